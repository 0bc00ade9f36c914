import { describe, expect, it } from 'vitest'
import { instant, MINUTE } from '../../src/model/instant.ts'
import { at } from '../calendar/support.ts'
import { cell, type Desk, type Post, row, sh, type Typed } from '../support/desk.ts'
import { ANSWER, deskWith, isIdle, lines, own, told } from './held-support.ts'

const AT_ONCE: Typed = { clocks: '特急', offset: '0', level: 1, roles: '责任人' }
const UPSET: Typed = { clocks: '情绪未平息', offset: '0', level: 1, roles: '责任人' }

const UPSET_ONLY: Typed = { upset: '是', respondedAt: cell('2026-11-20 10:29') }

/** A case whose answer is late at `time`; what its mail brings its only reader then. */
async function another(d: Desk, time: string, more: Typed = {}, post: Post = 'taken') {
  const late = sh(`2026-11-20 ${time}`)
  const wall = new Date(late - 5 * MINUTE + 8 * 60 * MINUTE).toISOString().slice(0, 16).replace('T', ' ')
  await d.type('complaint', [own({ receivedAt: cell(wall), ...more })])
  return d.sweep(late, post)
}

/** A desk that mails nobody more than three times a day, with three mails sent in the morning. */
async function enough(rules: readonly Typed[] = [ANSWER], most = 3) {
  const d = await deskWith(rules, { 每人每天最多几封: most, 安静时段: '无' })
  for (let n = 0; n < most; n++) expect(told(await another(d, `09:1${n}`))).toHaveLength(1)
  return d
}
const isOverCap = async (swept: ReturnType<Desk['sweep']>) => (await swept).plan.mails.map((mail) => mail.isOverCap)

describe('whoever has had enough mails today', () => {
  it('gets what else there is as a list at once, and the next one two hours later', async () => {
    const d = await enough()
    const first = await another(d, '10:00')
    expect([told(first), first.plan.mails[0]?.isOverCap]).toEqual([['陈强: 004 respond1'], true])
    expect(told(await another(d, '10:20'))).toEqual([])
    expect((await lines(d)).at(-1)).toBe(
      '005 响应1 chen.qiang 待发 0 11-20 12:00 今天发给这个人的邮件已满 3 封，12:00 合成一封再发',
    )
    expect(await isIdle(d, '2026-11-20 10:20', '2026-11-20 11:30')).toBe(true)
    expect(told(await another(d, '11:40'))).toEqual([])
    expect(await isIdle(d, '2026-11-20 11:59')).toBe(true)
    const second = await d.sweep('2026-11-20 12:00')
    expect([told(second), second.plan.mails[0]?.isOverCap]).toEqual([['陈强: 005 respond1, 006 respond1'], true])
    expect(await isIdle(d, '2026-11-20 12:00', '2026-11-20 13:59')).toBe(true)
    expect(told(await another(d, '14:10'))).toEqual(['陈强: 007 respond1'])
  })

  it('is each person by themselves', async () => {
    const d = await enough()
    await another(d, '10:00')
    expect(told(await another(d, '10:01', { firstReceiver: '王芳' }))).toEqual(['王芳: 005 respond1'])
  })

  it.each<[string, readonly Typed[], Typed, string]>([
    ['what is 特急', [ANSWER, AT_ONCE], { priority: '特急' }, '陈强: 005 respond1 critical1'],
    ['what goes up on first sight (R29)', [ANSWER, UPSET], UPSET_ONLY, '陈强: 005 upset1'],
    ['with it all of its case', [ANSWER, UPSET], { upset: '是' }, '陈强: 005 respond1 upset1'],
    ['what a rule sends at night', [{ ...ANSWER, night: '照发' }], {}, '陈强: 005 respond1'],
  ])('gets at once all the same %s', async (_, rules, more, expected) => {
    const d = await enough(rules)
    await another(d, '10:00')
    expect(told(await another(d, '10:30', more))).toEqual([expected])
    expect(await isIdle(d, '2026-11-20 10:30')).toBe(true)
  })

  it('had what was urgent counted as well', async () => {
    const d = await deskWith([ANSWER, AT_ONCE], { 每人每天最多几封: 2, 安静时段: '无' })
    for (const time of ['09:10', '09:11']) await another(d, time, { priority: '特急' })
    expect(await isOverCap(another(d, '09:20'))).toEqual([true])
    expect(told(await another(d, '09:21'))).toEqual([])
  })

  it('had lists counted as one', async () => {
    const d = await deskWith([ANSWER], { 每人每天最多几封: 2, 安静时段: '无', 几件合成一封: 2 })
    await d.type('complaint', [own(), own(), own()])
    expect(told(await d.sweep('2026-11-20 09:05'))).toHaveLength(1)
    expect(await isOverCap(another(d, '09:20'))).toEqual([undefined])
    expect(await isOverCap(another(d, '09:21'))).toEqual([true])
  })

  it('gets one list where there is no room for a mail each', async () => {
    const d = await enough([ANSWER], 4)
    await d.set('每人每天最多几封', 6)
    await d.type('complaint', [own(), own(), own()])
    const { plan } = await d.sweep('2026-11-20 10:00')
    expect(plan.mails.map(({ notices, isOverCap: is }) => [notices.length, is])).toEqual([[3, undefined]])
    expect(await isOverCap(another(d, '10:10'))).toEqual([undefined])
    expect(await isOverCap(another(d, '10:20'))).toEqual([true])
  })

  it('is not held up where the settings say so, or nothing', async () => {
    for (const value of [0, '']) {
      const d = await deskWith([ANSWER], { 每人每天最多几封: value, 安静时段: '无' })
      let mails = 0
      for (let n = 10; n < 40; n++) mails += told(await another(d, `09:${n}`)).length
      expect(mails).toBe(30)
    }
  })

  it('gets what waited as soon as the settings allow more', async () => {
    const d = await enough()
    for (const time of ['10:00', '10:01']) await another(d, time)
    await d.set('每人每天最多几封', 20)
    expect(told(await d.sweep('2026-11-20 10:05'))).toEqual(['陈强: 005 respond1'])
  })
})

