import {
  history as historyTab,
  suggestions as suggestionsTab,
  type TabKey,
} from '../../sheets-template/workbook/index.ts'
import type { WorkCalendar } from '../calendar/calendar.ts'
import { Failure } from '../model/failure.ts'
import { fingerprint } from '../model/fingerprint.ts'
import type { Instant } from '../model/instant.ts'
import { type Words, wordsOf } from '../model/language.ts'
import type { MandatoryClass } from '../model/mandatory.ts'
import type { CalendarName, EscalationRule, PolicyRow } from '../model/policy.ts'
import { CASE_REGISTERS, REGISTERS } from '../model/register.ts'
import type { Category, Duty, StaffMember } from '../model/staff.ts'
import type { LedgerState, Table } from '../ports/ledger.ts'
import { type Fault, faultsOf, isReadable, isTelling } from './faults.ts'
import { findHeaders, type Headers } from './headers.ts'
import { type KeptTabs, sinceOf } from './kept.ts'
import { type Library, readLibrary } from './library.ts'
import { type NoticeLog, readNotices } from './notice-log.ts'
import { type ReadingContext, type RegisterTable, registerTable } from './register-table.ts'
import { readWhenOther } from './same-tabs.ts'
import { settingsMark } from './seen.ts'
import type { Settings } from './settings.ts'
import { type HeldTabs, settingsInForce } from './settings-in-force.ts'
import { SETTINGS_TABS, type SettingsKey } from './settings-rows.ts'
import { type Memory, readMemory } from './system-tab.ts'
import { tabNamed } from './tab-named.ts'
import type { TabProblems } from './tab-problem.ts'
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
  /** The roster; none where the workbook has none. */
  readonly duties: readonly Duty[]
  readonly categories: readonly Category[]
  /** What is always called back (R32): the rules' own classes, and the site's. */
  readonly mandatory: readonly MandatoryClass[]
  /** The registers of cases. */
  readonly registers: readonly RegisterTable[]
  readonly callbacks: RegisterTable<'callback'> | undefined
  readonly notices: NoticeLog
  /** Where the columns of the history are; its lines are never read. */
  readonly history: Headers
  /** Likewise of what customers suggested; none where the tab is gone. */
  readonly suggestions: Headers
  /** The exemplary cases (R48); undefined where their tab is gone. */
  readonly library: Library | undefined
  readonly memory: Memory
  readonly tabProblems: ReadonlyMap<TabKey, TabProblems>
  /**
   * Tabs that are gone, or without a column that tells what the rest means, and of which nothing is kept: what they would have told is
   * unknown.
   */
  readonly missingTabs: ReadonlySet<TabKey>
  /** What became of tabs and columns, and what stops with it: said in the health tab. */
  readonly faults: readonly Fault[]
  /**
   * Since when what is in force of each settings tab has been: good rows as they stand, and what was last good where people's cannot be
   * read (promise 6). A tab is absent whose content is not kept yet: it is in force since the commit that keeps it.
   */
  readonly inForce: ReadonlyMap<TabKey, Instant>
  /** What is kept of the settings tabs, and what is to be (`kept.ts`). */
  readonly kept: KeptTabs
  readonly settingsTexts: ReadonlyMap<SettingsKey, string>
  /** Changes when anything does that is in force of the settings (see `seen.ts`). */
  readonly settingsMark: string
}

/**
 * Understands a ledger's state. Throws `Failure` `not-set-up`, with the tabs' titles, where a tab is missing that nothing can be
 * done without: the settings where none are kept, for every time stands in their zone, and the system's memory, also where a column of
 * it is gone. What any other missing tab would have told is what was last good; where nothing is kept it is unknown, and stops only
 * what needs it.
 */
export function viewLedger(state: LedgerState): LedgerView {
  const missing: Words[] = []
  const { known, people } = readSettingsTabs(state)
  const gone = new Set<TabKey>([...REGISTERS.filter((key) => !state.tables.has(key)), ...known.unknown])
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
  if (known.unknown.has('settings')) need('settings')
  const [notices, system, history] = [need('notices'), need('system'), take('history')]
  take('health')
  if (missing.length > 0) throw new Failure({ kind: 'not-set-up', missing })
  const { settings, calendars, staff, categories } = known
  const { zone } = settings
  const reading: ReadingContext = {
    zone,
    language: settings.language,
    people: gone.has('staff') ? undefined : people,
    kinds: gone.has('categories') ? undefined : known.kinds,
  }
  const callbackTable = state.tables.get('callback')
  return {
    settings,
    calendars: calendars.byName,
    calendarRows: rowsInTab(calendars.rowOf, known.held, state),
    policy: known.policy.rows,
    escalation: known.escalation.rows,
    staff: staff.byName,
    duties: known.roster.duties,
    categories: categories.rows,
    mandatory: known.mandatory,
    registers: CASE_REGISTERS.flatMap((register) => {
      const table = state.tables.get(register)
      return table === undefined ? [] : [registerTable(register, table, reading)]
    }),
    callbacks: callbackTable && registerTable('callback', callbackTable, reading),
    missingTabs: gone,
    faults: faultsOf(state, known.held, known.problems),
    notices: readNotices(notices, zone),
    history: findHeaders(historyTab, history),
    suggestions: findHeaders(suggestionsTab, state.tables.get('suggestions')),
    library: readLibrary(state.tables.get('library')),
    memory: readMemory(system),
    tabProblems: known.problems,
    inForce: sinceOf(known.kept, known.texts, zone),
    kept: known.kept,
    settingsTexts: known.texts,
    settingsMark: settingsMark(settings.language, fingerprint([known.print, ...headersOf(state)])),
  }
}

/** From one look to the next nearly nobody changes a setting. */
const readSettingsTabs = readWhenOther([...SETTINGS_TABS, 'kept'], (state) => {
  const known = settingsInForce(state)
  return {
    known,
    people: staffDirectory(known.staff.byName.values()),
  }
})

/** The rows of the calendar tab itself: a calendar may be in force that has none there. */
function rowsInTab(
  rowOf: LedgerView['calendarRows'],
  held: HeldTabs,
  { tables }: LedgerState,
): LedgerView['calendarRows'] {
  const rows = held.get('calendars') === 'whole' ? 0 : (tables.get('calendars')?.rows.length ?? 0)
  return new Map([...rowOf].filter(([, row]) => row < rows))
}

/** The registers' header rows, and where columns are that these do not tell: whatever changes of it is a reason to look at every open row. */
const headersOf = (state: LedgerState): readonly string[] =>
  REGISTERS.flatMap((register) => {
    const { rows = [], columnKeys = [] } = state.tables.get(register) ?? {}
    return [fingerprint(rows[0] ?? []), ...[...columnKeys].flat().map(String)]
  })
