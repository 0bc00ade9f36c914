import type { LedgerRounds } from '../ledger-rounds.ts'
import type { Round } from '../round.ts'

/**
 * How a case goes on after a month was made final: `open` as it was then, so that what is typed may be of later; or `anew`, reopened since,
 * so that what is typed of its new cycle stands where that of the earlier ones stood.
 */
export type GoesOn = 'open' | 'anew'

/** The cases that go on after a moment, by number: by what is known `then`, as of that moment, and at `present`. */
export function casesGoingOn(then: LedgerRounds, present: LedgerRounds): ReadonlyMap<string, GoesOn> {
  const goes = new Map<string, GoesOn>()
  for (const { number, resolvedAt } of roundsIn(then))
    if (number !== undefined && resolvedAt === undefined) goes.set(number, 'open')
  for (const { number, cycle, begunAt } of roundsIn(present))
    if (number !== undefined && cycle > 1 && begunAt > then.asOf) goes.set(number, 'anew')
  return goes
}

const roundsIn = ({ registers }: LedgerRounds): readonly Round[] =>
  registers.flatMap((one) => ('lacks' in one ? [] : one.rounds))

/**
 * A round as it is found now, without what is no correction of a month that was made final, for nobody knows when it came: what goes on in
 * its case, another handler, a cause found out. What was typed over is a correction all the same.
 */
export function sameThen(now: Round, then: Round, goesOn: GoesOn | undefined): Round {
  const isAsked = now.callback?.outcome !== undefined || then.callback?.outcome !== undefined
  const isTypedOver = goesOn === 'anew' || (goesOn === 'open' && now.isReopened)
  return {
    ...now,
    // A week's draw goes on after a month is final; who was called and what they said does not change by it.
    callback: isAsked ? now.callback : then.callback,
    ...(goesOn === undefined ? {} : goneOn(now, then)),
    ...(isTypedOver ? { clocks: then.clocks, repliedAt: then.repliedAt } : {}),
  }
}

const goneOn = (now: Round, then: Round): Partial<Round> => ({
  handler: then.handler,
  department: then.department,
  isAbnormal: then.isAbnormal,
  cause: then.cause === undefined ? undefined : now.cause,
  validity: then.validity === undefined ? undefined : now.validity,
})
