import fc from 'fast-check'
import { expect, it } from 'vitest'
import { agenda } from '../../src/statistics/simulate/agenda.ts'
import { runs } from '../property/runs.ts'

it('gives back each minute once, earliest first, with all of its cases, and none from the end on', () => {
  const entry = fc.tuple(fc.integer({ min: 0, max: 40 }), fc.array(fc.nat(3), { maxLength: 3 }))
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 60 }), fc.integer({ min: 0, max: 45 }), (entries, end) => {
      const one = agenda()
      for (const [minute, cases] of entries) one.add(minute, ...cases)
      const given: (readonly [number, readonly number[]])[] = []
      for (let next = one.next(end); next !== undefined; next = one.next(end))
        given.push([next.minute, [...next.cases].toSorted()])
      const expected = [...Map.groupBy(entries, ([minute]) => minute)]
        .filter(([minute]) => minute < end)
        .toSorted(([a], [b]) => a - b)
        .map(([minute, of]) => [minute, [...new Set(of.flatMap(([, cases]) => cases))].toSorted()])
      expect(given).toEqual(expected)
    }),
    runs(200),
  )
})
