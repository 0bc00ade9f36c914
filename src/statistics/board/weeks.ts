import { serialToInstant } from '../../calendar/serial.ts'
import { weekBounds, weekOf } from '../../calendar/week.ts'
import { type Instant, instant } from '../../model/instant.ts'
import type { Week } from '../../model/week.ts'
import { cellAt } from '../../sheet/headers.ts'
import type { LedgerView } from '../../sheet/ledger-view.ts'
import { hasChoiceOf, parseRecord } from '../../sheet/record.ts'
import { type RegisterTable, textAt } from '../../sheet/register-table.ts'
import { collectFinished } from '../callbacks/collect-finished.ts'
import { callbackFigures } from '../callbacks/figures.ts'
import { collectLedger } from '../collect-ledger.ts'
import type { Counted } from '../figure.ts'
import { isCounted } from '../ledger-rounds.ts'
import { shareOf } from '../month/shares.ts'
import { tallyOf } from '../month/tally.ts'
import { stageReader } from './open-work.ts'

/** The shares that a week is told by. */
export const WEEK_SHARES = ['onTimeShare', 'satisfiedShare', 'callbackRate', 'repeatRate'] as const
export type WeekShare = (typeof WEEK_SHARES)[number]

interface WeekLine {
  readonly week: Week
  readonly shares: Readonly<Record<WeekShare, Counted>>
}

/** The present week and the one before, both as they stand at the same moment. */
export interface ComparedWeeks {
  readonly present: WeekLine
  readonly last: WeekLine
}

/**
 * Counts this week and the last as the month is counted, their callbacks as the week's own tab does. Of cases that were over before, nothing
 * is read but when.
 */
export function compareWeeks(view: LedgerView, now: Instant): ComparedWeeks {
  const { zone } = view.settings
  const present = weekOf(zone, now)
  const last = weekOf(zone, instant(weekBounds(zone, present).from - 1))
  const recent = withRecentRows(view, [last, present])
  const rounds = collectLedger(recent, now)
    .registers.filter(isCounted)
    .flatMap((one) => one.rounds)
  const finished = collectFinished(recent, now)
  const line = (week: Week): WeekLine => {
    const { from, to } = weekBounds(zone, week)
    const tally = tallyOf(rounds, { start: from, end: to }, now)
    const calls = callbackFigures(finished.filter((one) => one.week === week))
    return {
      week,
      shares: {
        onTimeShare: shareOf('onTimeShare', tally),
        satisfiedShare: calls.satisfiedShare,
        callbackRate: calls.rate,
        repeatRate: shareOf('repeatRate', tally),
      },
    }
  }
  return { present: line(present), last: line(last) }
}

/** A ledger whose cases that were over before some weeks are blank rows: whoever reads it passes over them. */
function withRecentRows(view: LedgerView, weeks: readonly [first: Week, last: Week]): LedgerView {
  const { zone } = view.settings
  const { from } = weekBounds(zone, weeks[0])
  const blank: readonly never[] = []
  return {
    ...view,
    registers: view.registers.map((register) => {
      const isRecent = recentReader(register, zone, from, weeks)
      return register.withRows(register.table.rows.map((cells, row) => (row === 0 || isRecent(row) ? cells : blank)))
    }),
  }
}

/** Whether a case may count in the weeks since `from`: it is not over, was resolved since, or its callback was decided about in them. */
function recentReader(
  register: RegisterTable,
  zone: string,
  from: Instant,
  weeks: readonly Week[],
): (row: number) => boolean {
  const stageOf = stageReader(register)
  const { headers, table } = register
  return (row) => {
    if (stageOf(row) !== 'over') return true
    const cells = table.rows[row] ?? []
    const record = textAt(cells, headers, 'record') ?? ''
    if (weeks.some((week) => hasChoiceOf(record, week))) return true
    const typed = cellAt(cells, headers, 'resolvedAt')
    const at = typeof typed === 'number' ? serialToInstant(zone, typed) : parseRecord(record, zone).finishedAt
    return at === undefined || at >= from
  }
}
