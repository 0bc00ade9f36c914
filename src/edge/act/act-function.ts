import type { Request, Response } from '@google-cloud/functions-framework'
import { Failure } from '../../model/failure.ts'
import { failureText } from '../failure-text.ts'
import { readOptions } from '../options.ts'
import { wire } from '../wire.ts'
import { actLimits } from './limits.ts'
import { answerLink, answerPress, type Linked, type Reply, stopped, tooMany } from './linked.ts'
import { actPage, PAGE_HEADERS } from './page.ts'
import { renewLink, renewList } from './renew.ts'
import { addressOf, isForeign, languageOf, sentForm } from './request.ts'
import { sharedReads } from './shared-reads.ts'

type Env = () => Readonly<Record<string, string | undefined>>

/**
 * The links in mails as an HTTP function (R27). Whoever brings a link's token may do what it says, so it is open to everybody: to read is
 * to change nothing, only a form that was sent from its own page acts. Connections are made once and kept while the instance lives.
 */
export function actFunction(env: Env): (request: Request, response: Response) => Promise<void> {
  let linked: Linked | undefined
  const limits = actLimits()
  return async (request, response) => {
    const language = languageOf(request)
    try {
      linked ??= connect(env, limits)
      send(linked === undefined ? stopped({ kind: 'off' }, language) : await answer(linked, request), request, response)
    } catch (thrown) {
      if (thrown instanceof Failure) {
        const lines = [failureText(thrown.reason, language)]
        send(stopped({ kind: 'off' }, language, { lines }), request, response)
        return
      }
      // What a page says of it is for anybody; the log has the rest, without what was typed.
      linked?.parts.log.error('act-broken', { error: thrown instanceof Error ? (thrown.stack ?? thrown.message) : '' })
      send(stopped({ kind: 'internal' }, language), request, response)
    }
  }
}

/** Nothing where the options name neither keys nor an address. */
function connect(env: Env, limits: Linked['limits']): Linked | undefined {
  const options = readOptions(env())
  const parts = wire(options, { sheetIds: true })
  const { links, clock } = parts
  if (links === undefined) return undefined
  return { options, parts, links, limits, reads: sharedReads(parts.ledger, () => clock.now()) }
}

async function answer(linked: Linked, request: Request): Promise<Reply> {
  const { links, parts, limits, options } = linked
  const language = languageOf(request)
  const wait = await limits.ask(addressOf(request))
  if (wait !== undefined) return tooMany(wait, language)
  const now = parts.clock.now()
  const query = new URL(request.originalUrl, 'http://own.invalid').searchParams
  switch (request.method) {
    case 'GET': {
      const token = query.get('t') ?? ''
      const isJustDone = query.get('done') === '1'
      return answerLink(linked, await links.follow(token, now), token, { language, isJustDone })
    }
    case 'HEAD': {
      // Whoever only asks whether there is a page costs no look into the ledger.
      const { kind } = await links.follow(query.get('t') ?? '', now)
      return {
        ...stopped({ kind: 'altered' }, language),
        status: kind === 'good' ? 200 : kind === 'expired' ? 410 : 400,
      }
    }
    case 'POST': {
      const form = sentForm(request)
      if (form.kind !== 'sent') return stopped(form, language)
      if (isForeign(request, options.linkUrl ?? '')) return stopped({ kind: 'foreign' }, language)
      const { t: token = '', renew, ...typed } = Object.fromEntries(form.values)
      if (renew === 'address') return renewList(linked, typed['mail'] ?? '', addressOf(request), language)
      const link = await links.follow(token, now)
      return renew === undefined
        ? answerPress(linked, link, token, typed, language)
        : renewLink(linked, link, addressOf(request), language)
    }
    default:
      return stopped({ kind: 'method' }, language)
  }
}

function send(reply: Reply, request: Request, response: Response): void {
  response.status(reply.status).set(PAGE_HEADERS)
  if (reply.status === 405) response.set('allow', 'GET, HEAD, POST')
  if (reply.retryAfter !== undefined) response.set('retry-after', String(reply.retryAfter))
  if ('location' in reply) response.set('location', reply.location).end()
  else if (request.method === 'HEAD') response.end()
  else response.end(actPage(reply.page))
}
