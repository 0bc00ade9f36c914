import { randomBytes } from 'node:crypto'
import { sheetsClient } from '../adapters/google-sheets/client.ts'
import { pinoLog } from '../adapters/pino/log.ts'
import { smtpMailer } from '../adapters/smtp/mailer.ts'
import type { Options } from '../edge/options.ts'
import type { Language } from '../model/language.ts'
import type { Log } from '../ports/log.ts'
import { addressesOf, shownMailServer } from './addresses.ts'
import { afterTyping, systemTimer } from './after-typing.ts'
import { type CallOutcome, type FunctionCalls, functionCalls } from './function-calls.ts'
import { type HostedFunction, hostFunctions } from './functions-host.ts'
import { announce, clearLeftovers, type Home, openHome, withdraw } from './home.ts'
import { type MailSink, openMailSink } from './mail-sink.ts'
import { openMailbox } from './mailbox/mailbox.ts'
import { minuteClock } from './minute-clock.ts'
import { openSheetsService } from './sheets-server/index.ts'
import { openAccess } from './web/access/access.ts'
import { isLoopback } from './web/access/loopback.ts'
import { sessionKey } from './web/access/session-key.ts'
import { openSessions } from './web/access/sessions.ts'
import { bundlePages } from './web/assets/bundle.ts'
import { type EventHub, openEventHub } from './web/events/hub.ts'
import type { DeskFacts } from './web/parts.ts'
import { openWebServer } from './web/server.ts'
import { prepareWorkbook } from './workbook.ts'
import { downloadWorkbook } from './xlsx/index.ts'

/** How a desk on this machine is started. */
export interface DeskOptions {
  readonly folder: string
  /** What the web server listens on; beyond this machine only with something to log in with. */
  readonly host: string
  /** The web server listens here, the mail sink on the next port; 0 takes any that are free. */
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
  /** Where people open it, this machine's own address first. */
  readonly addresses: readonly string[]
  readonly sheetsUrl: string
  readonly smtpUrl: string
  readonly functions: readonly HostedFunction[]
  readonly isNew: boolean
  /** What the mail server that was set said, or the network, if it does not answer. */
  readonly mailProblem: string | undefined
  readonly calls: FunctionCalls
  close(): Promise<void>
}

/**
 * Starts the whole desk in one process: the sheets service on the home's file, the web server in front of it, the mail sink
 * unless a mail server is set, the workbook if there is none yet, the functions, the clock that calls them, and the sweep
 * after typing.
 *
 * Throws `HomeError`, `AccessError`, the sheets service's open errors and the mail sink's; what was opened until then is closed.
 */
export async function startDesk(asked: DeskOptions, base: Options): Promise<Desk> {
  const options: DeskOptions = asked.demo ? { ...asked, language: 'zh' } : asked
  const { folder, host } = options
  const log = pinoLog(base.logLevel)
  const facts = Promise.withResolvers<DeskFacts>()
  facts.promise.catch(() => undefined)
  const opened: (() => Promise<void> | void)[] = []
  const close = async (): Promise<void> => {
    for (const one of opened.splice(0).toReversed()) await one()
  }
  try {
    const home = openHome(folder)
    const access = openAccess({
      folder,
      host,
      passphrase: base.passphrase,
      onProblem: (error) => log.error('people-unreadable', { error: String(error) }),
    })
    const service = openSheetsService({
      file: home.workbookFile,
      onError: (error) => log.error('sheets-failed', { error: error instanceof Error ? error.stack : String(error) }),
    })
    opened.push(() => service.close())
    clearLeftovers(home)
    const token = randomBytes(24).toString('base64url')
    const events = openEventHub(service)
    let lastSweep: CallOutcome | undefined
    const web = await openWebServer(
      {
        service,
        token,
        access,
        sessions: openSessions(sessionKey(folder), access, () => Date.now()),
        isLoopback: isLoopback(host),
        events,
        mailbox: openMailbox(home.mailFolder),
        assets: pages(log),
        facts: facts.promise,
        language: options.language,
        workbook: async () => {
          const { spreadsheetId } = await facts.promise
          return downloadWorkbook(sheetsClient({ rootUrl: web.url, accessToken: token }), spreadsheetId)
        },
        lastSweep: () => lastSweep,
        folder,
        log,
      },
      host,
      options.port,
    )
    opened.push(() => web.close())
    const sink = base.smtpUrl === undefined ? await openSink(home, options.port, events) : undefined
    if (sink !== undefined) opened.push(() => sink.close())
    const smtpUrl = base.smtpUrl ?? sink?.url ?? ''
    // The desk's workbook is the first of its file: whoever has the file has the desk.
    const [known] = service.spreadsheetIds()
    const local = { ...base, sheetsUrl: web.url, sheetsToken: token, smtpUrl, triggerToken: token }
    const { wired, language } = await prepareWorkbook(local, known, options)

    const functions = await hostFunctions(wired)
    opened.push(async () => {
      await Promise.all(functions.map((one) => one.close()))
    })
    const calls = functionCalls(functions, {
      token,
      log,
      onDone: (name, outcome) => {
        if (name !== 'sweep') return
        lastSweep = outcome
        events.tell({ event: 'sweep', data: outcome })
      },
    })
    opened.push(() => calls.close())
    const typing = afterTyping(() => calls.fresh('sweep'), systemTimer)
    opened.push(() => typing.close())
    opened.push(
      service.onChange(({ person, spreadsheetId }) => {
        if (person !== undefined && spreadsheetId === wired.spreadsheet) typing.typed()
      }),
    )
    const clock = minuteClock(
      functions.map(({ name }) => ({ name, pattern: name === 'sweep' ? '* * * * *' : '0 * * * *' })),
      calls,
    )
    opened.push(() => clock.stop())
    const { spreadsheet: spreadsheetId } = wired
    announce(home, { pid: process.pid, spreadsheetId, sheetsUrl: web.url, sheetsToken: token, smtpUrl })
    opened.push(() => withdraw(home))
    facts.resolve({
      spreadsheetId,
      language,
      mail: sink === undefined ? { kind: 'server', address: shownMailServer(smtpUrl) } : { kind: 'mailbox' },
    })
    return {
      home,
      spreadsheetId,
      addresses: addressesOf(host, web.port),
      sheetsUrl: web.url,
      smtpUrl,
      functions,
      isNew: known === undefined,
      mailProblem: await mailProblem(wired, log),
      calls,
      close,
    }
  } catch (thrown) {
    facts.reject(thrown)
    await close()
    throw thrown
  }
}

/** The pages, made while the rest starts. A desk whose pages cannot be made still sweeps; the log says what is wrong with them. */
function pages(log: Log): ReturnType<typeof bundlePages> {
  const made = bundlePages()
  made.catch((error: unknown) => log.error('pages-not-made', { error: String(error) }))
  return made
}

const openSink = ({ mailFolder }: Home, port: number, events: EventHub): Promise<MailSink> =>
  openMailSink({
    dir: mailFolder,
    host: '127.0.0.1',
    port: port === 0 ? 0 : port + 1,
    onMail: ({ name }) => events.tell({ event: 'mail', data: { name } }),
  })

async function mailProblem({ smtpUrl = '', mailFrom }: Options, log: Log): Promise<string | undefined> {
  const mailer = smtpMailer({ url: smtpUrl, from: mailFrom, log })
  try {
    return await mailer.check()
  } finally {
    await mailer.close()
  }
}
