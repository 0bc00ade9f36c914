import { PassThrough } from 'node:stream'
import type { Transporter } from 'nodemailer'

/**
 * Tells for which mails, known by their abort signals, the server was there to talk to. nodemailer opens a mail's stream once the
 * connection stands and the login is through. Error codes do not tell: a line cut in the middle of a mail, and a port nobody listens
 * on, can have the same one.
 */
export function watchReached(transport: Pick<Transporter, 'use'>): (signal: AbortSignal) => boolean {
  const reached = new WeakSet<AbortSignal>()
  transport.use('stream', ({ message, data: { signal } }, done) => {
    message.transform(() => {
      if (signal !== undefined) reached.add(signal)
      return new PassThrough()
    })
    done()
  })
  return (signal) => reached.has(signal)
}
