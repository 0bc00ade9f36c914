import { describe, expect, it } from 'vitest'
import { tableLines } from '../../src/cli/table.ts'

describe('a table on the terminal', () => {
  it('has its columns under each other, whatever the script', () => {
    expect(
      tableLines([
        ['编号', 'clock', '原来'],
        ['TS-1', '办结', 'x'],
        ['ｗｉｄｅ', 'résolu', '👨‍👩‍👧'],
        ['a', '', ''],
        ['일이삼', 'b'],
      ]),
    ).toEqual(['编号      clock   原来', 'TS-1      办结    x', 'ｗｉｄｅ  résolu  👨‍👩‍👧', 'a', '일이삼    b'])
  })

  it('keeps its rows where cells hold line breaks, escapes and marks that turn the direction', () => {
    expect(
      tableLines([
        ['a\r\nb\u001B[31m', '\u202Ex\u0000y', '\uD800'],
        ['1', '2', '3'],
      ]),
    ).toEqual(['a b[31m  xy  \uFFFD', '1        2   3'])
  })

  it('is nothing without rows', () => {
    expect(tableLines([])).toEqual([])
  })
})
