import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isMailAddress, isMessageId } from '../../src/mail/address.ts'

describe('a mail address', () => {
  it.each([
    'a@b.example',
    'wang.fang+1@example.com',
    "o'neil@example.com",
    'a@例子.example',
    'daily-clear@localhost',
    'A_B@X-1.example',
  ])('is %s', (text) => expect(isMailAddress(text)).toBe(true))

  it.each([
    '',
    'a',
    '@b.example',
    'a@',
    'a@b@c.example',
    'a b@c.example',
    'a@b .example',
    'a@b.example\r\n',
    'a@b.example\nBcc: c@d.example',
    'a@b.example, c@d.example',
    'A <a@b.example>',
    '<a@b.example>',
    '"a b"@c.example',
    '.a@b.example',
    'a..b@c.example',
    'a@-b.example',
    'a@b..example',
    'a@[127.0.0.1]',
    'ä@b.example',
    'a@b.example(comment)',
    'a@b.example\u202e',
    'a@b.exam\u200bple',
    `${'a'.repeat(65)}@b.example`,
    `a@${'b'.repeat(64)}.example`,
    `a@${'b.'.repeat(150)}example`,
  ])('is not %j', (text) => expect(isMailAddress(text)).toBe(false))

  it('never holds what could begin a header, a list or a command', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom('a', '@', '.', '\r', '\n', ' ', '<', '>', ',', ';', ':', '"', '\0', '例', '\u202e'),
        }),
        (text) => {
          if (isMailAddress(text)) expect(text).toMatch(/^[a.]+@[a.例]+$/)
        },
      ),
    )
  })
})

describe('a Message-ID', () => {
  it.each(['<TS-20261121-001.respond-1.r1@daily-clear>', '<a@b>'])('is %s', (text) =>
    expect(isMessageId(text)).toBe(true),
  )
  it.each([
    '',
    'a@b',
    '<a>',
    '<a@b',
    '<a b@c>',
    '<a@b>\r\n',
    '<a@b><c@d>',
    '<a@b>\r\nBcc: x@y',
    `<${'a'.repeat(300)}@b>`,
    '<例@b>',
  ])('is not %j', (text) => expect(isMessageId(text)).toBe(false))
})
