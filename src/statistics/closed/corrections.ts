import type { CaseNumber } from '../../model/case-number.ts'
import type { Instant } from '../../model/instant.ts'
import type { CaseRegister } from '../../model/register.ts'
import type { CountedRounds, LedgerRounds, RegisterRounds, UncountedRegister } from '../ledger-rounds.ts'
import type { ClosedMonth } from '../month/month-report.ts'
import { roundInMonth } from '../month/round-in-month.ts'
import { type Month, monthBounds } from '../month.ts'
import type { Round } from '../round.ts'
import { type FigureChange, figureChanges } from './changed-figures.ts'
import { differences, type FieldChange } from './differences.ts'
import { matchRounds, type RoundPair } from './match-rounds.ts'
import { casesGoingOn, type GoesOn, sameThen } from './same-then.ts'

/** A case in one of its cycles that was found otherwise than a final month has it. */
export interface CaseCorrection {
  readonly register: CaseRegister
  readonly number: CaseNumber | undefined
  readonly cycle: number
  /** Where it stands in the register by now; undefined where it is gone. */
  readonly row: number | undefined
  /** `added`: the month did not know of it; `gone`: its row is not there any more, or no case, or was received after the month was made final. */
  readonly kind: 'added' | 'gone' | 'changed'
  /** What is said otherwise; of what was added or is gone, nothing. */
  readonly changes: readonly FieldChange[]
}

/** What was found otherwise after a month was made final (R50): the month stays as it was, and this stands beside it. */
export interface Corrections {
  readonly month: Month
  readonly closedAt: Instant
  /** By register, number and cycle. */
  readonly cases: readonly CaseCorrection[]
  /** The figures that would be other ones with these cases as they are now, in total and by group. */
  readonly figures: readonly FigureChange[]
  /** Registers that cannot be compared, with the columns that are gone; none where the whole tab is. */
  readonly uncompared: readonly UncountedRegister[]
}

/**
 * Compares a final month with what the ledger says now of the moment when it became so: `now` must be as of `closed.closedAt`, so that
 * what happened since is no correction; `present` as of a later moment, for it tells which cases were reopened since. Pure. Throws
 * `UnknownZoneError`.
 */
export function corrections(closed: ClosedMonth, now: LedgerRounds, present: LedgerRounds): Corrections {
  const goesOn = casesGoingOn(now, present)
  const compared = closed.registers.map((then) => {
    const found = now.registers.find(({ register }) => register === then.register)
    return compareRegister(then, found ?? { register: then.register, lacks: [] }, { closed, zone: now.zone, goesOn })
  })
  return {
    month: closed.month,
    closedAt: closed.closedAt,
    cases: compared.flatMap(({ cases }) => cases),
    figures: compared.flatMap(({ figures }) => figures),
    uncompared: compared.flatMap(({ uncompared }) => uncompared),
  }
}

interface Comparing {
  readonly closed: ClosedMonth
  readonly zone: string
  readonly goesOn: ReadonlyMap<string, GoesOn>
}

type Compared = Pick<Corrections, 'cases' | 'figures' | 'uncompared'>
const SAME: Compared = { cases: [], figures: [], uncompared: [] }

function compareRegister(then: RegisterRounds, now: RegisterRounds, { closed, zone, goesOn }: Comparing): Compared {
  if ('lacks' in then) return 'lacks' in now ? SAME : { ...SAME, uncompared: [then] }
  if ('lacks' in now) return { ...SAME, uncompared: [now] }
  const bounds = monthBounds(zone, closed.month)
  const isOfMonth = (round: Round): boolean => roundInMonth(round, bounds, closed.closedAt) !== undefined
  const pairs = matchRounds(then.rounds, now.rounds).filter((pair) => pair.then !== undefined || isOfMonth(pair.now))
  const cases = pairs.flatMap((pair) => caseCorrection(pair, goesOn)).toSorted(byNumber)
  if (cases.length === 0) return SAME
  const after: CountedRounds = { ...then, rounds: pairs.flatMap((pair) => comparable(pair, goesOn) ?? []) }
  return { cases, figures: figureChanges(then, after, { zone, bounds, asOf: closed.closedAt }), uncompared: [] }
}

/** The round as it is now, as far as it is the month's; undefined where it is gone. */
function comparable({ then, now }: RoundPair, goesOn: Comparing['goesOn']): Round | undefined {
  return then === undefined || now === undefined ? now : sameThen(now, then, goesOn.get(now.number ?? ''))
}

function caseCorrection(pair: RoundPair, goesOn: Comparing['goesOn']): readonly CaseCorrection[] {
  const { then, now } = pair
  if (then === undefined) return [{ ...placeOf(now), kind: 'added', changes: [] }]
  if (now === undefined) return [{ ...placeOf(then), row: undefined, kind: 'gone', changes: [] }]
  const changes = differences(then, sameThen(now, then, goesOn.get(now.number ?? '')))
  return changes.length === 0 ? [] : [{ ...placeOf(now), kind: 'changed', changes }]
}

const placeOf = ({ register, number, cycle, row }: Round) => ({ register, number, cycle, row })

/** By code units; what has no number last, in the order of its rows. */
function byNumber(a: CaseCorrection, b: CaseCorrection): number {
  if (a.number === undefined || b.number === undefined)
    return a.number === b.number ? (a.row ?? 0) - (b.row ?? 0) : a.number === undefined ? 1 : -1
  return a.number === b.number ? a.cycle - b.cycle : a.number < b.number ? -1 : 1
}
