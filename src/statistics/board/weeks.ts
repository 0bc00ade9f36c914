import { serialToInstant } from '../../calendar/serial.ts'
import { weekBounds, weekOf } from '../../calendar/week.ts'
import { type Instant, instant } from '../../model/instant.ts'
import type { Week } from '../../model/week.ts'
import { happenedBy } from '../../rules/checks.ts'
import { isExampleNumber } from '../../sheet/example-row.ts'
import { cellAt, rowsOf } from '../../sheet/headers.ts'
import type { LedgerView } from '../../sheet/ledger-view.ts'
import { hasChoiceOf, parseRecord } from '../../sheet/record.ts'
import { missingColumns, type RegisterTable, textAt } from '../../sheet/register-table.ts'
import { collectFinished } from '../callbacks/collect-finished.ts'
import { callbackFigures } from '../callbacks/figures.ts'
import type { Counted } from '../figure.ts'
import { shareOf } from '../month/shares.ts'
import { tallyOf } from '../month/tally.ts'
import type { Round } from '../round.ts'
import { clockOf, turnsOf } from '../turns.ts'
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
 * Counts this week and the last by the month's own definitions, their callbacks by those of the week's tab. What the system wrote beside the
 * rows is believed, so that none is planned anew; of cases that were over before, nothing is read but when.
 */
export function compareWeeks(view: LedgerView, now: Instant): ComparedWeeks {
  const { zone } = view.settings
  const present = weekOf(zone, now)
  const last = weekOf(zone, instant(weekBounds(zone, present).from - 1))
  const recent = withRecentRows(view, [last, present])
  const rounds = recent.registers.flatMap((register) => roundsAsWritten(register, now))
  // How a callback ended is kept with its case: its own row tells nothing more that is counted here.
  const finished = collectFinished({ ...recent, callbacks: undefined }, now)
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

/** The cycles of a register's accepted cases, as far as these shares ask: nothing that cases are grouped by. */
function roundsAsWritten(register: RegisterTable, now: Instant): readonly Round[] {
  if (missingColumns(register).length > 0) return []
  const rounds: Round[] = []
  for (const { row, cells } of rowsOf(register.table)) {
    if (isExampleNumber(textAt(cells, register.headers, 'number') ?? '')) continue
    const { number, basis, record, fields: typed, seen } = register.read(row, now)
    const fields = happenedBy(typed, now, seen)
    const { receivedAt } = fields
    if (number === undefined || receivedAt === undefined || record.stage === 'unaccepted') continue
    const isRepeat = record.repeat !== undefined && fields.notRepeat !== true
    for (const turn of turnsOf({ ...fields, receivedAt }, basis)) {
      const resolve = clockOf('resolve', turn, fields)
      rounds.push({
        ...NO_KIND,
        register: register.register,
        row,
        number,
        cycle: turn.cycle,
        isRepeat: isRepeat && turn.cycle === 1,
        begunAt: turn.begunAt,
        resolvedAt: turn.resolvedAt,
        isReopened: turn.endedAt !== undefined,
        clocks: resolve === undefined ? {} : { resolve },
        pausedAt: turn.pausedAt,
      })
    }
  }
  return rounds
}

const NO_KIND = {
  category: undefined,
  subcategory: undefined,
  cause: undefined,
  channel: undefined,
  validity: undefined,
  department: undefined,
  handler: undefined,
  building: undefined,
  isAbnormal: false,
  closedAt: undefined,
  repliedAt: undefined,
  callback: undefined,
} as const

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
