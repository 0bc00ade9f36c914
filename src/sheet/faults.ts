import { type TabKey, tabs } from '../../sheets-template/workbook/index.ts'
import { POLICY_CLOCKS, type PolicyClock } from '../model/clock.ts'
import { type Words, wordsOf } from '../model/language.ts'
import { REGISTERS } from '../model/register.ts'
import type { LedgerState, Table } from '../ports/ledger.ts'
import type { Column, Tab } from './definition.ts'
import { findHeaders, type Headers, isHeaderRowGone } from './headers.ts'
import { missingColumns } from './register-table.ts'
import type { TabProblems } from './tab-problem.ts'
import { clocksOfColumn, type UnwatchedClock } from './unwatched.ts'

/**
 * What does not happen for want of a tab or a column, or for what is wrong in it.
 *
 * - `everything`: no sweep can be made; `register`: the tab is left alone; a settings tab's own key: what it tells is unknown;
 * - `held`: what was last good stays in force, and what is changed in the tab, or in the rows, has no effect;
 * - `history`, `suggestions`, `library`, `health`: lines are not written; `kept`: the settings in force are not kept; `journal`: rows are not,
 *   before they are written to; `figures`, `closed`: months are not kept as data, and none becomes final;
 * - `clocks`: nobody is alerted about them; `limit`: new cases have no such deadline;
 * - `mails`, `offices`: nobody can be mailed, or nobody by a role;
 * - `check`, `colours`, `shown`: something is not to be seen; `priorities`: categories have no priority of their own;
 * - `classes`: nothing: what the rules ask for is called back, whatever a tab says;
 * - `blank`: its cells count as blank; `left`: of two columns the left one counts;
 * - `first`: what stands in the first row, which is taken for the header row.
 */
export type Effect =
  | { readonly stops: 'everything' | 'register' | SettingsTab | 'held' | SystemTab | 'mails' | 'offices' | 'first' }
  | { readonly stops: 'clocks'; readonly clocks: readonly UnwatchedClock[] }
  | { readonly stops: 'limit'; readonly clock: PolicyClock }
  | { readonly stops: 'check' | 'colours' | 'shown' | 'priorities' | 'blank' | 'left' | 'classes' }

/** A settings tab that a sweep can do without. */
export type SettingsTab =
  | 'policy'
  | 'escalation'
  | 'mandatory'
  | 'categories'
  | 'staff'
  | 'roster'
  | 'calendars'
  | 'days'

/** A tab of the system's that a sweep can do without. */
type SystemTab = 'history' | 'suggestions' | 'library' | 'figures' | 'closed' | 'health' | 'kept' | 'journal'

/** Something that became of a tab, and what stops with it; the rest goes on. */
export type Fault = Effect & {
  /** The same for the same fault, from one look to the next. */
  readonly id: string
  readonly tab: TabKey
  /** What people call the tab; the definition's words where it is gone. */
  readonly title: Words
} & (
    | { readonly kind: 'tab-gone' | 'headers-gone' }
    | { readonly kind: 'column-gone' | 'column-twice'; readonly column: Column }
    /** Rows of a settings tab, by index, that cannot be read and stand as they were last good. */
    | { readonly kind: 'rows-held'; readonly rows: readonly number[] }
    /** Of the rules' own classes of mandatory callbacks the tab has not all, or not in full (R32). */
    | { readonly kind: 'classes-short' }
  )

/** The faults that something stops with; others only cost what the column itself would have said. */
const MILD: ReadonlySet<Effect['stops']> = new Set([
  'check',
  'colours',
  'shown',
  'priorities',
  'blank',
  'left',
  // A site without one, or a workbook from before there was one: the whole office is mailed.
  'roster',
  'suggestions',
  'library',
  'figures',
  // A workbook from before months became final has no such tab; reports say what is final.
  'closed',
  // The rules' own classes hold without it, and whatever of them is taken out.
  'mandatory',
  'classes',
])
export const isStopping = ({ stops }: Effect): boolean => !MILD.has(stops)

