import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type Instant, instant, MINUTE } from '../../src/model/instant.ts'
import { viewLedger } from '../../src/sheet/ledger-view.ts'
import { closeMonth } from '../../src/statistics/closed/close-month.ts'
import { corrections } from '../../src/statistics/closed/corrections.ts'
import { collectLedger } from '../../src/statistics/collect-ledger.ts'
import { type ClosedMonth, comparedNow, monthReport } from '../../src/statistics/month/month-report.ts'
import { anyLedger } from '../statistics/closed/any-rounds.ts'
import { month } from '../statistics/support.ts'
import { cell, type Desk, desk, FIRST, row, sh, type Typed } from '../support/desk.ts'
import { runs } from './runs.ts'

/*
 * A desk that types what happens as it happens, over the day on which November becomes final: whatever comes of its cases afterwards, of
 * what was counted nothing was wrong, so nothing is corrected.
 */
const START = '2026-11-16 09:00'
const CLOSES = sh('2026-12-05 00:00')

type Kind = 'complaint' | 'repair'
const ACTS = [
  'type',
  'respond',
  'reply',
  'resolve',
  'resolve',
  'pause',
  'resume',
  'reopen',
  'hand',
  'judge',
  'call',
  'call',
  'none',
] as const
interface Step {
  /** Minutes that go by before it. */
  readonly after: number
  readonly act: (typeof ACTS)[number]
  readonly kind: Kind
  readonly pick: number
  readonly answer: '满意' | '不满意' | '拒访' | '未接通'
}
const step: fc.Arbitrary<Step> = fc.record({
  after: fc.constantFrom(2, 30, 400, 1440, 2880, 5760),
  act: fc.constantFrom(...ACTS),
  kind: fc.constantFrom<Kind>('complaint', 'repair'),
  pick: fc.nat(20),
  answer: fc.constantFrom('满意', '满意', '不满意', '拒访', '未接通'),
})

const serial = (at: Instant): number => cell(START) + (at - sh(START)) / (1440 * MINUTE)

it('of a month whose desk types as things happen nothing is corrected, whatever happens afterwards', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 40, size: 'max' }), async (steps) => {
      const d = await desk()
      let now = sh(START)
      let final: ClosedMonth | undefined
      const rounds = async (at: Instant) => collectLedger(viewLedger(await d.read()), at)
      for (const one of steps) {
        const next = instant(now + one.after * MINUTE)
        if (final === undefined && next >= CLOSES) {
          await d.sweep(CLOSES)
          final = closeMonth(await rounds(CLOSES), month('2026-11'))
        }
        now = instant(Math.max(next, now))
        await act(d, one, now)
        await d.sweep(now)
      }
      final ??= closeMonth(await rounds(now), month('2026-11'))
      expect(corrections(final, await rounds(final.closedAt), await rounds(now))).toMatchObject({
        cases: [],
        figures: [],
      })
    }),
    runs(12),
  )
})

it('what a final month is compared with stays as it was, whatever the ledger says of it later', () => {
  const november = month('2026-11')
  fc.assert(
    fc.property(anyLedger, anyLedger, (ledger, later) => {
      const then = { ...ledger, asOf: CLOSES }
      const compared = comparedNow({ ...then, closed: new Map() }, november)
      const closed = new Map([[november, { ...closeMonth(then, november), compared }]])
      const [was, is] = [then, later].map((ledger) => monthReport({ ...ledger, closed }, november))
      expect([is?.before, is?.yearBefore, is?.trend]).toEqual([was?.before, was?.yearBefore, was?.trend])
    }),
    runs(40),
  )
})

async function act(d: Desk, { act: what, kind, pick, answer }: Step, at: Instant): Promise<void> {
  const time = serial(at)
  if (what === 'type') {
    const more = kind === 'repair' ? { category: '电梯' } : {}
    await d.type(kind, [
      row({
        receivedAt: time,
        customer: `客户${pick}`,
        phone: `1370000${1000 + pick}`,
        room: `${pick}-1-101`,
        ...more,
      }),
    ])
    return
  }
  const tab = what === 'call' ? 'callback' : kind
  const rows = (await d.records(tab)).slice(FIRST)
  if (rows.length === 0 || what === 'none') return
  const place = FIRST + (pick % rows.length)
  const standing = rows[place - FIRST] ?? {}
  for (const [key, value] of Object.entries(typedFor(what, standing, answer, time)))
    await d.retype(tab, place, key, value)
}

/** What somebody types of what has just happened; nothing where it cannot have. */
function typedFor(what: Step['act'], standing: Typed, answer: Step['answer'], time: number): Typed {
  const isOpen = String(standing['stage'] ?? '') !== '' && !/已办结|待回访|已关闭|拒访/.test(String(standing['stage']))
  const isPaused = standing['stage'] === '暂停'
  const begunAt = Number(standing['reopenedAt'] ?? standing['receivedAt'] ?? 0)
  const isNew = (key: string): boolean => Number(standing[key] ?? 0) < begunAt
  switch (what) {
    case 'respond':
      return isOpen && isNew('respondedAt') ? { respondedAt: time } : {}
    case 'reply':
      return isOpen && isNew('repliedAt') && 'repliedAt' in standing ? { repliedAt: time } : {}
    case 'resolve':
      return isOpen && !isPaused ? { resolvedAt: time, result: '已处理' } : {}
    case 'pause':
      return isOpen && !isPaused ? { pauseReason: '等客户', pausedAt: time, resumedAt: null } : {}
    case 'resume':
      return isPaused ? { resumedAt: time } : {}
    case 'reopen':
      return isOpen || standing['stage'] === null ? {} : { reopenedAt: time }
    case 'hand':
      return isOpen ? { handler: '赵磊' } : {}
    case 'judge':
      return isOpen && 'validity' in standing ? { validity: '有效', cause: '态度' } : {}
    case 'call':
      if (standing['calledAt'] !== null) return {}
      return answer === '拒访' || answer === '未接通'
        ? { calledAt: time, outcome: answer }
        : { calledAt: time, satisfaction: answer, handled: '是' }
    default:
      return {}
  }
}
