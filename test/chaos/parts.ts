import { sheetsClient } from '../../src/adapters/google-sheets/client.ts'
import { googleSheetsLedger } from '../../src/adapters/google-sheets/ledger.ts'
import type { Quota } from '../../src/adapters/google-sheets/quota.ts'
import type { SweepParts } from '../../src/app/sweep.ts'
import type { Clock } from '../../src/ports/clock.ts'
import type { Log } from '../../src/ports/log.ts'
import type { Mailer } from '../../src/ports/mailer.ts'

export const silent: Log = { info: () => undefined, warn: () => undefined, error: () => undefined }

/** How often a call is tried, as the functions do it (`src/edge/wire.ts`). */
const TRIES = 6

/** Where a sweep's ledger is, and what it has of the world. */
export interface Surroundings {
  readonly url: string
  readonly token: string
  readonly spreadsheetId: string
  readonly clock: Clock
  readonly sleep: (milliseconds: number) => Promise<void>
  readonly quota?: Quota
}

export type PartsOf = typeof partsOf

/** What a sweep works with in a process of its own: the ledger on the real client, as the functions wire it. */
export function partsOf(
  { url, token, spreadsheetId, clock, sleep, quota }: Surroundings,
  mailer: Mailer,
): Omit<SweepParts, 'runId'> {
  const ledger = googleSheetsLedger(sheetsClient({ rootUrl: url, accessToken: token }), {
    spreadsheetId,
    address: url,
    log: silent,
    now: clock.now,
    sleep,
    random: () => 0.5,
    tries: TRIES,
    quota,
  })
  return { ledger, mailer, clock, log: silent }
}
