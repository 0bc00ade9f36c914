import type { Context, Hono } from 'hono'
import { z } from 'zod'
import { type LogInLimit, logInLimit } from './access/log-in-limit.ts'
import { personName } from './access/person-name.ts'
import { dropSessionCookie, giveSessionCookie } from './access/session-cookie.ts'
import { factsOf, refuse } from './answer.ts'
import { jsonBody } from './json-body.ts'
import type { SessionMessage } from './messages.ts'
import type { WebCaller, WebEnv, WebParts } from './parts.ts'

const logInSchema = z.object({ name: z.string().max(200), passphrase: z.string().max(1000).optional() })

/** `/desk/session`: who is at this page, logging in, logging out. */
export function addSessionRoutes(app: Hono<WebEnv>, parts: WebParts): void {
  const limit = logInLimit()
  app.get('/desk/session', (c) => c.json(sessionMessage(c, parts, c.get('caller'))))
  app.post('/desk/session', (c) => logIn(c, parts, limit))
  app.delete('/desk/session', (c) => {
    endSession(c, parts)
    dropSessionCookie(c.env.incoming, c.env.outgoing)
    return c.json(sessionMessage(c, parts, undefined))
  })
}

async function logIn(c: Context<WebEnv>, parts: WebParts, limit: LogInLimit): Promise<Response> {
  const { access, sessions } = parts
  const { language } = factsOf(c)
  const body = await jsonBody(c, logInSchema)
  if ('refusal' in body) return refuse(c, { kind: body.refusal }, language)
  const { said } = body
  const name = personName(said.name)
  if (name === undefined) return refuse(c, { kind: 'name-unusable' }, language)
  const { incoming, outgoing } = c.env
  const address = incoming.socket.remoteAddress ?? ''
  const isGuessable = access.logIn() !== 'none'
  const seconds = isGuessable ? await limit.begin(address, name) : undefined
  if (seconds !== undefined) return refuse(c, { kind: 'too-many-tries', seconds }, language)
  const token = (await access.admits(name, said.passphrase ?? '')) ? sessions.begin(name) : undefined
  const session = token === undefined ? undefined : sessions.read(token.text)
  if (token === undefined || session === undefined) return refuse(c, { kind: 'wrong-passphrase' }, language)
  if (isGuessable) await limit.succeeded(address, name)
  endSession(c, parts)
  giveSessionCookie(incoming, outgoing, token)
  return c.json(sessionMessage(c, parts, { kind: 'person', name, session }))
}

/** Ends the session that the request came with, and the streams that were opened in it. */
function endSession(c: Context<WebEnv>, { sessions, events }: WebParts): void {
  const caller = c.get('caller')
  if (caller?.kind !== 'person' || caller.session === undefined) return
  sessions.end(caller.session)
  events.review()
}

function sessionMessage(
  c: Context<WebEnv>,
  { access, lastSweep }: WebParts,
  caller: WebCaller | undefined,
): SessionMessage {
  const { language, spreadsheetId, mail } = factsOf(c)
  const known = { logIn: access.logIn(), people: access.people(), language }
  if (caller?.kind !== 'person') return { ...known, name: null }
  const sweep = lastSweep()
  return { ...known, name: caller.name, spreadsheetId, mail, ...(sweep === undefined ? {} : { sweep }) }
}
