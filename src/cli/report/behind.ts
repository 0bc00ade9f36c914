import { isCounted } from '../../statistics/ledger-rounds.ts'
import { COUNTS, type CountKey } from '../../statistics/month/counts.ts'
import type { MonthReport } from '../../statistics/month/month-report.ts'
import type { RoundInMonth } from '../../statistics/month/round-in-month.ts'
import { SHARES } from '../../statistics/month/shares.ts'
import { type FigureKey, isCount, isShare } from '../../statistics/month/tab/figures.ts'
import type { Narrowing } from './figure-said.ts'

/**
 * The rows behind a figure of a month (R49), register by register, in their order: of a share those that it counts, of hours those that were
 * measured; only those that every narrowing lets through.
 */
export function behindFigure(
  { registers, zone }: MonthReport,
  key: FigureKey,
  narrowings: readonly Narrowing[],
): readonly RoundInMonth[] {
  const counts = countsIn(key)
  return registers
    .filter(isCounted)
    .flatMap(({ rounds }) => rounds)
    .filter((one) => counts(one) && narrowings.every((isOf) => isOf(one.item, zone)))
}

function countsIn(key: FigureKey): (one: RoundInMonth) => boolean {
  if (isCount(key)) return COUNTS[key].counts
  if (!isShare(key)) return ({ isBegun, took }) => isBegun && took !== undefined
  const keys: readonly CountKey[] = SHARES[key].numerator
  return (one) => keys.some((count) => COUNTS[count].counts(one))
}
