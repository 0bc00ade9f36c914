import { dateOfDay, dayFrom, FIRST_DAY, isDate, LAST_DAY } from '../../calendar/wall.ts'

/** A date that a sheet made of a room, or what is left of one. */
export interface MereDate {
  /** Absent where the sheet shows none: `3月2日`. */
  readonly year?: number
  readonly month: number
  /** Absent in `2012年3月`. */
  readonly day?: number
}

const EPOCH_DAY = dayFrom(1899, 12, 30)
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const NAME =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)'
const TIME = '(?:[T\\s]+\\d{1,2}:\\d{2}.*)?'
const YEAR_FIRST = new RegExp(`^(\\d{4})[-./年](\\d{1,2})[-./月](\\d{1,2})日?${TIME}$`)
const YEAR_LAST = new RegExp(`^(\\d{1,2})[./](\\d{1,2})[./]((?:19|20)\\d\\d)${TIME}$`)
const CHINESE = /^(?:(\d{4})年)?(0?[1-9]|1[0-2])月(?:(\d{1,2})[日号]?)?$/
const DAY_OF_MONTH = new RegExp(`^(\\d{1,2})[- ]${NAME}(?:[- ](\\d{2}|\\d{4}))?$`, 'i')
const MONTH_YEAR = new RegExp(`^${NAME}[- ](\\d{2}|\\d{4})$`, 'i')

/**
 * The date of a serial number as a sheet shows it: no zone, the time of day left out. Before 1900 as well, for sheets count
 * backwards there: `3-2-1201` becomes a day in 1201. Undefined outside of the years 1 to 9999.
 */
export function dateOfSerial(serial: number): Required<MereDate> | undefined {
  const day = Math.floor(serial) + EPOCH_DAY
  if (!(day >= FIRST_DAY && day <= LAST_DAY)) return undefined
  const date = dateOfDay(day)
  return date.year === 0 ? undefined : date
}

/** The date that a text is, in the ways sheets show one. `3-2-2012` is none but a room. */
export function dateOfText(text: string): MereDate | undefined {
  const first = YEAR_FIRST.exec(text)
  if (first) return dateIf(Number(first[1]), Number(first[2]), Number(first[3]))
  const last = YEAR_LAST.exec(text)
  if (last) {
    const [one, other, year] = [Number(last[1]), Number(last[2]), Number(last[3])]
    return dateIf(year, one, other) ?? dateIf(year, other, one)
  }
  const [, year, month, day] = CHINESE.exec(text) ?? []
  if (month !== undefined) return { ...numbers(year, day), month: Number(month) }
  return named(text)
}

const dateIf = (year: number, month: number, day: number): MereDate | undefined =>
  isDate(year, month, day) ? { year, month, day } : undefined

const numbers = (year: string | undefined, day: string | undefined): Omit<MereDate, 'month'> => ({
  ...(year === undefined ? {} : { year: Number(year) }),
  ...(day === undefined ? {} : { day: Number(day) }),
})

function named(text: string): MereDate | undefined {
  const [, day, name, year] = DAY_OF_MONTH.exec(text) ?? []
  if (name !== undefined) return { ...numbers(fullYear(year), day), month: monthOf(name) }
  const [, month, ofYear] = MONTH_YEAR.exec(text) ?? []
  return month === undefined ? undefined : { ...numbers(fullYear(ofYear), undefined), month: monthOf(month) }
}

const monthOf = (name: string): number => MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1
const fullYear = (year: string | undefined): string | undefined => (year?.length === 2 ? `20${year}` : year)

/** The rooms that a sheet may have made this date of, the likeliest first: month or year in front, the year in four digits or two. */
export function roomsOfDate({ year, month, day }: MereDate): readonly string[] {
  if (year === undefined) return day === undefined ? [] : [`${month}-${day}`]
  // Two digits are a year from 1930 to 2029.
  const short = year >= 1930 && year <= 2029 && year % 100 > 0 ? year % 100 : undefined
  const rooms: string[] = []
  if (day === undefined || day === 1) rooms.push(`${month}-${year}`)
  if (day === undefined) return short === undefined ? rooms : [...rooms, `${month}-${short}`, `${short}-${month}`]
  rooms.push(`${month}-${day}-${year}`)
  if (short !== undefined) rooms.push(`${month}-${day}-${short}`, `${short}-${month}-${day}`)
  // A day and a month alone get the year in which they are typed.
  return year > 1999 && year < 2100 ? [...rooms, `${month}-${day}`] : rooms
}
