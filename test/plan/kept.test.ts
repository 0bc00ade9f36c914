import { describe, expect, it } from 'vitest'
import { cell, type Desk, desk, FIRST, row } from '../support/desk.ts'
import { settle } from './support.ts'

/** A desk that was swept once, with a repair of the morning. */
async function working(): Promise<Desk> {
  const d = await desk()
  await d.type('repair', [row({ category: '给排水', priority: '紧急' })])
  await settle(d, '2026-11-20 09:01')
  return d
}

const mails = async (d: Desk) => (await d.records('notices')).slice(1).filter(({ clock }) => clock === '运行状况')

describe('a time limit that somebody wrote wrongly', () => {
  it('stays what it was for new cases, is told beside the row, in the health tab and once by mail', async () => {
    const d = await working()
    const was = await d.cell('repair', FIRST, 'resolveDue')
    await d.retype('policy', 3, 'resolve', '4消时')
    const { plan } = await d.sweep('2026-11-20 09:02')
    expect(plan.health.mails.map(({ faults }) => faults.map(({ id }) => id))).toEqual([['rows.policy']])
    expect(await d.cell('policy', 3, 'check')).toBe(
      '“办结”“4消时”看不懂，请写成 30分钟、24小时、3天、2个工作日、当日、次日 08:30；仍按原来的“当日”',
    )
    const [told] = (await d.records('health')).filter(({ what }) => what === '时限标准 / 第 4 行')
    expect(told?.['text']).toBe('设置有误：仍按上次的有效内容，这里的改动不起作用。照“检查”列改正，改好就生效')
    // The case that stands is not even looked at.
    expect(plan.rows).toEqual([])
    await d.type('repair', [row({ category: '给排水', priority: '紧急' })])
    await d.sweep('2026-11-20 09:03')
    expect(await d.cell('repair', FIRST + 1, 'resolveDue')).toBe(was)
    await d.retype('policy', 4, 'respond', '马尚')
    await d.retype('policy', 3, 'resolve', '还是4消时')
    await d.sweep('2026-11-20 09:04')
    expect(await mails(d)).toHaveLength(1)
    expect((await d.look('2026-11-20 09:04')).changes).toEqual([])
  })

  it('holds as soon as it is right, and the check column is clear again', async () => {
    const d = await working()
    await d.retype('policy', 3, 'resolve', '4消时')
    await d.sweep('2026-11-20 09:05')
    await d.retype('policy', 3, 'resolve', '4小时')
    await settle(d, '2026-11-20 09:06')
    await d.type('repair', [row({ category: '给排水', priority: '紧急' })])
    await settle(d, '2026-11-20 09:07')
    expect(await d.cell('repair', FIRST + 1, 'resolveDue')).toBe(cell('2026-11-20 13:00'))
    expect(await d.cell('policy', 3, 'check')).toBe(null)
  })
})

describe('a sweep after the settings are gone', () => {
  it('goes on by the clock of the zone that was theirs, and says so once', async () => {
    const d = await working()
    await d.retype('settings', 3, 'value', 'Asia/Tokyo')
    await settle(d, '2026-11-20 09:02')
    await d.deleteTab('settings')
    const { plan } = await d.sweep('2026-11-20 09:03')
    expect(plan.health.mails).toHaveLength(1)
    expect(plan.rows).toEqual([])
    await d.type('repair', [row({ category: '给排水', priority: '紧急' })])
    await settle(d, '2026-11-20 09:04')
    // 09:00 in Tokyo, and the end of that day there.
    expect(await d.cell('repair', FIRST + 1, 'resolveDue')).toBe(cell('2026-11-21 00:00'))
    expect((await d.look('2026-11-20 09:05')).plan.health.mails).toEqual([])
  })

  it('and people too, mails those who were known', async () => {
    const d = await working()
    for (const tab of ['settings', 'staff', 'policy', 'escalation', 'categories', 'calendars'] as const)
      await d.deleteTab(tab)
    const { plan } = await d.sweep('2026-11-20 10:30')
    expect(plan.mails.map(({ to }) => to.mail)).toContain('chen.qiang@example.com')
  })
})

describe('a workbook that never was swept', () => {
  it('has nothing kept: what is wrong is ignored, what is gone is gone, and the first sweep keeps the rest', async () => {
    const d = await desk()
    await d.retype('policy', 3, 'resolve', '4消时')
    await d.deleteTab('staff')
    const { plan } = await d.sweep('2026-11-20 09:00')
    expect(plan.health.faults.map(({ id }) => id)).toEqual(['tab.staff'])
    expect(await d.cell('policy', 3, 'check')).toMatch(/本行未生效$/)
    expect((await d.records('kept')).slice(1).map(({ tab }) => tab)).toEqual([
      'policy',
      'escalation',
      'mandatory',
      'categories',
      'roster',
      'calendars',
      'days',
      'settings',
    ])
    expect((await d.look('2026-11-20 09:01')).changes).toEqual([])
  })
})
