import { createTransport, type SendMailOptions } from 'nodemailer'
import { isMailAddress, isMessageId } from '../../mail/address.ts'
import { SECOND } from '../../model/instant.ts'
import type { Log } from '../../ports/log.ts'
import type { Mail, Mailer, MailOutcome } from '../../ports/mailer.ts'
import { failureOf, type SmtpFailure, wordsOf } from './failure.ts'
import { messageOf } from './message.ts'
import { watchProgress } from './progress.ts'
import { parseSender } from './sender.ts'
import { parseSmtpUrl } from './smtp-url.ts'

/** How long the server may take, in milliseconds. */
interface SmtpTimeouts {
  /** From the look-up of its name to the end of STARTTLS, the greeting included. */
  readonly connection: number
  readonly greeting: number
  /** Silence on an open connection. */
  readonly socket: number
  /** A mail altogether, waiting for its turn included: a server that trickles its answers is never silent. */
  readonly total: number
}

/**
 * A sweep has well under a minute for all its mails. A server that is away costs it ten seconds, once; one that hangs costs half a minute
 * a mail, and is not asked again before its mail's turn comes round. Shorter would hurt: servers hold back their greeting by up to six
 * seconds to put off senders of junk, and look through a mail for many seconds before they answer its final dot. A mail given up then
 * may arrive twice.
 */
const SMTP_TIMEOUTS: SmtpTimeouts = {
  connection: 10 * SECOND,
  greeting: 8 * SECOND,
  socket: 25 * SECOND,
  total: 30 * SECOND,
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
 * sense throw, a `Failure` `bad-option`. When to try again is the caller's to know: here a mail is offered a second time only where the
 * connection was cut before the server had it, for a server may have ended a connection just as it was used again.
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
    // nodemailer forgets how far a mail had come when it offers it again by itself.
    maxRequeues: 0,
    idleTimeout: 20 * SECOND,
    logger: false,
  })
  const progressOf = watchProgress(transport)
  const underway = new Set<Promise<MailOutcome>>()

  const offer = async (message: SendMailOptions, until: AbortSignal): Promise<SmtpFailure | undefined> => {
    const signal = AbortSignal.any([until])
    try {
      await transport.sendMail({ ...message, signal })
      return undefined
    } catch (error) {
      return failureOf(error, progressOf(signal), server)
    }
  }

  const deliver = async (mail: Mail): Promise<MailOutcome> => {
    const { messageId } = mail
    if (!isMessageId(messageId) || !isMailAddress(mail.to)) {
      const error = isMailAddress(mail.to) ? 'no usable Message-ID' : 'no usable address'
      log.warn('smtp-refused', { code: error })
      return { kind: 'refused', error }
    }
    const message = messageOf(mail, from)
    const until = AbortSignal.timeout(timeouts.total)
    let failure = await offer(message, until)
    if (failure?.isCut === true) failure = await offer(message, until)
    if (failure === undefined) {
      log.info('smtp-sent', { messageId })
      return { kind: 'sent' }
    }
    log.warn('smtp-failed', { messageId, outcome: failure.outcome.kind, ...failure.log })
    return failure.outcome
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
        return wordsOf(error, server)
      }
    },
    async close() {
      await Promise.allSettled(underway)
      transport.close()
    },
  }
}
