import { describe, expect, it } from 'vitest'
import { cell, type Desk, desk, FIRST, noticesIn, row, type Typed } from '../support/desk.ts'
import { copyRow, fill, mailed, settle } from './support.ts'

/** A row that cannot be accepted, first seen at 09:02. */
async function wrong(more: Typed = { category: '闹鬼' }): Promise<Desk> {
  const d = await desk()
  await d.type('complaint', [row(more)])
  await settle(d, '2026-11-20 09:02')
  return d
}
const at = async (d: Desk, time: string, post?: 'taken' | 'later') => mailed(await d.sweep(`2026-11-20 ${time}`, post))

describe('a row that stays wrong (R05)', () => {
  it('goes to its first receiver after half an hour, then up, each once', async () => {
    const d = await wrong()
    expect(await at(d, '09:31')).toEqual([])
    expect(await at(d, '09:32')).toEqual(['entry 1: 王芳'])
    expect(await at(d, '09:33')).toEqual([])
    expect(await at(d, '11:31')).toEqual([])
    expect(await at(d, '11:32')).toEqual(['entry 2: 王芳、周敏'])
    expect(await at(d, '18:00')).toEqual([])
    const lines = (await d.records('notices')).slice(1).map(({ level, to, state }) => [level, to, state])
    expect(lines).toEqual([
      [1, 'wang.fang@example.com', '已发'],
      [2, 'wang.fang@example.com', '已发'],
      [2, 'zhou.min@example.com', '已发'],
    ])
  })

  it('says what is wrong, and has no number', async () => {
    const d = await wrong()
    const { plan } = await d.sweep('2026-11-20 09:32')
    expect(noticesIn(plan)).toMatchObject([
      {
        number: expect.stringMatching(/^TS-\?-/) as unknown,
        fields: { firstReceiver: '王芳' },
        wrong: { problems: [{ code: 'unknown-category' }] },
      },
    ])
  })

  it('after the time that the settings say', async () => {
    const d = await desk()
    const settings = await d.records('settings')
    await d.retype(
      'settings',
      settings.findIndex(({ name }) => String(name).includes('更正')),
      'value',
      90,
    )
    await d.type('complaint', [row({ category: '闹鬼' })])
    await settle(d, '2026-11-20 09:02')
    expect(await at(d, '10:31')).toEqual([])
    expect(await at(d, '10:32')).toEqual(['entry 1: 王芳'])
  })

  it.each<[minutes: number, due: string, before: string]>([
    [30, '09:07', '09:06'],
    [3, '09:05', '09:04'],
  ])('an incident does not wait %i minutes, nor more than what is at once', async (minutes, due, before) => {
    const d = await desk()
    const settings = await d.records('settings')
    const correction = settings.findIndex(({ name }) => String(name).includes('更正'))
    await d.retype('settings', correction, 'value', minutes)
    await d.type('incident', [row({ category: '闹鬼' })])
    await settle(d, '2026-11-20 09:02')
    expect(await at(d, before)).toEqual([])
    expect(await at(d, due)).toEqual(['entry 1: 王芳'])
  })

  it.each<[string, Typed]>([
    ['nobody', { firstReceiver: null }],
    ['somebody nobody knows', { firstReceiver: '王方', category: '闹鬼' }],
  ])('its first receiver being %s, goes up at once', async (_, typed) => {
    const d = await wrong(typed)
    expect(await at(d, '09:32')).toEqual(['entry 1: 周敏、系统管理员'])
  })

  it('mended in time goes to nobody', async () => {
    const d = await wrong()
    await d.retype('complaint', FIRST, 'category', '其它')
    await fill(d, 'complaint', FIRST, { respondedAt: cell('2026-11-20 09:03') })
    await settle(d, '2026-11-20 09:20')
    expect(await at(d, '09:32')).toEqual([])
    expect(await at(d, '11:32')).toEqual([])
  })

  it('mended between the levels goes no further up', async () => {
    const d = await wrong()
    expect(await at(d, '09:32')).toEqual(['entry 1: 王芳'])
    await fill(d, 'complaint', FIRST, { category: '其它', respondedAt: cell('2026-11-20 09:03') })
    expect(await at(d, '10:00')).toEqual([])
    expect(await at(d, '11:32')).toEqual([])
  })

  it('wrong again later begins anew', async () => {
    const d = await wrong()
    expect(await at(d, '09:32')).toEqual(['entry 1: 王芳'])
    const mended = { category: '其它', respondedAt: cell('2026-11-20 09:03'), repliedAt: cell('2026-11-20 09:03') }
    await fill(d, 'complaint', FIRST, mended)
    await settle(d, '2026-11-20 10:00')
    await d.retype('complaint', FIRST, 'category', '闹鬼')
    await settle(d, '2026-11-20 12:00')
    expect(await at(d, '12:29')).toEqual([])
    expect(await at(d, '12:30')).toEqual(['entry 1: 王芳'])
    expect(await at(d, '12:31')).toEqual([])
    expect((await d.records('notices')).slice(1).map(({ number }) => number)).toEqual([
      expect.stringMatching(/^TS-\?-/),
      'TS-20261120-001',
    ])
  })

  it('another mistake in place of the first does not begin anew', async () => {
    const d = await wrong()
    await fill(d, 'complaint', FIRST, { category: '其它', room: null })
    await settle(d, '2026-11-20 09:20')
    expect(await at(d, '09:32')).toEqual(['entry 1: 王芳'])
  })

  it('what is only said goes to nobody', async () => {
    const d = await wrong({ handler: '陈墙', respondedAt: cell('2026-11-20 09:01') })
    expect(await at(d, '09:32')).toEqual([])
  })

  it('a mail that did not leave is tried again while the row is wrong, and dropped once it is mended', async () => {
    const d = await wrong()
    expect(await at(d, '09:32', 'later')).toEqual(['entry 1: 王芳'])
    expect(await at(d, '09:33', 'later')).toEqual(['entry 1: 王芳'])
    await fill(d, 'complaint', FIRST, { category: '其它', respondedAt: cell('2026-11-20 09:03') })
    expect(await at(d, '09:36')).toEqual([])
    expect((await d.records('notices')).slice(1).map(({ state }) => state)).toEqual(['不必再发'])
  })

  it.each<[string, Typed]>([
    ['a number that is none of ours', { number: 'BX-20261120-001' }],
    ['a number in words', { number: '第一号' }],
  ])('with %s: once a level, retried as it is', async (_, typed) => {
    const d = await wrong(typed)
    expect(await at(d, '09:32', 'later')).toEqual(['entry 1: 王芳'])
    expect(await at(d, '09:33')).toEqual(['entry 1: 王芳'])
    expect(await at(d, '09:34')).toEqual([])
    await d.retype('complaint', FIRST, 'remark', '看过')
    expect(await at(d, '10:00')).toEqual([])
    expect(await at(d, '11:32')).toEqual(['entry 2: 王芳、周敏'])
  })

  it('copied before it had a number: each is told of by itself', async () => {
    const d = await wrong()
    await copyRow(d, 'complaint', FIRST, FIRST + 1)
    await settle(d, '2026-11-20 09:10')
    expect(await at(d, '09:32')).toEqual(['entry 1: 王芳'])
    expect(await at(d, '09:40')).toEqual(['entry 1: 王芳'])
    const { plan } = await d.look('2026-11-20 11:40')
    expect(noticesIn(plan).map(({ row: index }) => index)).toEqual([FIRST, FIRST + 1])
  })

  it('moved about it is told of once', async () => {
    const d = await wrong()
    expect(await at(d, '09:32')).toEqual(['entry 1: 王芳'])
    await d.rewrite('complaint', (rows) => rows.toSpliced(FIRST, 0, [], []))
    await settle(d, '2026-11-20 09:40')
    expect(await at(d, '10:00')).toEqual([])
    expect(await at(d, '11:32')).toEqual(['entry 2: 王芳、周敏'])
  })

  it('received while the clocks go back is told of once a level', async () => {
    const d = await desk()
    const settings = await d.records('settings')
    await d.retype(
      'settings',
      settings.findIndex(({ name }) => name === '时区'),
      'value',
      'America/New_York',
    )
    await d.set('安静时段', '无')
    await d.type('complaint', [row({ category: '闹鬼' })])
    const told: string[] = []
    // From 01:40, the first time, to 03:40: every minute of the hour that comes twice.
    const start = Date.UTC(2026, 10, 1, 5, 40)
    for (let minutes = 0; minutes <= 180; minutes += 5)
      told.push(...mailed(await d.sweep((start + minutes * 60_000 + 321) as Parameters<typeof d.sweep>[0])))
    expect(told.map((text) => text.split(':')[0])).toEqual(['entry 1', 'entry 2'])
  })
})
