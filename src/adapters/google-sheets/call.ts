import { type Instant, SECOND } from '../../model/instant.ts'
import type { Log } from '../../ports/log.ts'
import type { Effect, Quota } from './quota.ts'
import { failureOf, halfAnswer, isPassing, type ServiceError, serviceError, TOO_LATE } from './service-error.ts'

/** What calling the service needs from outside. */
export interface CallContext {
  readonly spreadsheetId: string
  /** For messages only. */
  readonly address: string
  readonly log: Log
  readonly now: () => Instant
  readonly sleep: (milliseconds: number) => Promise<void>
  /** 0 to 1; spreads the tries of several callers. */
  readonly random: () => number
  /** Calls are tried this often in all. */
  readonly tries: number
  /** What the account may call; absent where nobody counts. */
  readonly quota?: Quota | undefined
  /** When an answer is of no use any more: no call begins, waits or lasts beyond it. */
  readonly until?: Instant | undefined
}

/** How often a call was made until it was answered. */
export interface Answered<T> {
  readonly answer: T
  readonly tries: number
}

/** The calls that are made, and what they count as. */
const EFFECTS = {
  'spreadsheets.get': 'read',
  'values.batchGet': 'read',
  'spreadsheets.batchUpdate': 'write',
} as const satisfies Readonly<Record<string, Effect>>

type Method = keyof typeof EFFECTS

/** What a call is to be made with: it is broken off when the signal says so. */
export interface CallOptions {
  readonly signal: AbortSignal
}

/** Milliseconds between two tries. */
const LONGEST_WAIT = 64 * SECOND

/** Milliseconds one try may last. A line that is dead says nothing; the service itself gives up after three minutes. */
const LONGEST_CALL = 60 * SECOND

/**
 * The one retry layer. Makes a call that may be repeated: a read, or a write that a second time changes nothing; so a call that
 * hangs, is cut off or is answered by half is made again. Waits for its turn in the quota, then as long as the service asks, else
 * 2^n seconds with jitter, 64 s at most, and never beyond `until`: what could only succeed too late fails at once. An answer that another
 * try will not change is thrown as it came, for the caller may know it (`serviceError`); when tries or time run out, `Failure`.
 */
export async function call<T extends { readonly data: unknown }>(
  method: Method,
  context: CallContext,
  make: (options: CallOptions) => Promise<T>,
): Promise<Answered<T>> {
  const effect = EFFECTS[method]
  for (let tries = 1; ; tries++) {
    await takeTurn(effect, context)
    const signal = AbortSignal.timeout(Math.max(1, Math.ceil(Math.min(timeLeft(context), LONGEST_CALL))))
    try {
      return { answer: whole(await make({ signal })), tries }
    } catch (thrown) {
      const error = serviceError(thrown)
      if (!isPassing(error)) throw thrown
      const wait = error.retryAfter ?? Math.min(2 ** (tries - 1) * SECOND + context.random() * SECOND, LONGEST_WAIT)
      if (error.status === 429) context.quota?.hold(effect, wait)
      if (tries >= context.tries || wait >= timeLeft(context) || wait > LONGEST_WAIT)
        throw failed(error, context, thrown)
      context.log.warn('sheets-call-again', {
        call: method,
        status: error.status,
        why: error.message,
        tries,
        wait: Math.round(wait),
      })
      await context.sleep(wait)
    }
  }
}

const timeLeft = ({ until, now }: CallContext): number => (until === undefined ? Infinity : until - now())

/** Waits for a call's turn. */
async function takeTurn(effect: Effect, context: CallContext): Promise<void> {
  const left = timeLeft(context)
  if (left <= 0) throw failed(TOO_LATE, context, undefined)
  if (context.quota !== undefined && !(await context.quota.take(effect, left)))
    throw failed({ ...TOO_LATE, status: 429 }, context, undefined)
}

/** An answer of the service is an object; what was cut short, or comes from something in between, is text. */
function whole<T extends { readonly data: unknown }>(answer: T): T {
  if (typeof answer.data === 'object' && answer.data !== null) return answer
  throw halfAnswer()
}

const failed = (error: ServiceError, { spreadsheetId, address }: CallContext, cause: unknown) =>
  failureOf(error, spreadsheetId, address, cause)

/** Like `call`, where every answer but a good one is a failure. */
export async function callOrFail<T extends { readonly data: unknown }>(
  method: Method,
  context: CallContext,
  make: (options: CallOptions) => Promise<T>,
): Promise<T> {
  try {
    return (await call(method, context, make)).answer
  } catch (thrown) {
    const error = serviceError(thrown)
    if (error.status === undefined) throw thrown
    throw failed(error, context, thrown)
  }
}
