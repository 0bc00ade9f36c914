import { categoryContent } from '../../sheets-template/workbook/content/categories.ts'
import { history as historyTab, type TabKey } from '../../sheets-template/workbook/index.ts'
import type { WorkCalendar } from '../calendar/calendar.ts'
import { Failure } from '../model/failure.ts'
import { fingerprint } from '../model/fingerprint.ts'
import { type Words, wordsOf } from '../model/language.ts'
import type { CalendarName, EscalationRule, PolicyRow } from '../model/policy.ts'
import { CASE_REGISTERS, REGISTERS } from '../model/register.ts'
import type { Category, StaffMember } from '../model/staff.ts'
import type { LedgerState, Table } from '../ports/ledger.ts'
import { readCalendars } from './calendars.ts'
import { type Fault, faultsOf, isReadable, isTelling } from './faults.ts'
import { findHeaders, type Headers } from './headers.ts'
import { type NoticeLog, readNotices } from './notice-log.ts'
import { readCategories, readStaff } from './people.ts'
import { readEscalation, readPolicy } from './policy.ts'
import { type ReadingContext, type RegisterTable, registerTable } from './register-table.ts'
import { settingsMark } from './seen.ts'
import { readSettings, type Settings } from './settings.ts'
import { type Memory, readMemory } from './system-tab.ts'
import { tabNamed } from './tab-named.ts'
import type { TabProblems } from './tab-problem.ts'
import { categoryDirectory, otherCategoryNames } from './typed/category.ts'
import { staffDirectory } from './typed/person.ts'

/** The ledger, read as far as every use of it needs: settings understood, registers ready to be read row by row. */
export interface LedgerView {
  readonly settings: Settings
  readonly calendars: ReadonlyMap<CalendarName, WorkCalendar>
  /** The rows of the calendar tab that the calendars stand on; 24小时 needs none. */
  readonly calendarRows: ReadonlyMap<CalendarName, number>
  readonly policy: readonly PolicyRow[]
  readonly escalation: readonly EscalationRule[]
  readonly staff: ReadonlyMap<string, StaffMember>
  readonly categories: readonly Category[]
  /** The registers of cases. */
  readonly registers: readonly RegisterTable[]
  readonly callbacks: RegisterTable<'callback'> | undefined
  readonly notices: NoticeLog
  /** Where the columns of the history are; its lines are never read. */
  readonly history: Headers
  readonly memory: Memory
  readonly tabProblems: ReadonlyMap<TabKey, TabProblems>
  /** Tabs that are gone, or without a column that tells what the rest means: what they would have told is unknown. */
  readonly missingTabs: ReadonlySet<TabKey>
  /** What became of tabs and columns, and what stops with it: said in the health tab. */
  readonly faults: readonly Fault[]
  /** Changes when anything in the settings tabs does (see `seen.ts`). */
  readonly settingsMark: string
}

const SETTINGS_TABS = [
  'policy',
  'escalation',
  'categories',
  'staff',
  'calendars',
  'days',
  'settings',
] as const satisfies readonly TabKey[]

/**
 * Understands a ledger's state. Throws `Failure` `not-set-up`, with the tabs' titles, where a tab is missing that nothing can be
 * done without: the settings, for every time stands in their zone, and the system's memory, also where a column of it is gone. What
 * any other missing tab would have told is unknown, and stops only what needs it.
 */
export function viewLedger(state: LedgerState): LedgerView {
  const missing: Words[] = []
  const gone = new Set<TabKey>(REGISTERS.filter((key) => !state.tables.has(key)))
  const take = (key: TabKey): Table => {
    const table = state.tables.get(key)
    if (table !== undefined && isReadable(key, findHeaders(tabNamed(key), table))) return table
    gone.add(key)
    return { tab: key, title: key, rows: [] }
  }
  const need = (key: TabKey): Table => {
    const table = state.tables.get(key)
    const tab = tabNamed(key)
    if (table === undefined) {
      missing.push(wordsOf(tab))
      return { tab: key, title: key, rows: [] }
    }
    // Half a memory is worse than none: without a column of the notices every mail would leave again.
    missing.push(
      ...findHeaders(tab, table)
        .missing.filter((column) => isTelling(key, column))
        .map((column) => ({ zh: `${tab.zh}/${column.zh}`, en: `${tab.en}/${column.en}` })),
    )
    return table
  }
  const raw = {
    settings: need('settings'),
    notices: need('notices'),
    system: need('system'),
    policy: take('policy'),
    escalation: take('escalation'),
    categories: take('categories'),
    staff: take('staff'),
    calendars: take('calendars'),
    days: take('days'),
    history: take('history'),
    health: take('health'),
  }
  if (missing.length > 0) throw new Failure({ kind: 'not-set-up', missing })
  const { settings, problems } = readSettings(raw.settings)
  const { zone } = settings
  const calendars = readCalendars(raw.calendars, raw.days, settings)
  const policy = readPolicy(raw.policy, zone, gone.has('calendars') ? 'unknown' : calendars)
  const escalation = readEscalation(raw.escalation, zone)
  const staff = readStaff(raw.staff, zone)
  const categories = readCategories(raw.categories, zone)
  const reading: ReadingContext = {
    zone,
    language: settings.language,
    people: gone.has('staff') ? undefined : staffDirectory(staff.byName.values()),
    kinds: gone.has('categories') ? undefined : categoryDirectory(categories.rows, otherCategoryNames(categoryContent)),
  }
  const callbackTable = state.tables.get('callback')
  return {
    settings,
    calendars: calendars.byName,
    calendarRows: calendars.rowOf,
    policy: policy.rows,
    escalation: escalation.rows,
    staff: staff.byName,
    categories: categories.rows,
    registers: CASE_REGISTERS.flatMap((register) => {
      const table = state.tables.get(register)
      return table === undefined ? [] : [registerTable(register, table, reading)]
    }),
    callbacks: callbackTable && registerTable('callback', callbackTable, reading),
    missingTabs: gone,
    faults: faultsOf(state),
    notices: readNotices(raw.notices, zone),
    history: findHeaders(historyTab, raw.history),
    memory: readMemory(raw.system),
    tabProblems: new Map<TabKey, TabProblems>([
      ['settings', problems],
      ['policy', policy.problems],
      ['escalation', escalation.problems],
      ['categories', categories.problems],
      ['staff', staff.problems],
      ['calendars', calendars.problems],
      ['days', calendars.dayProblems],
    ]),
    settingsMark: settingsMark(
      settings.language,
      fingerprint([...SETTINGS_TABS.flatMap((key) => printsOf(raw[key])), ...headersOf(state)]),
    ),
  }
}

/** The fingerprints of a settings tab's rows, without what the system wrote there itself. */
function printsOf(table: Table): readonly string[] {
  const check = findHeaders(tabNamed(table.tab), table).at.get('check')
  const skip = new Set(check === undefined ? [] : [check])
  return table.rows.map((cells) => fingerprint(cells, skip))
}

/** The registers' header rows, and where columns are that these do not tell: whatever changes of it is a reason to look at every open row. */
const headersOf = (state: LedgerState): readonly string[] =>
  REGISTERS.flatMap((register) => {
    const { rows = [], columnKeys = [] } = state.tables.get(register) ?? {}
    return [fingerprint(rows[0] ?? []), ...[...columnKeys].flat().map(String)]
  })
