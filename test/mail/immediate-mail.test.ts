import { describe, expect, it } from 'vitest'
import { noticeMail } from '../../src/mail/notice-mail.ts'
import type { CaseFields } from '../../src/model/case.ts'
import type { ImmediateClock } from '../../src/model/clock.ts'
import type { Language } from '../../src/model/language.ts'
import type { Notice } from '../../src/plan/plan.ts'
import { at, context, mailTo, notice, numberOf, reader } from './support.ts'

const chen = reader('陈强', 'chen.qiang', 'handler')
const wang = reader('王芳', 'wang.fang', 'firstReceiver')
const zhou = reader('周敏', 'zhou.min', 'supervisor')
const wu = reader('吴军', 'wu.jun', 'manager')
const up = (...clocks: readonly ImmediateClock[]): Notice['items'] =>
  clocks.map((clock) => ({ clock, level: clock === 'incident' ? 1 : 2, due: at('2026-11-21 11:49') }))

const lift: CaseFields = {
  receivedAt: at('2026-11-21 11:48'),
  occurredAt: at('2026-11-21 11:45'),
  category: '设备类',
  subcategory: '电梯困人',
  room: '2栋1单元',
  description: '电梯停在3、4层之间，困两人',
  injured: 1,
  measures: '安抚被困者，拨打 13812345678 通知维保',
  policeCalled: false,
}
const incident = (changes: Partial<Notice> = {}, changed: CaseFields = {}): Notice =>
  notice(
    {
      register: 'incident',
      number: numberOf('incident', 'SJ-20261121-001'),
      items: up('incident', 'critical'),
      to: [chen, wang, zhou, wu],
      next: undefined,
      ...changes,
    },
    { ...lift, ...changed },
  )
const complaint = (clock: ImmediateClock, to: Notice['to'], changed: CaseFields = {}): Notice =>
  notice(
    {
      register: 'complaint',
      number: numberOf('complaint', 'TS-20261121-004'),
      priority: 'normal',
      items: up(clock),
      to,
      next: undefined,
    },
    changed,
  )
const mailOf = (one: Notice, language: Language = 'zh') => noticeMail(mailTo(one), { ...context, language })
/** What each of those who are told is asked. */
const askedIn = (one: Notice, language: Language = 'zh') =>
  one.to.map((to) => noticeMail(mailTo(one, to), { ...context, language }).text.split('\n')[0] ?? '')

