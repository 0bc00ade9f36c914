import type { IncomingMessage, ServerResponse } from 'node:http'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { type Instead, sendInstead } from './faults.ts'

export type Reply = {
  readonly code: number
  readonly body: object
  readonly headers?: Readonly<Record<string, string>>
  /** Whether the answer goes far enough for packing it to be worth the time. */
  readonly far?: boolean
  /** What is given in its place, where a test wants that. */
  readonly instead?: Instead | undefined
}

const zip = promisify(gzip)
/** Below this packing saves nothing worth having. */
const WORTH_PACKING = 1_000

const takesGzip = (request: IncomingMessage): boolean =>
  /(^|,)\s*gzip\s*(;\s*q=(?!0(\.0*)?\s*(,|$))[^,]*)?(,|$)/i.test(request.headers['accept-encoding'] ?? '')

/** Sends an answer; gives the size of its body, 0 when nobody is there any more. */
export async function send(request: IncomingMessage, response: ServerResponse, reply: Reply): Promise<number> {
  if (response.destroyed) return 0
  const { code, body, headers, far = false } = reply
  const plain = Buffer.from(JSON.stringify(body))
  if (reply.instead !== undefined) return sendInstead(response, plain, reply.instead)
  const packed = far && plain.length > WORTH_PACKING && takesGzip(request)
  const bytes = packed ? await zip(plain, { level: 1 }) : plain
  response.writeHead(code, {
    'content-type': 'application/json; charset=UTF-8',
    'content-length': bytes.length,
    ...(packed ? { 'content-encoding': 'gzip' } : {}),
    ...(far ? { vary: 'accept-encoding' } : {}),
    'x-content-type-options': 'nosniff',
    'cache-control': 'private',
    ...headers,
    ...(code === 401 ? { 'www-authenticate': 'Bearer realm="https://accounts.google.com/"' } : {}),
  })
  response.end(bytes)
  return bytes.length
}
