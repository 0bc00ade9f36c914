import { describe, expect, it } from 'vitest'
import { figuresOf, judge, pairs } from '../../fixtures/repeats/pairs.ts'

const judged = pairs.map((pair) => ({ pair, found: judge(pair) }))

describe('the labelled pairs (R40)', () => {
  it('are enough, and half of them hard to tell from repeats', () => {
    expect(pairs.length).toBeGreaterThanOrEqual(240)
    const hard = pairs.filter(({ isRepeat, kind }) => !isRepeat && kind !== 'easy')
    expect(hard.length).toBeGreaterThanOrEqual(pairs.length / 2)
    expect(new Set(pairs.map(({ id }) => id)).size).toBe(pairs.length)
  })

  it.each(['tuning', 'held-out'] as const)('%s: at least 90 %% of what is found is right, 80 %% is found', (half) => {
    const { precision, recall } = figuresOf(judged.filter(({ pair }) => pair.half === half))
    expect(precision).toBeGreaterThanOrEqual(0.9)
    expect(recall).toBeGreaterThanOrEqual(0.8)
  })
})
