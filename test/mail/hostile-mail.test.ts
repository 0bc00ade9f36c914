import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { noticeMail } from '../../src/mail/notice-mail.ts'
import { LONGEST_SUBJECT } from '../../src/mail/subject.ts'
import type { CaseFields } from '../../src/model/case.ts'
import type { Mail } from '../../src/ports/mailer.ts'
import { context, notice } from './support.ts'
import { hostile } from './support-hostile.ts'

const TEXTS = [
  'channel',
  'firstReceiver',
  'customer',
  'phone',
  'room',
  'category',
  'subcategory',
  'description',
  'priority',
  'department',
  'handler',
  'cause',
  'doneBy',
  'progress',
  'pauseReason',
  'result',
  'materials',
  'remark',
  'externalId',
] as const satisfies readonly (keyof CaseFields)[]

/** Every text of the case, and every name around it, set to the same. */
const filledWith = (text: string) =>
  notice(
    {
      to: [
        { name: text, mail: 'a@example.com' },
        { name: `${text}x`, mail: 'b@example.com' },
      ],
      next: { at: context.now, roles: ['manager'], names: Array.from({ length: 300 }, (_, n) => `${text}甲${n}`) },
    },
    Object.fromEntries(TEXTS.map((key) => [key, text])),
  )

const mailOf = (text: string, language: 'zh' | 'en'): Mail =>
  noticeMail(filledWith(text), { ...context, language, site: text })

/** Tags in a mail that no field has anything to do with. */
const tagsOf = (html: string): string =>
  html
    .replaceAll(/<br>/g, '')
    .match(/<[^>]*>/g)
    ?.join('') ?? ''

function expectFit({ subject, text, html }: Mail): void {
  expect(subject.length).toBeLessThanOrEqual(LONGEST_SUBJECT)
  expect(subject).not.toMatch(/[\p{Cc}\p{Cs}\u2028\u2029]/u)
  expect(subject).toMatch(/^BX-20261121-003 /)
  for (const part of [text, html]) {
    expect(Buffer.byteLength(part)).toBeLessThan(100_000)
    expect(part).not.toMatch(
      /[\p{Cs}\u0000-\u0009\u000B-\u001F\u007F-\u009F\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/u,
    )
  }
  expect(html.toLowerCase()).not.toMatch(/<(script|img|iframe|style|link|form|svg)/)
}

describe('a row full of what nobody should type', () => {
  it.each([
    ['HTML', '<script>alert(1)</script><img src=x onerror=alert(1)>"\'--></td></table>'],
    ['headers', 'x\r\nBcc: all@example.com\r\n\r\nbody'],
    ['NUL', '\0'.repeat(100)],
    ['50,000 characters', '长'.repeat(50_000)],
    ['50,000 characters that escape to six each', '"'.repeat(50_000)],
    ['50,000 lines', '&\n'.repeat(50_000)],
    ['emoji', '👩‍👩‍👧‍👦'.repeat(5_000)],
    ['a tower of accents', `e${'\u0301'.repeat(50_000)}`],
    ['direction marks', '\u202Eabc\u2066def\u200F'],
    ['lone surrogates', '\ud800'.repeat(1_000)],
    ['a formula', '=HYPERLINK("http://evil.example","x")'],
    ['nothing', ''],
    ['blanks', ' \u3000\t '],
    ['prototype names', '__proto__'],
  ])('%s', (_name, text) => {
    for (const language of ['zh', 'en'] as const) expectFit(mailOf(text, language))
  })

  it('or anything else', () => {
    fc.assert(
      fc.property(hostile, fc.constantFrom('zh', 'en'), (text, language) => expectFit(mailOf(text, language))),
      { numRuns: 200 },
    )
  })

  it('adds no tag and no attribute to the HTML', () => {
    const plain = tagsOf(mailOf('x', 'zh').html)
    fc.assert(
      fc.property(hostile, (text) => {
        // A blank field leaves its row out; a letter in front keeps it.
        expect(tagsOf(mailOf(`x${text}`, 'zh').html)).toBe(plain)
      }),
      { numRuns: 100 },
    )
  })

  it('shows no phone whole, in whichever cell it was typed', () => {
    for (const phone of ['13812345678', '0571-88886666', '88886666', '+1 212 555 1234', '１３８ １２３４ ５６７８']) {
      const { subject, text, html } = noticeMail(filledWith(phone), context)
      const digits = phone.normalize('NFKC').replaceAll(/\D/g, '')
      for (const part of [subject, text, html])
        expect(part.normalize('NFKC').replaceAll(/[\s\-()+]/g, '')).not.toContain(digits)
    }
  })
})

describe('the HTML part', () => {
  const { html, subject } = noticeMail(notice(), context)

  it('stands on its own: nothing is fetched, no style sheet, no script', () => {
    expect(html).not.toMatch(/<(img|link|script|style)|url\(|@import/i)
    expect(html).toContain(`<title>${subject}</title>`)
    expect(html).toContain('<html lang="zh-CN">')
  })

  it('sets a colour only together with a background, but for mid-grey', () => {
    for (const [style] of html.matchAll(/style="[^"]*"/g)) {
      const colours = /(?<![-\w])color:(#\w+)/.exec(style)
      if (colours !== null && colours[1] !== '#767676') expect(style).toContain('background-color:')
    }
  })

  it('says what the text says', () => {
    const { text } = noticeMail(notice(), context)
    const words = (part: string): string => part.replaceAll(/[\s，：\-]+/g, '')
    const shown = words(
      html
        .replaceAll(/<title>.*<\/title>|<[^>]*>/g, '\n')
        .replaceAll('&amp;', '&')
        .replaceAll('&#39;', "'"),
    )
    for (const line of text.split('\n')) {
      if (line.includes('https://') || line === '-- ') continue
      for (const piece of line.split(/[，：]/)) expect(shown).toContain(words(piece))
    }
  })
})
