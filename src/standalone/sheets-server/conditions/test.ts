import type { Locale } from '../formats/locale.ts'
import type { Spot } from '../formulas/evaluate.ts'
import type { Scalar } from '../formulas/value.ts'
import type { Ask, Home } from './expression.ts'

/** A cell as a condition sees it. */
export type Seen = Spot & {
  /** What it holds, or what its formula comes to. */
  readonly value: Scalar
  /** What people read in it. */
  readonly text: string
  /** Whether people read its number as a date or a time. */
  readonly isDate: boolean
}

/** Whether a condition of a rule that begins at `home` holds at a cell. */
export type Test = (cell: Seen, ask: Ask, home: Home) => boolean

/** What a condition compares with, at a cell; undefined when there is nothing to compare with. */
export type Given = (cell: Seen, ask: Ask, home: Home) => Scalar

/** How text in a condition is read: as if it had been typed into a cell. */
export type Reading = { readonly locale: Locale; readonly year: number }
