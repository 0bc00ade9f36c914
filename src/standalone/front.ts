import { randomBytes } from 'node:crypto'
import { sheetsClient } from '../adapters/google-sheets/client.ts'
import type { Language } from '../model/language.ts'
import type { Log } from '../ports/log.ts'
import type { CallOutcome } from './function-calls.ts'
import { clearLeftovers, type Home } from './home.ts'
import { openMailbox } from './mailbox/mailbox.ts'
import { openSheetsService, type SheetsService } from './sheets-server/index.ts'
import { openAccess } from './web/access/access.ts'
import { openEndedSessions } from './web/access/ended-sessions.ts'
import { isLoopback } from './web/access/loopback.ts'
import { sessionKey } from './web/access/session-key.ts'
import { openSessions } from './web/access/sessions.ts'
import { bundlePages } from './web/assets/bundle.ts'
import { openEventHub } from './web/events/hub.ts'
import type { DeskFacts } from './web/parts.ts'
import { openWebServer } from './web/server.ts'
import { downloadWorkbook } from './xlsx/index.ts'

export interface FrontOptions {
  readonly host: string
  readonly port: number
  readonly passphrase: string | undefined
  /** Of words that are needed before the workbook has said its own. */
  readonly language: Language
  readonly log: Log
}

/** What a desk is reached by: the sheets service on its file, and the web server in front of it. */
export interface Front {
  readonly service: SheetsService
  /** What programs bring; another one each time. */
  readonly token: string
  readonly url: string
  readonly port: number
  /** People are let in from now on. */
  readonly ready: (facts: DeskFacts) => void
  /** The desk does not start: whoever waits is told. */
  readonly failed: (error: unknown) => void
  readonly mailed: (name: string) => void
  readonly swept: (outcome: CallOutcome) => void
  readonly close: () => Promise<void>
}

/**
 * Opens a desk's front. Programs are answered at once, people when it is `ready`. Throws `AccessError` and the sheets service's
 * open errors; nothing is left open then.
 */
export async function openFront(home: Home, options: FrontOptions): Promise<Front> {
  const { host, log, language } = options
  const { folder } = home
  const access = openAccess({
    folder,
    host,
    passphrase: options.passphrase,
    onProblem: (error) => log.error('people-unreadable', { error: String(error) }),
  })
  const service = openSheetsService({
    file: home.workbookFile,
    onError: (error) => log.error('sheets-failed', { error: error instanceof Error ? error.stack : String(error) }),
  })
  try {
    clearLeftovers(home)
    const token = randomBytes(24).toString('base64url')
    const events = openEventHub(service)
    const facts = Promise.withResolvers<DeskFacts>()
    facts.promise.catch(() => undefined)
    let lastSweep: CallOutcome | undefined
    const web = await openWebServer(
      {
        service,
        token,
        access,
        sessions: openSessions(sessionKey(folder), access, openEndedSessions(folder), () => Date.now()),
        isLoopback: isLoopback(host),
        events,
        mailbox: openMailbox(home.mailFolder),
        assets: pages(log),
        facts: facts.promise,
        language,
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
    return {
      service,
      token,
      url: web.url,
      port: web.port,
      ready: facts.resolve,
      failed: facts.reject,
      mailed: (name) => events.tell({ event: 'mail', data: { name } }),
      swept(outcome) {
        lastSweep = outcome
        events.tell({ event: 'sweep', data: outcome })
      },
      async close() {
        await web.close()
        service.close()
      },
    }
  } catch (thrown) {
    service.close()
    throw thrown
  }
}

/** The pages, made while the rest starts. A desk whose pages cannot be made still sweeps; the log says what is wrong with them. */
function pages(log: Log): ReturnType<typeof bundlePages> {
  const made = bundlePages()
  made.catch((error: unknown) => log.error('pages-not-made', { error: String(error) }))
  return made
}
