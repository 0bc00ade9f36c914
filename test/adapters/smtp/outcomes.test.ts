import { afterEach, describe, expect, it } from 'vitest'
import { type SmtpMailer, smtpMailer } from '../../../src/adapters/smtp/mailer.ts'
import type { Mail, MailOutcome } from '../../../src/ports/mailer.ts'
import { keptLog, type Mood, moodySmtp, smtpServer } from '../../support/smtp.ts'

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

function mailerTo(url: string, within = timeouts): SmtpMailer {
  const mailer = smtpMailer({ url, from: 'desk@example.com', timeouts: within, log: keptLog() })
  open.push(mailer)
  return mailer
}

const mail: Mail = {
  messageId: '<TS-20261121-001.respond-2.r1@daily-clear>',
  to: 'wang.fang@example.com',
  subject: '响应超时',
  text: '请马上联系客户\n',
  html: '<p>请马上联系客户</p>',
  references: [],
}

/** Far more than a connection holds on its way. */
const long: Mail = { ...mail, html: 'x'.repeat(30_000_000) }

describe('what becomes of a mail', () => {
  type Case = readonly [what: string, mood: Mood, kind: MailOutcome['kind'], words: RegExp]

  it.each<Case>([
    // Where nobody was there, or nobody was let in, the next mail would fare no better.
    ['the greeting is a refusal', { at: 'connect', says: '554 5.7.1 not you' }, 'unreachable', /554 5.7.1 not you/],
    ['the greeting is 421', { at: 'connect', says: '421 4.7.0 too many connections' }, 'unreachable', /421 4.7.0 too/],
    ['there is no greeting', { at: 'connect', says: 'silence' }, 'unreachable', /greeting/i],
    ['the greeting never ends', { at: 'connect', says: 'drip' }, 'unreachable', /greeting/i],
    ['it hangs up on us', { at: 'connect', says: 'hang-up' }, 'unreachable', /closed|retries|reset/i],
    ['it speaks something else', { at: 'connect', says: '400 Bad Request' }, 'unreachable', /400 Bad/],
    ['it hangs up at EHLO', { at: 'EHLO', says: 'hang-up' }, 'unreachable', /closed|retries|reset/i],
    ['it is silent at EHLO', { at: 'EHLO', says: 'silence' }, 'unreachable', /timeout/i],
    ['EHLO is answered 421', { at: 'EHLO', says: '421 4.3.2 down' }, 'unreachable', /421 4.3.2 down/],
    ['STARTTLS is not to be had after all', { at: 'STARTTLS', says: '454 4.7.0 no' }, 'unreachable', /454 4.7.0 no/],
    ['STARTTLS breaks', { at: 'STARTTLS', says: '220 go' }, 'unreachable', /./],
    ['it hangs up at STARTTLS', { at: 'STARTTLS', says: 'hang-up' }, 'unreachable', /./],
    ['the login is refused', { at: 'AUTH', says: '535 5.7.8 wrong' }, 'unreachable', /535 5.7.8 wrong/],
    ['the login cannot be looked up', { at: 'AUTH', says: '454 4.7.0 later' }, 'unreachable', /454 4.7.0 later/],
    ['it hangs up at the login', { at: 'AUTH', says: 'hang-up' }, 'unreachable', /./],
    ['it is silent at the login', { at: 'AUTH', says: 'silence' }, 'unreachable', /timeout/i],
    ['it asks for a login', { at: 'MAIL', says: '530 5.7.0 login first' }, 'unreachable', /530 5.7.0 login first/],
    ['it does not let this sender send', { at: 'MAIL', says: '550 5.7.1 not you' }, 'unreachable', /550 5.7.1 not you/],
    ['it closes before it hears of anybody', { at: 'MAIL', says: '421 4.3.2 down' }, 'unreachable', /421 4.3.2 down/],
    // Where it will not have this mail now.
    ['the sender is to wait', { at: 'MAIL', says: '452 4.3.1 no room' }, 'later', /452 4.3.1 no room/],
    ['it hangs up at MAIL', { at: 'MAIL', says: 'hang-up' }, 'later', /closed|reset/i],
    ['it is silent at MAIL', { at: 'MAIL', says: 'silence' }, 'later', /timeout/i],
    ['it greylists', { at: 'RCPT', says: '451 4.7.1 greylisted' }, 'later', /451 4.7.1 greylisted/],
    ['there is no room', { at: 'RCPT', says: '452 4.2.2 full' }, 'later', /452 4.2.2 full/],
    ['it closes over this recipient', { at: 'RCPT', says: '421 4.7.28 slow down' }, 'later', /421 4.7.28 slow down/],
    ['it wants a login for this recipient', { at: 'RCPT', says: '530 5.7.0 login' }, 'later', /530 5.7.0 login/],
    ['it has lost count', { at: 'RCPT', says: '503 5.5.1 order' }, 'later', /503 5.5.1 order/],
    ['it hangs up at RCPT', { at: 'RCPT', says: 'hang-up' }, 'later', /closed|reset/i],
    ['it is silent at RCPT', { at: 'RCPT', says: 'silence' }, 'later', /timeout/i],
    ['its answer to RCPT never ends', { at: 'RCPT', says: 'drip' }, 'later', /too long|timeout/i],
    ['DATA has to wait', { at: 'DATA', says: '450 4.3.2 busy' }, 'later', /450 4.3.2 busy/],
    ['it hangs up at DATA', { at: 'DATA', says: 'hang-up' }, 'later', /closed|reset/i],
    ['it is silent at DATA', { at: 'DATA', says: 'silence' }, 'later', /timeout/i],
    ['it has no disk', { at: 'end', says: '452 4.3.1 disk full' }, 'later', /452 4.3.1 disk full/],
    ['it closes after the message', { at: 'end', says: '421 4.4.2 timed out' }, 'later', /421 4.4.2 timed out/],
    // Where it will never have it.
    ['the mail is too large', { at: 'MAIL', says: '552 5.3.4 too large' }, 'refused', /552 5.3.4 too large/],
    ['nobody is there', { at: 'RCPT', says: '550 5.1.1 no such user' }, 'refused', /550 5.1.1 no such user/],
    ['it relays nothing', { at: 'DATA', says: '554 5.7.1 no relay' }, 'refused', /554 5.7.1 no relay/],
    ['the message is too large', { at: 'end', says: '552 5.3.4 too large' }, 'refused', /552 5.3.4 too large/],
    ['it takes it for junk', { at: 'end', says: '554 5.7.1 junk' }, 'refused', /554 5.7.1 junk/],
    // Where only the server knows.
    ['it keeps it and hangs up', { at: 'end', says: 'hang-up', keeps: true }, 'unknown', /closed|reset/i],
    ['it drops it and hangs up', { at: 'end', says: 'hang-up' }, 'unknown', /closed|reset/i],
    ['it keeps it and is silent', { at: 'end', says: 'silence', keeps: true }, 'unknown', /timeout/i],
    ['its last answer never ends', { at: 'end', says: 'drip', keeps: true }, 'unknown', /too long|timeout/i],
    ['its last answer is too late', { at: 'end', after: 1_000, keeps: true }, 'unknown', /timeout/i],
    ['its last answer is none', { at: 'end', says: '0 what', keeps: true }, 'unknown', /0 what/],
    // Where it only takes its time.
    ['its last answer comes in time', { at: 'end', after: 100 }, 'sent', /^$/],
  ])('where %s', async (_what, mood, kind, words) => {
    const talk = async (offers: readonly string[]) => {
      const server = await keep(moodySmtp(() => mood, offers))
      const outcome = await mailerTo(server.url.replace('//', '//desk:secret@')).send(mail)
      return { outcome, talks: server.talks }
    }
    for (const { outcome, talks } of await Promise.all([talk([]), talk(['PIPELINING'])])) {
      expect(outcome.kind).toBe(kind)
      expect('error' in outcome ? outcome.error : '').toMatch(words)
      // What may have arrived is never offered again by itself.
      expect(talks.filter(({ raw }) => raw !== '').length).toBeLessThanOrEqual(1)
      expect(talks.some(({ kept }) => kept)).toBe(mood.keeps ?? kind === 'sent')
    }
  })

  it('where the line is cut in the middle of a long message: it cannot have been taken', async () => {
    const server = await keep(moodySmtp(() => ({ at: 'body', says: 'hang-up' })))
    // Who hangs up is not waited for: what is busy beside this test is not to look like silence.
    const patient = { connection: 10_000, greeting: 10_000, socket: 10_000, total: 30_000 }
    expect(await mailerTo(server.url, patient).send(long)).toMatchObject({ kind: 'later' })
    expect(server.talks.map(({ kept }) => kept)).toEqual([false, false])
  })

  it('where the server falls silent in the middle of a long message', async () => {
    const server = await keep(moodySmtp(() => ({ at: 'body', says: 'silence' })))
    expect(await mailerTo(server.url).send(long)).toMatchObject({ kind: 'later' })
  })

  it('where the certificate is nobody’s', async () => {
    const server = await keep(smtpServer({ disabledCommands: [] }))
    const outcome = await mailerTo(server.url).send(mail)
    expect(outcome).toMatchObject({ kind: 'unreachable' })
    expect(outcome).toHaveProperty('error', expect.stringMatching(/certificate/))
    expect(server.arrived).toEqual([])
  })

  it('where nobody listens', async () => {
    const server = await moodySmtp()
    await server.close()
    const outcome = await mailerTo(server.url).send(mail)
    expect(outcome).toMatchObject({ kind: 'unreachable' })
    expect(outcome).toHaveProperty('error', expect.stringMatching(/ECONNREFUSED/))
  })

  it('where TLS is spoken to a server that speaks none', async () => {
    const server = await keep(moodySmtp())
    const outcome = await mailerTo(server.url.replace('smtp:', 'smtps:')).send(mail)
    expect(outcome).toMatchObject({ kind: 'unreachable' })
    expect(server.talks).toMatchObject([{ kept: false }])
  })

  it('where there is no such server', async () => {
    const outcome = await mailerTo('smtp://mail.invalid').send(mail)
    expect(outcome).toMatchObject({ kind: 'unreachable' })
  })

  it('where its own words hold an address: it is shortened', async () => {
    const server = await keep(smtpServer({ refuse: [mail.to] }))
    expect(await mailerTo(server.url).send(mail)).toEqual({
      kind: 'refused',
      error: '550 5.1.1 <w***@example.com>: no such user here',
    })
  })
})

