import { describe, expect, it } from 'vitest'
import { cell, type Desk, desk, FIRST, noticesIn, row, type Typed } from '../support/desk.ts'
import { copyRow, empty, fill, numbersOf, settle, told } from './support.ts'

const ONE = 'TS-20261120-001'
const TWO = 'TS-20261120-002'
const emptied = `${ONE} | 整行被清空；填回原来的受理时间，仍是这一个案 | ${ONE} | `

async function withCase(more: Typed = {}): Promise<Desk> {
  const d = await desk()
  await d.type('complaint', [row(more)])
  await settle(d, '2026-11-20 09:02')
  return d
}

describe('a case that was emptied out of its row', () => {
  it('is told of once, and its number is not given away', async () => {
    const d = await withCase()
    await empty(d, 'complaint', FIRST)
    expect(told(await settle(d, '2026-11-20 09:03'))).toEqual([emptied])
    expect((await settle(d, '2026-11-20 12:00')).changes).toEqual([])
    await d.type('complaint', [row()])
    await settle(d, '2026-11-20 12:01')
    expect((await numbersOf(d)).at(-1)).toBe(TWO)
  })

  it.each([null, '我的', '示例'])('keeps its number, whatever is typed over it: %j', async (typed) => {
    const d = await withCase()
    await empty(d, 'complaint', FIRST)
    await d.retype('complaint', FIRST, 'number', typed)
    expect(told(await settle(d, '2026-11-20 09:03'))).toEqual([emptied])
    expect(await numbersOf(d)).toEqual([ONE])
    await d.retype('complaint', FIRST, 'number', typed)
    expect(told(await settle(d, '2026-11-20 09:04'))).toEqual([])
    expect(await numbersOf(d)).toEqual([ONE])
  })

  it('mails about it go to nobody while it is empty', async () => {
    const d = await withCase()
    await empty(d, 'complaint', FIRST)
    await settle(d, '2026-11-20 09:03')
    expect(noticesIn((await d.sweep('2026-11-20 10:00')).plan)).toEqual([])
  })

  it('put back at once was never gone', async () => {
    const d = await withCase()
    const typed = await empty(d, 'complaint', FIRST)
    await fill(d, 'complaint', FIRST, typed)
    expect((await settle(d, '2026-11-20 09:03')).changes).toEqual([])
  })

  it.each<[string, Typed]>([
    ['as it was', {}],
    ['with another description', { description: '白天施工' }],
    ['with its time of receipt as text', { receivedAt: '2026-11-20 9:00' }],
  ])('put back later, %s, is the same case with its deadlines', async (_, more) => {
    const d = await withCase()
    await d.retype('policy', 1, 'resolve', '9天')
    const typed = await empty(d, 'complaint', FIRST)
    await settle(d, '2026-11-20 09:03')
    await fill(d, 'complaint', FIRST, { ...typed, ...more })
    await settle(d, '2026-11-20 09:04')
    expect(await numbersOf(d)).toEqual([ONE])
    expect(await d.cell('complaint', FIRST, 'resolveDue')).toBe(cell('2026-11-23 09:00'))
    expect(await d.cell('complaint', FIRST, 'stage')).toBe('待响应')
  })

  it('emptied twice is told of twice', async () => {
    const d = await withCase()
    const typed = await empty(d, 'complaint', FIRST)
    await settle(d, '2026-11-20 09:03')
    await fill(d, 'complaint', FIRST, typed)
    await settle(d, '2026-11-20 09:04')
    await empty(d, 'complaint', FIRST)
    expect(told(await settle(d, '2026-11-20 09:05'))).toEqual([emptied])
  })

  it('another case typed into its row gets a number of its own', async () => {
    const d = await withCase({ resolvedAt: cell('2026-11-20 09:01'), result: '好' })
    await empty(d, 'complaint', FIRST)
    await settle(d, '2026-11-20 09:03')
    await fill(d, 'complaint', FIRST, row({ receivedAt: cell('2026-11-20 09:04') }))
    expect(told(await settle(d, '2026-11-20 09:05'))).toEqual([
      `${TWO} | 原行的个案清空后另填的，另编新号 | ${ONE} | ${TWO}`,
      `${TWO} | 受理编号 |  | 待响应`,
    ])
    expect((await d.records('complaint'))[FIRST]).toMatchObject({
      number: TWO,
      check: null,
      resolveDue: cell('2026-11-23 09:04'),
    })
  })

  it('while its time of receipt is not typed yet it is not known which it is', async () => {
    const d = await withCase()
    await empty(d, 'complaint', FIRST)
    await settle(d, '2026-11-20 09:03')
    await fill(d, 'complaint', FIRST, { description: '半夜施工' })
    await settle(d, '2026-11-20 09:04')
    expect(await numbersOf(d)).toEqual([ONE])
    expect(await d.cell('complaint', FIRST, 'check')).toContain('请填“受理时间”')
    await fill(d, 'complaint', FIRST, row({ receivedAt: cell('2026-11-20 09:04') }))
    await settle(d, '2026-11-20 09:05')
    expect(await numbersOf(d)).toEqual([TWO])
  })

  it('or the same, typed cell by cell', async () => {
    const d = await withCase()
    const typed = await empty(d, 'complaint', FIRST)
    await settle(d, '2026-11-20 09:03')
    for (const [key, value] of Object.entries(typed).toReversed()) {
      await d.retype('complaint', FIRST, key, value)
      await settle(d, '2026-11-20 09:04')
    }
    expect(await numbersOf(d)).toEqual([ONE])
    expect(await d.cell('complaint', FIRST, 'check')).toBeNull()
  })

  it('two rows of one number that were both emptied remember it once', async () => {
    const d = await withCase()
    await copyRow(d, 'complaint', FIRST, FIRST + 1)
    const typed = await empty(d, 'complaint', FIRST)
    await empty(d, 'complaint', FIRST + 1)
    await settle(d, '2026-11-20 09:03')
    expect((await numbersOf(d)).filter((number) => number === ONE)).toEqual([ONE])
    await fill(d, 'complaint', FIRST, typed)
    await settle(d, '2026-11-20 09:04')
    expect((await numbersOf(d))[0]).toBe(ONE)
  })
})

describe('a row that never had a number, emptied', () => {
  it.each<[string, Typed]>([
    ['wrong', { receivedAt: '昨天下午', category: '闹鬼' }],
    ['with something else typed for a number', { number: '我的' }],
  ])('%s, leaves nothing behind for what is typed there next', async (_, typed) => {
    const d = await desk()
    await d.type('complaint', [row(typed)])
    await settle(d, '2026-11-20 09:02')
    await empty(d, 'complaint', FIRST)
    await settle(d, '2026-11-20 09:03')
    const left = Object.entries((await d.records('complaint'))[FIRST] ?? {}).filter(([, value]) => value !== null)
    expect(left).toEqual([])
    await fill(d, 'complaint', FIRST, row({ category: '闹鬼' }))
    await settle(d, '2026-11-20 11:00')
    expect(noticesIn((await d.sweep('2026-11-20 11:29')).plan)).toEqual([])
  })
})
