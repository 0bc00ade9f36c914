import { describe, expect, it } from 'vitest'
import {
  frozenHeightOf,
  heightOf,
  linesOf,
  rowAtTop,
  topsOf,
} from '../../../src/standalone/page/sheet/model/heights.ts'
import { columnAt, rowAt } from './support.ts'

/** Chinese signs are 13 wide, others 7. */
const measure = (text: string): number => Array.from(text).reduce((sum, sign) => sum + (sign > '\u2e80' ? 13 : 7), 0)

describe('lines of a wrapped text', () => {
  it.each([
    ['短', 52, 1],
    ['四个字长', 52, 1],
    ['四个字长了', 52, 2],
    ['用时中位数(小时)', 62, 2],
    ['two words', 42, 2],
    ['two words', 70, 1],
    ['unbreakable', 35, 3],
    ['a unbreakable', 35, 4],
    ['a\nb', 500, 2],
    ['a\n\nb', 500, 3],
    ['', 50, 1],
    ['字'.repeat(50_000), 52, 10],
    ['x'.repeat(50_000), 52, 10],
    ['\n'.repeat(50_000), 52, 10],
  ] as const)('%# in %d', (text, width, lines) => expect(linesOf(text, width, measure)).toBe(lines))
})

describe('the height of a row', () => {
  const columns = [columnAt(0), columnAt(1)]
  const wraps = { wrap: true } as const
  it('is its own only where something wraps, has line breaks, or the workbook says so', () => {
    const long = '一二三四五六七八九十'
    expect(heightOf(rowAt(1, [long, 'b']), columns, measure)).toBeUndefined()
    expect(heightOf(Object.assign(rowAt(1, [long]), { looks: [wraps] }), columns, measure)).toBe(45)
    expect(heightOf(Object.assign(rowAt(1, ['短']), { looks: [wraps] }), columns, measure)).toBeUndefined()
    expect(heightOf(rowAt(1, ['a', 'b\nc\nd']), columns, measure)).toBe(63)
    expect(heightOf(Object.assign(rowAt(1, ['a\nb']), { fixed: 33 }), columns, measure)).toBe(33)
  })
  it('of a frozen row grows only when two lines are not enough', () => {
    expect(frozenHeightOf(rowAt(0, ['a\nb']), columns, measure)).toBeUndefined()
    expect(frozenHeightOf(rowAt(0, ['a\nb\nc']), columns, measure)).toBe(56)
    expect(frozenHeightOf(Object.assign(rowAt(0, ['a']), { fixed: 60 }), columns, measure)).toBe(60)
  })
  it('is found by its distance from the top, and the other way round', () => {
    const tops = topsOf([{}, { height: 60 }, {}], 27)
    expect([...tops]).toEqual([0, 27, 87, 114])
    expect([0, 26, 27, 86, 87, 113, 9999].map((distance) => rowAtTop(tops, distance))).toEqual([0, 0, 1, 1, 2, 2, 2])
    expect(rowAtTop(topsOf([], 27), 10)).toBe(0)
  })
})
