import type { sheets_v4 } from '@googleapis/sheets'
import { describe, expect, test } from 'vitest'
import { desk } from './support.ts'

type Rule = sheets_v4.Schema$ConditionalFormatRule
type Format = sheets_v4.Schema$CellFormat

const RED = { red: 1 }
const BLUE = { blue: 1 }
const RANGE = { sheetId: 0, startRowIndex: 0, endRowIndex: 8, startColumnIndex: 0, endColumnIndex: 1 }

const condition = (type: string, ...values: (string | sheets_v4.Schema$ConditionValue)[]) => ({
  type,
  values: values.map((value) => (typeof value === 'string' ? { userEnteredValue: value } : value)),
})

const rule = (
  of: sheets_v4.Schema$BooleanCondition,
  format: Format = { backgroundColor: RED },
  ...ranges: sheets_v4.Schema$GridRange[]
): Rule => ({ ranges: ranges.length > 0 ? ranges : [RANGE], booleanRule: { condition: of, format } })

const SHOWN =
  'sheets.data(startRow,startColumn,rowData.values.effectiveFormat(backgroundColor,backgroundColorStyle,textFormat))'

async function ruled(rules: readonly Rule[], columns: readonly unknown[][] = []) {
  const made = await desk()
  await made.raw('POST', ':batchUpdate', {
    requests: [
      {
        updateSpreadsheetProperties: {
          properties: { timeZone: 'Asia/Shanghai', locale: 'zh_CN' },
          fields: 'timeZone,locale',
        },
      },
      { updateSheetProperties: { properties: { sheetId: 0, title: 'T' }, fields: 'title' } },
    ],
  })
  const length = Math.max(0, ...columns.map((cells) => cells.length)) - 1_000
  if (length > 0) await made.done({ appendDimension: { sheetId: 0, dimension: 'ROWS', length } })
  for (const [index, cells] of columns.entries()) {
    await made.type(
      `T!${String.fromCharCode(65 + index)}1`,
      cells.map((cell) => [cell]),
    )
  }
  if (rules.length > 0) {
    await made.done(...rules.map((one, index) => ({ addConditionalFormatRule: { rule: one, index } })))
  }
  const formats = async (range: string): Promise<(Format | undefined)[][]> => {
    const { sheets } = await made.get(`?ranges=${encodeURIComponent(range)}&fields=${encodeURIComponent(SHOWN)}`)
    return (sheets?.[0]?.data?.[0]?.rowData ?? []).map((row) =>
      (row.values ?? []).map((cell) => cell.effectiveFormat ?? undefined),
    )
  }
  return { ...made, formats }
}

const isRed = (format: Format | undefined): boolean => JSON.stringify(format?.backgroundColor) === JSON.stringify(RED)

/** The rows (from 1) of column A that a rule turns red. */
async function redRows(cells: readonly unknown[], one: Rule, ...others: readonly unknown[][]): Promise<number[]> {
  const { formats } = await ruled([one], [[...cells], ...others.map((column) => [...column])])
  const rows = await formats('T!A1:A8')
  return rows.flatMap(([format], index) => (isRed(format) ? [index + 1] : []))
}

const numbers = [1, 5, 9, 'text', null, true, '=1/0', '=2+3']
const texts = ['投诉', '="x', 'Abc', 'abcd', null, '00', "'5", 12]
const dates = ['2026-11-20', '2026-11-21 10:00', '2026-11-22', 46347, 'soon', null, '2026-10-21', '2025-11-21']

