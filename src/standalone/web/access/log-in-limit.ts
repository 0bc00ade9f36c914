import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'

/** Keeps guessing slow. */
export interface LogInLimit {
  /**
   * Counts a try before it is judged, so that many at once are counted too. Answers the seconds to wait when there were too
   * many wrong ones, else undefined.
   */
  begin(address: string, name: string): Promise<number | undefined>
  /** The try was right: it does not count, and earlier ones under the name from there are forgotten. */
  succeeded(address: string, name: string): Promise<void>
}

const WINDOW = 15 * 60
/** Wrong tries in a window for one name from one address, and for all names from it: an office may share an address. */
const FOR_A_NAME = 10
const FROM_AN_ADDRESS = 100

export function logInLimit(): LogInLimit {
  const byName = new RateLimiterMemory({ points: FOR_A_NAME, duration: WINDOW })
  const byAddress = new RateLimiterMemory({ points: FROM_AN_ADDRESS, duration: WINDOW })
  const named = (address: string, name: string): string => `${address} ${name}`
  return {
    async begin(address, name) {
      // The address first: from one that has to wait, no names are remembered, however many it tries.
      return (await wait(byAddress, address)) ?? (await wait(byName, named(address, name)))
    },
    async succeeded(address, name) {
      await byName.delete(named(address, name))
      await byAddress.reward(address)
    },
  }
}

async function wait(limiter: RateLimiterMemory, key: string): Promise<number | undefined> {
  try {
    await limiter.consume(key)
    return undefined
  } catch (thrown) {
    if (!(thrown instanceof RateLimiterRes)) throw thrown
    return Math.max(1, Math.ceil(thrown.msBeforeNext / 1000))
  }
}
