/** A time of the demonstration ledger, relative to the moment it is made. */
export type Moment =
  | { readonly day: number; readonly minuteOfDay: number }
  /** For what must be live whatever hour it is. */
  | { readonly minutesAgo: number }

/** The same, typed as people do, without its year: `11-21 15:00`, `11月21日15点06分`. */
export type SaidMoment = { readonly said: 'figures' | 'words'; readonly moment: Moment }

type HoursMinutes = `${number}:${number}`

const minutesIn = (clock: HoursMinutes): number => {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number)
  return hours * 60 + minutes
}

/** A wall time some days from today: `at(-12, '09:40')`; today is day 0. */
export const at = (day: number, time: HoursMinutes): Moment => ({ day, minuteOfDay: minutesIn(time) })

/** Hours and minutes before now: `ago('25:00')`. */
export const ago = (length: HoursMinutes): Moment => ({ minutesAgo: minutesIn(length) })

/** A time as somebody types it who does not think of the year. */
export const said = (moment: Moment, how: SaidMoment['said'] = 'figures'): SaidMoment => ({ said: how, moment })
