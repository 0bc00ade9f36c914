import { admitToken } from './http/auth.ts'
import { type Listening, listen } from './http/listen.ts'
import { openHandle, type SheetsServiceOptions } from './service.ts'

export type { ChangeQuery } from './history/change-line.ts'
export type { ChangeNotice } from './history/notice.ts'
export type { Fault } from './http/faults.ts'
export type { CallDone } from './http/handle.ts'
export { ApiError, errorBody, HTTP_CODE } from './protocol/api-error.ts'
export { supportedKinds } from './requests/dispatch.ts'
export { openSheetsService, type SheetsService, type SheetsServiceOptions } from './service.ts'
export { OpenError, type OpenProblem } from './store/open-error.ts'

export type SheetsServerOptions = SheetsServiceOptions & {
  /** Default `127.0.0.1`. */
  readonly host?: string
  /** Default 0: any free port. */
  readonly port?: number
  /** When set, requests must carry `Authorization: Bearer <token>`. */
  readonly token?: string
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

/**
 * Opens the local Sheets server: Google Sheets API v4 over HTTP on one SQLite file. Each request is one transaction, on disk
 * when it is answered; a request that fails leaves nothing behind.
 *
 * What differs from the service: whoever is let in is the owner and may edit everything (people come in through
 * `openSheetsService`, and protected ranges and strict rules bind them); filters are kept but rows are not marked as hidden by
 * them; pivot tables, tables, slicers, data sources, charts on sheets of their own, pasted HTML and formulas whose result fills
 * several cells are refused or shown as errors, never passed over in silence. A formula follows its cells under inserts,
 * deletes and moves of whole rows and columns, not under `insertRange`, `deleteRange`, `cutPaste` and sorts elsewhere.
 * @throws OpenError with a `kind`: port-taken, host-unavailable, file-unwritable, file-foreign, file-in-use. Nothing is left
 * open then, and a foreign file is untouched.
 */
export async function openSheetsServer(options: SheetsServerOptions): Promise<SheetsServer> {
  const { host = '127.0.0.1' } = options
  const { handle, spreadsheetIds, close: closeFile } = openHandle(options)
  const admit = admitToken(options.token)
  let listening: Listening | undefined
  try {
    listening = await listen((request, response) => void handle(request, response, admit), host, options.port ?? 0)
  } catch (error) {
    closeFile()
    throw error
  }
  const { port, close } = listening
  let closed: Promise<void> | undefined
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${port}`,
    port,
    spreadsheetIds,
    close: () => {
      closed ??= close().then(closeFile)
      return closed
    },
  }
}
