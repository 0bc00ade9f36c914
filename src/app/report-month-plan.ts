import { closed as closedTab } from '../../sheets-template/workbook/index.ts'
import { Failure } from '../model/failure.ts'
import type { Instant } from '../model/instant.ts'
import { wordsOf } from '../model/language.ts'
import type { ReportTab } from '../model/report-tab.ts'
import type { Change, LedgerState } from '../ports/ledger.ts'
import { figuresChanges, type KeptFigures, readFigures } from '../sheet/figures-tab.ts'
import type { LedgerView } from '../sheet/ledger-view.ts'
import { MONTHS_NAME, remember } from '../sheet/system-tab.ts'
import { closeMonth } from '../statistics/closed/close-month.ts'
import { type ClosedMonths, canKeep, closeChanges, readClosed } from '../statistics/closed/closed-tab.ts'
import { type Corrections, corrections } from '../statistics/closed/corrections.ts'
import { placed } from '../statistics/closed/placed.ts'
import { parseWrittenMonths, printOfTabs, printWrittenMonths } from '../statistics/closed/written-months.ts'
import { collectLedger } from '../statistics/collect-ledger.ts'
import { publish } from '../statistics/group/published.ts'
import type { LedgerRounds } from '../statistics/ledger-rounds.ts'
import { type ClosedMonth, comparedNow, type MonthReport, monthReport } from '../statistics/month/month-report.ts'
import { renderMonth } from '../statistics/month/tab/month-tab.ts'
import { renderMonthRows } from '../statistics/month/tab/rows-tab.ts'
import { type Month, monthBounds } from '../statistics/month.ts'

/** What months are planned on: a ledger that was read with its figures and final months whole. */
export interface MonthsRead {
  readonly view: LedgerView
  readonly state: LedgerState
  /** As of when a month is counted that is not final. */
  readonly asOf: Instant
  readonly months: ClosedMonths
  readonly figures: readonly KeptFigures[]
  /** The ledger as it stood at a moment, brought down to what is counted. */
  readonly roundsAt: (asOf: Instant) => LedgerRounds
}

/** Reads what months are planned on. */
export function readMonths(view: LedgerView, state: LedgerState, asOf: Instant): MonthsRead {
  const { zone } = view.settings
  const known = new Map<Instant, LedgerRounds>()
  return {
    view,
    state,
    asOf,
    months: readClosed(state.tables.get('closed'), zone),
    figures: readFigures(state.tables.get('figures'), zone),
    roundsAt(at) {
      const rounds = known.get(at) ?? collectLedger(view, at)
      known.set(at, rounds)
      return rounds
    },
  }
}

/** A month as it is to be written. */
export interface MonthPlan {
  readonly report: MonthReport
  /** What was found otherwise since it is final; absent while it is not. */
  readonly corrections: Corrections | undefined
  readonly tab: ReportTab
  /** The rows behind its figures. */
  readonly rows: ReportTab
  /** Whether its tabs are other ones than were written last. */
  readonly isOther: boolean
  readonly changes: readonly Change[]
}

/**
 * Counts a month and plans its tabs and its figures as data (R45, R50); with `isToClose` it is made final as of now, unless it is final
 * already. Pure.
 *
 * Throws `Failure`: `final-month-spoilt` where what it was counted from is not as it was written, and it is not to be made final anew;
 * `month-not-final` where it cannot be; `not-set-up` where the tab of final months is gone. Throws `CalendarError` where the site's hours
 * never open.
 */
export function planMonth(read: MonthsRead, month: Month, isToClose = false): MonthPlan {
  const { view, state, months } = read
  const { settings } = view
  const known = months.closed.get(month)
  if (known === undefined && isSpoilt(read, month) && !isToClose) throw spoilt(read, month)
  const fresh = known === undefined && isToClose ? closedNow(read, month) : undefined
  const final = known ?? fresh
  const rounds = read.roundsAt(final?.closedAt ?? read.asOf)
  const closed = new Map(months.closed)
  if (final !== undefined) closed.set(month, placed(final, rounds))
  const report = monthReport({ ...rounds, closed }, month)
  const found = final && corrections(final, rounds, read.roundsAt(read.asOf))
  const tab = renderMonth(report, { settings, corrections: found })
  const rows = renderMonthRows(report, settings)
  const print = printOfTabs([tab, rows])
  const written = parseWrittenMonths(view.memory.months)
  const figures = { month, asOf: report.asOf, isClosed: final !== undefined, text: publish(report) }
  const memory = printWrittenMonths(written, month, print)
  return {
    report,
    corrections: found,
    tab,
    rows,
    isOther: written.get(month) !== print,
    changes: [
      { kind: 'report', report: tab },
      { kind: 'report', report: rows },
      ...figuresChanges(state.tables.get('figures'), figures, settings),
      ...(fresh === undefined ? [] : closeChanges(state.tables.get('closed'), fresh, settings)),
      ...(memory === view.memory.months ? [] : remember(view.memory, new Map([[MONTHS_NAME, memory]]))),
    ],
  }
}

/** Whether a month was made final, and what it was counted from cannot be read. */
export const isSpoilt = ({ months, figures }: MonthsRead, month: Month): boolean =>
  !months.closed.has(month) && (months.spoilt.has(month) || figures.some((one) => one.month === month && one.isClosed))

function spoilt({ months }: MonthsRead, month: Month): Failure {
  const row = months.spoilt.get(month)
  return new Failure({ kind: 'final-month-spoilt', month, ...(row === undefined ? {} : { row }) })
}

/** The month as it is made final now. Figures of a register that lacks a column would be unknown for ever, so nothing is. */
function closedNow({ view, state, asOf, months, roundsAt }: MonthsRead, month: Month): ClosedMonth {
  if (monthBounds(view.settings.zone, month).end > asOf)
    throw new Failure({ kind: 'month-not-final', month, why: 'running' })
  if (!canKeep(state.tables.get('closed'))) throw new Failure({ kind: 'not-set-up', missing: [wordsOf(closedTab)] })
  const rounds = roundsAt(asOf)
  const final = closeMonth(rounds, month)
  const lacks = lackedIn(final)
  if (lacks.length > 0) throw new Failure({ kind: 'month-not-final', month, why: { lacks } })
  return { ...final, compared: comparedNow({ ...rounds, closed: months.closed }, month) }
}

/** The columns that registers lack. A register that is gone altogether is one that the site does not want. */
export const lackedIn = ({ registers }: Pick<LedgerRounds, 'registers'>) =>
  registers.flatMap((one) => ('lacks' in one ? one.lacks : []))
