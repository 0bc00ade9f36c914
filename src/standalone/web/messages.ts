/** What the desk's own addresses answer, beside the Sheets protocol, as it goes over the wire. */

/** `GET /desk/session` */
export type SessionMessage = {
  /** Who is at this page; null: nobody has logged in, and somebody must. */
  readonly name: string | null
  /** How one logs in: not at all (this machine alone; the name is a courtesy), with the shared passphrase, or as one of a list. */
  readonly logIn: 'none' | 'passphrase' | 'people'
  /** Names to choose from when logging in as one of a list; names of the staff tab otherwise are free. */
  readonly people: readonly string[]
  readonly language: 'zh' | 'en'
  /** Absent until somebody has logged in. */
  readonly spreadsheetId?: string
  /** Where mails go: into the mailbox page, or to a real server, whose address this is (without its password); a group mails nobody. */
  readonly mail?: { readonly kind: 'mailbox' | 'none' } | { readonly kind: 'server'; readonly address: string }
  /** The last time a sweep ended, milliseconds since 1970, and whether it succeeded. */
  readonly sweep?: { readonly at: number; readonly ok: boolean }
}

/** `POST /desk/session` takes `{ name, passphrase? }` and answers a `SessionMessage`; 401 and 429 answer a `RefusalMessage`. */
export type LogInMessage = { readonly name: string; readonly passphrase?: string }

/** What any of these addresses answers when it refuses: a kind for programs, and words in the desk's language. */
export type RefusalMessage = { readonly kind: string; readonly words: string }

/**
 * `GET /desk/changes?sheetId=&row=&column=&before=&limit=` answers a list of `ChangeLine`, newest first.
 * `POST /desk/undo` takes `{ change }`, with the header `x-sheets-client`, and answers an `UndoMessage`.
 */
export type { ChangedCell, ChangeLine, UndoMessage } from '../sheets-server/history/change-line.ts'

/** `GET /desk/mails?to=&before=&limit=`, newest first. */
export type MailLine = {
  /** Its name in the folder. */
  readonly name: string
  readonly at: number
  readonly from: string
  /** Envelope recipients. */
  readonly to: readonly string[]
  readonly subject: string
  /** Mails of one thread share it. */
  readonly thread: string
  /** The same mail, by its Message-ID, had come to the same people before. */
  readonly again?: boolean
}
export type MailList = {
  readonly mails: readonly MailLine[]
  /** Every recipient there is, with how many mails each has. */
  readonly recipients: readonly { readonly address: string; readonly count: number }[]
  readonly more: boolean
}

/** `GET /desk/mails/NAME`; its HTML is at `GET /desk/mails/NAME/html`, for a sandboxed frame. */
export type MailMessage = MailLine & {
  readonly text: string
  readonly hasHtml: boolean
  /** Header lines as people know them: From, To, Cc, Date, Subject, Message-ID. */
  readonly headers: readonly (readonly [name: string, value: string])[]
  /** At `GET /desk/mails/NAME/attachments/INDEX`. */
  readonly attachments: readonly { readonly filename: string; readonly type: string; readonly size: number }[]
}
