import { Cron } from 'croner'
import type { Log } from '../ports/log.ts'

/** Something the clock calls, by its URL. */
export interface Ticked {
  readonly name: string
  readonly url: string
  /** A cron pattern. */
  readonly pattern: string
}

/** A clock that calls functions, as Cloud Scheduler does. A call that still runs when its next turn comes is not doubled. */
export interface MinuteClock {
  /** Calls a function now; resolves when it has answered. */
  call(name: string): Promise<void>
  /** Stops, and waits for the calls that run. */
  close(): Promise<void>
}

export function minuteClock(ticked: readonly Ticked[], token: string, log: Log): MinuteClock {
  const running = new Set<Promise<void>>()

  async function post({ name, url }: Ticked): Promise<void> {
    try {
      const response = await fetch(url, { method: 'POST', headers: { authorization: `Bearer ${token}` } })
      const answer = await response.text()
      if (!response.ok)
        log.error('function-failed', { function: name, status: response.status, answer: answer.slice(0, 500) })
    } catch (thrown) {
      log.error('function-unreachable', {
        function: name,
        error: thrown instanceof Error ? thrown.message : String(thrown),
      })
    }
  }

  const call = (one: Ticked): Promise<void> => {
    const made = post(one).finally(() => running.delete(made))
    running.add(made)
    return made
  }
  const jobs = ticked.map((one) => new Cron(one.pattern, { protect: true }, () => call(one)))
  return {
    async call(name) {
      const one = ticked.find((tick) => tick.name === name)
      if (one !== undefined) await call(one)
    },
    async close() {
      for (const job of jobs) job.stop()
      await Promise.allSettled(running)
    },
  }
}
