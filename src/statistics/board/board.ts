import type { Instant } from '../../model/instant.ts'
import { CASE_REGISTERS, type CaseRegister } from '../../model/register.ts'
import type { LedgerView } from '../../sheet/ledger-view.ts'
import { type BoardTally, pressureOf, tallyOf } from './figures.ts'
import { holdsUntil } from './holds-until.ts'
import {
  BOARD_CLOCKS,
  type BoardClock,
  type OpenLedger,
  type OpenWork,
  openWork,
  type RunningClock,
} from './open-work.ts'
import { type ComparedWeeks, compareWeeks } from './weeks.ts'

/** How a clock stands over all that waits. */
interface ClockLine {
  readonly clock: BoardClock
  readonly runs: number
  readonly overdue: number
  readonly soon: number
  readonly inTime: number
  readonly next: Instant | undefined
}

/** How a site stands at a moment (R42). */
export interface Board {
  readonly asOf: Instant
  readonly total: BoardTally
  /** Rows that are too wrong to have a number. */
  readonly unaccepted: number
  readonly registers: readonly { readonly register: CaseRegister | 'callback'; readonly tally: BoardTally }[]
  /** Who has anything waiting, whoever is latest first; undefined for what nobody is named with. */
  readonly people: readonly { readonly name: string | undefined; readonly tally: BoardTally }[]
  readonly clocks: readonly ClockLine[]
  /** What has the most pressing deadlines, ten at most. */
  readonly urgent: readonly (OpenWork & { readonly first: RunningClock })[]
  /** Rows that are wrong, ten at most: those without a number first. */
  readonly wrong: readonly OpenWork[]
  readonly weeks: ComparedWeeks
  readonly unread: OpenLedger['unread']
  /** When time alone makes another board of it: a deadline comes near or runs out, or the day ends. */
  readonly until: Instant
}

/** So many stand in the lists of what is urgent, and of what is wrong. */
const LISTED = 10

/**
 * The board of a ledger that was read, as it stands at `now`: pure, so whoever computes it gets the same. Throws `UnknownZoneError`, and
 * `CalendarError` where the site's hours never open.
 */
export function boardOf(view: LedgerView, now: Instant): Board {
  const { items, unread } = openWork(view, now)
  const readable = [...CASE_REGISTERS, 'callback' as const].filter(
    (key) => !unread.some(({ register }) => register === key),
  )
  return {
    asOf: now,
    total: tallyOf(items),
    unaccepted: items.filter(({ isUnaccepted }) => isUnaccepted).length,
    registers: readable.map((register) => ({
      register,
      tally: tallyOf(items.filter((one) => one.register === register)),
    })),
    people: byPerson(items),
    clocks: byClock(items),
    urgent: items.flatMap(urgentOf).toSorted(mostUrgent).slice(0, LISTED),
    wrong: items
      .filter(({ check }) => check !== undefined)
      .toSorted(mostWrong)
      .slice(0, LISTED),
    weeks: compareWeeks(view, now),
    unread,
    until: holdsUntil(items, view.settings, now),
  }
}

function byPerson(items: readonly OpenWork[]): Board['people'] {
  const groups = Map.groupBy(items, ({ person }) => person)
  return [...groups]
    .map(([name, of]) => ({ name, tally: tallyOf(of) }))
    .toSorted(
      ({ name: a, tally: one }, { name: b, tally: other }) =>
        other.overdue + other.lateCalls - one.overdue - one.lateCalls ||
        other.soon - one.soon ||
        other.open + other.toCall - one.open - one.toCall ||
        byName(a, b),
    )
}

/** By code units, the same on every machine; the nameless last. */
function byName(a: string | undefined, b: string | undefined): number {
  if (a === b) return 0
  if (a === undefined || b === undefined) return a === undefined ? 1 : -1
  return a < b ? -1 : 1
}

function byClock(items: readonly OpenWork[]): readonly ClockLine[] {
  const running = items.flatMap(({ clocks }) => clocks)
  return BOARD_CLOCKS.map((clock) => {
    const of = running.filter((one) => one.clock === clock)
    const so = (pressure: RunningClock['pressure']) => of.filter((one) => one.pressure === pressure).length
    return {
      clock,
      runs: of.length,
      overdue: so('overdue'),
      soon: so('soon'),
      inTime: so('inTime'),
      next: of.map(({ due }) => due).toSorted((a, b) => a - b)[0],
    }
  })
}

const urgentOf = (one: OpenWork): Board['urgent'] => {
  const [first] = one.clocks
  return first === undefined ? [] : [{ ...one, first }]
}

const PRESSURES = ['overdue', 'soon', 'inTime'] as const
/** A callback has none: it comes after the cases. */
const PRIORITIES: readonly (string | undefined)[] = ['critical', 'urgent', 'normal', undefined]

/** Overdue first, then due soon; of these what hurts people first, then the earliest deadline. */
function mostUrgent(a: Board['urgent'][number], b: Board['urgent'][number]): number {
  const rank = (one: OpenWork) => PRESSURES.indexOf(pressureOf(one))
  const pressing = ({ priority }: OpenWork) => PRIORITIES.indexOf(priority)
  return rank(a) - rank(b) || pressing(a) - pressing(b) || a.first.due - b.first.due
}

const mostWrong = (a: OpenWork, b: OpenWork): number => Number(b.isUnaccepted) - Number(a.isUnaccepted)
