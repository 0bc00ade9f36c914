import type { HttpBindings } from '@hono/node-server'
import type { Language } from '../../model/language.ts'
import type { Log } from '../../ports/log.ts'
import type { Mailbox } from '../mailbox/mailbox.ts'
import type { SheetsService } from '../sheets-server/index.ts'
import type { WorkbookFile } from '../xlsx/index.ts'
import type { Access } from './access/access.ts'
import type { Session, Sessions } from './access/sessions.ts'
import type { Assets } from './assets/assets.ts'
import type { EventHub } from './events/hub.ts'
import type { SessionMessage } from './messages.ts'

/** What is known of a desk once its workbook is in order. */
export interface DeskFacts {
  readonly spreadsheetId: string
  /** The workbook's. */
  readonly language: Language
  readonly mail: NonNullable<SessionMessage['mail']>
  /** Where the function answers that the links in mails lead to; absent where none runs. */
  readonly actUrl?: string
}

/** What the desk's addresses are served from. */
export interface WebParts {
  readonly service: SheetsService
  /** What programs bring, and are the owner with. */
  readonly token: string
  readonly access: Access
  readonly sessions: Sessions
  /** Whether only this machine can reach the desk; then it must be asked for as this machine. */
  readonly isLoopback: boolean
  readonly events: EventHub
  readonly mailbox: Mailbox
  /** Fails when the pages could not be made. */
  readonly assets: Promise<Assets>
  /** People wait for it; programs make it. Fails when the desk does not start. */
  readonly facts: Promise<DeskFacts>
  /** Of words that are needed before the facts are there. */
  readonly language: Language
  readonly workbook: () => Promise<WorkbookFile>
  readonly lastSweep: () => SessionMessage['sweep']
  /** Files that live for one answer are made here. */
  readonly folder: string
  readonly log: Log
}

/** Who asks. Without a session: somebody at this machine, where no log-in is wanted. */
export type WebCaller =
  | { readonly kind: 'owner' }
  | { readonly kind: 'person'; readonly name: string; readonly session: Session | undefined }

export interface WebEnv {
  Bindings: HttpBindings
  Variables: {
    /** Undefined: somebody who has not logged in. */
    caller: WebCaller | undefined
    facts: DeskFacts | undefined
  }
}
