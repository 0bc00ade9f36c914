import type { Socket } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { type SmtpMailer, type SmtpMailerOptions, smtpMailer } from '../../../src/adapters/smtp/mailer.ts'
import type { Mail, MailOutcome } from '../../../src/ports/mailer.ts'
import { answering, keptLog, rudeServer, smtpServer } from '../../support/smtp.ts'

const timeouts = { connection: 400, greeting: 300, socket: 900, total: 3_000 }
const open: { close(): Promise<void> }[] = []
afterEach(async () => {
  for (const one of open.splice(0).toReversed()) await one.close()
})

const keep = async <T extends { close(): Promise<void> }>(opening: Promise<T>): Promise<T> => {
  const one = await opening
  open.push(one)
  return one
}

const log = keptLog()
const errorOf = (outcome: MailOutcome): string => (outcome.sent ? expect.fail('it was sent') : outcome.error)

function mailerTo(url: string, changes: Partial<SmtpMailerOptions> = {}): SmtpMailer {
  const mailer = smtpMailer({ url, from: '日清 <desk@example.com>', timeouts, log, ...changes })
  open.push(mailer)
  return mailer
}

const mail: Mail = {
  messageId: '<TS-20261121-001.respond-2.r1@daily-clear>',
  to: ['wang.fang@example.com', 'li.jing@example.com'],
  subject: 'TS-20261121-001 特急 响应超时 2小时15分钟 · 车辆管理/固定车位被占 · 示例花园 🚗'.padEnd(115, '长'),
  text: '王芳（首问责任人）：请马上联系客户。\n\n.一行以点开头\nFrom 一行以 From 开头\n',
  html: '<p>请马上<b>联系客户</b> &lt;x&gt;</p>',
  references: ['<TS-20261121-001.respond-0.r0@daily-clear>', '<TS-20261121-001.respond-1.r0@daily-clear>'],
}

describe('a mail by SMTP, as it arrives', () => {
  it('says the same as was sent, in both parts', async () => {
    const server = await keep(smtpServer())
    expect(await mailerTo(server.url).send(mail)).toEqual({ sent: true, refused: [] })
    const [arrived] = server.arrived
    expect(arrived).toMatchObject({ from: 'desk@example.com', to: mail.to })
    expect(arrived?.parsed.subject).toBe(mail.subject)
    expect(arrived?.parsed.from?.value).toEqual([{ name: '日清', address: 'desk@example.com' }])
    expect(arrived?.parsed.to).toMatchObject({ value: mail.to.map((address) => ({ name: '', address })) })
    expect(arrived?.parsed.text).toBe(mail.text)
    expect(arrived?.parsed.html).toBe(mail.html)
  })

  it('stays in its thread and says that a machine wrote it', async () => {
    const server = await keep(smtpServer())
    await mailerTo(server.url).send(mail)
    const { parsed } = server.arrived[0] ?? expect.fail('nothing arrived')
    expect(parsed.messageId).toBe(mail.messageId)
    expect(parsed.inReplyTo).toBe(mail.references[1])
    expect(parsed.references).toEqual(mail.references)
    expect(parsed.headers.get('auto-submitted')).toBe('auto-generated')
    expect(parsed.headers.get('x-auto-response-suppress')).toBe('All')
    expect(parsed.headers.has('x-mailer')).toBe(false)
    expect(parsed.date).toBeInstanceOf(Date)
  })

  it('keeps the first and the latest of a long thread, and none that is no Message-ID', async () => {
    const server = await keep(smtpServer())
    const references = Array.from({ length: 50 }, (_, n) => `<n${n}@daily-clear>`)
    await mailerTo(server.url).send({ ...mail, references: [...references, '<a@b>\r\nBcc: x@example.com', 'x'] })
    const { parsed } = server.arrived[0] ?? expect.fail('nothing arrived')
    expect(parsed.references).toEqual([references[0], ...references.slice(-19)])
    expect(parsed.bcc).toBeUndefined()
  })

  it('has no header that its fields do not mean', async () => {
    const server = await keep(smtpServer())
    await mailerTo(server.url).send({ ...mail, subject: 'a\r\nBcc: all@example.com\r\n\r\nbody\0' })
    const [arrived] = server.arrived
    expect(arrived?.parsed.subject).toBe('a Bcc: all@example.com body')
    expect(arrived?.parsed.headers.has('bcc')).toBe(false)
    expect(arrived?.to).toEqual(mail.to)
  })

  it('uses a connection again', async () => {
    const server = await keep(smtpServer())
    const mailer = mailerTo(server.url)
    for (let n = 0; n < 3; n++) expect(await mailer.send(mail)).toMatchObject({ sent: true })
    expect(server.connections()).toBe(1)
  })

  it('names a refused recipient as it was given', async () => {
    const server = await keep(smtpServer({ refuse: ['Wang.Fang@例子.example', 'Wang.Fang@xn--fsqu00a.example'] }))
    const to = ['Wang.Fang@例子.EXAMPLE', 'li.jing@example.com']
    expect(await mailerTo(server.url).send({ ...mail, to })).toEqual({ sent: true, refused: [to[0]] })
  })
})

