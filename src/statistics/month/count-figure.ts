import type { Words } from '../../model/language.ts'
import type { CountedClock } from '../round.ts'
import type { RoundInMonth, Standing } from './round-in-month.ts'

/** A figure that counts cases, each of their cycles by itself. `counts` says which, so the rows behind it can be listed; `definition` says the same (R49). */
export type CountFigure = Words & {
  readonly definition: Words
  readonly counts: (one: RoundInMonth) => boolean
}

/** Received in the month, and not reopened. */
export const isReceived = ({ isBegun, item }: RoundInMonth): boolean => isBegun && item.cycle === 1

/** Begun in the month, a clock of it standing in one of these ways. */
export const stands =
  (clock: CountedClock, ...wanted: readonly (Standing | undefined)[]) =>
  (one: RoundInMonth): boolean =>
    one.isBegun && wanted.includes(one.standing[clock])
