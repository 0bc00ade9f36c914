import { once } from 'node:events'
import { SMTPServer } from 'smtp-server'
import { instant, MINUTE } from '../../model/instant.ts'
import type { Clock } from '../../ports/clock.ts'
import { codeOf, MailSinkError } from './error.ts'
import { type MailFolder, openMailFolder, type StoredMail } from './mail-folder.ts'

export interface MailSinkOptions {
  /** Where the mails are kept, one `.eml` file each; made if it is not there. */
  readonly dir: string
  /** 0 takes any free port. */
  readonly port: number
  readonly host?: string
  /** Told of each mail once it is stored. It must not throw. */
  readonly onMail?: (mail: StoredMail) => void
  /** What time it is; the machine's, unless a site plays another day. */
  readonly clock?: Clock
  /** The largest mail taken, in bytes. */
  readonly largest?: number
}

/** A mail server that delivers nowhere: what arrives is kept in a folder, to be looked at. */
export interface MailSink extends Pick<MailFolder, 'list' | 'read'> {
  readonly port: number
  /** `smtp://127.0.0.1:2525`, as the mailer takes it. */
  readonly url: string
  /** Takes no more; mails that are being handed over are still stored. */
  close(): Promise<void>
}

const LARGEST = 10 * 1024 * 1024
const system: Clock = { now: () => instant(Date.now()) }

/**
 * Opens a mail server for this machine alone: any sender, any recipient, no login, no TLS. A mail is on the disk before its sender
 * hears that it was taken; mails of earlier runs stay. Throws `MailSinkError`.
 */
export async function openMailSink(options: MailSinkOptions): Promise<MailSink> {
  const { dir, host = '127.0.0.1', onMail, clock = system, largest = LARGEST } = options
  const folder = await openMailFolder(dir)
  const underway = new Set<Promise<void>>()
  const server = new SMTPServer({
    banner: 'daily-clear mail sink',
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    size: largest,
    socketTimeout: 5 * MINUTE,
    // Idle connections are ended soon; a client's pool opens new ones.
    closeTimeout: 200,
    onData(stream, { envelope: { mailFrom, rcptTo } }, done) {
      const envelope = { from: mailFrom === false ? '' : mailFrom.address, to: rcptTo.map(({ address }) => address) }
      // Kept in memory until it is whole: a client that vanishes half way leaves nothing behind.
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => {
        if (stream.sizeExceeded) chunks.length = 0
        else chunks.push(chunk)
      })
      stream.on('end', () => {
        if (stream.sizeExceeded) {
          done(reply(552, `a mail may have ${largest} bytes at most`))
          return
        }
        const storing = folder.add(Buffer.concat(chunks), envelope, clock.now()).then(
          (mail) => {
            done()
            onMail?.(mail)
          },
          // The sender keeps it and tries again: the disk may be full.
          () => done(reply(452, 'the mail could not be stored')),
        )
        underway.add(storing)
        void storing.finally(() => underway.delete(storing))
      })
    },
  })
  // A client that breaks off is its own affair; a failure to listen is told by `listen`.
  server.on('error', () => undefined)
  const port = await listen(server, options.port, host)
  return {
    port,
    url: `smtp://${host.includes(':') ? `[${host}]` : host}:${port}`,
    list: () => folder.list(),
    read: (name) => folder.read(name),
    async close() {
      await new Promise<void>((resolve) => server.close(resolve))
      await Promise.allSettled(underway)
    },
  }
}

const reply = (responseCode: number, words: string): Error => Object.assign(new Error(words), { responseCode })

async function listen(server: SMTPServer, port: number, host: string): Promise<number> {
  try {
    server.listen(port, host)
    await once(server.server, 'listening')
  } catch (cause) {
    if (codeOf(cause) === 'EADDRINUSE') throw new MailSinkError({ kind: 'port-taken', host, port }, { cause })
    throw cause
  }
  const address = server.server.address()
  return address === null || typeof address === 'string' ? port : address.port
}
