import type { sheets_v4 } from '@googleapis/sheets'
import { sheetsClient } from '../../src/adapters/google-sheets/client.ts'
import { googleSheetsLedger } from '../../src/adapters/google-sheets/ledger.ts'
import type { Quota } from '../../src/adapters/google-sheets/quota.ts'
import type { SweepParts } from '../../src/app/sweep.ts'
import type { Clock } from '../../src/ports/clock.ts'
import type { Log } from '../../src/ports/log.ts'
import type { Mailer } from '../../src/ports/mailer.ts'
import { FAULT, type House } from './house.ts'

export const silent: Log = { info: () => undefined, warn: () => undefined, error: () => undefined }

/** How often a call is tried, as the functions do it (`src/edge/wire.ts`). */
const TRIES = 6

/** Where a sweep's ledger is, and what it has of the world. */
export interface Surroundings {
  readonly house: Pick<House, 'url' | 'knock'>
  readonly token: string
  readonly spreadsheetId: string
  readonly clock: Clock
  readonly sleep: (milliseconds: number) => Promise<void>
  readonly quota?: Quota
}

type Adapter = NonNullable<sheets_v4.Sheets['context']['_options']['adapter']>

/** The usual client, whose calls take the network only where something goes wrong with them. */
export function clientOf({ url, knock }: Pick<House, 'url' | 'knock'>, accessToken: string): sheets_v4.Sheets {
  const client = sheetsClient({ rootUrl: url, accessToken })
  const adapter: Adapter = async (config, overNetwork) => {
    const { method = 'GET', headers, body } = config
    const { pathname, search } = new URL(config.url)
    const text = typeof body === 'string' ? body : undefined
    const answer = await knock({
      method,
      url: `${pathname}${search}`,
      headers: Object.fromEntries(headers),
      body: text,
    })
    if (typeof answer === 'string') {
      headers.set(FAULT, answer)
      return overNetwork(config)
    }
    const { status, headers: given, body: data } = answer
    return Object.assign(new Response(null, { status, headers: given }), { config, data: JSON.parse(data) as never })
  }
  client.context._options.adapter = adapter
  return client
}

export type PartsOf = typeof partsOf

/** What a sweep works with in a process of its own: the ledger on the real client, as the functions wire it. */
export function partsOf(
  { house, token, spreadsheetId, clock, sleep, quota }: Surroundings,
  mailer: Mailer,
): Omit<SweepParts, 'runId'> {
  const ledger = googleSheetsLedger(clientOf(house, token), {
    spreadsheetId,
    address: house.url,
    log: silent,
    now: clock.now,
    sleep,
    random: () => 0.5,
    tries: TRIES,
    quota,
  })
  return { ledger, mailer, clock, log: silent }
}
