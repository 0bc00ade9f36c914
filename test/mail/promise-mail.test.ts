import { describe, expect, it } from 'vitest'
import { noticeMail } from '../../src/mail/notice-mail.ts'
import type { CaseFields } from '../../src/model/case.ts'
import type { Language } from '../../src/model/language.ts'
import type { Notice, NoticeItem } from '../../src/plan/plan.ts'
import { at, context, mailTo, notice, numberOf, reader } from './support.ts'

const complaint: Partial<Notice> = {
  number: numberOf('complaint', 'TS-20261121-001'),
  register: 'complaint',
  priority: 'normal',
  next: undefined,
}
const item = (clock: NoticeItem['clock'], due: string, level: number): NoticeItem => ({ clock, level, due: at(due) })
const slip = item('slip', '2026-11-21 11:49', 2)
const late = item('promise', '2026-11-21 09:50', 1)

function read(items: readonly NoticeItem[], language: Language, changed: CaseFields = {}, more: Partial<Notice> = {}) {
  const fields = { category: '其它', subcategory: '', promisedAt: at('2026-11-25 18:00'), ...changed }
  const mail = noticeMail(mailTo(notice({ ...complaint, items, ...more }, fields)), {
    ...context,
    linksOf: () => undefined,
    language,
  })
  const [ask = '', ...groups] = mail.text.split('\n\n')
  return {
    subject: mail.subject,
    ask,
    groups: groups.slice(0, -1).filter((group) => group.includes('\n- ')),
    html: mail.html,
  }
}

describe('a mail about a promise (R20, R27)', () => {
  it.each<[string, Language, string, string, string]>([
    [
      'overdue',
      'zh',
      'TS-20261121-001 承诺超时 2小时 · 其它 · 示例花园',
      '陈强：你是责任人，请马上兑现对客户的承诺，并在台账里填「办结时间」、「处理结果」。',
      '超时\n- 承诺：已超时 2小时，时限 2026-11-21 09:50，第1级',
    ],
    [
      'overdue',
      'en',
      'TS-20261121-001 Promise: overdue 2 h · 其它 · 示例花园',
      '陈强: You are the handler. Please keep the promise to the customer now, and fill in “Resolved at” and “Result” in the ledger.',
      'Overdue\n- Promise: 2 h overdue, deadline 2026-11-21 09:50, level 1',
    ],
  ])('%s, in %s', (_, language, subject, ask, group) => {
    const mail = read([late], language)
    expect(mail.subject).toBe(subject)
    expect(mail.ask.split('\n')[0]).toBe(ask)
    expect(mail.groups).toEqual([group])
  })

  it('due soon', () => {
    const mail = read([item('promise', '2026-11-21 13:50', 0)], 'zh')
    expect(mail.subject).toBe('TS-20261121-001 承诺临期，剩 2小时 · 其它 · 示例花园')
    expect(mail.ask).toContain('请在 2026-11-21 13:50 前兑现对客户的承诺，并在台账里填')
    expect(mail.groups).toEqual(['临期\n- 承诺：还剩 2小时，时限 2026-11-21 13:50，提醒'])
  })
})

describe('a mail about a promise put off again', () => {
  it.each<[Language, string, string, string]>([
    [
      'zh',
      'TS-20261121-001 承诺再次推迟 · 其它 · 示例花园',
      '陈强：你是责任人，请马上向客户说明再次推迟的原因并确认新的完成时间，并在台账里填「最新进展」、「进展时间」。',
      '推迟\n- 再次推迟：现承诺 2026-11-25 18:00 完成，2026-11-21 11:49 推迟，第2级',
    ],
    [
      'en',
      'TS-20261121-001 Promise put off again · 其它 · 示例花园',
      '陈强: You are the handler. Please agree with the customer on a date that holds, and explain the delay now, and fill in “Latest progress” and “Progress at” in the ledger.',
      'Put off\n- Promise put off again: now promised for 2026-11-25 18:00, put off at 2026-11-21 11:49, level 2',
    ],
  ])('in %s: not late by anything, with the date that holds', (language, subject, ask, group) => {
    const mail = read([slip], language)
    expect(mail.subject).toBe(subject)
    expect(mail.ask.split('\n')[0]).toBe(ask)
    expect(mail.groups).toEqual([group])
    expect(mail.html).toContain(`>${group.split('\n')[0] ?? ''}</span>`)
    expect(mail.html).not.toContain(language === 'zh' ? '超时' : 'verdue')
  })

  it.each<[Language, string]>([
    ['zh', '- 再次推迟：没有新的承诺时间，'],
    ['en', '- Promise put off again: no date is promised now, '],
  ])('while no date is promised, in %s', (language, line) => {
    const [group] = read([slip], language, {}, { fields: { handler: '陈强' } }).groups
    expect(group).toContain(line)
  })

  it('to those above, who see to it that the handler does it', () => {
    const to = [reader('吴军', 'wu.jun', 'manager')]
    expect(read([slip], 'zh', {}, { to }).ask).toBe(
      '吴军：请督促陈强（责任人）马上向客户说明再次推迟的原因并确认新的完成时间，并在台账里填「最新进展」、「进展时间」。',
    )
  })

  it('beside what is late: each in its own group, what is late first', () => {
    const mail = read([slip, late, item('resolve', '2026-11-21 12:30', 0)], 'zh')
    expect(mail.subject).toContain('承诺超时 2小时（共3项）')
    expect(mail.groups.map((group) => group.split('\n')[0])).toEqual(['超时', '推迟', '临期'])
    expect(mail.ask).toContain('请马上兑现对客户的承诺、向客户说明再次推迟的原因并确认新的完成时间，')
  })
})
