import './card.css'

export { openCard } from './card.ts'
export type { CardContext, Register, RowId, ViewCell, ViewColumn } from './context.ts'
export { isRegister } from './groups.ts'
export { mountSearch } from './search-box.ts'
