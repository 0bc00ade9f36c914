import './card.css'

export { openCard } from './card.ts'
export type { CardContext, Choices, Refusal, Register, RowId, TabView, ViewCell, ViewColumn } from './context.ts'
export { isRegister } from './groups.ts'
export { mountSearch, type SearchBox } from './search-box.ts'
