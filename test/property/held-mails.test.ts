import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatInstant } from '../../src/calendar/format.ts'
import { DAY, HOUR, type Instant, instant, MINUTE } from '../../src/model/instant.ts'
import { noticeKeyText } from '../../src/model/notice.ts'
import type { NoticeMail } from '../../src/plan/plan.ts'
import { quietUntil } from '../../src/rules/quiet-hours.ts'
import { deskWith, own } from '../plan/held-support.ts'
import { FIRST, sh, type Typed, ZONE } from '../support/desk.ts'
import { runs } from './runs.ts'

const BEGIN = sh('2026-11-20 17:00')
const END = sh('2026-11-21 14:00')
const NIGHT = { start: 22 * 60, end: 31 * 60 + 30 }
const MOST = 4
const RULES: readonly Typed[] = [
  { clocks: '响应', offset: '0', level: 1, roles: '责任人', every: '5小时', most: 2 },
  { clocks: '响应', offset: '+1小时', level: 2, roles: '项目经理' },
  { clocks: '响应', offset: '+3小时', level: 3, roles: '公司客服中心', night: '照发' },
]

interface Coming {
  /** Minutes after the beginning. */
  readonly at: number
  readonly handler: string
  readonly priority: string
  /** Minutes until it is answered; never where none. */
  readonly answered: number | undefined
}
const coming = (answers: boolean) =>
  fc.record({
    at: fc.nat(15 * 60),
    handler: fc.constantFrom('陈强', '李静'),
    priority: fc.constantFrom('特急', '一般', '一般', '一般'),
    answered: answers ? fc.option(fc.integer({ min: 1, max: 14 * 60 }), { nil: undefined }) : fc.constant(undefined),
  })
const cases = (answers: boolean) =>
  fc.array(coming(answers), { minLength: 3, maxLength: 9 }).map((all) => all.toSorted((a, b) => a.at - b.at))

interface Mailed {
  readonly at: Instant
  readonly mail: NoticeMail
  readonly isUrgent: boolean
}

/** What a day brings that is swept at these times, and then until nothing waits: its mails, and the lines that they tell. */
async function day(all: readonly Coming[], times: readonly Instant[]) {
  const d = await deskWith(RULES, { 每人每天最多几封: MOST, 几件合成一封: 3 })
  const mailed: Mailed[] = []
  const sent: string[] = []
  const events = all
    .flatMap(({ at, answered }, index) => [
      { index, at: instant(BEGIN + at * MINUTE), is: 'typed' as const },
      ...(answered === undefined
        ? []
        : [{ index, at: instant(BEGIN + (at + answered) * MINUTE), is: 'answered' as const }]),
    ])
    .toSorted((a, b) => a.at - b.at)
  const after = Array.from({ length: 6 }, (_, n) => instant(END + n * 2 * HOUR + MINUTE))
  for (const now of [...times, ...after]) {
    for (let event = events[0]; event !== undefined && event.at <= now; event = events[0]) {
      events.shift()
      const { handler, priority } = all[event.index] as Coming
      const time = formatInstant(ZONE, event.at)
      if (event.is === 'answered') await d.retype('complaint', FIRST + event.index, 'respondedAt', time)
      else await d.type('complaint', [own({ receivedAt: time, firstReceiver: handler, handler, priority })])
    }
    const { plan, changes } = await d.sweep(now)
    for (const mail of plan.mails) {
      const items = mail.notices.flatMap((notice) => notice.items)
      const isUrgent =
        mail.notices.some(({ priority }) => priority === 'critical') || items.some(({ level }) => level === 3)
      mailed.push({ at: now, mail, isUrgent })
    }
    for (const { line } of plan.lines) if (line.state === 'sending') sent.push(`${noticeKeyText(line)} ${line.to}`)
    if (changes.length > 0) expect((await d.look(now)).changes).toEqual([])
  }
  const states = (await d.records('notices')).slice(1).map(({ state }) => state)
  expect(states.filter((state) => state !== '已发' && state !== '不必再发')).toEqual([])
  return { mailed, sent }
}

const every = (minutes: number, from = BEGIN, to = END): readonly Instant[] =>
  Array.from({ length: Math.floor((to - from) / (minutes * MINUTE)) + 1 }, (_, n) =>
    instant(from + n * minutes * MINUTE),
  )

describe('mails that wait', () => {
  it('leave nobody untold and tell nobody twice, whenever it is swept', async () => {
    const drawn = fc
      .uniqueArray(fc.nat((END - BEGIN) / MINUTE), { minLength: 5, maxLength: 25 })
      .map((minutes) => minutes.toSorted((a, b) => a - b).map((minute) => instant(BEGIN + minute * MINUTE)))
    await fc.assert(
      fc.asyncProperty(cases(false), drawn, fc.nat(14), async (all, times, stop) => {
        const usual = await day(all, every(10))
        expect(new Set(usual.sent).size).toBe(usual.sent.length)
        const stopped = every(10).filter((at) => at < BEGIN + stop * HOUR || at >= BEGIN + (stop + 6) * HOUR)
        for (const other of [await day(all, times), await day(all, stopped)])
          expect(other.sent.toSorted()).toEqual(usual.sent.toSorted())
      }),
      runs(6),
    )
  }, 60_000)

  it('leave the night alone but for what is urgent, and nobody gets more than the day allows', async () => {
    await fc.assert(
      fc.asyncProperty(cases(true), fc.constantFrom(5, 17), async (all, minutes) => {
        const { mailed } = await day(all, every(minutes))
        for (const { at, isUrgent } of mailed)
          if (quietUntil(at, NIGHT, ZONE) !== undefined)
            expect([formatInstant(ZONE, at), isUrgent]).toEqual([formatInstant(ZONE, at), true])
        const dayOf = (at: Instant) => formatInstant(ZONE, at).slice(0, 10)
        for (const [, ofOne] of Map.groupBy(mailed, ({ at, mail }) => `${dayOf(at)} ${mail.to.mail}`)) {
          const lists = ofOne.filter(({ mail }) => mail.isOverCap)
          const usual = ofOne.filter(({ mail, isUrgent }) => !mail.isOverCap && !isUrgent)
          expect(usual.length).toBeLessThanOrEqual(MOST)
          expect(lists.length).toBeLessThanOrEqual(DAY / (2 * HOUR))
          for (const [index, { at }] of lists.slice(1).entries())
            expect(at - (lists[index]?.at ?? 0)).toBeGreaterThanOrEqual(2 * HOUR)
          if (lists.length > 0) expect(ofOne.length).toBeGreaterThan(MOST)
        }
      }),
      runs(6),
    )
  }, 60_000)
})
