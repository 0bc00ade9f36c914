import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { HOUR, type Instant, instant, MINUTE } from '../../src/model/instant.ts'
import { isOfCase, type NoticeKey, noticeKeyText } from '../../src/model/notice.ts'
import { awayUntil, isGivenUp, nextTry } from '../../src/plan/mails/mail-times.ts'
import type { SendOutcome } from '../../src/plan/mails/outcome-changes.ts'
import { parseKeys, printKey } from '../../src/sheet/folded-keys.ts'
import { cell, type Desk, desk, FIRST, row, sh, ZONE } from '../support/desk.ts'
import { runs } from './runs.ts'

const START = sh('2026-11-20 09:00')

const KINDS = ['sent', 'later', 'refused', 'unknown', 'unreachable', 'untried'] as const
type Kind = (typeof KINDS)[number]
const outcome = (kind: Kind): SendOutcome => (kind === 'sent' ? { kind } : { kind, error: kind })

type Step =
  | { readonly kind: 'sweep'; readonly after: number; readonly post: readonly Kind[] | 'dies' }
  | { readonly kind: 'answer' | 'hand-over' | 'take-back'; readonly at: number }
  | { readonly kind: 'new' }
  | { readonly kind: 'address'; readonly name: string; readonly mail: string | null }

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('sweep' as const),
      after: fc.constantFrom(1, 2, 5, 11, 30, 90),
      post: fc.oneof(fc.array(fc.constantFrom(...KINDS), { minLength: 1, maxLength: 4 }), fc.constant('dies' as const)),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constantFrom('answer', 'hand-over', 'take-back'), at: fc.nat(7) }),
  },
  { weight: 3, arbitrary: fc.constant<Step>({ kind: 'new' }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('address' as const),
      name: fc.constantFrom('陈强', '王芳', '周敏', '李静', '系统管理员'),
      mail: fc.constantFrom('new@example.org', 'other@example.org', 'chen.qiang@example.com', null),
    }),
  },
)

/** What people do; which rows were ever answered. */
async function people(d: Desk, one: Exclude<Step, { kind: 'sweep' }>, answered: Set<number>, cases: number) {
  if (one.kind === 'address') {
    const at = (await d.records('staff')).findIndex(({ name }) => name === one.name)
    if (at > 0) await d.retype('staff', at, 'mail', one.mail)
    return
  }
  if (one.kind === 'new') return
  if (cases === 0) return
  const at = FIRST + (one.at % cases)
  if (one.kind === 'hand-over') await d.retype('complaint', at, 'handler', '李静')
  else {
    answered.add(at)
    await d.retype('complaint', at, 'respondedAt', one.kind === 'answer' ? cell('2026-11-20 09:00') : null)
  }
}

describe('the outbox, whatever servers and people do', () => {
  it('loses nothing that stayed true, and tells nobody twice what a server took', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
        const d = await desk()
        await d.set('安静时段', '无')
        await d.set('每人每天最多几封', 0)
        let now: Instant = START
        let cases = 0
        const answered = new Set<number>()
        const taken = new Set<string>()
        const sweep = async (post: readonly Kind[] | 'dies') => {
          let turn = 0
          const became = new Map<string, Kind>()
          const { plan } = await d.sweep(
            now,
            post === 'dies'
              ? 'dies'
              : ({ messageId }) => {
                  const kind = post[turn++ % post.length] ?? 'sent'
                  became.set(messageId, kind)
                  return outcome(kind)
                },
          )
          expect(new Set(plan.mails.map(({ messageId }) => messageId)).size).toBe(plan.mails.length)
          for (const { line } of plan.lines) {
            if (line.state !== 'sending' || !isOfCase(line)) continue
            const key = `${noticeKeyText(line)} ${line.to}`
            expect(taken.has(key)).toBe(false)
            if (became.get(line.messageId) === 'sent') taken.add(key)
          }
        }
        for (const one of steps) {
          if (one.kind === 'sweep') {
            now = instant(now + one.after * MINUTE)
            await sweep(one.post)
            continue
          }
          if (one.kind === 'new') {
            await d.type('complaint', [row()])
            cases++
          } else await people(d, one, answered, cases)
        }
        // Quiet: servers take everything, until the last retry is through.
        for (const minutes of [11, 20, 90, 90, 1, 1, 1]) {
          now = instant(now + minutes * MINUTE)
          await sweep(['sent'])
        }
        const lines = (await d.records('notices')).slice(1)
        const numbers = (await d.records('complaint')).slice(FIRST).map(({ number }) => number)
        for (const [index, number] of numbers.entries()) {
          if (answered.has(FIRST + index)) continue
          const told = lines.filter(
            (line) => line['number'] === number && line['clock'] === '响应' && line['level'] === 1,
          )
          const isDone = told.some(
            ({ state, toldAt }) =>
              state === '已发' || (['失败', '结果不明'].includes(String(state)) && toldAt !== null),
          )
          expect([number, told.map(({ state, toldAt }) => [state, toldAt]), isDone]).toEqual([
            number,
            expect.anything(),
            true,
          ])
        }
        expect(lines.filter(({ state }) => state === '发送中' || state === '待发')).toEqual([])
      }),
      runs(60),
    )
  }, 120_000)
})