describe('a condition on', () => {
  test.each<[string, readonly unknown[], sheets_v4.Schema$BooleanCondition, number[]]>([
    ['a greater number', numbers, condition('NUMBER_GREATER', '5'), [3]],
    ['a number at least', numbers, condition('NUMBER_GREATER_THAN_EQ', '5'), [2, 3, 8]],
    ['a smaller number', numbers, condition('NUMBER_LESS', '5'), [1]],
    ['a number at most', numbers, condition('NUMBER_LESS_THAN_EQ', '5'), [1, 2, 8]],
    ['an equal number', numbers, condition('NUMBER_EQ', '5'), [2, 8]],
    ['another number', numbers, condition('NUMBER_NOT_EQ', '5'), [1, 3]],
    ['a number between, whichever way round', numbers, condition('NUMBER_BETWEEN', '9', '5'), [2, 3, 8]],
    ['a number not between', numbers, condition('NUMBER_NOT_BETWEEN', '2', '6'), [1, 3]],
    ['a number that a formula gives', numbers, condition('NUMBER_EQ', '=2+3'), [2, 8]],
    ['a number and text to compare with', numbers, condition('NUMBER_EQ', 'five'), []],
    ['a number and an error to compare with', numbers, condition('NUMBER_NOT_EQ', '=1/0'), []],
    ['text it contains', texts, condition('TEXT_CONTAINS', 'ABC'), [3, 4]],
    ['text it contains, with wildcards', texts, condition('TEXT_CONTAINS', 'a?c'), [3, 4]],
    ['text it does not contain', texts, condition('TEXT_NOT_CONTAINS', 'b'), [1, 5, 6, 7, 8]],
    ['text it begins with', texts, condition('TEXT_STARTS_WITH', '投'), [1]],
    ['text it ends with', texts, condition('TEXT_ENDS_WITH', 'D'), [4]],
    ['exactly this text', texts, condition('TEXT_EQ', 'abc'), [3]],
    ['text that looks like a number', texts, condition('TEXT_EQ', '5'), [7]],
    ['not this text', texts, condition('TEXT_NOT_EQ', 'abc'), [1, 4, 5, 6, 7, 8]],
    ['a number as people read it', texts, condition('TEXT_CONTAINS', '2'), [8]],
    ['an address of mail', ['a@b.cn', 'a@b', 'a b@c.d', '@', null], condition('TEXT_IS_EMAIL'), [1]],
    ['an address of a page', ['https://a.b', 'www.a.b', 'a.b', 'javascript:x'], condition('TEXT_IS_URL'), [1, 2]],
    ['a day', dates, condition('DATE_EQ', '2026-11-21'), [2]],
    ['a day relative to today', dates, condition('DATE_EQ', { relativeDate: 'YESTERDAY' }), [1]],
    ['the past week', dates, condition('DATE_EQ', { relativeDate: 'PAST_WEEK' }), [1, 2]],
    ['an earlier day', dates, condition('DATE_BEFORE', { relativeDate: 'TODAY' }), [1, 7, 8]],
    ['a day more than a month ago', dates, condition('DATE_BEFORE', { relativeDate: 'PAST_MONTH' }), [8]],
    ['a day a year ago or earlier', dates, condition('DATE_ON_OR_BEFORE', { relativeDate: 'PAST_YEAR' }), [8]],
    ['a later day', dates, condition('DATE_AFTER', '2026-11-21'), [3]],
    ['a day from tomorrow on', dates, condition('DATE_ON_OR_AFTER', { relativeDate: 'TOMORROW' }), [3]],
    ['a day between', dates, condition('DATE_BETWEEN', '2026-10-01', '2026-11-20'), [1, 7]],
    ['a day not between', dates, condition('DATE_NOT_BETWEEN', '2026-10-01', '2026-11-20'), [2, 3, 8]],
    ['any date', dates, condition('DATE_IS_VALID'), [1, 2, 3, 7, 8]],
    ['one of a list', ['a', 'A', 5, '5.0', null], condition('ONE_OF_LIST', 'a', '5'), [1, 3, 4]],
    ['a truth', [true, false, 'TRUE', 1, 'wahr'], condition('BOOLEAN'), [1, 2, 3]],
    ['nothing', ['a', null, '=""', 0, ' '], condition('BLANK'), [2, 3, 6, 7, 8]],
    ['something', ['a', null, '=""', 0, ' ', '=1/0'], condition('NOT_BLANK'), [1, 4, 5, 6]],
    ['a formula relative to the first cell', [1, 2, 3, 4], condition('CUSTOM_FORMULA', '=A1>2'), [3, 4]],
    ['a formula with a fixed cell', [1, 2, 3, 4], condition('CUSTOM_FORMULA', '=A1=$A$2'), [2]],
    ['a formula with its own row', [1, 2, 3, 4], condition('CUSTOM_FORMULA', '=ISEVEN(ROW())'), [2, 4, 6, 8]],
    ['a formula over the column', ['x', 'y', 'x'], condition('CUSTOM_FORMULA', '=COUNTIF(A:A,A1)>1'), [1, 3]],
    ['a formula that is a number', [1, 0, -1], condition('CUSTOM_FORMULA', '=A1'), [1, 3]],
    ['a formula that is text', [1, 2], condition('CUSTOM_FORMULA', '="TRUE"'), []],
    ['a formula of errors', [1, 2], condition('CUSTOM_FORMULA', '=A1/0'), []],
    ['a formula on errors', ['=1/0', 2], condition('CUSTOM_FORMULA', '=ISERROR(A1)'), [1]],
    ['a formula that cannot be read', [1, 2], condition('CUSTOM_FORMULA', '=A1>('), []],
    ['a formula with an unknown function', [1, 2], condition('CUSTOM_FORMULA', '=SPARKLE(A1)'), []],
    ['a formula that is none', [1, 2], condition('CUSTOM_FORMULA', 'yes'), []],
    [
      'the clock',
      ['2026-11-21 19:59', '2026-11-21 20:01'],
      condition('CUSTOM_FORMULA', '=A1<NOW()'),
      [1, 3, 4, 5, 6, 7, 8],
    ],
    ['nothing to compare with', numbers, condition('NUMBER_BETWEEN', '5'), []],
    ['what nobody knows', numbers, condition('FILTER_EXPRESSION', 'x'), []],
  ])('%s', async (_, cells, of, red) => {
    expect(await redRows(cells, rule(of))).toEqual(red)
  })

  test('a formula with the column fixed holds for the whole row', async () => {
    const wide = { sheetId: 0, startRowIndex: 1, startColumnIndex: 0, endColumnIndex: 3 }
    const { formats } = await ruled(
      [rule(condition('CUSTOM_FORMULA', '=$B2="x"'), undefined, wide)],
      [
        [1, 1, 1],
        ['x', 'y', 'x'],
      ],
    )
    const rows = await formats('T!A1:C3')
    expect(rows.map((row) => row.map(isRed))).toEqual([
      [false, false],
      [false, false],
      [true, true, true],
    ])
  })

  test('cells of other columns in several ranges of one rule', async () => {
    const at = (column: number) => ({ ...RANGE, startColumnIndex: column, endColumnIndex: column + 1 })
    const { formats } = await ruled(
      [rule(condition('NUMBER_GREATER', '1'), undefined, at(2), at(0))],
      [
        [1, 2],
        [2, 2],
        [2, 1],
      ],
    )
    expect((await formats('T!A1:C2')).map((row) => row.map(isRed))).toEqual([
      [false, false, true],
      [true, false, false],
    ])
  })
})

