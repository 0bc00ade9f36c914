import { describe, expect, test } from 'vitest'
import { desk, deskOn, NOON, open } from './support.ts'

/** On a tab with 1, 2, 3 in A1:A3, texts in B1:B3 (王, 李, 王五), dates in C1:C2 and nothing in D. */
const table = [
  [1, '王', '2026-11-20'],
  [2, '李', '2026-11-21'],
  [3, '王五', null],
]

describe('formulas', () => {
  test.each<[string, unknown]>([
    ['=1+2*3^2', 19],
    ['=-2^2', 4],
    ['=10%+1', 1.1],
    ['="a"&1&TRUE', 'a1TRUE'],
    ['=SUM(A1:A3)', 6],
    ['=SUM(A:A)', 6],
    ['=SUM(A2:A)', 5],
    ['=A1:A1+1', 2],
    ['=IF(D1="","empty","full")', 'empty'],
    ['=D1+1', 2 - 1],
    ['=D1', 0],
    ['="ABC"="abc"', true],
    ['=IF(A1>5,1/0,"no")', 'no'],
    ['=IFERROR(1/0,"caught")', 'caught'],
    ['=COUNTIF(B:B,"王*")', 2],
    ['=COUNTIFS(A1:A3,">=2",B1:B3,"王*")', 1],
    ['=COUNTIFS(D1:D3,"")', 3],
    ['=SUMIFS(A:A,B:B,"<>李")', 4],
    ['=AVERAGEIF(B1:B3,"王*",A1:A3)', 2],
    ['=COUNTA(B1:B10)', 3],
    ['=COUNTBLANK(D1:D4)', 4],
    ['=MAX(A1:A3)-MIN(A1:A3)', 2],
    ['=VLOOKUP(2,A1:B3,2,FALSE)', '李'],
    ['=INDEX(B1:B3,MATCH(3,A1:A3,0))', '王五'],
    ['=XLOOKUP(9,A1:A3,B1:B3,"none")', 'none'],
    ['=SUMPRODUCT((A1:A3>1)*(B1:B3<>"李"))', 1],
    ['=TEXT(C1,"yyyy-mm-dd")', '2026-11-20'],
    ['=C2-C1', 1],
    ['=TODAY()-C2', 0],
    ['=HOUR(NOW())', 20],
    ['=ROW()+COLUMN()', 1 + 6],
    ['=TEXTJOIN("、",TRUE,B1:B4)', '王、李、王五'],
    ['=SUBSTITUTE("a-b-c","-","+")', 'a+b+c'],
    ['=FIND("b","abcb")', 2],
    ['=FIND("b","abcb",3)', 4],
    ['=IFERROR(FIND("B","abc"),"not found")', 'not found'],
    ['=IFERROR(FIND("a","abc",0),"before the begin")', 'before the begin'],
    ['=ISNUMBER(FIND("|phone!|","|room|phone!|"))', true],
    ['=ISNUMBER(FIND("|phone|","|room|phone!|"))', false],
    ['=ROUND(2.567,1)', 2.6],
    ['=LEFT("日清",1)', '日'],
    ['=YEAR(C1)', 2026],
    ["='Sheet1'!A2*2", 4],
    ['=Sheet1!A2*2', 4],
    ['=names', '#NAME?'],
    ['=part', '#VALUE!'],
    ['=SUM(part)', 6],
    ['=1/0', '#DIV/0!'],
    ['=A9999:B', '#VALUE!'],
    ['=VLOOKUP(9,A1:B3,2,FALSE)', '#N/A'],
    ['=NOSUCH(1)', '#NAME?'],
    ['=gone!A1', '#REF!'],
    ['=SUM(', '#ERROR!'],
    ['=1 2', '#ERROR!'],
    ['=A1:A3', '#VALUE!'],
    ['="x"+1', '#VALUE!'],
    ['=F1', '#REF!'],
    ['=WEBSERVICE("http://127.0.0.1")', '#NAME?'],
    ['=REPT("x",1000000)', '#VALUE!'],
    ['=NETWORKDAYS(1,900000000)', '#NUM!'],
    ['=NETWORKDAYS(1,9000000)', '#ERROR!'],
    [`=${'('.repeat(500)}1${')'.repeat(500)}`, '#ERROR!'],
    [`=${'-'.repeat(5000)}1`, '#ERROR!'],
  ])('%s', async (formula, value) => {
    const server = await open()
    const { type, read, done } = await deskOn(server, { timeZone: 'Asia/Shanghai', locale: 'zh_CN' })
    await done({
      addNamedRange: { namedRange: { name: 'part', range: { sheetId: 0, endRowIndex: 3, endColumnIndex: 1 } } },
    })
    await type('A1', table)
    await type('F1', [[formula]])
    const [[found] = []] = (await read('F1', '?valueRenderOption=UNFORMATTED_VALUE')) ?? []
    if (typeof value === 'number') expect(found).toBeCloseTo(value, 9)
    else expect(found).toBe(value)
    expect(await read('F1', '?valueRenderOption=FORMULA')).toEqual([[formula]])
  })

  test('results follow their inputs, through other tabs too', async () => {
    const { type, read, done } = await desk()
    await done({ addSheet: { properties: { title: 'sums' } } })
    await type('Sheet1!A1', [[1], [2]])
    await type('sums!A1', [['=SUM(Sheet1!A:A)'], ['=A1*10']])
    expect(await read('sums!A1:A2')).toEqual([['3'], ['30']])
    await type('Sheet1!A3', [[4]])
    expect(await read('sums!A1:A2')).toEqual([['7'], ['70']])
    await done({ deleteDimension: { range: { sheetId: 0, dimension: 'ROWS', startIndex: 0, endIndex: 1 } } })
    expect(await read('sums!A1:A2')).toEqual([['6'], ['60']])
  })

  test('a chain of any length and a circle of any length', async () => {
    const { type, read } = await desk()
    await type('A1', [[1], ...Array.from({ length: 999 }, (_, i) => [`=A${i + 1}+1`])])
    expect(await read('A1000')).toEqual([['1000']])
    await type('B1', [['=B3'], ['=B1'], ['=B2+1'], ['=IFERROR(B1,"circle")']])
    expect(await read('B1:B4')).toEqual([['#REF!'], ['#REF!'], ['#REF!'], ['circle']])
  })

  test('an error is described', async () => {
    const { type, get } = await desk()
    await type('A1', [['=1/0']])
    const [cell] = (await get('?ranges=A1&includeGridData=true')).sheets?.[0]?.data?.[0]?.rowData?.[0]?.values ?? []
    expect(cell).toMatchObject({
      userEnteredValue: { formulaValue: '=1/0' },
      effectiveValue: { errorValue: { type: 'DIVIDE_BY_ZERO' } },
      formattedValue: '#DIV/0!',
    })
  })

  test("the clock is the spreadsheet's own", async () => {
    let now = NOON
    const server = await open({ now: () => now })
    const { type, read } = await deskOn(server, { timeZone: 'America/New_York' })
    await type('A1', [['=TODAY()', '=NOW()']])
    expect(await read('A1:B1')).toEqual([['11/21/2026', '11/21/2026 7:00:00']])
    now += 86_400_000
    expect(await read('A1')).toEqual([['11/22/2026']])
  })
})
