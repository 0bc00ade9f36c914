import { describe, expect, it } from 'vitest'
import type { Values } from '../../../src/standalone/page/charts/chart-data.ts'
import { chartOption } from '../../../src/standalone/page/charts/option.ts'
import { type Basic, basic, CELLS, type Cells, column, draw, SIZE, type Spec, seriesOf, valuesOf } from './support.ts'

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
