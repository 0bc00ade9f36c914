import { describe, expect, it } from 'vitest'
import { noticeMail } from '../../src/mail/notice-mail.ts'
import type { CaseFields } from '../../src/model/case.ts'
import { CLOCKS } from '../../src/model/clock.ts'
import type { Language } from '../../src/model/language.ts'
import type { Notice, NoticeItem } from '../../src/plan/plan.ts'
import { at, context, mailTo, notice, reader } from './support.ts'

const textOf = (one: Notice, changes: Partial<typeof context> = {}): string =>
  noticeMail(mailTo(one), { ...context, ...changes }).text
const item = (clock: NoticeItem['clock'], due: string, level = 1): NoticeItem => ({ clock, level, due: at(due) })

describe('what the first line asks for (R27)', () => {
  const first = (one: Notice): string => textOf(one).split('\n\n')[0] ?? ''
  const late = [item('respond', '2026-11-21 09:35')]
  const soon = [item('resolve', '2026-11-21 12:30', 0)]
  const unnamed: CaseFields = { room: '3-2-1201', phone: '13812345678' }
  const named = notice().fields
  const to = (...names: readonly string[]): Notice['to'] => notice().to.filter(({ name }) => names.includes(name))

  it.each<[string, Partial<Notice>, string]>([
    [
      'the handler alone',
      { items: late, to: to('陈强') },
      '陈强：你是责任人，请马上联系客户，再点下面的「已联系客户」，或在台账里填「响应时间」。',
    ],
    [
      'a reminder',
      { items: soon, to: to('陈强') },
      '陈强：你是责任人，请在 2026-11-21 12:30 前办结，并在台账里填「完工时间」、「处理结果」。',
    ],
    [
      'a reminder that others read along',
      { items: soon, to: to('陈强', '王芳') },
      '陈强：你是责任人，请在 2026-11-21 12:30 前办结，并在台账里填「完工时间」、「处理结果」。\n同时通知：王芳（首问责任人）。',
    ],
    [
      'people above a handler who does not get it',
      { items: late, to: to('吴军') },
      '吴军：请督促陈强（责任人）马上联系客户，并在台账里填「响应时间」。',
    ],
    [
      'no handler: whoever took the case (R09)',
      { items: late, to: to('王芳', '吴军'), fields: { ...unnamed, firstReceiver: '王芳' } },
      '王芳：你是首问责任人，请马上联系客户，再点下面的「已联系客户」，或在台账里填「响应时间」。还没有责任人：请先定由谁办，填「责任人」。\n同时通知：吴军（项目经理）。',
    ],
    [
      'nobody named at all',
      { items: late, fields: unnamed, to: to('吴军') },
      '吴军：请督促有关人员马上联系客户，并在台账里填「响应时间」。还没有责任人：请先定由谁办，填「责任人」。',
    ],
    [
      'progress, which two columns say',
      { items: [item('progress', '2026-11-21 11:00')], to: to('陈强') },
      '陈强：你是责任人，请马上把进展告诉客户，并在台账里填「最新进展」、「进展时间」。',
    ],
    [
      'progress of an incident, which has no customer to be told (R04)',
      { register: 'incident', items: [item('progress', '2026-11-21 11:00')], to: to('陈强') },
      '陈强：你是责任人，请马上报告处置进展，并在台账里填「最新进展」、「进展时间」。',
    ],
    [
      'steps, and what is more than a step',
      { items: [...late, item('resolve', '2026-11-21 11:00')], to: to('陈强') },
      '陈强：你是责任人，请马上联系客户、办结，再点下面相应的按钮，或在台账里填「响应时间」、「完工时间」、「处理结果」。',
    ],
  ])('%s', (_name, changes, line) => expect(first(notice({ fields: named, ...changes }))).toBe(line))

  const deputy = reader('赵伟', 'zhao.wei', 'handler')
  it.each<[string, Language, Notice['to'][number], Partial<Notice>, string]>([
    [
      'whoever took it, while the handler is told',
      'zh',
      reader('王芳', 'wang.fang'),
      { items: late },
      '王芳：请确认陈强正在办；办不了的，马上改派，改「责任人」。\n同时通知：陈强（责任人）、吴军（项目经理）。',
    ],
    [
      'the same in English',
      'en',
      reader('王芳', 'WANG.FANG'),
      { items: late },
      '王芳: Please make sure that 陈强 is on it; if that cannot be, hand the case over now by changing “Handler”.\nAlso told: 陈强 (handler) and 吴军 (project manager).',
    ],
    [
      'a reminder, to one who is not to do it',
      'zh',
      reader('王芳', 'wang.fang'),
      { items: soon, to: to('陈强', '王芳') },
      '王芳：请留意，到时未办会上移。\n同时通知：陈强（责任人）。',
    ],
    [
      'a reminder, in English',
      'en',
      reader('王芳', 'wang.fang'),
      { items: soon, to: to('陈强', '王芳') },
      '王芳: For your attention: it moves up if it is not done by then.\nAlso told: 陈强 (handler).',
    ],
    [
      'whoever stands in for the handler',
      'zh',
      deputy,
      { items: late, to: [deputy, ...to('王芳')] },
      '赵伟：由你代陈强（责任人）处理，请马上联系客户，再点下面的「已联系客户」，或在台账里填「响应时间」。\n同时通知：王芳（首问责任人）。',
    ],
    [
      'the same in English',
      'en',
      deputy,
      { items: late, to: [deputy] },
      '赵伟: You stand in for 陈强 (handler). Please contact the customer now, then press “Customer contacted” below or fill in “Responded at” in the ledger.',
    ],
    [
      'one who reads along with the deputy',
      'zh',
      reader('王芳', 'wang.fang'),
      { items: late, to: [deputy, ...to('王芳')] },
      '王芳：请确认陈强正在办；办不了的，马上改派，改「责任人」。\n同时通知：赵伟（责任人）。',
    ],
    [
      'the handler is also the one it has gone up to',
      'zh',
      reader('陈强', 'chen.qiang'),
      { items: late, to: [reader('陈强', 'chen.qiang', 'supervisor')] },
      '陈强：你是责任人，请马上联系客户，再点下面的「已联系客户」，或在台账里填「响应时间」。',
    ],
    [
      'many besides',
      'zh',
      reader('陈强', 'chen.qiang'),
      { items: late, to: [...to('陈强'), ...Array.from('甲乙丙丁戊己', (name) => reader(name, name, 'manager'))] },
      '陈强：你是责任人，请马上联系客户，再点下面的「已联系客户」，或在台账里填「响应时间」。\n同时通知：甲（项目经理）、乙（项目经理）、丙（项目经理）、丁（项目经理）、戊（项目经理）等6人。',
    ],
  ])('by who reads it: %s (%s)', (_name, language, who, changes, lines) => {
    const mail = mailTo(notice({ fields: named, ...changes }), who)
    expect(noticeMail(mail, { ...context, language }).text.split('\n\n')[0]).toBe(lines)
  })

  it.each<[string, Language, Notice['to'][number], string]>([
    ['who has no part in it any more', 'zh', reader('刘洋', 'liu'), '刘洋：这件现在由陈强（责任人）负责，不用你办。'],
    [
      'the same in English',
      'en',
      reader('刘洋', 'liu'),
      '刘洋: This is with 陈强 (handler) now; there is nothing for you to do.',
    ],
    [
      'whose it is: and nobody else is told',
      'zh',
      reader('陈强', 'chen.qiang'),
      '陈强：你是责任人，请马上联系客户，再点下面的「已联系客户」，或在台账里填「响应时间」。',
    ],
  ])('a mail that its reader asked for: %s (%s)', (_name, language, who, lines) => {
    const one = notice({ fields: named, items: late, to: [...to('陈强', '王芳'), who] })
    const mail = { ...mailTo(one, who), isAsked: true } as const
    expect(noticeMail(mail, { ...context, language }).text.split('\n\n')[0]).toBe(lines)
  })

  const handed = [item('handover', '2026-11-21 11:00', 0)]
  const back = { kind: 'notMine', by: '刘洋', at: at('2026-11-21 11:00') } as const
  it.each<[string, Partial<Notice>, string]>([
    ['in time', {}, '陈强：你是责任人，请马上接手办理，联系客户，并在台账里填「最新进展」、「进展时间」。'],
    [
      'that is late already',
      { inherited: late },
      '陈强：你是责任人，请马上联系客户，再点下面的「已联系客户」，或在台账里填「响应时间」。',
    ],
    [
      'that somebody gave back',
      { timeline: [back] },
      '陈强：刘洋说这件不归自己办，退回给你；该由别人办的，请改「责任人」。你是责任人，请马上接手办理，联系客户，并在台账里填「最新进展」、「进展时间」。',
    ],
    [
      'that somebody gave back long ago',
      { timeline: [{ ...back, at: at('2026-11-21 10:00') }] },
      '陈强：你是责任人，请马上接手办理，联系客户，并在台账里填「最新进展」、「进展时间」。',
    ],
  ])('a case taken over: %s', (_name, changes, line) => {
    expect(first(notice({ fields: named, items: handed, to: to('陈强'), ...changes }))).toBe(line)
  })

  it.each<[string, Language, Partial<Notice>, string | undefined]>([
    ['who is away', 'zh', { missed: ['handler', 'supervisor'] }, '没有通知到陈强（责任人）、客服主任：'],
    [
      'the same in English',
      'en',
      { missed: ['handler', 'supervisor'] },
      'Not told: 陈强 (handler) and service supervisor (',
    ],
    ['nobody', 'zh', {}, undefined],
  ])('says who could not be told: %s (%s)', (_name, language, changes, line) => {
    const mail = mailTo(notice({ fields: named, items: late, to: to('王芳'), ...changes }))
    const { text } = noticeMail(mail, { ...context, language })
    if (line === undefined) expect(text).not.toContain('没有通知到')
    else expect(text).toContain(`\n\n${line}`)
  })

  it('does not tell the handler of others who could not be told', () => {
    expect(textOf(notice({ fields: named, items: late, missed: ['supervisor'] }))).not.toContain('没有通知到')
  })

  it.each(['zh', 'en'] as const)('knows what to do about every clock: %s', (language) => {
    const lines = CLOCKS.map(
      (clock) => textOf(notice({ items: [item(clock, '2026-11-21 11:00')] }), { language }).split('\n')[0],
    )
    expect(new Set(lines).size).toBe(CLOCKS.length)
    for (const line of lines) expect(line).not.toMatch(/undefined|\[object/)
  })

  it("uses the register's own words for a column", () => {
    const items = [item('resolve', '2026-11-21 11:00')]
    expect(textOf(notice({ items }))).toContain('「完工时间」')
    expect(textOf(notice({ items, register: 'complaint' }))).toContain('「办结时间」')
  })
})
