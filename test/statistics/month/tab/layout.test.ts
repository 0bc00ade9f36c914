import { describe, expect, it } from 'vitest'
import { type Block, layOut } from '../../../../src/statistics/month/tab/layout.ts'

const block = (rows: number, more: Partial<Block> = {}): Block => ({
  rows: Array.from({ length: rows }, (_, at) => [at]),
  ...more,
})
const chart = {
  title: '',
  form: 'columns',
  table: { row: 1, rows: 3, names: 0, series: [{ column: 1, tone: 'open' }] },
} as const

describe('blocks below one another', () => {
  it.each([
    ['nothing', [], []],
    ['what fits on a page', [block(10), block(10)], []],
    ['what would be cut in two', [block(30), block(10)], [31]],
    ['what is longer than a page', [block(10), block(60), block(2)], []],
    ['what wants a page of its own', [block(3), block(3, { isOnNewPage: true })], [4]],
    ['the first', [block(3, { isOnNewPage: true })], []],
    ['a page each', [block(30), block(30), block(30)], [31, 62]],
  ] as const)('pages of %s', (_, blocks, pages) => {
    expect(layOut(blocks).pages).toEqual(pages)
  })

  it('count a header that wraps as its lines', () => {
    const header = { value: 'Right-first-time share of all', look: 'header' as const }
    const wrapping: Block = { rows: [[null, header], ...block(30).rows] }
    expect(layOut([block(1), wrapping]).pages).toEqual([2])
    expect(layOut([block(1), block(31)]).pages).toEqual([])
  })

  it('stand with a blank row between them, with what lies behind them', () => {
    const { rows, bands } = layOut([block(2), block(3, { bands: [{ row: 1, column: 0, rows: 2, columns: 4 }] })])
    expect(rows).toEqual([[0], [1], [], [0], [1], [2]])
    expect(bands).toEqual([{ row: 4, column: 0, rows: 2, columns: 4 }])
  })

  it('stand apart where a page is full, too: what begins the next one is no part of a table', () => {
    expect(layOut([block(33), block(2)])).toMatchObject({ pages: [34], tops: [0, 34] })
  })

  it('a chart below lies over blank rows of its own, and is drawn from its block', () => {
    const { rows, charts } = layOut([block(2), block(4, { below: chart }), block(1)])
    expect(charts).toMatchObject([{ table: { row: 4 }, at: { row: 8, column: 0 }, size: { height: 244 } }])
    expect(rows.slice(7, 21)).toEqual([...Array<unknown[]>(14).fill([])])
    expect(rows.slice(21)).toEqual([[0]])
  })

  it('a chart that a page would cut begins a new one', () => {
    expect(layOut([block(30, { below: chart })])).toMatchObject({ pages: [31], charts: [{ at: { row: 31 } }] })
  })

  it('a chart beside lies right of its block', () => {
    const { charts } = layOut([block(2), block(14, { beside: { ...chart, column: 7 } })])
    expect(charts).toMatchObject([{ at: { row: 4, column: 7 }, size: { width: 5 * 83 - 8, height: 13 * 21 - 8 } }])
  })
})
