import type { Edit } from '../document/edit.ts'
import { invalid } from '../protocol/api-error.ts'
import type { Reply, Request } from '../protocol/types.ts'

export type Kind = keyof Request

/** What carries out one kind of request. It may give a reply; nothing stands for `{}`. */
export type Handler<K extends Kind> = (edit: Edit, request: NonNullable<Request[K]>, tools: Tools) => Reply | undefined

export type Handlers = { readonly [K in Kind]?: Handler<K> }

/** What some requests need beyond the document itself. */
export type Tools = {
  /** The one object for all equal formats and rules. */
  readonly shared: <T extends object>(part: T) => T
  /** Results of formulas as the document stands now. */
  readonly results: () => Results
  /** Set for people, who write values and notes: formats and rules stay with the cells when something is pasted. */
  readonly contentOnly?: boolean
}

/** The value that each cell shows: what was entered, or what its formula comes to. */
export type Results = {
  readonly at: (sheetId: number, row: number, column: number) => string | number | boolean | undefined
}

/** A field that the request cannot do without. @throws the service's 400 naming it */
export function needed<T>(value: T | null | undefined, name: string): T {
  if (value === undefined || value === null) throw invalid(`Must specify ${name}.`)
  return value
}
