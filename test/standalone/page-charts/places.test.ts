import type { sheets_v4 } from '@googleapis/sheets'
import { describe, expect, it } from 'vitest'
import { isAffected } from '../../../src/standalone/page/charts/affected.ts'
import type { GridRange } from '../../../src/standalone/page/charts/chart-data.ts'
import { PAPER, roomFor, sizeOf } from '../../../src/standalone/page/charts/chart-size.ts'
import { tickLook } from '../../../src/standalone/page/charts/number-look.ts'
import { inAnchorOrder, rangeName, readCharts } from '../../../src/standalone/page/charts/read-charts.ts'
import type { ChangeNotice, SheetNotice } from '../../../src/standalone/sheets-server/history/notice.ts'
import { column } from './support.ts'

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
