import dayjs from 'dayjs'
import businessTime from 'dayjs-business-time'
import moment from 'moment-business-time'
import OpeningHours from 'opening_hours'
import { HOUR } from '../../src/model/instant.ts'

/** Two shifts a day, Monday to Friday; holidays on those days, and make-up workdays at weekends, as `YYYY-MM-DD`, in order. */
export type Plan = {
  readonly shifts: readonly (readonly [from: string, to: string])[]
  readonly holidays: readonly string[]
  readonly workdays: readonly string[]
}

/** The due instant after so many working hours, both in epoch milliseconds. All three count in the host's own zone. */
export type AddHours = (start: number, hours: number) => number

export function dayjsBusinessTime({ shifts, holidays }: Plan): AddHours {
  dayjs.extend(businessTime)
  const open = shifts.map(([start, end]) => ({ start: `${start}:00`, end: `${end}:00` }))
  dayjs.setBusinessTime({
    sunday: null,
    monday: open,
    tuesday: open,
    wednesday: open,
    thursday: open,
    friday: open,
    saturday: null,
  })
  dayjs.setHolidays([...holidays])
  return (start, hours) => dayjs(start).addBusinessHours(hours).valueOf()
}

export function momentBusinessTime({ shifts, holidays }: Plan): AddHours {
  const open = shifts.flat().map((time) => `${time}:00`)
  moment.updateLocale(moment.locale(), {
    workinghours: { 0: null, 1: open, 2: open, 3: open, 4: open, 5: open, 6: null },
    holidays,
  })
  return (start, hours) => moment(start).addWorkingTime(hours, 'hours').valueOf()
}

export function openingHours({ shifts, holidays, workdays }: Plan): AddHours {
  const open = shifts.map(([from, to]) => `${from}-${to}`).join(',')
  const value = `Mo-Fr ${open}; ${daysOf(holidays)} off; ${daysOf(workdays)} ${open}`
  const hours = new OpeningHours(value)
  return (start, amount) => {
    const walk = hours.getIterator(new Date(start))
    for (let left = amount * HOUR; ; ) {
      const from = walk.getDate().getTime()
      const isOpen = walk.getState()
      if (!walk.advance()) throw new Error(`never changes after ${new Date(from).toISOString()}`)
      const length = walk.getDate().getTime() - from
      if (isOpen && left <= length) return from + left
      if (isOpen) left -= length
    }
  }
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** Days in the syntax of opening hours, those that follow each other in a month as one range: its quickest form. */
function daysOf(dates: readonly string[]): string {
  const runs: string[][] = []
  for (const date of dates) {
    const run = runs.at(-1)
    const before = run?.at(-1)
    const follows = before !== undefined && Date.parse(date) - Date.parse(before) === 24 * HOUR
    if (run && follows && date.slice(0, 7) === before.slice(0, 7)) run.push(date)
    else runs.push([date])
  }
  return runs
    .map((run) => {
      const [year = '', month = '', day = ''] = (run[0] ?? '').split('-')
      const end = run.length > 1 ? `-${run.at(-1)?.slice(8)}` : ''
      return `${year} ${MONTHS[Number(month) - 1]} ${day}${end}`
    })
    .join(',')
}