describe('a connection that ends', () => {
  const first = (mood: Mood) => (nth: number) => (nth === 0 ? undefined : nth === 1 ? mood : undefined)

  it.each<[string, Mood]>([
    ['hangs up', { at: 'MAIL', says: 'hang-up' }],
    ['says 421', { at: 'MAIL', says: '421 4.4.2 idle for too long' }],
  ])('because the server %s between two mails: the next goes over a new one', async (_how, mood) => {
    const server = await keep(moodySmtp(first(mood)))
    const mailer = mailerTo(server.url)
    expect(await mailer.send(mail)).toEqual({ kind: 'sent' })
    expect(await mailer.send({ ...mail, messageId: '<second@daily-clear>' })).toEqual({ kind: 'sent' })
    expect(server.connections()).toBe(2)
    expect(server.talks.filter(({ kept }) => kept).map(({ messageId }) => messageId)).toEqual([
      mail.messageId,
      '<second@daily-clear>',
    ])
  })

  it('and does not come back: the mail server is away', async () => {
    const server = await keep(
      moodySmtp((nth) =>
        nth === 0 ? undefined : nth === 1 ? { at: 'MAIL', says: 'hang-up' } : { at: 'connect', says: 'silence' },
      ),
    )
    const mailer = mailerTo(server.url)
    await mailer.send(mail)
    expect(await mailer.send(mail)).toMatchObject({ kind: 'unreachable' })
  })

  it('over one mail does not keep the next from leaving', async () => {
    const server = await keep(moodySmtp((nth) => (nth < 2 ? { at: 'RCPT', says: 'hang-up' } : undefined)))
    const mailer = mailerTo(server.url)
    expect(await mailer.send(mail)).toMatchObject({ kind: 'later' })
    expect(await mailer.send(mail)).toEqual({ kind: 'sent' })
  })
})
