import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { openSheetsService, type SheetsService } from '../../src/standalone/sheets-server/index.ts'
import type { Caller } from '../../src/standalone/sheets-server/people/caller.ts'
import { type Mood, type MoodyServer, moodySmtp } from '../support/smtp.ts'
import { type CallFault, spoil } from './call-faults.ts'
import { diceOf } from './dice.ts'

/** A call of a sweep as it stands at the door: the sweep's token, and what is called. */
export interface Knock {
  readonly token: string
  readonly call: string
}

/** Who lets the calls of sweeps in, one after the other. What it answers goes wrong with the call; it may never answer. */
type Porter = (knock: Knock) => Promise<CallFault | 'gone' | undefined>

export interface DeskOptions {
  readonly file: string
  /** Whether the server keeps its states and shapes to itself, as Google's does. */
  readonly plain: boolean
  readonly now: () => number
  readonly porter: Porter
  /** Told when a call of a sweep was carried out. */
  readonly onDone: (knock: Knock, status: number) => void
}

/**
 * The servers of one process: a Sheets service on whatever workbook was opened last, and a mail server. Calls of people come with
 * `x-person`; `owner` is the token of somebody who may do everything; every other token is a sweep's, and passes the porter.
 */
export interface House {
  readonly url: string
  readonly smtpUrl: string
  readonly talks: MoodyServer['talks']
  open(options: DeskOptions): SheetsService
  /** What the mail server does with the next mail, or with the one after so many. */
  setMood(mood: Mood | undefined, after?: number): void
  close(): Promise<void>
}

export async function openHouse(): Promise<House> {
  let desk: (DeskOptions & { readonly service: SheetsService }) | undefined
  let mood: Mood | undefined
  let mailsBefore = 0
  const smtp = await moodySmtp(() => {
    if (--mailsBefore >= 0) return undefined
    const now = mood
    mood = undefined
    return now
  })
  const admit = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const here = desk
    if (here === undefined) return void response.destroy()
    const caller = callerOf(request)
    const token = tokenOf(request)
    if (caller.kind === 'person' || token === 'owner') return here.service.handle(request, response, caller)
    const knock = { token, call: nameOf(request) }
    const fault = await here.porter(knock)
    if (fault === 'gone' || here !== desk) return void response.destroy()
    const passed = spoil(response, fault)
    if (!passed) return
    await here.service.handle(request, response, caller)
    here.onDone(knock, response.statusCode)
  }
  const server = createServer({ keepAliveTimeout: 60_000 }, (request, response) => void admit(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    smtpUrl: smtp.url,
    talks: smtp.talks,
    open(options) {
      desk?.service.close()
      forget(smtp.talks)
      const { file, plain, now } = options
      const dice = diceOf(1)
      const random = (): number => dice.seed() / 2 ** 32
      const service = openSheetsService({ file, plain, now, random, epoch: 'chaos' })
      desk = { ...options, service }
      return service
    },
    setMood(next, after = 0) {
      mood = next
      mailsBefore = after
    },
    async close() {
      desk?.service.close()
      desk = undefined
      await smtp.close()
      await new Promise((resolve) => {
        server.close(resolve)
        server.closeAllConnections()
      })
    },
  }
}

/** The mails of the run before need no room any more. */
const forget = (talks: MoodyServer['talks']): void => {
  ;(talks as MoodyServer['talks'][number][]).length = 0
}

const tokenOf = ({ headers }: IncomingMessage): string => (headers.authorization ?? '').replace(/^Bearer /, '')

function callerOf({ headers }: IncomingMessage): Caller {
  const name = headers['x-person']
  return typeof name === 'string' ? { kind: 'person', name: decodeURIComponent(name) } : { kind: 'owner' }
}

/** `GET values:batchGet`, without the spreadsheet and the ranges. */
function nameOf({ method = '', url = '' }: IncomingMessage): string {
  const path = url.split('?')[0] ?? ''
  return `${method} ${path.replace(/^\/v4\/spreadsheets\/[^/:]+/, '') || '/'}`
}
