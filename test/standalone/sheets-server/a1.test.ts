import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { columnIndex, columnLetters } from '../../../src/standalone/sheets-server/a1/columns.ts'
import { areaText, parseCells, parseNotation, quoteTitle } from '../../../src/standalone/sheets-server/a1/notation.ts'

describe('A1 notation', () => {
  test.each<[string, object | undefined]>([
    ['A1', { startRowIndex: 0, endRowIndex: 1, startColumnIndex: 0, endColumnIndex: 1 }],
    ['$B$2:c9', { startRowIndex: 1, endRowIndex: 9, startColumnIndex: 1, endColumnIndex: 3 }],
    ['D4:A1', { startRowIndex: 0, endRowIndex: 4, startColumnIndex: 0, endColumnIndex: 4 }],
    ['A:C', { startColumnIndex: 0, endColumnIndex: 3 }],
    ['2:5', { startRowIndex: 1, endRowIndex: 5 }],
    ['A5:A', { startRowIndex: 4, startColumnIndex: 0, endColumnIndex: 1 }],
    ['R2C3:R4C5', { startRowIndex: 1, endRowIndex: 4, startColumnIndex: 2, endColumnIndex: 5 }],
    ['A', undefined],
    ['A0', undefined],
    ['A1:B2:C3', undefined],
    ['ABCD1', undefined],
  ])('%s', (text, cells) => {
    expect(parseCells(text)).toEqual(cells)
  })

  test.each([
    ['Sheet1', 'Sheet1'],
    ['D3', "'D3'"],
    ['看板', "'看板'"],
    ["It's", "'It''s'"],
    ['two words', "'two words'"],
    ['R1C1', "'R1C1'"],
    ['2026', "'2026'"],
  ])('the title %s is written %s', (title, text) => {
    expect(quoteTitle(title)).toBe(text)
  })

  test("letters and numbers of columns are each other's inverse", () => {
    fc.assert(fc.property(fc.nat(18_277), (n) => columnIndex(columnLetters(n)) === n))
  })

  test('whatever a tab is called, what is written is read back', () => {
    const title = fc.string({ minLength: 1, unit: 'grapheme' }).filter((t) => t.isWellFormed())
    const span = fc.tuple(fc.nat(5000), fc.nat(500)).map(([a, b]) => [a, a + b + 1] as const)
    fc.assert(
      fc.property(title, span, span, (name, [top, bottom], [left, right]) => {
        const text = areaText(name, { sheetId: 0, top, bottom, left, right })
        expect(parseNotation(text)).toEqual({
          title: name,
          cells: { startRowIndex: top, endRowIndex: bottom, startColumnIndex: left, endColumnIndex: right },
        })
      }),
    )
  })

  test('no text at all makes it fail otherwise than by finding nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) =>
        [undefined, 'object'].includes(typeof parseNotation(text) === 'undefined' ? undefined : 'object'),
      ),
    )
  })
})
