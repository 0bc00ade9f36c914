import type { sheets_v4 } from '@googleapis/sheets'
import { describe, expect, it } from 'vitest'
import { isAffected } from '../../src/standalone/page/charts/affected.ts'
import type { GridRange, Values } from '../../src/standalone/page/charts/chart-data.ts'
import { PAPER, roomFor, sizeOf } from '../../src/standalone/page/charts/chart-size.ts'
import { tickLook } from '../../src/standalone/page/charts/number-look.ts'
import { chartOption } from '../../src/standalone/page/charts/option.ts'
import { inAnchorOrder, rangeName, readCharts } from '../../src/standalone/page/charts/read-charts.ts'
import type { ChangeNotice, SheetNotice } from '../../src/standalone/sheets-server/history/notice.ts'

type Spec = sheets_v4.Schema$ChartSpec
type Basic = sheets_v4.Schema$BasicChartSpec
type Cells = readonly (readonly (string | number | boolean | null)[])[]

const SIZE = { width: 600, height: 371 }

/** A table at A1 of the tab as the service would answer ranges of it. */
const valuesOf = (cells: Cells, shown: (cell: string | number | boolean | null) => string = String): Values => {
  return ({ startRowIndex, endRowIndex, startColumnIndex, endColumnIndex }) => {
    const raw = cells
      .slice(startRowIndex ?? 0, endRowIndex ?? undefined)
      .map((row) => row.slice(startColumnIndex ?? 0, endColumnIndex ?? undefined))
    return { raw, formatted: raw.map((row) => row.map((cell) => (cell === null ? '' : shown(cell)))) }
  }
}

const column = (index: number, rows: number): sheets_v4.Schema$ChartData => ({
  sourceRange: {
    sources: [{ sheetId: 7, startRowIndex: 0, endRowIndex: rows, startColumnIndex: index, endColumnIndex: index + 1 }],
  },
})

/** A chart over columns of a table: the first is the domain. */
const basic = (rows: number, series: number, more: Basic = {}): Spec => ({
  title: '本月',
  basicChart: {
    chartType: 'COLUMN',
    headerCount: 1,
    domains: [{ domain: column(0, rows) }],
    series: Array.from({ length: series }, (_, index) => ({ series: column(index + 1, rows) })),
    ...more,
  },
})

const CELLS: Cells = [
  ['类别', '按时', '超时'],
  ['噪音', 3, 1],
  ['保洁', 2, null],
]

const draw = (spec: Spec | undefined, values: Values = valuesOf(CELLS)) => {
  const drawing = chartOption(spec === undefined ? {} : { spec }, values, 'zh', SIZE)
  if (drawing.kind !== 'drawn') throw new Error(drawing.sentence)
  return drawing
}
const seriesOf = (spec: Spec, values?: Values) => [draw(spec, values).option.series ?? []].flat()

