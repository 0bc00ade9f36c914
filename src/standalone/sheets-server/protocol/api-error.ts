/** The status words of the service, each with its HTTP code. */
export const HTTP_CODE = {
  INVALID_ARGUMENT: 400,
  FAILED_PRECONDITION: 400,
  UNAUTHENTICATED: 401,
  PERMISSION_DENIED: 403,
  NOT_FOUND: 404,
  ABORTED: 409,
  SHAPE_CHANGED: 412,
  PAYLOAD_TOO_LARGE: 413,
  RESOURCE_EXHAUSTED: 429,
  INTERNAL: 500,
  UNAVAILABLE: 503,
} as const

export type Status = keyof typeof HTTP_CODE

/** A refusal in the service's own form; the HTTP layer turns it into `{error: {code, message, status, details?}}`. */
export class ApiError extends Error {
  readonly kind = 'api-error'
  readonly status: Status
  readonly details: readonly object[]

  constructor(status: Status, message: string, details: readonly object[] = []) {
    super(message)
    this.status = status
    this.details = details
  }
}

/** A 400 INVALID_ARGUMENT. Inside a batch the dispatcher puts `Invalid requests[i].kind: ` before the message. */
export const invalid = (message: string, details: readonly object[] = []): ApiError =>
  new ApiError('INVALID_ARGUMENT', message, details)

/** What the service says of a document, or a thing in it, that is not there. */
export const notFound = (): ApiError => new ApiError('NOT_FOUND', 'Requested entity was not found.')

/** The body of an answer that refuses. */
export function errorBody(error: ApiError): object {
  const { message, status, details } = error
  const shown = SHOWN_AS[status] ?? status
  return { error: { code: HTTP_CODE[status], message, status: shown, ...(details.length > 0 ? { details } : {}) } }
}

/** Statuses of ours that the protocol has no word for. */
const SHOWN_AS: { readonly [S in Status]?: Status } = {
  PAYLOAD_TOO_LARGE: 'INVALID_ARGUMENT',
  SHAPE_CHANGED: 'FAILED_PRECONDITION',
}

/** The `details` entry by which this server says to its own pages why it refuses; `metadata` are texts. */
export const errorInfo = (reason: string, metadata: Readonly<Record<string, string>> = {}): object => ({
  '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
  reason,
  domain: 'daily-clear',
  metadata,
})

/** The `details` entry by which the service points at bad fields. */
export const badRequest = (violations: readonly { field?: string; description: string }[]): object => ({
  '@type': 'type.googleapis.com/google.rpc.BadRequest',
  fieldViolations: violations,
})
