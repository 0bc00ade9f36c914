import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { memoryMailer } from '../../src/adapters/memory/mailer.ts'
import { smtpMailer } from '../../src/adapters/smtp/mailer.ts'
import type { Mail, Mailer } from '../../src/ports/mailer.ts'
import { keptLog, smtpServer } from '../support/smtp.ts'

/** A mailer, and who its server does not know. */
interface Setting {
  readonly mailer: Mailer
  /** Message-ID and recipients of what arrived. */
  readonly arrived: () => readonly { readonly messageId: string | undefined; readonly to: readonly string[] }[]
  readonly end: () => Promise<void>
}

const UNKNOWN = ['gone@example.com', 'left@example.com']

const settings: Readonly<Record<string, () => Promise<Setting>>> = {
  memory: () => {
    const mailer = memoryMailer()
    mailer.refuse(...UNKNOWN)
    return Promise.resolve({ mailer, arrived: () => mailer.sent, end: () => Promise.resolve() })
  },
  smtp: async () => {
    const server = await smtpServer({ refuse: UNKNOWN })
    const mailer = smtpMailer({ url: server.url, from: 'desk@example.com', log: keptLog() })
    return {
      mailer,
      arrived: () => server.arrived.map(({ to, parsed }) => ({ messageId: parsed.messageId, to })),
      end: async () => {
        await mailer.close()
        await server.close()
      },
    }
  },
}

const mail = (changes: Partial<Mail>): Mail => ({
  messageId: '<TS-20261121-001.respond-1.r1@daily-clear>',
  to: ['wang.fang@example.com'],
  subject: '响应超时',
  text: '请马上联系客户',
  html: '<p>请马上联系客户</p>',
  references: [],
  ...changes,
})

describe.each(Object.entries(settings))('a mailer: %s', (_name, open) => {
  let setting: Setting
  beforeEach(async () => {
    setting = await open()
  })
  afterEach(() => setting.end())

  it('takes a mail under the Message-ID it was given', async () => {
    expect(await setting.mailer.send(mail({}))).toEqual({ sent: true, refused: [] })
    expect(setting.arrived()).toMatchObject([{ messageId: mail({}).messageId, to: ['wang.fang@example.com'] }])
  })

  it('takes the same mail again: what was sent is not its to remember', async () => {
    await setting.mailer.send(mail({}))
    expect(await setting.mailer.send(mail({}))).toEqual({ sent: true, refused: [] })
    expect(setting.arrived()).toHaveLength(2)
  })

  it('sends to those who exist and names those who do not', async () => {
    const outcome = await setting.mailer.send(mail({ to: ['gone@example.com', 'li.jing@example.com'] }))
    expect(outcome).toEqual({ sent: true, refused: ['gone@example.com'] })
    expect(setting.arrived().map(({ to }) => to)).toEqual([['li.jing@example.com']])
  })

  it('says so when nobody exists', async () => {
    const outcome = await setting.mailer.send(mail({ to: UNKNOWN }))
    expect(outcome).toMatchObject({ sent: false })
    expect(setting.arrived()).toEqual([])
  })

  it.each([
    'a@example.com\r\nBcc: all@example.com',
    'a@example.com, b@example.com',
    'Wang <a@example.com>',
    'a b@example.com',
    '',
    'nobody',
  ])('refuses an address that is not one bare address: %j', async (address) => {
    expect(await setting.mailer.send(mail({ to: [address] }))).toEqual({ sent: false, error: 'no usable address' })
    expect(await setting.mailer.send(mail({ to: [address, 'li.jing@example.com'] }))).toEqual({
      sent: true,
      refused: [address],
    })
    expect(setting.arrived().map(({ to }) => to)).toEqual([['li.jing@example.com']])
  })

  it('refuses a mail for nobody', async () => {
    expect(await setting.mailer.send(mail({ to: [] }))).toEqual({ sent: false, error: 'no usable address' })
  })

  it.each(['', 'x@y', '<no-at>', '<a@b>\r\nBcc: x@y', '<a@b> <c@d>'])(
    'refuses a Message-ID that is none: %j',
    async (messageId) => {
      expect(await setting.mailer.send(mail({ messageId }))).toEqual({ sent: false, error: 'no usable Message-ID' })
      expect(setting.arrived()).toEqual([])
    },
  )

  it('goes on after a refusal', async () => {
    await setting.mailer.send(mail({ to: UNKNOWN }))
    expect(await setting.mailer.send(mail({}))).toEqual({ sent: true, refused: [] })
  })

  it('takes many at once', async () => {
    const ids = Array.from({ length: 20 }, (_, n) => `<n${n}@daily-clear>`)
    const outcomes = await Promise.all(ids.map((messageId) => setting.mailer.send(mail({ messageId }))))
    expect(outcomes.every(({ sent }) => sent)).toBe(true)
    expect(new Set(setting.arrived().map(({ messageId }) => messageId))).toEqual(new Set(ids))
  })
})

describe('the memory mailer', () => {
  it('fails when told to, until told otherwise', async () => {
    const mailer = memoryMailer()
    mailer.failWith('451 try later')
    expect(await mailer.send(mail({}))).toEqual({ sent: false, error: '451 try later' })
    mailer.failWith('connect ECONNREFUSED', 'unreachable')
    expect(await mailer.send(mail({}))).toEqual({ sent: false, error: 'connect ECONNREFUSED', unreachable: true })
    mailer.failWith(undefined)
    expect(await mailer.send(mail({}))).toEqual({ sent: true, refused: [] })
    expect(mailer.sent).toHaveLength(1)
  })
})
