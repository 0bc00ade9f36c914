import { describe, expect, it } from 'vitest'
import { chanceOfAsMany } from '../../../src/statistics/callbacks/chance.ts'
import { exemptionsByName } from '../../../src/statistics/callbacks/exemptions.ts'
import type { FinishedCycle } from '../../../src/statistics/callbacks/finished-cycle.ts'
import { cycles } from './support.ts'

describe('the chance of as many', () => {
  // Fisher's own: eight cups of tea, four with the milk first, all four told.
  it.each([
    ['the lady tasting tea', [4, 4, 4, 8], 1 / 70],
    ['three of her four', [3, 4, 4, 8], 17 / 70],
    ['none at least is sure', [0, 4, 4, 8], 1],
    ['more than can be left out is sure', [2, 3, 3, 4], 1],
    ['all of one', [1, 1, 1, 2], 1 / 2],
    ['nothing drawn', [0, 0, 3, 9], 1],
    ['all drawn', [3, 9, 3, 9], 1],
  ] as const)('%s', (_, [hits, drawn, marked, all], expected) => {
    expect(chanceOfAsMany(hits, drawn, marked, all)).toBeCloseTo(expected, 12)
  })

  it('of large numbers is neither lost nor more than sure', () => {
    expect(chanceOfAsMany(0, 20_000, 30_000, 90_000)).toBe(1)
    expect(chanceOfAsMany(20_000, 20_000, 30_000, 90_000)).toBeLessThan(1e-300)
    expect(chanceOfAsMany(6_667, 20_000, 30_000, 90_000)).toBeGreaterThan(0.4)
    expect(chanceOfAsMany(6_667, 20_000, 30_000, 90_000)).toBeLessThan(0.6)
  })
})

const EXEMPT = { why: 'exempt', outcome: 'exempt' } as const
/** Somebody's cases: so many exempt, of so many in all. */
const of = (handler: string | undefined, exempt: number, all: number): readonly FinishedCycle[] => [
  ...cycles(exempt, { ...EXEMPT, handler }),
  ...cycles(all - exempt, { handler }),
]

describe('exemptions by name (R36)', () => {
  const markedIn = (...desk: readonly (readonly FinishedCycle[])[]) =>
    exemptionsByName(desk.flat()).flatMap(({ name, isFarAbove }) => (isFarAbove ? [name] : []))

  it.each([
    ['nearly all of one, and one of sixty of the others', [of('甲', 8, 10), of('乙', 1, 30), of('丙', 0, 30)], ['甲']],
    ['two of two are not enough', [of('甲', 2, 2), of('乙', 0, 200)], []],
    ['three of four among few cases can be chance', [of('甲', 3, 4), of('乙', 2, 8)], []],
    ['all alike', [of('甲', 4, 20), of('乙', 5, 20), of('丙', 6, 20)], []],
    ['less than twice the others, however many', [of('甲', 600, 1000), of('乙', 400, 1000)], []],
    ['twice the others, and many', [of('甲', 120, 400), of('乙', 60, 400)], ['甲']],
    ['alone at the desk: nothing is usual', [of('甲', 9, 10)], []],
    [
      'one of many names has more of a chance to stand out',
      [of('甲', 4, 10), ...Array.from({ length: 20 }, (_, index) => of(`丙${index}`, index % 2, 10))],
      [],
    ],
    ['those of nobody are nobody’s', [of(undefined, 9, 10), of('乙', 0, 60)], []],
    ['who never exempts is not marked', [of('甲', 0, 100), of('乙', 30, 60)], ['乙']],
  ])('%s', (_, desk, expected) => {
    expect(markedIn(...desk)).toEqual(expected)
  })

  it('stand with the share of everybody else beside them, the most first', () => {
    expect(exemptionsByName([...of('乙', 1, 4), ...of('甲', 1, 2), ...of('丙', 2, 2)])).toEqual([
      {
        name: '丙',
        theirs: { numerator: 2, denominator: 2 },
        others: { numerator: 2, denominator: 6 },
        isFarAbove: false,
      },
      {
        name: '乙',
        theirs: { numerator: 1, denominator: 4 },
        others: { numerator: 3, denominator: 4 },
        isFarAbove: false,
      },
      {
        name: '甲',
        theirs: { numerator: 1, denominator: 2 },
        others: { numerator: 3, denominator: 6 },
        isFarAbove: false,
      },
    ])
  })
})
