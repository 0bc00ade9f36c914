import { existsSync } from 'node:fs'
import path from 'node:path'
import { readGoogleSite } from '../adapters/google-sheets/group/site.ts'
import type { Options } from '../edge/options.ts'
import { accessTo } from '../edge/wire.ts'
import { Failure } from '../model/failure.ts'
import type { Clock } from '../ports/clock.ts'
import type { ReadSite, SiteLedger } from '../ports/group.ts'
import type { Log } from '../ports/log.ts'
import { type Home, homeIn, runningDesk } from './home.ts'
import { OpenError, openSheetsServer } from './sheets-server/index.ts'

/**
 * Reads the ledgers of desks on this machine by their folders, said as `--data` says them: through the desk where it runs, else from its file.
 * What is no such folder is left to `others`.
 */
export function localSites(options: Options, log: Log, clock: Clock, others: ReadSite): ReadSite {
  const readAt = async (sheetsUrl: string, sheetsToken: string, spreadsheet: string): Promise<SiteLedger> => {
    const { client, contextOf } = accessTo({ ...options, sheetsUrl, sheetsToken }, log, clock)
    return readGoogleSite(client, contextOf, () => undefined)(spreadsheet)
  }
  return async (typed) => {
    const home = homeIn(path.resolve(typed))
    if (!existsSync(home.workbookFile)) return others(typed)
    const running = runningDesk(home)
    if (running !== undefined) return readAt(running.sheetsUrl, running.sheetsToken, running.spreadsheetId)
    const server = await openFile(home)
    try {
      const [spreadsheet] = server.spreadsheetIds()
      if (spreadsheet === undefined) return { figures: undefined, address: undefined }
      return await readAt(server.url, 'local', spreadsheet)
    } finally {
      await server.close()
    }
  }
}

/** A file that cannot be opened is one site less, and not the end of the others. */
async function openFile({ folder, workbookFile }: Home): Promise<Awaited<ReturnType<typeof openSheetsServer>>> {
  try {
    return await openSheetsServer({ file: workbookFile, host: '127.0.0.1', port: 0 })
  } catch (thrown) {
    if (!(thrown instanceof OpenError)) throw thrown
    throw new Failure({ kind: 'sheets-unreachable', address: folder, cause: thrown.problem.kind }, { cause: thrown })
  }
}
