import './card.css'

export { openCard } from './card.ts'
export type { CardContext, Choices, Refusal, RowId, TabView, ViewCell, ViewColumn } from './context.ts'
export { mountSearch, type SearchBox } from './search-box.ts'
