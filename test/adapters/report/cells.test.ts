import { describe, expect, it } from 'vitest'
import { reportRows } from '../../../src/adapters/google-sheets/report/cells.ts'
import { heatColour, LINK, LOOKS } from '../../../src/adapters/google-sheets/report/looks.ts'
import type { Look, LookedCell, ReportCell, ReportTab } from '../../../src/model/report-tab.ts'

const tab = (rows: ReportTab['rows'], more: Partial<ReportTab> = {}): ReportTab => ({
  kind: 'month',
  title: '月统计 2026-11',
  widths: [100],
  frozenRows: 1,
  rows,
  charts: [],
  ...more,
})
const rowsOf = (report: ReportTab) =>
  reportRows(report, (link) => ('address' in link && link.address !== '' ? link.address : undefined))
const cellOf = (cell: ReportCell) => rowsOf(tab([[cell]]))[0]?.values?.[0]
const header = (value: string | null): LookedCell => ({ value, look: 'header' })

describe('a cell of a report', () => {
  it.each<[string, ReportCell, object | undefined]>([
    ['holds a number', 3, { userEnteredValue: { numberValue: 3 } }],
    ['holds text', '噪音', { userEnteredValue: { stringValue: '噪音' } }],
    ['holds a formula as text', '=HYPERLINK("x")', { userEnteredValue: { stringValue: '=HYPERLINK("x")' } }],
    ['holds nothing', null, undefined],
    ['is blank where its text is', '', undefined],
    ['holds no number that is none', Number.NaN, undefined],
    ['holds no number without an end', Number.POSITIVE_INFINITY, undefined],
    ['has no half letter', 'a\ud83d', { userEnteredValue: { stringValue: 'a\ufffd' } }],
    ['has no NUL', 'a\u0000b', { userEnteredValue: { stringValue: 'ab' } }],
    [
      'has a look',
      { value: 0.5, look: 'share' },
      { userEnteredValue: { numberValue: 0.5 }, userEnteredFormat: LOOKS.share },
    ],
    ['has a note', { value: 1, note: '定义' }, { userEnteredValue: { numberValue: 1 }, note: '定义' }],
    ['has no note of nothing', { value: 1, note: '' }, { userEnteredValue: { numberValue: 1 } }],
    [
      'is warm',
      { value: 1, heat: 1 },
      { userEnteredValue: { numberValue: 1 }, userEnteredFormat: { backgroundColor: heatColour(1) } },
    ],
    ['is not warm', { value: 1, heat: 0 }, { userEnteredValue: { numberValue: 1 } }],
    ['leads nowhere', { value: 1, link: { address: '' } }, { userEnteredValue: { numberValue: 1 } }],
    ['of nothing does not lead anywhere', { value: null, link: { address: 'https://x' } }, undefined],
  ])('%s', (_, cell, data) => expect(cellOf(cell)).toEqual(data))

  it('holds no more than a cell can', () => {
    const text = 'あ'.repeat(60_000)
    expect(cellOf({ value: text, note: text })).toEqual({
      userEnteredValue: { stringValue: text.slice(0, 50_000) },
      note: text.slice(0, 50_000),
    })
  })

  it.each<[string, Look | undefined, object]>([
    ['is blue', undefined, { foregroundColor: LINK }],
    ['keeps the colour of its look', 'alarm', { foregroundColor: LOOKS.alarm.textFormat?.foregroundColor, bold: true }],
    ['is bold in a total', 'total', { foregroundColor: LINK, bold: true }],
  ])('that leads somewhere %s', (_, look, format) => {
    const cell = cellOf({ value: 3, link: { address: '#gid=1' }, ...(look && { look }) })
    expect(cell?.userEnteredFormat?.textFormat).toEqual({ underline: false, link: { uri: '#gid=1' }, ...format })
  })
})

