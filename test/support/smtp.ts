import { once } from 'node:events'
import { createServer, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import type { Log } from '../../src/ports/log.ts'

/** A mail as the server was handed it. */
interface Arrived {
  readonly from: string
  readonly to: readonly string[]
  readonly raw: string
  readonly parsed: ParsedMail
}

export interface TestServer {
  readonly port: number
  readonly url: string
  readonly arrived: readonly Arrived[]
  /** How many connections were ever opened. */
  readonly connections: () => number
  close(): Promise<void>
}

const refusal = (code: number, words: string): Error => Object.assign(new Error(words), { responseCode: code })

/** A real SMTP server on a free port of this machine. `refuse` are recipients it does not know. */
export async function smtpServer({
  refuse = [],
  ...options
}: SMTPServerOptions & { readonly refuse?: readonly string[] } = {}): Promise<TestServer> {
  const arrived: Arrived[] = []
  let connections = 0
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    closeTimeout: 100,
    onConnect(_session, done) {
      connections++
      done()
    },
    onRcptTo({ address }, _session, done) {
      done(refuse.includes(address) ? refusal(550, `5.1.1 <${address}>: no such user here`) : null)
    },
    onData(stream, { envelope }, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const raw = Buffer.concat(chunks)
        void simpleParser(raw).then((parsed) => {
          const from = envelope.mailFrom === false ? '' : envelope.mailFrom.address
          arrived.push({ from, to: envelope.rcptTo.map(({ address }) => address), raw: raw.toString('latin1'), parsed })
          done()
        })
      })
    },
    ...options,
  })
  server.on('error', () => undefined)
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  const port = portOf(server.server.address())
  return {
    port,
    url: `smtp://127.0.0.1:${port}`,
    arrived,
    connections: () => connections,
    close: () => new Promise((resolve) => server.close(resolve)),
  }
}

/** A server that says what `talk` makes it say, and nothing else. */
async function rudeServer(talk: (socket: Socket) => void): Promise<Omit<TestServer, 'arrived'>> {
  const sockets = new Set<Socket>()
  let connections = 0
  const server = createServer((socket) => {
    connections++
    sockets.add(socket)
    socket.on('error', () => undefined)
    talk(socket)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const port = portOf(server.address())
  return {
    port,
    url: `smtp://127.0.0.1:${port}`,
    connections: () => connections,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy()
        server.close(() => resolve())
      }),
  }
}

/** Where in the talk about a mail a mood shows. `body`: as soon as a line of the message has come; `end`: after the final dot. */
type Stage = 'connect' | 'EHLO' | 'STARTTLS' | 'AUTH' | 'MAIL' | 'RCPT' | 'DATA' | 'body' | 'end'

/** What a server does with one mail, at one moment of the talk, in place of its usual answer. */
export interface Mood {
  readonly at: Stage
  /** An answer (`451 4.7.1 later`), or none: it closes the connection, says nothing, or says a byte now and then for ever. */
  readonly says?: `${number}${string}` | 'hang-up' | 'silence' | 'drip'
  /** At the `end`: whether it keeps the mail. Where this is not said it keeps what it answers with a 2xx. */
  readonly keeps?: boolean
  /** Milliseconds it takes its time first; a mail that is kept is kept before. */
  readonly after?: number
}

/** A mail that somebody began to hand over. */
interface Talk {
  readonly mood: Mood | undefined
  readonly to: string
  /** Blank until the message has come whole. */
  readonly messageId: string
  readonly raw: string
  readonly kept: boolean
}

export interface MoodyServer extends Omit<TestServer, 'arrived'> {
  /** Every mail that was begun, oldest first; those that were kept are what arrived. */
  readonly talks: readonly Talk[]
}

/**
 * A real SMTP server on a free port, whose mood is asked for with each mail: as the connection for it opens, or, on a connection that
 * has handed over another one, as the mail begins (there what should have shown before is a hang-up). No mood: it takes the mail.
 * `offers` are extensions to announce (`PIPELINING`, `SIZE 1000`).
 */
export async function moodySmtp(
  moodOf: (nth: number) => Mood | undefined = () => undefined,
  offers: readonly string[] = [],
): Promise<MoodyServer> {
  const talks: Talk[] = []
  const begin = (): TalkInHand => {
    const talk = { mood: moodOf(talks.length), to: '', messageId: '', raw: '', kept: false }
    talks.push(talk)
    return talk
  }
  const server = await rudeServer((socket) => void converse(socket, begin, offers).catch(() => socket.destroy()))
  return { ...server, talks }
}

