import path from 'node:path'
import { sites } from '../../sheets-template/group/index.ts'
import { sheetsClient } from '../adapters/google-sheets/client.ts'
import { createSpreadsheet } from '../adapters/google-sheets/create.ts'
import { type GroupParts, writeGroup } from '../app/group.ts'
import type { Options } from '../edge/options.ts'
import { siteReader, wireGroup } from '../edge/wire-group.ts'
import type { Language } from '../model/language.ts'
import type { SetUpReport } from '../ports/ledger.ts'
import { addressesOf } from './addresses.ts'
import { afterTyping, systemTimer } from './after-typing.ts'
import { openFront } from './front.ts'
import { announce, type Home, openHome, withdraw } from './home.ts'
import { localSites } from './local-sites.ts'
import { minuteClock } from './minute-clock.ts'
import { oneAtATime } from './one-at-a-time.ts'

/** Where the group's workbook of this machine is: in the desk's folder, and nothing of the desk's own. */
export const groupFolder = (folder: string): string => path.join(folder, 'group')

/** The group's use case on a workbook of this machine. Sites in the cloud are read with the account that `options` name. */
export function wireLocalGroup(
  options: Options,
  {
    group,
    sheetsUrl,
    sheetsToken,
  }: { readonly group: string; readonly sheetsUrl: string; readonly sheetsToken: string },
): GroupParts {
  const local = { ...options, group, sheetsUrl, sheetsToken }
  const { log, clock } = wireGroup(local)
  return wireGroup(local, localSites(options, log, clock, siteReader(options, log, clock)))
}

/** Makes the spreadsheet of a group, with nothing in it yet. */
export function createGroup(
  { sheetsUrl, sheetsToken }: Pick<Options, 'sheetsUrl' | 'sheetsToken'>,
  made: { readonly title: string; readonly zone: string; readonly language: Language },
): Promise<string> {
  const client = sheetsClient({
    ...(sheetsUrl === undefined ? {} : { rootUrl: sheetsUrl }),
    ...(sheetsToken === undefined ? {} : { accessToken: sheetsToken }),
  })
  return createSpreadsheet(client, { ...made, first: sites })
}

export interface GroupStart {
  readonly folder: string
  readonly host: string
  readonly port: number
  readonly language: Language
  readonly zone: string
}

/** A group's workbook that is looked after on this machine. */
export interface RunningGroup {
  readonly home: Home
  readonly spreadsheetId: string
  /** Where people open it, this machine's own address first. */
  readonly addresses: readonly string[]
  readonly sheetsUrl: string
  readonly setUp: SetUpReport
  /** A run that begins after now; one that fails is logged. */
  readonly write: () => Promise<void>
  close(): Promise<void>
}

/** Every hour: what sites publish hourly is no younger. */
const PATTERN = '5 * * * *'

/**
 * Opens the group's workbook of this machine in the browser's page, and writes its tabs each hour and whenever somebody has typed. Throws as
 * `startDesk` does; what was opened until then is closed.
 */
export async function startGroup(
  { folder, host, port, language, zone }: GroupStart,
  base: Options,
): Promise<RunningGroup> {
  const home = openHome(groupFolder(folder))
  const opened: (() => Promise<void> | void)[] = []
  const close = async (): Promise<void> => {
    for (const one of opened.splice(0).toReversed()) await one()
  }
  const { passphrase, logLevel } = base
  const log = wireGroup({ ...base, group: '-' }).log
  const front = await openFront(home, { host, port, passphrase, language, log })
  opened.push(front.close)
  try {
    const { service, token, url: sheetsUrl } = front
    const access = { sheetsUrl, sheetsToken: token }
    const title = language === 'zh' ? '站点汇总' : 'Sites together'
    const spreadsheetId = service.spreadsheetIds()[0] ?? (await createGroup(access, { title, zone, language }))
    const parts = wireLocalGroup({ ...base, logLevel }, { group: spreadsheetId, ...access })
    const setUp = await parts.book.setUp(language)
    const work = oneAtATime(async () => {
      try {
        await writeGroup(parts)
        front.swept({ at: Date.now(), ok: true })
      } catch (thrown) {
        log.error('group-failed', { error: thrown instanceof Error ? thrown.message : String(thrown) })
        front.swept({ at: Date.now(), ok: false })
      }
    })
    const typing = afterTyping(() => work.fresh(), systemTimer)
    const stopListening = service.onChange((notice) => {
      if (notice.person !== undefined && notice.spreadsheetId === spreadsheetId) typing.typed()
    })
    const clock = minuteClock([{ name: 'group', pattern: PATTERN }], {
      joined: async () => {
        await work.joined()
        return { at: Date.now(), ok: true }
      },
    })
    opened.push(() => {
      stopListening()
      typing.close()
      clock.stop()
    })
    announce(home, { pid: process.pid, spreadsheetId, sheetsUrl, sheetsToken: token, smtpUrl: '' })
    opened.push(() => withdraw(home))
    front.ready({ spreadsheetId, language: setUp.language, mail: { kind: 'none' } })
    return {
      home,
      spreadsheetId,
      addresses: addressesOf(host, front.port),
      sheetsUrl,
      setUp,
      write: () => work.fresh(),
      close,
    }
  } catch (thrown) {
    front.failed(thrown)
    await close()
    throw thrown
  }
}