describe('a server that does not take it', () => {
  it('and says why: its own words come back, addresses shortened', async () => {
    const server = await keep(smtpServer({ refuse: mail.to }))
    const outcome = await mailerTo(server.url).send(mail)
    expect(errorOf(outcome)).toContain('550 5.1.1 <w***@example.com>: no such user here')
  })

  it.each([
    ['never greets', () => rudeServer(() => undefined), /greeting/i, true],
    ['hangs up before it greets', () => rudeServer((socket) => socket.destroy()), /closed|retries|reset/i, true],
    [
      'greets with a refusal',
      () => rudeServer((socket) => socket.end('554 5.7.1 not you\r\n')),
      /554 5.7.1 not you/,
      true,
    ],
    ['speaks no SMTP', () => rudeServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')), /./, true],
    [
      'hangs up after DATA',
      () => rudeServer(answering((verb) => (verb === 'DATA' ? 'hang-up' : '250 ok'))),
      /closed|reset/i,
      false,
    ],
    [
      'refuses the sender',
      () => rudeServer(answering((verb) => (verb === 'MAIL' ? '451 4.7.1 try later' : '250 ok'))),
      /451 4.7.1 try later/,
      false,
    ],
    [
      'refuses the mail after DATA',
      () => rudeServer(answering((verb) => (verb === 'DATA' ? '354 go' : verb === '.' ? '552 too big' : '250 ok'))),
      /552 too big/,
      false,
    ],
    [
      'falls silent after DATA',
      () => rudeServer(answering((verb) => (verb === 'DATA' ? '354 go' : verb === '.' ? undefined : '250 ok'))),
      /timeout/i,
      false,
    ],
  ])('because it %s', async (_name, start, words, unreachable) => {
    const server = await keep(start())
    const outcome = await mailerTo(server.url).send(mail)
    expect(errorOf(outcome)).toMatch(words)
    expect('unreachable' in outcome).toBe(unreachable)
  })

  it('because it is not there', async () => {
    const server = await smtpServer()
    await server.close()
    const outcome = await mailerTo(server.url).send(mail)
    expect(errorOf(outcome)).toMatch(/ECONNREFUSED/)
    expect(outcome).toMatchObject({ unreachable: true })
  })

  it('because it trickles its answers for ever', async () => {
    const server = await keep(
      rudeServer((socket) => {
        const drip = setInterval(() => socket.write('2'), 50)
        socket.on('close', () => clearInterval(drip))
      }),
    )
    const mailer = mailerTo(server.url, { timeouts: { ...timeouts, greeting: 10_000, connection: 10_000, total: 500 } })
    expect(await mailer.send(mail)).toMatchObject({ sent: false })
  })

  it('is offered a mail once: a hang-up after the last byte may mean that it was taken', async () => {
    let handed = 0
    const server = await keep(
      rudeServer(
        answering((verb) => {
          if (verb !== '.') return verb === 'DATA' ? '354 go' : '250 ok'
          handed++
          return 'hang-up'
        }),
      ),
    )
    expect(await mailerTo(server.url).send(mail)).toMatchObject({ sent: false })
    expect(handed).toBe(1)
  })

  it('and ends an idle connection gets the next mail over a new one', async () => {
    const taken: Socket[] = []
    const server = await keep(
      rudeServer((socket) => {
        taken.push(socket)
        answering((verb) => (verb === 'DATA' ? '354 go' : '250 ok'))(socket)
      }),
    )
    const mailer = mailerTo(server.url)
    expect(await mailer.send(mail)).toMatchObject({ sent: true })
    taken[0]?.destroy()
    expect(await mailer.send(mail)).toMatchObject({ sent: true })
    expect(server.connections()).toBe(2)
  })
})

describe('a check of the server', () => {
  it('finds nothing wrong with one that lets us in, and sends nothing', async () => {
    const server = await keep(smtpServer())
    expect(await mailerTo(server.url).check()).toBeUndefined()
    expect(server.arrived).toEqual([])
  })

  it('says what is wrong', async () => {
    const server = await keep(rudeServer((socket) => socket.end('554 5.7.1 not you\r\n')))
    expect(await mailerTo(server.url).check()).toMatch(/554 5.7.1 not you/)
  })
})

describe('a mailer that is closed', () => {
  it('lets what is on its way leave, then sends no more', async () => {
    const server = await keep(smtpServer())
    const mailer = mailerTo(server.url)
    const sending = mailer.send(mail)
    await mailer.close()
    expect(await sending).toEqual({ sent: true, refused: [] })
    expect(await mailer.send(mail)).toMatchObject({ sent: false })
    await mailer.close()
  })
})

describe('the log', () => {
  it('never holds an address, a password or a subject', async () => {
    const secret = 'p@ss:wörd/5'
    const kept = keptLog()
    const echoing = await keep(
      smtpServer({
        allowInsecureAuth: true,
        authOptional: false,
        onAuth: ({ username, password }, _session, done) =>
          done(Object.assign(new Error(`5.7.8 no: ${username ?? ''} ${password ?? ''}`), { responseCode: 535 })),
      }),
    )
    const url = `smtp://desk%40example.com:${encodeURIComponent(secret)}@127.0.0.1:${echoing.port}`
    const outcome = await mailerTo(url, { log: kept }).send(mail)
    expect(outcome).toEqual({ sent: false, error: '535 5.7.8 no: <redacted> <redacted>', unreachable: true })
    const server = await keep(smtpServer({ refuse: ['wang.fang@example.com'] }))
    const mailer = mailerTo(server.url, { log: kept })
    await mailer.send(mail)
    await mailer.send({ ...mail, to: ['wang.fang@example.com'] })
    await mailer.send({ ...mail, to: ['x y'] })
    expect(kept.lines.map((line): unknown => JSON.parse(line))).toEqual([
      {
        level: 'warn',
        event: 'smtp-failed',
        messageId: mail.messageId,
        recipients: 2,
        code: 'EAUTH',
        responseCode: 535,
      },
      { level: 'warn', event: 'smtp-partly-refused', messageId: mail.messageId, recipients: 2, refused: 1 },
      {
        level: 'warn',
        event: 'smtp-failed',
        messageId: mail.messageId,
        recipients: 1,
        code: 'EENVELOPE',
        responseCode: 550,
      },
      { level: 'warn', event: 'smtp-refused', recipients: 1, code: 'no usable address' },
    ])
  })
})
