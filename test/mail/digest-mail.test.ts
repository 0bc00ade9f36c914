import { describe, expect, it } from 'vitest'
import { noticeMail } from '../../src/mail/notice-mail.ts'
import type { Language } from '../../src/model/language.ts'
import type { Notice } from '../../src/plan/plan.ts'
import { at, context, reader } from './support.ts'
import { chen, lift, listTo, overdue, slip, soon, wrong, zhou } from './support-digest.ts'

const mailOf = (to: Notice['to'][number], notices: readonly Notice[], language: Language = 'zh') =>
  noticeMail(listTo(to, notices), { ...context, language, site: language === 'zh' ? '示例花园' : 'Sample Gardens' })
const asked = (...all: Parameters<typeof mailOf>): string => mailOf(...all).text.split('\n')[0] ?? ''

describe('a mail about several cases (R26, R27)', () => {
  const all = [soon, ...overdue(2), wrong, slip, lift]

  it('in Chinese', () => {
    const { subject, text, to, references } = mailOf(chen, all)
    expect(subject).toBe('【特急】6个个案，1个立即上报：SJ-20261121-001 电梯困人 2栋1单元 · 示例花园')
    expect({ to, references }).toEqual({ to: 'chen.qiang@example.com', references: [] })
    expect(
      text,
    ).toBe(`陈强：先办立即上报的1个。请从上到下办：标“你办”的4个，办好一个，在台账里填一个；其余2个，确认都有人在办，办不了的，马上改派，改「责任人」。
立即上报（1个）；超时（2个，最久 3小时）；承诺再次推迟（1个）；待更正（1个，最久 45分钟）；临期（1个）。

立即上报（1个）
- SJ-20261121-001 特急
  特急：危及人身安全（共2项）
  请马上到现场处置，先保人身安全。
  2栋1单元 · 设备类/电梯困人
  电梯停在3、4层之间，困两人
  责任人：陈强（你办）
  查看、处理 https://desk.example/act?t=case

超时（2个，最久 3小时）
- BX-20261121-001 紧急
  办结：已超时 3小时
  1-1-501 · 给排水/水管漏水
  厨房水管漏水，地面积水
  责任人：陈强（你办）
  查看、处理 https://desk.example/act?t=case
- BX-20261121-002
  办结：已超时 1小时30分钟
  2-1-502 · 强电照明/楼道灯不亮
  3楼楼道灯不亮，老人上下不便
  责任人：王芳
  查看、处理 https://desk.example/act?t=case

承诺再次推迟（1个）
- TS-20261118-002
  再次推迟：现承诺 2026-11-25 18:00 完成
  3-2-1201 · 房屋质量
  外墙渗水
  责任人：陈强（你办）
  查看、处理 https://desk.example/act?t=case

待更正（1个，最久 45分钟）
- 投诉台账 第12行
  更正：已 45分钟没有改对，1处要改
  3-2-1201 · 车辆管里
  车位被占
  首问责任人：王芳
  在表里打开 https://desk.example/act?t=row

临期（1个）
- TS-20261121-004
  回复：还剩 40分钟，时限 2026-11-21 12:30
  车辆管理/固定车位被占
  B2-117 被一辆白色车占了 请尽快
  责任人：陈强（你办）
  查看、处理 https://desk.example/act?t=case

仍未办的，会再次通知或上移，最早 2026-11-21 12:50（BX-20261121-001）。

-- 
示例花园 · 日清。时间均为 Asia/Shanghai。本邮件由系统发出，办理情况请填在台账里；回复本邮件不会记入台账。
`)
  })

  it('and in English', () => {
    const { subject, text } = mailOf(chen, all, 'en')
    expect(subject).toBe('[Critical] 6 cases, 1 up at once: SJ-20261121-001 电梯困人 2栋1单元 · Sample Gardens')
    expect(
      text,
    ).toBe(`陈强: First the 1 that went up at once. Please work from the top: do the 4 marked “yours”, and fill in the ledger after each; make sure that somebody is on the rest (2), or hand them over now by changing “Handler”.
Up at once (1); Overdue (2, up to 3 h); Promise put off again (1); To be corrected (1, up to 45 min); Due soon (1).

Up at once (1)
- SJ-20261121-001 Critical
  Critical: people are in danger (2 deadlines)
  Please get to the scene now and make people safe first.
  2栋1单元 · 设备类 / 电梯困人
  电梯停在3、4层之间，困两人
  Handler: 陈强 (yours)
  View and act https://desk.example/act?t=case

Overdue (2, up to 3 h)
- BX-20261121-001 Urgent
  Resolve: 3 h overdue
  1-1-501 · 给排水 / 水管漏水
  厨房水管漏水，地面积水
  Handler: 陈强 (yours)
  View and act https://desk.example/act?t=case
- BX-20261121-002
  Resolve: 1 h 30 min overdue
  2-1-502 · 强电照明 / 楼道灯不亮
  3楼楼道灯不亮，老人上下不便
  Handler: 王芳
  View and act https://desk.example/act?t=case

Promise put off again (1)
- TS-20261118-002
  Promise put off again: now promised for 2026-11-25 18:00
  3-2-1201 · 房屋质量
  外墙渗水
  Handler: 陈强 (yours)
  View and act https://desk.example/act?t=case

To be corrected (1, up to 45 min)
- row 12 of Complaints
  Correction: wrong for 45 min, 1 thing to correct
  3-2-1201 · 车辆管里
  车位被占
  First receiver: 王芳
  Open in the sheet https://desk.example/act?t=row

Due soon (1)
- TS-20261121-004
  Reply: 40 min left, deadline 2026-11-21 12:30
  车辆管理 / 固定车位被占
  B2-117 被一辆白色车占了 请尽快
  Handler: 陈强 (yours)
  View and act https://desk.example/act?t=case

What is still not done is told again or moves up, the first at 2026-11-21 12:50 (BX-20261121-001).

-- 
Sample Gardens · daily-clear. All times are Asia/Shanghai. This mail was sent by the system; write what was done into the ledger, a reply to this mail is not recorded.
`)
  })

  it('is the same in whatever order the cases come', () => {
    expect(mailOf(chen, all.toReversed())).toEqual(mailOf(chen, all))
  })

  it('of one case that is left is the mail about that case', () => {
    expect(mailOf(chen, [soon]).text).toContain('陈强：你是责任人，请在 2026-11-21 12:30 前答复客户')
  })

  it.each<[string, string, readonly Notice[], string]>([
    ['overdue', 'zh', overdue(12), '12个个案超时，最久 18小时：BX-20261120-001 · 示例花园'],
    ['overdue', 'en', overdue(12), '12 cases overdue by up to 18 h: BX-20261120-001 · Sample Gardens'],
    ['some of them overdue', 'zh', [...overdue(2), soon], '3个个案，2个超时，最久 3小时：BX-20261121-001 · 示例花园'],
    [
      'some of them overdue',
      'en',
      [...overdue(2), soon],
      '3 cases, 2 overdue by up to 3 h: BX-20261121-001 · Sample Gardens',
    ],
    ['put off', 'zh', [slip, soon], '2个个案，1个再次推迟承诺：TS-20261118-002 · 示例花园'],
    ['put off', 'en', [slip, soon], '2 cases, 1 promised and put off again: TS-20261118-002 · Sample Gardens'],
    ['to be corrected', 'zh', [wrong, wrong], '2个个案待更正，最久 45分钟：投诉台账 第12行 · 示例花园'],
    [
      'to be corrected',
      'en',
      [wrong, wrong],
      '2 cases to be corrected for up to 45 min: row 12 of Complaints · Sample Gardens',
    ],
    ['due soon', 'zh', [soon, soon], '2个个案临期，最近的剩 40分钟：TS-20261121-004 · 示例花园'],
    ['due soon', 'en', [soon, soon], '2 cases due soon, the first in 40 min: TS-20261121-004 · Sample Gardens'],
    ['up at once', 'zh', [lift, lift], '【特急】2个个案立即上报：SJ-20261121-001 电梯困人 2栋1单元 · 示例花园'],
  ])('says in its subject how many, and which is the worst: %s (%s)', (_name, language, notices, subject) =>
    expect(mailOf(chen, notices, language as Language).subject).toBe(subject),
  )

  it.each<[string, Notice['to'][number], readonly Notice[], Language, string]>([
    ['all theirs', chen, [soon, slip], 'zh', '陈强：请从上到下办这2个个案，办好一个，在台账里填一个。'],
    [
      'all theirs',
      chen,
      [soon, slip],
      'en',
      '陈强: Please work through these 2 cases from the top, and fill in the ledger after each.',
    ],
    [
      'none of them theirs',
      zhou,
      overdue(7),
      'zh',
      '周敏：请从上到下过问这7个个案，确认都有人在办；办不了的，马上改派，改「责任人」。',
    ],
    [
      'none of them theirs',
      zhou,
      overdue(7),
      'en',
      '周敏: Please go through these 7 cases from the top and make sure that somebody is on each; if that cannot be, hand the case over now by changing “Handler”.',
    ],
    [
      'in place of the handler, of whom the list names another elsewhere',
      reader('赵伟', 'zhao.wei', 'supervisor'),
      [...overdue(1), { ...soon, to: [reader('赵伟', 'Zhao.Wei', 'handler')] }],
      'zh',
      '赵伟：请从上到下办：标“你办”的1个，办好一个，在台账里填一个；其余1个，确认都有人在办，办不了的，马上改派，改「责任人」。',
    ],
    [
      'no handler yet: whoever took it (R09)',
      reader('王芳', 'wang.fang', 'firstReceiver'),
      [soon, slip].map((one) => ({ ...one, fields: { firstReceiver: '王芳', room: '1-1' } })),
      'zh',
      '王芳：请从上到下办这2个个案，办好一个，在台账里填一个。',
    ],
  ])('asks its reader for their part: %s', (_name, to, notices, language, line) =>
    expect(asked(to, notices, language)).toBe(line),
  )

  it.each<[string, Notice['to'][number], 'critical' | 'upset', string]>([
    ['the handler', chen, 'critical', '请马上到现场处置，先保人身安全。'],
    ['those above', zhou, 'critical', '请马上联系陈强，确认人员安全和要什么支援，必要时到场指挥。'],
    ['a handler above', reader('陈强', 'chen.qiang', 'handler', 'supervisor'), 'upset', '请马上亲自联系客户安抚。'],
    [
      'whoever took it',
      reader('王芳', 'wang.fang', 'firstReceiver'),
      'critical',
      '你是首问责任人，请跟到底，随时把情况记进台账。',
    ],
  ])('says of each that has gone up what its reader shall do: %s', (_name, to, clock, line) => {
    const up = { ...lift, to: [chen, to], items: [{ clock, level: 2, due: at('2026-11-21 11:49') }] }
    const one = { ...up, to: to.name === '陈强' ? [to] : up.to }
    const { text, html } = mailOf(to, [one, soon])
    expect(text.split('\n').filter((each) => each === `  ${line}`)).toHaveLength(1)
    expect(html).toContain(`<b>${line}</b>`)
  })

  it('says who is missing, and who decides then', () => {
    const { text } = mailOf(
      reader('王芳', 'wang.fang'),
      [soon, slip].map((one) => ({ ...one, fields: { firstReceiver: '王芳' } })),
    )
    expect(text).toContain('\n- TS-20261118-002\n  再次推迟：没有新的承诺时间\n  责任人：未填（你办）\n')
    expect(text).toContain('都已到最后一级，不再上移，请务必处理到底。')
  })
})
