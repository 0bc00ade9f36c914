import type { LedgerRounds, RegisterRounds } from '../ledger-rounds.ts'
import type { ClosedMonth } from '../month/month-report.ts'
import { roundInMonth } from '../month/round-in-month.ts'
import { type Month, monthBounds } from '../month.ts'

/** Makes a month final as the ledger says now (R50): what of it the month is counted from. Pure. Throws `UnknownZoneError`. */
export function closeMonth({ registers, zone, asOf }: LedgerRounds, month: Month): ClosedMonth {
  const bounds = monthBounds(zone, month)
  return {
    month,
    closedAt: asOf,
    registers: registers.map((one): RegisterRounds => {
      if ('lacks' in one) return one
      return {
        register: one.register,
        rounds: one.rounds.filter((round) => roundInMonth(round, bounds, asOf) !== undefined),
        leftOut: one.leftOut.filter(
          ({ receivedAt: at }) => at === undefined || (at >= bounds.start && at < bounds.end),
        ),
      }
    }),
  }
}
