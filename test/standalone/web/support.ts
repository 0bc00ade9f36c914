import { mkdtempSync, rmSync } from 'node:fs'
import { type IncomingHttpHeaders, request } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach } from 'vitest'
import type { Language } from '../../../src/model/language.ts'
import { openMailbox } from '../../../src/standalone/mailbox/mailbox.ts'
import { openSheetsService } from '../../../src/standalone/sheets-server/index.ts'
import { openAccess } from '../../../src/standalone/web/access/access.ts'
import { openEndedSessions } from '../../../src/standalone/web/access/ended-sessions.ts'
import { isLoopback } from '../../../src/standalone/web/access/loopback.ts'
import { addPerson } from '../../../src/standalone/web/access/people.ts'
import { sessionKey } from '../../../src/standalone/web/access/session-key.ts'
import { openSessions } from '../../../src/standalone/web/access/sessions.ts'
import type { Assets } from '../../../src/standalone/web/assets/assets.ts'
import { openEventHub } from '../../../src/standalone/web/events/hub.ts'
import type { DeskFacts, WebParts } from '../../../src/standalone/web/parts.ts'
import { openWebServer } from '../../../src/standalone/web/server.ts'
import { keptLog } from '../../support/smtp.ts'

const TOKEN = 'the-programs-token'
export const PASSPHRASE = 'ein gutes Wort'

const html = (name: string) => `<!doctype html><html lang="zh-CN"><head></head><body>${name}</body></html>`
const assets: Assets = {
  pages: { sheet: html('sheet'), mailbox: html('mailbox'), 'log-in': html('log-in') },
  files: new Map([
    [
      'a-HASH.js',
      { type: 'text/javascript', body: Buffer.from('plain'), br: Buffer.from('b'), gzip: Buffer.from('g') },
    ],
    ['b-HASH.css', { type: 'text/css', body: Buffer.from('plain') }],
  ]),
}

export interface Answer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly text: string
  /** The session cookie that was given, as it is brought back; '' when it was taken away. */
  readonly cookie: string | undefined
  readonly json: () => unknown
}
export interface Ask {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: unknown
  readonly cookie?: string | undefined
}

/** A request as it is, with no header that was not asked for, as no browser and no `fetch` would send it. */
function ask(url: string, { method = 'GET', headers = {}, body, cookie }: Ask = {}): Promise<Answer> {
  const bytes = body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body)
  return new Promise((resolve, reject) => {
    const made = request(
      url,
      {
        method,
        agent: false,
        headers: {
          ...(cookie === undefined ? {} : { cookie }),
          ...(bytes === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
      },
      (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('error', reject)
        response.on('end', () => {
          const text = Buffer.concat(chunks).toString()
          const [given] = response.headers['set-cookie'] ?? []
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            text,
            cookie: given === undefined ? undefined : /Max-Age=0/.test(given) ? '' : given.split(';')[0],
            json: () => JSON.parse(text) as unknown,
          })
        })
      },
    )
    made.on('error', reject)
    made.end(bytes)
  })
}

const opened: (() => Promise<void> | void)[] = []
afterEach(async () => {
  for (const close of opened.splice(0).toReversed()) await close()
})
export const later = (close: () => Promise<void> | void): void => void opened.push(close)

export function tempFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'daily-clear-web-'))
  later(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

export interface WebOptions {
  readonly folder?: string
  /** What the desk says that it listens on; the test reaches it at 127.0.0.1 whatever that is. */
  readonly host?: string
  readonly passphrase?: string
  readonly people?: Readonly<Record<string, string>>
  readonly now?: () => number
  readonly language?: Language
  readonly facts?: Promise<DeskFacts>
  readonly parts?: Partial<WebParts>
  readonly mail?: DeskFacts['mail']
}

/** The desk's web server over a real sheets service, without functions, clock and mail server. */
export async function openWeb(options: WebOptions = {}) {
  const folder = options.folder ?? tempFolder()
  const host = options.host ?? '127.0.0.1'
  for (const [name, passphrase] of Object.entries(options.people ?? {})) await addPerson(folder, name, passphrase)
  const log = keptLog()
  const access = openAccess({
    folder,
    host,
    passphrase: options.passphrase,
    onProblem: (error) => log.error('people-unreadable', { error: String(error) }),
  })
  const service = openSheetsService({ file: path.join(folder, 'daily-clear.sqlite') })
  later(() => service.close())
  const events = openEventHub(service)
  const facts = Promise.withResolvers<DeskFacts>()
  facts.promise.catch(() => undefined)
  const web = await openWebServer(
    {
      service,
      token: TOKEN,
      access,
      sessions: openSessions(sessionKey(folder), access, openEndedSessions(folder), options.now ?? (() => Date.now())),
      isLoopback: isLoopback(host),
      events,
      mailbox: openMailbox(path.join(folder, 'mail')),
      assets: Promise.resolve(assets),
      facts: options.facts ?? facts.promise,
      language: options.language ?? 'zh',
      workbook: () => Promise.resolve({ title: '日清', bytes: Buffer.from('xlsx') }),
      lastSweep: () => undefined,
      folder,
      log,
      ...options.parts,
    },
    '127.0.0.1',
    0,
  )
  let isClosed = false
  const close = async () => {
    if (isClosed) return
    isClosed = true
    await web.close()
    service.close()
  }
  later(close)
  const at = (to: string, how?: Ask) => ask(web.url + to, how)
  const owner = { authorization: `Bearer ${TOKEN}` }
  let [spreadsheetId] = service.spreadsheetIds()
  if (spreadsheetId === undefined) {
    const made = await at('/v4/spreadsheets', {
      method: 'POST',
      headers: owner,
      body: { properties: { title: '日清' } },
    })
    spreadsheetId = (made.json() as { spreadsheetId: string }).spreadsheetId
  }
  facts.resolve({ spreadsheetId, language: options.language ?? 'zh', mail: options.mail ?? { kind: 'mailbox' } })
  const id = spreadsheetId
  return {
    url: web.url,
    port: web.port,
    folder,
    service,
    events,
    log,
    close,
    owner,
    spreadsheetId: id,
    ask: at,
    /** Logs in and answers the cookie. */
    async logIn(name: string, passphrase?: string): Promise<string> {
      const { cookie, status, text } = await at('/desk/session', { method: 'POST', body: { name, passphrase } })
      if (cookie === undefined || cookie === '') throw new Error(`no session: ${status} ${text}`)
      return cookie
    },
    /** Writes one cell. */
    write: (cell: string, value: string, how: Ask = {}) =>
      at(`/v4/spreadsheets/${id}/values/${cell}?valueInputOption=RAW`, {
        method: 'PUT',
        body: { values: [[value]] },
        ...how,
      }),
    read: (cell: string, how: Ask = {}) => at(`/v4/spreadsheets/${id}/values/${cell}`, how),
  }
}
export type Web = Awaited<ReturnType<typeof openWeb>>

/** What everybody asks first. */
export const session = async (web: Web, cookie?: string) => (await web.ask('/desk/session', { cookie })).json()
