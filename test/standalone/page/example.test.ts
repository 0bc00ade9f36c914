import { describe, expect, it } from 'vitest'
import { sheetWords } from '../../../src/standalone/page/shared/words-sheet.ts'
import { refusalWords } from '../../../src/standalone/page/sheet/control/refusal-words.ts'
import { firstCaseRow, isExample } from '../../../src/standalone/page/sheet/model/example.ts'
import { isBlank, moveRows, type Protection, type Row, type Tab } from '../../../src/standalone/page/sheet/model/tab.ts'
import { type Filter, orderRows } from '../../../src/standalone/page/sheet/model/view.ts'
import { tabOf } from './support.ts'

const closed = (top: number, bottom: number, left = 0, right = Infinity): Protection => ({ top, bottom, left, right })
const SYSTEM = closed(1, Infinity, 0, 1)

function register(protections: readonly Protection[], second: readonly string[] = ['示例', '王女士', '138']): Tab {
  const rows = [['编号', '客户', '电话'], second, ['TS-20261121-001', '李先生', '139'], ['', '', '']]
  return Object.assign(tabOf(rows, 3), { protections })
}
const examples = (tab: Tab): readonly number[] =>
  tab.rows.filter((row) => isExample(tab, row)).map(({ index }) => index)

describe("a register's example", () => {
  it.each<[string, Tab, readonly number[]]>([
    ['is protected and says so', register([SYSTEM, closed(1, 2)]), [1]],
    ['in English', register([closed(1, 2)], ['Example', 'Mrs Wang']), [1]],
    ['as people write it', register([closed(1, 2)], [' EXAMPLE ', 'Mrs Wang']), [1]],
    ['beside the protected columns', register([SYSTEM, closed(1, 2, 1, 3)]), [1]],
    ['is none where people may write into it', register([SYSTEM]), []],
    ['is none where a part of it is open', register([SYSTEM, closed(1, 2, 0, 2)]), []],
    ['is none where a case is protected', register([SYSTEM, closed(1, 3)], ['TS-1', '王']), []],
    ['is none on a tab that is the system’s', register([closed(0, Infinity)]), []],
    ['is not the header', register([closed(0, 1)], ['1']), []],
  ])('%s', (_, tab, found) => {
    expect(examples(tab)).toEqual(found)
  })

  it('is passed over where one begins to type, wherever it has gone', () => {
    const tab = register([SYSTEM, closed(1, 2)])
    expect(firstCaseRow(tab)).toBe(2)
    moveRows(tab, [
      [0, 1],
      [-1, 1],
      [1, 3],
    ])
    expect(examples(tab)).toEqual([2])
    expect(firstCaseRow(tab)).toBe(1)
  })

  it('is no case in the count of a filter, and is filtered as any row', () => {
    const tab = register([SYSTEM, closed(1, 2)])
    const filters = new Map<number, Filter>([[1, { kind: 'contains', text: '女士' }]])
    const cell = (row: Row, column: number) => ({ raw: row.texts[column], text: row.texts[column] ?? '' })
    const count = (row: Row): boolean => !isExample(tab, row)
    const { rows, shown, total } = orderRows(tab.rows.slice(1), isBlank, filters, undefined, cell, count)
    expect([shown, total, rows.map(({ index }) => index)]).toEqual([0, 1, [1, 3]])
  })

  it.each(['zh', 'en'] as const)('is named when it refuses, in %s, and not as a column of the system', (language) => {
    const words = sheetWords(language)
    const tab = register([SYSTEM, closed(1, 2)])
    const refusal = (row: number, sheetId = tab.sheetId) => ({
      reason: 'CELL_PROTECTED',
      words: '',
      metadata: { sheetId: String(sheetId), row: String(row), column: '0', count: '3' },
    })
    expect(refusalWords(words, tab, refusal(1))).toBe(words.exampleRow(2))
    expect(refusalWords(words, tab, refusal(2))).toContain(words.systemColumn('编号'))
    expect(refusalWords(words, tab, refusal(1, 99))).toContain(words.systemColumn('编号'))
  })
})
