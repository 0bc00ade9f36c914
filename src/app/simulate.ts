import { Failure } from '../model/failure.ts'
import { type Instant, instant } from '../model/instant.ts'
import { type Words, wordsOf } from '../model/language.ts'
import { CASE_REGISTERS, type CaseRegister } from '../model/register.ts'
import { type Finding, placeIn } from '../plan/findings/finding.ts'
import { settingsFindings } from '../plan/findings/settings-findings.ts'
import type { Clock } from '../ports/clock.ts'
import type { Ledger, LedgerState, Table } from '../ports/ledger.ts'
import type { BoundMap } from '../sheet/import/columns.ts'
import { type LedgerView, viewLedger } from '../sheet/ledger-view.ts'
import { type TabFile, withTabs } from '../sheet/tab-file.ts'
import { type Bounds, type Month, monthBounds, monthOf } from '../statistics/month.ts'
import { collectPast } from '../statistics/simulate/collect-past.ts'
import { type Difference, differenceOf, type Outcome, outcomeOf } from '../statistics/simulate/outcome.ts'
import { type Unknown, unknownOf } from '../statistics/simulate/unknown.ts'
import { planBatch, type Reject, type SourceRow } from './import/plan-batch.ts'

/** What a simulation works with: it writes nothing and mails nobody. */
export interface SimulateParts {
  readonly ledger: Pick<Ledger, 'read'>
  readonly clock: Clock
}

export interface SimulateOptions {
  /** Default: the month before the one that `now` lies in, in the site's zone. */
  readonly month?: Month | undefined
  /** What has happened by then counts; default: the clock's time. */
  readonly now?: Instant | undefined
  /** Settings tabs in place of the ledger's own. */
  readonly tabs?: readonly TabFile[]
  /** Cases of a file in place of the ledger's own. */
  readonly cases?: { readonly bound: BoundMap; readonly rows: readonly SourceRow[] } | undefined
}

/** A month as it would have been. */
export interface Simulation {
  readonly month: Month
  readonly bounds: Bounds
  readonly asOf: Instant
  readonly zone: string
  /** Cases received in the month, and those that were open when it began. */
  readonly cases: { readonly received: number; readonly opening: number }
  /** Rows that had to be left out: nobody can say when they were received, or they are copies. */
  readonly leftOut: number
  /** Registers that are gone, or lack a column. */
  readonly unreadable: readonly CaseRegister[]
  /** Records of the file that no import would take. */
  readonly rejects: readonly Reject[]
  readonly unknown: Unknown
  /** With the settings of the ledger. */
  readonly present: Outcome
  /** With the tabs in place of its own; absent where there were none. */
  readonly changed?: Outcome & Difference
  /** What is wrong with the tabs in place of its own. */
  readonly findings: readonly Finding[]
}

/**
 * Sends a month of a ledger, or the cases of a file, once more through the rules of today, and through other ones: who would have been
 * mailed, and which deadlines would not have been kept. One read; nothing is written or sent.
 *
 * Throws `Failure`: `bad-option` for a month that has not begun, `not-set-up`, and what the ledger throws.
 */
export async function simulate(
  { ledger, clock }: SimulateParts,
  { month: asked, now, tabs = [], cases }: SimulateOptions = {},
): Promise<Simulation> {
  const asOf = now ?? clock.now()
  const read = await ledger.read()
  const { settings } = viewLedger(read)
  const month = asked ?? monthBefore(settings.zone, asOf)
  const bounds = monthBounds(settings.zone, month)
  if (bounds.start > asOf)
    throw new Failure({ kind: 'bad-option', option: '--month', problem: `${month} > ${monthOf(settings.zone, asOf)}` })
  const { state, rejects } = cases === undefined ? { state: read, rejects: [] } : withCases(read, cases, asOf)
  const view = viewLedger(state)
  const past = collectPast(view, bounds, asOf)
  const present = outcomeOf(view, past.cases, bounds, asOf)
  const received = past.cases.filter(({ receivedAt }) => receivedAt >= bounds.start).length
  const result = {
    month,
    bounds,
    asOf,
    zone: settings.zone,
    cases: { received, opening: past.cases.length - received },
    leftOut: past.leftOut,
    unreadable: past.unreadable,
    rejects,
    unknown: unknownOf(past.cases, asOf),
    present,
  }
  if (tabs.length === 0) return { ...result, findings: [] }
  const other = withTabs(state, tabs)
  const otherView = viewLedger(other)
  const changed = outcomeOf(otherView, collectPast(otherView, bounds, asOf).cases, bounds, asOf)
  return {
    ...result,
    changed: { ...changed, ...differenceOf(present, changed) },
    findings: findingsOf(other, otherView, tabs, asOf),
  }
}

const monthBefore = (zone: string, at: Instant): Month =>
  monthOf(zone, instant(monthBounds(zone, monthOf(zone, at)).start - 1))

/** The ledger with the cases of a file for its own, as an import would write them. */
function withCases(
  read: LedgerState,
  { bound, rows }: NonNullable<SimulateOptions['cases']>,
  now: Instant,
): { readonly state: LedgerState; readonly rejects: readonly Reject[] } {
  const tables = new Map(read.tables)
  const put = (table: Table | undefined, more: Table['rows']): void => {
    if (table !== undefined) tables.set(table.tab, { ...table, rows: [...table.rows, ...more] })
  }
  for (const register of CASE_REGISTERS) {
    const table = tables.get(register)
    if (table !== undefined) tables.set(register, { ...table, rows: table.rows.slice(0, 1) })
  }
  const empty = { ...read, tables }
  const known = { lines: new Map<string, number>(), categories: [] }
  const { changes, rejects } = planBatch(rows, bound, { state: empty, view: viewLedger(empty), known, now })
  for (const change of changes) if (change.kind === 'append') put(tables.get(change.tab), change.rows)
  return { state: { ...read, tables: new Map(tables) }, rejects }
}

/** What a tab's own check column would say of the files, and what of their columns counts for nothing. */
function findingsOf(state: LedgerState, view: LedgerView, files: readonly TabFile[], now: Instant): readonly Finding[] {
  const tabProblems = new Map([...view.tabProblems].filter(([key]) => files.some(({ table }) => table.tab === key)))
  const columns = files.flatMap(({ table, blank, unknown }) => [
    ...(blank.length === 0 ? [] : [{ tab: table.tab, code: 'column-missing', what: blankColumns(blank.map(wordsOf)) }]),
    ...unknown.map((name) => ({ tab: table.tab, code: 'unknown-column', what: unknownColumn(name) })),
  ])
  return [
    ...columns.map(({ tab, code, what }): Finding => ({ severity: 'warning', code, place: placeIn(state, tab), what })),
    // What the calendars do not know of the time to come is no matter of the files.
    ...settingsFindings(state, { ...view, tabProblems, calendars: new Map() }, now),
  ]
}

const blankColumns = (columns: readonly Words[]): Words => ({
  zh: `没有这些列，按没有填写处理：${columns.map(({ zh }) => zh).join('、')}`,
  en: `has no such columns, and they count as blank: ${columns.map(({ en }) => en).join(', ')}`,
})

const unknownColumn = (name: string): Words => ({
  zh: `“${name}”不是这张表的列，没有看`,
  en: `"${name}" is no column of this tab, and was not read`,
})
