import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { simpleParser } from 'mailparser'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { smtpMailer } from '../../src/adapters/smtp/mailer.ts'
import { DAY, instant } from '../../src/model/instant.ts'
import type { Mail } from '../../src/ports/mailer.ts'
import {
  type MailSink,
  MailSinkError,
  type MailSinkOptions,
  openMailSink,
  type StoredMail,
} from '../../src/standalone/mail-sink.ts'
import { keptLog } from '../support/smtp.ts'

let dir: string
const open: { close(): Promise<void> }[] = []
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'mail-sink-'))
})
afterEach(async () => {
  for (const one of open.splice(0).toReversed()) await one.close()
  await rm(dir, { recursive: true, force: true })
})

async function sinkIn(folder: string, options: Partial<MailSinkOptions> = {}): Promise<MailSink> {
  const sink = await openMailSink({ dir: folder, port: 0, ...options })
  open.push(sink)
  return sink
}

function mailerTo(sink: MailSink) {
  const mailer = smtpMailer({ url: sink.url, from: '日清 <desk@example.com>', log: keptLog() })
  open.push(mailer)
  return mailer
}

const mail = (changes: Partial<Mail> = {}): Mail => ({
  messageId: '<TS-20261121-001.respond-1.r1@daily-clear>',
  to: 'anybody@nowhere.example',
  subject: '响应超时',
  text: '请马上联系客户\n.\n..\n',
  html: '<p>请马上联系客户</p>',
  references: [],
  ...changes,
})

const problemOf = async (opening: Promise<unknown>): Promise<unknown> => {
  const error: unknown = await opening.then(
    () => expect.fail('it opened'),
    (failure: unknown) => failure,
  )
  return error instanceof MailSinkError ? error.problem : error
}

