import { describe, expect, it } from 'vitest'
import { complaints } from '../../sheets-template/workbook/index.ts'
import { noticeMail } from '../../src/mail/notice-mail.ts'
import type { CaseFields } from '../../src/model/case.ts'
import { draftId } from '../../src/model/case-number.ts'
import type { Language } from '../../src/model/language.ts'
import type { Problem } from '../../src/model/problem.ts'
import type { Notice } from '../../src/plan/plan.ts'
import { problemText } from '../../src/sheet/problem-text.ts'
import { at, context, mailTo, notice, numberOf, reader } from './support.ts'

const PROBLEMS: readonly Problem[] = [
  { column: 'receivedAt', severity: 'blocks', code: 'not-a-time', typed: '13812345678 下午' },
  { column: 'phone', severity: 'blocks', code: 'missing' },
  { column: 'category', severity: 'blocks', code: 'unknown-category', typed: '车辆管里', meant: ['车辆管理'] },
  { column: 'handler', severity: 'warns', code: 'unknown-staff', typed: '小张' },
]
const wang = reader('王芳', 'wang.fang', 'firstReceiver')
const zhou = reader('周敏', 'zhou.min', 'supervisor')

/** A row that has been wrong for three quarters of an hour, and was to be corrected within the first half. */
const wrongRow = (changes: Partial<Notice> = {}, changed: CaseFields = {}): Notice =>
  notice(
    {
      register: 'complaint',
      number: draftId('complaint', 'run1-12'),
      row: 11,
      priority: undefined,
      items: [{ clock: 'entry', level: 1, due: at('2026-11-21 11:35') }],
      wrong: { since: at('2026-11-21 11:05'), problems: PROBLEMS },
      to: [wang],
      next: { at: at('2026-11-21 13:35'), roles: ['firstReceiver', 'supervisor'], names: ['王芳', '周敏'] },
      ...changes,
    },
    { category: '车辆管里', subcategory: '', description: '车位被占', progress: '', ...changed },
  )
/** What is wrong, a line each, as the register's check says it; no phone number is whole. */
const sentences = (language: Language): string =>
  PROBLEMS.map((problem) => `- ${problemText(problem, complaints.columns, language, context.zone)}`)
    .join('\n')
    .replace('13812345678', '138****5678')
const mailOf = (one: Notice, language: Language = 'zh') => noticeMail(mailTo(one), { ...context, language })

describe('a row that stays wrong (R05)', () => {
  it('is told by its place, with everything that is wrong, in Chinese', () => {
    const { subject, text } = mailOf(wrongRow())
    expect(subject).toBe('【待更正】投诉台账 第12行 3-2-1201 车辆管里 · 4处要改 · 示例花园')
    expect(
      text,
    ).toBe(`王芳：你是首问责任人，请把投诉台账 第12行改对：改对了才有编号，才算受理。时限从「受理时间」2026-11-21 09:30 起就在走，更正晚了也不顺延。

待更正
- 更正：已 45分钟没有改对，2026-11-21 11:05 起，第1级

要改的地方
${sentences('zh')}

位置：投诉台账 第12行（2026-11-21 11:50 时；排序、增删行以后会变）
台账：投诉
受理时间：2026-11-21 09:30
类别：车辆管里
房号或地点：3-2-1201
投诉内容：车位被占
客户姓名：张三
电话：13812345678
首问责任人：王芳
责任人：陈强
最新进展：2026-11-21 09:50

仍未改对的话，2026-11-21 13:35 上移至 首问责任人、客服主任（王芳、周敏）。

- 在表里打开：https://desk.example/act?t=row

-- 
示例花园 · 日清。时间均为 Asia/Shanghai。本邮件由系统发出，办理情况请填在台账里；回复本邮件不会记入台账。
`)
  })

  it('and in English', () => {
    const { subject, text } = mailOf(wrongRow(), 'en')
    expect(subject).toBe('[To be corrected] row 12 of Complaints 3-2-1201 车辆管里 · 4 things to correct · 示例花园')
    expect(text.split('\n\n').slice(0, 3)).toEqual([
      '王芳: You are the first receiver. Please correct row 12 of Complaints: until it is right it has no number and is no case. The deadlines run from “Received at” (2026-11-21 09:30) all the same, however late it is corrected.',
      'To be corrected\n- Correction: wrong for 45 min, since 2026-11-21 11:05, level 1',
      `What is wrong\n${sentences('en')}`,
    ])
    expect(text).toContain(
      '\nWhere: row 12 of Complaints (as of 2026-11-21 11:50; sorting or inserting rows moves it)\n',
    )
    expect(text).toContain(
      'If it is still not corrected, it moves up at 2026-11-21 13:35 to first receiver and service supervisor (王芳 and 周敏).',
    )
  })

  it.each(['zh', 'en'] as const)('is never called by what the notices know it by: %s', (language) => {
    const { subject, text, html } = mailOf(wrongRow(), language)
    for (const part of [subject, text, html]) expect(part).not.toMatch(/TS-\?|run1/)
  })

  it.each<[string, Notice, string]>([
    [
      'moved up: the supervisor makes sure',
      wrongRow({ to: [zhou, wang], next: undefined }),
      '周敏：请确认王芳正在更正；不在岗的，请别人代为核对更正。',
    ],
    [
      'nobody knows who took it',
      { ...wrongRow({ to: [zhou] }), fields: { room: '3-2-1201' } },
      '周敏：请督促有关人员把投诉台账 第12行改对：改对了才有编号，才算受理。时限从「受理时间」起就在走，更正晚了也不顺延。',
    ],
    [
      'whoever took it has no address',
      wrongRow({ to: [zhou] }),
      '周敏：请督促王芳（首问责任人）把投诉台账 第12行改对：改对了才有编号，才算受理。',
    ],
    [
      'a handler and no first receiver',
      { ...wrongRow({ to: [reader('陈强', 'chen.qiang', 'handler')] }), fields: { handler: '陈强' } },
      '陈强：你是责任人，请把投诉台账 第12行改对',
    ],
  ])('%s', (_name, one, words) => {
    expect(mailOf(one).text.split('\n\n')[0]).toContain(words)
    expect(mailOf(one).text).not.toContain('还没有责任人')
  })

  it('of a case that has its number keeps it, beside what is late', () => {
    const one = wrongRow({
      number: numberOf('complaint', 'TS-20261121-001'),
      items: [
        { clock: 'entry', level: 1, due: at('2026-11-21 11:35') },
        { clock: 'reply', level: 1, due: at('2026-11-21 11:40') },
      ],
      to: [reader('陈强', 'chen.qiang', 'handler'), wang],
    })
    const { subject, text } = mailOf(one)
    expect(subject).toBe('TS-20261121-001 回复超时 10分钟（共2项） · 车辆管里 · 示例花园')
    expect(text).toContain(
      '陈强：你是责任人，请马上答复客户，再点下面的「已答复客户」，或在台账里填「答复时间」；把投诉台账 第12行改对。',
    )
    expect(text).toContain('\n编号：TS-20261121-001\n')
    expect(text).toContain('\n要改的地方\n- ')
  })

  it('says in HTML what it says in text', () => {
    const { html } = mailOf(wrongRow())
    for (const words of ['要改的地方', '待更正', '已 45分钟没有改对', '请填“电话”', '138****5678 下午', '第12行（'])
      expect(html).toContain(words)
    expect(html.match(/<li /g)).toHaveLength(PROBLEMS.length)
  })
})
