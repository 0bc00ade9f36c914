import { describe, expect, it } from 'vitest'
import type { TabKey } from '../../sheets-template/workbook/index.ts'
import { instantToSerial } from '../../src/calendar/serial.ts'
import { planChanges } from '../../src/plan/plan-changes.ts'
import { planSweep } from '../../src/plan/plan-sweep.ts'
import type { Version } from '../../src/ports/ledger.ts'
import { viewLedger } from '../../src/sheet/ledger-view.ts'
import { at } from '../calendar/support.ts'
import { cell, type Desk, desk, FIRST, row, sh } from '../support/desk.ts'
import { fill, moveRow, numbersOf, settle, told } from './support.ts'

const n = (count: number, day = '20261120') => `TS-${day}-${String(count).padStart(3, '0')}`
const minute = (text: string) => ({ receivedAt: cell(`2026-11-${text}`) })

/** A desk with this many numbered cases. */
async function withCases(count: number): Promise<Desk> {
  const d = await desk()
  // Cases that are alike are told of besides.
  await d.set('重复判断天数', 0)
  await d.type(
    'complaint',
    Array.from({ length: count }, (_, index) => row(minute(`20 09:${String(index + 10)}`))),
  )
  await settle(d, '2026-11-20 10:00')
  return d
}

describe('whose day a number is of (R08)', () => {
  it('the day of the receipt, whenever the sweep comes', async () => {
    const d = await desk()
    await d.type('complaint', [row(minute('20 23:59')), row(minute('21 00:00')), row(minute('21 00:01'))])
    await settle(d, '2026-11-21 00:05')
    expect(await numbersOf(d)).toEqual([n(1), n(1, '20261121'), n(2, '20261121')])
    await d.type('complaint', [row(minute('20 23:58'))])
    await settle(d, '2026-11-21 00:06')
    expect((await numbersOf(d)).at(-1)).toBe(n(2))
  })

  it('a later correction of the receipt leaves the number', async () => {
    const d = await withCases(1)
    await fill(d, 'complaint', FIRST, minute('19 09:00'))
    await settle(d, '2026-11-20 10:01')
    expect(await numbersOf(d)).toEqual([n(1)])
  })

  it.each([
    ['Asia/Shanghai', 'TS-20261121-001'],
    ['America/New_York', 'TS-20261120-001'],
    ['Pacific/Kiritimati', 'TS-20261121-001'],
    ['Pacific/Apia', 'TS-20261121-001'],
  ])('in the zone of the site: %s', async (zone, expected) => {
    const d = await desk()
    const settings = await d.records('settings')
    await d.retype(
      'settings',
      settings.findIndex(({ name }) => name === '时区'),
      'value',
      zone,
    )
    const receivedAt = instantToSerial(zone, at('UTC', '2026-11-21 02:00'))
    await d.type('complaint', [row({ receivedAt })])
    await d.sweep(at('UTC', '2026-11-21 02:05'))
    expect(await numbersOf(d)).toEqual([expected])
  })

  it('each register has a series of its own', async () => {
    const d = await desk()
    await d.type('complaint', [row(), row(minute('20 09:01'))])
    await d.type('repair', [row({ category: '电梯' })])
    await d.type('incident', [row({ category: '安全类' })])
    await settle(d, '2026-11-20 09:02')
    const all = await Promise.all((['complaint', 'repair', 'incident'] as const).map((tab) => numbersOf(d, tab)))
    expect(all).toEqual([[n(1), n(2)], ['BX-20261120-001'], ['SJ-20261120-001']])
  })
})