describe('a chart of the workbook', () => {
  it('takes names from headers, labels from the domain and numbers from the series', () => {
    const { option, table, title, description } = draw(basic(3, 2))
    expect(title).toBe('本月')
    expect(option).toMatchObject({
      title: { text: '本月' },
      xAxis: { type: 'category', data: ['噪音', '保洁'] },
      yAxis: [{ type: 'value', minInterval: 1 }],
      series: [
        { type: 'bar', name: '按时', data: [3, 2] },
        { type: 'bar', name: '超时', data: [1, null] },
      ],
    })
    expect(table.domain).toEqual({
      name: '类别',
      points: [
        { text: '噪音', number: null },
        { text: '保洁', number: null },
      ],
    })
    expect(description).toBe(
      '柱形图：本月。2 个类别，2 个系列：按时、超时。数值见下方数据表。按时最高为噪音，3。超时最高为噪音，1。',
    )
  })

  it.each<[name: string, more: Basic, series: readonly object[]]>([
    ['bars', { chartType: 'BAR' }, [{ type: 'bar' }, { type: 'bar' }]],
    ['lines', { chartType: 'LINE' }, [{ type: 'line' }, { type: 'line' }]],
    ['smooth lines', { chartType: 'LINE', lineSmoothing: true }, [{ smooth: true }, { smooth: true }]],
    [
      'lines over gaps',
      { chartType: 'LINE', interpolateNulls: true },
      [{ connectNulls: true }, { connectNulls: true }],
    ],
    ['areas', { chartType: 'AREA' }, [{ type: 'line', areaStyle: { opacity: 0.25 } }, { type: 'line' }]],
    ['stepped areas', { chartType: 'STEPPED_AREA' }, [{ step: 'middle' }, { step: 'middle' }]],
    ['stacked columns', { stackedType: 'STACKED' }, [{ stack: 'COLUMN-left' }, { stack: 'COLUMN-left' }]],
    [
      'columns of shares',
      { stackedType: 'PERCENT_STACKED' },
      [
        { stack: 'COLUMN-left', data: [0.75, 1] },
        { stack: 'COLUMN-left', data: [0.25, null] },
      ],
    ],
    [
      'a combination',
      {
        chartType: 'COMBO',
        series: [
          { series: column(1, 3), type: 'COLUMN', targetAxis: 'LEFT_AXIS' },
          { series: column(2, 3), type: 'LINE', targetAxis: 'RIGHT_AXIS', lineStyle: { type: 'DOTTED', width: 3 } },
        ],
      },
      [{ type: 'bar' }, { type: 'line', yAxisIndex: 1, lineStyle: { type: 'dotted', width: 3 } }],
    ],
    [
      'colours of the definition',
      {
        series: [
          { series: column(1, 3), color: { red: 1, green: 0.5 } },
          { series: column(2, 3), colorStyle: { themeColor: 'ACCENT2' } },
        ],
      },
      [{ color: '#ff8000' }, { color: '#ea4335' }],
    ],
  ])('draws %s', (_, more, series) => {
    expect(seriesOf(basic(3, 2, more))).toMatchObject(series)
  })

  it.each<[name: string, spec: Spec, option: object]>([
    [
      'titles and limits of axes',
      basic(3, 1, {
        axis: [
          { position: 'BOTTOM_AXIS', title: '类别' },
          { position: 'LEFT_AXIS', title: '件数', viewWindowOptions: { viewWindowMin: 0, viewWindowMax: 10 } },
        ],
      }),
      { xAxis: { name: '类别' }, yAxis: [{ name: '件数', min: 0, max: 10 }] },
    ],
    [
      'bars lying, the first on top, their numbers below',
      basic(3, 1, { chartType: 'BAR', axis: [{ position: 'BOTTOM_AXIS', title: '件数' }] }),
      { xAxis: [{ type: 'value', name: '件数' }], yAxis: { type: 'category', inverse: true } },
    ],
    [
      'an axis on the right when a series asks for it',
      basic(3, 1, {
        series: [{ series: column(1, 3) }, { series: column(2, 3), targetAxis: 'RIGHT_AXIS' }],
        axis: [{ position: 'RIGHT_AXIS', title: '超时' }],
      }),
      { yAxis: [{ type: 'value' }, { type: 'value', name: '超时' }] },
    ],
    ['no legend', basic(3, 1, { legendPosition: 'NO_LEGEND' }), { legend: { show: false } }],
    ['a legend below', basic(3, 1, { legendPosition: 'BOTTOM_LEGEND' }), { legend: { bottom: 4 } }],
    [
      'a legend on the left',
      basic(3, 1, { legendPosition: 'LEFT_LEGEND' }),
      { legend: { left: 8, orient: 'vertical' } },
    ],
    ['a line below the title', { ...basic(3, 1), subtitle: '到今天' }, { title: { text: '本月', subtext: '到今天' } }],
    [
      'a title in the middle',
      { ...basic(3, 1), titleTextPosition: { horizontalAlignment: 'CENTER' } },
      { title: { left: 'center' } },
    ],
    [
      'a pie of what is above nought',
      { title: '份额', pieChart: { domain: column(0, 3), series: column(2, 3), pieHole: 0.5 } },
      { series: [{ type: 'pie', data: [{ name: '噪音', value: 1 }], radius: ['38%', '76%'] }] },
    ],
  ])('has %s', (_, spec, option) => {
    expect(draw(spec).option).toMatchObject(option)
  })

  it('draws points over numbers, and over words as a row of them', () => {
    const numbers: Cells = [
      ['x', 'y'],
      [1.5, 10],
      [2.5, 20],
    ]
    const spec = basic(3, 1, { chartType: 'SCATTER' })
    expect(draw(spec, valuesOf(numbers)).option).toMatchObject({
      xAxis: { type: 'value' },
      series: [
        {
          type: 'scatter',
          data: [
            [1.5, 10],
            [2.5, 20],
          ],
        },
      ],
    })
    expect(draw(spec).option).toMatchObject({
      xAxis: { type: 'category' },
      series: [{ type: 'scatter', data: [3, 2] }],
    })
  })

  it('shows numbers as the sheet does', () => {
    const shares: Cells = [
      ['类别', '按时率'],
      ['噪音', 0.955],
    ]
    const values = valuesOf(shares, (cell) => (typeof cell === 'number' ? `${cell * 100}%` : String(cell)))
    const spec = basic(2, 1, { series: [{ series: column(1, 2), dataLabel: { type: 'DATA' } }] })
    const [one] = seriesOf(spec, values)
    expect((one?.tooltip as { valueFormatter: (value: unknown, at: number) => string }).valueFormatter(0, 0)).toBe(
      '95.5%',
    )
    expect((one?.label as { formatter: (at: object) => string }).formatter({ dataIndex: 0 })).toBe('95.5%')
    const axis = [draw(spec, values).option.yAxis ?? []].flat()[0] as {
      axisLabel: { formatter: (n: number) => string }
    }
    expect(axis.axisLabel.formatter(0.2)).toBe('20%')
  })
})

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

