import { dayOf } from '../../calendar/wall.ts'
import { toWall } from '../../calendar/zone.ts'
import type { DayTally, DayTold } from '../../model/daily.ts'
import { type Instant, instant } from '../../model/instant.ts'
import type { LedgerView } from '../../sheet/ledger-view.ts'
import { collectLedger } from '../collect-ledger.ts'
import { isCounted, type LedgerRounds, type UncountedRegister } from '../ledger-rounds.ts'
import type { Round } from '../round.ts'
import { dayBounds, dayTold, isOfDay, tallyOf } from './day-told.ts'
import { DAYS_SHOWN, type KnownDays, parseDays } from './known-days.ts'
import { lately } from './lately.ts'
import { openCases } from './open-cases.ts'
import { roundInDay } from './round-in-day.ts'

/** A day as a line of the days: how many were forgotten is not known of one on which nobody counted. */
export interface DayLine {
  /** Days since 1970-01-01. */
  readonly day: number
  readonly tally: Omit<DayTally, 'forgotten'> & { readonly forgotten: number | undefined }
}

/** A site's present day, and the days before it (R43). */
export interface DailyReport {
  readonly asOf: Instant
  readonly today: Pick<DayTold, 'tally' | 'people' | 'forgotten' | 'overdue' | 'toCorrect'>
  /** Up to 31, the earliest first, today the last; none before the first case. */
  readonly days: readonly DayLine[]
  /** Registers that cannot be counted, and the columns that they lack; none where the tab is gone. */
  readonly uncounted: readonly UncountedRegister[]
}

/** The day that `asOf` is in, as it stands then: pure, so whoever computes it gets the same. Throws `UnknownZoneError`. */
export function dailyReport(ledger: LedgerView, asOf: Instant): DailyReport {
  const { zone } = ledger.settings
  const today = dayOf(toWall(zone, asOf))
  const { view, isCut } = lately(ledger, dayBounds(zone, today - DAYS_SHOWN + 1).start)
  const source = collectLedger(view, asOf)
  const rounds = roundsIn(source)
  const told = dayTold(rounds, openCases(openIn(rounds), view, asOf), dayBounds(zone, today), asOf)
  return {
    asOf,
    today: { ...told, toCorrect: toCorrectIn(source) },
    days: daysUntil(today, rounds, {
      zone,
      asOf,
      isCut,
      known: parseDays(view.memory.daily),
      forgotten: told.tally.forgotten,
    }),
    uncounted: source.registers.flatMap((one) => (isCounted(one) ? [] : [one])),
  }
}

/** Every cycle of every register that can be counted. */
export const roundsIn = ({ registers }: LedgerRounds): readonly Round[] =>
  registers.filter((one) => isCounted(one)).flatMap(({ rounds }) => rounds)

/** Those that are not resolved. */
export const openIn = (rounds: readonly Round[]): readonly Round[] =>
  rounds.filter(({ resolvedAt }) => resolvedAt === undefined)

/** How many rows are too wrong to be cases. */
export const toCorrectIn = ({ registers }: LedgerRounds): number =>
  registers.filter((one) => isCounted(one)).reduce((sum, { leftOut }) => sum + leftOut.length, 0)

interface DaysOf {
  readonly zone: string
  readonly asOf: Instant
  /** Whether there were cases before these days. */
  readonly isCut: boolean
  readonly known: KnownDays
  /** How many are forgotten now. */
  readonly forgotten: number
}

function daysUntil(
  today: number,
  rounds: readonly Round[],
  { zone, asOf, isCut, known, forgotten }: DaysOf,
): readonly DayLine[] {
  const earliest = today - DAYS_SHOWN + 1
  const first = instant(rounds.reduce((found, { begunAt }) => Math.min(found, begunAt), Number(asOf)))
  const from = isCut ? earliest : Math.max(earliest, dayOf(toWall(zone, first)))
  const recent = rounds.filter((one) => isOfDay(one, dayBounds(zone, from)))
  return Array.from({ length: today - from + 1 }, (_, index): DayLine => {
    const day = from + index
    const bounds = dayBounds(zone, day)
    const looks = recent.map((one) => roundInDay(one, bounds, asOf))
    const remembered = day === today ? forgotten : known.get(day)?.forgotten
    return { day, tally: { ...tallyOf(looks), forgotten: remembered } }
  })
}
