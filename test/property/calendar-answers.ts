import fc from 'fast-check'
import { mondayToFriday, roundTheClock, workingHours } from '../../src/calendar/calendar.ts'
import { chineseHolidays } from '../../src/calendar/chinese-holidays.ts'
import { deadline } from '../../src/calendar/deadline.ts'
import { parseDuration } from '../../src/calendar/duration.ts'
import { formatInstant } from '../../src/calendar/format.ts'
import { parseHours } from '../../src/calendar/hours.ts'
import { instantToSerial, serialToInstant } from '../../src/calendar/serial.ts'
import { subtractWorking, workingBetween } from '../../src/calendar/working-time.ts'
import { toInstant, toWall } from '../../src/calendar/zone.ts'
import { HOUR, instant, wallTime } from '../../src/model/instant.ts'

/**
 * Prints what the calendar answers to the same few thousand questions each time. The test runs it in hosts of several zones;
 * not one byte may differ.
 */
const SEED = 20_261_122
const ZONES = [
  'UTC',
  'Asia/Shanghai',
  'America/New_York',
  'Europe/Berlin',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  '+05:45',
]
const PLANS = ['08:30-12:00, 14:00-18:00', '22:00-06:00', '00:00-24:00', '18:00-02:30']
const SAID = ['26小时', '30分钟', '3天', '2个工作日', '当日', '次日 08:30', '当班', '立即']

const { days } = chineseHolidays()
const calendars = ZONES.flatMap((zone) => [
  roundTheClock('24小时', zone),
  ...PLANS.map((plan) => {
    const read = parseHours(plan)
    if ('problem' in read) throw new Error(plan)
    const exceptions = new Map([...days].map(([day, { rest }]) => [day, rest ? [] : read.hours]))
    return workingHours(plan, zone, mondayToFriday(read.hours), exceptions)
  }),
])

/** Moments of 1975 to 2035, half of them on the days around a change of clocks in one of the zones. */
const around = [
  '2026-03-08',
  '2026-03-29',
  '2026-04-05',
  '2026-10-04',
  '2026-10-25',
  '2026-11-01',
  '2011-12-30',
  '1986-05-04',
]
const moments = fc.sample(
  fc.oneof(
    fc.integer({ min: Date.UTC(1975, 0), max: Date.UTC(2035, 0) }),
    fc
      .tuple(fc.constantFrom(...around), fc.integer({ min: -36 * HOUR, max: 36 * HOUR }))
      .map(([date, by]) => Date.parse(date) + by),
  ),
  { seed: SEED, numRuns: 120 },
)

const lines: string[] = []
for (const at of moments) {
  for (const zone of ZONES) {
    const serial = instantToSerial(zone, instant(at)) ?? Number.NaN
    lines.push(
      [
        zone,
        at,
        toWall(zone, instant(at)),
        toInstant(zone, wallTime(at)),
        formatInstant(zone, instant(at), 'second'),
        serial,
        serialToInstant(zone, serial),
      ].join(' '),
    )
  }
  for (const calendar of calendars) {
    const dues = SAID.map((said) => {
      const duration = parseDuration(said)
      return 'problem' in duration ? said : deadline(instant(at), duration, calendar, { atOnceMinutes: 5 })
    })
    const back = subtractWorking(calendar, instant(at), 5 * HOUR)
    lines.push(
      [
        calendar.zone,
        calendar.name,
        at,
        ...dues,
        back,
        workingBetween(calendar, instant(at), instant(at + 99 * HOUR)),
      ].join(' '),
    )
  }
}
console.log(lines.join('\n'))
// Said apart from the answers: where this host stands.
console.error(`${Intl.DateTimeFormat().resolvedOptions().timeZone} ${new Date(2026, 6, 1).getTimezoneOffset()}`)
