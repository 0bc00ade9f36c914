import { describe, expect, it } from 'vitest'
import { followRule } from '../../../src/standalone/sheets-server/conditions/follow.ts'
import type { Change, Dimension } from '../../../src/standalone/sheets-server/document/shift.ts'

const insert = (at: number, count = 1): Change => ({ kind: 'insert', at, count })
const cut = (start: number, end: number): Change => ({ kind: 'delete', start, end })

/** A rule on B2:B of the tab `T` with this formula, after a change: where it begins, and its formula. */
function after(formula: string, dimension: Dimension, change: Change): [number, number, string] | undefined {
  const rule = {
    ranges: [{ sheetId: 0, startRowIndex: 1, startColumnIndex: 1, endColumnIndex: 2 }],
    booleanRule: { condition: { type: 'CUSTOM_FORMULA', values: [{ userEnteredValue: formula }] } },
  }
  const followed = followRule(rule, { title: 'T', dimension, change })
  if (followed === undefined) return undefined
  const [range] = followed.ranges ?? []
  return [
    range?.startRowIndex ?? -1,
    range?.startColumnIndex ?? -1,
    followed.booleanRule?.condition?.values?.[0]?.userEnteredValue ?? '',
  ]
}

describe('a rule follows its cells', () => {
  it.each<[string, string, Dimension, Change, [number, number, string] | undefined]>([
    ['a row right under the header', '=$D2<NOW()', 'ROWS', insert(1), [2, 1, '=$D3<NOW()']],
    ['a row above everything', '=$D2>$A$1', 'ROWS', insert(0), [2, 1, '=$D3>$A$2']],
    ['a row further down', '=$D2<$D3', 'ROWS', insert(2), [1, 1, '=$D2<$D3']],
    ['the first row deleted', '=$D2<NOW()', 'ROWS', cut(1, 2), [1, 1, '=$D2<NOW()']],
    ['the header deleted', '=$D2<NOW()', 'ROWS', cut(0, 1), [0, 1, '=$D1<NOW()']],
    ['the row of a fixed reference deleted', '=$D2>$A$1', 'ROWS', cut(0, 1), [0, 1, '=$D1>#REF!']],
    ['a column before it', '=B2>$D2+A2', 'COLUMNS', insert(0), [1, 2, '=C2>$E2+B2']],
    ['a column between', '=B2>$D2+E2', 'COLUMNS', insert(2), [1, 1, '=B2>$E2+F2']],
    ['a column that it names deleted', '=B2>$D2', 'COLUMNS', cut(3, 4), [1, 1, '=B2>#REF!']],
    ['its own column deleted', '=B2>1', 'COLUMNS', cut(1, 2), undefined],
    [
      'a fixed range that a row is put into',
      '=COUNTIF($B$2:$B$9,B2)>1',
      'ROWS',
      insert(4),
      [1, 1, '=COUNTIF($B$2:$B$10,B2)>1'],
    ],
    ['an open range', '=COUNTIF($B$2:$B,B2)>1', 'ROWS', insert(1), [2, 1, '=COUNTIF($B$3:$B,B3)>1']],
    ['a whole column', '=COUNTIF(B:B,B2)>1', 'ROWS', insert(1), [2, 1, '=COUNTIF(B:B,B3)>1']],
    ['a range from a fixed cell to its own', '=SUM(D$2:D2)>9', 'ROWS', insert(1), [2, 1, '=SUM(D$3:D3)>9']],
    ['a reference to another tab stays', "='X'!A1=B2", 'ROWS', insert(0), [2, 1, "='X'!A1=B3"]],
    ['text that looks like a reference stays', '=B2="B2"', 'ROWS', insert(0), [2, 1, '=B3="B2"']],
    ['plain values stay', 'B2', 'ROWS', insert(0), [2, 1, 'B2']],
    ['rows moved down past it', '=$D2>1', 'ROWS', { kind: 'move', start: 0, end: 1, to: 5 }, [0, 1, '=$D1>1']],
  ])('%s', (_, formula, dimension, change, wanted) => {
    expect(after(formula, dimension, change)).toEqual(wanted)
  })

  it('with its gradient, and when its first range is gone', () => {
    const rule = {
      ranges: [
        { sheetId: 0, startRowIndex: 1, endRowIndex: 3 },
        { sheetId: 0, startRowIndex: 5, endRowIndex: 9 },
      ],
      gradientRule: { minpoint: { type: 'NUMBER', value: '=A2' }, maxpoint: { type: 'MAX' } },
    }
    expect(followRule(rule, { title: 'T', dimension: 'ROWS', change: cut(1, 3) })).toEqual({
      ranges: [{ sheetId: 0, startRowIndex: 3, endRowIndex: 7 }],
      gradientRule: { minpoint: { type: 'NUMBER', value: '=A4' }, maxpoint: { type: 'MAX' } },
    })
  })
})
