import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lotOf } from '../../src/adapters/hmac/lots.ts'
import type { CallbackWhy } from '../../src/model/callback.ts'
import type { CaseNumber } from '../../src/model/case-number.ts'
import { draw } from '../../src/rules/callbacks/draw.ts'
import { chanceOfAsMany } from '../../src/statistics/callbacks/chance.ts'
import { checkDraw } from '../../src/statistics/callbacks/check-draw.ts'
import { callbackFigures } from '../../src/statistics/callbacks/figures.ts'
import type { FinishedCycle } from '../../src/statistics/callbacks/finished-cycle.ts'
import { type WeekBlock, weekBlock } from '../../src/statistics/callbacks/week-block.ts'
import { cycle, end, minute, W47, week } from '../statistics/callbacks/support.ts'
import { sh } from '../statistics/support.ts'
import { runs } from './runs.ts'

const why = fc.constantFrom<CallbackWhy>('mandatory', 'sampled', 'exempt', 'inDraw', 'passed')
const said = fc.option(fc.constantFrom('satisfied', 'fairly', 'dissatisfied', 'refused'), { nil: undefined })

/** A finished cycle with an outcome that fits the rest of it. */
const anyCycle: fc.Arbitrary<FinishedCycle> = fc
  .record({
    register: fc.constantFrom('complaint', 'repair', 'incident'),
    why,
    answer: said,
    isReopened: fc.boolean(),
    isLate: fc.boolean(),
    tries: fc.integer({ min: 0, max: 2 }),
    handler: fc.option(fc.constantFrom('甲', '乙', '=1+1'), { nil: undefined }),
    caller: fc.option(fc.constantFrom('甲', '丙'), { nil: undefined }),
    because: fc.option(fc.constantFrom('complaint', 'contractor', '我们的', '__proto__'), { nil: undefined }),
    week: fc.constantFrom(W47, week('2026-W46')),
  })
  .map(({ answer, isReopened, ...one }) => {
    const isPicked = one.why === 'mandatory' || one.why === 'sampled'
    const unasked = one.why === 'exempt' ? 'exempt' : isPicked ? (isReopened ? 'overtaken' : 'open') : 'undrawn'
    const answered = answer === 'refused' ? 'declined' : 'called'
    return cycle({
      ...one,
      outcome: answer === undefined ? unasked : answered,
      end: answer === undefined ? undefined : end(answer),
    })
  })
const week47 = fc.array(anyCycle, { maxLength: 40 })

/** The same cycles in two orders. */
const inTwoOrders = week47.chain((cycles) =>
  fc.tuple(fc.constant(cycles), fc.shuffledSubarray([...cycles], { minLength: cycles.length })),
)

/** All of a week but the cycles themselves. */
const figuresOf = ({ total, byRegister, classes, callers, handlers }: WeekBlock) => ({
  total,
  byRegister,
  classes,
  callers,
  handlers,
})

/** The figures once more, from the words of their definitions, with nothing shared. */
function walked(cycles: readonly FinishedCycle[]): Record<string, number> {
  const sums = { finished: 0, mandatory: 0, sampled: 0, called: 0, declined: 0, open: 0, unreached: 0, late: 0 }
  const more = { satisfied: 0, fairly: 0, dissatisfied: 0, exempt: 0, undrawn: 0, overtaken: 0, assigned: 0 }
  for (const one of cycles) {
    sums.finished++
    if (one.why === 'mandatory') sums.mandatory++
    if (one.why === 'sampled') sums.sampled++
    const picked = one.why === 'mandatory' || one.why === 'sampled'
    if (picked || one.end !== undefined) more.assigned++
    if (one.isLate) sums.late++
    if (one.end === undefined) {
      if (one.why === 'exempt') more.exempt++
      else if (!picked) more.undrawn++
      else if (one.outcome === 'overtaken') more.overtaken++
      else {
        sums.open++
        if (one.tries > 0) sums.unreached++
      }
    } else if (one.end.outcome === 'refused') sums.declined++
    else {
      sums.called++
      more[one.end.outcome]++
    }
  }
  return { ...sums, ...more }
}

