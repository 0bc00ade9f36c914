import { describe, expect, it } from 'vitest'
import { noticeMail } from '../../src/mail/notice-mail.ts'
import type { Clock } from '../../src/model/clock.ts'
import type { Language } from '../../src/model/language.ts'
import type { Notice } from '../../src/plan/plan.ts'
import { at, context, mailTo, notice, reader } from './support.ts'
import { chen, lift, listTo, overdue, soon, wrong } from './support-digest.ts'

const answers = [
  reader('王芳', 'wang.fang', 'firstReceiver'),
  reader('陈强', 'chen.qiang', 'handler'),
  reader('周敏', 'zhou.min', 'supervisor'),
]
const wang = reader('王芳', 'wang.fang', 'firstReceiver')
const wu = reader('吴军', 'wu.jun', 'manager')
const item = (clock: Clock, changes: Partial<Notice['items'][number]> = {}) => ({
  clock,
  level: 1,
  due: at('2026-11-21 09:35'),
  ...changes,
})
const textOf = (changes: Partial<Notice>, to = chen, changed: Partial<typeof context> = {}): string =>
  noticeMail(mailTo(notice(changes), to), { ...context, ...changed }).text

describe('an answer reaches a person', () => {
  it.each<[string, Notice['answers'], Notice['to'][number], string | undefined, string]>([
    ['the first receiver', answers, chen, 'wang.fang@example.com', '不会记入台账，只会发给王芳。'],
    ['else the handler', answers, wang, 'chen.qiang@example.com', '只会发给陈强。'],
    ['else a supervisor', answers.slice(2), wang, 'zhou.min@example.com', '只会发给周敏。'],
    ['not the reader', answers.slice(0, 1), reader('王芳', 'WANG.fang', 'firstReceiver'), undefined, '不会记入台账。'],
    ['nobody', [], chen, undefined, '不会记入台账。'],
    ['nobody, where that is not known', undefined, chen, undefined, '不会记入台账。'],
    [
      'nobody whose address would break a header',
      [{ ...reader('王芳', 'x'), mail: 'x@example.com\r\nBcc: all@example.com' }],
      chen,
      undefined,
      '不会记入台账。',
    ],
  ])('%s', (_name, of, to, replyTo, footer) => {
    const mail = noticeMail(mailTo(notice(of === undefined ? {} : { answers: of }), to), context)
    expect(mail.replyTo).toBe(replyTo)
    expect(mail.text).toContain(footer)
    expect(mail.html).toContain(footer)
  })

  it('who may be asked about all of a list', () => {
    const [one, other] = [
      { ...soon, answers },
      { ...lift, answers: [reader('李娜', 'li.na', 'firstReceiver'), ...answers.slice(2)] },
    ]
    expect(noticeMail(listTo(chen, [one, other]), context).replyTo).toBe('zhou.min@example.com')
    expect(noticeMail(listTo(chen, [one, soon]), context).replyTo).toBeUndefined()
  })
})

describe('a mail says of itself', () => {
  const quietHours = { start: 22 * 60, end: 31 * 60 + 30 }
  it.each<[string, Partial<Notice>, Partial<typeof context>, string | undefined]>([
    ['nothing when it comes in time', { items: [item('respond', { at: at('2026-11-21 11:36') })] }, {}, undefined],
    [
      'that it is late',
      { items: [item('respond', { at: at('2026-11-21 09:35') }), item('arrive', { at: context.now })] },
      {},
      '按规则 2026-11-21 09:35 就该通知，这封晚了 2小时15分钟。',
    ],
    [
      'that it was held over the night',
      { items: [item('respond', { at: at('2026-11-21 03:00') })] },
      { quietHours },
      '按规则 2026-11-21 03:00 就该通知；安静时段不发邮件，所以现在才发。',
    ],
    [
      'that it is late, where the night has nothing to do with it',
      { items: [item('respond', { at: at('2026-11-21 08:00') })] },
      { quietHours },
      '这封晚了 3小时50分钟。',
    ],
    [
      'and in English',
      { items: [item('respond', { at: at('2026-11-21 03:00') })] },
      { quietHours, language: 'en' },
      'By the rules this was to be told at 2026-11-21 03:00. No mail is sent in the quiet hours, so it comes only now.',
    ],
  ])('%s', (_name, changes, changed, said) => {
    const text = textOf(changes, chen, changed)
    if (said === undefined) expect(text).not.toContain('就该通知')
    else expect(text).toContain(`${said}\n`)
  })

  it.each<[string, Notice['to'][number], boolean]>([
    ['whoever reads it in their place', wu, true],
    ['whoever was meant all the same', chen, false],
  ])('why it went up, to %s: %s', (_name, to, isSaid) => {
    const text = textOf({ unreached: ['supervisor'] }, to)
    expect(text.includes('本来要通知客服主任，但「人员」表里现在没有能收到邮件的客服主任，所以改为通知你。')).toBe(
      isSaid,
    )
  })

  it('that it is beyond the daily cap, one case or many', () => {
    for (const notices of [[notice()], overdue(8)]) {
      const list = { ...listTo(chen, notices), isOverCap: true as const }
      expect(noticeMail(list, context).text).toContain('到了每天的上限')
      expect(noticeMail(list, { ...context, language: 'en' }).html).toContain('as many mails today')
    }
  })

  it('that its reader asked for it, and then not that it is late', () => {
    const items = [item('respond', { at: at('2026-11-20 09:35') })]
    for (const notices of [[notice({ items })], [notice({ items }), soon]]) {
      const { text } = noticeMail({ ...listTo(chen, notices), isAsked: true }, context)
      expect(text).toContain('这封是应你的要求重发的')
      expect(text).not.toMatch(/按规则/)
    }
  })

  it('how often it is told again, and what stops that (R24, R31)', () => {
    const repeats = {
      every: { kind: 'span', unit: 'hour', amount: 4 },
      left: 2,
      until: at('2026-11-21 20:00'),
    } as const
    expect(textOf({ repeats, items: [item('respond', { nth: 2 })] })).toMatch(
      /第1级，第2次提醒\n[^]*没有人知悉的话，每4小时再提醒一次，最多还有2次，到 2026-11-21 20:00 为止。点「知悉」，或在台账里填「知悉人」，就不再重复。\n/,
    )
    expect(textOf({ repeats: { ...repeats, left: 1 } }, chen, { linksOf: () => undefined })).toContain(
      '没有人知悉的话，2026-11-21 20:00 再提醒最后一次。在台账里填「知悉人」就不再重复。',
    )
    expect(textOf({ repeats, items: [item('respond', { nth: 3 })] }, chen, { language: 'en' })).toMatch(
      /level 1, told for the 3rd time\n[^]*again every 4 hours, 2 times more at most, until 2026-11-21 20:00. Press “Acknowledge”/,
    )
  })
})

