import { describe, expect, it } from 'vitest'
import { noticeMail } from '../../src/mail/notice-mail.ts'
import type { CaseFields } from '../../src/model/case.ts'
import { type CaseNumber, caseNumber, seriesOf } from '../../src/model/case-number.ts'
import type { Language } from '../../src/model/language.ts'
import type { EarlierTold, Notice, SaidNo, ToCall } from '../../src/plan/plan.ts'
import { at, context, mailTo, notice, reader } from './support.ts'

const chen = reader('陈强', 'chen.qiang', 'caller')
const handler = reader('陈强', 'chen.qiang', 'handler')
const wang = reader('王芳', 'wang.fang', 'firstReceiver')
const zhou = reader('周敏', 'zhou.min', 'supervisor')
const wu = reader('吴军', 'wu.jun', 'manager')

const number = (register: 'complaint' | 'callback', day: string, index: number): CaseNumber =>
  caseNumber(seriesOf(register, day), index)
const hf = number('callback', '20261121', 2)

const open: CaseFields = {
  receivedAt: at('2026-11-18 09:30'),
  category: '噪音扰民',
  room: '3-2-1201',
  customer: '张三',
  phone: '13812345678',
  description: '楼上半夜装修',
  firstReceiver: '王芳',
  handler: '陈强',
}
const finished: CaseFields = {
  ...open,
  caller: '陈强',
  resolvedAt: at('2026-11-18 16:00'),
  result: '约谈装修公司，夜里停工',
}
const complaint = (changes: Partial<Notice>, fields: CaseFields): Notice => ({
  ...notice({ register: 'complaint', number: number('complaint', '20261118', 1), priority: 'normal', next: undefined }),
  ...changes,
  fields,
})
const mailOf = (one: Notice, to = one.to[0], language: Language = 'zh') =>
  noticeMail(mailTo(one, to), { ...context, language })
/** What each of those who are told is asked, and what they can press. */
const askedIn = (one: Notice) =>
  one.to.map((to) => {
    const { text } = mailOf(one, to)
    const [, pressed = ''] = text.split('不用登录表格：\n')
    const buttons = [...pressed.matchAll(/^- (.+?)：/gm)].map(([, label]) => label)
    return `${text.split('\n')[0] ?? ''} [${buttons.join(' ')}]`
  })
const factIn = (one: Notice, label: string, to = one.to[0], language: Language = 'zh') =>
  mailOf(one, to, language)
    .text.split('\n')
    .reduce<readonly string[]>((found, line, index, all) => {
      const isIn = line.startsWith(label) || (line.startsWith('  ') && found.at(-1) === all[index - 1])
      return isIn ? [...found, line] : found
    }, [])

const toCall = (more: Partial<ToCall> = {}): ToCall => ({
  number: hf,
  why: 'mandatory',
  because: 'complaint',
  tries: [],
  ...more,
})
const due = (more: Partial<Notice> = {}, fields: CaseFields = finished): Notice =>
  complaint(
    {
      items: [{ clock: 'callback', level: 1, due: at('2026-11-21 10:00') }],
      to: [chen, wang, zhou],
      toCall: toCall(),
      next: { at: at('2026-11-22 10:00'), roles: ['manager'], names: ['吴军'] },
      ...more,
    },
    fields,
  )

