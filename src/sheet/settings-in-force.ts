import { categoryContent } from '../../sheets-template/workbook/content/categories.ts'
import type { TabKey } from '../../sheets-template/workbook/index.ts'
import { fingerprint } from '../model/fingerprint.ts'
import type { MandatoryClass } from '../model/mandatory.ts'
import type { CalendarName } from '../model/policy.ts'
import type { LedgerState, Table } from '../ports/ledger.ts'
import { calendarKey } from './calendar-name.ts'
import { type ReadCalendars, readCalendars } from './calendars.ts'
import type { Column } from './definition.ts'
import { isReadable, neededColumns } from './faults.ts'
import { findHeaders, isHeaderRowGone } from './headers.ts'
import { type HeldTab, holdTab, holdWhole, type ReadTable, withProblems } from './hold-tab.ts'
import { type KeptContent, type KeptTabs, parseKept, printKept, readKept } from './kept.ts'
import { alwaysMandatory, readMandatory, shortened } from './mandatory.ts'
import { readCategories, readStaff } from './people.ts'
import { readEscalation, readPolicy } from './policy.ts'
import { readRoster } from './roster.ts'
import { readSettings } from './settings.ts'
import { meaningColumns, type RowInForce, type SettingsKey, withRows } from './settings-rows.ts'
import type { KnownCalendars } from './special-days.ts'
import { tabNamed } from './tab-named.ts'
import type { TabProblems } from './tab-problem.ts'
import { type CategoryDirectory, categoryDirectory, otherCategoryNames } from './typed/category.ts'
import { staffDirectory } from './typed/person.ts'

/** What is in force of all settings tabs, as of one look at them. */
export interface SettingsInForce {
  readonly settings: ReturnType<typeof readSettings>['settings']
  readonly calendars: ReadCalendars
  readonly policy: ReturnType<typeof readPolicy>
  readonly escalation: ReturnType<typeof readEscalation>
  readonly staff: ReturnType<typeof readStaff>
  readonly roster: ReturnType<typeof readRoster>
  readonly categories: ReturnType<typeof readCategories>
  /** What is always called back: what the tab says, and the rules' own classes, whatever it says. */
  readonly mandatory: readonly MandatoryClass[]
  /** The names of the categories; undefined where they are unknown. */
  readonly kinds: CategoryDirectory | undefined
  /** Tabs that cannot be read, and of which nothing is kept: what they would have told is unknown. */
  readonly unknown: ReadonlySet<SettingsKey>
  readonly problems: ReadonlyMap<TabKey, TabProblems>
  readonly held: HeldTabs
  readonly kept: KeptTabs
  /** What each tab's content is kept as; none where it is unknown. */
  readonly texts: ReadonlyMap<SettingsKey, string>
  /** Changes when anything does that is in force. */
  readonly print: string
}

/** The rows of each tab that stand as they were last good; `whole`: all of it does. Tabs without such rows are absent. */
export type HeldTabs = ReadonlyMap<TabKey, readonly number[] | 'whole'>

/**
 * Reads the settings tabs, each after those that it rests on. What cannot be read stands as it was last good (promise 6): a row, or a
 * tab. Of the settings themselves there are the defaults where nothing else is known; whether that will do is not judged here.
 */
