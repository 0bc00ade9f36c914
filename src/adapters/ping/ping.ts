import { type Instant, SECOND } from '../../model/instant.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Log } from '../../ports/log.ts'
import type { Ping } from '../../ports/ping.ts'

/** What a ping works with. */
interface PingParts {
  readonly log: Log
  readonly clock: Clock
  /** Milliseconds after which a watch is not waited for any more. */
  readonly patience?: number
}

const PATIENCE = 5 * SECOND
/** Sweeps follow one another within seconds while people type; watches refuse to be told so often. */
const LEAST_APART = 20 * SECOND

/**
 * Pings the watch at `url`: a GET of it when a sweep was made, of its `/fail` when none can be, as the usual services have it; where
 * one knows no such address, it is as if nothing had been said. The address is a secret, for whoever knows it can say that all is
 * well: it stands in no log.
 */
export function httpPing(url: string, { log, clock, patience = PATIENCE }: PingParts): Ping {
  let last: { readonly how: string; readonly at: Instant } | undefined
  return async (how) => {
    const at = clock.now()
    if (last?.how === how && Math.abs(at - last.at) < LEAST_APART) return
    last = { how, at }
    try {
      const answer = await fetch(how === 'failed' ? failed(url) : url, { signal: AbortSignal.timeout(patience) })
      await answer.body?.cancel()
      if (!answer.ok) log.warn('ping-refused', { how, status: answer.status })
    } catch (thrown) {
      log.warn('ping-failed', { how, cause: causeOf(thrown) })
    }
  }
}

function failed(url: string): URL {
  const address = new URL(url)
  address.pathname = `${address.pathname.replace(/\/+$/, '')}/fail`
  return address
}

/** Messages may have the address in them; what kind of error it is has not. */
function causeOf(thrown: unknown): string {
  if (!(thrown instanceof Error)) return 'unknown'
  const { cause } = thrown
  return cause instanceof Error && 'code' in cause ? String(cause.code) : thrown.name
}
