import { describe, expect, it } from 'vitest'
import type { Cell } from '../../../src/ports/ledger.ts'
import { readYesNo } from '../../../src/sheet/typed/yes-no.ts'
import { told } from './support.ts'

describe('yes and no', () => {
  it.each<Cell>([
    ...[
      '是',
      '是的',
      '√',
      '✓',
      '✔',
      '✔\uFE0F',
      '对',
      '有',
      'Y',
      'y',
      'yes',
      'YES',
      'true',
      'TRUE',
      '1',
      '１',
      'Ｙｅｓ',
    ],
    ...['同意', '已同意', '已报', 'agreed'],
    ...[' 是　', '是。', 'Yes.', '“是”', '\u200b是', true, 1],
  ])('%j is yes', (typed) => {
    expect(readYesNo(typed)).toBe(true)
  })
  it.each<Cell>([
    ...['否', '不', '不是', '×', '✗', '✘', '❌', '错', '无', '没有', 'N', 'n', 'no', 'No', 'false', 'FALSE', '0', '０'],
    ...['不同意', '未报', '没报警', '无偿'],
    ...[' 否 ', '否。', 'no.', '没 有', false, 0],
  ])('%j is no', (typed) => {
    expect(readYesNo(typed)).toBe(false)
  })
  it.each<Cell>([
    ...[
      '?',
      '？',
      'x',
      'X',
      'O',
      '-',
      '是否',
      '是/否',
      '也许',
      '待定',
      'yes no',
      '是是',
      'constructor',
      '=TRUE()',
      '\0',
      '。',
    ],
    ...[2, -1, 0.5, Number.NaN, 'y'.repeat(50_000)],
  ])('%j is neither', (typed) => {
    expect(told(readYesNo(typed))).toBe('! not-yes-no')
  })
})
