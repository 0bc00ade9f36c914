import { describe, expect, it } from 'vitest'
import { cell, desk, FIRST, noticesIn, row, type Swept } from '../support/desk.ts'

describe('what a plan says of a row', () => {
  it.each([
    ['a mobile where a name belongs', { handler: '139-0000-1234' }, '139****1234'],
    ['the row’s own number in another cell', { phone: '84510000', handler: '8451 0000' }, '8451 ****'],
    ['a number with a category', { category: '闹鬼13900001234' }, '闹鬼139****1234'],
  ])('no phone number, wherever it was typed: %s', async (_name, typed, shown) => {
    const d = await desk()
    await d.type('complaint', [row(typed)])
    await d.sweep('2026-11-20 09:01')
    const check = String(await d.cell('complaint', FIRST, 'check'))
    expect(check).toContain(shown)
    expect(check.replaceAll(/\D/g, '')).not.toMatch(/13900001234|84510000/)
  })

  it('whether its number is new', async () => {
    const d = await desk()
    await d.type('complaint', [row(), row({ category: '闹鬼' })])
    const first = await d.sweep('2026-11-20 09:01')
    expect(first.plan.rows.map(({ isNew }) => isNew)).toEqual([true, false])
    const later = await d.sweep('2026-11-20 09:05')
    expect(later.plan.rows.map(({ isNew }) => isNew)).toEqual([false])
  })

  it('that no policy applies, as a warning', async () => {
    const d = await desk()
    await d.rewrite('policy', (rows) => rows.slice(0, 1))
    await d.type('complaint', [row()])
    const { plan } = await d.sweep('2026-11-20 09:01')
    expect(plan.rows[0]?.problems).toEqual([{ column: 'category', severity: 'warns', code: 'no-policy' }])
  })

  it('a subcategory without a priority has its category’s, of its own register', async () => {
    const d = await desk()
    await d.type('categories', [
      { register: '报修', category: '公区设备', priority: '特急' },
      { register: '投诉', category: '公区设备', priority: '紧急' },
    ])
    await d.type('complaint', [row({ category: '公区设备', subcategory: '不在表里' })])
    const { plan } = await d.sweep('2026-11-20 09:01')
    expect(plan.rows.map(({ priority }) => priority)).toEqual(['urgent'])
  })

  it('looks again at a time typed ahead, also beside other problems', async () => {
    const d = await desk()
    const at = await d.type('complaint', [row({ resolvedAt: cell('2026-11-20 10:00'), handler: '无名' })])
    await d.sweep('2026-11-20 09:01')
    await d.retype('complaint', at, 'respondedAt', cell('2026-11-20 09:02'))
    await d.sweep('2026-11-20 09:03')
    const { plan } = await d.look('2026-11-20 09:50')
    expect(plan.rows.map(({ stage }) => stage)).toEqual(['toCall'])
  })
})

it('a deadline that came back with its last binary digit changed is not written again', async () => {
  const d = await desk()
  const at = await d.type('complaint', [row()])
  await d.sweep('2026-11-20 09:01')
  await d.retype('complaint', at, 'resolveDue', cell('2026-11-23 09:00') + 1e-11)
  await d.retype('complaint', at, 'remark', '看一下')
  const { changes } = await d.look('2026-11-20 09:02')
  const columns = (await d.table('complaint')).rows[0] ?? []
  expect(changes.map((change) => (change.kind === 'write' ? columns[change.column] : change.kind))).toEqual(['已阅'])
})

it('a row that is looked at without need is written nowhere but in its memory', async () => {
  const d = await desk()
  const at = await d.type('complaint', [row()])
  await d.sweep('2026-11-20 09:01')
  await d.retype('complaint', at, 'seen', null)
  expect((await d.look('2026-11-20 09:02')).changes).toHaveLength(1)
})

describe('a mail that is tried again', () => {
  it('speaks of its own levels, with the earlier mails of its case as references', async () => {
    const d = await desk()
    await d.type('complaint', [row()])
    const first = await d.sweep('2026-11-20 09:05')
    const second = await d.sweep('2026-11-20 09:35', 'later')
    const again = await d.sweep('2026-11-20 09:36', 'later')
    expect(noticesIn(again.plan)).toMatchObject([
      { items: [{ clock: 'respond', level: 2 }], next: { names: ['王芳', '公司客服中心'] } },
    ])
    const toWang = ({ plan }: Swept) => plan.mails.find(({ to }) => to.name === '王芳')
    expect(toWang(again)?.messageId).toBe(toWang(second)?.messageId)
    expect(toWang(again)?.references).toEqual([toWang(first)?.messageId])
    const third = await d.sweep('2026-11-20 11:05')
    expect(noticesIn(third.plan).map(({ items }) => items.map(({ level }) => level))).toEqual([[2], [3]])
  })

  it('of two cases, each is tried by itself', async () => {
    const d = await desk()
    await d.type('complaint', [row()])
    await d.type('repair', [row({ category: '电梯' })])
    const first = await d.sweep('2026-11-20 09:05', 'later')
    const again = await d.sweep('2026-11-20 09:06')
    const ids = ({ plan }: Swept) => plan.mails.map(({ messageId, notices }) => [messageId, notices[0]?.number])
    expect(ids(again)).toEqual(ids(first))
    expect(noticesIn(again.plan)).toHaveLength(2)
  })
})

it('a reminder names who is next on the same clock', async () => {
  const d = await desk()
  await d.type('complaint', [row({ respondedAt: cell('2026-11-20 09:01'), progressAt: cell('2026-11-20 09:01') })])
  await d.sweep('2026-11-20 09:02')
  const { plan } = await d.sweep('2026-11-21 08:00')
  expect(noticesIn(plan)[0]).toMatchObject({
    items: [{ clock: 'reply', level: 0 }],
    next: { names: ['陈强', '王芳', '周敏'] },
  })
})

it('one mailbox that is dead takes nothing from the others: each line says what became of its own mail', async () => {
  const d = await desk()
  await d.type('complaint', [row()])
  const { plan } = await d.sweep('2026-11-20 09:05', ({ to }) =>
    to === 'chen.qiang@example.com' ? { kind: 'refused', error: '550 no such user' } : { kind: 'sent' },
  )
  expect(plan.mails).toHaveLength(3)
  const lines = (await d.records('notices')).slice(1).map(({ to, state, error }) => [to, state, error])
  expect(lines).toEqual([
    ['chen.qiang@example.com', '失败', '550 no such user'],
    ['wang.fang@example.com', '已发', null],
    ['zhou.min@example.com', '已发', null],
  ])
})
