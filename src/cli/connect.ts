import { existsSync } from 'node:fs'
import type { Command } from 'commander'
import { keyFromLinks } from '../edge/lots.ts'
import { OPTIONS, type Options, readOptions } from '../edge/options.ts'
import type { Parts } from '../edge/wire.ts'
import type { Language } from '../model/language.ts'
import { openHome, runningDesk } from '../standalone/home.ts'
import { linkKeys as keptLinkKeys } from '../standalone/link-key.ts'
import { DeskMissing } from './desk-missing.ts'
import { languageOf } from './language.ts'

/** A command's connection to the ledger it works on. */
export interface Connection {
  readonly parts: Parts
  readonly options: Options
  readonly language: Language
  /** It is the file of a desk that does not run: what only a running one has, it may have none the less. */
  readonly isStopped: boolean
  readonly close: () => Promise<void>
}

/** The options of `OPTIONS` that were said as flags, by the flag's words. */
export function flagsOf(command: Command): Readonly<Record<string, string>> {
  const said: Readonly<Record<string, unknown>> = command.optsWithGlobals()
  const flags = Object.values(OPTIONS).flatMap((option) => ('flag' in option ? [option.flag] : []))
  const camel = (flag: string) => flag.replaceAll(/-(.)/g, (_dash, letter: string) => letter.toUpperCase())
  return Object.fromEntries(
    flags.flatMap((flag) => {
      const value = said[camel(flag)]
      return typeof value === 'string' ? [[flag, value]] : []
    }),
  )
}

/** Where a desk lives unless somebody says otherwise. */
export const DEFAULT_FOLDER = 'data'

/** The folder of the desk on this machine. */
export const folderOf = (command: Command): string => {
  const said: unknown = command.optsWithGlobals()['data']
  return typeof said === 'string' ? said : DEFAULT_FOLDER
}

/**
 * Connects a command: to the spreadsheet it names; without one, to the desk that runs on this machine; where none runs,
 * to its file, opened for as long as the command takes. Throws `DeskMissing` where there is no desk either. `logLevel` holds
 * unless the options say another.
 */
export async function connect(command: Command, logLevel: 'info' | 'warn' = 'warn'): Promise<Connection> {
  const language = languageOf(command, process.env)
  const options = readOptions({ DAILY_CLEAR_LOG: logLevel, ...process.env }, flagsOf(command))
  if (options.spreadsheet !== undefined) return connected(options, language)
  const home = openHome(folderOf(command))
  const desk = runningDesk(home)
  if (desk !== undefined) {
    const { spreadsheetId: spreadsheet, sheetsUrl, sheetsToken, linkUrl, linkKeys, drawKey } = desk
    const smtpUrl = options.smtpUrl ?? desk.smtpUrl
    return connected({ ...options, spreadsheet, sheetsUrl, sheetsToken, smtpUrl, linkUrl, linkKeys, drawKey }, language)
  }
  if (!existsSync(home.workbookFile)) throw new DeskMissing(home.folder)
  const { openSheetsServer } = await import('../standalone/sheets-server/index.ts')
  const server = await openSheetsServer({ file: home.workbookFile, host: '127.0.0.1', port: 0 })
  const [spreadsheet] = server.spreadsheetIds()
  if (spreadsheet === undefined) {
    await server.close()
    throw new DeskMissing(home.folder)
  }
  // What a running desk would draw with: a week that is drawn two ways is called back whole.
  const drawKey = options.drawKey ?? keyFromLinks(options.linkKeys ?? keptLinkKeys(home.folder))
  const local = { ...options, spreadsheet, sheetsUrl: server.url, sheetsToken: 'local', drawKey }
  return { ...(await connected(local, language, () => server.close())), isStopped: true }
}

async function connected(
  options: Options,
  language: Language,
  after: () => Promise<void> = () => Promise.resolve(),
): Promise<Connection> {
  const { wire } = await import('../edge/wire.ts')
  const parts = wire(options)
  return {
    parts,
    options,
    language,
    isStopped: false,
    close: async () => {
      await parts.close()
      await after()
    },
  }
}
