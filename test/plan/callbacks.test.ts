import { describe, expect, it } from 'vitest'
import { cell, type Desk, deskBefore, FIRST, row, type Typed } from '../support/desk.ts'
import { copyRow, empty, fill, numbersOf, settle, told } from './support.ts'

const ONE = 'HF-20261121-001'
const TWO = 'HF-20261121-002'
const t = (text: string) => cell(`2026-11-${text}`)
const call = (more: Typed = {}): Typed => ({ case: 'TS-20261120-001', caller: '王芳', ...more })

/** A resolved complaint and an open one. */
async function withCases(): Promise<Desk> {
  const d = await deskBefore()
  const resolved = { resolvedAt: t('20 10:00'), result: '好' }
  await d.type('complaint', [row(resolved), row({ receivedAt: t('20 09:30'), respondedAt: t('20 09:31') })])
  await settle(d, '2026-11-20 10:01')
  return d
}
const record = async (d: Desk, at = FIRST) => (await d.records('callback'))[at] ?? {}

describe('a callback (R03)', () => {
  it('is numbered on the day it is first seen, and due when its case says', async () => {
    const d = await withCases()
    await d.type('callback', [call()])
    await settle(d, '2026-11-21 09:00')
    expect(await record(d)).toMatchObject({ number: ONE, stage: '待回访', check: null, dueAt: t('23 10:00') })
  })

  it.each<[string, Typed, string]>([
    ['called', { calledAt: t('21 10:00'), handled: '是', satisfaction: '满意' }, '已回访'],
    ['called, the questions not asked', { calledAt: t('21 10:00') }, '待回访'],
    ['refused', { calledAt: t('21 10:00'), outcome: '拒访' }, '拒访'],
    ['not reached', { calledAt: t('21 10:00'), outcome: '未接通' }, '未接通'],
  ])('%s', async (_, typed, stage) => {
    const d = await withCases()
    await d.type('callback', [call()])
    await settle(d, '2026-11-21 09:00')
    await fill(d, 'callback', FIRST, typed)
    const { changes } = await settle(d, '2026-11-21 10:01')
    expect((await record(d))['stage']).toBe(stage)
    expect(told({ changes })).toEqual(
      stage === '待回访' ? [] : [`${ONE} | 阶段（2026-11-21 10:00） | 待回访 | ${stage}`],
    )
  })

  it.each(['ts-20261120-1', 'ＴＳ－２０２６１１２０－００１', 'TS20261120001', ' TS-20261120-001 '])(
    'finds its case however it is typed: %s',
    async (typed) => {
      const d = await withCases()
      await d.type('callback', [call({ case: typed })])
      await settle(d, '2026-11-21 09:00')
      expect(await record(d)).toMatchObject({ number: ONE, check: null, dueAt: t('23 10:00') })
    },
  )

  it.each(['TS-20261120-009', 'HF-20261121-001', '上次那个', '示例'])('of no case waits for one: %s', async (typed) => {
    const d = await withCases()
    await d.type('callback', [call({ case: typed })])
    const { plan } = await settle(d, '2026-11-21 09:00')
    expect(plan.callbacks[0]?.problems).toMatchObject([{ code: 'unknown-case', column: 'case', typed }])
    expect(await record(d)).toMatchObject({ number: null, stage: '待更正' })
  })

  it('typed before its case is numbered as soon as that one is', async () => {
    const d = await withCases()
    await d.type('callback', [call({ case: 'TS-20261120-003' })])
    await settle(d, '2026-11-20 10:02')
    await d.type('complaint', [row({ receivedAt: t('20 10:03') })])
    await settle(d, '2026-11-20 10:04')
    expect(await record(d)).toMatchObject({ number: 'HF-20261120-001', stage: '待回访', dueAt: null })
  })

  it('is due once its case is resolved, and again when it is resolved again', async () => {
    const d = await withCases()
    await d.type('callback', [call({ case: 'TS-20261120-002' })])
    await settle(d, '2026-11-20 11:00')
    expect((await record(d))['dueAt']).toBeNull()
    await fill(d, 'complaint', FIRST + 1, { resolvedAt: t('20 12:00'), result: '好' })
    await settle(d, '2026-11-20 12:01')
    expect((await record(d))['dueAt']).toBe(t('23 12:00'))
    await fill(d, 'complaint', FIRST + 1, { resolvedAt: t('20 11:30') })
    await settle(d, '2026-11-20 12:02')
    expect((await record(d))['dueAt']).toBe(t('23 11:30'))
  })

  it('stays with its case while somebody types over that one’s number', async () => {
    const d = await withCases()
    await d.type('callback', [call()])
    await d.retype('complaint', FIRST, 'number', '我的')
    await settle(d, '2026-11-21 09:00')
    expect(await record(d)).toMatchObject({ number: ONE, check: null })
  })

  it('called ahead of time is said until the time has come', async () => {
    const d = await withCases()
    await d.type('callback', [call({ calledAt: t('21 12:00'), handled: '是', satisfaction: '满意' })])
    const { plan } = await settle(d, '2026-11-21 09:00')
    expect(plan.callbacks[0]?.problems).toMatchObject([{ code: 'in-the-future', column: 'calledAt' }])
    await settle(d, '2026-11-21 11:50')
    expect((await record(d))['check']).toBeNull()
  })

  it('not called any more, once it was, is a problem; within minutes it was mistyped', async () => {
    const d = await withCases()
    const answers = { calledAt: t('21 10:00'), handled: '是', satisfaction: '满意' }
    const nothing = { calledAt: null, handled: null, satisfaction: null }
    await d.type('callback', [call(answers)])
    await settle(d, '2026-11-21 10:01')
    await fill(d, 'callback', FIRST, nothing)
    await settle(d, '2026-11-21 10:05')
    expect((await record(d))['check']).toBeNull()
    await fill(d, 'callback', FIRST, answers)
    await settle(d, '2026-11-21 10:10')
    await fill(d, 'callback', FIRST, nothing)
    const { plan } = await settle(d, '2026-11-21 10:30')
    expect(plan.callbacks[0]?.problems).toMatchObject([{ code: 'unfinished', column: 'calledAt' }])
  })
})

