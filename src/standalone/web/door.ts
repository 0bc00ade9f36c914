import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Context, MiddlewareHandler } from 'hono'
import { foreign } from './access/same-site.ts'
import { giveSessionCookie, readSessionCookie } from './access/session-cookie.ts'
import { refuse } from './answer.ts'
import type { DeskFacts, WebCaller, WebEnv, WebParts } from './parts.ts'
import { protocolRefusal } from './protocol.ts'
import { THIS_MACHINE } from './words.ts'

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()

/** Digests are compared, so that neither content nor length shows in the time it takes. */
const isToken = (given: string, token: string): boolean => timingSafeEqual(digest(given), digest(token))

/**
 * Finds out who asks, before anything is done. Who brings an `Authorization` stands or falls with it. Everybody else is a
 * browser until shown otherwise, and must come from our own pages; then the session says who it is, and lives on by being
 * used. People wait here until the desk has started.
 */
export function door(parts: WebParts): MiddlewareHandler<WebEnv> {
  return async (c, next) => {
    const { incoming } = c.env
    const { authorization } = incoming.headers
    if (authorization !== undefined) {
      const given = /^Bearer\s+(.+)$/i.exec(authorization)?.[1]
      if (given === undefined || !isToken(given, parts.token)) return unknown(c, parts)
      c.set('caller', { kind: 'owner' })
      await next()
      return undefined
    }
    const isForeign = foreign(c.req.method, incoming.headers, parts.isLoopback && parts.access.logIn() === 'none')
    if (isForeign !== undefined) return refuse(c, { kind: isForeign }, parts.language)
    let facts: DeskFacts
    try {
      facts = await parts.facts
    } catch {
      return refuse(c, { kind: 'not-ready' }, parts.language)
    }
    c.set('facts', facts)
    c.set('caller', personOf(c, parts, facts))
    await next()
    return undefined
  }
}

/** Refuses whoever has not logged in, or brings a token that is not ours; in the protocol's form where the protocol is spoken. */
export const unknown = (c: Context<WebEnv>, { language }: WebParts): Response =>
  isProtocol(c.env.incoming)
    ? protocolRefusal(c)
    : refuse(c, { kind: 'log-in-wanted' }, c.get('facts')?.language ?? language)

const isProtocol = ({ url = '' }: IncomingMessage): boolean => url.startsWith('/v4/')

function personOf(c: Context<WebEnv>, { sessions, access }: WebParts, { language }: DeskFacts): WebCaller | undefined {
  const { incoming, outgoing } = c.env
  const token = readSessionCookie(incoming)
  const session = token === undefined ? undefined : sessions.read(token)
  if (token !== undefined && session !== undefined) {
    const renewed = session.renewable ? sessions.renew(token) : undefined
    if (renewed !== undefined) giveSessionCookie(incoming, outgoing, renewed)
    return { kind: 'person', name: session.name, session }
  }
  return access.logIn() === 'none' ? { kind: 'person', name: THIS_MACHINE[language], session: undefined } : undefined
}