export function settingsInForce({ tables }: Pick<LedgerState, 'tables'>): SettingsInForce {
  const kept = readKept(tables.get('kept'))
  const unknown = new Set<SettingsKey>()
  const all = new Map<SettingsKey, HeldTab<unknown>>()
  const keptOf = (key: SettingsKey): KeptContent | undefined => parseKept(key, kept.get(key)?.text)
  const hold = <R>(key: SettingsKey, read: ReadTable<R>): HeldTab<R> => {
    const table = tables.get(key)
    const headers = findHeaders(tabNamed(key), table)
    const lost = table === undefined ? [] : neededColumns(key, headers)
    const isHeaded = table !== undefined && !isHeaderRowGone(tabNamed(key), table)
    const before = isHeaded && lost.length === 0 ? undefined : keptOf(key)
    const isWhole = before === undefined || (isHeaded && !hasMore(key, before, lost))
    const isReading = table !== undefined && isReadable(key, headers) && isWhole
    if (!isReading && before === undefined) unknown.add(key)
    const title = table?.title ?? tabNamed(key).zh
    const held = isReading
      ? holdTab(key, table, () => keptOf(key), read)
      : holdWhole(key, title, before ?? NOTHING, read)
    all.set(key, held)
    return held
  }

  const { settings } = hold('settings', (table) => told(readSettings(table))).read
  const { zone } = settings
  const week = hold('calendars', (table) => told(readCalendars(table, NO_DAYS, settings)))
  const isKnown = !unknown.has('calendars')
  // Asked for where a row of the time limits stands as it was last good: its calendar may have gone since.
  const gone = (): CalendarRows => (isKnown ? goneCalendars(week.read, keptOf('calendars')) : new Map())
  const policy = hold('policy', (table, isHeld) => {
    const known = isHeld ? { ...week.read, inForce: new Set([...week.read.inForce, ...gone().keys()]) } : week.read
    return told(readPolicy(table, zone, isKnown ? known : 'unknown'))
  })
  const calendars = withStillNamed(week, policy, gone)
  all.set('calendars', calendars)
  const specialDays = hold('days', (table, isHeld) => {
    const read = readCalendars((isHeld ? calendars : week).table, table, settings)
    return { read, problems: read.dayProblems }
  })
  const escalation = hold('escalation', (table) => told(readEscalation(table, zone)))
  const categories = hold('categories', (table) => told(readCategories(table, zone)))
  const kinds = unknown.has('categories') ? undefined : categories.read.rows
  const staff = hold('staff', (table) => told(readStaff(table, zone, kinds)))
  const people = unknown.has('staff') ? undefined : staffDirectory(staff.read.rows)
  const roster = hold('roster', (table) => told(readRoster(table, zone, people)))
  const named = kinds && categoryDirectory(kinds, otherNames)
  const mandatory = hold('mandatory', (table, isHeld) => told(readMandatory(table, zone, isHeld ? undefined : named)))
  const always = alwaysMandatory(named)
  if (!unknown.has('mandatory')) all.set('mandatory', withProblems(mandatory, shortened(mandatory.read.rows, always)))
  const texts = new Map(
    [...all].flatMap(([key, one]) => (unknown.has(key) ? [] : [[key, printKept(key, one)] as const])),
  )
  return {
    settings,
    calendars: calendars === week ? specialDays.read : readCalendars(calendars.table, specialDays.table, settings),
    policy: policy.read,
    escalation: escalation.read,
    staff: staff.read,
    roster: roster.read,
    categories: categories.read,
    mandatory: [...always, ...mandatory.read.rows],
    kinds: named,
    unknown,
    problems: new Map([...all].map(([key, { problems }]) => [key, problems])),
    held: new Map(
      [...all].flatMap(([key, { held }]) => (held.length === 0 || unknown.has(key) ? [] : [[key, held] as const])),
    ),
    kept,
    texts,
    print: fingerprint([...all].map(([key, { rows }]) => `${key} ${JSON.stringify(rows)}`)),
  }
}

/** Whether anything that is kept stood in columns that are lost. */
const hasMore = (key: SettingsKey, kept: KeptContent | undefined, lost: readonly Column[]): boolean =>
  meaningColumns(key).some(
    ({ key: column }, index) =>
      lost.some((one) => one.key === column) && kept?.rows.some(({ cells }) => cells[index] !== null) === true,
  )

const otherNames = otherCategoryNames(categoryContent)
const NOTHING: KeptContent = { rows: [], ignored: [] }
const NO_DAYS: Table = { tab: 'days', title: '', rows: [] }

const told = <R extends { readonly problems: TabProblems }>(read: R) => ({ read, problems: read.problems })

type CalendarRows = ReadonlyMap<CalendarName, RowInForce>

/** The calendars that are kept, and that the tab does not have any more. */
function goneCalendars({ inForce, notInForce }: KnownCalendars, kept: KeptContent | undefined): CalendarRows {
  const name = meaningColumns('calendars').findIndex(({ key }) => key === 'name')
  const named = (kept?.rows ?? []).map((row) => [calendarKey(String(row.cells[name] ?? '')), row] as const)
  return new Map(named.filter(([key]) => !inForce.has(key) && !notInForce.has(key)))
}

/** The calendars with those that somebody took out and that time limits name which stand as they were last good. */
function withStillNamed(
  calendars: HeldTab<ReadCalendars>,
  { held, read }: HeldTab<ReturnType<typeof readPolicy>>,
  gone: () => CalendarRows,
): HeldTab<ReadCalendars> {
  if (held.length === 0) return calendars
  const named = new Set(read.rows.map(({ calendar }) => calendar))
  const below = calendars.table.rows.length
  const rows = [...gone()]
    .filter(([key]) => named.has(key))
    .map(([, { cells }], index): RowInForce => ({ row: below + index, cells }))
  if (rows.length === 0) return calendars
  const table = withRows('calendars', calendars.table, new Map(rows.map(({ row, cells }) => [row, cells])))
  return { ...calendars, table, rows: [...calendars.rows, ...rows] }
}
