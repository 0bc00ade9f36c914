import { describe, expect, it } from 'vitest'
import { cell, type Desk, desk, FIRST, row } from '../support/desk.ts'
import { copyRow, empty, fill, mailed, moveRow, numbersOf, settle, told } from './support.ts'

const ONE = 'TS-20261120-001'
const TWO = 'TS-20261120-002'
const other = { receivedAt: cell('2026-11-20 09:30') }

/** A desk with one numbered case in the first row. */
async function withCase(): Promise<Desk> {
  const d = await desk()
  // Cases that are alike are told of besides.
  await d.set('重复判断天数', 0)
  await d.type('complaint', [row({ respondedAt: cell('2026-11-20 09:01') })])
  await settle(d, '2026-11-20 09:02')
  return d
}
const stages = async (d: Desk) => (await d.records('complaint')).slice(FIRST).map(({ stage }) => stage)

describe('a copied row that nobody changed (R08)', () => {
  it.each([
    ['below the case', FIRST + 1],
    ['above it', FIRST],
  ])('%s is flagged, and stays flagged at every look', async (_, to) => {
    const d = await withCase()
    await copyRow(d, 'complaint', FIRST, to)
    const { plan } = await settle(d, '2026-11-20 09:10')
    expect(plan.rows.map(({ standing }) => standing)).toContain('copy')
    expect(await numbersOf(d)).toEqual([ONE, ONE])
    expect(await stages(d)).toEqual(['处理中', '待更正'])
    for (const time of ['09:11', '09:30']) await settle(d, `2026-11-20 ${time}`)
    expect(await numbersOf(d)).toEqual([ONE, ONE])
  })

  it('changes nothing of the case, whose mails go on once', async () => {
    const d = await withCase()
    await copyRow(d, 'complaint', FIRST, FIRST + 1)
    await settle(d, '2026-11-20 09:10')
    expect(mailed(await d.sweep('2026-11-21 09:01'))).toEqual(
      expect.arrayContaining([expect.stringContaining('reply 1')]),
    )
    const lines = (await d.records('notices')).slice(1).filter(({ number }) => number === ONE)
    expect(new Set(lines.map(({ clock, level, to }) => [clock, level, to].join(' '))).size).toBe(lines.length)
  })

  it.each<[string, (d: Desk) => Promise<unknown>]>([
    ['once the case was deleted', (d) => d.deleteRow('complaint', FIRST)],
    ['once the case was emptied', (d) => empty(d, 'complaint', FIRST)],
  ])('answers for the case %s, with the deadlines that the case had', async (_, away) => {
    const d = await withCase()
    await copyRow(d, 'complaint', FIRST, FIRST + 1)
    await settle(d, '2026-11-20 09:10')
    await d.retype('policy', 1, 'resolve', '9天')
    await away(d)
    await settle(d, '2026-11-20 09:11')
    const standing = (await d.records('complaint')).filter(({ stage }) => stage === '处理中')
    expect(standing).toMatchObject([{ number: ONE, check: null, resolveDue: cell('2026-11-23 09:00') }])
    expect((await numbersOf(d)).filter((number) => number !== null)).toEqual([ONE])
  })

  it('is told of to its first receiver once it stands too long', async () => {
    const d = await withCase()
    await copyRow(d, 'complaint', FIRST, FIRST + 1)
    await settle(d, '2026-11-20 09:10')
    expect(mailed(await d.sweep('2026-11-20 09:39'))).toEqual([])
    expect(mailed(await d.sweep('2026-11-20 09:40'))).toEqual(['entry 1: 王芳'])
    expect(mailed(await d.sweep('2026-11-20 09:41'))).toEqual([])
  })

  it('copied once more: each is a row of its own in the notices', async () => {
    const d = await withCase()
    await copyRow(d, 'complaint', FIRST, FIRST + 1)
    await settle(d, '2026-11-20 09:10')
    await copyRow(d, 'complaint', FIRST + 1, FIRST + 2)
    await settle(d, '2026-11-20 09:20')
    expect(await stages(d)).toEqual(['处理中', '待更正', '待更正'])
    expect(mailed(await d.sweep('2026-11-20 09:40'))).toEqual(['entry 1: 王芳'])
    expect(mailed(await d.sweep('2026-11-20 09:50'))).toEqual(['entry 1: 王芳'])
  })
})

