import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { ChangeLine, ChangeQuery, UndoMessage } from './history/change-line.ts'
import { openJournal, type State } from './history/journal.ts'
import type { ChangeNotice } from './history/notice.ts'
import { type Faults, faultPlan } from './http/faults.ts'
import { type CallDone, type Handle, handler } from './http/handle.ts'
import { type Quota, quotaGate } from './http/quota.ts'
import { openService } from './methods/service.ts'
import type { Caller } from './people/caller.ts'
import { openStore } from './store/store.ts'

export type SheetsServiceOptions = {
  /** The SQLite file, made if it is not there, or `:memory:`. */
  readonly file: string
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
  /** Names this opening: what was told in another one is not comparable. Default: a fresh UUID. */
  readonly epoch?: string
  /** Says nothing of states and shapes, and heeds none that a call was meant in: as the service itself. */
  readonly plain?: boolean
}

/** Google Sheets API v4 on one SQLite file, to be mounted in a server that knows who calls. */
export type SheetsService = {
  /**
   * Answers a request for `/v4/…` on behalf of a caller. Kept when the answer has been handed to the network; never fails.
   * Whoever mounts it lets running requests finish before it closes the service.
   */
  readonly handle: (request: IncomingMessage, response: ServerResponse, caller: Caller) => Promise<void>
  /** The ids of the spreadsheets in the file, oldest first. */
  readonly spreadsheetIds: () => readonly string[]
  /** Tells of each commit, by whomever, once it is on disk. Gives the way to stop. What a listener throws goes to `onError`. */
  readonly onChange: (listener: (notice: ChangeNotice) => void) => () => void
  /** What happened after a revision, oldest first; `too-old` when that is not known any more, or of another epoch. */
  readonly noticesSince: (spreadsheetId: string, revision: number, epoch: string) => readonly ChangeNotice[] | 'too-old'
  /** What the state of a spreadsheet is known by. One that does not exist has never changed. */
  readonly revisionOf: (spreadsheetId: string) => State
  /**
   * Puts back what a person's change did, as far as it still is as that change left it, as a new change by `person`.
   * @throws ApiError with reason `CANNOT_UNDO` and, in its metadata, `why`: `forgotten` (404), `sheet-gone`, `columns-moved` or
   * `rows-moved` (400); nothing is done then. 404 for a spreadsheet that is not there
   */
  readonly undo: (spreadsheetId: string, change: number, person: string, client: string | undefined) => UndoMessage
  /** The log of people's changes, newest first, a line for each tab that a change touched. */
  readonly changes: (spreadsheetId: string, query: ChangeQuery) => readonly ChangeLine[]
  /**
   * Writes a copy of the whole file, as of now, to a path where nothing is yet.
   * @throws OpenError `file-unwritable`; nothing is left there then
   */
  readonly backup: (file: string) => void
  /** Closes the file. May be called again. */
  readonly close: () => void
}

const PAYLOAD_LIMIT = 50_000_000

/**
 * Opens the service on a file.
 * @throws OpenError with a `kind`: file-unwritable, file-foreign, file-in-use. A foreign file is untouched then.
 */
export function openSheetsService(options: SheetsServiceOptions): SheetsService {
  const { handle, ...rest } = openHandle(options)
  return {
    ...rest,
    handle: (request, response, caller) => {
      const user = caller.kind === 'person' ? caller.name : 'owner'
      return handle(request, response, () => ({ caller, user }))
    },
  }
}

/** The service with a handle that asks each request who it is from. */
export function openHandle(options: SheetsServiceOptions): Omit<SheetsService, 'handle'> & { readonly handle: Handle } {
  const { now = Date.now, random = Math.random, defaults, onError = printed } = options
  const store = openStore(options.file, now)
  const journal = openJournal(options.epoch ?? randomUUID(), onError)
  const service = openService({
    store,
    journal,
    now,
    random,
    defaults: { locale: defaults?.locale ?? 'en_US', timeZone: defaults?.timeZone ?? 'Etc/GMT' },
    baseUrl: 'https://docs.google.com',
  })
  const handle = handler({
    service: service.forCall,
    stateOf: (id) => (options.plain === true || store.get(id) === undefined ? undefined : journal.stateOf(id)),
    payloadLimit: options.payloadLimit ?? PAYLOAD_LIMIT,
    admitCall: quotaGate(options.quota ?? {}, now),
    faultFor: faultPlan(options.faults),
    onCall: options.onCall,
    onError,
  })
  let open = true
  return {
    handle,
    spreadsheetIds: store.ids,
    onChange: journal.onChange,
    noticesSince: journal.noticesSince,
    revisionOf: journal.stateOf,
    undo: (id, change, name, client) => service.undo(id, change, { caller: { kind: 'person', name }, client }),
    changes: service.changes,
    backup: store.backup,
    close: () => {
      if (open) store.close()
      open = false
    },
  }
}

const printed = (error: unknown): void => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
}