describe('what goes up on first sight (R29, R30)', () => {
  it('is a mail that says so before all else, in Chinese', () => {
    const { subject, text } = mailOf(incident())
    expect(subject).toBe('【特急】SJ-20261121-001 电梯困人 2栋1单元 · 立即上报 · 示例花园')
    expect(text).toBe(`陈强：你是责任人，请马上到现场处置，先保人身安全，并在台账里填「最新进展」、「进展时间」。
同时通知：王芳（首问责任人）、周敏（客服主任）、吴军（项目经理）。

立即上报
- 特急：危及人身安全，2026-11-21 11:49 看到，第2级
- 突发事件：一律立即上报，2026-11-21 11:49 看到，第1级

编号：SJ-20261121-001
台账：突发事件
报告时间：2026-11-21 11:48
类别：设备类/电梯困人
优先级：特急
地点：2栋1单元
发生时间：2026-11-21 11:45
经过：电梯停在3、4层之间，困两人
伤亡人数：1人
现场措施：安抚被困者，拨打 138****5678 通知维保
已报告：未填
已报警：否
报告人：张三
电话：13812345678
接报人：王芳
责任人：陈强
最新进展：2026-11-21 09:50 已通知维保

已经上报，不再另行上移；各项时限照常提醒。

点下面的，核对后确认就行，不用登录表格：
- 知悉：https://desk.example/act?t=acknowledge
- 填进展：https://desk.example/act?t=progress
- 办结：https://desk.example/act?t=done
- 转交：https://desk.example/act?t=handOver
- 更多：https://desk.example/act?t=case
- 在表里打开：https://desk.example/act?t=row

-- 
示例花园 · 日清。时间均为 Asia/Shanghai。本邮件由系统发出，办理情况请填在台账里；回复本邮件不会记入台账。
`)
  })

  it('and in English', () => {
    const one = incident({}, { category: 'Equipment', subcategory: 'People trapped in a lift', room: 'Lift, block 2' })
    const { subject, text } = mailOf(one, 'en')
    expect(subject).toBe('[Critical] SJ-20261121-001 People trapped in a lift Lift, block 2 · up at once · 示例花园')
    expect(text.split('\n\n').slice(0, 2)).toEqual([
      '陈强: You are the handler. Please get to the scene now and make people safe first, and fill in “Latest progress” and “Progress at” in the ledger.\nAlso told: 王芳 (first receiver), 周敏 (service supervisor) and 吴军 (project manager).',
      'Up at once\n- Critical: people are in danger, seen at 2026-11-21 11:49, level 2\n- Incident: reported upwards on first sight, seen at 2026-11-21 11:49, level 1',
    ])
    expect(text).toContain(
      'Injured: 1\nMeasures on the scene: 安抚被困者，拨打 138****5678 通知维保\nReported to: not filled in\nPolice called: No\n',
    )
    expect(text).not.toMatch(/verdue|due soon/)
  })

  it.each<[Language, string]>([
    ['zh', '【特急】SJ-20261121-001 电梯困人 2栋1单元 · 立即上报，另有2项时限 · 示例花园'],
    ['en', '[Critical] SJ-20261121-001 电梯困人 2栋1单元 · up at once, 2 deadlines besides · 示例花园'],
  ])('stands before what is late, in %s', (language, subject) => {
    const mixed = incident({
      items: [
        { clock: 'arrive', level: 1, due: at('2026-11-21 11:30') },
        { clock: 'respond', level: 2, due: at('2026-11-21 09:30') },
        ...up('critical'),
      ],
    })
    const mail = mailOf(mixed, language)
    expect(mail.subject).toBe(subject)
    const groups = mail.text.split('\n\n').slice(1, 3)
    expect(groups.map((group) => group.split('\n').length)).toEqual([2, 3])
    expect(groups[0]).toContain(language === 'zh' ? '立即上报\n- 特急' : 'Up at once\n- Critical')
  })

  it.each<[string, Notice, readonly string[]]>([
    [
      'an incident that endangers nobody',
      incident({ items: up('incident'), to: [chen, wang, zhou] }),
      [
        '陈强：你是责任人，请马上到现场处置，随时报告进展，并在台账里填「最新进展」、「进展时间」。',
        '王芳：你是首问责任人，请跟到底，随时把情况记进台账。',
        '周敏：请马上了解情况，决定是否到场、是否再上报。',
      ],
    ],
    [
      'a customer not calmed: the supervisor speaks to them',
      complaint('upset', [chen, wang, zhou]),
      [
        '陈强：你是责任人，请稳住客户，不争辩，并在台账里填「最新进展」、「进展时间」。',
        '王芳：你是首问责任人，请跟到底，随时把情况记进台账。',
        '周敏：请马上亲自联系客户安抚。',
      ],
    ],
    [
      'beyond authority',
      complaint('authority', [chen, zhou], { firstReceiver: '陈强' }),
      [
        '陈强：你是责任人、首问责任人，请告诉客户已经上报、何时答复，并在台账里填「最新进展」、「进展时间」。',
        '周敏：请马上定处理办法，或授权去办。',
      ],
    ],
    [
      'the supervisor is the handler',
      complaint('upset', [reader('周敏', 'zhou.min', 'handler', 'supervisor'), wang], { handler: '周敏' }),
      [
        '周敏：你是责任人，请马上亲自联系客户安抚，并在台账里填「最新进展」、「进展时间」。',
        '王芳：你是首问责任人，请跟到底，随时把情况记进台账。',
      ],
    ],
    [
      'the supervisor took the case: what is asked of a supervisor counts (R09)',
      complaint('upset', [chen, reader('周敏', 'zhou.min', 'firstReceiver', 'supervisor')], { firstReceiver: '周敏' }),
      [
        '陈强：你是责任人，请稳住客户，不争辩，并在台账里填「最新进展」、「进展时间」。',
        '周敏：请马上亲自联系客户安抚。',
      ],
    ],
    [
      'whoever took it, with no handler yet',
      { ...incident(), fields: { ...lift, firstReceiver: '王芳' }, to: [wang, zhou, wu] },
      [
        '王芳：你是首问责任人，请马上到现场处置，先保人身安全，并在台账里填「最新进展」、「进展时间」。还没有责任人：请先定由谁办，填「责任人」。',
        '周敏：请马上联系王芳，确认人员安全和要什么支援，必要时到场指挥。',
        '吴军：请马上联系王芳，确认人员安全和要什么支援，必要时到场指挥。',
      ],
    ],
    [
      'a handler whom no mail reaches',
      incident({ to: [wang, zhou] }),
      [
        '王芳：请督促陈强（责任人）马上到现场处置，先保人身安全，并在台账里填「最新进展」、「进展时间」。你是首问责任人，请跟到底，随时把情况记进台账。',
        '周敏：请马上联系陈强，确认人员安全和要什么支援，必要时到场指挥。请督促陈强（责任人）马上到现场处置，先保人身安全，并在台账里填「最新进展」、「进展时间」。',
      ],
    ],
    [
      'late besides: whoever took it makes sure',
      incident({ items: [...up('critical'), { clock: 'respond', level: 1, due: at('2026-11-21 11:30') }] }),
      [
        '陈强：你是责任人，请马上到现场处置，先保人身安全，并在台账里填「最新进展」、「进展时间」；马上联系客户，再点下面的「已联系客户」，或在台账里填「响应时间」。',
        '王芳：请确认陈强正在办；办不了的，马上改派，改「责任人」。',
        '周敏：请马上联系陈强，确认人员安全和要什么支援，必要时到场指挥。',
        '吴军：请马上联系陈强，确认人员安全和要什么支援，必要时到场指挥。',
      ],
    ],
  ])('asks each for their part: %s', (_name, one, lines) => expect(askedIn(one)).toEqual(lines))

  it('asks those above in English too', () => {
    expect(askedIn(incident(), 'en').slice(1)).toEqual([
      '王芳: You are the first receiver. Please stay with it to the end and keep the ledger up to date.',
      '周敏: Please contact 陈强 now, make sure that people are safe, send what help is needed, and take charge on the scene if you must.',
      '吴军: Please contact 陈强 now, make sure that people are safe, send what help is needed, and take charge on the scene if you must.',
    ])
  })
})

