/** The clocks that the time-limit tab sets (R14), in the order in which they usually run out. Each has its own deadline column. */
export const POLICY_CLOCKS = ['dispatch', 'respond', 'arrive', 'reply', 'resolve', 'progress', 'callback'] as const
export type PolicyClock = (typeof POLICY_CLOCKS)[number]

const POLICY: ReadonlySet<string> = new Set(POLICY_CLOCKS)

/** Whether a clock has a limit of the policy; the others are counted round the clock. */
export const isPolicyClock = (clock: Clock): clock is PolicyClock => POLICY.has(clock)

/**
 * The clocks with a deadline: those of the policy, and two that no policy sets: *promise* runs until the completion date that the
 * customer was given, *slip* when that date is put off a second time (R20).
 */
export const DEADLINE_CLOCKS = [...POLICY_CLOCKS, 'promise', 'slip'] as const
export type DeadlineClock = (typeof DEADLINE_CLOCKS)[number]

/**
 * What goes up on first sight: due the moment it is first seen (R13, R29, R30). *critical* endangers people, *upset* is a customer
 * not calmed, *authority* is what the first receiver may not decide.
 */
export const FIRST_SIGHT_CLOCKS = ['critical', 'incident', 'abnormal', 'upset', 'authority'] as const
export type FirstSightClock = (typeof FIRST_SIGHT_CLOCKS)[number]

/**
 * What goes up at once: on first sight, or once it is known. *repeat* is likely to be an earlier case again (R40), *reopened* one whose
 * customer was not satisfied (R34), *unreached* one whose customer was called so often and never reached (R37).
 */
export const IMMEDIATE_CLOCKS = [...FIRST_SIGHT_CLOCKS, 'repeat', 'reopened', 'unreached'] as const
export type ImmediateClock = (typeof IMMEDIATE_CLOCKS)[number]

const IMMEDIATE: ReadonlySet<string> = new Set(IMMEDIATE_CLOCKS)

/** Whether a clock is due the moment it is first seen. */
export const isImmediate = (clock: Clock): clock is ImmediateClock => IMMEDIATE.has(clock)

/**
 * All clocks. *handover* is due when a case that is known has another handler; *entry* is of a row that has been wrong for too long to
 * be accepted (R05).
 */
export const CLOCKS = [...DEADLINE_CLOCKS, ...IMMEDIATE_CLOCKS, 'handover', 'entry'] as const
export type Clock = (typeof CLOCKS)[number]

/**
 * What notices speak of: the clocks of cases; *health*, what became of the workbook itself; *delivery*, what was not delivered; *daily*,
 * what a day has left (R43).
 */
export type NoticeClock = Clock | 'health' | 'delivery' | 'daily'
