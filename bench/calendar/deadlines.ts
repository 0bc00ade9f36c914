import { createRequire } from 'node:module'
import { type Hours, mondayToFriday, workingHours } from '../../src/calendar/calendar.ts'
import { dayFrom, weekday } from '../../src/calendar/wall.ts'
import { addWorking } from '../../src/calendar/working-time.ts'
import { HOUR, instant, MINUTE } from '../../src/model/instant.ts'
import { type Contender, compare, seeded } from './compare.ts'
import { dayjsBusinessTime, momentBusinessTime, openingHours, type Plan } from './working-peers.ts'

const ZONE = 'Asia/Shanghai'
const AMOUNT = 26
const STARTS = 2_000
const OPEN: Hours = [
  { start: 510, end: 720 },
  { start: 840, end: 1080 },
]

type DayTable = Readonly<Record<'holidays' | 'workdays', Readonly<Record<string, string>>>>

/** 2024 to 2026 as the State Council set them: holidays that fall on Monday to Friday, and make-up workdays. */
function specialDays(): Pick<Plan, 'holidays' | 'workdays'> {
  const table = createRequire(import.meta.url)('chinese-days/dist/chinese-days.json') as DayTable
  const within = (dates: object) => Object.keys(dates).filter((date) => date >= '2024' && date < '2027')
  return {
    holidays: within(table.holidays)
      .filter((date) => weekday(dayOf(date)) < 5)
      .sort(),
    workdays: within(table.workdays).sort(),
  }
}

function dayOf(date: string): number {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number)
  return dayFrom(year, month, day)
}

/** Deadlines of 26 working hours, two shifts a day in Shanghai, over holidays and make-up workdays. */
export function compareDeadlines(): void {
  // The peers count in the host's own zone, which is the quickest they can.
  process.env['TZ'] = ZONE
  const { holidays, workdays } = specialDays()
  const plan: Plan = {
    shifts: [
      ['08:30', '12:00'],
      ['14:00', '18:00'],
    ],
    holidays,
    workdays,
  }
  const off = holidays.map((date) => [dayOf(date), [] as Hours] as const)
  const on = workdays.map((date) => [dayOf(date), OPEN] as const)
  const week = mondayToFriday(OPEN)
  const office = workingHours('office', ZONE, week, new Map([...off, ...on]))
  const withoutMakeUp = workingHours('office', ZONE, week, new Map(off))

  const random = seeded(2026)
  const [first, last] = [Date.UTC(2024, 0, 1), Date.UTC(2026, 11, 15)]
  const starts = Array.from({ length: STARTS }, () =>
    instant(first + Math.floor((random() * (last - first)) / MINUTE) * MINUTE),
  )
  const ours = (start: number) => addWorking(office, instant(start), AMOUNT * HOUR)
  const met = starts.filter((start) => ours(start) !== addWorking(withoutMakeUp, start, AMOUNT * HOUR)).length
  const without = `has no make-up workdays, which ${met} of these meet`
  const peers: readonly Contender<number>[] = [
    peer('dayjs-business-time', dayjsBusinessTime(plan), without),
    peer('moment-business-time', momentBusinessTime(plan), without),
    peer('opening_hours', openingHours(plan)),
  ]
  compare(
    `+${AMOUNT} working hours, two shifts a day, ${ZONE} 2024 to 2026: ${holidays.length} holidays, ${workdays.length} make-up workdays`,
    starts,
    { name: 'ours', answer: ours },
    peers,
  )
}

const peer = (name: string, add: ReturnType<typeof openingHours>, without?: string): Contender<number> => ({
  name,
  answer: (start) => add(start, AMOUNT),
  ...(without === undefined ? {} : { without }),
})