describe('what waits for a list', () => {
  const waiting = async () => {
    const d = await enough()
    for (const time of ['10:00', '10:01', '10:02']) await another(d, time)
    return d
  }

  it('is dropped where it is over by then', async () => {
    const d = await waiting()
    await d.retype('complaint', 6, 'respondedAt', cell('2026-11-20 10:30'))
    expect(told(await d.sweep('2026-11-20 10:31'))).toEqual([])
    expect(told(await d.sweep('2026-11-20 12:00'))).toEqual(['陈强: 006 respond1'])
  })

  it('goes at once where its case is 特急 by then', async () => {
    const d = await waiting()
    await d.retype('complaint', 6, 'priority', '特急')
    expect(told(await d.sweep('2026-11-20 10:31'))).toEqual(['陈强: 005 respond1'])
  })

  it('goes in the morning where its hour is in the night', async () => {
    const d = await deskWith([ANSWER], { 每人每天最多几封: 1 })
    for (const time of ['20:10', '20:30', '21:00', '21:10']) await another(d, time)
    expect((await lines(d)).map((line) => line.split(' ').slice(4, 7).join(' '))).toEqual([
      '1',
      '1',
      '0 11-20 22:30',
      '0 11-20 22:30',
    ])
    expect(told(await d.sweep('2026-11-20 22:30'))).toEqual([])
    expect(told(await d.sweep('2026-11-21 07:30'))).toEqual(['陈强: 003 respond1, 004 respond1'])
  })

  it('goes as the same list where nobody knows whether it left', async () => {
    const d = await enough()
    const { plan } = await another(d, '10:00', {}, 'unknown')
    await another(d, '10:05')
    const again = await d.sweep('2026-11-20 10:10')
    expect(again.plan.mails.map(({ messageId, isOverCap: is }) => [messageId, is])).toEqual(
      plan.mails.map(({ messageId }) => [messageId, true]),
    )
    expect(told(await d.sweep('2026-11-20 12:09'))).toEqual([])
    expect(told(await d.sweep('2026-11-20 12:10'))).toEqual(['陈强: 005 respond1'])
  })

  it('goes with the next list where a server put that one off', async () => {
    const d = await enough()
    await another(d, '10:00', {}, 'later')
    const again = await another(d, '10:01')
    expect([told(again), again.plan.mails[0]?.isOverCap]).toEqual([['陈强: 004 respond1, 005 respond1'], true])
    expect(told(await another(d, '11:00'))).toEqual([])
  })
})

describe('a day', () => {
  it('begins at midnight, wherever the host is', async () => {
    const zone = 'America/New_York'
    const d = await deskWith([ANSWER], { 时区: zone, 每人每天最多几封: 1, 安静时段: '无' })
    const mailed = async (wall: string) => {
      await d.type('complaint', [own({ receivedAt: wall })])
      const { plan } = await d.sweep(instant(at(zone, wall) + 5 * MINUTE))
      return plan.mails.map(({ isOverCap: is }) => is ?? 'usual')
    }
    expect(await mailed('2026-11-19 23:00')).toEqual(['usual'])
    expect(await mailed('2026-11-19 23:30')).toEqual([true])
    expect(await mailed('2026-11-19 23:50')).toEqual([])
    expect(await mailed('2026-11-19 23:55')).toEqual(['usual'])
    expect(await mailed('2026-11-20 00:10')).toEqual([true])
  })

  it('does not count what a clock that was wrong wrote in the future', async () => {
    const d = await deskWith([ANSWER], { 每人每天最多几封: 1, 安静时段: '无' })
    await d.type('complaint', [row({ firstReceiver: '陈强' })])
    await d.sweep('2027-11-20 09:05')
    expect(await isOverCap(another(d, '09:30'))).toEqual([undefined])
  })
})