describe('the callbacks of a week', () => {
  it('are those that a plain walk over the cycles counts, and every cycle has become one thing', () => {
    fc.assert(
      fc.property(week47, (cycles) => {
        const figures = callbackFigures(cycles)
        const counted = Object.fromEntries(
          Object.entries(figures).flatMap(([key, { numerator, denominator }]) =>
            denominator === undefined ? [[key, numerator]] : [],
          ),
        )
        expect(counted).toEqual(walked(cycles))
        const { called, declined, exempt, overtaken, open, undrawn, finished } = figures
        const parts = [called, declined, exempt, overtaken, open, undrawn].map(({ numerator }) => numerator)
        expect(parts.reduce((sum, part) => sum + part, 0)).toBe(finished.numerator)
        for (const { numerator, denominator } of [figures.rate, figures.pickedShare, figures.satisfiedShare])
          expect(numerator).toBeLessThanOrEqual(denominator ?? 0)
        expect(figures.satisfiedShare).toEqual({
          numerator: figures.satisfied.numerator + figures.fairly.numerator,
          denominator: called.numerator,
        })
      }),
      runs(300),
    )
  })

  it('add up over registers, classes and names, whatever the order of the rows', () => {
    fc.assert(
      fc.property(inTwoOrders, ([cycles, again]) => {
        const block = weekBlock(W47, cycles)
        const sum = (lines: readonly { readonly figures: typeof block.total }[], key: 'finished' | 'called') =>
          lines.reduce((total, { figures }) => total + figures[key].numerator, 0)
        for (const key of ['finished', 'called'] as const)
          for (const lines of [block.byRegister, block.handlers])
            expect(sum(lines, key)).toBe(block.total[key].numerator)
        expect(sum(block.classes, 'finished')).toBe(block.total.mandatory.numerator)
        expect(sum(block.callers, 'finished')).toBe(block.total.assigned.numerator)
        for (const { isComplete, open, figures } of block.classes) {
          expect(open).toHaveLength(figures.open.numerator)
          expect(isComplete).toBe(figures.finished.numerator === 0 ? undefined : open.length === 0)
        }
        expect(figuresOf(weekBlock(W47, again))).toEqual(figuresOf(block))
      }),
      runs(200),
    )
  })
})

/** A week in which cases are finished one after the other, with a draw after each sweep; a number is the place in the list. */
const finishing = fc.array(
  fc.record({
    why: fc.constantFrom<CallbackWhy>('inDraw', 'inDraw', 'inDraw', 'mandatory', 'exempt'),
    /** Sweeps since the one before: none, it came with it. */
    after: fc.integer({ min: 0, max: 2 }),
  }),
  { minLength: 1, maxLength: 30 },
)
const SECRET = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes).toString('hex'))
const END = sh('2026-11-23 00:00')

function drawn(week: readonly { readonly why: CallbackWhy; readonly after: number }[], share: number, secret: string) {
  const lot = (number: CaseNumber, of: number) => lotOf(secret, W47, number, of)
  let now = 0
  let cycles: readonly FinishedCycle[] = []
  for (const [index, { why: first, after }] of week.entries()) {
    now += after
    const number = `BX-20261116-${String(index + 1).padStart(3, '0')}` as CaseNumber
    cycles = [...cycles, cycle({ number, why: first, since: minute(now) })]
    if (week[index + 1]?.after === 0) continue
    const picked = new Set(draw(cycles, share, lot).map((one) => one.number))
    cycles = cycles.map((one) => (picked.has(one.number) ? { ...one, why: 'sampled', drawnAt: minute(now) } : one))
  }
  return { cycles, lot }
}

describe('going through a draw again (R38)', () => {
  it('fits every honest draw', () => {
    fc.assert(
      fc.property(finishing, fc.constantFrom(0.3, 0.35, 0.5, 1), SECRET, (week, share, secret) => {
        const { cycles, lot } = drawn(week, share, secret)
        expect(checkDraw(cycles, lot, END)).toEqual([])
      }),
      runs(200),
    )
  })

  it('finds whoever was picked in another one’s place', () => {
    fc.assert(
      fc.property(finishing, SECRET, fc.nat(), (week, secret, dice) => {
        const { cycles, lot } = drawn(week, 0.3, secret)
        const swaps = cycles.flatMap((picked) =>
          picked.why !== 'sampled'
            ? []
            : cycles.flatMap((left) =>
                left.why === 'inDraw' && left.since <= (picked.drawnAt ?? 0) ? [[picked, left] as const] : [],
              ),
        )
        const swap = swaps[dice % Math.max(swaps.length, 1)]
        if (swap === undefined) return
        const [picked, left] = swap
        const forged = cycles.map((one): FinishedCycle => {
          if (one === picked) return { ...one, why: 'inDraw', drawnAt: undefined }
          return one === left ? { ...one, why: 'sampled', drawnAt: picked.drawnAt } : one
        })
        expect(checkDraw(forged, lot, END)).toContainEqual(
          expect.objectContaining({ kind: 'passed-over', picked: { number: left.number, cycle: 1 } }),
        )
      }),
      runs(200),
    )
  })
})

/** How many ways there are to choose so many of so many. */
function ways(all: number, some: number): bigint {
  if (some < 0 || some > all) return 0n
  let count = 1n
  for (let index = 1; index <= some; index++) count = (count * BigInt(all - some + index)) / BigInt(index)
  return count
}

it('the chance of as many is what counting all ways gives', () => {
  const sizes = fc.tuple(fc.nat(60), fc.nat(60), fc.nat(60)).map(([hits, more, others]) => ({ hits, more, others }))
  fc.assert(
    fc.property(sizes, fc.nat(60), ({ hits, more, others }, left) => {
      const [theirs, marked, all] = [hits + more, hits + others, hits + more + others + left]
      let above = 0n
      for (let count = hits; count <= Math.min(theirs, marked); count++)
        above += ways(marked, count) * ways(all - marked, theirs - count)
      const expected = Number((above * 10n ** 15n) / ways(all, theirs)) / 1e15
      expect(chanceOfAsMany(hits, theirs, marked, all)).toBeCloseTo(expected, 9)
    }),
    runs(200),
  )
})
