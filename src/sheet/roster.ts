import { roster as rosterTab } from '../../sheets-template/workbook/index.ts'
import type { HoursProblem } from '../calendar/hours.ts'
import { MINUTE } from '../model/instant.ts'
import type { OfficeRole } from '../model/role.ts'
import type { Duty } from '../model/staff.ts'
import { readHours } from './day-rule.ts'
import { type ReadTab, readTab } from './read-tab.ts'
import { readDutyDays } from './roster-days.ts'
import type { SettingsTable } from './settings-rows.ts'
import { Misread } from './typed/misread.ts'
import { readPerson, type StaffDirectory } from './typed/person.ts'
import { severalWords } from './words.ts'

const DAY_MINUTES = 24 * 60
/** Nobody has more people on one shift. */
const MOST_NAMES = 100
const MOST_TOLD = 3

/**
 * Reads the roster (R25). A row may say several days and several shifts. Days or hours that are not understood cost the row; a name that
 * nobody of the staff tab has costs that name alone. Without `people`, where the staff tab is unknown, names count as they stand.
 */
export function readRoster(
  table: SettingsTable,
  zone: string,
  people: StaffDirectory | undefined,
): ReadTab<readonly Duty[]> & { readonly duties: readonly Duty[] } {
  const read = readTab(rosterTab, table, zone, (row, { days, hours, role, names }, sink) => {
    if (role === undefined) sink.add(row, { code: 'missing', column: 'role' })
    if (names === undefined) sink.add(row, { code: 'missing', column: 'names' })
    const on = days === undefined ? [{}] : readDutyDays(days)
    if (days !== undefined && 'isBackwards' in on)
      sink.add(row, { code: 'bad-days', column: 'days', typed: days, ...on })
    const shifts = hours === undefined ? [undefined] : readShifts(hours)
    if (hours !== undefined && 'problem' in shifts)
      sink.add(row, { code: 'bad-shift', column: 'hours', typed: hours, why: shifts.problem })
    if (role === undefined || names === undefined || 'isBackwards' in on || 'problem' in shifts) return undefined
    const known = readNames(names, people, (typed) =>
      sink.add(row, { code: 'unknown-on-duty', column: 'names', typed }),
    )
    if (known.length === 0) return []
    return on.flatMap((day) =>
      shifts.map(
        (shift): Duty => ({
          row,
          role: role as OfficeRole,
          names: known,
          ...day,
          ...(shift === undefined ? {} : { shift }),
        }),
      ),
    )
  })
  return { ...read, duties: read.rows.flat() }
}

/** Shifts by the wall clock; undefined for the whole day. 08:00-08:00 is a day and a night. */
function readShifts(typed: string): readonly Duty['shift'][] | { readonly problem: HoursProblem } {
  const read = readHours(typed)
  if ('problem' in read) {
    const [, hour, minute] = read.problem.code === 'no-length' ? (ONE_ROUND.exec(read.problem.text) ?? []) : []
    if (hour === undefined || severalWords(typed).length > 1) return read
    const at = (Number(hour) * 60 + Number(minute)) * MINUTE
    return [{ from: at, to: at }]
  }
  if (read.hours.length === 0) return { problem: { code: 'not-understood', text: typed } }
  return read.hours.map(({ start, end }) =>
    start === 0 && end === DAY_MINUTES
      ? undefined
      : { from: start * MINUTE, to: (end > DAY_MINUTES ? end - DAY_MINUTES : end) * MINUTE },
  )
}

const ONE_ROUND = /^(\d{1,2}):(\d{2})/

/**
 * The people whom a cell names, in the staff tab's own spelling; `tell` hears of the other names, as far as anybody reads on. 王芳 李静 are
 * two; Wang Fang is one.
 */
function readNames(typed: string, people: StaffDirectory | undefined, tell: (word: string) => void): readonly string[] {
  const words = severalWords(typed).slice(0, MOST_NAMES)
  if (people === undefined) return words
  const isKnown = (word: string) => typeof readPerson(word, people) === 'string'
  const parts = words.flatMap((word) => (isKnown(word) ? [word] : word.split(/\s+/)))
  const read = parts.slice(0, MOST_NAMES).map((part) => ({ part, one: readPerson(part, people) }))
  const unknown = new Set(read.flatMap(({ part, one }) => (one instanceof Misread ? [part] : [])))
  for (const part of [...unknown].slice(0, MOST_TOLD)) tell(part)
  return [...new Set(read.flatMap(({ one }) => (one instanceof Misread ? [] : [one])))]
}
