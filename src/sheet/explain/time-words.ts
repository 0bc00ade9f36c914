import { formatDay, formatInstant } from '../../calendar/format.ts'
import type { Interval } from '../../calendar/open-time.ts'
import { dateOfDay, dayOf, weekday } from '../../calendar/wall.ts'
import { toWall } from '../../calendar/zone.ts'
import { HOUR, type Instant, instant, MINUTE, SECOND } from '../../model/instant.ts'
import type { Language } from '../../model/language.ts'

const WEEKDAYS = {
  zh: ['周一', '周二', '周三', '周四', '周五', '周六', '周日'],
  en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
} as const

/** The short name of a day of the week; 0 is Monday. */
export const weekdayWord = (index: number, language: Language): string => WEEKDAYS[language][index] ?? ''

/** What times are said in: a zone, and a year that need not be named. */
export interface TimeContext {
  readonly zone: string
  readonly language: Language
  readonly year: number
}

/** The year that an instant falls on. */
export const yearOf = (zone: string, at: Instant): number => dateOfDay(dayOf(toWall(zone, at))).year

/** `11-20`, with the year in front where it is another. */
const dateWord = (day: number, year: number): string =>
  dateOfDay(day).year === year ? formatDay(day).slice(5) : formatDay(day)

/** `11-20 周五`, `Fri 11-20`. */
function dayWord(day: number, { language, year }: TimeContext): string {
  const name = weekdayWord(weekday(day), language)
  const date = dateWord(day, year)
  return language === 'zh' ? `${date} ${name}` : `${name} ${date}`
}

/** `11-20 周五至11-22 周日`, `Fri 11-20 to Sun 11-22`; one day alone as `dayWord`. */
export function daysWord(first: number, last: number, context: TimeContext): string {
  if (first === last) return dayWord(first, context)
  return `${dayWord(first, context)}${context.language === 'zh' ? '至' : ' to '}${dayWord(last, context)}`
}

const precisionOf = (at: Instant): 'minute' | 'second' => (at % MINUTE === 0 ? 'minute' : 'second')

/** `2026-11-20 09:30`, with seconds only where there are some. */
export const momentWord = (zone: string, at: Instant): string => formatInstant(zone, at, precisionOf(at))

/** The same without the year that need not be named. */
export function shortMoment(at: Instant, { zone, year }: TimeContext): string {
  const text = momentWord(zone, at)
  return yearOf(zone, at) === year ? text.slice(5) : text
}

/** The time of day alone; on a later day than `day` it says so, and a midnight that ends the day is its 24:00. */
function timeOn(day: number, at: Instant, side: 'from' | 'to', { zone, language }: TimeContext): string {
  const time = momentWord(zone, at).slice(11)
  const later = dayOf(toWall(zone, at)) - day
  if (later < 1) return time
  if (side === 'to' && later === 1 && time === '00:00') return '24:00'
  return language === 'zh' ? `次日${time}` : `${time} next day`
}

/** `09:00–12:00`; of the night shift of `day`, `22:00–次日06:00`. */
export const stretchWord = (day: number, { from, to }: Interval, context: TimeContext): string =>
  `${timeOn(day, from, 'from', context)}–${timeOn(day, to, 'to', context)}`

/** From one moment to another, the date of the second only where it is another. */
export function spanWord(from: Instant, to: Instant, context: TimeContext): string {
  const [start, end] = [shortMoment(from, context), shortMoment(to, context)]
  const isSameDay = momentWord(context.zone, from).slice(0, 10) === momentWord(context.zone, to).slice(0, 10)
  return `${start}–${isSameDay ? end.slice(end.indexOf(' ') + 1) : end}`
}

/** A length of counted time in hours, minutes and seconds, to the second: `37小时30分钟`. No days: a day is not one length. */
export function lengthWord(ms: number, language: Language): string {
  const units = [
    { amount: Math.floor(ms / HOUR), zh: '小时', en: 'h' },
    { amount: Math.floor(ms / MINUTE) % 60, zh: '分钟', en: 'min' },
    { amount: Math.floor(ms / SECOND) % 60, zh: '秒', en: 's' },
  ]
  const said = units.filter(({ amount }) => amount > 0)
  if (said.length === 0) return language === 'zh' ? '0分钟' : '0 min'
  return said
    .map((unit) => (language === 'zh' ? `${unit.amount}${unit.zh}` : `${unit.amount} ${unit.en}`))
    .join(language === 'zh' ? '' : ' ')
}

/** The last moment of a day said as its 24:00, for who looks at a calendar; undefined for any other moment. */
export function endOfDayWord(at: Instant, context: TimeContext): string | undefined {
  if (!momentWord(context.zone, at).endsWith(' 00:00')) return undefined
  return `${dayWord(dayOf(toWall(context.zone, instant(at - 1))), context)} 24:00`
}
