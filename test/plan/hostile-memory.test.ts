import { describe, expect, it } from 'vitest'
import type { Cell } from '../../src/ports/ledger.ts'
import { cell, desk, FIRST, row } from '../support/desk.ts'
import { settle } from './support.ts'

/** What a cell of a spreadsheet takes. */
const LONGEST = 50_000

describe('what the system remembers of a row is in a cell, and fits into it', () => {
  it.each<[string, 'complaint' | 'callback', Readonly<Record<string, Cell>>]>([
    ['a callback about 50,000 characters', 'callback', { case: 'x'.repeat(LONGEST), caller: '王芳' }],
    ['blanks around a time', 'complaint', row({ receivedAt: `昨天 15:00${' '.repeat(LONGEST - 8)}` })],
    ['blanks around what is no time', 'complaint', row({ resolvedAt: `${' '.repeat(LONGEST - 2)}15:00?` })],
  ])('%s', async (_name, tab, typed) => {
    const d = await desk()
    await d.type(tab, [typed])
    const { changes } = await settle(d, '2026-11-20 22:00')
    const longest = Math.max(...changes.map((change) => ('cell' in change ? String(change.cell).length : 0)))
    expect(longest).toBeLessThan(5000)
  })

  it('a time among blanks is the same the day after', async () => {
    const d = await desk()
    await d.type('complaint', [row({ receivedAt: `昨天 15:00${' '.repeat(3000)}` })])
    await settle(d, '2026-11-20 22:00')
    await d.retype('complaint', FIRST, 'remark', '再看')
    const { plan } = await settle(d, '2026-11-21 22:00')
    expect(plan.rows[0]?.record.receivedAt).toBe(plan.rows[0]?.was.receivedAt)
    expect(await d.cell('complaint', FIRST, 'number')).toBe('TS-20261119-001')
  })
})

describe('a row whose memory somebody typed over', () => {
  it.each<[string, Cell]>([
    ['moments beyond any calendar', '- {"s":"waiting","t":"zzzzzzzzz"}'],
    ['moments beyond any calendar, with its number', 'TS-20261120-001 {"r":"-zzzzzzzzz"}'],
    ['words', '张三 {}'],
    ['a number of another register', 'BX-20261120-001 {}'],
    ['what begins like a number', 'TS-20261120-1 {}'],
    ['nothing', null],
    ['a number', 7],
    ['50,000 characters', '['.repeat(LONGEST)],
    ['another object', '- {"__proto__":{"a":1},"n":{"__proto__":"x"}}'],
  ])('%s: it stays the case that it is, with its deadlines', async (_name, record) => {
    const d = await desk()
    await d.type('complaint', [row()])
    await d.sweep('2026-11-20 09:01')
    const [due, basis] = [await d.cell('complaint', FIRST, 'resolveDue'), await d.cell('complaint', FIRST, 'basis')]
    await d.retype('complaint', FIRST, 'record', record)
    await d.retype('complaint', FIRST, 'remark', '再看')
    await settle(d, '2026-11-20 09:03')
    expect(await d.cell('complaint', FIRST, 'number')).toBe('TS-20261120-001')
    expect(await d.cell('complaint', FIRST, 'check')).toBeNull()
    expect([await d.cell('complaint', FIRST, 'resolveDue'), await d.cell('complaint', FIRST, 'basis')]).toEqual([
      due,
      basis,
    ])
  })

  it('stops no other row', async () => {
    const d = await desk()
    await d.type('complaint', [row(), row({ receivedAt: cell('2026-11-20 09:02') })])
    await d.retype('complaint', FIRST, 'record', '- {"t":"zzzzzzzzz"}')
    await settle(d, '2026-11-20 09:05')
    expect(await d.cell('complaint', FIRST + 1, 'number')).toBe('TS-20261120-002')
  })

  it('the example stays the example', async () => {
    const d = await desk()
    await d.retype('callback', 1, 'record', 'TS-20261120-999 {}')
    expect((await settle(d, '2026-11-20 09:05')).plan.callbacks).toEqual([])
  })
})
