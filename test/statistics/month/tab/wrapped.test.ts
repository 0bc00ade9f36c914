import { describe, expect, it } from 'vitest'
import { wrapped } from '../../../../src/statistics/month/tab/wrapped.ts'

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
