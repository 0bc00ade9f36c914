import { type Faults, faultPlan } from './http/faults.ts'
import { type CallDone, handler } from './http/handle.ts'
import { type Listening, listen } from './http/listen.ts'
import { type Quota, quotaGate } from './http/quota.ts'
import { openService } from './methods/service.ts'
import { openStore } from './store/store.ts'

export type { Fault } from './http/faults.ts'
export type { CallDone } from './http/handle.ts'
export { supportedKinds } from './requests/dispatch.ts'
export { OpenError, type OpenProblem } from './store/open-error.ts'

export type SheetsServerOptions = {
  /** The SQLite file, made if it is not there, or `:memory:`. */
  readonly file: string
  /** Default `127.0.0.1`. */
  readonly host?: string
  /** Default 0: any free port. */
  readonly port?: number
  /** When set, requests must carry `Authorization: Bearer <token>`. */
  readonly token?: string
  /** When set, calls beyond it are answered 429. */
  readonly quota?: Quota
  /** What goes wrong on purpose, for tests. */
  readonly faults?: Faults
  /** Told of each call when it is over, after the answer has been handed to the network. */
  readonly onCall?: (call: CallDone) => void
  /** Told of errors that are no refusals; the client gets a 500. Default: they go to standard error. */
  readonly onError?: (error: unknown) => void
  /** Milliseconds since 1970. Default: the host's clock. */
  readonly now?: () => number
  /** From 0 up to 1; ids are drawn from it. Default: `Math.random`. */
  readonly random?: () => number
  /** What new spreadsheets get when they do not say. Default `en_US`, `Etc/GMT`, as the service's own API does. */
  readonly defaults?: { readonly locale?: string; readonly timeZone?: string }
  /** The largest body taken, in bytes. Default 50 MB; beyond it 413. */
  readonly payloadLimit?: number
}

export type SheetsServer = {
  /** `http://127.0.0.1:PORT`, the client's `rootUrl` (with a `/` at its end). */
  readonly url: string
  readonly port: number
  /** The ids of the spreadsheets in the file, oldest first. */
  readonly spreadsheetIds: () => readonly string[]
  /** Finishes running requests, closes connections and the file. May be called again. */
  readonly close: () => Promise<void>
}

const PAYLOAD_LIMIT = 50_000_000

/**
 * Opens the local Sheets server: Google Sheets API v4 over HTTP on one SQLite file. Each request is one transaction, on disk
 * when it is answered; a request that fails leaves nothing behind.
 *
 * What differs from the service: whoever is let in may edit everything (protected ranges are kept and shown, not enforced);
 * filters are kept but rows are not marked as hidden by them; conditional formats are not worked into `effectiveFormat`;
 * pivot tables, tables, slicers, data sources, charts on sheets of their own, pasted HTML and formulas whose result fills
 * several cells are refused or shown as errors, never passed over in silence. A formula follows its cells under inserts,
 * deletes and moves of whole rows and columns, not under `insertRange`, `deleteRange`, `cutPaste` and sorts elsewhere.
 * @throws OpenError with a `kind`: port-taken, host-unavailable, file-unwritable, file-foreign, file-in-use. Nothing is left
 * open then, and a foreign file is untouched.
 */
export async function openSheetsServer(options: SheetsServerOptions): Promise<SheetsServer> {
  const { host = '127.0.0.1', now = Date.now, random = Math.random, defaults } = options
  const store = openStore(options.file)
  let listening: Listening | undefined
  try {
    const service = openService({
      store,
      now,
      random,
      defaults: { locale: defaults?.locale ?? 'en_US', timeZone: defaults?.timeZone ?? 'Etc/GMT' },
      baseUrl: 'https://docs.google.com',
    })
    const listener = handler({
      service,
      token: options.token,
      payloadLimit: options.payloadLimit ?? PAYLOAD_LIMIT,
      admitCall: quotaGate(options.quota ?? {}, now),
      faultFor: faultPlan(options.faults),
      onCall: options.onCall,
      onError:
        options.onError ??
        ((error) =>
          process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)),
    })
    listening = await listen(listener, host, options.port ?? 0)
  } catch (error) {
    store.close()
    throw error
  }
  const { port, close } = listening
  let closed: Promise<void> | undefined
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${port}`,
    port,
    spreadsheetIds: store.ids,
    close: () => {
      closed ??= close().then(store.close)
      return closed
    },
  }
}