describe('a chart that cannot be drawn says so', () => {
  it.each<[name: string, spec: Spec | undefined, values: Values, sentence: RegExp]>([
    ['no definition', undefined, valuesOf([]), /未知类型的图表/],
    [
      'an unsupported kind',
      { title: '树', treemapChart: {} },
      valuesOf([]),
      /「树」是一种这里没有的图表（treemapChart）.*Google/,
    ],
    ['a basic chart of another kind', basic(3, 1, { chartType: 'RADAR' }), valuesOf(CELLS), /RADAR/],
    ['no series', basic(3, 0), valuesOf(CELLS), /没有数字/],
    ['empty ranges', basic(3, 2), valuesOf([]), /没有数字/],
    ['ranges that could not be read', basic(3, 2), () => undefined, /没有数字/],
    [
      'words where numbers should be',
      basic(3, 1),
      valuesOf([
        ['类别', '件数'],
        ['a', '三'],
        ['b', true],
      ]),
      /没有数字/,
    ],
    ['no fields', { basicChart: {} }, valuesOf(CELLS), /没有数字/],
    ['a pie without parts', { pieChart: {} }, valuesOf(CELLS), /没有数字/],
    [
      'ranges without ends or tabs',
      { basicChart: { series: [{ series: { sourceRange: { sources: [{}] } } }] } },
      () => undefined,
      /没有数字/,
    ],
  ])('%s', (_, spec, values, sentence) => {
    const drawing = chartOption(spec === undefined ? {} : { spec }, values, 'zh', SIZE)
    expect(drawing).toMatchObject({ kind: 'not-drawn', sentence: expect.stringMatching(sentence) as string })
  })

  it('in English too', () => {
    expect(chartOption({ spec: { orgChart: {} } }, valuesOf([]), 'en', SIZE)).toMatchObject({
      sentence: expect.stringContaining(
        '“Untitled chart” is a kind of chart that is unknown here (orgChart)',
      ) as string,
    })
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

describe('the size of a chart', () => {
  it.each<[name: string, charts: number, width: number, height: number, size: object]>([
    ['alone on a wide screen it is as the workbook says', 1, 1920, 1080, { width: 900, height: 320 }],
    ['two stand beside each other', 2, 1280, 800, { width: 619, height: 244 }],
    ['a phone has them below each other', 2, 390, 800, { width: 362, height: 244 }],
    ['a low window leaves room for the grid', 1, 1280, 500, { width: 900, height: 190 }],
    ['nothing is smaller than can be read', 1, 100, 100, { width: 220, height: 190 }],
  ])('%s', (_, charts, width, height, size) => {
    expect(sizeOf({ widthPixels: 900, heightPixels: 320 }, roomFor(charts, width, height))).toEqual(size)
  })
  it("without one is the service's", () => {
    expect(sizeOf({}, PAPER)).toEqual({ width: 600, height: 371 })
  })
})

describe('ticks', () => {
  const looks = (...texts: readonly string[]) =>
    tickLook([{ name: '', points: texts.map((text) => ({ text, number: 1 })) }])
  it.each([
    [['1', '20'], 1234.5, '1,234.5'],
    [['35.0%', '0.5%'], 0.25, '25%'],
    [['¥1,200.00', '¥3.00'], 1500, '¥1,500'],
    [['-¥3', '¥4'], -2, '-¥2'],
    [['12 h', '3 h'], 5, '5 h'],
    [['12 h', '3%'], 5, '5'],
    [['2026-11-21'], 46000, '46,000'],
    [[], 0.1, '0.1'],
  ] as const)('%j: %d is %s', (texts, value, shown) => {
    expect(looks(...texts)(value)).toBe(shown)
  })
})

describe('ranges', () => {
  it.each<[GridRange, string]>([
    [{ startRowIndex: 0, endRowIndex: 3, startColumnIndex: 1, endColumnIndex: 2 }, "'统计 ''11'!B1:B3"],
    [{ startColumnIndex: 0, endColumnIndex: 28 }, "'统计 ''11'!A:AB"],
    [{ startRowIndex: 1, endRowIndex: 4 }, "'统计 ''11'!2:4"],
    [{ startRowIndex: 1, startColumnIndex: 2, endColumnIndex: 3 }, "'统计 ''11'!C2:C"],
    [{ startRowIndex: 1 }, "'统计 ''11'!A2:ZZZ"],
    [{ startRowIndex: 1, endRowIndex: 2, startColumnIndex: 2 }, "'统计 ''11'!C2:ZZZ2"],
    [{}, "'统计 ''11'"],
  ])('%j is %s', (range, name) => {
    expect(rangeName(range, "统计 '11")).toBe(name)
  })

  it('those outside their tab are not asked for, and charts come as they stand', async () => {
    const asked: string[] = []
    const chart = (rowIndex: number, from: number): sheets_v4.Schema$EmbeddedChart => ({
      chartId: rowIndex,
      spec: {
        basicChart: {
          domains: [{ domain: column(0, 3) }],
          series: [
            {
              series: {
                sourceRange: {
                  sources: [
                    { sheetId: from, startRowIndex: 90, endRowIndex: 99, startColumnIndex: 0, endColumnIndex: 1 },
                  ],
                },
              },
            },
          ],
        },
      },
      position: { overlayPosition: { anchorCell: { sheetId: 7, rowIndex } } },
    })
    const { charts, values } = await readCharts((path) => {
      asked.push(decodeURIComponent(path))
      return Promise.resolve(
        path.startsWith('?')
          ? {
              sheets: [
                {
                  properties: { sheetId: 7, title: 't', gridProperties: { rowCount: 50, columnCount: 5 } },
                  charts: [chart(9, 7), chart(2, 8)],
                },
              ],
            }
          : { valueRanges: [{ values: [[path.includes('UNFORMATTED') ? 1 : '1.0']] }] },
      )
    }, 7)
    expect(charts.map(({ chartId }) => chartId)).toEqual([2, 9])
    expect(asked.slice(1)).toEqual([
      "/values:batchGet?ranges='t'!A1:A3&valueRenderOption=FORMATTED_VALUE",
      "/values:batchGet?ranges='t'!A1:A3&valueRenderOption=UNFORMATTED_VALUE",
    ])
    expect(values(column(0, 3).sourceRange?.sources?.[0] ?? {})).toEqual({ raw: [[1]], formatted: [['1.0']] })
  })

  it('charts without a place come first', () => {
    expect(
      inAnchorOrder([{ chartId: 1, position: { overlayPosition: { anchorCell: { rowIndex: 3 } } } }, { chartId: 2 }]),
    ).toMatchObject([{ chartId: 2 }, { chartId: 1 }])
  })
})

describe('a change that matters to charts', () => {
  const notice = (sheets: readonly SheetNotice[], more: Partial<ChangeNotice> = {}): ChangeNotice => ({
    spreadsheetId: 's',
    revision: 1,
    epoch: 'e',
    shape: 1,
    sheets,
    ...more,
  })
  const ranges: readonly GridRange[] = [
    { sheetId: 7, startRowIndex: 2, endRowIndex: 5, startColumnIndex: 1, endColumnIndex: 2 },
  ]
  it.each<[name: string, notice: ChangeNotice, ranges: readonly GridRange[], is: boolean]>([
    ['a cell of its range', notice([{ sheetId: 7, cells: [[4, 1, 5, 2]] }]), ranges, true],
    [
      'a cell beside it',
      notice([
        {
          sheetId: 7,
          cells: [
            [4, 2, 5, 3],
            [5, 1, 6, 2],
          ],
        },
      ]),
      ranges,
      false,
    ],
    ['rows of its range', notice([{ sheetId: 7, rows: [[0, 1]] }]), ranges, true],
    ['a cell of another tab', notice([{ sheetId: 8, cells: [[0, 0, 99, 99]] }]), ranges, false],
    ['the look of its own tab', notice([{ sheetId: 5, look: true }]), ranges, true],
    ['the look of the tab it is drawn from', notice([{ sheetId: 7, look: true }]), ranges, false],
    ['formulas', notice([{ sheetId: 8, cells: [] }], { formulas: true }), ranges, true],
    ['formulas where there is no chart', notice([{ sheetId: 8, cells: [] }], { formulas: true }), [], false],
  ])('%s', (_, told, drawn, is) => {
    expect(isAffected(told, 5, drawn)).toBe(is)
  })
})
