import type { Register } from '../desk-rules.ts'
import type { Dice } from '../dice.ts'
import type { Desk, Line, Page } from './desk.ts'
import { REGISTERS } from './desk.ts'
import type { Request, SheetIds } from './requests.ts'

/** What somebody does: the requests, what the desk is then, and words for the trace. */
export interface Done {
  readonly requests: readonly Request[]
  readonly desk: Desk
  readonly words: string
}

/** What an edit knows. */
export interface EditContext {
  readonly desk: Desk
  readonly dice: Dice
  /** Milliseconds since 1970. */
  readonly now: number
  readonly ids: SheetIds
  /** Rows are told apart by these; each is given once. */
  readonly nextId: () => number
}

/** One thing that people do; undefined where there is nothing to do it to. */
export type Edit = (context: EditContext) => Done | undefined

/** A row with its place. */
export interface Found {
  readonly register: Register
  readonly place: number
  readonly line: Line
}

export const linesOf = (desk: Desk): readonly Found[] =>
  REGISTERS.flatMap((register) =>
    desk.pages[register].flatMap((line, place) => (line === undefined ? [] : [{ register, place, line }])),
  )

/** One of the rows that will do; undefined where none does. */
export function someLine(
  { desk, dice }: EditContext,
  isFit: (found: Found) => boolean = () => true,
): Found | undefined {
  const fit = linesOf(desk).filter(isFit)
  return fit.length === 0 ? undefined : dice.pick(fit)
}

export const withPage = (desk: Desk, register: Register, page: Page): Desk => ({
  ...desk,
  pages: { ...desk.pages, [register]: page },
})

/** The desk once a row's cells are typed, and its flags set. */
export const withCells = (
  desk: Desk,
  { register, place, line }: Found,
  cells: Line['cells'],
  flags: Pick<Line, 'kin' | 'undone'> = {},
): Desk =>
  withPage(desk, register, desk.pages[register].with(place, { ...line, ...flags, cells: { ...line.cells, ...cells } }))
