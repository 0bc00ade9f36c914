import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { simpleParser } from 'mailparser'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { memoryMailer } from '../../src/adapters/memory/mailer.ts'
import { smtpMailer } from '../../src/adapters/smtp/mailer.ts'
import type { Mail, Mailer, MailOutcome } from '../../src/ports/mailer.ts'
import { openMailSink } from '../../src/standalone/mail-sink.ts'
import { keptLog, type Mood, moodySmtp, smtpServer } from '../support/smtp.ts'

type Arrived = Pick<Mail, 'messageId' | 'to'>
type Failure = Exclude<MailOutcome, { readonly kind: 'sent' }>

/** A mailer, and what stands behind it. */
interface Setting {
  readonly mailer: Mailer
  readonly arrived: () => Promise<readonly Arrived[]>
  readonly end: () => Promise<void>
  /** From now on this becomes of every mail; `undefined` ends it. A server that takes everything has none. */
  readonly meet?: (failure: Failure | undefined) => void
}

const MOODS: Readonly<Record<Failure['kind'], (error: string) => Mood>> = {
  later: (error) => ({ at: 'RCPT', says: error as `4${string}` }),
  refused: (error) => ({ at: 'end', says: error as `5${string}` }),
  unknown: () => ({ at: 'end', says: 'hang-up', keeps: true }),
  unreachable: (error) => ({ at: 'connect', says: error as `4${string}` }),
}

const mailerTo = (url: string) => smtpMailer({ url, from: 'desk@example.com', log: keptLog() })

const settings: Readonly<Record<string, () => Promise<Setting>>> = {
  memory: () => {
    const mailer = memoryMailer()
    return Promise.resolve({
      mailer,
      arrived: () => Promise.resolve(mailer.sent),
      end: () => Promise.resolve(),
      meet: (failure) => mailer.failWith(failure),
    })
  },
  'SMTP, a moody server': async () => {
    let mood: Mood | undefined
    const server = await moodySmtp(() => mood)
    const mailer = mailerTo(server.url)
    return {
      mailer,
      arrived: () => Promise.resolve(server.talks.filter(({ kept }) => kept)),
      end: async () => {
        await mailer.close()
        await server.close()
      },
      meet: (failure) => {
        mood = failure && MOODS[failure.kind](failure.error)
      },
    }
  },
  'SMTP, a server of others': async () => {
    const server = await smtpServer()
    const mailer = mailerTo(server.url)
    return {
      mailer,
      arrived: () =>
        Promise.resolve(server.arrived.map(({ to, parsed }) => ({ messageId: parsed.messageId ?? '', to: to.join() }))),
      end: async () => {
        await mailer.close()
        await server.close()
      },
    }
  },
  'SMTP, the mail sink': async () => {
    const dir = await mkdtemp(join(tmpdir(), 'mailer-'))
    const sink = await openMailSink({ dir, port: 0 })
    const mailer = mailerTo(sink.url)
    return {
      mailer,
      arrived: async () =>
        Promise.all(
          (await sink.list()).map(async ({ name, to }) => ({
            messageId: (await simpleParser((await sink.read(name)) ?? '')).messageId ?? '',
            to: to.join(),
          })),
        ),
      end: async () => {
        await mailer.close()
        await sink.close()
        await rm(dir, { recursive: true })
      },
    }
  },
}

const mail = (changes: Partial<Mail> = {}): Mail => ({
  messageId: '<TS-20261121-001.respond-1.r1@daily-clear>',
  to: 'wang.fang@example.com',
  subject: '响应超时',
  text: '请马上联系客户',
  html: '<p>请马上联系客户</p>',
  references: [],
  ...changes,
})

const errorOf = (outcome: MailOutcome | undefined): string => (outcome && 'error' in outcome ? outcome.error : '')

let setting: Setting
afterEach(() => setting.end())

describe.each(Object.entries(settings))('a mailer: %s', (_name, open) => {
  beforeEach(async () => {
    setting = await open()
  })

  it('takes a mail under the Message-ID it was given', async () => {
    expect(await setting.mailer.send(mail())).toEqual({ kind: 'sent' })
    expect(await setting.arrived()).toMatchObject([{ messageId: mail().messageId, to: 'wang.fang@example.com' }])
  })

  it('takes the same mail again: what was sent is not its to remember', async () => {
    await setting.mailer.send(mail())
    expect(await setting.mailer.send(mail())).toEqual({ kind: 'sent' })
    expect(await setting.arrived()).toHaveLength(2)
  })

  it.each([
    'a@example.com\r\nBcc: all@example.com',
    'a@example.com, b@example.com',
    'Wang <a@example.com>',
    'a b@example.com',
    '',
    'nobody',
  ])('refuses an address that is not one bare address: %j', async (to) => {
    expect(await setting.mailer.send(mail({ to }))).toEqual({ kind: 'refused', error: 'no usable address' })
    expect(await setting.mailer.send(mail())).toEqual({ kind: 'sent' })
    expect(await setting.arrived()).toHaveLength(1)
  })

  it.each(['', 'x@y', '<no-at>', '<a@b>\r\nBcc: x@y', '<a@b> <c@d>'])(
    'refuses a Message-ID that is none: %j',
    async (messageId) => {
      expect(await setting.mailer.send(mail({ messageId }))).toEqual({ kind: 'refused', error: 'no usable Message-ID' })
      expect(await setting.arrived()).toEqual([])
    },
  )

  it('takes many at once', async () => {
    const ids = Array.from({ length: 20 }, (_, n) => `<n${n}@daily-clear>`)
    const outcomes = await Promise.all(ids.map((messageId) => setting.mailer.send(mail({ messageId }))))
    expect(outcomes).toEqual(ids.map(() => ({ kind: 'sent' })))
    expect(new Set((await setting.arrived()).map(({ messageId }) => messageId))).toEqual(new Set(ids))
  })
})

describe.each(['memory', 'SMTP, a moody server'])('a mailer that fails: %s', (name) => {
  beforeEach(async () => {
    setting = (await settings[name]?.()) ?? expect.fail('no such setting')
  })

  it.each<Failure & { readonly arrives: number }>([
    { kind: 'later', error: '451 4.7.1 greylisted', arrives: 0 },
    { kind: 'refused', error: '554 5.7.1 junk', arrives: 0 },
    { kind: 'unknown', error: 'Connection closed unexpectedly', arrives: 1 },
    { kind: 'unreachable', error: '421 4.3.2 closed for today', arrives: 0 },
  ])('says that a mail is $kind, once or twice, and takes the next', async ({ arrives, ...failure }) => {
    await setting.mailer.send(mail({ messageId: '<before@daily-clear>' }))
    setting.meet?.(failure)
    const outcomes = [await setting.mailer.send(mail()), await setting.mailer.send(mail())]
    expect(outcomes.map(({ kind }) => kind)).toEqual([failure.kind, failure.kind])
    expect(errorOf(outcomes[0])).toContain(failure.error)
    setting.meet?.(undefined)
    expect(await setting.mailer.send(mail({ messageId: '<after@daily-clear>' }))).toEqual({ kind: 'sent' })
    expect((await setting.arrived()).map(({ messageId }) => messageId)).toEqual([
      '<before@daily-clear>',
      ...Array.from({ length: 2 * arrives }, () => mail().messageId),
      '<after@daily-clear>',
    ])
  })
})
