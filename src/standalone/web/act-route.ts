import { request as ask, type IncomingMessage } from 'node:http'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import type { Handler } from 'hono'
import { refuse } from './answer.ts'
import type { DeskFacts, WebEnv, WebParts } from './parts.ts'

/** More of a body is not handed on: the function refuses what is longer than it takes, which is less than this. */
const LARGEST = 256 * 1024
/** What more comes is read and dropped up to here: an answer sent while the client still writes would be lost to it. */
const LARGEST_DROPPED = 4 * 1024 * 1024

/** Of one server and its connection, and no business of the next one. */
const OF_A_HOP = ['connection', 'keep-alive', 'transfer-encoding', 'upgrade', 'te', 'trailer', 'expect']

/**
 * `/act`: the links in mails. They bring their own proof of who may do what, so nobody has to log in for them; the function answers,
 * as it does in the cloud. It is told where a request came from, for it keeps guessing slow.
 */
export const actRoute =
  ({ facts, language }: WebParts): Handler<WebEnv> =>
  async (c) => {
    let desk: DeskFacts
    try {
      desk = await facts
    } catch {
      return refuse(c, { kind: 'not-ready' }, language)
    }
    if (desk.actUrl === undefined) return refuse(c, { kind: 'not-found' }, desk.language)
    const { incoming, outgoing } = c.env
    const body = await bodyOf(incoming)
    const url = new URL(desk.actUrl)
    url.search = new URL(c.req.url).search
    const headers = { ...incoming.headers, 'x-forwarded-for': incoming.socket.remoteAddress ?? '' }
    for (const name of OF_A_HOP) Reflect.deleteProperty(headers, name)
    const answered = await new Promise<IncomingMessage>((resolve, reject) => {
      ask(url, { method: c.req.method, headers: { ...headers, 'content-length': body.length } }, resolve)
        .once('error', reject)
        .end(body)
    })
    const given = { ...answered.headers }
    for (const name of OF_A_HOP) Reflect.deleteProperty(given, name)
    outgoing.writeHead(answered.statusCode ?? 502, given)
    for await (const chunk of answered as AsyncIterable<Buffer>) outgoing.write(chunk)
    outgoing.end()
    return RESPONSE_ALREADY_SENT
  }

async function bodyOf(incoming: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    if (size <= LARGEST) chunks.push(chunk)
    size += chunk.length
    if (size > LARGEST_DROPPED) break
  }
  return Buffer.concat(chunks)
}