describe('rules that look for their column in a hidden one', () => {
  const ORANGE = { red: 1, green: 0.5 }
  const YELLOW = { red: 1, green: 1 }
  const of = (word: string, column: number, backgroundColor: object): Rule =>
    rule(
      condition('CUSTOM_FORMULA', `=ISNUMBER(FIND("|${word}|",$D1))`),
      { backgroundColor },
      { sheetId: 0, startRowIndex: 0, startColumnIndex: column, endColumnIndex: column + 1 },
    )
  const marks = ['names', '|phone!|room|', '|room!|', null, '']
  const made = async () => {
    const book = await ruled(
      [of('phone!', 0, ORANGE), of('phone', 0, YELLOW), of('room!', 2, ORANGE), of('room', 2, YELLOW)],
      [['phone', '138', '', '139'], ['mine', 1, 2, 3], ['room'], marks],
    )
    await book.done({
      updateDimensionProperties: {
        range: { sheetId: 0, dimension: 'COLUMNS', startIndex: 3, endIndex: 4 },
        properties: { hiddenByUser: true },
        fields: 'hiddenByUser',
      },
    })
    const names = new Map([ORANGE, YELLOW].map((colour, i) => [JSON.stringify(colour), i === 0 ? 'orange' : 'yellow']))
    const nameOf = (format: Format | undefined): string => names.get(JSON.stringify(format?.backgroundColor)) ?? '-'
    const coloured = async (range: string) =>
      (await book.formats(range)).map((row) =>
        row
          .map(nameOf)
          .join(' ')
          .replace(/( -)+$/, ''),
      )
    return { ...book, coloured }
  }

  test('colour its cells, blank ones too, and let others be', async () => {
    const { coloured } = await made()
    expect(await coloured('T!A1:C4')).toEqual(['-', 'orange - yellow', '- - orange', '-'])
  })

  test('say something else at once when the hidden cell does', async () => {
    const { coloured, type } = await made()
    await type('T!D2', [['|phone|'], ['']])
    expect(await coloured('T!A2:C3')).toEqual(['yellow', '-'])
  })

  test('follow the hidden column and their own when columns come and move', async () => {
    const { coloured, done } = await made()
    await done(
      { insertDimension: { range: { sheetId: 0, dimension: 'COLUMNS', startIndex: 1, endIndex: 2 } } },
      {
        moveDimension: {
          source: { sheetId: 0, dimension: 'COLUMNS', startIndex: 0, endIndex: 1 },
          destinationIndex: 3,
        },
      },
    )
    expect(await coloured('T!A2:D3')).toEqual(['- - orange yellow', '- - - orange'])
  })

  test('are kept apart where every column has one', async () => {
    const columns = Array.from({ length: 25 }, (_, column) => column)
    const rules = columns.map((column) =>
      rule(
        condition('CUSTOM_FORMULA', `=ISNUMBER(FIND("|k${column}|",$Z1))`),
        { backgroundColor: RED },
        { sheetId: 0, startColumnIndex: column, endColumnIndex: column + 1 },
      ),
    )
    const { formats, type } = await ruled(rules)
    await type(
      'T!Z1',
      Array.from({ length: 300 }, (_, row) => [`|k${row % 25}|`]),
    )
    const rows = await formats('T!A1:Y300')
    expect(rows.map((row) => row.flatMap((format, column) => (isRed(format) ? [column] : [])))).toEqual(
      Array.from({ length: 300 }, (_, row) => [row % 25]),
    )
  })
})

