import { randomBytes, randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { CallContext } from '../adapters/google-sheets/call.ts'
import { sheetsClient } from '../adapters/google-sheets/client.ts'
import { googleSheetsLedger } from '../adapters/google-sheets/ledger.ts'
import { type Quota, quotaOf } from '../adapters/google-sheets/quota.ts'
import { joseActionLinks } from '../adapters/jose/action-links.ts'
import { parseLinkKeys } from '../adapters/jose/link-keys.ts'
import { httpPing } from '../adapters/ping/ping.ts'
import { pinoLog } from '../adapters/pino/log.ts'
import { smtpMailer } from '../adapters/smtp/mailer.ts'
import { Failure } from '../model/failure.ts'
import { type Instant, instant, SECOND } from '../model/instant.ts'
import type { ActionLinks } from '../ports/action-links.ts'
import type { Clock } from '../ports/clock.ts'
import type { Ledger } from '../ports/ledger.ts'
import type { Log } from '../ports/log.ts'
import type { Lots } from '../ports/lots.ts'
import type { Mailer } from '../ports/mailer.ts'
import type { Ping } from '../ports/ping.ts'
import { lotsOf } from './lots.ts'
import { OPTIONS, type Options } from './options.ts'
import { VERSION } from './version.ts'

/** How often a call to the Sheets service is tried in all: the waits between add up to more than the minute of a quota. */
const TRIES = 7

/** Calls a minute that Google answers to one account, reads and writes each. */
const GOOGLES_QUOTA = 60

/** What each account has left, whichever spreadsheets it is used for. */
const quotas = new Map<string, Quota>()

/** Everything a use case needs, connected to the world. */
export interface Parts {
  readonly ledger: Ledger
  readonly mailer: Mailer
  /** Signs and follows the links in mails; absent where the options name nothing that would answer them. */
  readonly links?: ActionLinks
  /** Draws the callbacks of each week; absent where the options name no key. */
  readonly lots?: Lots
  readonly clock: Clock
  readonly log: Log
  /** Who hears of the workbook's own faults where its staff tab names nobody. */
  readonly administrator?: string | undefined
  /** By when a sweep that begins now is to be over. */
  readonly sweepEnd: () => Instant
  /** The version of daily-clear. */
  readonly software: string
  /** Tells the watch that the options name; nobody where they name none. */
  readonly ping: Ping
  /** A new text each time it is asked for. */
  readonly newRunId: () => string
  close(): Promise<void>
}

/**
 * Connects the use cases to a spreadsheet and a mail server, as the options say. With `sheetIds` what is read says where a browser
 * finds it, which may cost a call more.
 */
export function wire(options: Options, { sheetIds = false }: { readonly sheetIds?: boolean } = {}): Parts {
  const { spreadsheet, smtpUrl, mailFrom, administrator, pingUrl } = options
  if (spreadsheet === undefined)
    throw new Failure({ kind: 'bad-option', option: 'DAILY_CLEAR_SPREADSHEET', problem: 'missing' })
  const log = pinoLog(options.logLevel)
  const clock: Clock = { now: () => instant(Date.now()) }
  const { client, contextOf } = accessTo(options, log, clock)
  const context = contextOf(spreadsheet)
  const links = linksOf(options, spreadsheet)
  const lots = lotsOf(options, spreadsheet)
  const mailer = smtpUrl === undefined ? undefined : smtpMailer({ url: smtpUrl, from: mailFrom, log })
  return {
    ledger: googleSheetsLedger(client, context, { sheetIds }),
    ...(links === undefined ? {} : { links }),
    ...(lots === undefined ? {} : { lots }),
    mailer: mailer ?? NO_MAILER,
    clock,
    log,
    administrator,
    sweepEnd: () => instant(clock.now() + options.sweepSeconds * SECOND),
    software: VERSION,
    ping: pingUrl === undefined ? () => Promise.resolve() : httpPing(pingUrl, { log, clock }),
    newRunId: () => randomUUID().slice(0, 13).replace('-', ''),
    close: () => mailer?.close() ?? Promise.resolve(),
  }
}

/** How the spreadsheets of the account that the options name are reached. */
export function accessTo(options: Options, log: Log, clock: Clock) {
  const { sheetsUrl, sheetsToken } = options
  const quota = quotaFor(options)
  return {
    client: sheetsClient({
      ...(sheetsUrl === undefined ? {} : { rootUrl: sheetsUrl }),
      ...(sheetsToken === undefined ? {} : { accessToken: sheetsToken }),
    }),
    contextOf: (spreadsheetId: string): CallContext => ({
      spreadsheetId,
      address: sheetsUrl ?? 'sheets.googleapis.com',
      log,
      now: () => clock.now(),
      sleep: (milliseconds: number) => sleep(milliseconds),
      random: Math.random,
      tries: TRIES,
      quota,
    }),
  }
}

function linksOf({ linkUrl, linkKeys, linkDays }: Options, ledger: string): ActionLinks | undefined {
  if (linkUrl !== undefined && linkKeys === undefined) throw oneOfTwo('linkKeys', 'linkUrl')
  if (linkKeys !== undefined && linkUrl === undefined) throw oneOfTwo('linkUrl', 'linkKeys')
  const keys = linkKeys === undefined ? undefined : parseLinkKeys(linkKeys)
  if (linkUrl === undefined || keys === undefined) return undefined
  return joseActionLinks({ url: linkUrl, keys, ledger, days: linkDays, random: randomBytes })
}

/** Links that nobody signs, or that lead nowhere, are a mistake and not a choice. */
function oneOfTwo(missing: 'linkUrl' | 'linkKeys', said: 'linkUrl' | 'linkKeys'): Failure {
  const [option, given] = [OPTIONS[missing].env, OPTIONS[said].env]
  return new Failure({ kind: 'bad-option', option, problem: `设了 ${given} 就要设 · wanted together with ${given}` })
}

/** What the account that the options name may call; a server of one's own counts nothing unless it is said. */
function quotaFor({ sheetsUrl, sheetsToken, sheetsQuota }: Options): Quota | undefined {
  const perMinute = sheetsQuota ?? (sheetsUrl === undefined ? GOOGLES_QUOTA : undefined)
  if (perMinute === undefined) return undefined
  const account = JSON.stringify([sheetsUrl, sheetsToken, perMinute])
  const quota =
    quotas.get(account) ?? quotaOf({ perMinute, now: () => performance.now(), sleep: (time) => sleep(time) })
  quotas.set(account, quota)
  return quota
}

/** Without a mail server nothing is sent and nothing is lost: the notices stay in their tab as failed, and are tried again. */
const NO_MAILER: Mailer = {
  send: () => Promise.resolve({ kind: 'unreachable', error: 'SMTP_URL is not set' }),
}