describe('what happened', () => {
  const timeline: Notice['timeline'] = [
    { at: at('2026-11-21 09:30'), kind: 'received' },
    { at: at('2026-11-21 09:36'), kind: 'told', level: 1, clocks: ['respond'], to: ['陈强', '138 1234 5678'] },
    { at: at('2026-11-21 09:40'), kind: 'acknowledged', by: '陈强' },
    { at: at('2026-11-21 09:50'), kind: 'putOff', date: at('2026-11-22 18:00') },
    { at: at('2026-11-21 10:00'), kind: 'waits', reason: 'parts' },
  ]
  it.each<[Language, string]>([
    [
      'zh',
      `办理经过
- 2026-11-21 09:30 受理
- 2026-11-21 09:36 第1级通知陈强、138****5678（响应）
- 2026-11-21 09:40 陈强知悉
- 2026-11-21 09:50 推迟到 2026-11-22 18:00 完成
- 2026-11-21 10:00 暂停：等配件
`,
    ],
    [
      'en',
      `What happened
- 2026-11-21 09:30 Received
- 2026-11-21 09:36 Told 陈强 and 138****5678 (level 1: Respond)
- 2026-11-21 09:40 Acknowledged by 陈强
- 2026-11-21 09:50 Put off to 2026-11-22 18:00
- 2026-11-21 10:00 Waiting: Parts
`,
    ],
  ])('in %s', (language, said) => expect(textOf({ timeline }, chen, { language })).toContain(said))

  it('is left out where there is nothing', () => expect(textOf({ timeline: [] })).not.toContain('办理经过'))
})

describe('a case that was handed over', () => {
  const handed = { items: [item('handover', { level: 0, due: at('2026-11-21 11:45') })] }
  it('is told to whoever has it now as something to take over, not as late', () => {
    const mail = noticeMail(mailTo(notice(handed), chen), context)
    expect(mail.subject).toBe('BX-20261121-003 特急 转交给陈强 · 电梯/困人 · 示例花园')
    expect(mail.text).toContain('陈强：你是责任人，请马上接手办理，联系客户，并在台账里填「最新进展」、「进展时间」。')
    expect(mail.text).toContain('\n转交\n- 转交：现由陈强办理，2026-11-21 11:45 转交，提醒\n')
    expect(mail.text + mail.subject).not.toContain('超时')
  })

  it('says that its deadlines go on, and of what is late that it has moved up', () => {
    expect(textOf({ ...handed, next: undefined })).toContain('各项时限照常提醒，到时未办照常上移。')
    expect(textOf({ next: undefined, goneUp: ['manager', 'company'] })).toContain(
      '已经上移至 项目经理、公司客服中心，请尽快处理完。',
    )
  })

  it('and to the others as what they make sure of', () => {
    expect(textOf(handed, wang)).toContain('王芳：请确认陈强正在办')
    expect(noticeMail(mailTo(notice(handed), wang), { ...context, language: 'en' }).subject).toContain(
      'Handed over to 陈强',
    )
  })

  it('stands by itself in a list', () => {
    const list = noticeMail(listTo(chen, [notice(handed), soon, wrong]), context)
    expect(list.text).toContain('\n新转交（1个）\n- BX-20261121-003 特急\n  转交：现由陈强办理\n')
  })
})

describe('the language', () => {
  it("is the reader's, else the site's", () => {
    const to = { ...chen, language: 'en' } as const
    expect(noticeMail(mailTo(notice(), to), context).subject).toContain('overdue')
    expect(noticeMail(listTo(to, [soon, lift]), context).subject).toContain('2 cases')
    expect(noticeMail(mailTo(notice()), context).subject).toContain('超时')
  })
})