describe('no gaps, and none twice', () => {
  it('a row that is wrong takes no number with it', async () => {
    const d = await desk()
    await d.type('complaint', [row(), row({ category: '闹鬼' }), row(minute('20 09:01'))])
    await settle(d, '2026-11-20 09:02')
    expect(await numbersOf(d)).toEqual([n(1), null, n(2)])
    await d.retype('complaint', FIRST + 1, 'category', '其它')
    await settle(d, '2026-11-20 09:03')
    expect(await numbersOf(d)).toEqual([n(1), n(3), n(2)])
  })

  it('of two sweeps on one state the second is refused, reads again and goes on from there', async () => {
    const d = await desk()
    await d.type('complaint', [row(), row(minute('20 09:01'))])
    const state = await d.read()
    const plan = () => planChanges(planSweep(viewLedger(state), sh('2026-11-20 09:02'), 'r'), viewLedger(state), state)
    const [one, two] = [plan(), plan()]
    expect(await d.commit(state, 'first' as Version, one)).toMatchObject({ kind: 'committed' })
    await d.type('complaint', [row(minute('20 09:03'))])
    expect(await d.commit(state, 'second' as Version, two)).toMatchObject({ kind: 'overtaken' })
    await settle(d, '2026-11-20 09:04')
    expect(await numbersOf(d)).toEqual([n(1), n(2), n(3)])
  })

  it('deleted numbers are gone for good, in the middle and at the end', async () => {
    const d = await withCases(3)
    await d.deleteRow('complaint', FIRST + 2)
    await d.deleteRow('complaint', FIRST)
    await d.type('complaint', [row(minute('20 09:30'))])
    await settle(d, '2026-11-20 10:01')
    expect(await numbersOf(d)).toEqual([n(2), n(4)])
  })

  it('sorting, moving and blank rows leave each case its number', async () => {
    const d = await withCases(3)
    await d.rewrite('complaint', ([header = [], example = [], ...rows]) => [header, example, [], ...rows.toReversed()])
    await moveRow(d, 'complaint', FIRST + 3, FIRST + 1)
    await d.type('complaint', [row(minute('20 09:30'))])
    const { changes } = await settle(d, '2026-11-20 10:01')
    expect(await numbersOf(d)).toEqual([null, n(1), n(3), n(2), n(4)])
    expect(told({ changes })).toEqual([`${n(4)} | 受理编号 |  | 待响应`])
  })

  it('a whole row cut out and put elsewhere, with a sweep in between', async () => {
    const d = await withCases(3)
    const cut = (await d.table('complaint')).rows[FIRST] ?? []
    await d.rewrite('complaint', (rows) => rows.toSpliced(FIRST, 1, []))
    expect((await settle(d, '2026-11-20 10:01')).changes).toEqual([])
    await d.rewrite('complaint', (rows) => [...rows, cut])
    expect(told(await settle(d, '2026-11-20 10:02'))).toEqual([])
    expect(await numbersOf(d)).toEqual([null, n(2), n(3), n(1)])
  })

  it('after 999 come four digits', async () => {
    const d = await desk()
    await d.type('system', [{ name: 'TS-20261120', value: 998 }])
    await d.type('complaint', [row(), row(minute('20 09:01')), row(minute('20 09:02'))])
    await settle(d, '2026-11-20 09:03')
    expect(await numbersOf(d)).toEqual([n(999), n(1000), n(1001)])
    await d.rewrite('system', (rows) => rows.slice(0, 1))
    await d.type('complaint', [row(minute('20 09:03'))])
    await settle(d, '2026-11-20 09:04')
    expect((await numbersOf(d)).at(-1)).toBe(n(1002))
  })

  it('a number is not given again that somebody typed over, with the memory lost', async () => {
    const d = await withCases(2)
    await d.rewrite('system', (rows) => rows.slice(0, 1))
    await d.retype('complaint', FIRST + 1, 'number', '我的')
    await d.type('complaint', [row(minute('20 09:30'))])
    await settle(d, '2026-11-20 10:01')
    expect(await numbersOf(d)).toEqual([n(1), n(2), n(3)])
  })
})

describe('a number that somebody typed over is put back', () => {
  it.each<[string, string | number | null, string]>([
    ['other words', '第一号', `${n(1)} | 编号被改动，已恢复 | 第一号 | ${n(1)}`],
    ['a figure', 17, `${n(1)} | 编号被改动，已恢复 | 17 | ${n(1)}`],
    ['another number', 'TS-20261120-777', `${n(1)} | 编号被改动，已恢复 | TS-20261120-777 | ${n(1)}`],
    ['small letters', n(1).toLowerCase(), `${n(1)} | 编号被改动，已恢复 | ts-20261120-001 | ${n(1)}`],
    ['the word of the example', '示例', `${n(1)} | 编号被改动，已恢复 | 示例 | ${n(1)}`],
    ['a formula', '=1+1', `${n(1)} | 编号被改动，已恢复 | =1+1 | ${n(1)}`],
    ['nothing', null, `${n(1)} | 编号被清空，已恢复 |  | ${n(1)}`],
    ['blanks', ' 　', `${n(1)} | 编号被清空，已恢复 |  | ${n(1)}`],
  ])('%s', async (_, typed, line) => {
    const d = await withCases(2)
    await d.retype('complaint', FIRST, 'number', typed)
    expect(told(await settle(d, '2026-11-20 10:01'))).toEqual([line])
    expect(await numbersOf(d)).toEqual([n(1), n(2)])
  })

  it('the number of another case, the other staying as it is', async () => {
    const d = await withCases(2)
    await d.retype('complaint', FIRST, 'number', n(2))
    expect(told(await settle(d, '2026-11-20 10:01'))).toHaveLength(1)
    expect(await numbersOf(d)).toEqual([n(1), n(2)])
  })

  it('two numbers that changed places', async () => {
    const d = await withCases(2)
    await d.retype('complaint', FIRST, 'number', n(2))
    await d.retype('complaint', FIRST + 1, 'number', n(1))
    expect(told(await settle(d, '2026-11-20 10:01'))).toEqual([
      `${n(1)} | 编号被改动，已恢复 | ${n(2)} | ${n(1)}`,
      `${n(2)} | 编号被改动，已恢复 | ${n(1)} | ${n(2)}`,
    ])
    expect(await numbersOf(d)).toEqual([n(1), n(2)])
  })

  it('in every register, in its own words', async () => {
    const d = await desk('en')
    const typed = row({ firstReceiver: 'Wang Fang', handler: 'Chen Qiang', category: 'Other' })
    const tabs: readonly TabKey[] = ['complaint', 'repair', 'incident']
    for (const tab of tabs) await d.type(tab, [typed])
    await settle(d, '2026-11-20 09:02')
    for (const tab of tabs) await d.retype(tab, FIRST, 'number', 'mine')
    expect(told(await settle(d, '2026-11-20 09:03')).map((line) => line.split(' | ')[1])).toEqual(
      tabs.map(() => 'Number was overwritten, put back'),
    )
  })
})
