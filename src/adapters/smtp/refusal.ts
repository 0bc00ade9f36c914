import type { SmtpServer } from './smtp-url.ts'

/** What went wrong with a mail, in the server's own words, and what of it a log may say. */
export interface Refusal {
  readonly words: string
  readonly log: { readonly code: string; readonly responseCode?: number }
}

const LONGEST = 300

/** Reads an SMTP error. What nodemailer throws is not typed, so it is looked at field by field. */
export function refusalOf(error: unknown, { auth }: SmtpServer): Refusal {
  const { message, code, response, responseCode, rejectedErrors } = fieldsOf(error)
  const each = Array.isArray(rejectedErrors)
    ? rejectedErrors.flatMap((one: unknown) => fieldsOf(one).response ?? [])
    : []
  const replies = [...new Set(each.filter((one) => typeof one === 'string'))]
  const words = replies.length > 0 ? replies.join(' | ') : typeof response === 'string' ? response : String(message)
  return {
    words: withoutAddresses(withoutSecrets(words, auth)).replaceAll(/\s+/g, ' ').trim().slice(0, LONGEST),
    log: {
      code: typeof code === 'string' ? code : 'unknown',
      ...(typeof responseCode === 'number' ? { responseCode } : {}),
    },
  }
}

const FIELDS = ['message', 'code', 'response', 'responseCode', 'rejectedErrors'] as const

function fieldsOf(error: unknown): Readonly<Partial<Record<(typeof FIELDS)[number], unknown>>> {
  if (typeof error !== 'object' || error === null) return { message: error }
  return Object.fromEntries(FIELDS.map((key) => [key, Reflect.get(error, key)]))
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

/** `l***@example.com`: the line that holds these words names the recipients anyway; whoever logs the words must not. */
const withoutAddresses = (words: string): string => words.replaceAll(/([^\s<>()"':;,@])[^\s<>()"':;,@]*@/g, '$1***@')