describe('a callback that is to be made (R38, R39)', () => {
  it('is asked of its caller before it is due', () => {
    const soon = due({ items: [{ clock: 'callback', level: 0, due: at('2026-11-21 16:00') }], to: [chen] })
    expect(mailOf(soon).subject).toBe('TS-20261118-001 回访临期，剩 4小时10分钟 · 噪音扰民 · 示例花园')
    expect(askedIn(soon)).toEqual([
      '陈强：你是回访人、责任人，请在 2026-11-21 16:00 前回访客户，问清三件事：办了没有、满意不满意、有什么建议，再点下面的「填回访」，或填在「回访台账」里。 [填回访 知悉 更多 在表里打开]',
    ])
    expect(mailOf(soon, chen, 'en').text.split('\n')[0]).toBe(
      '陈强: You are the caller and handler. Please call the customer back by 2026-11-21 16:00, ask the three questions (was it handled, were they satisfied, any suggestions), then press “Record callback” below or fill in the tab “Callbacks”.',
    )
    expect(mailOf(soon).calendar).toContain('SUMMARY:回访 TS-20261118-001')
  })

  it('once overdue, of whoever is to call; the others see to it that somebody does', () => {
    expect(askedIn(due())).toEqual([
      '陈强：你是回访人、责任人，请马上回访客户，问清三件事：办了没有、满意不满意、有什么建议，再点下面的「填回访」，或填在「回访台账」里。 [填回访 知悉 更多 在表里打开]',
      '王芳：请确认陈强去回访；去不了的，马上换人，改回访台账里的「回访人」。 [知悉 填回访 更多 在表里打开]',
      '周敏：请确认陈强去回访；去不了的，马上换人，改回访台账里的「回访人」。 [知悉 填回访 更多 在表里打开]',
    ])
  })

  it('without links it says where the answers go', () => {
    const { text } = noticeMail(mailTo(due()), { ...context, linksOf: () => undefined })
    expect(text.split('\n')[0]).toBe(
      '陈强：你是回访人、责任人，请马上回访客户，问清三件事：办了没有、满意不满意、有什么建议，填在「回访台账」里。',
    )
  })

  it.each<[string, ToCall, Language, readonly string[]]>([
    ['mandatory', toCall(), 'zh', ['回访：HF-20261121-002 · 必访（投诉）']],
    ['mandatory', toCall(), 'en', ['Callback: HF-20261121-002 · Mandatory (Complaint)']],
    ['by a class of the site', toCall({ because: '物业费' }), 'zh', ['回访：HF-20261121-002 · 必访（物业费）']],
    ['drawn, and its row is gone', { why: 'sampled', tries: [] }, 'zh', ['回访：抽访']],
    [
      'tried before: the next try is better made at another hour',
      toCall({ tries: [at('2026-11-20 11:00'), at('2026-11-21 09:30')] }),
      'zh',
      ['回访：', '  HF-20261121-002 · 必访（投诉）', '  没有接通：2026-11-20 11:00、2026-11-21 09:30'],
    ],
  ])('says which it is: %s, in %s', (_, one, language, lines) => {
    expect(factIn(due({ toCall: one }), language === 'zh' ? '回访：' : 'Callback', chen, language)).toEqual(lines)
  })

  it('shows the phone whole to whoever is to call, also where somebody else worked on it (R28)', () => {
    const one = due(
      { to: [reader('李静', 'li.jing', 'caller', 'supervisor'), wang, zhou] },
      { ...finished, caller: '李静' },
    )
    expect(one.to.map((to) => factIn(one, '电话', to))).toEqual([
      ['电话：13812345678'],
      ['电话：13812345678'],
      ['电话：138****5678'],
    ])
    expect(askedIn(one)[0]).toMatch(/^李静：你是回访人，请马上回访客户/)
  })

  it('tells what was done, so that it can be asked about', () => {
    expect(factIn(due(), '处理结果')).toEqual(['处理结果：约谈装修公司，夜里停工'])
    expect(factIn(due(), '办结时间')).toEqual(['办结时间：2026-11-18 16:00'])
  })
})

