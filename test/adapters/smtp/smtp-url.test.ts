import { describe, expect, it } from 'vitest'
import { parseSender } from '../../../src/adapters/smtp/sender.ts'
import { parseSmtpUrl } from '../../../src/adapters/smtp/smtp-url.ts'
import { Failure } from '../../../src/model/failure.ts'

const failureOf = (act: () => unknown): Failure => {
  try {
    act()
  } catch (error) {
    if (error instanceof Failure) return error
    throw error
  }
  return expect.fail('it was taken')
}

describe('the address of a mail server', () => {
  it.each([
    ['smtp://127.0.0.1:2525', { host: '127.0.0.1', port: 2525, secure: false, requireTLS: false, auth: undefined }],
    [
      'smtp://mail.example.com',
      { host: 'mail.example.com', port: 587, secure: false, requireTLS: false, auth: undefined },
    ],
    [
      'smtps://mail.example.com/',
      { host: 'mail.example.com', port: 465, secure: true, requireTLS: false, auth: undefined },
    ],
    [
      'smtps://desk%40example.com:p%40ss%3Aw%2F@mail.example.com:1465',
      {
        host: 'mail.example.com',
        port: 1465,
        secure: true,
        requireTLS: false,
        auth: { user: 'desk@example.com', pass: 'p@ss:w/' },
      },
    ],
    ['smtp://[::1]:25', { host: '::1', port: 25, secure: false, requireTLS: false, auth: undefined }],
  ])('%s', (text, server) => expect(parseSmtpUrl(text)).toEqual(server))

  it.each([
    ['smtp://a:b@mail.example.com', true],
    ['smtp://a:b@mail.example.com?tls=off', false],
    ['smtp://a:b@localhost:25', false],
    ['smtp://a:b@127.8.9.10', false],
    ['smtp://a:b@127.evil.example', true],
  ])('a password needs TLS beyond this machine: %s → %s', (text, requireTLS) =>
    expect(parseSmtpUrl(text).requireTLS).toBe(requireTLS),
  )

  it.each([
    '',
    'mail.example.com',
    'http://a:hush@b',
    'smtp://',
    'smtp://a:hush@b/c',
    'smtp://a:hush@b?logger=true',
    'smtp://a:hu%sh@b',
  ])('is none: %j, and the password is not told', (text) => {
    const { reason, message, stack } = failureOf(() => parseSmtpUrl(text))
    expect(reason).toMatchObject({ kind: 'bad-option', option: 'SMTP_URL' })
    expect(JSON.stringify([reason, message, stack])).not.toContain('hush')
  })
})

describe('the sender', () => {
  it.each([
    ['noreply@example.com', { name: '', address: 'noreply@example.com' }],
    ['<noreply@example.com>', { name: '', address: 'noreply@example.com' }],
    ['日清 <noreply@example.com>', { name: '日清', address: 'noreply@example.com' }],
    ['"Desk, daily" <noreply@example.com>', { name: 'Desk, daily', address: 'noreply@example.com' }],
  ])('%s', (text, sender) => expect(parseSender(text)).toEqual(sender))

  it.each(['', 'desk', 'a@b.example, c@d.example', 'x <a@b.example>\r\nBcc: c@d.example', '<a@b.example> y'])(
    'is none: %j',
    (text) =>
      expect(failureOf(() => parseSender(text)).reason).toMatchObject({ kind: 'bad-option', option: 'MAIL_FROM' }),
  )
})
