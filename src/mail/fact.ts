import type { Phone } from './phones.ts'

/** A fact of the case: its column's name, and what stands there, a line or several. */
export interface Fact {
  readonly label: string
  readonly lines: readonly string[]
  /** The numbers to call, where the fact is a phone that its reader may see whole. */
  readonly phones?: readonly Phone[]
}
