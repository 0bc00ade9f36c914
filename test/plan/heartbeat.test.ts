import { describe, expect, it } from 'vitest'
import { type Instant, instant, MINUTE } from '../../src/model/instant.ts'
import { heartbeat, type SweepFacts } from '../../src/plan/heartbeat.ts'
import { planChanges } from '../../src/plan/plan-changes.ts'
import { planSweep } from '../../src/plan/plan-sweep.ts'
import type { Version } from '../../src/ports/ledger.ts'
import { viewLedger } from '../../src/sheet/ledger-view.ts'
import { type Desk, desk, row, sh } from '../support/desk.ts'

const NINE = sh('2026-11-20 09:00')
const after = (minutes: number): Instant => instant(NINE + minutes * MINUTE)
let runs = 0

/** A sweep by the clock: what it writes beside the rest, and what it mails of the workbook. Its mails arrive. */
async function beat(d: Desk, at: Instant, facts: Partial<SweepFacts> = {}) {
  const state = await d.read()
  const view = viewLedger(state)
  const plan = planSweep(view, at, `beat${++runs}`, { clock: at })
  const changes = planChanges(plan, view, state)
  const beats = heartbeat(plan, view, state, { writes: changes.length > 0, ...facts })
  if (beats.length > 0) await d.commit(state, `beat-${runs}` as Version, [...changes, ...beats])
  return { changes, beats, mails: plan.health.mails, outage: plan.health.outage }
}
const remembered = async (d: Desk, name: string) =>
  (await d.records('system')).find((line) => line['name'] === name)?.['value']
const state = async (d: Desk) => d.cell('health', 1, 'text')
const begun = async () => {
  const d = await desk()
  await beat(d, NINE)
  return d
}

describe('a sweep says that it lives', () => {
  it('the first time, and how the ledger stands', async () => {
    const d = await desk()
    await d.type('complaint', [row()])
    await beat(d, after(1), { took: 840, software: '1.2.3' })
    expect(await remembered(d, 'beat')).toBe('2026-11-20T01:01:00.000Z')
    const lines = (await d.records('health')).slice(1).map(({ what, text }) => `${String(what)}：${String(text)}`)
    expect(lines.slice(0, 4)).toEqual([
      '状态：一切正常',
      '最近一次巡检：用时 0.8 秒；没有事做的巡检隔一阵才记一次',
      '台账：共 1 行；在办 1 行，其中有问题 0 行、待更正 0 行',
      '邮件：待发 0 封，结果不明 0 封，没有发出 0 封',
    ])
    expect(lines).toContain('软件版本：1.2.3')
    expect(lines).toContain('最近的时限：TS-20261120-001 响应（投诉台账 第 3 行）')
  })
  it.each<[string, number, boolean]>([
    ['a minute later, with nothing to do: nothing', 1, false],
    ['not before a third of the time after which that is an alarm', 19, false],
    ['then', 20, true],
    ['a clock that goes a little wrong is nothing', -2, false],
    ['a beat from the future is made again', -60, true],
  ])('%s', async (_, minutes, writes) => {
    const d = await begun()
    const { changes, beats, mails } = await beat(d, after(minutes))
    expect([changes, mails, beats.length > 0]).toEqual([[], [], writes])
    if (writes) expect(await remembered(d, 'beat')).toBe(new Date(after(minutes)).toISOString())
  })
  it('with whatever it writes', async () => {
    const d = await begun()
    await d.type('complaint', [row()])
    expect((await beat(d, after(2))).changes).not.toEqual([])
    expect(await remembered(d, 'beat')).toBe('2026-11-20T01:02:00.000Z')
    expect((await beat(d, after(3))).beats).toEqual([])
  })
  it('nothing of it where it was told another time than the clock has', async () => {
    const d = await begun()
    const view = viewLedger(await d.read())
    const plan = planSweep(view, after(600), 'told')
    expect(plan.health).toEqual({ faults: [], mails: [] })
    expect(heartbeat(plan, view, await d.read(), { writes: false })).toEqual([])
    await d.type('complaint', [row()])
    await d.sweep(after(600))
    expect(await remembered(d, 'beat')).toBe('2026-11-20T01:00:00.000Z')
  })
})

describe('a time in which nothing swept', () => {
  it.each<[string, number, boolean]>([
    ['an hour is not too long', 60, false],
    ['more is', 61, true],
    ['a clock set back is no outage', -600, false],
  ])('%s', async (_, minutes, isMissed) => {
    const d = await begun()
    const { mails } = await beat(d, after(minutes))
    expect(mails.map(({ to, faults, outage }) => [to.mail, faults, outage])).toEqual(
      isMissed ? [['admin@example.com', [], { from: NINE, to: after(minutes) }]] : [],
    )
  })
  it('is mailed once, stays to be read, and gives way to the next', async () => {
    const d = await begun()
    expect((await beat(d, after(130))).mails).toHaveLength(1)
    expect(await state(d)).toBe('一切正常。上次中断：2026-11-20 09:00 至 2026-11-20 11:10，2小时10分钟没有巡检')
    expect((await beat(d, after(131))).mails).toEqual([])
    expect((await beat(d, after(151))).outage).toEqual({ from: NINE, to: after(130) })
    expect(await state(d)).toContain('2小时10分钟')
    expect((await beat(d, after(151 + 180))).mails.map(({ outage }) => outage)).toEqual([
      { from: after(151), to: after(151 + 180) },
    ])
    expect(await state(d)).toContain('3小时没有巡检')
  })
  it('of which no mail could leave is mailed again under the same Message-ID', async () => {
    const d = await begun()
    const first = await beat(d, after(130))
    // The sweep died before it could say what became of it.
    const again = await beat(d, after(142))
    expect(again.mails.map(({ messageId, outage }) => [messageId, outage])).toEqual(
      first.mails.map(({ messageId }) => [messageId, { from: NINE, to: after(130) }]),
    )
  })
  it('comes in one mail with what is gone of the workbook', async () => {
    const d = await begun()
    await d.deleteTab('days')
    const { mails } = await beat(d, after(130))
    expect(mails.map(({ faults, outage }) => [faults.map(({ id }) => id), outage?.from])).toEqual([
      [['tab.days'], NINE],
    ])
  })
  it('is not seen where the ledger was never swept', async () => {
    const d = await desk()
    expect((await beat(d, NINE)).mails).toEqual([])
  })
  it('begins after as long as the settings say', async () => {
    const d = await begun()
    const line = (await d.records('settings')).findIndex(({ name }) => String(name).includes('没有巡检'))
    await d.retype('settings', line, 'value', 600)
    expect((await beat(d, after(600))).mails).toEqual([])
    const other = await begun()
    await other.retype('settings', line, 'value', 30)
    expect((await beat(other, after(31))).mails).toHaveLength(1)
  })
  it('is none for another zone in the settings', async () => {
    const d = await begun()
    const line = (await d.records('settings')).findIndex(({ name }) => name === '时区')
    await d.retype('settings', line, 'value', 'America/New_York')
    expect((await beat(d, after(10))).mails).toEqual([])
  })
})
