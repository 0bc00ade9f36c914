import { createTransport } from 'nodemailer'
import { isMailAddress, isMessageId } from '../../mail/address.ts'
import { SECOND } from '../../model/instant.ts'
import type { Log } from '../../ports/log.ts'
import type { Mail, Mailer, MailOutcome } from '../../ports/mailer.ts'
import { messageOf } from './message.ts'
import { watchReached } from './reached.ts'
import { refusalOf } from './refusal.ts'
import { parseSender } from './sender.ts'
import { parseSmtpUrl } from './smtp-url.ts'

/** How long the server may take, in milliseconds. */
interface SmtpTimeouts {
  readonly connection: number
  readonly greeting: number
  /** Silence on an open connection. */
  readonly socket: number
  /** A mail altogether, waiting for its turn included: a server that trickles its answers is never silent. */
  readonly total: number
}

const SMTP_TIMEOUTS: SmtpTimeouts = {
  connection: 10 * SECOND,
  greeting: 10 * SECOND,
  socket: 30 * SECOND,
  total: 120 * SECOND,
}

export interface SmtpMailerOptions {
  /** `smtp://user:pass@host:port` or `smtps://…`. */
  readonly url: string
  /** `noreply@example.com` or `日清 <noreply@example.com>`. */
  readonly from: string
  readonly timeouts?: Partial<SmtpTimeouts>
  readonly log: Log
}

/** A mailer that keeps its connections for the next mail; `close` ends them once the mails on their way have left. */
export interface SmtpMailer extends Mailer {
  /** Whether the server answers and lets us in; if not, what it or the network said. */
  check(): Promise<string | undefined>
  close(): Promise<void>
}

/**
 * Sends mail through an SMTP server. Whatever the server does, the outcome says so and nothing is thrown; only options that make no
 * sense throw, a `Failure` `bad-option`. A mail is tried once: when to try again is the caller's to know. After a hang-up in the middle
 * of a mail nobody can say whether the server took it.
 */
export function smtpMailer(options: SmtpMailerOptions): SmtpMailer {
  const { log } = options
  const server = parseSmtpUrl(options.url)
  const from = parseSender(options.from)
  const timeouts = { ...SMTP_TIMEOUTS, ...options.timeouts }
  const { host, port, secure, requireTLS, auth } = server
  const transport = createTransport({
    pool: true,
    host,
    port,
    secure,
    requireTLS,
    ...(auth === undefined ? {} : { auth: { ...auth } }),
    connectionTimeout: timeouts.connection,
    dnsTimeout: timeouts.connection,
    greetingTimeout: timeouts.greeting,
    socketTimeout: timeouts.socket,
    maxConnections: 3,
    // Only for a mail of which not one byte had left: the server had ended a connection that lay idle.
    maxRequeues: 1,
    idleTimeout: 20 * SECOND,
    logger: false,
  })
  const wasReached = watchReached(transport)
  const underway = new Set<Promise<MailOutcome>>()

  const deliver = async (mail: Mail): Promise<MailOutcome> => {
    const seen = { messageId: mail.messageId }
    if (!isMessageId(mail.messageId) || !isMailAddress(mail.to)) {
      const error = isMailAddress(mail.to) ? 'no usable Message-ID' : 'no usable address'
      log.warn('smtp-refused', { code: error })
      return { kind: 'refused', error }
    }
    const signal = AbortSignal.timeout(timeouts.total)
    try {
      await transport.sendMail({ ...messageOf(mail, from), signal })
      log.info('smtp-sent', seen)
      return { kind: 'sent' }
    } catch (error) {
      const refusal = refusalOf(error, server)
      log.warn('smtp-failed', { ...seen, ...refusal.log })
      // A server that breaks off over one mail may well take the next: only one that was never there stops the rest (promise 6).
      return { kind: wasReached(signal) ? 'later' : 'unreachable', error: refusal.words }
    }
  }

  return {
    async send(mail) {
      const sending = deliver(mail)
      underway.add(sending)
      try {
        return await sending
      } finally {
        underway.delete(sending)
      }
    },
    async check() {
      try {
        await transport.verify()
        return undefined
      } catch (error) {
        return refusalOf(error, server).words
      }
    },
    async close() {
      await Promise.allSettled(underway)
      transport.close()
    },
  }
}
