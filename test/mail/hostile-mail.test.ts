import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { MailContext } from '../../src/mail/context.ts'
import { noticeMail } from '../../src/mail/notice-mail.ts'
import { LONGEST_SUBJECT } from '../../src/mail/subject.ts'
import { LINK_TARGETS } from '../../src/model/action.ts'
import type { CaseFields } from '../../src/model/case.ts'
import { caseNumber, draftId, seriesOf } from '../../src/model/case-number.ts'
import { IMMEDIATE_CLOCKS } from '../../src/model/clock.ts'
import type { Notice, NoticeMail } from '../../src/plan/plan.ts'
import type { Mail } from '../../src/ports/mailer.ts'
import { context, mailTo, notice, numberOf, reader } from './support.ts'
import { listTo, overdue, zhou } from './support-digest.ts'
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

const hf = caseNumber(seriesOf('callback', '20261121'), 2)

/** Every text of the case, of its callbacks and of an earlier case, and every name around it, set to the same. */
const filledWith = (text: string) =>
  notice(
    {
      to: [reader(text, 'a', 'handler'), reader(`${text}x`, 'b', 'supervisor')],
      next: { at: context.now, roles: ['manager'], names: Array.from({ length: 300 }, (_, n) => `${text}甲${n}`) },
      unreached: ['company'],
      answers: [reader(text, 'c', 'supervisor')],
      timeline: [
        { at: context.now, kind: 'handedOver', to: text },
        { at: context.now, kind: 'acknowledged', by: text },
        { at: context.now, kind: 'waits', reason: text },
        { at: context.now, kind: 'calledBack', outcome: 'dissatisfied', by: text },
        { at: context.now, kind: 'notReached', by: text },
        { at: context.now, kind: 'told', level: 1, clocks: ['respond'], to: [text, text] },
      ],
      toCall: { number: hf, why: 'mandatory', because: text, tries: Array.from({ length: 300 }, () => context.now) },
      saidNo: { number: hf, at: context.now, by: text, handled: false, suggestion: text },
      earlier: {
        number: hf,
        cycle: 1,
        likeness: 0.9,
        why: ['phone', 'words'],
        fields: {
          receivedAt: context.now,
          ...Object.fromEntries(TEXTS.map((key) => [key, text])),
          resolvedAt: context.now,
        },
      },
    },
    Object.fromEntries(TEXTS.map((key) => [key, text])),
  )

/** One name after it: three hundred of them are cleaned once already. */
const nextWith = (text: string): Notice['next'] => ({ at: context.now, roles: ['manager'], names: [text] })

/** The same on a row without a number that is wrong in every way, and on an incident that has gone up. */
const wrongWith = (text: string): Notice => ({
  ...filledWith(text),
  number: draftId('repair', 'r1-5'),
  next: nextWith(text),
  items: [{ clock: 'entry', level: 1, due: context.now }],
  wrong: {
    since: context.now,
    problems: Array.from({ length: 40 }, () => [
      { column: 'receivedAt', severity: 'blocks' as const, code: 'not-a-time' as const, typed: text },
      {
        column: 'handler',
        severity: 'warns' as const,
        code: 'unknown-staff' as const,
        typed: text,
        meant: [text, text],
      },
    ]).flat(),
  },
})
const upWith = (text: string): Notice => {
  const { fields, ...rest } = filledWith(text)
  return {
    ...rest,
    register: 'incident',
    next: nextWith(text),
    number: numberOf('incident', 'SJ-20261121-001'),
    items: IMMEDIATE_CLOCKS.map((clock) => ({ clock, level: 1, due: context.now })),
    fields: {
      ...fields,
      measures: text,
      reportedTo: text,
      place: text,
      abnormal: true,
      evidence: [text],
      abnormalSigns: [text],
    },
  }
}

/** Many of them in one mail. */
function listWith(text: string, count: number, to = reader(text, 'a', 'handler')): NoticeMail {
  const kinds = [filledWith(text), wrongWith(text), upWith(text)]
  return listTo(
    to,
    Array.from({ length: count }, (_, n) => ({ ...(kinds[n % 3] ?? filledWith(text)), next: nextWith(text) })),
  )
}

/** A link as long as signed ones are. */
const LINK = `https://desk.example/act?n=1&t=${'x'.repeat(375)}`
const linksOf: NonNullable<MailContext['linksOf']> = () =>
  Object.fromEntries(LINK_TARGETS.map((target) => [target, LINK]))

const mailOf = (text: string, language: 'zh' | 'en'): Mail =>
  noticeMail(mailTo(filledWith(text)), { ...context, language, site: text })

/** Tags in a mail that no field has anything to do with. */
const tagsOf = (html: string): string =>
  html
    .replaceAll(/<br>/g, '')
    .match(/<[^>]*>/g)
    ?.join('') ?? ''

