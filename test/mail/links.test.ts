import { describe, expect, it } from 'vitest'
import { noticeMail } from '../../src/mail/notice-mail.ts'
import type { LinkTarget } from '../../src/model/action.ts'
import type { CaseFields } from '../../src/model/case.ts'
import type { Clock } from '../../src/model/clock.ts'
import type { Notice } from '../../src/plan/plan.ts'
import { at, context, mailTo, notice, reader } from './support.ts'
import { lift, listTo, overdue, soon, wrong, zhou } from './support-digest.ts'

/** What links of a mail lead to, in order. */
const targetsIn = (part: string): readonly string[] =>
  [...part.matchAll(/act\?t=(\w+)/g)].map(([, target]) => target ?? '')
const [chen, wang, wu] = notice().to
const about = (...clocks: readonly Clock[]): Partial<Notice> => ({
  items: clocks.map((clock) => ({ clock, level: 1, due: at('2026-11-21 09:35') })),
})

describe('what a reader can do from a mail (R27)', () => {
  it.each<[string, Notice, Notice['to'][number] | undefined, readonly LinkTarget[]]>([
    [
      'the handler, of what is late to come: the most urgent step first',
      notice(),
      chen,
      ['responded', 'acknowledge', 'arrived', 'progress', 'case', 'row'],
    ],
    [
      'the handler of what only has to be finished',
      notice(about('resolve')),
      chen,
      ['acknowledge', 'progress', 'done', 'handOver', 'case', 'row'],
    ],
    [
      'the handler of what was answered by arriving',
      notice(about('respond', 'reply'), { arrivedAt: at('2026-11-21 11:00') }),
      chen,
      ['replied', 'acknowledge', 'progress', 'done', 'case', 'row'],
    ],
    [
      'the handler of a case that was answered before it was reopened',
      notice(about('respond'), { respondedAt: at('2026-11-21 09:40'), reopenedAt: at('2026-11-21 10:00') }),
      chen,
      ['responded', 'acknowledge', 'progress', 'done', 'case', 'row'],
    ],
    [
      'the handler of a repair that nobody was sent to in time, and a step that is due soon',
      notice({
        items: [
          { clock: 'arrive', level: 0, due: at('2026-11-21 12:30') },
          { clock: 'dispatch', level: 1, due: at('2026-11-21 11:40') },
        ],
      }),
      chen,
      ['dispatched', 'acknowledge', 'arrived', 'progress', 'case', 'row'],
    ],
    [
      'who was given what is late already',
      notice({ ...about('handover'), inherited: notice().items }),
      chen,
      ['responded', 'acknowledge', 'progress', 'notMine', 'case', 'row'],
    ],
    [
      'whom it has gone up to, while the handler has no mail',
      notice({ to: notice().to.slice(2) }),
      wu,
      ['acknowledge', 'handOver', 'responded', 'progress', 'case', 'row'],
    ],
    [
      'the handler whose promise is due',
      notice(about('promise'), { promisedAt: at('2026-11-21 12:00') }),
      chen,
      ['progress', 'promise', 'done', 'acknowledge', 'case', 'row'],
    ],
    [
      'who has just been given it',
      notice(about('handover')),
      chen,
      ['acknowledge', 'progress', 'notMine', 'handOver', 'case', 'row'],
    ],
    ['the first receiver', notice(), wang, ['acknowledge', 'handOver', 'responded', 'progress', 'case', 'row']],
    ['whom it has gone up to', notice(), wu, ['acknowledge', 'handOver', 'responded', 'progress', 'case', 'row']],
    ['whom of an incident', lift, zhou, ['acknowledge', 'handOver', 'progress', 'done', 'case', 'row']],
    ['a stranger', notice(), reader('谁', 'who'), ['case', 'row']],
    ['whoever is to correct a row', wrong, zhou, ['row']],
  ])('%s', (_name, one, to, targets) => {
    for (const language of ['zh', 'en'] as const) {
      const mail = noticeMail(mailTo(one, to), { ...context, language })
      expect(targetsIn(mail.text)).toEqual(targets)
      expect(targetsIn(mail.html)).toEqual(targets)
    }
  })

  it('only what has a link, and nothing where nothing would answer', () => {
    const some = noticeMail(mailTo(notice()), {
      ...context,
      linksOf: () => ({ progress: 'https://desk.example/act?t=progress' }),
    })
    expect(targetsIn(some.html)).toEqual(['progress'])
    const none = noticeMail(mailTo(notice()), { ...context, linksOf: () => undefined })
    expect(none.html).not.toMatch(/<a href="http/)
    expect(none.text).not.toMatch(/http|点下面的/)
  })

  it('with buttons that a thumb hits: 44 pixels high', () => {
    const { html } = noticeMail(mailTo(notice()), context)
    expect(html.match(/display:block;padding:12px 8px;[^"]*line-height:20px/g)).toHaveLength(4)
  })

  it.each([
    ['javascript:alert(1)'],
    ['data:text/html,x'],
    ['no link'],
    [`https://example.com/${'x'.repeat(3_000)}`],
    [''],
  ])('no link that is none: %s', (link) => {
    const linksOf = () => ({ acknowledge: link, case: link, row: link })
    const mail = noticeMail(mailTo(notice()), { ...context, linksOf })
    expect(mail.html).not.toMatch(/<a href="(?!tel:)/)
    expect(noticeMail(listTo(zhou, [soon, lift]), { ...context, linksOf }).html).not.toContain('<a ')
  })

  it('and no link leaves its attribute', () => {
    const linksOf = () => ({ row: 'https://example.com/?a="><script>x</script>&b=\'c' })
    const { html } = noticeMail(mailTo(notice()), { ...context, linksOf })
    expect(html).not.toContain('<script')
    expect(html).toContain('href="https://example.com/?a=%22%3E%3Cscript%3Ex%3C/script%3E&amp;b=%27c"')
  })
})

describe('a list', () => {
  it('has one link for each case that it shows in full: to what can be done, or to the row', () => {
    const mail = noticeMail(listTo(zhou, [...overdue(60), lift, wrong]), context)
    expect(targetsIn(mail.html)).toEqual(Array.from({ length: 45 }, () => 'case'))
    expect(targetsIn(mail.text)).toEqual(targetsIn(mail.html))
    expect(targetsIn(noticeMail(listTo(zhou, [lift, wrong]), context).html)).toEqual(['case', 'row'])
  })

  it('has the links of each case at that case', () => {
    const linksOf = (number: Notice['number']) => ({
      case: `https://desk.example/act?t=${String(number).replaceAll('-', '_')}`,
    })
    const { text } = noticeMail(listTo(zhou, [lift, soon]), { ...context, linksOf })
    for (const { number } of [lift, soon])
      expect(text.split('\n- ').find((part) => part.startsWith(number))).toContain(`t=${number.replaceAll('-', '_')}\n`)
  })
})

describe('a phone (R28)', () => {
  const whole = '13812345678'
  const others: CaseFields = { phone: `${whole} / 0571-88886666转12；微信 zhang3` }
  it.each<[string, Notice['to'][number] | undefined, boolean]>([
    ['the handler', chen, true],
    ['the first receiver', wang, true],
    ['who stands in for the handler', reader('李娜', 'li.na', 'handler'), true],
    ['the handler as a supervisor', reader('陈强', 'chen2', 'supervisor'), true],
    ['the manager', wu, false],
    ['a stranger', reader('谁', 'who'), false],
  ])('is whole for %s: %s', (_name, to, isWhole) => {
    const one = notice({ to: to === undefined ? [] : [to] })
    const mail = noticeMail(mailTo(one, to), context)
    expect(mail.text.includes(`电话：${whole}`)).toBe(isWhole)
    expect(mail.html.includes(`<a href="tel:${whole}">${whole}</a>`)).toBe(isWhole)
    expect(mail.subject + mail.text.replace(`电话：${whole}`, '')).not.toContain(whole)
  })

  it('may be several, and an extension', () => {
    const { html, text } = noticeMail(mailTo(notice({}, others)), context)
    expect(text).toContain('电话：13812345678 / 0571-88886666转12 / 微信 zhang3')
    expect(html).toContain('<a href="tel:057188886666,12">0571-88886666转12</a> / 微信 zhang3')
  })

  it.each(['javascript:alert(1)', '"><b>1', '1'.repeat(40), '12', '\u202E138', '+'.repeat(9), '９'.repeat(3_000)])(
    'that nobody could dial is no link: %s',
    (phone) => {
      expect(noticeMail(mailTo(notice({}, { phone })), context).html).not.toMatch(/href="tel:(?!\+?\d{3,15}")/)
    },
  )
})

it('a list has no whole phone', () => {
  const { text, html } = noticeMail(listTo(chen ?? zhou, [notice(), lift]), context)
  expect(text + html).not.toContain('13812345678')
})