describe('rules together', () => {
  test('the first that holds wins, for each property by itself', async () => {
    const { formats } = await ruled(
      [
        rule(condition('NUMBER_GREATER', '8'), { backgroundColor: BLUE }),
        rule(condition('NUMBER_GREATER', '4'), { backgroundColor: RED, textFormat: { bold: true } }),
        rule(condition('NOT_BLANK'), { textFormat: { bold: false, italic: true, foregroundColor: BLUE } }),
      ],
      [[9, 5, 1]],
    )
    const shown = (await formats('T!A1:A3')).map(([format]) => ({
      background: format?.backgroundColor,
      bold: format?.textFormat?.bold,
      italic: format?.textFormat?.italic,
      colour: format?.textFormat?.foregroundColor,
    }))
    expect(shown).toEqual([
      { background: BLUE, bold: true, italic: true, colour: BLUE },
      { background: RED, bold: true, italic: true, colour: BLUE },
      { background: { red: 1, green: 1, blue: 1 }, bold: false, italic: true, colour: BLUE },
    ])
  })

  test("a rule's colour goes over the cell's own, and the rest of the cell stays", async () => {
    const { formats, done } = await ruled([rule(condition('NOT_BLANK'))], [['a']])
    await done({
      repeatCell: {
        range: RANGE,
        cell: { userEnteredFormat: { backgroundColor: BLUE, textFormat: { fontSize: 20 } } },
        fields: 'userEnteredFormat',
      },
    })
    const rows = await formats('T!A1:A2')
    expect(rows[0]?.[0]).toMatchObject({
      backgroundColor: RED,
      backgroundColorStyle: { rgbColor: RED },
      textFormat: { fontSize: 20 },
    })
    expect(rows[1]?.[0]).toMatchObject({ backgroundColor: BLUE })
  })

  test('a colour of the theme is given as a colour too', async () => {
    const style = { themeColor: 'ACCENT2' }
    const { formats } = await ruled([rule(condition('NOT_BLANK'), { backgroundColorStyle: style })], [['a']])
    expect((await formats('T!A1'))[0]?.[0]).toMatchObject({
      backgroundColor: { red: 0.91764706 },
      backgroundColorStyle: style,
    })
  })

  test('a rule may change no more than its few properties', async () => {
    const format = { textFormat: { fontSize: 99, bold: true }, numberFormat: { type: 'TEXT' }, wrapStrategy: 'WRAP' }
    const { formats, get } = await ruled([rule(condition('NOT_BLANK'), format)], [['a']])
    expect((await formats('T!A1'))[0]?.[0]?.textFormat).toMatchObject({ fontSize: 10, bold: true })
    const whole = await get('?ranges=T!A1&fields=sheets.data.rowData.values.effectiveFormat')
    expect(whole.sheets?.[0]?.data?.[0]?.rowData?.[0]?.values?.[0]?.effectiveFormat).not.toHaveProperty('numberFormat')
  })
})

