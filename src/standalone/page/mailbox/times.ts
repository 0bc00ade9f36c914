const two = (n: number): string => String(n).padStart(2, '0')
const dayOf = (date: Date): string => `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
const clockOf = (date: Date): string => `${two(date.getHours())}:${two(date.getMinutes())}`

/** As short as it is clear: the time today, the day this year, else the date. */
export function shortTime(at: number, now: number): string {
  const [date, today] = [new Date(at), new Date(now)]
  if (dayOf(date) === dayOf(today)) return clockOf(date)
  return date.getFullYear() === today.getFullYear() ? dayOf(date).slice(5) : dayOf(date)
}

export const fullTime = (at: number): string => {
  const date = new Date(at)
  return `${dayOf(date)} ${clockOf(date)}:${two(date.getSeconds())}`
}
