import { wallText } from '../card/fields.ts'

/** As short as it is clear, on the wall of the desk: the time today, the day this year, else the date. */
export function shortTime(at: number, now: number, timeZone: string | undefined): string {
  const [day = '', time = ''] = wallText(at, timeZone).split(' ')
  const [today = ''] = wallText(now, timeZone).split(' ')
  if (day === today) return time
  return day.slice(0, 4) === today.slice(0, 4) ? day.slice(5) : day
}

export const fullTime = (at: number, timeZone: string | undefined): string => wallText(at, timeZone)
