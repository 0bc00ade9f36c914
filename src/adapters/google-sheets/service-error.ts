import { Failure } from '../../model/failure.ts'

/** What went wrong with a call: the service's answer, or no answer at all. */
export interface ServiceError {
  readonly status: number | undefined
  readonly message: string
  /** Milliseconds the service asks to wait. */
  readonly retryAfter: number | undefined
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
  const said = field(field(field(response, 'data'), 'error'), 'message')
  const after = Number(headerOf(response, 'retry-after'))
  return {
    status: typeof status === 'number' ? status : undefined,
    message: typeof said === 'string' ? said : thrown instanceof Error ? thrown.message : String(thrown),
    retryAfter: after > 0 ? after * 1000 : undefined,
  }
}

/** The service words it so; there is no code for it. */
export const isMissingTab = ({ status, message }: ServiceError): boolean =>
  status === 400 && message.startsWith('Unable to parse range')

/** Whether the same call may go better in a while. */
export const isPassing = ({ status, message }: ServiceError): boolean =>
  status === undefined ? !isWithoutCredentials(message) : status === 429 || status >= 500

/** Google's libraries found nothing on the machine to sign in with. */
const isWithoutCredentials = (message: string): boolean =>
  /credential|no such file|invalid_grant|private key/i.test(message)

/** An answer as a failure that a person can be told of. */
export function failureOf(error: ServiceError, spreadsheetId: string, address: string, cause: unknown): Failure {
  const options = { cause }
  if (error.status === undefined && isWithoutCredentials(error.message))
    return new Failure({ kind: 'no-credentials', cause: error.message }, options)
  if (error.status === undefined || error.status >= 500)
    return new Failure({ kind: 'sheets-unreachable', address, cause: error.message }, options)
  if (error.status === 404) return new Failure({ kind: 'spreadsheet-not-found', spreadsheetId }, options)
  if (error.status === 401 || error.status === 403)
    return new Failure({ kind: 'spreadsheet-forbidden', spreadsheetId }, options)
  if (error.status === 429) return new Failure({ kind: 'sheets-quota' }, options)
  return new Failure({ kind: 'sheets-refused', status: error.status, message: error.message }, options)
}
