import { randomBytes } from 'node:crypto'
import { sheetsClient } from '../adapters/google-sheets/client.ts'
import { createSpreadsheet } from '../adapters/google-sheets/create.ts'
import { smtpMailer } from '../adapters/smtp/mailer.ts'
import { planAndCommit } from '../app/plan-and-commit.ts'
import type { Options } from '../edge/options.ts'
import { wire } from '../edge/wire.ts'
import type { Language } from '../model/language.ts'
import type { Log } from '../ports/log.ts'
import { demoChanges } from './demo.ts'
import { type HostedFunction, hostFunction } from './functions-host.ts'
import { announce, type Home, openHome, withdraw } from './home.ts'
import { type MailSink, openMailSink } from './mail-sink.ts'
import { type MinuteClock, minuteClock } from './minute-clock.ts'
import { openSheetsServer, type SheetsServer } from './sheets-server/index.ts'

/** How a desk on this machine is started. */
export interface DeskOptions {
  readonly folder: string
  /** The Sheets server listens here, the mail sink on the next port; 0 takes any that are free. */
  readonly port: number
  /** Of a workbook that is made now without the demonstration ledger, which is in Chinese. */
  readonly language: Language
  readonly zone: string
  /** Whether a workbook that is made now begins with the demonstration ledger. */
  readonly demo: boolean
}

/** A desk that runs: where everything is. */
export interface Desk {
  readonly home: Home
  readonly spreadsheetId: string
  readonly sheetsUrl: string
  readonly smtpUrl: string
  readonly functions: readonly HostedFunction[]
  readonly isNew: boolean
  /** What the mail server that was set said, or the network, if it does not answer. */
  readonly mailProblem: string | undefined
  readonly clock: MinuteClock
  close(): Promise<void>
}

/**
 * Starts the whole desk in one process: the Sheets server on the home's file, the mail sink unless a mail server is set,
 * the workbook if there is none yet, the functions, and the clock that calls them.
 *
 * Throws `HomeError`, the Sheets server's open errors and the mail sink's; what was opened until then is closed.
 */
export async function startDesk(asked: DeskOptions, base: Options): Promise<Desk> {
  const options: DeskOptions = asked.demo ? { ...asked, language: 'zh' } : asked
  const opened: (() => Promise<void>)[] = []
  const close = async (): Promise<void> => {
    for (const one of opened.splice(0).toReversed()) await one()
  }
  try {
    const home = openHome(options.folder)
    const token = randomBytes(24).toString('base64url')
    const server = await openSheetsServer({ file: home.workbookFile, host: '127.0.0.1', port: options.port, token })
    opened.push(() => server.close())
    const sink = base.smtpUrl === undefined ? await openSink(home, options.port) : undefined
    if (sink !== undefined) opened.push(() => sink.close())
    const smtpUrl = base.smtpUrl ?? sink?.url ?? ''
    // The desk's workbook is the first of its file: whoever has the file has the desk.
    const [known] = server.spreadsheetIds()
    const spreadsheetId = known ?? (await makeSpreadsheet(server, token, options))
    const wired: Options = {
      ...base,
      spreadsheet: spreadsheetId,
      sheetsUrl: server.url,
      sheetsToken: token,
      smtpUrl,
      triggerToken: token,
    }
    await prepare(wired, options, known === undefined)

    const functions = await hostFunctions(wired)
    opened.push(async () => {
      await Promise.all(functions.map((one) => one.close()))
    })
    const parts = wire(wired)
    opened.push(() => parts.close())
    const clock = minuteClock(
      functions.map(({ name, url }) => ({ name, url, pattern: name === 'sweep' ? '* * * * *' : '0 * * * *' })),
      token,
      parts.log,
    )
    opened.push(() => clock.close())
    announce(home, { pid: process.pid, spreadsheetId, sheetsUrl: server.url, sheetsToken: token, smtpUrl })
    opened.push(() => {
      withdraw(home)
      return Promise.resolve()
    })
    return {
      home,
      spreadsheetId,
      sheetsUrl: server.url,
      smtpUrl,
      functions,
      isNew: known === undefined,
      mailProblem: await mailProblem(wired, parts.log),
      clock,
      close,
    }
  } catch (thrown) {
    await close()
    throw thrown
  }
}

const openSink = (home: Home, port: number): Promise<MailSink> =>
  openMailSink({ dir: home.mailFolder, host: '127.0.0.1', port: port === 0 ? 0 : port + 1 })

function makeSpreadsheet(server: SheetsServer, token: string, { zone, language }: DeskOptions): Promise<string> {
  const client = sheetsClient({ rootUrl: server.url, accessToken: token })
  return createSpreadsheet(client, { title: language === 'zh' ? '日清' : 'daily-clear', zone, language })
}

/** Brings the workbook up to date; a new one gets the demonstration ledger, typed as people would have. */
async function prepare(options: Options, { language, demo }: DeskOptions, isNew: boolean): Promise<void> {
  const parts = wire(options)
  try {
    await parts.ledger.setUp(language)
    if (!isNew || !demo) return
    const now = parts.clock.now()
    await planAndCommit({ ...parts, runId: parts.newRunId() }, (_view, state) => ({ changes: demoChanges(state, now) }))
  } finally {
    await parts.close()
  }
}

async function mailProblem({ smtpUrl = '', mailFrom }: Options, log: Log): Promise<string | undefined> {
  const mailer = smtpMailer({ url: smtpUrl, from: mailFrom, log })
  try {
    return await mailer.check()
  } finally {
    await mailer.close()
  }
}

/** The functions read their options from the environment, here as in the cloud. */
async function hostFunctions(options: Options): Promise<readonly HostedFunction[]> {
  Object.assign(process.env, {
    DAILY_CLEAR_SPREADSHEET: options.spreadsheet,
    DAILY_CLEAR_SHEETS_URL: options.sheetsUrl,
    DAILY_CLEAR_SHEETS_TOKEN: options.sheetsToken,
    DAILY_CLEAR_TRIGGER_TOKEN: options.triggerToken,
    DAILY_CLEAR_LOG: options.logLevel,
    SMTP_URL: options.smtpUrl,
    MAIL_FROM: options.mailFrom,
  })
  await import('../../functions/sweep.ts')
  await import('../../functions/report.ts')
  return Promise.all((['sweep', 'report'] as const).map((name) => hostFunction(name)))
}
