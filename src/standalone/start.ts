import { sheetsClient } from '../adapters/google-sheets/client.ts'
import { pinoLog } from '../adapters/pino/log.ts'
import { smtpMailer } from '../adapters/smtp/mailer.ts'
import type { Options } from '../edge/options.ts'
import type { Language } from '../model/language.ts'
import type { Log } from '../ports/log.ts'
import { addressesOf, addressForOthers, shownMailServer } from './addresses.ts'
import { afterTyping, systemTimer } from './after-typing.ts'
import { type Front, openFront } from './front.ts'
import { type CallOutcome, type FunctionCalls, functionCalls } from './function-calls.ts'
import { type HostedFunction, hostFunctions } from './functions-host.ts'
import { announce, type Home, openHome, withdraw } from './home.ts'
import { followLanguage } from './language.ts'
import { linkKeys } from './link-key.ts'
import { type MailSink, openMailSink } from './mail-sink.ts'
import { minuteClock } from './minute-clock.ts'
import type { DeskFacts } from './web/parts.ts'
import { prepareWorkbook } from './workbook.ts'

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

/** When the clock calls. */
const PATTERNS = { sweep: '* * * * *', report: '0 * * * *' } as const

/**
 * Starts the whole desk in one process: the sheets service on the home's file, the web server in front of it, the mail sink
 * unless a mail server is set, the workbook if there is none yet, the functions, the clock that calls them, and the sweep
 * after typing.
 *
 * Throws `HomeError`, `AccessError`, the sheets service's open errors and the mail sink's; what was opened until then is closed.
 */
export async function startDesk(asked: DeskOptions, base: Options): Promise<Desk> {
  const options: DeskOptions = asked.demo ? { ...asked, language: 'zh' } : asked
  const { host, port, language } = options
  const log = pinoLog(base.logLevel)
  const opened: (() => Promise<void> | void)[] = []
  const close = async (): Promise<void> => {
    for (const one of opened.splice(0).toReversed()) await one()
  }
  let front: Front | undefined
  try {
    const home = openHome(options.folder)
    front = await openFront(home, { host, port, passphrase: base.passphrase, language, log })
    const { service, token, url: sheetsUrl, swept, mailed, close: closeFront } = front
    opened.push(closeFront)
    const sink = base.smtpUrl === undefined ? await openSink(home, port, mailed) : undefined
    if (sink !== undefined) opened.push(() => sink.close())
    const smtpUrl = base.smtpUrl ?? sink?.url ?? ''
    // The desk's workbook is the first of its file: whoever has the file has the desk.
    const [known] = service.spreadsheetIds()
    const addresses = addressesOf(host, front.port)
    const reached = addressForOthers(addresses)
    const links = {
      linkUrl: base.linkUrl ?? `${reached}act`,
      linkKeys: base.linkKeys ?? linkKeys(home.folder),
    }
    const sheetPage = base.sheetPage ?? reached
    const local = { ...base, ...links, sheetPage, sheetsUrl, sheetsToken: token, smtpUrl, triggerToken: token }
    const workbook = await prepareWorkbook(local, known, options)
    const { spreadsheet: spreadsheetId } = workbook.wired

    const functions = await hostFunctions(workbook.wired)
    opened.push(async () => {
      await Promise.all(functions.map((one) => one.close()))
    })
    const onDone = (name: string, outcome: CallOutcome): void => {
      if (name === 'sweep') swept(outcome)
    }
    const calls = functionCalls(functions, { token, log, onDone })
    opened.push(() => calls.close())
    const typing = afterTyping(() => calls.fresh('sweep'), systemTimer)
    const stopListening = service.onChange((notice) => {
      if (notice.person !== undefined && notice.spreadsheetId === spreadsheetId) typing.typed()
    })
    const clock = minuteClock(
      functions.flatMap(({ name }) => (name === 'act' ? [] : [{ name, pattern: PATTERNS[name] }])),
      calls,
    )
    opened.push(() => {
      stopListening()
      typing.close()
      clock.stop()
    })
    const hasMailbox = sink !== undefined
    const { drawKey } = base
    const keys = { ...links, ...(drawKey === undefined ? {} : { drawKey }) }
    announce(home, { pid: process.pid, spreadsheetId, sheetsUrl, sheetsToken: token, smtpUrl, hasMailbox, ...keys })
    opened.push(() => withdraw(home))
    const mail: DeskFacts['mail'] =
      sink === undefined ? { kind: 'server', address: shownMailServer(smtpUrl) } : { kind: 'mailbox' }
    const spoken = await followLanguage(service, sheetsClient({ rootUrl: sheetsUrl, accessToken: token }), {
      spreadsheetId,
      language: workbook.language,
      log,
    })
    opened.push(spoken.close)
    front.ready({
      spreadsheetId,
      get language() {
        return spoken.now()
      },
      mail,
      actUrl: functions.find(({ name }) => name === 'act')?.url ?? '',
    })
    return {
      home,
      spreadsheetId,
      addresses,
      sheetsUrl,
      smtpUrl,
      functions,
      isNew: known === undefined,
      mailProblem: await mailProblem(workbook.wired, log),
      calls,
      close,
    }
  } catch (thrown) {
    front?.failed(thrown)
    await close()
    throw thrown
  }
}

const openSink = ({ mailFolder }: Home, port: number, mailed: (name: string) => void): Promise<MailSink> =>
  openMailSink({
    dir: mailFolder,
    host: '127.0.0.1',
    port: port === 0 ? 0 : port + 1,
    onMail: ({ name }) => mailed(name),
  })

async function mailProblem({ smtpUrl = '', mailFrom }: Options, log: Log): Promise<string | undefined> {
  const mailer = smtpMailer({ url: smtpUrl, from: mailFrom, log })
  try {
    return await mailer.check()
  } finally {
    await mailer.close()
  }
}