describe('an abnormal complaint (R13)', () => {
  const one = (changed: CaseFields) =>
    complaint('abnormal', [wang, zhou, reader('公司客服中心', 'service', 'company')], { abnormal: true, ...changed })

  it.each<[string, Language, CaseFields, string]>([
    [
      'some of the checklist',
      'zh',
      { abnormalSigns: ['threats', 'claims'], evidence: ['recordings', 'photos'] },
      '非正常表现：索赔远超标准、以媒体或暴力相威胁\n证据清单：\n  已有：照片、录音录像\n  还缺：合同、第三方报告、证人\n',
    ],
    [
      'some of the checklist',
      'en',
      { abnormalSigns: ['threats'], evidence: ['photos'] },
      'Signs of it: Threatens media or force\nEvidence held:\n  held: Photos\n  missing: Contract, Recordings, Third-party report and Witness\n',
    ],
    [
      'nothing filled in',
      'zh',
      {},
      '非正常表现：未填\n证据清单：\n  已有：未填\n  还缺：合同、照片、录音录像、第三方报告、证人\n',
    ],
    ['none there is', 'zh', { evidence: ['none'] }, '证据清单：\n  已有：无\n  还缺：合同、照片'],
    [
      'all of it',
      'zh',
      { evidence: ['contract', 'photos', 'recordings', 'report', 'witness'] },
      '证据清单：已有：合同、照片、录音录像、第三方报告、证人\n',
    ],
  ])('%s, in %s', (_name, language, changed, facts) => expect(mailOf(one(changed), language).text).toContain(facts))

  it('keeps the evidence and lets one person decide', () => {
    expect(mailOf(one({})).subject).toBe('【非正常投诉】TS-20261121-004 困人 3-2-1201 · 立即上报 · 示例花园')
    expect(askedIn(one({ evidence: ['photos'] }))).toEqual([
      '王芳：请督促陈强（责任人）收好证据，不单独答应任何条件，并在台账里填「证据清单」、「最新进展」、「进展时间」。你是首问责任人，请跟到底，随时把情况记进台账。',
      '周敏：请看过证据定处理办法，由一个人对外答复。请督促陈强（责任人）收好证据，不单独答应任何条件，并在台账里填「证据清单」、「最新进展」、「进展时间」。',
      '公司客服中心：请看过证据定处理办法，由一个人对外答复。请督促陈强（责任人）收好证据，不单独答应任何条件，并在台账里填「证据清单」、「最新进展」、「进展时间」。',
    ])
  })

  it('shows nothing of it on another complaint', () => {
    expect(mailOf(complaint('upset', [zhou])).text).not.toContain('证据清单')
  })
})
