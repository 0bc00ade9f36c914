import { describe, expect, it } from 'vitest'
import type { GridRange } from '../../../src/standalone/page/charts/chart-data.ts'
import { basic, type Cells, column, draw, type Spec, seriesOf, valuesOf } from './support.ts'

describe('headers', () => {
  it.each<[name: string, count: number | undefined, cells: Cells, names: readonly string[], rows: number]>([
    [
      'none: names are made up',
      0,
      [
        ['a', 1],
        ['b', 2],
      ],
      ['系列1'],
      2,
    ],
    [
      'two: put together',
      2,
      [
        ['', '本月'],
        ['', '件数'],
        ['a', 2],
      ],
      ['本月 件数'],
      1,
    ],
    [
      'guessed: words over numbers',
      undefined,
      [
        ['类别', '件数'],
        ['a', 2],
      ],
      ['件数'],
      1,
    ],
    [
      'guessed: numbers from the first',
      undefined,
      [
        ['a', 1],
        ['b', 2],
      ],
      ['系列1'],
      2,
    ],
    [
      'a header that is blank',
      1,
      [
        ['类别', null],
        ['a', 2],
      ],
      ['系列1'],
      1,
    ],
  ])('%s', (_, headerCount, cells, names, rows) => {
    const spec = basic(cells.length, 1)
    const { table } = draw({ basicChart: { ...spec.basicChart, headerCount: headerCount ?? null } }, valuesOf(cells))
    expect(table.lines.map(({ name }) => name)).toEqual(names)
    expect(table.domain.points).toHaveLength(rows)
  })
})

describe('hostile cells', () => {
  it.each<[name: string, cells: Cells, data: readonly (number | null)[]]>([
    [
      'one row',
      [
        ['类别', '件数'],
        ['a', 1],
      ],
      [1],
    ],
    [
      'words among numbers are gaps',
      [
        ['类别', '件数'],
        ['a', 1],
        ['b', '#N/A'],
        ['c', 3],
      ],
      [1, null, 3],
    ],
    [
      'blanks at the end are left out',
      [
        ['类别', '件数'],
        ['a', 1],
        ['', null],
        ['', ''],
      ],
      [1],
    ],
    ['series that are shorter than the domain', [['类别', '件数'], ['a', 1], ['b']], [1, null]],
    [
      'numbers that are none',
      [
        ['类别', '件数'],
        ['a', Number.NaN],
        ['b', Number.POSITIVE_INFINITY],
        ['c', 1],
      ],
      [null, null, 1],
    ],
  ])('%s', (_, cells, data) => {
    expect(seriesOf(basic(cells.length, 1), valuesOf(cells))).toMatchObject([{ data }])
  })

  it('a thousand rows and more', () => {
    const rows: Cells = [['类别', '件数'], ...Array.from({ length: 5000 }, (_, index) => [`c${index}`, index])]
    const [line] = seriesOf(basic(5001, 1, { chartType: 'LINE' }), valuesOf(rows))
    expect(line).toMatchObject({ type: 'line', sampling: 'lttb', showSymbol: false })
    expect(draw(basic(5001, 1), valuesOf(rows)).option.xAxis).toMatchObject({ axisLabel: { hideOverlap: true } })
  })

  it('a range that claims to be endless is cut', () => {
    const spec: Spec = { basicChart: { series: [{ series: column(0, 1e12) }] } }
    expect(draw(spec, valuesOf([[1]])).table.lines[0]?.points).toHaveLength(1)
  })

  it('markup in a cell stays text, on one line', () => {
    const cells: Cells = [
      ['类别', '<img src=x onerror=alert(1)>'],
      ['{a|b}\n<b>', 1],
    ]
    const { option } = draw(basic(2, 1), valuesOf(cells))
    expect(option).toMatchObject({
      tooltip: { renderMode: 'richText' },
      xAxis: { data: ['{a|b} <b>'] },
      series: [{ name: '<img src=x onerror=alert(1)>' }],
    })
  })

  it('sources in a row are read along it, several one after the other', () => {
    const row = (startRowIndex: number, from: number, to: number): GridRange => ({
      startRowIndex,
      endRowIndex: startRowIndex + 1,
      startColumnIndex: from,
      endColumnIndex: to,
    })
    const spec: Spec = {
      basicChart: {
        headerCount: 1,
        domains: [{ domain: { sourceRange: { sources: [row(0, 0, 1), row(0, 1, 3)] } } }],
        series: [{ series: { sourceRange: { sources: [row(1, 0, 3)] } } }],
      },
    }
    const { table } = draw(
      spec,
      valuesOf([
        ['类别', 'a', 'b'],
        ['件数', 1, 2],
      ]),
    )
    expect(table.domain.points.map(({ text }) => text)).toEqual(['a', 'b'])
    expect(table.lines).toMatchObject([{ name: '件数', points: [{ number: 1 }, { number: 2 }] }])
  })
})