describe('the rows of the callback register', () => {
  async function called(): Promise<Desk> {
    const d = await withCases()
    await d.type('callback', [call()])
    await settle(d, '2026-11-21 09:00')
    return d
  }

  it('a copy of the same case is flagged, of another case is a callback of its own', async () => {
    const d = await called()
    await copyRow(d, 'callback', FIRST, FIRST + 1)
    await settle(d, '2026-11-21 09:01')
    expect((await record(d, FIRST + 1))['stage']).toBe('待更正')
    await fill(d, 'callback', FIRST + 1, { case: 'TS-20261120-002' })
    await settle(d, '2026-11-21 09:02')
    expect(await numbersOf(d, 'callback')).toEqual([ONE, TWO])
    expect((await record(d, FIRST + 1))['check']).toBeNull()
  })

  it('a number that was typed over is put back', async () => {
    const d = await called()
    await d.retype('callback', FIRST, 'number', 'x')
    expect(told(await settle(d, '2026-11-21 09:01'))).toEqual([`${ONE} | 编号被改动，已恢复 | x | ${ONE}`])
    expect(await numbersOf(d, 'callback')).toEqual([ONE])
  })

  it.each([
    ['the same case', 'TS-20261120-001', ONE],
    ['another case', 'TS-20261120-002', TWO],
  ])('emptied, then typed again for %s', async (_, typed, number) => {
    const d = await called()
    await empty(d, 'callback', FIRST)
    expect(told(await settle(d, '2026-11-21 09:01'))).toHaveLength(1)
    await fill(d, 'callback', FIRST, { caller: '王芳' })
    await settle(d, '2026-11-21 09:02')
    await fill(d, 'callback', FIRST, { case: typed })
    await settle(d, '2026-11-21 09:03')
    expect(await numbersOf(d, 'callback')).toEqual([number])
  })

  it('numbers follow the day, with no gaps', async () => {
    const d = await called()
    await d.type('callback', [call({ case: '没有的' }), call({ case: 'TS-20261120-002' })])
    await settle(d, '2026-11-21 23:59')
    await d.retype('callback', FIRST + 1, 'case', 'TS-20261120-002')
    await settle(d, '2026-11-22 00:00')
    expect(await numbersOf(d, 'callback')).toEqual([ONE, 'HF-20261122-001', TWO])
  })
})
