import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DAY } from '../../src/model/instant.ts'
import {
  addSketches,
  SKETCH_ERROR,
  type Sketch,
  sketchOf,
  sketchPercentile,
} from '../../src/statistics/group/sketch.ts'
import { percentile } from '../../src/statistics/percentile.ts'
import { runs } from './runs.ts'

/** Short and long: what is settled on the spot, what takes days, what lies for years. */
const duration = fc.oneof(
  fc.nat({ max: 200 }),
  fc.nat({ max: 10 * DAY }),
  fc.integer({ min: 0, max: 36_000 }).map((days) => days * DAY),
)
const durations = fc.array(duration, { maxLength: 60 })
const sorted = (sketch: Sketch): readonly (readonly [number, number])[] => [...sketch].sort(([a], [b]) => a - b)

describe('sketches', () => {
  it('know any percentile within 1 % of itself, whatever was added to what', () => {
    fc.assert(
      fc.property(durations, durations, fc.double({ min: 0, max: 100, noNaN: true }), (one, other, p) => {
        const all = [...one, ...other]
        const known = sketchPercentile(addSketches(sketchOf(one), sketchOf(other)), p)
        const right = percentile(all, p)
        if (right === undefined) expect(known).toBeUndefined()
        // Some room for the last binary digits of the way between two ranks.
        else expect(Math.abs((known ?? Infinity) - right)).toBeLessThanOrEqual(right * SKETCH_ERROR * (1 + 1e-9))
      }),
      runs(300),
    )
  })

  it('come to the same in whatever order they are added', () => {
    fc.assert(
      fc.property(durations, durations, durations, (a, b, c) => {
        const [x, y, z] = [sketchOf(a), sketchOf(b), sketchOf(c)]
        const all = sorted(sketchOf([...a, ...b, ...c]))
        expect(sorted(addSketches(addSketches(x, y), z))).toEqual(all)
        expect(sorted(addSketches(x, addSketches(y, z)))).toEqual(all)
        expect(sorted(addSketches(addSketches(z, y), x))).toEqual(all)
        expect(sorted(addSketches(x, new Map()))).toEqual(sorted(x))
      }),
      runs(100),
    )
  })
})
