import type { sheets_v4 } from '@googleapis/sheets'
import { describe, expect, it } from 'vitest'
import { type Cell, notesOf, roundTrip, rulesOf, sheetOf, tab } from './support.ts'

const condition = (type: string, ...values: (string | sheets_v4.Schema$ConditionValue)[]) => ({
  type,
  values: values.map((value) => (typeof value === 'string' ? { userEnteredValue: value } : value)),
})

const chosen = (rule: sheets_v4.Schema$DataValidationRule): Cell => ({ dataValidation: rule })

describe('a dropdown', () => {
  const of = async (rule: sheets_v4.Schema$DataValidationRule, more: sheets_v4.Schema$Sheet[] = []) => {
    const workbook = await roundTrip([tab('T', [['head'], [chosen(rule)], [chosen(rule)], [chosen(rule)]]), ...more])
    return { workbook, rules: rulesOf(sheetOf(workbook)), notes: notesOf(workbook) }
  }

  it('of a short list has it inside, once for all its cells', async () => {
    const { rules } = await of({
      condition: condition('ONE_OF_LIST', '是', '否'),
      strict: true,
      inputMessage: '选一个',
    })
    expect(Object.keys(rules)).toEqual(['A2', 'A3', 'A4'])
    expect(rules['A2']).toMatchObject({
      type: 'list',
      formulae: ['"是,否"'],
      errorStyle: 'stop',
      allowBlank: true,
      prompt: '选一个',
    })
  })

  it('of its own in each cell stays in its cell, and a long one is on the hidden tab once', async () => {
    const long = Array.from({ length: 60 }, (_, i) => `小类别 ${i}`)
    const list = (...choices: readonly string[]) => chosen({ condition: condition('ONE_OF_LIST', ...choices) })
    const rows = [['head'], [list('漏水', '断电')], [list(...long)], [list('噪音')], [list(...long)]]
    const workbook = await roundTrip([tab('T', rows)])
    const formulas = Object.entries(rulesOf(sheetOf(workbook))).map(([at, { formulae }]) => [at, String(formulae[0])])
    expect(formulas).toEqual([
      ['A2', '"漏水,断电"'],
      ['A3', "'选项'!$A$1:$A$60"],
      ['A4', '"噪音"'],
      ['A5', "'选项'!$A$1:$A$60"],
    ])
    expect(sheetOf(workbook, '选项').columnCount).toBe(1)
  })

  it('that does not forbid only warns', async () => {
    const { rules } = await of({ condition: condition('ONE_OF_LIST', 'a') })
    expect(rules['A2']).toMatchObject({ errorStyle: 'warning', showErrorMessage: true })
  })

  it.each<[string, string[]]>([
    ['too long for a rule', Array.from({ length: 100 }, (_, i) => `选择 ${i}`)],
    ['with commas', ['a,b', 'c']],
    ['with quotes', ['"a"', 'c']],
    ['with spaces that would be lost', [' a', 'c']],
    ['like formulas', ['=1+1,', '+2']],
  ])('of a list %s chooses from a hidden tab', async (_, choices) => {
    const { workbook, rules } = await of({ condition: condition('ONE_OF_LIST', ...choices) })
    expect(rules['A2']?.formulae).toEqual([`'选项'!$A$1:$A$${choices.length}`])
    const lists = sheetOf(workbook, '选项')
    expect(lists.state).toBe('hidden')
    expect(choices.map((__, i) => lists.getCell(i + 1, 1).value)).toEqual(choices)
  })

  it('of another tab ends where that tab ends', async () => {
    const staff = tab('人/员', [], { properties: { gridProperties: { rowCount: 40, columnCount: 3 } } })
    const { rules } = await of({ condition: condition('ONE_OF_RANGE', "='人/员'!$B$2:$B") }, [staff])
    expect(rules['A2']?.formulae).toEqual(["'人_员'!$B$2:$B$40"])
  })

  it('of cells of its own tab', async () => {
    const { rules } = await of({ condition: condition('ONE_OF_RANGE', '=$C$1:$C$9') })
    expect(rules['A2']?.formulae).toEqual(['$C$1:$C$9'])
  })

  it('of a box to tick', async () => {
    expect((await of({ condition: condition('BOOLEAN') })).rules['A2']?.formulae).toEqual(['"TRUE,FALSE"'])
  })

  it('of another kind of rule is a formula', async () => {
    const { rules } = await of({ condition: condition('NUMBER_BETWEEN', '1', '9') })
    expect(rules['A2']).toMatchObject({
      type: 'custom',
      formulae: ['AND(ISNUMBER(A2),AND(A2>=MIN(1,9),A2<=MAX(1,9)))'],
    })
  })

  it.each<[string, sheets_v4.Schema$BooleanCondition]>([
    ['of nothing', condition('ONE_OF_LIST')],
    ['of a kind that Excel has not', condition('TEXT_IS_EMAIL')],
    ['of a range that cannot be read', condition('ONE_OF_RANGE', '=((')],
  ])('%s is named in the notes', async (_, of_) => {
    const { rules, notes } = await of({ condition: of_ })
    expect(rules).toEqual({})
    expect(notes).toEqual([['下拉选项或数据验证在 Excel 里用不了，没有带出', 'T', 1, 'A2']])
  })
})

