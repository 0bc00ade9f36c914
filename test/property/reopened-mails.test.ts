import fc from 'fast-check'
import { expect, it } from 'vitest'
import { instantToSerial } from '../../src/calendar/serial.ts'
import { FIRST_SIGHT_CLOCKS } from '../../src/model/clock.ts'
import { HOUR, type Instant, instant, MINUTE } from '../../src/model/instant.ts'
import { viewLedger } from '../../src/sheet/ledger-view.ts'
import { desk, FIRST, row, sh, type Typed, ZONE } from '../support/desk.ts'
import { runs } from './runs.ts'

/** Once round of a case: what is new of it, whether anybody answers, and how it comes back. */
interface Round {
  readonly says: Typed
  readonly answered: boolean
  /** Hours that nobody does anything. */
  readonly idle: number
  readonly back: 'asked' | 'by hand'
}

const round: fc.Arbitrary<Round> = fc.record({
  says: fc.constantFrom<Typed[]>(
    {},
    { upset: '是' },
    { abnormal: '是' },
    { beyondAuthority: '是' },
    { priority: '特急' },
  ),
  answered: fc.boolean(),
  idle: fc.constantFrom(1, 6, 30, 80),
  back: fc.constantFrom('asked', 'by hand'),
})

const FIRST_SIGHT: ReadonlySet<string> = new Set(FIRST_SIGHT_CLOCKS)
/** Offices by the mailboxes of the sample staff tab. */
const UPWARDS = ['zhou.min@example.com', 'wu.jun@example.com', 'service@example.com'] as const

/** Plays a complaint round by round; when each began. */
async function played(rounds: readonly Round[]) {
  const d = await desk()
  let now: Instant = sh('2026-11-02 09:00')
  const cell = () => instantToSerial(ZONE, now) ?? null
  const goOn = async (minutes: number): Promise<void> => {
    now = instant(now + minutes * MINUTE)
    await d.sweep(now)
  }
  const fill = async (tab: 'complaint' | 'callback', at: number, cells: Typed): Promise<void> => {
    for (const [key, value] of Object.entries(cells)) await d.retype(tab, at, key, value)
  }
  await d.type('complaint', [row({ receivedAt: cell() })])
  const began: Instant[] = []
  for (const [index, { says, answered, idle, back }] of rounds.entries()) {
    began.push(now)
    await fill('complaint', FIRST, says)
    await goOn(1)
    if (answered) await fill('complaint', FIRST, { respondedAt: cell(), repliedAt: cell(), progressAt: cell() })
    await goOn((idle * HOUR) / MINUTE)
    if (index === rounds.length - 1) break
    await fill('complaint', FIRST, { resolvedAt: cell(), result: '好了' })
    await goOn(1)
    await goOn(60)
    const told = { calledAt: cell(), method: '电话', handled: '否', satisfaction: '不满意' }
    if (back === 'asked') await fill('callback', (await d.table('callback')).rows.length - 1, told)
    else await fill('complaint', FIRST, { reopenedAt: cell() })
  }
  return { lines: viewLedger(await d.read()).notices.all(), began }
}

it('a case that comes back is told one level higher, and nothing of before is told again (R31, R34)', async () => {
  let mails = 0
  await fc.assert(
    fc.asyncProperty(fc.array(round, { minLength: 2, maxLength: 4 }), async (rounds) => {
      const { lines, began } = await played(rounds)
      mails += lines.length
      // No line is of a cycle that is over, or not begun, when it is written.
      for (const { clock, cycle, begunAt } of lines) {
        const [from = Infinity, until = Infinity] = [began[cycle - 1], began[cycle]]
        expect([clock, cycle, begunAt >= from && begunAt <= until]).toEqual([clock, cycle, true])
      }
      // What went up on first sight does so in one cycle only.
      const sights = lines.filter(({ clock }) => FIRST_SIGHT.has(clock))
      for (const of of Map.groupBy(sights, ({ clock }) => clock).values())
        expect(new Set(of.map(({ cycle }) => cycle)).size).toBe(1)
      // Each reopening is told at once, the second one up, the third and later up to the company.
      for (const cycle of began
        .keys()
        .drop(1)
        .map((index) => index + 1)) {
        const told = lines.filter((line) => line.cycle === cycle && line.clock === 'reopened' && line.level === 1)
        const offices = UPWARDS.filter((mail) => told.some(({ to }) => to === mail))
        expect([cycle, offices]).toEqual([cycle, cycle === 2 ? UPWARDS.slice(0, 2) : UPWARDS])
      }
      const keys = lines.map(({ clock, level, cycle, nth, due, to }) => [clock, level, cycle, nth, due, to].join(' '))
      expect(new Set(keys).size).toBe(keys.length)
    }),
    runs(20),
  )
  expect(mails).toBeGreaterThan(100)
})
