import { lotOf, pledgeOf } from '../adapters/hmac/lots.ts'
import type { Week } from '../model/week.ts'
import type { DrawSecret } from '../statistics/callbacks/verify-week.ts'

/** A draw by the secret that was published of its week: whoever has that needs no key. */
export const drawBySecret = (secret: string, week: Week): DrawSecret => ({
  secret,
  pledge: pledgeOf(secret),
  lot: (number, cycle) => lotOf(secret, week, number, cycle),
})
