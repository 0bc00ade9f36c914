import { describe, expect, it } from 'vitest'
import { DAY, HOUR, MINUTE } from '../../../src/model/instant.ts'
import { addSketches, BUCKETS, SKETCH_ERROR, sketchOf, sketchPercentile } from '../../../src/statistics/group/sketch.ts'

const YEARS = 100 * 366 * DAY

describe('a sketch', () => {
  it.each([
    { what: 'nothing', values: [], median: undefined, p90: undefined },
    { what: 'settled at once', values: [0], median: 0, p90: 0 },
    { what: 'a few milliseconds, each in a bucket of its own', values: [1, 2, 3, 49], median: 2.5, p90: 35.2 },
  ])('of $what is exact', ({ values, median, p90 }) => {
    const sketch = sketchOf(values)
    expect(sketchPercentile(sketch, 50)).toBe(median)
    if (p90 === undefined) expect(sketchPercentile(sketch, 90)).toBeUndefined()
    else expect(sketchPercentile(sketch, 90)).toBeCloseTo(p90, 9)
  })

  it.each([
    { what: 'a minute', value: MINUTE },
    { what: 'an hour', value: HOUR },
    { what: 'three days', value: 3 * DAY },
    { what: 'a hundred years', value: YEARS },
    { what: 'no whole number', value: 1.5 * HOUR + 0.25 },
  ])('of $what knows it within 1 %', ({ value }) => {
    const known = sketchPercentile(sketchOf([value]), 50) ?? Number.NaN
    expect(Math.abs(known - value) / value).toBeLessThanOrEqual(SKETCH_ERROR)
  })

  it.each([-1, Number.NaN, -Infinity])('takes %s for nought', (value) => {
    expect([...sketchOf([value])]).toEqual([[0, 1]])
  })

  it('takes what is longer than a hundred years for that long', () => {
    expect([...sketchOf([YEARS * 50, Infinity, YEARS])]).toEqual([[BUCKETS - 1, 3]])
  })

  it('of two that were added is that of all', () => {
    const [one, other] = [
      [5 * MINUTE, HOUR, HOUR],
      [HOUR, DAY],
    ]
    const all = sketchOf([...one, ...other])
    const both = addSketches(sketchOf(one), sketchOf(other))
    expect(new Map([...both].sort())).toEqual(new Map([...all].sort()))
    // No mean of medians: of one hour and twelve and a half would be six and more.
    expect((sketchPercentile(both, 50) ?? 0) / HOUR).toBeCloseTo(1, 1)
  })
})