describe('a mail sink', () => {
  it('keeps each mail as one file, for any recipient', async () => {
    const told: StoredMail[] = []
    const sink = await sinkIn(dir, { onMail: (stored) => told.push(stored) })
    expect(await mailerTo(sink).send(mail())).toEqual({ kind: 'sent' })
    const [stored, ...more] = await sink.list()
    expect(more).toEqual([])
    expect(told).toEqual([stored])
    expect(stored).toMatchObject({ from: 'desk@example.com', to: [mail().to], path: join(dir, stored?.name ?? '') })
    expect(await readdir(dir)).toEqual([stored?.name])
    const parsed = await simpleParser(await readFile(stored?.path ?? ''))
    expect(parsed.subject).toBe(mail().subject)
    expect(parsed.text).toBe(mail().text)
    expect(parsed.html).toBe(mail().html)
    expect(parsed.messageId).toBe(mail().messageId)
    expect(parsed.headers.get('x-envelope-from')).toBe('<desk@example.com>')
    expect(await sink.read(stored?.name ?? '')).toEqual(await readFile(stored?.path ?? ''))
  })

  it('names files by arrival and by nothing that the mail says', async () => {
    const at = instant(Date.UTC(2026, 10, 21, 1, 30, 0, 123))
    const sink = await sinkIn(dir, { clock: { now: () => at } })
    await mailerTo(sink).send(mail({ subject: '../../etc/passwd', messageId: '<../../x@y>' }))
    const [stored] = await sink.list()
    expect(stored?.name).toMatch(/^20261121T013000123Z-0001-[0-9a-f]{8}\.eml$/)
    expect(stored?.receivedAt).toBe(at)
  })

  it('lists them as they came, though they come at one moment or the clock is set back', async () => {
    let now = instant(Date.UTC(2026, 10, 21))
    const sink = await sinkIn(dir, { clock: { now: () => now } })
    const mailer = mailerTo(sink)
    const to = Array.from({ length: 12 }, (_, n) => `n${n}@example.com`)
    for (const [n, address] of to.entries()) {
      if (n === 6) now = instant(now - DAY)
      await mailer.send(mail({ to: address }))
    }
    expect((await sink.list()).flatMap((stored) => stored.to)).toEqual(to)
  })

  it('keeps its mails over a restart, and goes on behind them', async () => {
    const clock = { now: () => instant(Date.UTC(2026, 10, 21)) }
    const first = await openMailSink({ dir, port: 0, clock })
    const before = mailerTo(first)
    await before.send(mail({ to: 'a@example.com' }))
    await before.close()
    await first.close()
    await writeFile(join(dir, '.20261121T000000000Z-0002-00000000.eml.part'), 'half a mail')
    await writeFile(join(dir, 'notes.txt'), 'not a mail')
    const second = await sinkIn(dir, { clock })
    await mailerTo(second).send(mail({ to: 'b@example.com' }))
    expect((await second.list()).map(({ to }) => to)).toEqual([['a@example.com'], ['b@example.com']])
    expect((await readdir(dir)).filter((name) => name.endsWith('.part'))).toEqual([])
  })

  it('takes twenty at once, and loses none', async () => {
    const sink = await sinkIn(dir)
    const mailer = mailerTo(sink)
    const to = Array.from({ length: 20 }, (_, n) => `n${n}@example.com`)
    await Promise.all(to.map((address) => mailer.send(mail({ to: address }))))
    expect((await sink.list()).flatMap((stored) => stored.to).sort()).toEqual([...to].sort())
  })

  it('refuses what is too large, and takes the next', async () => {
    const sink = await sinkIn(dir, { largest: 20_000 })
    const mailer = mailerTo(sink)
    expect(await mailer.send(mail({ html: 'x'.repeat(30_000) }))).toMatchObject({ kind: 'refused' })
    expect(await mailer.send(mail())).toEqual({ kind: 'sent' })
    expect(await sink.list()).toHaveLength(1)
  })

  it('is not fooled by envelope lines that the mail itself brings', async () => {
    const sink = await sinkIn(dir)
    const said = await talk(sink.port, [
      'EHLO x',
      'MAIL FROM:<>',
      'RCPT TO:<a@example.com>',
      'RCPT TO:<b@example.com>',
      'DATA',
      'X-Envelope-To: <forged@example.com>\r\nX-Envelope-From: <forged@example.com>\r\nSubject: x\r\n\r\nbody\r\n.',
      'QUIT',
    ])
    expect(said).toMatch(/250 OK: message queued/)
    expect(await sink.list()).toMatchObject([{ from: '', to: ['a@example.com', 'b@example.com'] }])
  })

  it('keeps nothing of a mail that breaks off', async () => {
    const sink = await sinkIn(dir)
    const socket = connect(sink.port, '127.0.0.1')
    socket.write('EHLO x\r\nMAIL FROM:<a@b.example>\r\nRCPT TO:<c@d.example>\r\nDATA\r\n')
    let said = ''
    for await (const chunk of socket) {
      said += String(chunk)
      if (said.includes('\n354')) break
    }
    socket.destroy()
    await sink.close()
    expect(await readdir(dir)).toEqual([])
  })

  it('offers neither login nor STARTTLS', async () => {
    const sink = await sinkIn(dir)
    const said = await talk(sink.port, ['EHLO x', 'AUTH PLAIN AGEAYg==', 'STARTTLS', 'QUIT'])
    expect(said).not.toMatch(/^250[- ](AUTH|STARTTLS)/m)
    expect(said.match(/^5\d\d/gm)).toHaveLength(2)
  })

  it.each(['../secret.eml', 'notes.txt', '', '20261121T013000123Z-0001-9f2c4e1a.eml'])(
    'reads no other file: %j',
    async (name) => {
      const sink = await sinkIn(dir)
      await writeFile(join(dir, 'notes.txt'), 'x')
      expect(await sink.read(name)).toBeUndefined()
    },
  )
})

describe('a mail sink that cannot open', () => {
  it('says that the port is taken', async () => {
    const { port } = await sinkIn(dir)
    expect(await problemOf(openMailSink({ dir, port }))).toEqual({ kind: 'port-taken', host: '127.0.0.1', port })
  })

  it('says that the folder cannot be written', async () => {
    const file = join(dir, 'file')
    await writeFile(file, '')
    for (const folder of [file, join(file, 'below')])
      expect(await problemOf(openMailSink({ dir: folder, port: 0 }))).toEqual({
        kind: 'folder-unwritable',
        dir: folder,
      })
  })
})

/** Says these lines, one after each answer, and returns all that was answered. */
async function talk(port: number, lines: readonly string[]): Promise<string> {
  const socket = connect(port, '127.0.0.1')
  await once(socket, 'connect')
  let said = ''
  const left = [...lines]
  socket.on('data', (chunk: Buffer) => {
    said += chunk.toString()
    if (!/^\d{3} [^\n]*\n$/m.test(said.slice(said.lastIndexOf('\n', said.length - 2) + 1))) return
    const next = left.shift()
    if (next !== undefined) socket.write(`${next}\r\n`)
  })
  await once(socket, 'close')
  return said
}
