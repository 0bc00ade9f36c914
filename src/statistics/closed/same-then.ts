import type { Round } from '../round.ts'

/**
 * A round as it is found now, without what is no correction of a month that was made final, for nobody knows when it came: what goes on in
 * a case that was open and, seen from then, still is: another handler, a cause found out. What was typed over is a correction all the same.
 * `isAnew`: the case was reopened after the month was final, and what is typed of its new cycle stands where that of this one stood.
 */
export function sameThen(now: Round, then: Round, isAnew: boolean): Round {
  const isAsked = now.callback?.outcome !== undefined || then.callback?.outcome !== undefined
  const isOpen = now.resolvedAt === undefined && then.resolvedAt === undefined
  return {
    ...now,
    // A week's draw goes on after a month is final; who was called and what they said does not change by it.
    callback: isAsked ? now.callback : then.callback,
    ...(isOpen || isAnew ? goneOn(now, then) : {}),
    ...(isAnew ? { clocks: then.clocks, repliedAt: then.repliedAt } : {}),
  }
}

const goneOn = (now: Round, then: Round): Partial<Round> => ({
  handler: then.handler,
  department: then.department,
  isAbnormal: then.isAbnormal,
  cause: then.cause === undefined ? undefined : now.cause,
  validity: then.validity === undefined ? undefined : now.validity,
})
