import type { Operand } from './value.ts'

/** Where and when a formula is evaluated. */
export type Context = {
  readonly row: number
  readonly column: number
  readonly timeZone: string
  readonly locale: string
  /** Milliseconds since 1970. */
  readonly now: number
  readonly random: () => number
}

/** A function with its arguments evaluated on demand: `IF` looks at one branch only. */
export type Native = (args: readonly (() => Operand)[], context: Context) => Operand
