import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { HOUR, type Instant, instant, MINUTE } from '../../src/model/instant.ts'
import type { Cell } from '../../src/ports/ledger.ts'
import { type Event, of, played, simulated } from '../statistics/simulate-support.ts'
import { cell, desk, FIRST, sh, type Typed } from '../support/desk.ts'
import { runs } from './runs.ts'

const START = sh('2026-10-12 08:00')
const END = sh('2026-10-16 20:00')

interface Step {
  readonly does: string
  /** Nothing is reopened that is not resolved, nor resumed that is not paused. */
  readonly after?: string
  /** Of an earlier round the row remembers one acknowledgement. */
  readonly unless?: string
  readonly cells: (at: Cell) => Typed
}

/** What is typed into a row, one after the other, each at its own minute. */
const STEPS: readonly Step[] = [
  { does: 'respond', cells: (at) => ({ respondedAt: at }) },
  { does: 'know', cells: (at) => ({ acknowledgedBy: '王芳', acknowledgedAt: at }) },
  { does: 'pause', cells: (at) => ({ pauseReason: '等客户', pausedAt: at }) },
  { does: 'promise', cells: () => ({ promisedAt: cell('2026-10-14 12:00') }) },
  { does: 'resume', after: 'pause', cells: (at) => ({ resumedAt: at }) },
  { does: 'arrive', cells: (at) => ({ arrivedAt: at }) },
  { does: 'report', cells: (at) => ({ progress: '已联系', progressAt: at }) },
  { does: 'put off', cells: () => ({ promisedAt: cell('2026-10-15 12:00') }) },
  { does: 'upset', cells: () => ({ upset: '是' }) },
  { does: 'pause again', after: 'resume', cells: (at) => ({ pausedAt: at }) },
  { does: 'resume again', after: 'pause again', cells: (at) => ({ resumedAt: at }) },
  { does: 'know better', after: 'know', cells: (at) => ({ acknowledgedAt: at, acknowledgedLevels: '1、2' }) },
  { does: 'resolve', cells: (at) => ({ resolvedAt: at, result: '已处理' }) },
  { does: 'reopen', after: 'resolve', unless: 'know better', cells: (at) => ({ reopenedAt: at }) },
  { does: 'resolve again', after: 'reopen', cells: (at) => ({ resolvedAt: at }) },
]

interface Played {
  readonly received: number
  readonly gaps: readonly (number | null)[]
  readonly more: Typed
}

const aCase: fc.Arbitrary<Played> = fc.record({
  received: fc.integer({ min: 0, max: 2 * 1440 }),
  // What is corrected within ten minutes is as if it had never been.
  gaps: fc.array(fc.option(fc.integer({ min: 11, max: 700 }), { freq: 3 }), {
    minLength: STEPS.length,
    maxLength: STEPS.length,
  }),
  more: fc.constantFrom<Typed>({}, { priority: '特急' }, { handler: '刘洋', firstReceiver: '李静' }, { room: '' }),
})

const WITHOUT = (...left: readonly string[]) => STEPS.map(({ does }) => (left.includes(does) ? null : 150))

/** All that can be typed, in turn: known and reopened; known of twice and never resolved, with a list a day. */
const EXAMPLES: [readonly Played[], string][] = [
  [
    [
      { received: 0, gaps: WITHOUT('know better'), more: {} },
      { received: 5, gaps: WITHOUT('respond', 'arrive', 'resolve'), more: { priority: '特急' } },
    ],
    '20',
  ],
  [
    [
      { received: 0, gaps: WITHOUT('respond', 'arrive', 'report', 'resolve'), more: {} },
      { received: 1, gaps: WITHOUT('respond', 'arrive', 'resolve', 'upset'), more: {} },
    ],
    '3',
  ],
]

const cellAt = (at: Instant): Cell => cell(new Date(at + 8 * HOUR).toISOString().slice(0, 16).replace('T', ' '))

function eventsOf({ received, gaps, more }: Played, row: number): readonly Event[] {
  let at = instant(START + received * MINUTE)
  const events: Event[] = [{ at, row, cells: { ...of('12 08:00', more), receivedAt: cellAt(at) } }]
  const done = new Set<string>()
  for (const [index, { does, after, unless = '', cells }] of STEPS.entries()) {
    const gap = gaps[index] ?? null
    if (gap === null || done.has(unless) || (after !== undefined && !done.has(after))) continue
    done.add(does)
    at = instant(at + gap * MINUTE)
    events.push({ at, row, cells: cells(cellAt(at)) })
  }
  return events
}

describe('a simulation with the settings as they are', () => {
  it('mails what sweeps each minute mailed: whom, when, in which mail and about what', async () => {
    let mails = 0
    await fc.assert(
      fc.asyncProperty(
        fc.array(aCase, { minLength: 1, maxLength: 4 }),
        fc.constantFrom('20', '3'),
        async (cases: readonly Played[], cap: string) => {
          const d = await desk()
          const settings = await d.records('settings')
          const row = settings.findIndex(({ name }) => name === '每人每天最多几封')
          await d.retype('settings', row, 'value', cap)
          // Callbacks are not simulated.
          await d.rewrite('escalation', (rows) =>
            rows.filter(([clocks]) => !/^(回访|多次未接通)$/.test(String(clocks))),
          )
          const inOrder = cases.toSorted((a, b) => a.received - b.received)
          const real = await played(d, inOrder.flatMap(eventsOf), END)
          mails += real.length
          expect((await d.table('complaint')).rows.length).toBe(FIRST + cases.length)
          expect(await simulated(d, END)).toEqual(real)
        },
      ),
      { ...runs(8), examples: EXAMPLES },
    )
    expect(mails).toBeGreaterThan(50)
  })
})
