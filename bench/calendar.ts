import { mondayToFriday, workingHours } from '../src/calendar/calendar.ts'
import { addWorking, workingBetween } from '../src/calendar/working-time.ts'
import { toInstant, toWall } from '../src/calendar/zone.ts'
import { DAY, HOUR, instant, wallTime } from '../src/model/instant.ts'

/** How many a second: zone conversions with a warm cache over a year, and deadlines of one to thirty hours. */
const START = Date.UTC(2026, 0, 1)
const ROUNDS = 1_000_000

function measure(name: string, act: (at: number, round: number) => number): void {
  let sum = 0
  const run = (rounds: number) => {
    for (let round = 0; round < rounds; round++)
      sum += act(START + ((round * 7919) % 365) * DAY + (round % 86_400) * 1000, round)
  }
  run(10_000)
  const begun = performance.now()
  run(ROUNDS)
  const perSecond = (ROUNDS / (performance.now() - begun)) * 1000
  console.log(`${name}: ${(perSecond / 1e6).toFixed(2)} million a second (${sum === 0 ? 'nothing' : 'done'})`)
}

const office = workingHours(
  'office',
  'America/New_York',
  mondayToFriday([
    { start: 510, end: 720 },
    { start: 840, end: 1080 },
  ]),
)

for (const zone of ['Asia/Shanghai', 'America/New_York']) {
  measure(`toWall ${zone}`, (at) => toWall(zone, instant(at)))
  measure(`toInstant ${zone}`, (at) => toInstant(zone, wallTime(at)))
}
measure('addWorking', (at, round) => addWorking(office, instant(at), (1 + (round % 30)) * HOUR))
measure('workingBetween, three days', (at) => workingBetween(office, instant(at), instant(at + 3 * DAY)))
