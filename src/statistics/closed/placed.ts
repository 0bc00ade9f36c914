import type { LedgerRounds, RegisterRounds } from '../ledger-rounds.ts'
import type { ClosedMonth } from '../month/month-report.ts'
import { matchRounds } from './match-rounds.ts'

/** The row of a round that is in no row any more: there is nothing to link to. */
export const NO_ROW = -1

/** A final month with its rounds in the rows where they stand now: people sort and delete. Nothing else of it changes. */
export const placed = (closed: ClosedMonth, now: LedgerRounds): ClosedMonth => ({
  ...closed,
  registers: closed.registers.map((then): RegisterRounds => {
    if ('lacks' in then) return then
    const found = now.registers.find(({ register }) => register === then.register)
    const rounds = found === undefined || 'lacks' in found ? [] : found.rounds
    const rows = new Map(matchRounds(then.rounds, rounds).map((pair) => [pair.then, pair.now?.row]))
    return { ...then, rounds: then.rounds.map((round) => ({ ...round, row: rows.get(round) ?? NO_ROW })) }
  }),
})
