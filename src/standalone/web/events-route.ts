import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import type { Handler } from 'hono'
import { z } from 'zod'
import { readSessionCookie } from './access/session-cookie.ts'
import { factsOf, refuse } from './answer.ts'
import { unknown } from './door.ts'
import type { WebCaller, WebEnv, WebParts } from './parts.ts'

const querySchema = z.object({
  since: z.coerce.number().int().min(0).optional(),
  epoch: z.string().max(100).default(''),
})

/** `GET /events`: what happens from now on, and what happened since a revision. */
export const eventsRoute =
  (parts: WebParts): Handler<WebEnv> =>
  (c) => {
    const caller = c.get('caller')
    if (caller?.kind !== 'person') return unknown(c, parts)
    const { spreadsheetId, language } = factsOf(c)
    const { data } = querySchema.safeParse(c.req.query())
    if (data === undefined || c.req.method !== 'GET') return refuse(c, { kind: 'bad-request' }, language)
    // A browser that connects again by itself says so; its address is the one it first had.
    const again = /^\d{1,15}$/.exec(c.req.header('last-event-id') ?? '')?.[0]
    const revision = again === undefined ? data.since : Number(again)
    const isOpen = parts.events.listen(c.env.outgoing, {
      spreadsheetId,
      isOver: whenOver(parts, caller, readSessionCookie(c.env.incoming)),
      ...(revision === undefined ? {} : { since: { revision, epoch: data.epoch } }),
    })
    return isOpen ? RESPONSE_ALREADY_SENT : refuse(c, { kind: 'too-many-pages' }, language)
  }

const whenOver =
  ({ sessions, access }: WebParts, { session }: Extract<WebCaller, { kind: 'person' }>, token = '') =>
  (): boolean =>
    session === undefined ? access.logIn() !== 'none' : sessions.read(token) === undefined
