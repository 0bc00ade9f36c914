import { describe, expect, it } from 'vitest'
import type { Cell } from '../../src/ports/ledger.ts'
import { cell, type Desk, desk, FIRST, row, tabOf } from '../support/desk.ts'
import { settle, told } from './support.ts'

/** Up to its number and what people type: what somebody sees, and selects to sort or to cut. */
const HIDDEN = new Set(['resolvedSeen', 'reopenedSeen', 'marks', 'basis', 'record', 'seen'])

const columns = tabOf('complaint').columns.map(({ key }) => key)
const isSeen = (column: number): boolean => !HIDDEN.has(columns[column] ?? '')

/** Puts what is to be seen of the rows into another order; `order` says from which row each takes it, nothing for none. */
const rearrange = (d: Desk, order: readonly (number | undefined)[]): Promise<void> =>
  d.rewrite('complaint', (rows) => [
    ...rows.slice(0, FIRST),
    ...order.map((from, index) =>
      columns.map((_, column): Cell => {
        const seen = from === undefined ? undefined : rows[FIRST + from]
        return (isSeen(column) ? seen?.[column] : rows[FIRST + index]?.[column]) ?? null
      }),
    ),
  ])

/** What identifies each row, and what rests on its memory: by its description. */
const rowsOf = async (d: Desk) =>
  Object.fromEntries(
    (await d.records('complaint'))
      .slice(FIRST)
      .filter(({ description }) => description !== null)
      .map(({ description, number, basis, record, check, marks }) => [
        String(description),
        { number, basis, record: String(record ?? '').split(' ')[0], check, marks },
      ]),
  )

const three = [
  row({ description: '甲', receivedAt: cell('2026-11-20 09:00') }),
  row({ description: '乙', receivedAt: cell('2026-11-20 09:05'), category: '噪音扰民' }),
  row({ description: '丙', receivedAt: cell('2026-11-20 09:10'), handler: '谁' }),
]

describe('rows sorted, or cut and pasted, without their hidden cells (R08)', () => {
  it.each<[string, readonly (number | undefined)[]]>([
    ['two change places', [1, 0, 2]],
    ['all of them move on', [2, 0, 1]],
    ['sorted backwards', [2, 1, 0]],
    ['cut and pasted below all', [undefined, 1, 2, 0]],
  ])('%s: each keeps its number and its deadlines', async (_name, order) => {
    const d = await desk()
    await d.type('complaint', three)
    await settle(d, '2026-11-20 09:11')
    const before = await rowsOf(d)
    await rearrange(d, order)
    expect(told(await settle(d, '2026-11-20 09:12'))).toEqual([])
    expect(await rowsOf(d)).toEqual(before)
  })

  it('a case that comes to stand beside the memory of another one that is deleted then: keeps its number', async () => {
    const d = await desk()
    await d.type('complaint', three)
    await settle(d, '2026-11-20 09:11')
    await rearrange(d, [2, 1, 0])
    await d.deleteRow('complaint', FIRST)
    await settle(d, '2026-11-20 09:12')
    expect((await d.records('complaint')).slice(FIRST).map(({ number, description }) => [number, description])).toEqual(
      [
        ['TS-20261120-002', '乙'],
        ['TS-20261120-001', '甲'],
      ],
    )
  })

  it('a row without a number that comes to stand beside the memory of a case that is deleted then: is no such case', async () => {
    const d = await desk()
    await d.type('complaint', [
      row({ description: '甲', receivedAt: cell('2026-11-20 09:00') }),
      row({ description: '乙', receivedAt: cell('2026-11-20 09:05'), category: '不明' }),
    ])
    await settle(d, '2026-11-20 09:06')
    await rearrange(d, [1, 0])
    await d.deleteRow('complaint', FIRST + 1)
    await d.retype('complaint', FIRST, 'category', '噪音扰民')
    await settle(d, '2026-11-20 09:07')
    expect(await d.cell('complaint', FIRST, 'description')).toBe('乙')
    expect(await d.cell('complaint', FIRST, 'number')).toBe('TS-20261120-002')
  })

  it.each<[string, readonly number[]]>([
    ['a new row comes to stand above', [3, 0, 1, 2]],
    ['a new row comes to stand between', [0, 3, 1, 2]],
    ['a new row stays below', [1, 2, 0, 3]],
  ])('%s: it becomes a case of its own', async (_name, order) => {
    const d = await desk()
    await d.type('complaint', three)
    await settle(d, '2026-11-20 09:11')
    const before = await rowsOf(d)
    await d.type('complaint', [row({ description: '丁', receivedAt: cell('2026-11-20 09:11') })])
    await rearrange(d, order)
    await settle(d, '2026-11-20 09:12')
    const { 丁: added, ...others } = await rowsOf(d)
    expect(others).toEqual(before)
    expect(added?.number).toBe('TS-20261120-004')
  })

  it('cut and pasted over another: that one is remembered as emptied, where the first one stood', async () => {
    const d = await desk()
    await d.type('complaint', three)
    await settle(d, '2026-11-20 09:11')
    const { 甲, 丙, 乙 } = await rowsOf(d)
    await rearrange(d, [undefined, 0, 2])
    expect(told(await settle(d, '2026-11-20 09:12'))).toEqual([expect.stringMatching(/^TS-20261120-002 \| 整行被清空/)])
    expect(await rowsOf(d)).toEqual({ 甲, 丙 })
    // Typed again where it is remembered, it is that case, with its deadlines.
    for (const [key, value] of Object.entries(three[1] ?? {})) await d.retype('complaint', FIRST, key, value)
    await settle(d, '2026-11-20 09:13')
    expect(await rowsOf(d)).toMatchObject({ 乙 })
  })

  it('numbers that were typed over each other are put back', async () => {
    const d = await desk()
    await d.type('complaint', three)
    await settle(d, '2026-11-20 09:11')
    const before = await rowsOf(d)
    await d.retype('complaint', FIRST, 'number', 'TS-20261120-002')
    await d.retype('complaint', FIRST + 1, 'number', 'TS-20261120-001')
    expect(told(await settle(d, '2026-11-20 09:12'))).toHaveLength(2)
    expect(await rowsOf(d)).toEqual(before)
  })

  it('the notes go with what they speak of, and are taken away when it is mended', async () => {
    const d = await desk()
    await d.type('complaint', three)
    await settle(d, '2026-11-20 09:11')
    await rearrange(d, [2, 0, 1])
    await settle(d, '2026-11-20 09:12')
    expect(await d.cell('complaint', FIRST, 'marks')).toBe('|handler|')
    await d.retype('complaint', FIRST, 'handler', '陈强')
    const { changes } = await settle(d, '2026-11-20 09:13')
    const handler = columns.indexOf('handler')
    expect(changes).toContainEqual({ kind: 'note', tab: 'complaint', row: FIRST, column: handler, note: '' })
  })
})
