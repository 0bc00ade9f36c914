/** Today, or this minute, on the workbook's clock, as people type it. */
export function today(timeZone: string, withTime: boolean, now: Date = new Date()): string {
  const parts = new Map(
    new Intl.DateTimeFormat('en-CA', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    })
      .formatToParts(now)
      .map(({ type, value }) => [type, value]),
  )
  const part = (name: Intl.DateTimeFormatPartTypes): string => parts.get(name) ?? ''
  const date = `${part('year')}-${part('month')}-${part('day')}`
  return withTime ? `${date} ${part('hour')}:${part('minute')}` : date
}

/** `10:32`, of today, or with the day before it. */
export function clockTime(at: number, timeZone: string, now: number = Date.now()): string {
  const then = today(timeZone, true, new Date(at))
  const [day, time] = then.split(' ')
  return day === today(timeZone, false, new Date(now)) ? (time ?? '') : then.slice(5)
}
