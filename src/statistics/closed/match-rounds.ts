import type { Round } from '../round.ts'

/** A round of a final month and the same round as it is found now; one of them where it is only there. */
export type RoundPair =
  | { readonly then: Round; readonly now: Round | undefined }
  | { readonly then: undefined; readonly now: Round }

/**
 * Which round is which: by number and cycle, whatever rows they stand in. What had no number when the month was made final is known by
 * when it was received, of several the one in its row first. What is there twice is taken once each, in order.
 */
export function matchRounds(then: readonly Round[], now: readonly Round[]): readonly RoundPair[] {
  const found = new Map<Round, Round>()
  const taken = new Set<Round>()
  const match = (some: readonly Round[], keyOf: (round: Round) => string | undefined): void => {
    const lists = Map.groupBy(
      now.filter((round) => !taken.has(round)),
      keyOf,
    )
    for (const round of some) {
      const key = keyOf(round)
      const same = key === undefined || found.has(round) ? undefined : lists.get(key)?.shift()
      if (same === undefined) continue
      found.set(round, same)
      taken.add(same)
    }
  }
  match(then, ({ number, cycle }) => number && `${number}#${cycle}`)
  const unnumbered = then.filter(({ number }) => number === undefined)
  match(unnumbered, ({ begunAt, cycle, row }) => `${begunAt}#${cycle}#${row}`)
  match(unnumbered, ({ begunAt, cycle }) => `${begunAt}#${cycle}`)
  return [
    ...then.map((round) => ({ then: round, now: found.get(round) })),
    ...now.filter((round) => !taken.has(round)).map((round) => ({ then: undefined, now: round })),
  ]
}
