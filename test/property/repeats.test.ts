import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { caseNumber, type Series } from '../../src/model/case-number.ts'
import { DAY, instant } from '../../src/model/instant.ts'
import { textLikeness } from '../../src/rules/repeats/likeness.ts'
import type { EarlierCase } from '../../src/rules/repeats/matter.ts'
import { repeatOf } from '../../src/rules/repeats/repeat-of.ts'
import { HOSTILE_TEXTS } from '../fixtures/hostile-texts.ts'
import { pairs } from '../fixtures/repeats/pairs.ts'
import { sh } from '../support/desk.ts'
import { runs } from './runs.ts'

const now = sh('2026-11-21 10:00')
const texts = pairs.flatMap(({ earlier, again }) => [earlier.description, again.description])
const text = fc.oneof(
  fc.constantFrom(...texts),
  fc.constantFrom(...Object.values(HOSTILE_TEXTS)),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.array(fc.constantFrom(...texts), { maxLength: 4 }).map((all) => all.join('，')),
)
const case_ = fc.record({
  receivedAt: fc.integer({ min: now - 40 * DAY, max: now }).map(instant),
  customer: fc.constantFrom('王丽华', '王女士', '匿名', ''),
  phone: fc.constantFrom('13900010001', '13900020002', ''),
  room: fc.constantFrom('3-2-1201', '3-1201', '9-1-301', '3号楼大堂', ''),
  category: fc.constantFrom('给排水', '噪音扰民', ''),
  description: text,
})
const cases = fc
  .array(case_, { maxLength: 6 })
  .map((all) => all.map((one, n): EarlierCase => ({ ...one, number: caseNumber('BX-20261101' as Series, n + 1) })))

describe('repeats', () => {
  it('texts are as like whichever comes first, from 0 to 1, and 1 to themselves', () => {
    fc.assert(
      fc.property(text, text, (one, other) => {
        const likeness = textLikeness(one, other)
        expect(likeness).toBeCloseTo(textLikeness(other, one), 12)
        expect(likeness).toBeGreaterThanOrEqual(0)
        expect(likeness).toBeLessThanOrEqual(1)
        expect(textLikeness(one, one)).toBe(1)
      }),
      runs(300),
    )
  })

  it('in whatever order earlier cases stand, the same one is found, within the window, and never one that was ruled out', () => {
    fc.assert(
      fc.property(case_, cases, fc.integer({ min: 0, max: 6 }), (one, all, from) => {
        const asked = { ...one, receivedAt: now }
        const options = { days: 30, notRepeats: [] }
        const found = repeatOf(asked, () => all, options)
        const turned = [...all.slice(from), ...all.slice(0, from)].toReversed()
        expect(repeatOf(asked, () => turned, options)).toEqual(found)
        if (found === undefined) return
        expect(found.likeness).toBeGreaterThanOrEqual(0.5)
        expect(found.likeness).toBeLessThanOrEqual(1)
        expect(found.why.some((reason) => reason === 'phone' || reason === 'name' || reason === 'room')).toBe(true)
        expect(all.find(({ number }) => number === found.of)?.receivedAt).toBeGreaterThanOrEqual(now - 30 * DAY)
        expect(repeatOf(asked, () => all, { ...options, notRepeats: [found.of] })?.of).not.toBe(found.of)
      }),
      runs(300),
    )
  })
})