type TalkInHand = { -readonly [key in keyof Talk]: Talk[key] }

async function converse(socket: Socket, begin: () => TalkInHand, offers: readonly string[]): Promise<void> {
  const lines = linesOf(socket)
  const next = async (): Promise<string | undefined> => (await lines.next()).value ?? undefined
  let talk = begin()
  let isUsed = false
  let isExpected = false
  /** Says the usual, or what the mood has in its place; true for a 2xx or 3xx. */
  const say = async (stage: Stage, usual: string): Promise<boolean> => {
    const { says = usual, after = 0 } = moodAt(talk, stage)
    if (after > 0) await sleep(after)
    if (says === 'hang-up') socket.destroy()
    else if (says === 'drip') await drip(socket)
    else if (says === 'silence') await once(socket, 'close')
    else if (says !== '') socket.write(`${says}\r\n`)
    return /^[23]/.test(says)
  }
  const extensions = ['test', ...offers, ...(talk.mood?.at === 'STARTTLS' ? ['STARTTLS'] : [])]
  const hear = async (): Promise<void> => {
    const message: string[] = []
    for (let line = await next(); line !== '.'; line = await next()) {
      if (message.length === 0) await say('body', '')
      if (line === undefined || socket.destroyed) return
      message.push(line.replace(/^\./, ''))
    }
    talk.raw = `${message.join('\r\n')}\r\n`
    talk.messageId = /^message-id:\s*(<[^>]+>)/im.exec(talk.raw)?.[1] ?? ''
    const { says = '250 taken', keeps = says.startsWith('2') } = moodAt(talk, 'end')
    talk.kept = keeps
    await say('end', '250 taken')
  }
  await say('connect', '220 test ESMTP')
  for (let line = await next(); line !== undefined; line = await next()) {
    switch (line.split(' ')[0]?.toUpperCase()) {
      case 'EHLO':
        await say('EHLO', extensions.map((word) => `250-${word}\r\n`).join('') + '250 AUTH PLAIN')
        break
      case 'STARTTLS':
        await say('STARTTLS', '220 go')
        break
      case 'AUTH':
        await say('AUTH', '235 welcome')
        break
      case 'MAIL':
        if (isUsed) talk = begin()
        if (isUsed && talk.mood !== undefined && BEFORE_MAILS.has(talk.mood.at)) socket.destroy()
        isUsed = true
        isExpected = await say('MAIL', '250 ok')
        break
      case 'RCPT':
        talk.to = /<(.*)>/.exec(line)?.[1] ?? ''
        isExpected = await say('RCPT', isExpected ? '250 ok' : '503 5.5.1 MAIL first')
        break
      case 'DATA':
        isExpected = await say('DATA', isExpected ? '354 go' : '503 5.5.1 RCPT first')
        if (isExpected) await hear()
        break
      case 'QUIT':
        socket.end('221 bye\r\n')
        break
      default:
        socket.write('250 ok\r\n')
    }
  }
}

const moodAt = ({ mood }: Talk, stage: Stage): Partial<Mood> => (mood?.at === stage ? mood : {})

const BEFORE_MAILS: ReadonlySet<Stage> = new Set(['connect', 'EHLO', 'STARTTLS', 'AUTH'])

async function* linesOf(socket: Socket): AsyncGenerator<string, void, undefined> {
  let rest = ''
  for await (const chunk of socket as AsyncIterable<Buffer>) {
    const lines = (rest + chunk.toString('latin1')).split('\r\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
}

async function drip(socket: Socket): Promise<void> {
  const dripping = setInterval(() => socket.write('2'), 50)
  await once(socket, 'close')
  clearInterval(dripping)
}

const portOf = (address: ReturnType<ReturnType<typeof createServer>['address']>): number => {
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}

/** A log that keeps what it is told. */
export function keptLog(): Log & { readonly lines: readonly string[] } {
  const lines: string[] = []
  const keep = (level: string) => (event: string, fields?: Readonly<Record<string, unknown>>) => {
    lines.push(JSON.stringify({ level, event, ...fields }))
  }
  return { lines, info: keep('info'), warn: keep('warn'), error: keep('error') }
}
