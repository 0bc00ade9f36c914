/** The clocks of a case (R14), in the order in which they usually run out. Each has its own deadline column. */
export const CLOCKS = ['dispatch', 'respond', 'arrive', 'reply', 'resolve', 'progress', 'callback'] as const
export type Clock = (typeof CLOCKS)[number]
