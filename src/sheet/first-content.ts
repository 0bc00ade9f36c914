import { calendarNames } from '../../sheets-template/workbook/choices.ts'
import { calendarContent } from '../../sheets-template/workbook/content/calendars.ts'
import { categoryContent } from '../../sheets-template/workbook/content/categories.ts'
import { escalationContent } from '../../sheets-template/workbook/content/escalation.ts'
import { mandatoryContent } from '../../sheets-template/workbook/content/mandatory.ts'
import { policyContent } from '../../sheets-template/workbook/content/policy.ts'
import { SETTING_NAMES, settingContent } from '../../sheets-template/workbook/content/settings.ts'
import { staffContent } from '../../sheets-template/workbook/content/staff.ts'
import type { TabKey } from '../../sheets-template/workbook/index.ts'
import { POLICY_CLOCKS } from '../model/clock.ts'
import type { Language, Words } from '../model/language.ts'
import { REGISTERS } from '../model/register.ts'
import type { Cell, Table } from '../ports/ledger.ts'
import { type CellContext, renderCell } from './cells.ts'
import type { Tab } from './definition.ts'
import { exampleCells } from './example-row.ts'
import { FIRST_LINE } from './health-lines.ts'
import { keptRecords } from './kept.ts'

type Value = string | number | boolean | readonly string[] | undefined

/**
 * The rows a tab has when it is made, its header row first, in the order of its definition. `zone` is the workbook's.
 * Registers begin with an example that is never read; the settings tabs begin with what the trade's sources say (R17), or where one was
 * lost with what of it is in force, as `kept` has it (promise 6).
 */
export function firstRows(
  tab: Tab,
  key: TabKey,
  language: Language,
  zone: string,
  kept?: Table,
): readonly (readonly Cell[])[] {
  const header = tab.columns.map((column) => column[language])
  const before = keptRecords(key, kept)
  if (before !== undefined)
    return [header, ...before.map((record) => tab.columns.map((column) => record.get(column.key) ?? null))]
  const rows = contentOf(key, (words) => words?.[language], zone)
  return [
    header,
    ...rows.map((row) => tab.columns.map((column) => renderCell(column, row[column.key], { zone, language }))),
    ...exampleOf(tab, key, { zone, language }),
  ]
}

/** The example row of a register, greyed and never read. */
function exampleOf(tab: Tab, key: TabKey, context: CellContext): readonly (readonly Cell[])[] {
  const register = REGISTERS.find((one) => one === key)
  if (register === undefined) return []
  const cells = exampleCells(register, context)
  return [tab.columns.map((column) => cells[column.key] ?? null)]
}

function contentOf(
  key: TabKey,
  say: (words: Words | undefined) => string | undefined,
  zone: string,
): readonly Readonly<Record<string, Value>>[] {
  switch (key) {
    case 'policy':
      return policyContent.map((row) => ({
        register: row.register,
        category: say(row.category),
        subcategory: say(row.subcategory),
        priorities: row.priorities,
        ...Object.fromEntries(POLICY_CLOCKS.map((clock) => [clock, say(row[clock])])),
        calendar: say(calendarNames.find(({ key }) => key === row.calendar)),
        remark: say(row.remark),
      }))
    case 'escalation':
      return escalationContent.map((row) => ({
        ...row,
        offset: say(row.offset),
        every: say(row.every),
        remark: say(row.remark),
      }))
    case 'mandatory':
      return mandatoryContent.map((row) => ({
        ...row,
        reason: say(row.reason),
        category: say(row.category),
        remark: say(row.remark),
      }))
    case 'categories':
      return categoryContent.map((row) => ({
        ...row,
        category: say(row.category),
        subcategory: say(row.subcategory),
        also: say(row.also),
      }))
    case 'staff':
      return staffContent.map((row) => ({ ...row, name: say(row.name), department: say(row.department) }))
    case 'calendars':
      return calendarContent.map(({ name, weekdays, weekend, holidays, remark }) => ({
        name: say(name),
        ...Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [day, say(weekdays)])),
        ...Object.fromEntries(['sat', 'sun'].map((day) => [day, say(weekend)])),
        holidays,
        remark: say(remark),
      }))
    case 'settings':
      return SETTING_NAMES.map((name) => {
        const { value, remark } = settingContent[name]
        return { name: say(settingContent[name]), value: name === 'timeZone' ? zone : say(value), remark: say(remark) }
      })
    case 'health':
      return [{ what: say(FIRST_LINE.what), text: say(FIRST_LINE.text) }]
    case 'complaint':
    case 'repair':
    case 'callback':
    case 'incident':
    case 'suggestions':
    case 'library':
    case 'figures':
    case 'closed':
    case 'roster':
    case 'days':
    case 'history':
    case 'notices':
    case 'system':
    case 'kept':
    case 'journal':
      return []
  }
}
