import { once } from 'node:events'
import { createServer, type Socket } from 'node:net'
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
export async function rudeServer(talk: (socket: Socket) => void): Promise<Omit<TestServer, 'arrived'>> {
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

/** Answers each command by its verb, `.` for the end of a mail; `undefined` is silence, `hang-up` what it says. */
export function answering(answers: (verb: string) => string | undefined): (socket: Socket) => void {
  return (socket) => {
    let rest = ''
    let inMail = false
    socket.write('220 test ESMTP\r\n')
    socket.on('data', (chunk: Buffer) => {
      const lines = (rest + chunk.toString('latin1')).split('\r\n')
      rest = lines.pop() ?? ''
      for (const line of lines) {
        if (inMail && line !== '.') continue
        const answer = answers(line.split(' ')[0]?.toUpperCase() ?? '')
        inMail = answer?.startsWith('354') === true
        if (answer === undefined) continue
        if (answer === 'hang-up') socket.destroy()
        else socket.write(`${answer}\r\n`)
      }
    })
  }
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