/**
 * The columns without which the rows of a settings tab would say something else than was meant: a limit for one category would be
 * one for all. Such a tab counts as gone.
 */
const TELLING = {
  policy: ['register', 'category', 'subcategory', 'priorities', 'calendar'],
  escalation: ['clocks', 'offset', 'level', 'roles'],
  mandatory: ['reason', 'register', 'category', 'subcategory', 'priorities', 'doneBy', 'information'],
  categories: ['register', 'category', 'subcategory'],
  staff: ['name'],
  roster: ['days', 'hours', 'role', 'names'],
  calendars: ['name', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun', 'holidays'],
  days: ['from', 'to', 'hours', 'calendars'],
} as const satisfies Readonly<Record<SettingsTab, readonly string[]>>

/** The columns that no sweep can be made without: all times stand in the settings' zone, and what was mailed must be known. */
const INDISPENSABLE: Readonly<Partial<Record<TabKey, readonly string[]>>> = {
  settings: ['name', 'value'],
  notices: ['number', 'clock', 'due', 'level', 'cycle', 'state', 'attempts', 'at', 'messageId'],
  system: ['name', 'value'],
}

const SYSTEM_TABS: ReadonlySet<TabKey> = new Set([
  'history',
  'suggestions',
  'library',
  'figures',
  'closed',
  'health',
  'kept',
  'journal',
] satisfies SystemTab[])
const isSystemTab = (key: TabKey): key is SystemTab => SYSTEM_TABS.has(key)
const isSettingsTab = (key: TabKey): key is SettingsTab => key in TELLING
const isRegister = (key: TabKey): boolean => REGISTERS.some((register) => register === key)

/** Whether a column is one of those that its tab is unreadable without. */
export const isTelling = (tab: TabKey, { key }: Pick<Column, 'key'>): boolean =>
  ((isSettingsTab(tab) ? TELLING[tab] : INDISPENSABLE[tab]) ?? []).some((one) => one === key)

/**
 * Everything that became of the tabs and their columns, in the order of the workbook; `held` are the settings that stand as they were
 * last good, `problems` what is wrong in the settings tabs.
 */
export const faultsOf = (
  { tables }: Pick<LedgerState, 'tables'>,
  held: ReadonlyMap<TabKey, readonly number[] | 'whole'> = new Map(),
  problems: ReadonlyMap<TabKey, TabProblems> = new Map(),
): readonly Fault[] =>
  tabs.flatMap((tab: Tab & { readonly key: TabKey }): readonly Fault[] => {
    const { key } = tab
    const table = tables.get(key)
    const standing = held.get(key) ?? []
    const whole: Effect | undefined = standing === 'whole' ? { stops: 'held' } : undefined
    const ofTab = whole ?? effectOfTab(key)
    if (table === undefined) return [{ kind: 'tab-gone', id: `tab.${key}`, tab: key, title: wordsOf(tab), ...ofTab }]
    const headers = findHeaders(tab, table)
    const title = titleOf(table)
    if (headers.missing.length === tab.columns.length)
      return [{ kind: 'headers-gone', id: `headers.${key}`, tab: key, title, ...ofTab }]
    const fault = (kind: 'column-gone' | 'column-twice', column: Column, effect: Effect): Fault => ({
      kind,
      id: `${kind === 'column-gone' ? 'column' : 'twice'}.${key}.${column.key}`,
      tab: key,
      title,
      column,
      ...effect,
    })
    const leftAlone = new Set(isRegister(key) ? missingColumns({ headers }) : [])
    const effectIn = (column: Column, other: Effect): Effect => {
      if (leftAlone.has(column)) return { stops: 'register' }
      return whole !== undefined && isNeeded(other) ? whole : other
    }
    return [
      ...headerRow(tab, table, whole),
      ...headers.missing.map((column) => fault('column-gone', column, effectIn(column, effectOfColumn(key, column)))),
      ...headers.twice.map((column) => fault('column-twice', column, effectIn(column, { stops: 'left' }))),
      ...rowsHeld(key, title, standing),
      ...classesShort(key, title, problems.get(key)),
    ]
  })

/** The header row of a tab whose columns are known all the same. */
const headerRow = (
  tab: Tab & { readonly key: TabKey },
  table: Table,
  effect: Effect = { stops: 'first' },
): readonly Fault[] => {
  const { key } = tab
  const isRead = isRegister(key) || isSettingsTab(key) || key === 'settings' || key === 'notices'
  if (!isRead || !isHeaderRowGone(tab, table)) return []
  return [{ kind: 'headers-gone', id: `headers.${key}`, tab: key, title: titleOf(table), ...effect }]
}

/** One fault for all rows of a tab: whoever mends one sees the others. */
const rowsHeld = (tab: TabKey, title: Words, rows: readonly number[] | 'whole'): readonly Fault[] =>
  rows === 'whole' || rows.length === 0
    ? []
    : [{ kind: 'rows-held', id: `rows.${tab}`, tab, title, rows, stops: 'held' }]

const classesShort = (tab: TabKey, title: Words, problems: TabProblems = new Map()): readonly Fault[] =>
  [...problems.values()].flat().some(({ code }) => code === 'class-out' || code === 'class-narrowed')
    ? [{ kind: 'classes-short', id: `classes.${tab}`, tab, title, stops: 'classes' }]
    : []

/** Where a fault is, in words: `投诉台账/编号`. */
export const placeWords = (fault: Fault): Words => {
  const { title } = fault
  if (!('column' in fault)) return title
  return { zh: `${title.zh}/${fault.column.zh}`, en: `${title.en}/${fault.column.en}` }
}

const titleOf = ({ title }: Table): Words => ({ zh: title, en: title })

function effectOfTab(key: TabKey): Effect {
  if (isSettingsTab(key) || isSystemTab(key)) return { stops: key }
  return { stops: isRegister(key) ? 'register' : 'everything' }
}

/** Tabs that are read back: without a column the rest says nothing. */
const IS_DATA: ReadonlySet<TabKey> = new Set(['kept', 'journal', 'figures', 'closed'])

function effectOfColumn(tab: TabKey, column: Column): Effect {
  const { key, writer } = column
  if (isTelling(tab, column) || IS_DATA.has(tab)) return effectOfTab(tab)
  const limit = tab === 'policy' ? POLICY_CLOCKS.find((clock) => clock === key) : undefined
  if (limit !== undefined) return { stops: 'limit', clock: limit }
  if (tab === 'staff' && key === 'mail') return { stops: 'mails' }
  if (tab === 'staff' && key === 'roles') return { stops: 'offices' }
  if (tab === 'categories' && key === 'priority') return { stops: 'priorities' }
  if (key === 'check') return { stops: 'check' }
  if (key === 'marks') return { stops: 'colours' }
  const clocks = isRegister(tab) ? clocksOfColumn(key) : []
  if (clocks.length > 0) return { stops: 'clocks', clocks }
  return { stops: writer === 'system' ? 'shown' : 'blank' }
}

/** What is better made up for from what was last good. */
const isNeeded = (effect: Effect): boolean =>
  isStopping(effect) || effect.stops === 'priorities' || effect.stops === 'roster' || effect.stops === 'mandatory'

/** The columns that are gone of a tab and that something stops without, or is counted otherwise. */
export const neededColumns = (key: TabKey, { missing }: Pick<Headers, 'missing'>): readonly Column[] =>
  missing.filter((column) => isNeeded(effectOfColumn(key, column)))

/** Whether all columns of a tab are there without which it cannot be read. */
export const isReadable = (key: TabKey, { missing }: Pick<Headers, 'missing'>): boolean =>
  missing.every((column) => !isTelling(key, column))
