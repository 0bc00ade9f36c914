import type { Basis, ClockBasis, PromisedDate } from '../model/basis.ts'
import type { CaseFields } from '../model/case.ts'
import { type Instant, instant, MINUTE } from '../model/instant.ts'

/** A promised date changed this soon after it came into the ledger was mistyped: nobody can have told the customer both. */
export const CORRECTION_WINDOW = 10 * MINUTE

/** As many promised dates of a cycle are kept; the history tab has all of them. */
export const MOST_PROMISES = 200

type Begun = CaseFields & { readonly receivedAt: Instant }

/** The completion date that the customer has been given and that holds now; one from before the cycle began is none. */
export const currentPromise = ({ promisedAt, reopenedAt, receivedAt }: Begun): Instant | undefined =>
  (promisedAt ?? -Infinity) >= (reopenedAt ?? receivedAt) ? promisedAt : undefined

/**
 * Every promised date of the cycle in order, and when the ledger first had it (R20). A date typed within `CORRECTION_WINDOW`
 * of the last one takes its place; so the last one typed anew, or cleared and typed again, changes nothing. A cleared cell
 * keeps the list.
 */
export function promisesOf(
  fields: Begun,
  before: Basis | undefined,
  cycle: number,
  now: Instant,
): readonly PromisedDate[] {
  const known = before?.cycle === cycle ? before.promises : []
  const date = currentPromise(fields)
  const last = known.at(-1)
  if (date === undefined || last?.date === date) return known
  if (last === undefined || now - last.since >= CORRECTION_WINDOW)
    return [...known, { date, since: now }].slice(-MOST_PROMISES)
  const others = known.slice(0, -1)
  // Back at the date before: there was no change at all.
  return others.at(-1)?.date === date ? others : [...others, { date, since: last.since }]
}

/** The promises that put the date off: each later than the one before it. */
export const slipsOf = (promises: readonly PromisedDate[]): readonly PromisedDate[] =>
  promises.filter(({ date }, index) => date > (promises[index - 1]?.date ?? Infinity))

/**
 * The clocks that promises make (R20): *promise* is due on the date that holds; *slip* when the date was put off for the second
 * time, and at each further time, once it is too late for the new date to have been mistyped: nobody is alarmed by a slip of the
 * pen.
 */
export function promiseClocks(
  fields: Begun,
  promises: readonly PromisedDate[],
): { readonly promise?: ClockBasis; readonly slip?: ClockBasis } {
  const date = currentPromise(fields)
  const [, ...further] = slipsOf(promises)
  const slip = further.at(-1)
  return {
    ...(date === undefined ? {} : { promise: { from: [], due: date } }),
    ...(slip === undefined ? {} : { slip: { from: [], due: instant(slip.since + CORRECTION_WINDOW) } }),
  }
}
