import { describe, expect, it } from 'vitest'
import type { TabKey } from '../../sheets-template/workbook/index.ts'
import { desk, FIRST, row } from '../support/desk.ts'
import { settle } from './support.ts'

/** A desk with a complaint whose header row somebody then deleted from a tab, and what the next sweep made of it. */
async function without(tab: TabKey) {
  const d = await desk()
  await d.type('complaint', [row()])
  await settle(d, '2026-11-20 09:01')
  await d.rewrite(tab, (rows) => rows.slice(1))
  const { plan } = await d.sweep('2026-11-20 09:02')
  const told = (await d.records('health')).map(({ what, text }) => `${what}: ${text}`)
  return { d, plan, told }
}

const ADVICE = '从表格的版本记录恢复，或把列名填回第一行；第一行已有别的内容的，先在它上面插入一行'

describe('a header row that somebody deleted, of columns that are known by their keys', () => {
  it.each([
    ['policy', '时限标准'],
    ['escalation', '升级规则'],
    ['categories', '分类'],
    ['staff', '人员'],
    ['calendars', '日历'],
    ['settings', '设置'],
  ] as const)('of %s: its first row is not lost, the tab stands as it was last good', async (tab, title) => {
    const { d, plan, told } = await without(tab)
    expect(told).toContain(`${title}: 没有表头：仍按上次的有效内容，这里的改动不起作用。${ADVICE}`)
    expect(plan.health.mails.map(({ faults }) => faults.map(({ id }) => id))).toEqual([[`headers.${tab}`]])
    const { state } = await d.look('2026-11-20 09:02')
    expect(state.tables.get('kept')?.rows.length).toBeGreaterThan(1)
    await d.type('complaint', [row()])
    await settle(d, '2026-11-20 09:03')
    expect(await d.cell('complaint', FIRST + 1, 'resolveDue')).toBe(await d.cell('complaint', FIRST, 'resolveDue'))
  })

  it.each([
    ['complaint', '投诉台账'],
    ['callback', '回访台账'],
  ] as const)('of %s: the other rows are looked after, and a person is told of the first', async (tab, title) => {
    const { d, plan, told } = await without(tab)
    expect(told).toContain(`${title}: 没有表头：第一行被当作表头，里面的内容没有人看；其它行照常。${ADVICE}`)
    expect(plan.health.mails).toHaveLength(1)
    expect((await d.sweep('2026-11-20 09:03')).plan.health.mails).toEqual([])
  })
})