describe('a copied row that is another case', () => {
  it.each<[string, (d: Desk) => Promise<unknown>]>([
    ['with its own time of receipt', (d) => fill(d, 'complaint', FIRST + 1, other)],
    ['with its number cleared', (d) => d.retype('complaint', FIRST + 1, 'number', null)],
    ['with both', (d) => fill(d, 'complaint', FIRST + 1, { ...other, number: null })],
  ])('%s gets a number of its own, and the history says so', async (_, change) => {
    const d = await withCase()
    await copyRow(d, 'complaint', FIRST, FIRST + 1)
    await change(d)
    const swept = await settle(d, '2026-11-20 09:31')
    expect(await numbersOf(d)).toEqual([ONE, TWO])
    expect(told(swept).at(-1)).toBe(`${TWO} | 受理编号 |  | 处理中`)
    expect(await stages(d)).toEqual(['处理中', '处理中'])
  })

  it('changed after it was flagged is one from then on', async () => {
    const d = await withCase()
    await copyRow(d, 'complaint', FIRST, FIRST + 1)
    await settle(d, '2026-11-20 09:10')
    await fill(d, 'complaint', FIRST + 1, { ...other, respondedAt: cell('2026-11-20 09:31') })
    expect(told(await settle(d, '2026-11-20 09:31'))).toEqual([
      `${TWO} | 复制的行，另编新号 | ${ONE} | ${TWO}`,
      `${TWO} | 受理编号 |  | 处理中`,
    ])
    expect(await d.cell('complaint', FIRST + 1, 'check')).toBeNull()
  })

  it('inserted above the case leaves the case its number', async () => {
    const d = await withCase()
    await copyRow(d, 'complaint', FIRST, FIRST)
    await fill(d, 'complaint', FIRST, other)
    await settle(d, '2026-11-20 09:31')
    expect(await numbersOf(d)).toEqual([TWO, ONE])
  })

  it('has deadlines and a history of its own, from its own receipt', async () => {
    const d = await withCase()
    await copyRow(d, 'complaint', FIRST, FIRST + 1)
    await fill(d, 'complaint', FIRST + 1, { ...other, respondedAt: null })
    const { plan } = await settle(d, '2026-11-20 09:31')
    expect((await d.records('complaint'))[FIRST + 1]).toMatchObject({
      respondDue: cell('2026-11-20 09:35'),
      resolveDue: cell('2026-11-23 09:30'),
    })
    expect(plan.rows.map(({ basis, isNew }) => [basis?.cycle, isNew])).toContainEqual([1, true])
  })

  it('of three, each is what it became', async () => {
    const d = await withCase()
    for (const to of [FIRST + 1, FIRST + 2, FIRST + 3]) await copyRow(d, 'complaint', FIRST, to)
    await fill(d, 'complaint', FIRST + 2, other)
    await d.retype('complaint', FIRST + 3, 'number', null)
    await settle(d, '2026-11-20 09:31')
    expect(await numbersOf(d)).toEqual([ONE, ONE, TWO, 'TS-20261120-003'])
    expect(await stages(d)).toEqual(['处理中', '待更正', '处理中', '处理中'])
  })
})

describe('the case itself', () => {
  it('may have its time of receipt corrected while a copy stands flagged', async () => {
    const d = await withCase()
    await copyRow(d, 'complaint', FIRST, FIRST + 1)
    await settle(d, '2026-11-20 09:10')
    await fill(d, 'complaint', FIRST, { receivedAt: cell('2026-11-20 08:55') })
    await settle(d, '2026-11-20 09:11')
    expect(await numbersOf(d)).toEqual([ONE, ONE])
    expect(await stages(d)).toEqual(['处理中', '待更正'])
    expect(await d.cell('complaint', FIRST, 'resolveDue')).toBe(cell('2026-11-23 08:55'))
  })

  it('stays the case when copies are sorted above it', async () => {
    const d = await withCase()
    await copyRow(d, 'complaint', FIRST, FIRST + 1)
    await settle(d, '2026-11-20 09:10')
    await moveRow(d, 'complaint', FIRST + 1, FIRST)
    await settle(d, '2026-11-20 09:11')
    expect(await stages(d)).toEqual(['待更正', '处理中'])
  })

  it.each([
    ['to the millisecond', cell('2026-11-20 09:00') + 0.0000031],
    ['as text, with seconds', '2026-11-20 09:00:07'],
    ['not in full', '今天 9:00'],
  ])('received %s is known again', async (_, receivedAt) => {
    const d = await desk()
    await d.type('complaint', [row({ receivedAt })])
    await settle(d, '2026-11-20 09:02')
    await copyRow(d, 'complaint', FIRST, FIRST)
    await fill(d, 'complaint', FIRST, { receivedAt: '2026-11-20 09:01' })
    await settle(d, '2026-11-20 09:31')
    expect(await numbersOf(d)).toEqual([TWO, ONE])
  })
})

describe('rows copied before they had a number', () => {
  it('are two cases once they are right', async () => {
    const d = await desk()
    await d.type('complaint', [row({ category: '闹鬼' })])
    await settle(d, '2026-11-20 09:02')
    await copyRow(d, 'complaint', FIRST, FIRST + 1)
    await settle(d, '2026-11-20 09:03')
    const records = (await d.records('complaint'))
      .slice(FIRST)
      .map(({ record }) => /"d":"[^"]+"/.exec(String(record))?.[0])
    expect(new Set(records).size).toBe(2)
    for (const at of [FIRST, FIRST + 1]) await d.retype('complaint', at, 'category', '其它')
    await settle(d, '2026-11-20 09:04')
    expect(await numbersOf(d)).toEqual([ONE, TWO])
  })

  it('with something typed for a number are both asked to clear it', async () => {
    const d = await desk()
    await d.type('complaint', [row({ number: '第一号' }), row({ number: '第一号', ...other })])
    await settle(d, '2026-11-20 09:31')
    const clear = '“编号”由系统填写，请清空“第一号”'
    expect((await d.records('complaint')).slice(FIRST).map(({ check }) => check)).toEqual([clear, clear])
    expect(await numbersOf(d)).toEqual(['第一号', '第一号'])
  })
})
