import type { MailOutcome } from '../../ports/mailer.ts'
import type { Progress } from './progress.ts'
import type { SmtpServer } from './smtp-url.ts'

/** What became of a mail that was not sent. */
export interface SmtpFailure {
  readonly outcome: Exclude<MailOutcome, { readonly kind: 'sent' }>
  /** The connection was cut before the server had the mail, and without a word about it: nothing was taken. */
  readonly isCut: boolean
  /** What of it a log may say. */
  readonly log: { readonly code: string; readonly responseCode?: number }
}

/** Reads an SMTP error. What nodemailer throws is not typed, so it is looked at field by field. */
export function failureOf(error: unknown, progress: Progress, server: SmtpServer): SmtpFailure {
  const told = fieldsOf(error)
  const { code, responseCode } = told
  return {
    outcome: { kind: kindOf(told, progress), error: wordsOf(error, server) },
    isCut: progress === 'begun' && responseCode === undefined && (code === 'ECONNECTION' || code === 'ESOCKET'),
    log: { code: code ?? 'unknown', ...(responseCode === undefined ? {} : { responseCode }) },
  }
}

/** Replies about the session: the sender is not let in, or not any more. They say nothing about the mail. */
const ABOUT_THE_SESSION: ReadonlySet<number> = new Set([503, 530, 534, 535, 538])
/** What `MAIL FROM` says of this mail besides whom it is from: how large it is, and which extensions it needs. */
const ABOUT_THIS_MAIL: ReadonlySet<number> = new Set([552, 555])

function kindOf({ command, responseCode }: Told, progress: Progress): SmtpFailure['outcome']['kind'] {
  if (progress === 'nowhere') return 'unreachable'
  if (responseCode !== undefined && responseCode >= 400 && responseCode < 600) {
    const isPermanent = responseCode >= 500
    // The sender is the same for every mail. Nothing is given up for a sender that is not allowed: that is put right in the settings.
    if (command === 'MAIL FROM' && !ABOUT_THIS_MAIL.has(responseCode) && (isPermanent || responseCode === 421))
      return 'unreachable'
    // A 421 from here on is no reason to stop: a server that breaks off over one mail may well take the next (promise 6).
    return isPermanent && !ABOUT_THE_SESSION.has(responseCode) ? 'refused' : 'later'
  }
  return progress === 'handed-over' ? 'unknown' : 'later'
}

/** The fields that nodemailer gives its errors; those that are not of their type are left out. */
interface Told {
  readonly message?: string
  readonly code?: string
  /** `MAIL FROM`, `RCPT TO`, `DATA` (also for what answers the final dot), `CONN` … */
  readonly command?: string
  readonly response?: string
  readonly responseCode?: number
}

const TYPES = {
  message: 'string',
  code: 'string',
  command: 'string',
  response: 'string',
  responseCode: 'number',
} as const

function fieldsOf(error: unknown): Told {
  if (typeof error !== 'object' || error === null) return {}
  return Object.fromEntries(
    Object.entries(TYPES).flatMap(([key, type]) => {
      const value: unknown = Reflect.get(error, key)
      return typeof value === type ? [[key, value]] : []
    }),
  )
}

const LONGEST = 300

/** What went wrong, in the server's own words where it had any, without secrets and addresses. */
export function wordsOf(error: unknown, { auth }: SmtpServer): string {
  const { code, message = String(error), response = message } = fieldsOf(error)
  const words = code === 'EABORT' ? 'It took too long' : response
  return withoutAddresses(withoutSecrets(words, auth)).replaceAll(/\s+/g, ' ').trim().slice(0, LONGEST)
}

/** Some servers answer a failed login with what they were sent, as it was sent. */
function withoutSecrets(words: string, auth: SmtpServer['auth']): string {
  if (auth === undefined) return words
  const base64 = (text: string) => Buffer.from(text).toString('base64')
  const { user, pass } = auth
  return [base64(`\0${user}\0${pass}`), base64(pass), base64(user), pass, user]
    .filter((secret) => secret.length > 2)
    .reduce((text, secret) => text.replaceAll(secret, '<redacted>'), words)
}

/** `l***@example.com`: the line that holds these words names the recipient anyway; whoever logs the words must not. */
const withoutAddresses = (words: string): string => words.replaceAll(/([^\s<>()"':;,@])[^\s<>()"':;,@]*@/g, '$1***@')