describe('a gradient', () => {
  const white = { red: 1, green: 1, blue: 1 }
  const point = (type: string, color: object, value?: string) => ({
    type,
    color,
    ...(value === undefined ? {} : { value }),
  })
  const gradient = (minpoint: object, maxpoint: object, midpoint?: object): Rule => ({
    ranges: [RANGE],
    gradientRule: { minpoint, maxpoint, ...(midpoint === undefined ? {} : { midpoint }) },
  })
  const [low, high] = [point('MIN', {}), point('MAX', { red: 1 })]

  test.each<[string, readonly unknown[], Rule, (object | undefined)[]]>([
    ['between the least and the greatest', [0, 5, 10], gradient(low, high), [{}, { red: 0.5 }, { red: 1 }]],
    ['leaves text and errors alone', [0, 'x', '=1/0', 2], gradient(low, high), [{}, white, white, { red: 1 }]],
    [
      'with fixed ends, and beyond them',
      [-5, 5, 50],
      gradient(point('NUMBER', {}, '0'), point('NUMBER', { red: 1 }, '=5+5')),
      [{}, { red: 0.5 }, { red: 1 }],
    ],
    [
      'with a point between',
      [0, 1, 2, 3, 4],
      gradient(low, high, point('PERCENTILE', white, '50')),
      [{}, { red: 0.5, green: 0.5, blue: 0.5 }, white, { red: 1, green: 0.5, blue: 0.5 }, { red: 1 }],
    ],
    ['by per cent', [0, 5, 10], gradient(point('PERCENT', {}, '50'), high), [{}, {}, { red: 1 }]],
    ['with all cells alike', [3, 3], gradient(low, high), [{}, {}]],
    ['with an end that is no number', [1, 2], gradient(point('NUMBER', {}, 'x'), high), [white, white]],
    ['without an end', [1, 2], gradient(low, {}), [white, white]],
  ])('%s', async (_, cells, one, colours) => {
    const { formats } = await ruled([one], [[...cells]])
    const shown = await formats('T!A1:A8')
    expect(shown.map(([format]) => format?.backgroundColor)).toEqual(colours)
  })
})

