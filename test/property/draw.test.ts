import fc from 'fast-check'
import { expect, it } from 'vitest'
import { lotOf } from '../../src/adapters/hmac/lots.ts'
import type { CallbackWhy } from '../../src/model/callback.ts'
import type { CaseNumber } from '../../src/model/case-number.ts'
import type { Week } from '../../src/model/week.ts'
import { draw, type Finished, wanted } from '../../src/rules/callbacks/draw.ts'
import { runs } from './runs.ts'

const WEEK = '2026-W47' as Week
const lotsOf =
  (secret: string) =>
  (number: CaseNumber, cycle: number): string =>
    lotOf(secret, WEEK, number, cycle)

const decided: fc.Arbitrary<CallbackWhy> = fc.constantFrom('mandatory', 'exempt', 'inDraw', 'inDraw', 'inDraw')
/** A week, sweep by sweep: what each found finished. */
const week: fc.Arbitrary<readonly (readonly Finished[])[]> = fc
  .array(fc.array(decided, { maxLength: 6 }), { maxLength: 12 })
  .map((sweeps) => {
    let count = 0
    return sweeps.map((one) =>
      one.map((why): Finished => ({ number: `BX-20261116-${++count}` as CaseNumber, cycle: 1 + (count % 2), why })),
    )
  })
const share = fc.integer({ min: 30, max: 100 }).map((perCent) => perCent / 100)
const secret = fc.stringMatching(/^[0-9a-f]{64}$/)

/** All that was finished after each sweep, with what was picked by then. */
function play(
  sweeps: readonly (readonly Finished[])[],
  of: number,
  lot: ((number: CaseNumber, cycle: number) => string) | undefined,
): readonly (readonly Finished[])[] {
  let known: readonly Finished[] = []
  return sweeps.map((found) => {
    const all = [...known, ...found]
    const picked = new Set(draw(all, of, lot))
    known = all.map((one) => (picked.has(one) ? { ...one, why: 'sampled' } : one))
    return known
  })
}

const pickedOf = (all: readonly Finished[] = []): readonly string[] =>
  all.flatMap(({ number, why }) => (why === 'sampled' ? [number] : [])).toSorted()
const toCall = (all: readonly Finished[]): number =>
  all.filter(({ why }) => why === 'mandatory' || why === 'sampled').length
const callable = (all: readonly Finished[]): number => all.filter(({ why }) => why !== 'exempt').length

it('at every moment as many are to be called as the share asks for, or all that can be, and no more are picked for it', () => {
  fc.assert(
    fc.property(week, share, secret, (sweeps, of, key) => {
      let before = 0
      for (const all of play(sweeps, of, lotsOf(key))) {
        const least = Math.min(wanted(all.length, of), callable(all))
        expect(toCall(all)).toBeGreaterThanOrEqual(least)
        const picked = pickedOf(all).length
        // Mandatory ones that come later may be more than the share.
        if (picked > before) expect(toCall(all)).toBe(least)
        before = picked
      }
    }),
    runs(300),
  )
})

it('what was picked stays picked', () => {
  fc.assert(
    fc.property(week, share, secret, (sweeps, of, key) => {
      let before: readonly string[] = []
      for (const all of play(sweeps, of, lotsOf(key))) {
        const now = pickedOf(all)
        expect(now).toEqual(expect.arrayContaining([...before]))
        before = now
      }
    }),
    runs(200),
  )
})

it('the same secret picks the same again, in whichever order a sweep finds its cases', () => {
  fc.assert(
    fc.property(week, share, secret, secret, (sweeps, of, key, order) => {
      const place = ({ number, cycle }: Finished) => lotOf(order, WEEK, number, cycle)
      const shuffled = sweeps.map((one) => one.toSorted((a, b) => (place(a) < place(b) ? -1 : 1)))
      const [one, other] = [sweeps, shuffled].map((all) => play(all, of, lotsOf(key)).map(pickedOf))
      expect(other).toEqual(one)
    }),
    runs(200),
  )
})

it('without lots all are picked', () => {
  fc.assert(
    fc.property(week, share, (sweeps, of) => {
      for (const all of play(sweeps, of, undefined)) expect(all.some(({ why }) => why === 'inDraw')).toBe(false)
    }),
    runs(100),
  )
})

it('another secret picks others, and no case is picked by all of them, nor by none', () => {
  const cases = Array.from(
    { length: 20 },
    (_, index): Finished => ({ number: `BX-20261116-${index}` as CaseNumber, cycle: 1, why: 'inDraw' }),
  )
  const draws = Array.from({ length: 60 }, (_, key) => pickedOf(play([cases], 0.3, lotsOf(`secret ${key}`)).at(-1)))
  expect(new Set(draws.map((one) => one.join())).size).toBe(draws.length)
  for (const { number } of cases) {
    const times = draws.filter((one) => one.includes(number)).length
    expect(times).toBeGreaterThan(0)
    expect(times).toBeLessThan(draws.length)
  }
})
