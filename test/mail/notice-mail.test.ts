import { describe, expect, it } from 'vitest'
import { noticeMail } from '../../src/mail/notice-mail.ts'
import type { Language } from '../../src/model/language.ts'
import type { Notice, NoticeItem } from '../../src/plan/plan.ts'
import { at, context, mailTo, notice, numberOf } from './support.ts'

const textOf = (one: Notice, changes: Partial<typeof context> = {}): string =>
  noticeMail(mailTo(one), { ...context, ...changes }).text
const item = (clock: NoticeItem['clock'], due: string, level = 1): NoticeItem => ({ clock, level, due: at(due) })

describe('a notice as a mail', () => {
  it('in Chinese', () => {
    const mail = noticeMail(mailTo(notice()), context)
    expect(mail.subject).toBe('BX-20261121-003 特急 响应超时 2小时15分钟（共3项） · 电梯/困人 · 示例花园')
    expect(
      mail.text,
    ).toBe(`陈强：你是责任人，请马上联系客户、到场，再点下面的「已联系客户」、「已到场」，或在台账里填「响应时间」、「到场时间」；在 2026-11-21 12:30 前办结，并在台账里填「完工时间」、「处理结果」。
同时通知：王芳（首问责任人）、吴军（项目经理）。

超时
- 响应：已超时 2小时15分钟，时限 2026-11-21 09:35，第2级
- 到场：已超时 1小时50分钟，时限 2026-11-21 10:00，第1级

临期
- 办结：还剩 40分钟，时限 2026-11-21 12:30，提醒

编号：BX-20261121-003
台账：报修
受理时间：2026-11-21 09:30
类别：电梯/困人
优先级：特急
房号或地点：3-2-1201
报修内容：
  电梯停在12楼，有人被困
  请尽快，联系 138****5678 或 010-8888****
客户姓名：张三
电话：13812345678
首问责任人：王芳
责任人：陈强
最新进展：2026-11-21 09:50 已通知维保

仍未办的话，2026-11-21 13:35 上移至 首问责任人、公司客服中心（王芳、公司客服中心）。

点下面的，核对后确认就行，不用登录表格：
- 已联系客户：https://desk.example/act?t=responded
- 知悉：https://desk.example/act?t=acknowledge
- 已到场：https://desk.example/act?t=arrived
- 填进展：https://desk.example/act?t=progress
- 更多：https://desk.example/act?t=case
- 在表里打开：https://desk.example/act?t=row

-- 
示例花园 · 日清。时间均为 Asia/Shanghai。本邮件由系统发出，办理情况请填在台账里；回复本邮件不会记入台账。
`)
  })

  it('in English', () => {
    const mail = noticeMail(
      mailTo(
        notice(
          {
            items: [item('respond', '2026-11-21 09:35')],
            number: numberOf('complaint', 'TS-20261121-001'),
            register: 'complaint',
            priority: 'normal',
          },
          {
            category: 'Parking',
            subcategory: 'Bay taken',
            description: 'Somebody parks in my bay',
            room: 'B2-117',
          },
        ),
      ),
      { ...context, language: 'en', site: 'Sample Gardens' },
    )
    expect(mail.subject).toBe('TS-20261121-001 Respond: overdue 2 h 15 min · Parking/Bay taken · Sample Gardens')
    expect(
      mail.text,
    ).toBe(`陈强: You are the handler. Please contact the customer now, then press “Customer contacted” below or fill in “Responded at” in the ledger.
Also told: 王芳 (first receiver) and 吴军 (project manager).

Overdue
- Respond: 2 h 15 min overdue, deadline 2026-11-21 09:35, level 1

Number: TS-20261121-001
Register: Complaint
Received at: 2026-11-21 09:30
Category: Parking / Bay taken
Priority: Normal
Room or place: B2-117
Complaint: Somebody parks in my bay
Customer: 张三
Phone: 13812345678
First receiver: 王芳
Handler: 陈强
Latest progress: 2026-11-21 09:50 已通知维保

If it is still not done, it moves up at 2026-11-21 13:35 to first receiver and company service centre (王芳 and 公司客服中心).

Choose one, look it over and confirm; no sheet login is needed:
- Customer contacted: https://desk.example/act?t=responded
- Acknowledge: https://desk.example/act?t=acknowledge
- Add progress: https://desk.example/act?t=progress
- Mark done: https://desk.example/act?t=done
- More: https://desk.example/act?t=case
- Open in the sheet: https://desk.example/act?t=row

-- 
Sample Gardens · daily-clear. All times are Asia/Shanghai. This mail was sent by the system; write what was done into the ledger, a reply to this mail is not recorded.
`)
  })

  it('keeps its Message-ID, its thread and its reader', () => {
    const { messageId, references } = mailTo(notice())
    expect(noticeMail(mailTo(notice()), context)).toMatchObject({ messageId, references, to: 'chen.qiang@example.com' })
  })

  it('is the same whenever it is made from the same', () => {
    expect(noticeMail(mailTo(notice()), context)).toEqual(noticeMail(mailTo(notice()), context))
  })
})

