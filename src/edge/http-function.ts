import { timingSafeEqual } from 'node:crypto'
import type { Request, Response } from '@google-cloud/functions-framework'
import { z } from 'zod'
import { Failure } from '../model/failure.ts'
import { instant } from '../model/instant.ts'
import type { Log } from '../ports/log.ts'
import { failureText } from './failure-text.ts'
import { type Options, readOptions } from './options.ts'
import { type Parts, wire } from './wire.ts'

/** `now` as a caller may give it: an ISO time with its offset. */
export const nowSchema = z.iso
  .datetime({ offset: true })
  .transform((text) => instant(Date.parse(text)))
  .optional()

/** What a trigger does once it is let in and its body is understood. Its answer becomes JSON. */
export type Handler<Body, P = Parts> = (parts: P, body: Body) => Promise<Readonly<Record<string, unknown>>>

const equal = (a: string, b: string): boolean => {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}

function isLetIn(request: Request, { triggerToken }: Options): boolean {
  return triggerToken === undefined || equal(request.get('authorization') ?? '', `Bearer ${triggerToken}`)
}

/** The body as JSON whatever it calls itself, for a body that is passed over would do what nobody asked for; nothing is `{}`. */
function bodyOf(request: Request): unknown {
  const text = request.rawBody?.toString('utf8').trim() ?? ''
  if (text === '') return {}
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

const STATUS: Readonly<Partial<Record<Failure['reason']['kind'], number>>> = {
  'sheets-quota': 503,
  'sheets-unreachable': 503,
  overtaken: 503,
  'not-set-up': 409,
  'title-taken': 409,
  'version-stuck': 409,
}

/** A trigger of a ledger (`httpFunctionWith`). */
export const httpFunction = <Body>(
  env: () => Readonly<Record<string, string | undefined>>,
  schema: z.ZodType<Body>,
  handler: Handler<Body>,
): HttpFunction => httpFunctionWith((options) => wire(options), env, schema, handler)

type HttpFunction = (request: Request, response: Response) => Promise<void>

/**
 * A trigger as an HTTP function: POST only, with the token of `DAILY_CLEAR_TRIGGER_TOKEN` where one is set (on Cloud Run
 * the platform has checked the caller before). Connections are made once and kept while the instance lives.
 */
export function httpFunctionWith<Body, P extends { readonly log: Log }>(
  connect: (options: Options) => P,
  env: () => Readonly<Record<string, string | undefined>>,
  schema: z.ZodType<Body>,
  handler: Handler<Body, P>,
): HttpFunction {
  let wired: { readonly options: Options; readonly parts: P } | undefined
  return async (request, response) => {
    try {
      const options = wired?.options ?? readOptions(env())
      if (request.method !== 'POST')
        return void response.set('allow', 'POST').status(405).json(failed('method', 'POST only'))
      if (!isLetIn(request, options))
        return void response.status(401).json(failed('unauthorized', 'bring the trigger token'))
      const body = schema.safeParse(bodyOf(request))
      if (!body.success) return void response.status(400).json(failed('body', z.prettifyError(body.error)))
      wired ??= { options, parts: connect(options) }
      response.status(200).json(await handler(wired.parts, body.data))
    } catch (thrown) {
      if (!(thrown instanceof Failure)) throw thrown
      wired?.parts.log.error(thrown.reason.kind, { ...thrown.reason })
      response
        .status(STATUS[thrown.reason.kind] ?? 500)
        .json(failed(thrown.reason.kind, failureText(thrown.reason, 'en')))
    }
  }
}

const failed = (kind: string, message: string) => ({ error: { kind, message } })
