import { once } from 'node:events'
import type { ServerResponse } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'

/** A call as observers and fault plans see it. `number` counts from 1 over the life of the server. */
export type CallSeen = { readonly number: number; readonly id: string; readonly verb: string; readonly path: string }

/**
 * What goes wrong with a call: it waits, is answered with a status (without being carried out), or its connection is cut —
 * `before` it is carried out, or `after`, when it is done but nobody hears of it. `answer`: it is done, and its answer is not what it
 * should be. `retryAfter`: seconds that a status asks to wait, in a header or in the error's details.
 */
export type Fault = {
  readonly status?: number
  readonly delayMs?: number
  readonly cut?: 'before' | 'after'
  readonly answer?: Instead
  readonly retryAfter?: { readonly in: 'header' | 'details'; readonly seconds: number }
}

/**
 * What comes in place of an answer: half of it, as something in between hands it on; half of it, and then the connection is cut; nothing
 * in it; a page that something in between has made; or nothing at all until the caller gives up.
 */
export type Instead = 'half' | 'amid' | 'empty' | 'html' | 'never'

/** A fault for calls by their number, and of a method if one is named. */
type PlannedFault = Fault & { readonly call?: number; readonly method?: string; readonly times?: number }

export type Faults = readonly PlannedFault[] | ((call: CallSeen) => Fault | undefined)

/** Turns a plan into the question asked at each call. A planned fault happens `times` times (once, if not said). */
export function faultPlan(faults: Faults | undefined): (call: CallSeen) => Fault | undefined {
  if (faults === undefined) return () => undefined
  if (typeof faults === 'function') return faults
  const left = faults.map((fault) => ({ fault, times: fault.times ?? 1 }))
  return (call) => {
    const found = left.find(
      ({ fault, times }) =>
        times > 0 && (fault.call ?? call.number) === call.number && (fault.method ?? call.id) === call.id,
    )
    if (found === undefined) return undefined
    found.times--
    return found.fault
  }
}

export const delay = async (fault: Fault | undefined): Promise<void> => {
  if (fault?.delayMs !== undefined) await wait(fault.delayMs)
}

/** The status word that goes with a code that a test asks for. */
const STATUS: Record<number, string> = {
  400: 'INVALID_ARGUMENT',
  401: 'UNAUTHENTICATED',
  403: 'PERMISSION_DENIED',
  404: 'NOT_FOUND',
  409: 'ABORTED',
  429: 'RESOURCE_EXHAUSTED',
  500: 'INTERNAL',
  503: 'UNAVAILABLE',
}

/** The body of an answer that a fault plan gives in place of the real one. */
export function plannedBody(code: number, { retryAfter }: Fault): object {
  const status = STATUS[code] ?? 'UNKNOWN'
  const rate = { reason: 'RATE_LIMIT_EXCEEDED', domain: 'googleapis.com' }
  const details = [
    ...(code === 429 ? [{ '@type': 'type.googleapis.com/google.rpc.ErrorInfo', ...rate }] : []),
    ...(retryAfter?.in === 'details'
      ? [{ '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay: `${retryAfter.seconds}s` }]
      : []),
  ]
  return {
    error: {
      code,
      message: `Fault planned for this call (${status}).`,
      status,
      ...(details.length === 0 ? {} : { details }),
    },
  }
}

export const plannedHeaders = ({ retryAfter }: Fault): Readonly<Record<string, string>> =>
  retryAfter?.in === 'header' ? { 'retry-after': String(retryAfter.seconds) } : {}

const PAGE = Buffer.from('<!DOCTYPE html><html><title>Sign in to the network</title></html>')

/** Gives something in place of an answer; gives its size. */
export async function sendInstead(response: ServerResponse, answer: Buffer, instead: Instead): Promise<number> {
  if (instead === 'never') {
    await once(response, 'close')
    return 0
  }
  const half = answer.subarray(0, answer.length >> 1)
  const bytes = { half, amid: half, empty: Buffer.alloc(0), html: PAGE }[instead]
  response.writeHead(200, {
    'content-type': instead === 'html' ? 'text/html' : 'application/json; charset=UTF-8',
    'content-length': instead === 'amid' ? answer.length : bytes.length,
  })
  if (instead === 'amid') response.write(bytes, () => response.destroy())
  else response.end(bytes)
  return bytes.length
}
