import { describe, expect, it } from 'vitest'
import { noticeMail } from '../../src/mail/notice-mail.ts'
import type { Language } from '../../src/model/language.ts'
import type { Notice } from '../../src/plan/plan.ts'
import { at, context, notice, numberOf } from './support.ts'
import { lift, listTo, overdue, slip, soon, wrong, zhou } from './support-digest.ts'

const listOf = (notices: readonly Notice[], language: Language = 'zh') =>
  noticeMail(listTo(zhou, notices), { ...context, language })

describe('the order of a list', () => {
  const late = (n: number, clock: 'respond' | 'resolve', due: string, priority: Notice['priority'] = 'normal') =>
    notice({
      number: numberOf('repair', `BX-20261121-00${n}`),
      priority,
      items: [{ clock, level: 1, due: at(due) }],
    })
  const numbersIn = (text: string): readonly string[] => [...text.matchAll(/^- (\S+)/gm)].map(([, name]) => name ?? '')

  it('is by what endangers people, then the longest overdue, the higher priority, then what is due first', () => {
    const upset = {
      ...lift,
      number: numberOf('incident', 'SJ-20261121-009'),
      items: [{ clock: 'upset' as const, level: 2, due: at('2026-11-21 08:00') }],
    }
    const later = {
      ...soon,
      number: numberOf('complaint', 'TS-20261121-001'),
      items: [{ clock: 'reply' as const, level: 0, due: at('2026-11-21 13:00') }],
    }
    const { text } = listOf([
      later,
      soon,
      late(1, 'respond', '2026-11-21 10:00'),
      late(2, 'resolve', '2026-11-21 10:00', 'critical'),
      late(3, 'respond', '2026-11-20 10:00'),
      upset,
      lift,
    ])
    expect(numbersIn(text)).toEqual([
      'SJ-20261121-001',
      'SJ-20261121-009',
      'BX-20261121-003',
      'BX-20261121-002',
      'BX-20261121-001',
      'TS-20261121-004',
      'TS-20261121-001',
    ])
  })

  it('takes the worst that a case has', () => {
    const both = notice({
      items: [...soon.items, { clock: 'respond', level: 1, due: at('2026-11-21 11:20') }, ...slip.items],
    })
    expect(listOf([slip, both]).text).toContain(
      '\n超时（1个，最久 30分钟）\n- BX-20261121-003 特急\n  响应：已超时 30分钟（共3项）\n',
    )
  })
})

describe('a storm: a thousand cases in one mail', () => {
  const cases = [...overdue(996), soon, slip, wrong, lift]
  const { text, html } = listOf(cases)

  it('shows the forty-five most urgent in full', () => {
    expect(text.match(/^- \S+-\d+-\d+/gm)).toHaveLength(45)
    expect(html.match(/<th /g)).toHaveLength(45)
    expect(text).toContain('\n以下952个只列编号\n- 7天以上（841个）\n  BX-20260922-013\n  BX-20260923-001、002、')
    expect(text).toContain('\n- 不到1天（15个）\n')
  })

  it('loses none: each is there by its number', () => {
    const named = new Set<string>()
    for (const [line, series] of text.matchAll(/^(?:- | {2})((?:BX|TS|SJ)-\d{8}-)\d{3}.*$/gm))
      for (const [n] of line.slice(line.indexOf(series ?? '') + 12).matchAll(/\d{3}/g)) named.add(`${series ?? ''}${n}`)
    expect(named.size).toBe(999)
    expect(named).toEqual(new Set(cases.filter((one) => one !== wrong).map(({ number }) => number)))
    expect(text).toContain('\n待更正（1个，最久 45分钟）\n以下1个只列编号\n  投诉台账 第12行\n')
  })

  it.each(['zh', 'en'] as const)('stays small: %s', (language) => {
    const mail = listOf(cases, language)
    expect(Buffer.byteLength(mail.html)).toBeLessThan(50_000)
    expect(Buffer.byteLength(mail.text)).toBeLessThan(20_000)
  })

  it('says how many there are no room for, however many come', () => {
    const far = listOf(overdue(3_000))
    expect(far.text).toContain('超时（3000个，最久 187天12小时）')
    expect(far.text).toContain('……还有')
    expect(far.text).toMatch(/不到1天（15个）\n {2}……还有15个，见台账/)
    expect(Buffer.byteLength(far.html)).toBeLessThan(100_000)
    expect(listOf(overdue(3_000), 'en').text).toMatch(/less than a day \(15\)\n {2}… 15 more, see the ledger/)
  })
})