describe('warmth', () => {
  it.each([
    [-1, undefined],
    [0, undefined],
    [Number.NaN, undefined],
    [0.5, { red: 0.7, green: 0.805, blue: 0.93 }],
    [1, { red: 0.4, green: 0.61, blue: 0.86 }],
    [7, { red: 0.4, green: 0.61, blue: 0.86 }],
  ])('of %s', (heat, colour) => expect(heatColour(heat)).toEqual(colour))
})

describe('headers', () => {
  const alignments = (rows: ReportTab['rows']) =>
    rowsOf(tab(rows))[0]?.values?.map(({ userEnteredFormat }) => userEnteredFormat?.horizontalAlignment ?? 'as ever')
  it.each<[string, ReportTab['rows'], readonly string[]]>([
    [
      'stand over words as words do, over numbers at the right',
      [
        [header('类别'), header('受理')],
        ['噪音', 3],
      ],
      ['as ever', 'RIGHT'],
    ],
    ['look for the first that is there', [[header('按时率')], [{ value: null, look: 'share' }, 1], [0.5]], ['RIGHT']],
    ['do not look beyond their table', [[header('x')], [], [3]], ['as ever']],
    ['do not look at the next table', [[header('x')], [header('y')], ['a']], ['as ever']],
    ['are at the left over moments', [[header('受理时间')], [{ value: 46_000, look: 'moment' }]], ['as ever']],
    ['of two lines go by what is below both', [[header('x')], [header('y')], [3]], ['RIGHT']],
    [
      'stand over shares that are still to come as over those that are there',
      [[header('上月')], [{ value: null, look: 'share' }, 'x']],
      ['RIGHT'],
    ],
    ['at the end', [[header('x')]], ['as ever']],
  ])('%s', (_, rows, expected) => expect(alignments(rows)).toEqual(expected))
})

describe('shaded lines', () => {
  const shaded = (rows: ReportTab['rows'], bands: ReportTab['bands']) =>
    rowsOf(tab(rows, bands && { bands })).map(({ values }) =>
      (values ?? [])
        .map(({ userEnteredFormat }) => (userEnteredFormat?.backgroundColor === undefined ? '.' : '#'))
        .join(''),
    )
  const lines: ReportTab['rows'] = [
    ['a', 1],
    ['b', 2],
    ['c', 3],
    ['d', 4],
  ]
  it.each<[string, ReportTab['rows'], ReportTab['bands'], readonly string[]]>([
    ['none where none are wanted', lines, undefined, ['..', '..', '..', '..']],
    ['every second one', lines, [{ row: 0, column: 0, rows: 4, columns: 2 }], ['..', '##', '..', '##']],
    ['of some columns', lines, [{ row: 1, column: 1, rows: 2, columns: 1 }], ['..', '..', '.#', '..']],
    [
      'do not count headers',
      [[header('x'), header('y')], ...lines],
      [{ row: 0, column: 0, rows: 5, columns: 2 }],
      ['##', '..', '##', '..', '##'],
    ],
    ['go on over blank cells', [['a'], ['b'], []], [{ row: 0, column: 0, rows: 3, columns: 3 }], ['.', '###']],
    ['of nothing', lines, [{ row: 9, column: 0, rows: 0, columns: 0 }], ['..', '..', '..', '..']],
  ])('%s', (_, rows, bands, expected) => expect(shaded(rows, bands)).toEqual(expected))

  it('leave the ground of a total and of a warm cell', () => {
    const [, second] = rowsOf(
      tab(
        [
          ['a'],
          [
            { value: 1, heat: 1 },
            { value: 2, look: 'total' },
          ],
        ],
        { bands: [{ row: 0, column: 0, rows: 2, columns: 2 }] },
      ),
    )
    expect(second?.values?.map(({ userEnteredFormat }) => userEnteredFormat?.backgroundColor)).toEqual([
      heatColour(1),
      LOOKS.total.backgroundColor,
    ])
  })
})

it('what is blank at the ends is not sent', () => {
  expect(rowsOf(tab([['a', null, ''], [], [null]]))).toEqual([{ values: [{ userEnteredValue: { stringValue: 'a' } }] }])
})
