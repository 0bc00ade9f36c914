import { describe, expect, it } from 'vitest'
import { within, wrapped } from '../../../../src/statistics/month/tab/wrapped.ts'

describe('a text in lines of a width', () => {
  it.each([
    ['fits', 'one two', 100, ['one two']],
    ['nothing', '', 100, ['']],
    ['ends at a blank', 'one two three', 80, ['one two', 'three']],
    ['ends behind a mark', '一二三，四五', 60, ['一二三，', '四五']],
    ['has nowhere to end', '一二三四五', 30, ['一二', '三四', '五']],
    ['has its only blank far in front', 'a bbbbbbbbbbbb', 80, ['a bbbbbbbb', 'bbbb']],
    ['is narrower than a letter', '一二', 1, ['一', '二']],
    ['cuts no character through', '😀😀😀', 28, ['😀😀', '😀']],
  ] as const)('%s', (_, text, pixels, lines) => {
    expect(wrapped(text, pixels)).toEqual(lines)
  })
})

describe('a text as far as so many pixels reach', () => {
  it.each([
    ['all of it', 'Chen Qiang', 83, 'Chen Qiang'],
    ['a long name', 'Chen Qiang of Engineering', 83, 'Chen Qia…'],
    ['a Chinese one', '欧阳一二三四五', 83, '欧阳一二三…'],
    ['cuts no character through', '😀😀😀', 40, '😀…'],
  ] as const)('%s', (_, text, pixels, shown) => {
    expect(within(text, pixels)).toBe(shown)
  })
})
