import type { Log } from '../../ports/log.ts'
import { failureOf, isPassing, serviceError } from './service-error.ts'

/** What calling the service needs from outside. */
export interface CallContext {
  readonly spreadsheetId: string
  /** For messages only. */
  readonly address: string
  readonly log: Log
  readonly sleep: (milliseconds: number) => Promise<void>
  /** 0 to 1; spreads the tries of several callers. */
  readonly random: () => number
  /** Calls are tried this often in all. */
  readonly tries: number
}

/** How often a call was made until it was answered. */
export interface Answered<T> {
  readonly answer: T
  readonly tries: number
}

const LONGEST_WAIT = 64_000

/**
 * The one retry layer. Makes a call that may be repeated: a read, or a write that a second time changes nothing.
 * Waits as long as the service asks, else 2^n seconds with jitter, 64 s at most. An answer that another try will not
 * change is thrown as it came, for the caller may know it (`serviceError`); when tries run out, `Failure`.
 */
export async function call<T>(name: string, context: CallContext, make: () => Promise<T>): Promise<Answered<T>> {
  for (let tries = 1; ; tries++) {
    try {
      return { answer: await make(), tries }
    } catch (thrown) {
      const error = serviceError(thrown)
      if (!isPassing(error)) throw thrown
      if (tries >= context.tries) throw failureOf(error, context.spreadsheetId, context.address, thrown)
      const wait = Math.min(error.retryAfter ?? 2 ** (tries - 1) * 1000 + context.random() * 1000, LONGEST_WAIT)
      context.log.warn('sheets-call-again', { call: name, status: error.status, tries, wait: Math.round(wait) })
      await context.sleep(wait)
    }
  }
}

/** Like `call`, where every answer but a good one is a failure. */
export async function callOrFail<T>(name: string, context: CallContext, make: () => Promise<T>): Promise<T> {
  try {
    return (await call(name, context, make)).answer
  } catch (thrown) {
    const error = serviceError(thrown)
    if (error.status === undefined) throw thrown
    throw failureOf(error, context.spreadsheetId, context.address, thrown)
  }
}
