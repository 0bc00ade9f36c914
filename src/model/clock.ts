/** The clocks that the time-limit tab sets (R14), in the order in which they usually run out. Each has its own deadline column. */
export const POLICY_CLOCKS = ['dispatch', 'respond', 'arrive', 'reply', 'resolve', 'progress', 'callback'] as const
export type PolicyClock = (typeof POLICY_CLOCKS)[number]

/**
 * All clocks of a case. Two of them no policy sets: *promise* runs until the completion date that the customer was given, and
 * *slip* when that date is put off a second time (R20).
 */
export const CLOCKS = [...POLICY_CLOCKS, 'promise', 'slip'] as const
export type Clock = (typeof CLOCKS)[number]
