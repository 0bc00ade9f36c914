import { callbacks } from './callbacks.ts'
import { earlierComplaints } from './complaints-earlier.ts'
import { laterComplaints } from './complaints-later.ts'
import { incidents } from './incidents.ts'
import { earlierRepairs } from './repairs-earlier.ts'
import { laterRepairs } from './repairs-later.ts'

/** Three weeks of an invented estate, oldest first, as its desk would have typed them; `src/sheet/demo-rows.ts` makes cells of it. */
export const demo = {
  complaint: [...earlierComplaints, ...laterComplaints],
  repair: [...earlierRepairs, ...laterRepairs],
  callback: callbacks,
  incident: incidents,
} as const
