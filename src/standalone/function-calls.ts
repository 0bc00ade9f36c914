import { setTimeout as wait } from 'node:timers/promises'
import type { Log } from '../ports/log.ts'
import { oneAtATime } from './one-at-a-time.ts'

/** A function, by its URL. */
export interface Called {
  readonly name: string
  readonly url: string
}

/** What became of a call: when it was over, and whether the function did its work. */
export interface CallOutcome {
  /** Milliseconds since 1970. */
  readonly at: number
  readonly ok: boolean
}

/** Calls functions over HTTP, as Cloud Scheduler does, each of them once at a time whoever asks. */
export interface FunctionCalls {
  /** Waits for the call that runs, or makes one. */
  readonly joined: (name: string) => Promise<CallOutcome>
  /** A call that begins after now, so that it sees everything that was done before. */
  readonly fresh: (name: string) => Promise<CallOutcome>
  /** Waits a few seconds for the calls that run; later ones are not made. What a broken-off sweep has left, the next takes up. */
  readonly close: () => Promise<void>
}

const LONGEST_WAIT = 5_000

/** `onDone` is told of each call when it is over. A call that fails is logged, and is an outcome like any other. */
export function functionCalls(
  functions: readonly Called[],
  { token, log, onDone }: { token: string; log: Log; onDone: (name: string, outcome: CallOutcome) => void },
): FunctionCalls {
  const running = new Set<Promise<CallOutcome>>()
  let isClosed = false
  const works = new Map(
    functions.map((one) => [
      one.name,
      oneAtATime(async () => {
        const ok = !isClosed && (await post(one, token, log))
        const outcome = { at: Date.now(), ok }
        if (!isClosed) onDone(one.name, outcome)
        return outcome
      }),
    ]),
  )
  const call = (name: string, how: 'joined' | 'fresh'): Promise<CallOutcome> => {
    const work = works.get(name)
    if (work === undefined) throw new Error(`no function ${name}`)
    const made = work[how]().finally(() => running.delete(made))
    running.add(made)
    return made
  }
  return {
    joined: (name) => call(name, 'joined'),
    fresh: (name) => call(name, 'fresh'),
    async close() {
      isClosed = true
      await Promise.race([Promise.allSettled(running), wait(LONGEST_WAIT, undefined, { ref: false })])
    },
  }
}

async function post({ name, url }: Called, token: string, log: Log): Promise<boolean> {
  try {
    const response = await fetch(url, { method: 'POST', headers: { authorization: `Bearer ${token}` } })
    const answer = await response.text()
    if (!response.ok)
      log.error('function-failed', { function: name, status: response.status, answer: answer.slice(0, 500) })
    return response.ok
  } catch (thrown) {
    log.error('function-unreachable', {
      function: name,
      error: thrown instanceof Error ? thrown.message : String(thrown),
    })
    return false
  }
}