describe('a customer whom nobody reached (R37)', () => {
  const one = due({
    items: [{ clock: 'unreached', level: 1, due: at('2026-11-21 11:40') }],
    toCall: toCall({ tries: [at('2026-11-19 11:00'), at('2026-11-20 18:00'), at('2026-11-21 11:40')] }),
  })
  it('goes up to the supervisor, with the tries', () => {
    expect(mailOf(one).subject).toBe('【多次未接通】TS-20261118-001 噪音扰民 3-2-1201 · 立即上报 · 示例花园')
    expect(factIn(one, '回访：')[2]).toBe('  没有接通：2026-11-19 11:00、2026-11-20 18:00、2026-11-21 11:40')
    expect(askedIn(one)).toEqual([
      '陈强：你是回访人、责任人，请换一种办法联系客户，问清三件事：办了没有、满意不满意、有什么建议，再点下面的「填回访」，或填在「回访台账」里。 [填回访 知悉 更多 在表里打开]',
      '王芳：你是首问责任人，请跟到底，随时把情况记进台账。 [知悉 填回访 更多 在表里打开]',
      '周敏：请定下怎么联系客户：上门、写信，或问首问责任人有没有别的电话。 [知悉 填回访 更多 在表里打开]',
    ])
  })
})

describe('a case that was reopened (R34)', () => {
  const saidNo: SaidNo = {
    number: hf,
    at: at('2026-11-21 11:38'),
    by: '陈强',
    handled: false,
    suggestion: '派个懂的人来，电话 13812345678\n-- \n尽快',
  }
  const reopened = (more: Partial<Notice> = {}): Notice =>
    complaint(
      {
        cycle: 2,
        items: [{ clock: 'reopened', level: 1, due: at('2026-11-21 11:40') }],
        to: [handler, wang, zhou, wu],
        ...more,
      },
      { ...finished, reopenedAt: at('2026-11-21 11:40') },
    )

  it('tells what the customer said, whom, and in which callback; and what had been done', () => {
    const one = reopened({ saidNo })
    expect(mailOf(one).subject).toBe('【不满意重开】TS-20261118-001 噪音扰民 3-2-1201 · 立即上报 · 示例花园')
    expect(mailOf(one).text).toContain('立即上报\n- 不满意重开：客户不满意，2026-11-21 11:40 重开，第1级')
    expect(factIn(one, '上次回访')).toEqual([
      '上次回访：',
      '  HF-20261121-002 · 2026-11-21 11:38 陈强回访',
      '  是否已处理：否，满意度：不满意',
      '  建议：派个懂的人来，电话 138****5678',
      '  --',
      '  尽快',
    ])
    expect(factIn(one, '处理结果')).toEqual(['处理结果：约谈装修公司，夜里停工'])
    expect(factIn(one, 'Last callback', handler, 'en').slice(0, 3)).toEqual([
      'Last callback:',
      '  HF-20261121-002 · asked by 陈强 at 2026-11-21 11:38',
      '  Was it handled? No, Satisfied? Not satisfied',
    ])
  })

  it('asks each for their part: the manager hears of it at once', () => {
    expect(askedIn(reopened({ saidNo }))).toEqual([
      '陈强：你是责任人，请重新联系客户，问清哪里不满意，再点下面的「已联系客户」，或在台账里填「响应时间」。 [已联系客户 知悉 填进展 办结 更多 在表里打开]',
      '王芳：你是首问责任人，请跟到底，随时把情况记进台账。 [知悉 转交 已联系客户 填进展 更多 在表里打开]',
      '周敏：请亲自过问：问清客户哪里不满意，和陈强定下怎么办、何时办完。 [知悉 转交 已联系客户 填进展 更多 在表里打开]',
      '吴军：请亲自过问：问清客户哪里不满意，和陈强定下怎么办、何时办完。 [知悉 转交 已联系客户 填进展 更多 在表里打开]',
    ])
  })

  it('asks once to contact the customer, though it is late for that too', () => {
    const items: Notice['items'] = [
      { clock: 'reopened', level: 1, due: at('2026-11-21 11:40') },
      { clock: 'respond', level: 1, due: at('2026-11-21 11:45') },
      { clock: 'reply', level: 0, due: at('2026-11-22 11:40') },
    ]
    expect(askedIn(reopened({ saidNo, items }))[0]).toMatch(
      /^陈强：你是责任人，请重新联系客户，问清哪里不满意，再点下面的「已联系客户」，或在台账里填「响应时间」；在 2026-11-22 11:40 前/,
    )
  })

  it.each<[string, Partial<Notice>, string]>([
    ['whose callback is gone', { saidNo: { number: hf, at: saidNo.at } }, '客户不满意'],
    ['by hand', {}, '办结后又重开'],
  ])('%s it says no more than is known', (_, more, why) => {
    const one = reopened(more)
    expect(mailOf(one).text).toContain(`- 不满意重开：${why}，2026-11-21 11:40 重开`)
    expect(factIn(one, '上次回访').slice(1)).toEqual(
      more.saidNo === undefined ? [] : ['  HF-20261121-002 · 2026-11-21 11:38 回访', '  满意度：不满意'],
    )
  })
})