function expectFit({ subject, text, html }: Mail, begins = /^BX-20261121-003 /): void {
  expect(subject.length).toBeLessThanOrEqual(LONGEST_SUBJECT)
  expect(subject).not.toMatch(/[\p{Cc}\p{Cs}\u2028\u2029]/u)
  expect(subject).toMatch(begins)
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
    for (const language of ['zh', 'en'] as const) {
      expectFit(mailOf(text, language))
      const its = { ...context, language, site: text, linksOf }
      expectFit(
        noticeMail(mailTo(wrongWith(text)), its),
        /^(【待更正】报修台账 第5行|\[To be corrected\] row 5 of Repairs)/,
      )
      expectFit(noticeMail(mailTo(upWith(text)), its), /^(【特急】|\[Critical\] )SJ-20261121-001/)
      expectFit(
        noticeMail(listWith(text, 1_000), its),
        /^(【特急】1000个个案，333个|\[Critical\] 1000 cases, 333 up at once)/,
      )
    }
  })

  it.each(['zh', 'en'] as const)(
    'and many rows of it without a number, far down, as long as can be: %s',
    (language) => {
      const text = '"'.repeat(200)
      const to = reader(text, 'a', 'supervisor')
      const items = [{ clock: 'critical' as const, level: 1, due: context.now }]
      const worst = { ...wrongWith(text), items, to: [to, reader(text, 'b', 'handler')] }
      const many = Array.from({ length: 3_000 }, (_, row) => ({ ...worst, row: 1_000_000 + row }))
      const mail = noticeMail(listTo(to, many), { ...context, language, site: text, linksOf })
      expectFit(mail, /^(【特急】|\[Critical\] )3000/)
      expect(Buffer.byteLength(mail.html)).toBeGreaterThan(85_000)
    },
  )

  it('or anything else', () => {
    fc.assert(
      fc.property(hostile, fc.constantFrom('zh', 'en'), (text, language) => {
        expectFit(mailOf(text, language))
        const its = { ...context, language, site: text }
        expectFit(noticeMail(listWith(text, 3), its), /^(【特急】3个个案，1个|\[Critical\] 3 cases, 1 up at once)/)
      }),
      { numRuns: 200 },
    )
  })

  it('adds no tag and no attribute to the HTML', () => {
    const listOf = (text: string): string => noticeMail(listWith(text, 4), { ...context, site: text }).html
    const plain = [mailOf('x', 'zh').html, listOf('x')].map(tagsOf)
    fc.assert(
      fc.property(hostile, (text) => {
        // A blank field leaves its row out; a letter in front keeps it.
        expect([mailOf(`x${text}`, 'zh').html, listOf(`x${text}`)].map(tagsOf)).toEqual(plain)
      }),
      { numRuns: 100 },
    )
  })

  it('shows no phone whole to those who do not call, in whichever cell it was typed', () => {
    for (const phone of ['13812345678', '0571-88886666', '88886666', '+1 212 555 1234', '１３８ １２３４ ５６７８']) {
      const digits = phone.normalize('NFKC').replaceAll(/\D/g, '')
      const each = [filledWith(phone), wrongWith(phone), upWith(phone)].map((one) => mailTo(one, one.to[1]))
      for (const mail of [...each, listWith(phone, 4, reader('周敏', 'zhou.min'))]) {
        const { subject, text, html } = noticeMail(mail, context)
        for (const part of [subject, text, html])
          expect(part.normalize('NFKC').replaceAll(/[\s\-()+]/g, '')).not.toContain(digits)
      }
    }
  })
})

describe('the HTML part', () => {
  const { html, subject } = noticeMail(mailTo(notice()), context)

  it('stands on its own: nothing is fetched, no style sheet, no script', () => {
    expect(html).not.toMatch(/<(img|link|script|style)|url\(|@import/i)
    expect(html).toContain(`<title>${subject}</title>`)
    expect(html).toContain('<html lang="zh-CN">')
  })

  it('sets a colour only together with a background, but for mid-grey', () => {
    const list = noticeMail(listWith('x', 4), context).html
    for (const [style] of (html + list).matchAll(/style="[^"]*"/g)) {
      const colours = /(?<![-\w])color:(#\w+)/.exec(style)
      if (colours !== null && colours[1] !== '#767676') expect(style).toContain('background-color:')
    }
  })

  it.each([
    ['late', mailTo(notice())],
    ['wrong', mailTo(wrongWith('x'))],
    ['up at once', mailTo(upWith('x'))],
    ['a list', listWith('x', 4)],
    ['a storm', listTo(zhou, overdue(200))],
  ])('says what the text says: %s', (_name, mail) => {
    const { text, html } = noticeMail(mail, context)
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
