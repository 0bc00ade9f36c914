import type { IncomingMessage, ServerResponse } from 'node:http'
import type { State } from '../history/journal.ts'
import type { Service } from '../methods/method.ts'
import type { Who } from '../methods/service.ts'
import type { Caller } from '../people/caller.ts'
import { ApiError, badRequest, errorBody, HTTP_CODE, invalid } from '../protocol/api-error.ts'
import { ALL, cut, parseMask } from '../protocol/fields.ts'
import { readBody } from './body.ts'
import { type CallSeen, delay, type Fault } from './faults.ts'
import { findRoute, type Route, takes } from './routes.ts'
import { namesIn, staleShape, stateHeaders } from './state.ts'

/** What an observer is told when a call is over. `status` 0: the connection was cut. */
export type CallDone = CallSeen & {
  readonly status: number
  readonly requestBytes: number
  readonly responseBytes: number
}

export type Handling = {
  readonly service: (who: Who) => Service
  /** What a spreadsheet's state is known by; undefined when there is no such spreadsheet. */
  readonly stateOf: (spreadsheetId: string) => State | undefined
  readonly payloadLimit: number
  readonly admitCall: (effect: Route['effect'], user: string) => void
  readonly faultFor: (call: CallSeen) => Fault | undefined
  readonly onCall: ((call: CallDone) => void) | undefined
  /** Told of what should never happen: an error that is no refusal. */
  readonly onError: (error: unknown) => void
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

type Answer = { readonly code: number; readonly body: object; readonly headers?: Record<string, string> } | 'cut'

/** Whose request it is, and under which name its calls are counted. Asked when the body has been read. @throws ApiError */
export type Admit = (request: IncomingMessage) => { readonly caller: Caller; readonly user: string }

export type Handle = (request: IncomingMessage, response: ServerResponse, admit: Admit) => Promise<void>

/** Answers requests as the service does. What it gives is kept when the answer has been handed to the network; it never fails. */
export function handler(handling: Handling): Handle {
  let calls = 0
  return async (request, response, admit) => {
    const number = ++calls
    const url = new URL(request.url ?? '/', 'http://localhost')
    const found = findRoute(request.method, url.pathname)
    const seen: CallSeen = {
      number,
      id: found?.route.id ?? 'unknown',
      verb: request.method ?? '',
      path: request.url ?? '',
    }
    const done = await answer(handling, request, url, found, seen, admit).catch((error: unknown) => ({
      ...refusal(error, handling.onError),
      headers: stateHeaders(stateAt(handling, found)),
    }))
    const sent = done === 'cut' ? (request.socket.destroy(), 0) : send(response, done.code, done.body, done.headers)
    handling.onCall?.({
      ...seen,
      status: done === 'cut' ? 0 : done.code,
      requestBytes: Number(request.headers['content-length'] ?? 0),
      responseBytes: sent,
    })
  }
}

async function answer(
  handling: Handling,
  request: IncomingMessage,
  url: URL,
  found: ReturnType<typeof findRoute>,
  seen: CallSeen,
  admit: Admit,
): Promise<Answer> {
  const body = await readBody(request, handling.payloadLimit)
  const { caller, user } = admit(request)
  if (found === undefined) throw new ApiError('NOT_FOUND', `Method not found: ${seen.verb} ${url.pathname}`)
  const planned = handling.faultFor(seen)
  await delay(planned)
  if (planned?.cut === 'before') return 'cut'
  if (planned?.status !== undefined) return { code: planned.status, body: plannedBody(planned.status) }
  handling.admitCall(found.route.effect, url.searchParams.get('quotaUser') ?? user)
  checkQuery(found.route, url.searchParams)
  const mask = maskOf(found.route, url.searchParams)
  const { client, shape } = namesIn(request.headers)
  // From here to the answer nothing waits: calls are carried out one after the other, each whole.
  const state = stateAt(handling, found)
  if (shape !== undefined && state !== undefined && shape !== state.shape) throw staleShape(state.shape)
  const result = found.route.run(handling.service({ caller, client }), {
    path: found.path,
    query: url.searchParams,
    body,
    mask,
  })
  if (planned?.cut === 'after') return 'cut'
  return { code: 200, body: cut(result, mask) as object, headers: stateHeaders(stateAt(handling, found)) }
}

const stateAt = (handling: Handling, found: ReturnType<typeof findRoute>): State | undefined => {
  const id = found?.path['spreadsheetId']
  return id === undefined ? undefined : handling.stateOf(id)
}

function maskOf(route: Route, query: URLSearchParams): ReturnType<typeof parseMask> {
  const fields = query.get('fields')
  return fields === null || fields === '' ? ALL : parseMask(fields, route.answer)
}

function checkQuery(route: Route, query: URLSearchParams): void {
  for (const name of query.keys()) {
    if (takes(route, name)) continue
    const description = `Invalid JSON payload received. Unknown name ${JSON.stringify(name)}: Cannot bind query parameter. Field '${name}' could not be found in request message.`
    throw invalid(description, [badRequest([{ description }])])
  }
}

function plannedBody(code: number): object {
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

function refusal(error: unknown, onError: (error: unknown) => void): { code: number; body: object } {
  if (error instanceof ApiError) return { code: HTTP_CODE[error.status], body: errorBody(error) }
  onError(error)
  return { code: 500, body: errorBody(new ApiError('INTERNAL', 'Internal error encountered.')) }
}

function send(response: ServerResponse, code: number, body: object, headers: Record<string, string> = {}): number {
  if (response.destroyed) return 0
  const text = Buffer.from(JSON.stringify(body))
  response.writeHead(code, {
    'content-type': 'application/json; charset=UTF-8',
    'content-length': text.length,
    'x-content-type-options': 'nosniff',
    'cache-control': 'private',
    ...headers,
    ...(code === 401 ? { 'www-authenticate': 'Bearer realm="https://accounts.google.com/"' } : {}),
  })
  response.end(text)
  return text.length
}
