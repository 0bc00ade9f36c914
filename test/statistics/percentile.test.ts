import { describe, expect, it } from 'vitest'
import { median, percentile } from '../../src/statistics/percentile.ts'

describe('percentile', () => {
  it.each([
    ['nothing', [], 50, undefined],
    ['one value, whatever is asked', [7], 90, 7],
    ['the middle of an odd count', [9, 1, 5], 50, 5],
    ['the mean of the two middle ones of an even count', [1, 2, 3, 10], 50, 2.5],
    ['between ranks, in proportion (PERCENTILE.INC)', [1, 2, 3, 4], 90, 3.7],
    ['on a rank', [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11], 90, 10],
    ['the least', [3, 1, 2], 0, 1],
    ['the greatest', [3, 1, 2], 100, 3],
    ['numbers are sorted as numbers', [100, 9, 10], 50, 10],
    ['past the ends', [1, 2], 150, 2],
  ] as const)('%s', (_, values, p, expected) => {
    const found = percentile(values, p)
    if (expected === undefined) expect(found).toBeUndefined()
    else expect(found).toBeCloseTo(expected, 12)
  })

  it('leaves the values in their order', () => {
    const values = [3, 1, 2]
    expect(median(values)).toBe(2)
    expect(values).toEqual([3, 1, 2])
  })
})
