import { setTimeout as wait } from 'node:timers/promises'

/** A call as observers and fault plans see it. `number` counts from 1 over the life of the server. */
export type CallSeen = { readonly number: number; readonly id: string; readonly verb: string; readonly path: string }

/**
 * What goes wrong with a call: it waits, is answered with a status (without being carried out), or its connection is cut —
 * `before` it is carried out, or `after`, when it is done but nobody hears of it.
 */
export type Fault = { readonly status?: number; readonly delayMs?: number; readonly cut?: 'before' | 'after' }

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
export function plannedBody(code: number): object {
  const status = STATUS[code] ?? 'UNKNOWN'
  const details =
    code === 429
      ? [
          {
            '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
            reason: 'RATE_LIMIT_EXCEEDED',
            domain: 'googleapis.com',
          },
        ]
      : undefined
  return {
    error: {
      code,
      message: `Fault planned for this call (${status}).`,
      status,
      ...(details === undefined ? {} : { details }),
    },
  }
}