describe('late by how much', () => {
  it.each([
    ['2026-11-21 11:50', '刚到时限'],
    ['2026-11-21 11:49', '已超时 1分钟'],
    ['2026-11-18 10:00', '已超时 3天1小时'],
    ['2026-11-21 11:51', '还剩 1分钟'],
  ])('due %s', (due, words) =>
    expect(textOf(notice({ items: [item('reply', due)] }))).toContain(`- 回复：${words}，时限 ${due}`),
  )

  it('shows times in the zone of the site', () => {
    expect(textOf(notice(), { zone: 'America/New_York' })).toContain('时限 2026-11-20 20:35')
  })
})

describe('what comes next', () => {
  const names = ['王芳', '公司客服中心']
  it.each<[string, Language, Notice['next'], string]>([
    [
      'a higher level',
      'zh',
      { at: at('2026-11-21 13:35'), roles: ['company'], names: names.slice(1) },
      '上移至 公司客服中心。',
    ],
    [
      'a role that nobody holds',
      'zh',
      { at: at('2026-11-21 13:35'), roles: ['manager'], names: [] },
      '上移至 项目经理。',
    ],
    [
      'the same people again',
      'zh',
      { at: at('2026-11-21 13:35'), roles: ['handler'], names: ['陈强'] },
      '再次通知 责任人（陈强）。',
    ],
    ['nothing', 'zh', undefined, '这已是最后一级，不再上移，请务必处理到底。'],
    ['nothing', 'en', undefined, 'This is the last level: it moves up no further. Please see it through.'],
    [
      'many people',
      'zh',
      { at: at('2026-11-21 13:35'), roles: ['manager'], names: Array.from('甲乙丙丁戊己庚') },
      '项目经理（甲、乙、丙、丁、戊等7人）。',
    ],
    [
      'many people',
      'en',
      { at: at('2026-11-21 13:35'), roles: ['manager'], names: Array.from('ABCDEFG') },
      '(A, B, C, D, E and 2 more).',
    ],
  ])('%s (%s)', (_name, language, next, words) => expect(textOf(notice({ next }), { language })).toContain(words))
})

describe('the facts', () => {
  it('leave out what is blank, and say who is missing', () => {
    const bare = { receivedAt: at('2026-11-21 09:30'), firstReceiver: '王芳' }
    const text = textOf({ ...notice(), priority: undefined, fields: bare })
    expect(text).toContain('责任人：未填')
    expect(text).not.toMatch(/^(客户姓名|电话|报修内容|最新进展|优先级)：/m)
  })

  it('tell of a promise, a reopening and a pause', () => {
    const text = textOf(
      notice(
        {},
        {
          promisedAt: at('2026-11-25 18:00'),
          reopenedAt: at('2026-11-21 08:00'),
          pauseReason: 'parts',
          pausedAt: at('2026-11-21 10:00'),
        },
      ),
    )
    expect(text).toContain('承诺完成时间：2026-11-25 18:00')
    expect(text).toContain('重开时间：2026-11-21 08:00')
    expect(text).toContain('暂停原因：2026-11-21 10:00 等配件')
  })

  it('tell the result of what is done, and not of what was reopened since', () => {
    const done = { result: '配件已换', resolvedAt: at('2026-11-21 11:00') }
    expect(textOf(notice({}, done))).toContain('\n处理结果：配件已换\n')
    expect(textOf(notice({}, { ...done, reopenedAt: at('2026-11-21 11:30') }))).not.toContain('配件已换')
  })

  it('do not name who wants to stay unnamed', () => {
    expect(textOf(notice({}, { anonymous: true }))).toContain('客户姓名：匿名')
    expect(textOf(notice({}, { anonymous: true }))).not.toContain('张三')
  })

  it('show a long text by whole lines, and say that there is more', () => {
    const lines = Array.from({ length: 40 }, (_, n) => `第${n}行${'长'.repeat(50)}`)
    const shown = textOf(notice({}, { description: lines.join('\r\n') }))
    expect(shown).toContain(`  ${lines[14] ?? ''}\n  ……（后文见台账）\n`)
    expect(shown).not.toContain('第15行')
  })

  it('set in the lines of a long text, so that none passes for a line of the mail', () => {
    expect(textOf(notice({}, { description: 'x\n责任人：别人\n\n-- \n' }))).toMatch(
      /\n {2}x\n {2}责任人：别人\n {2}--\n/,
    )
  })
})
