import { Failure } from '../../model/failure.ts'
import { SECOND } from '../../model/instant.ts'

/** What went wrong with a call: the service's answer, or no answer at all. */
export interface ServiceError {
  /** Absent where there was no answer, or half of one. */
  readonly status: number | undefined
  readonly message: string
  /** Milliseconds the service asks to wait. */
  readonly retryAfter: number | undefined
  /** `late`: no answer in the time there was; `half`: one that was cut short, or that something else than the service gave. */
  readonly fault?: 'late' | 'half' | undefined
}

/** An answer of which only a part came, or none of the service's. */
class HalfAnswer extends Error {}
export const halfAnswer = (): Error => new HalfAnswer('the answer is not whole, or not one of the Sheets service')

/** There was no time left to call at all. */
export const TOO_LATE: ServiceError = {
  status: undefined,
  message: 'no time left to call',
  retryAfter: undefined,
  fault: 'late',
}

const field = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[key] : undefined

/** A header of an answer; the client's `Headers` need not be the platform's own. */
export function headerOf(response: unknown, name: string): string | undefined {
  const headers = field(response, 'headers')
  const get = field(headers, 'get')
  const value: unknown = typeof get === 'function' ? get.call(headers, name) : undefined
  return typeof value === 'string' ? value : undefined
}

/** Reads what the client threw. */
export function serviceError(thrown: unknown): ServiceError {
  const response = field(thrown, 'response')
  const status = field(response, 'status')
  const error = field(field(response, 'data'), 'error')
  const said = field(error, 'message')
  const isLate = field(thrown, 'code') === 'TimeoutError'
  return {
    status: typeof status === 'number' ? status : undefined,
    message: oneLine(typeof said === 'string' ? said : thrown instanceof Error ? thrown.message : String(thrown)),
    retryAfter: askedWait(headerOf(response, 'retry-after'), headerOf(response, 'date')) ?? retryInfo(error),
    fault: isLate ? 'late' : thrown instanceof HalfAnswer ? 'half' : undefined,
  }
}

/** What stands between us and the service may answer with a whole page. */
const oneLine = (message: string): string =>
  message
    .replace(/<[^>]*>?|\s+/g, ' ')
    .replace(/ {2,}/g, ' ')
    .trim()
    .slice(0, 300)

/** `Retry-After`: seconds, or a moment by the clock of whoever answers. */
function askedWait(after: string | undefined, date: string | undefined): number | undefined {
  if (after === undefined) return undefined
  const wait = /^\d+$/.test(after) ? Number(after) * SECOND : Date.parse(after) - Date.parse(date ?? '')
  return wait > 0 ? wait : undefined
}

/** How long to wait as an answer's details tell it: a duration such as `3.5s`. */
function retryInfo(error: unknown): number | undefined {
  const details = field(error, 'details')
  for (const detail of Array.isArray(details) ? (details as readonly unknown[]) : []) {
    const delay = field(detail, 'retryDelay')
    const wait = typeof delay === 'string' && /^\d+(\.\d+)?s$/.test(delay) ? Number.parseFloat(delay) * SECOND : 0
    if (wait > 0) return wait
  }
  return undefined
}

/** The service words it so; there is no code for it. */
export const isMissingTab = ({ status, message }: ServiceError): boolean =>
  status === 400 && message.startsWith('Unable to parse range')

/** Whether the same call may go better in a while. */
export const isPassing = ({ status, message }: ServiceError): boolean =>
  status === undefined ? !isWithoutCredentials(message) : status === 408 || status === 429 || status >= 500

/** Google's libraries found nothing on the machine to sign in with. */
const isWithoutCredentials = (message: string): boolean =>
  /credential|no such file|invalid_grant|private key/i.test(message)

/** An answer as a failure that a person can be told of. */
export function failureOf(error: ServiceError, spreadsheetId: string, address: string, cause: unknown): Failure {
  const options = { cause }
  const { status, message, fault } = error
  if (status === undefined && isWithoutCredentials(message))
    return new Failure({ kind: 'no-credentials', cause: message }, options)
  if (status === undefined || status === 408 || status >= 500)
    return new Failure(
      { kind: 'sheets-unreachable', address, cause: message, ...(fault === undefined ? {} : { fault }) },
      options,
    )
  if (status === 404) return new Failure({ kind: 'spreadsheet-not-found', spreadsheetId }, options)
  if (status === 401 || status === 403) return new Failure({ kind: 'spreadsheet-forbidden', spreadsheetId }, options)
  if (status === 429) return new Failure({ kind: 'sheets-quota' }, options)
  return new Failure({ kind: 'sheets-refused', status, message }, options)
}
