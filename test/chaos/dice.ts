/** Chances that a seed tells: the same seed, the same throws. */
export interface Dice {
  /** A whole number from 0 up to, not including, `below`. */
  int(below: number): number
  /** True so often of one. */
  chance(share: number): boolean
  /** One of a list that is not empty. */
  pick<T>(list: readonly T[]): T
  /** A seed for other dice. */
  seed(): number
}

/** Dice from a seed (mulberry32). */
export function diceOf(seed: number): Dice {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return (mixed ^ (mixed >>> 14)) >>> 0
  }
  // Neighbouring seeds begin alike.
  for (let round = 0; round < 4; round++) next()
  const int = (below: number): number => Math.floor((next() / 2 ** 32) * below)
  return {
    int,
    chance: (share) => next() / 2 ** 32 < share,
    pick: (list) => list[int(list.length)] as (typeof list)[number],
    seed: next,
  }
}
