import { escalation as escalationTab, policy as policyTab } from '../../sheets-template/workbook/index.ts'
import { parseDuration } from '../calendar/duration.ts'
import { type Clock, POLICY_CLOCKS, type PolicyClock } from '../model/clock.ts'
import type { Duration } from '../model/duration.ts'
import type { EscalationRule, PolicyRow } from '../model/policy.ts'
import type { Priority } from '../model/priority.ts'
import type { Register } from '../model/register.ts'
import type { Role } from '../model/role.ts'
import { policyTies } from '../rules/match-policy.ts'
import { calendarKey } from './calendar-name.ts'
import { oneLine } from './label.ts'
import { type ReadTab, readTab } from './read-tab.ts'
import { readOffset, readRepeat } from './rule-times.ts'
import type { SettingsTable } from './settings-rows.ts'
import type { KnownCalendars } from './special-days.ts'

/** A limit that sets no clock: blank, `-`, 无. */
const NO_LIMIT = /^[-—–/]+$|^无$|^none$/i

/**
 * Reads the time-limit tab (R15). A row with a duration that is not understood, with a calendar that there is not or that
 * is not in force, or equal to an earlier row, is ignored. While the calendars are `unknown` their names are taken as they stand:
 * another row's limits would be kept with a case for good.
 */
export function readPolicy(
  table: SettingsTable,
  zone: string,
  calendars: KnownCalendars | 'unknown',
): ReadTab<PolicyRow> {
  const read = readTab(policyTab, table, zone, (row, values, sink): PolicyRow | undefined => {
    const limits: { [C in PolicyClock]?: Duration } = {}
    let good = true
    for (const clock of POLICY_CLOCKS) {
      const typed = values[clock]
      // What came with invisible marks from a chat is read as it is seen.
      const seen = oneLine(typed ?? '')
      if (typed === undefined || seen === '' || NO_LIMIT.test(seen.normalize('NFKC'))) continue
      const parsed = parseDuration(seen)
      if ('problem' in parsed) {
        sink.add(row, { code: 'bad-duration', column: clock, typed, why: parsed.problem })
        good = false
      } else limits[clock] = parsed
    }
    for (const column of ['register', 'calendar'] as const)
      if (values[column] === undefined) {
        sink.add(row, { code: 'missing', column })
        good = false
      }
    const calendar = calendarKey(values.calendar ?? '')
    if (values.calendar !== undefined && calendars !== 'unknown' && !calendars.inForce.has(calendar)) {
      const code = calendars.notInForce.has(calendar) ? 'calendar-not-in-force' : 'unknown-calendar'
      sink.add(row, { code, column: 'calendar', typed: values.calendar })
      good = false
    }
    if (!good) return undefined
    return {
      row,
      register: values.register as Register,
      calendar,
      limits,
      ...(values.category === undefined ? {} : { category: values.category }),
      ...(values.subcategory === undefined ? {} : { subcategory: values.subcategory }),
      ...(values.priorities === undefined ? {} : { priorities: values.priorities as readonly Priority[] }),
    }
  })
  const isNew = ({ row }: PolicyRow): number => (table.standing?.has(row) === false ? 1 : 0)
  const ties = policyTies(read.rows.toSorted((one, other) => isNew(one) - isNew(other)))
  const problems = new Map(read.problems)
  for (const [row, earlier] of ties) problems.set(row.row, [{ code: 'same-as', column: 'register', row: earlier.row }])
  return { ...read, rows: read.rows.filter((row) => !ties.has(row)), problems }
}

/** Reads the escalation tab (R24). */
export function readEscalation(table: SettingsTable, zone: string): ReadTab<EscalationRule> {
  const earlier: EscalationRule[] = []
  return readTab(escalationTab, table, zone, (row, values, sink): EscalationRule | undefined => {
    const { clocks, offset, level, roles } = values
    for (const column of ['clocks', 'offset', 'level', 'roles'] as const)
      if (values[column] === undefined) sink.add(row, { code: 'missing', column })
    if (clocks === undefined || offset === undefined || level === undefined || roles === undefined) return undefined
    if (!Number.isInteger(level) || level < 0 || level > 9) {
      sink.add(row, { code: 'bad-level', column: 'level', typed: String(level) })
      return undefined
    }
    const when = readOffset(offset)
    if ('code' in when) {
      sink.add(row, when)
      return undefined
    }
    const repeat = readRepeat(values.every, values.most)
    if (repeat !== undefined && 'code' in repeat) {
      sink.add(row, repeat)
      return undefined
    }
    const rule: EscalationRule = {
      row,
      clocks: clocks as readonly Clock[],
      roles: roles as readonly Role[],
      level,
      ...when,
      ...(repeat === undefined ? {} : { repeat }),
      ...(values.night === 'sent' ? { atNight: true } : {}),
    }
    // One mail per case, clock and level (R26): a second rule for the same would never speak.
    const same = earlier.find((one) => one.level === level && one.clocks.some((clock) => rule.clocks.includes(clock)))
    if (same !== undefined) {
      sink.add(row, { code: 'same-as', column: 'level', row: same.row })
      return undefined
    }
    earlier.push(rule)
    return rule
  })
}
