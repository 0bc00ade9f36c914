import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { openSheetsService, type SheetsService } from '../../src/standalone/sheets-server/index.ts'
import type { Caller } from '../../src/standalone/sheets-server/people/caller.ts'
import { type Mood, type MoodyServer, moodySmtp } from '../support/smtp.ts'
import { CALL_FAULTS, type CallFault, spoil } from './call-faults.ts'
import { diceOf } from './dice.ts'
import { callNear, type NearAnswer, type NearCall } from './near.ts'

/** A call of a sweep as it stands at the door: the sweep's token, and what is called. */
export interface Knock {
  readonly token: string
  readonly call: string
}

/** Who lets the calls of sweeps in, one after the other. What it answers goes wrong with the call; it may never answer. */
type Porter = (knock: Knock) => Promise<CallFault | 'gone' | undefined>

/** Says what goes wrong with a call that has passed the porter already, and now goes over the network for that. */
export const FAULT = 'x-fault'

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
 * Calls of people come over the network, those of sweeps through `knock`, which costs less.
 */
export interface House {
  readonly url: string
  readonly smtpUrl: string
  readonly talks: MoodyServer['talks']
  open(options: DeskOptions): SheetsService
  /** Carries out a call of a sweep, or of the owner, without a network; or says what is to go wrong with it, which takes one. */
  knock(asked: NearCall): Promise<NearAnswer | CallFault>
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
    const knock = knockOf(request)
    if (knock === undefined) return here.service.handle(request, response, caller)
    const fault = faultOf(request) ?? (await here.porter(knock))
    if (fault === 'gone' || here !== desk) return void response.destroy()
    const passed = spoil(response, fault)
    if (!passed) return
    await here.service.handle(request, response, caller)
    here.onDone(knock, response.statusCode)
  }
  const call = (asked: NearCall): Promise<NearAnswer> => {
    if (desk === undefined) throw new Error('no workbook is open')
    return callNear(desk.service, asked, callerOf(asked))
  }
  const knock = async (asked: NearCall): Promise<NearAnswer | CallFault> => {
    const here = desk
    const known = knockOf(asked)
    if (here === undefined || known === undefined) return call(asked)
    const fault = await here.porter(known)
    // Who asked is dead.
    if (fault === 'gone' || here !== desk) return new Promise(() => undefined)
    if (fault !== undefined) return fault
    const answer = await call(asked)
    here.onDone(known, answer.status)
    return answer
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
    knock,
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

type Asked = Pick<IncomingMessage, 'method' | 'url' | 'headers'>

/** A call of a sweep; undefined for one of a person, or of the owner. */
function knockOf(request: Asked): Knock | undefined {
  const token = (request.headers.authorization ?? '').replace(/^Bearer /, '')
  if (callerOf(request).kind === 'person' || token === 'owner') return undefined
  return { token, call: nameOf(request) }
}

const faultOf = ({ headers }: IncomingMessage): CallFault | undefined =>
  CALL_FAULTS.find((fault) => fault === headers[FAULT])

function callerOf({ headers }: Asked): Caller {
  const name = headers['x-person']
  return typeof name === 'string' ? { kind: 'person', name: decodeURIComponent(name) } : { kind: 'owner' }
}

/** `GET values:batchGet`, without the spreadsheet and the ranges. */
function nameOf({ method = '', url = '' }: Asked): string {
  const path = url.split('?')[0] ?? ''
  return `${method} ${path.replace(/^\/v4\/spreadsheets\/[^/:]+/, '') || '/'}`
}
