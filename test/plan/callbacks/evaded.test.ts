import { describe, expect, it } from 'vitest'
import { memoryLedger } from '../../../src/adapters/memory/ledger.ts'
import type { Lots } from '../../../src/ports/lots.ts'
import { type Desk, desk, FIRST, row, ZONE } from '../../support/desk.ts'
import { fill, mailed, settle } from '../support.ts'
import { answered, complaint, DONE, finished, REFUSED, SATISFIED, stages, t } from './support.ts'

/** The later a case was numbered, the lower its lot. */
const LOTS: Lots = {
  pledge: (week) => `pledge-${week}`,
  secret: (week) => `secret-${week}`,
  lot: (_, number) => String(999 - Number(number.slice(-3))),
}

/** Four repairs that need not be called back. */
async function repairs(): Promise<Desk> {
  const d = await desk('zh', memoryLedger(ZONE), { lots: LOTS })
  const one = (index: number) => row({ room: `${index}-1-101`, phone: `1390000000${index}`, customer: `客户${index}` })
  await d.type('repair', [1, 2, 3, 4].map(one))
  await settle(d, '2026-11-20 09:01')
  return d
}

describe('who would rather not have a customer called', () => {
  it('reopens a case that was drawn and finishes it again: it is called back all the same', async () => {
    const d = await repairs()
    for (const index of [0, 1, 2, 3]) await fill(d, 'repair', FIRST + index, DONE)
    await settle(d, '2026-11-20 10:01')
    expect(await stages(d, 'repair')).toEqual(['已办结', '已办结', '待回访', '待回访'])
    await fill(d, 'repair', FIRST, { reopenedAt: t('20 10:05') })
    await fill(d, 'repair', FIRST + 2, { reopenedAt: t('20 10:05') })
    await settle(d, '2026-11-20 10:06')
    await fill(d, 'repair', FIRST, { resolvedAt: t('20 10:10') })
    await fill(d, 'repair', FIRST + 2, { resolvedAt: t('20 10:10') })
    await settle(d, '2026-11-20 10:11')
    expect(await stages(d, 'repair')).toEqual(['已办结', '已办结', '待回访', '待回访'])
    expect(await stages(d, 'callback')).toEqual(['不必回访', '待回访', '待回访'])
  })

  it('leaves a row wrong until its week is over: it takes part in the draw of the next', async () => {
    const d = await repairs()
    for (const index of [2, 3]) {
      await fill(d, 'repair', FIRST + index, DONE)
      await settle(d, `2026-11-20 10:0${index}`)
    }
    await fill(d, 'repair', FIRST + 3, { category: null })
    await settle(d, '2026-11-20 10:04')
    for (const index of [0, 1]) await fill(d, 'repair', FIRST + index, DONE)
    await settle(d, '2026-11-20 10:05')
    expect(await stages(d, 'repair')).toEqual(['已办结', '待回访', '待回访', '待更正'])
    await settle(d, '2026-11-23 00:01')
    await fill(d, 'repair', FIRST + 3, { category: '其它' })
    await settle(d, '2026-11-23 00:02')
    expect(await stages(d, 'repair')).toEqual(['已关闭', '待回访', '待回访', '待回访'])
  })

  it('deletes a callback that everybody was told of: it is made anew within a day', async () => {
    const d = await finished()
    for (let day = 21; day < 30; day++) for (const time of ['09:00', '23:00']) await d.sweep(`2026-11-${day} ${time}`)
    for (let day = 1; day < 30; day++) await d.sweep(`2026-12-${String(day).padStart(2, '0')} 23:00`)
    await d.rewrite('callback', (rows) => rows.slice(0, FIRST))
    await d.sweep('2026-12-29 23:10')
    expect(await stages(d, 'callback')).toEqual([])
    await settle(d, '2026-12-30 23:10')
    expect(await stages(d, 'callback')).toEqual(['待回访'])
  })

  it('a customer who came back before the seven days were over has come back, though nobody looked until later (R35)', async () => {
    const d = await desk()
    await d.type('complaint', [row({ description: '厨房水管漏水，地板泡了' })])
    await settle(d, '2026-11-20 09:01')
    await fill(d, 'complaint', FIRST, DONE)
    await settle(d, '2026-11-20 10:01')
    await fill(d, 'callback', FIRST, REFUSED)
    await settle(d, '2026-11-21 10:01')
    await d.type('complaint', [row({ description: '厨房的水管又漏水了，昨天刚修过', receivedAt: t('27 15:00') })])
    await settle(d, '2026-11-30 09:00')
    expect(await stages(d, 'complaint')).toEqual(['拒访待关', '待响应'])
  })
})

describe('a column that is deleted answers for nobody', () => {
  it.each(['满意度', '未访成'])('%s of the callbacks: who has answered is not called again', async (column) => {
    const d = await answered(column === '满意度' ? SATISFIED : REFUSED)
    const stage = (await complaint(d))['stage']
    await d.lose('callback', column)
    const { plan } = await d.sweep('2026-11-21 10:05')
    expect((await complaint(d))['stage']).toBe(stage)
    expect(mailed({ plan })).toEqual([])
  })

  it.each([
    ['敏感', { sensitive: '是', remark: '保密' }],
    ['备注', { sensitive: '是', remark: '保密' }],
    ['当场解决且满意', { settledOnSpot: '是', onSpotSatisfaction: '满意' }],
    ['当场满意度', { settledOnSpot: '是', onSpotSatisfaction: '满意' }],
    ['处理结果', { settledOnSpot: '是', onSpotSatisfaction: '满意' }],
    ['电话', { anonymous: '是', phone: null }],
  ])('%s: who was exempt stays so, and closed', async (column, exempt) => {
    const d = await finished({ ...DONE, ...exempt })
    expect((await complaint(d))['stage']).toBe('已关闭')
    await d.lose('complaint', column)
    await settle(d, '2026-11-20 10:05')
    expect((await complaint(d))['stage']).toBe('已关闭')
    expect(await stages(d, 'callback')).toEqual([])
  })

  it('施工方 of the repairs: what is always called back still is', async () => {
    const d = await desk('zh', memoryLedger(ZONE), { lots: LOTS })
    await d.type('repair', [row({ ...DONE, doneBy: '外来施工' }), row({ ...DONE, room: '9-1-101' })])
    await settle(d, '2026-11-20 10:01')
    const before = await stages(d, 'repair')
    await d.lose('repair', '施工方')
    await settle(d, '2026-11-20 10:05')
    expect(await stages(d, 'repair')).toEqual(before)
  })
})