describe('banding', () => {
  const grey = { red: 0.5, green: 0.5, blue: 0.5 }
  const green = { green: 1 }
  const banded = (bandedRange: sheets_v4.Schema$BandedRange) => ({
    addBanding: { bandedRange: { range: RANGE, ...bandedRange } },
  })

  test('is under the own colours of cells and under rules, and shows in empty cells', async () => {
    const { formats, done } = await ruled([rule(condition('TEXT_EQ', 'x'))], [['head', 'a', 'x', 'd']])
    const two = { headerColor: grey, firstBandColor: green, secondBandColor: BLUE, footerColor: grey }
    await done(banded({ rowProperties: two }), {
      repeatCell: {
        range: { ...RANGE, startRowIndex: 3, endRowIndex: 4 },
        cell: { userEnteredFormat: { backgroundColor: { red: 0.25 } } },
        fields: 'userEnteredFormat.backgroundColor',
      },
    })
    const colours = (await formats('T!A1:A12')).map(([format]) => format?.backgroundColor)
    expect(colours).toEqual([grey, green, RED, { red: 0.25 }, BLUE, green, BLUE, grey])
  })

  test('of rows comes before that of columns', async () => {
    const range = { ...RANGE, endRowIndex: 2, endColumnIndex: 2 }
    const { formats, done } = await ruled([])
    await done(
      banded({
        range,
        rowProperties: { firstBandColor: grey, secondBandColor: BLUE },
        columnProperties: { firstBandColor: green, secondBandColor: RED },
      }),
    )
    const colours = (await formats('T!A1:C3')).map((row) => row.map((format) => format?.backgroundColor))
    expect(colours).toEqual([
      [grey, grey],
      [green, BLUE],
    ])
  })
})

describe('empty cells', () => {
  const all = { sheetId: 0 }

  test('come when a rule colours them, also below the last filled row', async () => {
    const { formats } = await ruled([rule(condition('BLANK'), undefined, all)], [['a', 'b']])
    const rows = await formats('T!A1:C3')
    expect(rows.map((row) => row.map(isRed))).toEqual([
      [false, true, true],
      [false, true, true],
      [true, true, true],
    ])
    expect(await formats('T!A900:C900')).toHaveLength(1)
    expect(await formats('T!B5:C5')).toEqual([[expect.objectContaining({ backgroundColor: RED }), expect.anything()]])
  })

  test('beyond a thousand rows, and where no rule is, stay away', async () => {
    const { formats, done } = await ruled([rule(condition('BLANK'), undefined, { ...all, endColumnIndex: 2 })], [['a']])
    await done({ appendDimension: { sheetId: 0, dimension: 'ROWS', length: 5_000 } })
    expect(await formats('T!A1:C6000')).toHaveLength(1_001)
    expect((await formats('T!A3000:C3000')).map((row) => row.length)).toEqual([2])
  })

  test('cost nothing when no look is asked for', async () => {
    const { get } = await ruled([rule(condition('BLANK'), undefined, all)], [['a']])
    for (const fields of ['formattedValue', 'effectiveFormat.numberFormat', 'effectiveFormat.wrapStrategy']) {
      const { sheets } = await get(`?fields=${encodeURIComponent(`sheets.data.rowData.values.${fields}`)}`)
      expect(sheets?.[0]?.data?.[0]?.rowData).toHaveLength(1)
    }
  })
})

