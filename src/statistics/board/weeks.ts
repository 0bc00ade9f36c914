import { instantToSerial } from '../../calendar/serial.ts'
import { weekBounds, weekOf } from '../../calendar/week.ts'
import { type Instant, instant } from '../../model/instant.ts'
import type { Week } from '../../model/week.ts'
import type { Cell } from '../../ports/ledger.ts'
import { happenedBy } from '../../rules/checks.ts'
import { isExampleNumber } from '../../sheet/example-row.ts'
import { cellAt, rowsOf } from '../../sheet/headers.ts'
import type { LedgerView } from '../../sheet/ledger-view.ts'
import { hasChoiceOf } from '../../sheet/record.ts'
import { missingColumns, type RegisterTable, textAt } from '../../sheet/register-table.ts'
import { collectFinished } from '../callbacks/collect-finished.ts'
import { callbackFigures } from '../callbacks/figures.ts'
import type { Counted } from '../figure.ts'
import { shareOf } from '../month/shares.ts'
import { tallyOf } from '../month/tally.ts'
import type { Round } from '../round.ts'
import { clockOf, turnsOf } from '../turns.ts'

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
 * rows is believed, so that none is planned anew, and none is read that did not begin in these weeks.
 */
export function compareWeeks(view: LedgerView, now: Instant): ComparedWeeks {
  const { zone } = view.settings
  const present = weekOf(zone, now)
  const last = weekOf(zone, instant(weekBounds(zone, present).from - 1))
  const { from: since } = weekBounds(zone, last)
  const rounds = view.registers.flatMap((register) => roundsAsWritten(register, mayBegin(register, zone, since), now))
  const finished = collectFinished(decidedAbout(view, [last, present]), now)
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

/** The cycles of those accepted cases of a register, as far as these shares ask: nothing that cases are grouped by. */
function roundsAsWritten(
  register: RegisterTable,
  isAsked: (cells: readonly Cell[]) => boolean,
  now: Instant,
): readonly Round[] {
  if (missingColumns(register).length > 0) return []
  const rounds: Round[] = []
  for (const { row, cells } of rowsOf(register.table)) {
    if (!isAsked(cells) || isExampleNumber(textAt(cells, register.headers, 'number') ?? '')) continue
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

/** Whether a row may be of a case that was received, or reopened, since a moment: these shares are of such cases. */
function mayBegin({ headers }: RegisterTable, zone: string, since: Instant): (cells: readonly Cell[]) => boolean {
  const serial = instantToSerial(zone, since) ?? -Infinity
  return (cells) => {
    const received = cellAt(cells, headers, 'receivedAt')
    if (typeof received !== 'number' || received >= serial) return true
    return ['reopenedAt', 'reopenedSeen', 'status'].some((key) => cellAt(cells, headers, key) !== undefined)
  }
}

/**
 * A ledger of which nothing is left but the cases whose callbacks were decided about in some weeks. How each ended is kept with its case:
 * the callback's own row tells nothing more that is counted here.
 */
function decidedAbout(view: LedgerView, weeks: readonly Week[]): LedgerView {
  const none: readonly Cell[] = []
  const isDecided = ({ headers }: RegisterTable, cells: readonly Cell[]): boolean => {
    const record = textAt(cells, headers, 'record') ?? ''
    return weeks.some((week) => hasChoiceOf(record, week))
  }
  return {
    ...view,
    callbacks: undefined,
    registers: view.registers.map((register) =>
      register.withRows(
        register.table.rows.map((cells, row) => (row === 0 || isDecided(register, cells) ? cells : none)),
      ),
    ),
  }
}