describe('a conditional format', () => {
  const range = { sheetId: 0, startRowIndex: 1, startColumnIndex: 1, endColumnIndex: 2 }
  const format = { backgroundColor: { red: 1 }, textFormat: { bold: true, foregroundColor: { blue: 1 } } }
  const of = async (...rules: sheets_v4.Schema$ConditionalFormatRule[]) => {
    const workbook = await roundTrip([tab('T', [['a']], { conditionalFormats: rules })])
    const { conditionalFormattings } = sheetOf(workbook) as unknown as {
      conditionalFormattings: { ref: string; rules: { formulae?: string[]; priority: number; style?: object }[] }[]
    }
    return { formats: conditionalFormattings, notes: notesOf(workbook) }
  }
  const rule = (of_: sheets_v4.Schema$BooleanCondition, ...ranges: sheets_v4.Schema$GridRange[]) => ({
    ranges: ranges.length > 0 ? ranges : [range],
    booleanRule: { condition: of_, format },
  })

  it('has its place, its look and its turn', async () => {
    const { formats } = await of(rule(condition('CUSTOM_FORMULA', '=$B2<NOW()')), rule(condition('NOT_BLANK')))
    expect(formats.map(({ ref, rules }) => [ref, rules[0]?.priority, rules[0]?.formulae])).toEqual([
      ['B2:B1048576', 1, ['$B2<NOW()']],
      ['B2:B1048576', 2, ['LEN(B2)>0']],
    ])
    expect(formats[0]?.rules[0]?.style).toMatchObject({
      fill: { bgColor: { argb: 'FFFF0000' } },
      font: { bold: true, color: { argb: 'FF0000FF' } },
    })
  })

  it.each<[string, sheets_v4.Schema$BooleanCondition, string]>([
    ['a number', condition('NUMBER_LESS', '5'), 'AND(ISNUMBER(B2),B2<5)'],
    ['a number that a formula gives', condition('NUMBER_EQ', '=A1*2'), 'AND(ISNUMBER(B2),B2=(A1*2))'],
    [
      'a number not between',
      condition('NUMBER_NOT_BETWEEN', '1', '2'),
      'AND(ISNUMBER(B2),NOT(AND(B2>=MIN(1,2),B2<=MAX(1,2))))',
    ],
    ['text', condition('TEXT_CONTAINS', 'a"b'), 'ISNUMBER(SEARCH("a""b",B2))'],
    ['text that is not there', condition('TEXT_NOT_CONTAINS', 'x'), 'NOT(ISNUMBER(SEARCH("x",B2)))'],
    ['how text begins', condition('TEXT_STARTS_WITH', 'x'), 'LEFT(B2,LEN("x"))="x"'],
    ['how text ends', condition('TEXT_ENDS_WITH', 'x'), 'RIGHT(B2,LEN("x"))="x"'],
    ['exact text', condition('TEXT_EQ', '0042'), 'B2&""="0042"'],
    ['a day', condition('DATE_BEFORE', '2026-11-21'), 'AND(ISNUMBER(B2),INT(B2)<INT(46347))'],
    [
      'a day relative to today',
      condition('DATE_AFTER', { relativeDate: 'PAST_MONTH' }),
      'AND(ISNUMBER(B2),INT(B2)>INT(EDATE(TODAY(),-1)))',
    ],
    [
      'the past week',
      condition('DATE_EQ', { relativeDate: 'PAST_WEEK' }),
      'AND(ISNUMBER(B2),INT(B2)>=(TODAY()-7),INT(B2)<=TODAY())',
    ],
    [
      'days between',
      condition('DATE_BETWEEN', '2026-11-21', '=TODAY()'),
      'AND(ISNUMBER(B2),AND(INT(B2)>=MIN(46347,(TODAY())),INT(B2)<=MAX(46347,(TODAY()))))',
    ],
    ['one of a list', condition('ONE_OF_LIST', 'a', '5'), 'OR(B2&""="a",B2&""="5")'],
    ['nothing', condition('BLANK'), 'LEN(B2)=0'],
    [
      'a word in a hidden column',
      condition('CUSTOM_FORMULA', '=ISNUMBER(FIND("|phone!|",$BX2))'),
      'ISNUMBER(FIND("|phone!|",$BX2))',
    ],
  ])('on %s is a formula', async (_, of_, wanted) => {
    const { formats, notes } = await of(rule(of_))
    expect(formats[0]?.rules[0]?.formulae).toEqual([wanted])
    expect(notes).toEqual([])
  })

  it('on several ranges has its formula moved along', async () => {
    const other = { sheetId: 0, startRowIndex: 9, endRowIndex: 12, startColumnIndex: 3, endColumnIndex: 4 }
    const { formats } = await of(rule(condition('CUSTOM_FORMULA', '=B2>$A$1'), range, other))
    expect(formats.map(({ ref, rules }) => [ref, rules[0]?.formulae])).toEqual([
      ['B2:B1048576', ['B2>$A$1']],
      ['D10:D12', ['D10>$A$1']],
    ])
  })

  it('that is a gradient is one in Excel', async () => {
    const { formats } = await of({
      ranges: [range],
      gradientRule: {
        minpoint: { type: 'MIN', color: {} },
        midpoint: { type: 'PERCENTILE', value: '50', color: { green: 1 } },
        maxpoint: { type: 'NUMBER', value: '9', color: { red: 1 } },
      },
    })
    expect(formats[0]?.rules[0]).toMatchObject({
      type: 'colorScale',
      cfvo: [{ type: 'min' }, { type: 'percentile', value: 50 }, { type: 'num', value: 9 }],
      color: [{ argb: 'FF000000' }, { argb: 'FF00FF00' }, { argb: 'FFFF0000' }],
    })
  })

  it.each<[string, sheets_v4.Schema$ConditionalFormatRule]>([
    ['that cannot be read', rule(condition('CUSTOM_FORMULA', '=(('))],
    ['that Excel has not', rule(condition('TEXT_IS_URL'))],
    ['without a look', { ranges: [range], booleanRule: { condition: condition('BLANK'), format: {} } }],
    ['without a place', { booleanRule: { condition: condition('BLANK'), format } }],
    ['beyond the grid', rule(condition('CUSTOM_FORMULA', '=A2000000=1'))],
    ['that is a gradient without ends', { ranges: [range], gradientRule: {} }],
  ])('%s is named in the notes', async (_, one) => {
    const { formats, notes } = await of(one)
    expect(formats).toEqual([])
    expect(notes.map(([what, where]) => [what, where])).toEqual([['条件格式在 Excel 里用不了，没有带出', 'T']])
  })
})
