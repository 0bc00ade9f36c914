import { Cron } from 'croner'
import type { FunctionCalls } from './function-calls.ts'

/** When a function is called. */
export interface Turn {
  readonly name: string
  /** A cron pattern. */
  readonly pattern: string
}

/** A clock that calls functions, as Cloud Scheduler does. A call that still runs when its next turn comes is not doubled. */
export interface MinuteClock {
  /** Stops; calls that run go on. */
  stop(): void
}

export function minuteClock(turns: readonly Turn[], calls: Pick<FunctionCalls, 'joined'>): MinuteClock {
  const jobs = turns.map(
    ({ name, pattern }) =>
      new Cron(pattern, { protect: true }, async () => {
        await calls.joined(name)
      }),
  )
  return {
    stop() {
      for (const job of jobs) job.stop()
    },
  }
}