describe('hostile rules', () => {
  test('ranges beyond the grid are refused or do nothing', async () => {
    const beyond = {
      sheetId: 0,
      startRowIndex: 0,
      endRowIndex: 50_000_000,
      startColumnIndex: 0,
      endColumnIndex: 90_000,
    }
    const { formats, batch } = await ruled([], [['a']])
    const answer = await batch({
      addConditionalFormatRule: { rule: rule(condition('NOT_BLANK'), undefined, beyond), index: 0 },
    })
    expect(answer.status).toBeLessThan(500)
    expect((await formats('T!A1:B2'))[0]).toHaveLength(1)
  })

  test('formulas in a circle end as errors, and a rule on them holds not', async () => {
    expect(await redRows(['=A2', '=A1', 1], rule(condition('CUSTOM_FORMULA', '=A1=1')))).toEqual([3])
    expect(await redRows(['=A2', '=A1', 1], rule(condition('NOT_BLANK')))).toEqual([1, 2, 3])
  })

  test('formulas that depend on a long chain of formulas', async () => {
    const chain = Array.from({ length: 3_000 }, (_, i) => (i === 0 ? 1 : `=A${i}+1`))
    const { formats } = await ruled([rule(condition('CUSTOM_FORMULA', '=$A$3000=3000'))], [chain])
    expect((await formats('T!A1:A1')).flat().map(isRed)).toEqual([true])
  })

  test('50,000 characters in a cell, and as what to look for', async () => {
    const long = 'a'.repeat(49_999)
    const rules = [
      rule(condition('TEXT_CONTAINS', `${'a*'.repeat(90)}b`)),
      rule(condition('TEXT_CONTAINS', `${long}b`), { backgroundColor: BLUE }),
      rule(condition('TEXT_IS_EMAIL')),
      rule(condition('TEXT_ENDS_WITH', 'ab')),
    ]
    const { formats } = await ruled(rules, [Array.from({ length: 8 }, () => `${long}c`)])
    expect((await formats('T!A1:A8')).flat().some(isRed)).toBe(false)
  })

  test('a rule that takes too long is given up, and the answer comes', async () => {
    const heavy = '=SUMPRODUCT((A$1:A$3000=A1)*(A$1:A$3000=A1)*(A$1:A$3000<>B1))>-1'
    const { formats } = await ruled(
      [rule(condition('CUSTOM_FORMULA', heavy), undefined, { sheetId: 0 })],
      [Array.from({ length: 3_000 }, (_, i) => i)],
    )
    const rows = await formats('T!A1:Z3000')
    expect(rows.length).toBeGreaterThan(1)
  })

  test.each(['constructor', '__proto__', 'toString'])('a condition called %s', async (type) => {
    const { batch, formats } = await ruled([], [['a']])
    await batch({ addConditionalFormatRule: { rule: rule({ type, values: [] }), index: 0 } })
    expect((await formats('T!A1')).flat().map(isRed)).toEqual([false])
  })
})

test('a hundred rows of seventy columns under twelve rules come whole', async () => {
  const now = '=AND(ISNUMBER($B1),$B1<NOW(),OR($C1="",$C1<$D1),$E1<>"办结",$E1<>"Resolved")'
  const wide = { sheetId: 0, startColumnIndex: 0, endColumnIndex: 70 }
  const { formats, done, write } = await ruled([])
  await done({ appendDimension: { sheetId: 0, dimension: 'COLUMNS', length: 60 } })
  await write(
    'T!A1',
    Array.from({ length: 100 }, (_, r) => Array.from({ length: 70 }, (__, c) => r * c)),
  )
  const rules = Array.from({ length: 12 }, (_, i) =>
    i % 2 === 0
      ? rule(condition('CUSTOM_FORMULA', now.replace('$B1<NOW()', `$B1<NOW()-${i}`)), undefined, wide)
      : rule(condition('CUSTOM_FORMULA', `=A1=${i}`), { backgroundColor: BLUE }, wide),
  )
  await done(...rules.map((one, index) => ({ addConditionalFormatRule: { rule: one, index } })))
  await formats('T!A1:BR100')
  expect(await formats('T!A1:BR100')).toHaveLength(100)
})