describe('a case that is likely to repeat another (R40)', () => {
  const of = number('complaint', '20261110', 4)
  const earlier: EarlierTold = {
    number: of,
    cycle: 1,
    likeness: 0.834,
    why: ['phone', 'room', 'words'],
    fields: { ...finished, receivedAt: at('2026-11-10 10:00'), resolvedAt: at('2026-11-11 10:00') },
  }
  const repeat = (more: Partial<EarlierTold> = {}): Notice =>
    complaint(
      {
        items: [{ clock: 'repeat', level: 1, due: at('2026-11-21 11:49') }],
        to: [handler, wang, zhou],
        earlier: { ...earlier, ...more },
      },
      open,
    )

  it('tells what the earlier one was and what was done about it, and leads there', () => {
    const one = repeat()
    expect(mailOf(one).subject).toBe('【重复】TS-20261118-001 噪音扰民 3-2-1201 · 立即上报 · 示例花园')
    expect(factIn(one, '上一件')).toEqual([
      '上一件：',
      '  TS-20261110-004 · 2026-11-10 10:00 受理 · 噪音扰民',
      '  楼上半夜装修',
      '  2026-11-11 10:00 办结：约谈装修公司，夜里停工',
      '  相似：同一电话、同一房号、说法相近（83%）',
    ])
    expect(mailOf(one).text).toContain('- 看上一件 TS-20261110-004：https://desk.example/act?t=case')
    expect(mailOf(one).html).toContain('看上一件 TS-20261110-004')
    expect(mailOf(one).text).toContain('不是同一件事的，请在台账这一行的「不是重复」填是，以后这两件不再算重复。')
  })

  it.each<[string, Partial<EarlierTold>, string]>([
    ['is open still', { fields: { ...open, result: '还没有' } }, '  还没有办结'],
    ['has no result', { fields: { ...open, resolvedAt: at('2026-11-18 16:00') } }, '  2026-11-18 16:00 办结'],
  ])('that it %s', (_, more, line) => expect(factIn(repeat(more), '上一件')[3]).toBe(line))

  it('of a row that is gone, its number and the likeness', () => {
    expect(factIn(repeat({ fields: {} }), '上一件')).toEqual([
      '上一件：',
      '  TS-20261110-004',
      '  相似：同一电话、同一房号、说法相近（83%）',
    ])
  })

  it('shows no phone of the earlier customer either', () => {
    const fields = { ...finished, phone: '13900001111', result: '业主 13900001111 要求赔偿' }
    expect(mailOf(repeat({ fields }), zhou).text).not.toContain('13900001111')
  })

  it('asks for it to be settled for good', () => {
    expect(askedIn(repeat())).toEqual([
      '陈强：你是责任人，请先看上一件是怎么办的，一次办到位，并在台账里填「最新进展」、「进展时间」。 [知悉 填进展 办结 转交 更多 在表里打开 看上一件 TS-20261110-004]',
      '王芳：你是首问责任人，请跟到底，随时把情况记进台账。 [知悉 转交 填进展 办结 更多 在表里打开 看上一件 TS-20261110-004]',
      '周敏：请和陈强一起查清上一件为什么没有办到位，定下这一次怎么办。 [知悉 转交 填进展 办结 更多 在表里打开 看上一件 TS-20261110-004]',
    ])
  })
})
