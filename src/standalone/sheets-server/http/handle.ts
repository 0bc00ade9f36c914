import type { IncomingMessage, ServerResponse } from 'node:http'
import type { State } from '../history/journal.ts'
import type { Who } from '../methods/commit.ts'
import type { CallService } from '../methods/service.ts'
import { checkMethod } from '../people/allowed.ts'
import type { Caller } from '../people/caller.ts'
import { ApiError, badRequest, errorBody, HTTP_CODE, invalid, notFound } from '../protocol/api-error.ts'
import { ALL, cut, parseMask } from '../protocol/fields.ts'
import { readBody } from './body.ts'
import { type CallSeen, delay, type Fault, plannedBody, plannedHeaders } from './faults.ts'
import { findRoute, type Route, takes } from './routes.ts'
import { type Reply, send } from './send.ts'
import { namesIn, staleRevision, staleShape, stateHeaders } from './state.ts'

/** What an observer is told when a call is over. `status` 0: the connection was cut. */
export type CallDone = CallSeen & {
  readonly status: number
  readonly requestBytes: number
  readonly responseBytes: number
}

export type Handling = {
  readonly service: (who: Who) => CallService
  /** What a spreadsheet's state is known by; undefined when there is no such spreadsheet. */
  readonly stateOf: (spreadsheetId: string) => State | undefined
  readonly payloadLimit: number
  readonly admitCall: (effect: Route['effect'], user: string) => void
  readonly faultFor: (call: CallSeen) => Fault | undefined
  readonly onCall: ((call: CallDone) => void) | undefined
  /** Told of what should never happen: an error that is no refusal. */
  readonly onError: (error: unknown) => void
}

type Answer = Reply | 'cut'

/** Whose request it is, and under which name its calls are counted. Asked before the body is read. @throws ApiError */
export type Admit = (request: IncomingMessage) => { readonly caller: Caller; readonly user: string }

export type Handle = (request: IncomingMessage, response: ServerResponse, admit: Admit) => Promise<void>

/** Answers requests as the service does. What it gives is kept when the answer has been handed to the network; it never fails. */
export function handler(handling: Handling): Handle {
  let calls = 0
  return async (request, response, admit) => {
    try {
      const number = ++calls
      const call = callIn(request, number)
      const done = await answer(handling, request, call, admit)
      const sent = done === 'cut' ? (request.socket.destroy(), 0) : await send(request, response, done)
      handling.onCall?.({
        ...call.seen,
        status: done === 'cut' ? 0 : done.code,
        requestBytes: Number(request.headers['content-length'] ?? 0),
        responseBytes: sent,
      })
    } catch (error) {
      handling.onError(error)
      response.destroy()
    }
  }
}

type Asked = { readonly seen: CallSeen; readonly url: URL; readonly found: ReturnType<typeof findRoute> }

function callIn(request: IncomingMessage, number: number): Asked {
  const path = request.url ?? ''
  // Some request lines, such as `//`, are no address at all; they name nothing that is here.
  const url = URL.parse(path, 'http://localhost') ?? new URL('http://localhost/')
  const found = findRoute(request.method, url.pathname)
  return { url, found, seen: { number, id: found?.route.id ?? 'unknown', verb: request.method ?? '', path } }
}

async function answer(handling: Handling, request: IncomingMessage, call: Asked, admit: Admit): Promise<Answer> {
  let who: ReturnType<Admit> | undefined
  const far = (): boolean => who?.caller.kind === 'person'
  try {
    const admitted = admit(request)
    if (isElsewhere(admitted.caller, call)) throw notFound()
    who = admitted
    const body = await readBody(request, handling.payloadLimit)
    const done = await carriedOut(handling, request, call, body, who)
    return done === 'cut' ? done : { ...done, far: far() }
  } catch (error) {
    // Whoever is not let in to a spreadsheet is not told either whether it is there.
    const headers = who === undefined ? {} : stateHeaders(stateAt(handling, call))
    return { ...refusal(error, handling.onError), headers, far: far() }
  }
}

function isElsewhere(caller: Caller, { found }: Asked): boolean {
  if (caller.kind === 'owner' || caller.spreadsheetId === undefined) return false
  const id = found?.path['spreadsheetId']
  return id !== undefined && id !== caller.spreadsheetId
}

async function carriedOut(
  handling: Handling,
  request: IncomingMessage,
  call: Asked,
  body: unknown,
  { caller, user }: ReturnType<Admit>,
): Promise<Answer> {
  const { url, found, seen } = call
  if (found === undefined) throw new ApiError('NOT_FOUND', `Method not found: ${seen.verb} ${url.pathname}`)
  const planned = handling.faultFor(seen)
  await delay(planned)
  if (planned?.cut === 'before') return 'cut'
  if (planned?.status !== undefined) {
    const { status } = planned
    return { code: status, body: plannedBody(status, planned), headers: plannedHeaders(planned) }
  }
  handling.admitCall(found.route.effect, url.searchParams.get('quotaUser') ?? user)
  checkQuery(found.route, url.searchParams)
  if (caller.kind === 'person') checkMethod(found.route.id, found.route.effect)
  const mask = maskOf(found.route, url.searchParams)
  const { client, shape, revision } = namesIn(request.headers)
  // From here to the answer nothing waits: calls are carried out one after the other, each whole.
  const state = stateAt(handling, call)
  if (shape !== undefined && state !== undefined && shape !== state.shape) throw staleShape(state.shape)
  if (revision !== undefined && state !== undefined && revision !== state.revision) throw staleRevision(state.revision)
  const service = handling.service({ caller, client })
  const result = found.route.run(service, { path: found.path, query: url.searchParams, body, mask })
  if (planned?.cut === 'after') return 'cut'
  const logged = service.logged()
  const headers = {
    ...stateHeaders(stateAt(handling, call)),
    ...(logged === undefined ? {} : { 'x-sheets-change': String(logged) }),
  }
  return { code: 200, body: cut(result, mask) as object, headers, instead: planned?.answer }
}

const stateAt = (handling: Handling, { found }: Asked): State | undefined => {
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

function refusal(error: unknown, onError: (error: unknown) => void): { code: number; body: object } {
  if (error instanceof ApiError) return { code: HTTP_CODE[error.status], body: errorBody(error) }
  onError(error)
  return { code: 500, body: errorBody(new ApiError('INTERNAL', 'Internal error encountered.')) }
}
