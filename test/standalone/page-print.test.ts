import { describe, expect, it } from 'vitest'
import type { ViewCell, ViewColumn } from '../../src/standalone/page/card/context.ts'
import { MOST_ROWS, partsOf } from '../../src/standalone/page/print/parts.ts'
import { hasChoice, printModel } from '../../src/standalone/page/print/print-model.ts'

const column = (header: string, index: number, more: Partial<ViewColumn> = {}): ViewColumn => ({
  index,
  header,
  hidden: false,
  system: false,
  width: 100,
  ...more,
})
const view = (columns: readonly ViewColumn[], cells: readonly (readonly (string | ViewCell)[])[]) => ({
  columns: () => columns,
  rows: () => cells.map((_, index) => index),
  position: (row: number) => row + 1,
  cell: (row: number, at: number): ViewCell => {
    const cell = cells[row]?.[at] ?? ''
    return typeof cell === 'string' ? { text: cell } : cell
  },
})
const headersOf = (model: ReturnType<typeof printModel>) =>
  model.bands.map(({ columns }) => columns.map(({ header }) => header))
const rowName = (place: number): string => `第 ${place} 行`
const all = { withSystem: true, rowName }

describe('a register on paper', () => {
  const columns = [
    column('编号', 0, { system: true }),
    column('姓名', 1),
    column('备注', 2),
    column('时限', 3, { system: true }),
    column('已阅', 4, { hidden: true, system: true }),
  ]
  const cells = [
    ['TS-1', '王芳', '', '2026-11-21', 'k'],
    ['TS-2', '李静', '', '', 'k'],
  ]
  it('has the columns that something stands in, and says which it left out', () => {
    const model = printModel(view(columns, cells), all)
    expect(headersOf(model)).toEqual([['编号', '姓名', '时限']])
    expect(model).toMatchObject({ leftOut: ['备注'], headline: undefined, rows: [0, 1] })
    expect(model.bands[0]?.rowOf(1)).toEqual([
      { text: 'TS-2', span: 1 },
      { text: '李静', span: 1 },
      { text: '', span: 1 },
    ])
  })
  it("goes without the system's columns but the first, by which rows are known", () => {
    expect(headersOf(printModel(view(columns, cells), { withSystem: false, rowName }))).toEqual([['编号', '姓名']])
  })
  it('goes without what is folded away on the screen', () => {
    const folded = columns.map((one) => (one.index === 1 || one.index === 2 ? { ...one, folded: true } : one))
    const model = printModel(view(folded, cells), all)
    expect(headersOf(model)).toEqual([['编号', '时限']])
    expect(model.leftOut).toEqual([])
    expect(hasChoice(folded)).toBe(false)
  })
  it('keeps its columns when the view is empty', () => {
    expect(headersOf(printModel(view(columns, []), all))).toEqual([['编号', '姓名', '备注', '时限']])
  })
  it('shares the width as the screen does', () => {
    const model = printModel(view([column('a', 0, { width: 50 }), column('b', 1, { width: 150 })], [['1', '2']]), all)
    expect(model.bands[0]?.columns).toEqual([
      { header: 'a', share: 0.25 },
      { header: 'b', share: 0.75 },
    ])
  })
  it('that is too wide goes over several bands, each with the first column', () => {
    const wide = Array.from({ length: 31 }, (_, index) => column(`c${index}`, index, { width: 120 }))
    const bands = headersOf(printModel(view(wide, [wide.map(() => 'x')]), all))
    expect(bands.map((headers) => headers.length)).toEqual([11, 11, 11])
    expect(bands.map(([first]) => first)).toEqual(['c0', 'c0', 'c0'])
    expect(bands.flatMap((headers) => headers.slice(1))).toEqual(wide.slice(1).map(({ header }) => header))
  })
  it('names a row that has no number by its place, where only the first column says which it is', () => {
    const wide = Array.from({ length: 31 }, (_, index) => column(`c${index}`, index, { width: 120 }))
    const { bands } = printModel(
      view(wide, [wide.map((_, index) => (index === 0 ? '' : 'x')), wide.map(() => 'x')]),
      all,
    )
    expect(bands.map(({ rowOf }) => rowOf(0)[0]?.text)).toEqual(['', '第 2 行', '第 2 行'])
    expect(bands.map(({ rowOf }) => rowOf(1)[0]?.text)).toEqual(['x', 'x', 'x'])
  })
  it('with one column that is wider than a page is one band', () => {
    expect(
      headersOf(printModel(view([column('a', 0), column('b', 1, { width: 9000 })], [['1', '2']]), all)).length,
    ).toBeLessThan(7)
  })
  it('of no columns is nothing', () => {
    expect(printModel(view([], []), all).bands.flatMap(({ columns: none }) => none)).toEqual([])
  })
})

describe('a report on paper', () => {
  const columns = [column('示例花园 · 月统计 2026-11', 0), column('', 1), column('', 2), column('', 3)]
  const model = printModel(
    view(columns, [
      ['投诉'],
      ['类别', { text: '件数', background: '#eee' }, { text: '', background: '#eee' }],
      ['噪音', { text: '3', number: true }, ''],
      ['定义', '受理时间在本月的', ''],
      [{ text: '还没有编号，没有人跟', background: '#eee' }, '', { text: '', background: '#ddd' }],
      [{ text: '短', background: '#eee' }, '', ''],
    ]),
    all,
  )
  it('has its line above, no header row, and no column beyond the last that holds something', () => {
    expect(model.headline).toBe('示例花园 · 月统计 2026-11')
    expect(headersOf(model)).toEqual([['', '']])
  })
  it.each([
    [0, [['投诉', 2]]],
    [
      1,
      [
        ['类别', 1],
        ['件数', 1],
      ],
    ],
    [
      2,
      [
        ['噪音', 1],
        ['3', 1],
      ],
    ],
    [
      3,
      [
        ['定义', 1],
        ['受理时间在本月的', 1],
      ],
    ],
    [4, [['还没有编号，没有人跟', 2]]],
    [
      5,
      [
        ['短', 1],
        ['', 1],
      ],
    ],
  ])('row %d runs on over blanks, with a ground of its own only as far as it needs', (row, cells) => {
    expect(model.bands[0]?.rowOf(row).map(({ text, span }) => [text, span])).toEqual(cells)
  })
})

describe('what to print is a choice', () => {
  it.each([
    ['with columns of both', [column('a', 0), column('b', 1, { system: true }), column('c', 2)], true],
    ['not where all is the system’s', [column('a', 0, { system: true }), column('b', 1, { system: true })], false],
    ['not where nothing is', [column('a', 0), column('b', 1)], false],
    ['not by hidden columns', [column('a', 0), column('b', 1), column('c', 2, { system: true, hidden: true })], false],
  ])('%s', (_, columns, is) => {
    expect(hasChoice(columns)).toBe(is)
  })
})

describe('many rows go in parts', () => {
  it.each([
    ['none', 0, [[0, 0]]],
    ['as many as go at once', MOST_ROWS, [[0, MOST_ROWS]]],
    [
      'one more',
      MOST_ROWS + 1,
      [
        [0, MOST_ROWS],
        [MOST_ROWS, MOST_ROWS + 1],
      ],
    ],
  ])('%s', (_, rows, parts) => {
    expect(partsOf(rows).map(({ from, to }) => [from, to])).toEqual(parts)
  })
})
