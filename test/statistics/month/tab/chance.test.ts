import { describe, expect, it } from 'vitest'
import { BEYOND_CHANCE, countsApart, sharesApart } from '../../../../src/statistics/month/tab/chance.ts'

describe('how far two counts lie apart', () => {
  it.each([
    ['nothing of nothing', 0, 0, 0],
    ['the same', 9, 9, 0],
    ['more', 18, 7, 2.2],
    ['fewer', 7, 18, -2.2],
    ['a few of a few', 3, 1, 1],
  ])('%s', (_, now, before, apart) => {
    expect(countsApart(now, before)).toBeCloseTo(apart, 12)
  })

  it('is within chance for what comes and goes by itself', () => {
    expect(Math.abs(countsApart(12, 8))).toBeLessThan(BEYOND_CHANCE)
    expect(Math.abs(countsApart(120, 80))).toBeGreaterThan(BEYOND_CHANCE)
  })
})

describe('how far two shares lie apart', () => {
  const of = (numerator: number, denominator?: number) =>
    denominator === undefined ? { numerator } : { numerator, denominator }

  it.each([
    ['of nothing', of(0, 0), of(5, 10), 0],
    ['of no denominator', of(5), of(5, 10), 0],
    ['all and all', of(10, 10), of(20, 20), 0],
    ['none and none', of(0, 10), of(0, 20), 0],
    ['the same', of(5, 10), of(10, 20), 0],
    ['down', of(60, 100), of(80, 100), -3.0860669992418384],
    ['up', of(80, 100), of(60, 100), 3.0860669992418384],
  ])('%s', (_, now, before, apart) => {
    expect(sharesApart(now, before)).toBeCloseTo(apart, 12)
  })
})