describe('when a mail is tried again', () => {
  const tried = fc.record({
    attempts: fc.integer({ min: 1, max: 200 }),
    begunAt: fc.integer({ min: 0, max: 30 * 24 }).map((hours) => instant(START - hours * HOUR)),
    messageId: fc.string(),
  })

  it('within an hour, later and later, and not all at one moment', () => {
    fc.assert(
      fc.property(tried, (one) => {
        const wait = nextTry(one, START) - START
        const whole = Math.min(2 ** (one.attempts - 1), 60) * MINUTE
        expect(wait).toBeGreaterThanOrEqual(whole * 0.75)
        expect(wait).toBeLessThanOrEqual(whole)
        expect(nextTry({ ...one, attempts: one.attempts + 2 }, START) - START).toBeGreaterThanOrEqual(
          Math.min(wait, 45 * MINUTE),
        )
      }),
      runs(400),
    )
    const waits = Array.from({ length: 100 }, (_, n) =>
      nextTry({ attempts: 9, begunAt: START, messageId: `<${n}@x>` }, START),
    )
    expect(new Set(waits).size).toBeGreaterThan(60)
  })

  it('a server that is away within a quarter of an hour, and never given up for it', () => {
    fc.assert(
      fc.property(tried, (one) => {
        const wait = awayUntil(one, START) - START
        expect(wait).toBeGreaterThanOrEqual(0.75 * MINUTE)
        expect(wait).toBeLessThanOrEqual(15 * MINUTE)
      }),
      runs(400),
    )
  })

  it('until a day of refusals has passed', () => {
    fc.assert(
      fc.property(fc.string(), (messageId) => {
        let [now, attempts]: [Instant, number] = [START, 1]
        while (!isGivenUp({ begunAt: START, attempts, messageId }, now)) {
          now = nextTry({ begunAt: START, attempts, messageId }, now)
          attempts++
        }
        expect(now - START).toBeGreaterThanOrEqual(24 * HOUR)
        expect(now - START).toBeLessThan(26 * HOUR)
        expect(attempts).toBeLessThan(45)
      }),
      runs(400),
    )
  })
})

it('folded keys come back', () => {
  const due = fc.integer({ min: 0, max: 4_000_000 }).map((minutes) => instant(minutes * MINUTE))
  const key = fc.record({
    clock: fc.constantFrom('respond', 'progress', 'promise', 'slip', 'entry', 'critical', 'health'),
    level: fc.oneof(fc.integer({ min: -9, max: 99 }), fc.double({ noNaN: true, noDefaultInfinity: true })),
    due,
    nth: fc.integer({ min: 1, max: 100 }),
  })
  fc.assert(
    fc.property(fc.array(key, { minLength: 1, maxLength: 20 }), due, (keys, other) => {
      const read = parseKeys(keys.map((one) => printKey(one, ZONE)).join(' '), other, ZONE)
      const text = (one: Pick<NoticeKey, 'clock' | 'level' | 'due' | 'nth'>) =>
        noticeKeyText({ number: 'X' as never, cycle: 1, ...one })
      expect(read.map(text)).toEqual(keys.map(text))
    }),
    runs(400),
  )
  fc.assert(
    fc.property(fc.string(), due, (text, other) => {
      expect(() => parseKeys(text, other, ZONE)).not.toThrow()
    }),
    runs(400),
  )
})
