import { describe, expect, it } from 'vitest'
import { cell, type Desk, desk, FIRST, row } from '../../support/desk.ts'
import { fill, settle, told } from '../support.ts'

const t = (text: string) => cell(`2026-11-${text}`)
const CASE = 'TS-20261120-001'

/** A complaint of Friday, resolved that morning, and its callback. */
async function finished(): Promise<Desk> {
  const d = await desk()
  await d.type('complaint', [row()])
  await settle(d, '2026-11-20 09:01')
  await fill(d, 'complaint', FIRST, { resolvedAt: t('20 10:00'), result: '好' })
  await settle(d, '2026-11-20 10:01')
  return d
}
const complaint = async (d: Desk) => (await d.records('complaint'))[FIRST] ?? {}
const callback = async (d: Desk, at = FIRST) => (await d.records('callback'))[at] ?? {}

describe('a finished complaint (R32, R38)', () => {
  it('has its callback, and waits for it', async () => {
    const d = await finished()
    expect(await complaint(d)).toMatchObject({ stage: '待回访', callbackDue: t('23 10:00') })
    expect(await callback(d)).toMatchObject({
      number: 'HF-20261120-001',
      case: CASE,
      why: '必访',
      whyReason: '投诉',
      stage: '待回访',
      check: null,
      dueAt: t('23 10:00'),
    })
  })

  it('whose customer is satisfied is closed (R33)', async () => {
    const d = await finished()
    await fill(d, 'callback', FIRST, { calledAt: t('21 10:00'), handled: '是', satisfaction: '满意' })
    const swept = await settle(d, '2026-11-21 10:01')
    expect(await complaint(d)).toMatchObject({ stage: '已关闭', closedSeen: t('21 10:00') })
    expect(told(swept)).toEqual([
      `${CASE} | 阶段 | 待回访 | 已关闭`,
      `${CASE} | 回访结果 |  | 满意 2026-11-21 10:00 HF-20261120-001`,
      `${CASE} | 关闭 |  | 客户满意，结果已记`,
      'HF-20261120-001 | 阶段（2026-11-21 10:00） | 待回访 | 已回访',
    ])
  })
})
