import { CLOCKS } from './counts-clocks.ts'
import { DOUBTFUL, FLOW, OUTCOME } from './counts-flow.ts'
import { KINDS, SAID } from './counts-kinds.ts'

export { DOUBTFUL }

/** Every figure that counts, by its key: what is stored, compared, added and listed goes by these. */
export const COUNTS = { ...FLOW, ...OUTCOME, ...CLOCKS, ...KINDS, ...SAID, ...DOUBTFUL }
export type CountKey = keyof typeof COUNTS
export const COUNT_KEYS = Object.keys(COUNTS) as readonly CountKey[]
