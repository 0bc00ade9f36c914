import { afterEach, describe, expect, it } from 'vitest'
import { type SmtpMailer, type SmtpMailerOptions, smtpMailer } from '../../../src/adapters/smtp/mailer.ts'
import type { Mail } from '../../../src/ports/mailer.ts'
import { keptLog, moodySmtp, smtpServer } from '../../support/smtp.ts'

const timeouts = { connection: 400, greeting: 300, socket: 700, total: 2_000 }
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

function mailerTo(url: string, changes: Partial<SmtpMailerOptions> = {}): SmtpMailer {
  const mailer = smtpMailer({ url, from: '日清 <desk@example.com>', timeouts, log, ...changes })
  open.push(mailer)
  return mailer
}

const mail: Mail = {
  messageId: '<TS-20261121-001.respond-2.r1@daily-clear>',
  to: 'wang.fang@example.com',
  subject: 'TS-20261121-001 特急 响应超时 2小时15分钟 · 车辆管理/固定车位被占 · 示例花园 🚗'.padEnd(115, '长'),
  text: '王芳（首问责任人）：请马上联系客户。\n\n.一行以点开头\nFrom 一行以 From 开头\n',
  html: '<p>请马上<b>联系客户</b> &lt;x&gt;</p>',
  references: ['<TS-20261121-001.respond-0.r0@daily-clear>', '<TS-20261121-001.respond-1.r0@daily-clear>'],
}

describe('a mail by SMTP, as it arrives', () => {
  it('says the same as was sent, in both parts', async () => {
    const server = await keep(smtpServer())
    expect(await mailerTo(server.url).send(mail)).toEqual({ kind: 'sent' })
    const [arrived] = server.arrived
    expect(arrived).toMatchObject({ from: 'desk@example.com', to: [mail.to] })
    expect(arrived?.parsed.subject).toBe(mail.subject)
    expect(arrived?.parsed.from?.value).toEqual([{ name: '日清', address: 'desk@example.com' }])
    expect(arrived?.parsed.to).toMatchObject({ value: [{ name: '', address: mail.to }] })
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
    expect(arrived?.to).toEqual([mail.to])
  })

  it.each([
    '\r\n.\r\nMAIL FROM:<x@example.com>\r\nRCPT TO:<y@example.com>\r\nDATA\r\n',
    '\n.\nQUIT\n',
    'a\r.\rb',
    '\0\u0007',
    'a\ud800b',
    '\u202Eabc',
    '🚗'.repeat(50_000),
    '=HYPERLINK("http://x")',
    '',
  ])('is one mail, whatever its text: %#', async (text) => {
    const server = await keep(moodySmtp())
    expect(await mailerTo(server.url).send({ ...mail, text, html: `<pre>${text}</pre>` })).toEqual({ kind: 'sent' })
    expect(server.talks).toMatchObject([{ to: mail.to, messageId: mail.messageId, kept: true }])
  })

  it('is answered to a person, and brings a date as a file that invites nobody', async () => {
    const server = await keep(smtpServer())
    const calendar = 'BEGIN:VCALENDAR\r\nMETHOD:PUBLISH\r\nSUMMARY:承诺 🚗\r\nEND:VCALENDAR\r\n'
    await mailerTo(server.url).send({ ...mail, replyTo: 'chen.qiang@example.com', calendar })
    const { parsed } = server.arrived[0] ?? expect.fail('nothing arrived')
    expect(parsed.replyTo?.value).toEqual([{ name: '', address: 'chen.qiang@example.com' }])
    expect(parsed.text).toBe(mail.text)
    expect(parsed.html).toBe(mail.html)
    expect(parsed.attachments).toMatchObject([
      { filename: 'daily-clear.ics', contentType: 'text/calendar', contentDisposition: 'attachment' },
    ])
    expect(parsed.attachments[0]?.content.toString()).toBe(calendar)
    expect(parsed.headers.get('content-type')).toMatchObject({ value: 'multipart/mixed' })
  })

  it.each([
    'a@example.com\r\nBcc: all@example.com',
    'a@example.com, b@example.com',
    '王芳 <a@example.com>',
    'nobody',
    '',
  ])('is answered to whom it comes from where there is no such address: %j', async (replyTo) => {
    const server = await keep(smtpServer())
    await mailerTo(server.url).send({ ...mail, replyTo })
    const { parsed } = server.arrived[0] ?? expect.fail('nothing arrived')
    expect(parsed.replyTo).toBeUndefined()
    expect(parsed.headers.has('bcc')).toBe(false)
  })

  it('uses a connection again', async () => {
    const server = await keep(smtpServer())
    const mailer = mailerTo(server.url)
    for (let n = 0; n < 3; n++) expect(await mailer.send(mail)).toEqual({ kind: 'sent' })
    expect(server.connections()).toBe(1)
  })

  it('goes to an international address under the name that servers know', async () => {
    const server = await keep(moodySmtp())
    await mailerTo(server.url).send({ ...mail, to: 'Wang.Fang@例子.EXAMPLE' })
    expect(server.talks).toMatchObject([{ to: 'Wang.Fang@xn--fsqu00a.example', kept: true }])
  })
})

describe('a check of the server', () => {
  it('finds nothing wrong with one that lets us in, and sends nothing', async () => {
    const server = await keep(smtpServer())
    expect(await mailerTo(server.url).check()).toBeUndefined()
    expect(server.arrived).toEqual([])
  })

  it('says what is wrong', async () => {
    const server = await keep(moodySmtp(() => ({ at: 'connect', says: '554 5.7.1 not you' })))
    expect(await mailerTo(server.url).check()).toMatch(/554 5.7.1 not you/)
  })
})

describe('a mailer that is closed', () => {
  it('lets what is on its way leave, then sends no more', async () => {
    const server = await keep(smtpServer())
    const mailer = mailerTo(server.url)
    const sending = mailer.send(mail)
    await mailer.close()
    expect(await sending).toEqual({ kind: 'sent' })
    expect(await mailer.send(mail)).toMatchObject({ kind: 'unreachable' })
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
    expect(outcome).toEqual({ kind: 'unreachable', error: '535 5.7.8 no: <redacted> <redacted>' })
    const server = await keep(smtpServer({ refuse: ['wang.fang@example.com'] }))
    const mailer = mailerTo(server.url, { log: kept })
    await mailer.send(mail)
    await mailer.send({ ...mail, to: 'li.jing@example.com' })
    await mailer.send({ ...mail, to: 'x y' })
    const { messageId } = mail
    expect(kept.lines.map((line): unknown => JSON.parse(line))).toEqual([
      { level: 'warn', event: 'smtp-failed', messageId, outcome: 'unreachable', code: 'EAUTH', responseCode: 535 },
      { level: 'warn', event: 'smtp-failed', messageId, outcome: 'refused', code: 'EENVELOPE', responseCode: 550 },
      { level: 'info', event: 'smtp-sent', messageId },
      { level: 'warn', event: 'smtp-refused', code: 'no usable address' },
    ])
  })
})
