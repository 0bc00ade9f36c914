import type { Round } from '../round.ts'

/** A round of a final month and the same round as it is found now; one of them where it is only there. */
export type RoundPair =
  | { readonly then: Round; readonly now: Round | undefined }
  | { readonly then: undefined; readonly now: Round }

/**
 * Which round is which: by number and cycle, whatever rows they stand in. What had no number when the month was made final is known by
 * when it was received. What is there twice is taken once each, in order.
 */
export function matchRounds(then: readonly Round[], now: readonly Round[]): readonly RoundPair[] {
  const byNumber = listsBy(now, numbered)
  const pairs: RoundPair[] = []
  const open: Round[] = []
  for (const round of then) {
    const key = numbered(round)
    const found = key === undefined ? undefined : byNumber.get(key)?.shift()
    if (key === undefined) open.push(round)
    else pairs.push({ then: round, now: found })
  }
  const taken = new Set(pairs.map((pair) => pair.now))
  const byTime = listsBy(
    now.filter((round) => !taken.has(round)),
    timed,
  )
  for (const round of open) pairs.push({ then: round, now: byTime.get(timed(round))?.shift() })
  for (const { now: found } of pairs) taken.add(found)
  return [...pairs, ...now.filter((round) => !taken.has(round)).map((round) => ({ then: undefined, now: round }))]
}

const numbered = ({ number, cycle }: Round): string | undefined =>
  number === undefined ? undefined : `${number}#${cycle}`
const timed = ({ begunAt, cycle }: Round): string => `${begunAt}#${cycle}`

function listsBy(rounds: readonly Round[], keyOf: (round: Round) => string | undefined): Map<string, Round[]> {
  const lists = new Map<string, Round[]>()
  for (const round of rounds) {
    const key = keyOf(round)
    if (key === undefined) continue
    const list = lists.get(key)
    if (list === undefined) lists.set(key, [round])
    else list.push(round)
  }
  return lists
}
