import type { Transporter } from 'nodemailer'

/**
 * How far a mail came. `nowhere`: nobody to talk to, or not let in. `begun`: the server was told of it. `handed-over`: the connection
 * had taken all of it, so the final dot may have left, and from here on only the server knows whether it has the mail.
 */
export type Progress = 'nowhere' | 'begun' | 'handed-over'

/**
 * Tells how far a mail came, by its abort signal. Error codes do not: a line cut before and after the final dot, and a port nobody
 * listens on, can have the same one. nodemailer opens a mail's stream once the connection stands and the login is through, and reads
 * it only when the server has asked for the message. Its end, which nobody but the connection reads up to, comes just before the dot.
 */
export function watchProgress(transport: Pick<Transporter, 'use'>): (signal: AbortSignal) => Progress {
  const progress = new WeakMap<AbortSignal, Progress>()
  transport.use('stream', ({ message, data: { signal } }, done) => {
    message.processFunc((stream) => {
      if (signal !== undefined) {
        progress.set(signal, 'begun')
        stream.once('end', () => progress.set(signal, 'handed-over'))
      }
      return stream
    })
    done()
  })
  return (signal) => progress.get(signal) ?? 'nowhere'
}
