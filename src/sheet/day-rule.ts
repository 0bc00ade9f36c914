import type { Hours, Week } from '../calendar/calendar.ts'
import { type HoursProblem, parseHours } from '../calendar/hours.ts'
import { weekday } from '../calendar/wall.ts'
import { oneLine } from './label.ts'
import { readWeekday } from './weekday-names.ts'
import { plain } from './words.ts'

/** What the site says of a special day: hours of its own (none on a day off), those of its weekday, or those of another one. */
export type DayRule =
  | { readonly kind: 'hours'; readonly hours: Hours }
  | { readonly kind: 'as-usual' }
  /** 0 is Monday. */
  | { readonly kind: 'like'; readonly weekday: number }

const AS_USUAL: ReadonlySet<string> = new Set(['照常', '照常上班', '正常', '正常上班', 'asusual', 'usual', 'normal'])
const LIKE = /^(?:按照?|同|如|like|as)?(.+?)(?:上班|补班)?$/

/** Reads a cell with hours; marks that nobody sees do not count. */
export const readHours = (typed: string): { readonly hours: Hours } | { readonly problem: HoursProblem } =>
  parseHours(oneLine(typed))

/** Reads the hours of a special day: 休息, 照常, 按周一, or open hours as in the week. */
export function readDayRule(typed: string): DayRule | { readonly problem: HoursProblem } {
  const said = plain(oneLine(typed))
  if (AS_USUAL.has(said)) return { kind: 'as-usual' }
  const other = readWeekday(LIKE.exec(said)?.[1] ?? '')
  if (other !== undefined) return { kind: 'like', weekday: other }
  const read = readHours(typed)
  return 'problem' in read ? read : { kind: 'hours', hours: read.hours }
}

/** The hours of a day under such a rule, in a calendar with this week. */
export const hoursUnder = (rule: DayRule, week: Week, day: number): Hours =>
  rule.kind === 'hours' ? rule.hours : (week[rule.kind === 'like' ? rule.weekday : weekday(day)] ?? [])
