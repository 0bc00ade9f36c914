import published from 'chinese-days/dist/chinese-days.json' with { type: 'json' }
import type { Words } from '../model/language.ts'
import { dateOfDay, dayFrom } from './wall.ts'

/** A day that the State Council's yearly notice names: off work, or worked instead (调休). `name` is the festival it is for. */
type PublicHoliday = { readonly rest: boolean; readonly name: Words }

export type PublicHolidays = {
  /** By day number: every day of a festival, weekends in it too, and every make-up workday. Other days are as their weekday. */
  readonly days: ReadonlyMap<number, PublicHoliday>
  /** The years whose notice has been published and is in here. */
  readonly years: ReadonlySet<number>
}

let read: PublicHolidays | undefined

/**
 * China's public holidays, as the package `chinese-days` publishes them. Its data and not its functions, for these read dates in
 * the zone of the host.
 */
export const chineseHolidays = (): PublicHolidays => (read ??= readHolidays())

function readHolidays(): PublicHolidays {
  const days = new Map<number, PublicHoliday>()
  // Years by the days off alone: the make-up workday of a New Year may lie in the year before.
  const years = new Set<number>()
  for (const [date, about] of Object.entries(published.holidays)) {
    const day = dayOfDate(date)
    days.set(day, { rest: true, name: nameIn(about) })
    years.add(dateOfDay(day).year)
  }
  for (const [date, about] of Object.entries(published.workdays)) {
    days.set(dayOfDate(date), { rest: false, name: nameIn(about) })
  }
  return { days, years }
}

/** `2026-10-01` */
const dayOfDate = (date: string): number =>
  dayFrom(Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10)))

/** `National Day,国庆节,3`: the last is how many of the days are the law's own. */
function nameIn(about: string): Words {
  const [en = '', zh = ''] = about.split(',')
  return { zh, en }
}
