import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { HOUR, MINUTE, SECOND } from '../../model/instant.ts'

/** How often somebody may do something in a while; each in this instance's memory. */
export interface ActLimits {
  /** Asked before anything else; the address is that of a whole office, or of a scanner that follows every link. Answers seconds to wait. */
  readonly ask: (address: string) => Promise<number | undefined>
  /** Before the ledger is read for a page. */
  readonly look: (mail: string) => Promise<number | undefined>
  readonly act: (mail: string) => Promise<number | undefined>
  /** Whether a mail may be sent: one an hour for a person and a case, and few at the wish of one address. */
  readonly mayMail: (what: string, address: string) => Promise<boolean>
  /** None was sent after all: it may be asked for again at once. */
  readonly notMailed: (what: string) => Promise<unknown>
}

/** How many hours pass between two new mails. */
export const MAIL_HOURS = 1

export function actLimits(): ActLimits {
  const of = (points: number, time: number): RateLimiterMemory =>
    new RateLimiterMemory({ points, duration: time / SECOND })
  const asked = of(600, MINUTE)
  const looked = of(240, MINUTE)
  const acted = of(60, 10 * MINUTE)
  const mailed = of(1, MAIL_HOURS * HOUR)
  const wished = of(30, HOUR)
  return {
    ask: (address) => wait(asked, address),
    look: (mail) => wait(looked, mail),
    act: (mail) => wait(acted, mail),
    mayMail: async (what, address) =>
      (await wait(wished, address)) === undefined && (await wait(mailed, what)) === undefined,
    notMailed: (what) => mailed.delete(what),
  }
}

async function wait(limiter: RateLimiterMemory, key: string): Promise<number | undefined> {
  try {
    await limiter.consume(key)
    return undefined
  } catch (thrown) {
    if (!(thrown instanceof RateLimiterRes)) throw thrown
    return Math.max(1, Math.ceil(thrown.msBeforeNext / SECOND))
  }
}
