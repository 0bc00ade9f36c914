import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type SmtpMailer, smtpMailer } from '../../../src/adapters/smtp/mailer.ts'
import { noticeMail } from '../../../src/mail/notice-mail.ts'
import type { CaseFields } from '../../../src/model/case.ts'
import { at, context, mailTo, notice, reader } from '../../mail/support.ts'
import { keptLog, smtpServer, type TestServer } from '../../support/smtp.ts'

const KEYS = [
  'customer',
  'phone',
  'room',
  'category',
  'subcategory',
  'description',
  'firstReceiver',
  'handler',
  'progress',
]
const HEADERS = [
  'auto-submitted',
  'content-type',
  'date',
  'from',
  'in-reply-to',
  'message-id',
  'mime-version',
  'references',
  'reply-to',
  'subject',
  'to',
  'x-auto-response-suppress',
]

let server: TestServer
let mailer: SmtpMailer
beforeAll(async () => {
  server = await smtpServer()
  mailer = smtpMailer({ url: server.url, from: '日清 <desk@example.com>', log: keptLog() })
})
afterAll(async () => {
  await mailer.close()
  await server.close()
})

describe('the mail of a case, as it arrives', () => {
  it.each([
    '困人',
    'x\r\nBcc: all@example.com\r\n\r\n<html>',
    '\r\n.\r\nMAIL FROM:<x@example.com>\r\n',
    '=?UTF-8?B?QmNjOg==?= <a@example.com>',
    '\0\u0007\u202E\ud800',
    '"><script>alert(1)</script>',
    '🚗'.repeat(10_000),
  ])('has its own headers alone, and both parts as they were made, whatever was typed: %#', async (text) => {
    const fields: CaseFields = Object.fromEntries(KEYS.map((key) => [key, text]))
    const one = notice(
      {
        items: [{ clock: 'promise', level: 1, due: at('2026-11-21 18:00') }],
        answers: [reader(text, 'wang.fang', 'firstReceiver')],
        timeline: [{ at: context.now, kind: 'told', level: 1, clocks: ['promise'], to: [text] }],
      },
      { ...fields, promisedAt: at('2026-11-21 18:00') },
    )
    const mail = noticeMail(mailTo(one), { ...context, site: text })
    expect(await mailer.send(mail)).toEqual({ kind: 'sent' })
    const { parsed, to } = server.arrived.at(-1) ?? expect.fail('nothing arrived')
    expect([...parsed.headers.keys()].toSorted()).toEqual(HEADERS)
    expect(to).toEqual([mail.to])
    expect(parsed.subject).toBe(mail.subject)
    expect(parsed.text).toBe(mail.text)
    expect(parsed.html).toBe(mail.html)
    expect(parsed.replyTo?.text).toBe('wang.fang@example.com')
    expect(parsed.references).toBe(mail.references[0])
    expect(parsed.attachments.map(({ content }) => content.toString())).toEqual([mail.calendar])
  })
})
