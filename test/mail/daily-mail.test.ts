import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dailyMail } from '../../src/mail/daily-mail.ts'
import { LONGEST_SUBJECT } from '../../src/mail/subject.ts'
import type { CaseFields } from '../../src/model/case.ts'
import type { CaseNumber } from '../../src/model/case-number.ts'
import type { DayTally, DayTold, OpenCase } from '../../src/model/daily.ts'
import type { Language } from '../../src/model/language.ts'
import type { HealthName } from '../../src/model/notice.ts'
import type { DailyMail } from '../../src/plan/plan.ts'
import { runs } from '../property/runs.ts'
import { at, context, reader } from './support.ts'
import { hostile } from './support-hostile.ts'

const wu = reader('吴军', 'wu.jun', 'manager')
const chen = reader('陈强', 'chen.qiang', 'handler')

const tally = (more: Partial<DayTally> = {}): DayTally => ({
  received: 4,
  reopened: 0,
  resolved: 1,
  carriedOver: 4,
  overdue: 0,
  forgotten: 0,
  ...more,
})

let rows = 1
function openCase(more: Partial<OpenCase> = {}, fields: CaseFields = {}): OpenCase {
  rows += 1
  return {
    register: 'complaint',
    row: rows,
    number: `TS-20261120-${String(rows).padStart(3, '0')}` as CaseNumber,
    cycle: 1,
    priority: 'normal',
    fields: { room: '3-2-1201', category: '噪音扰民', description: '半夜施工', phone: '13812345678', ...fields },
    person: '陈强',
    overdue: [],
    next: { clock: 'reply', due: at('2026-11-21 15:00') },
    forgottenSince: undefined,
    ...more,
  }
}

const day = (more: Partial<DayTold> = {}): DayTold => ({
  tally: tally(),
  people: [],
  forgotten: [],
  overdue: [],
  toCorrect: 0,
  unreached: [],
  isPart: false,
  ...more,
})

const mail = (more: Partial<DailyMail>): DailyMail => ({
  messageId: '<daily.r1.x@daily-clear>',
  number: '日清日审' as HealthName,
  to: chen,
  day: undefined,
  own: [],
  ...more,
})

const made = (more: Partial<DailyMail>, language: Language = 'zh') =>
  dailyMail(mail(more), { ...context, language, site: language === 'zh' ? '示例花园' : 'Sample Gardens' })

const FORGOTTEN = { forgottenSince: at('2026-11-21 09:00') }
const LATE = { overdue: [{ clock: 'respond' as const, due: at('2026-11-21 11:30') }] }

describe('a mail of the day (R43)', () => {
  it('tells whoever has open cases what to do first, in what order', () => {
    const own = [openCase(FORGOTTEN), openCase(LATE), openCase()]
    const { subject, text, references } = made({ own })
    expect([subject, references]).toEqual(['你还有3件没办完，1件被遗忘，1件超时 · 示例花园', []])
    expect(text.split('\n').filter((line) => !line.includes('https://'))).toEqual([
      '陈强：你手上还有3件没办完，1件被遗忘。请先把这1件的进展告诉客户，填进台账，再从上到下过一遍。',
      '截至 2026-11-21 11:50。',
      ...['', '被遗忘的（1件）', `- ${own[0]?.number ?? ''}`, '  进展已超过间隔 2小时50分钟'],
      ...['  3-2-1201 · 噪音扰民', '  半夜施工', '  责任人：陈强（你办）'],
      ...['', '超时的（1件）', `- ${own[1]?.number ?? ''}`, '  响应超时 20分钟'],
      ...['  3-2-1201 · 噪音扰民', '  半夜施工', '  责任人：陈强（你办）'],
      ...['', '其它在办的（1件）', `- ${own[2]?.number ?? ''}`, '  回复还剩 3小时10分钟（2026-11-21 15:00 前）'],
      ...['  3-2-1201 · 噪音扰民', '  半夜施工', '  责任人：陈强（你办）'],
      ...['', '-- '],
      '示例花园 · 日清。时间均为 Asia/Shanghai。本邮件由系统发出，办理情况请填在台账里；回复本邮件不会记入台账。',
      '',
    ])
  })

  it.each<[string, Partial<DailyMail>, string, string]>([
    [
      'forgotten cases first',
      { to: wu, day: day({ tally: tally({ forgotten: 2, overdue: 3 }) }) },
      '吴军：有2件被遗忘，没人按时更新进展。请先过问这2件，确认有人在办，今天就告诉客户。',
      'Wu Jun: 2 cases are forgotten: no progress within the interval. Please see to these first: make sure that somebody is on each, and that the customer hears of it today.',
    ],
    [
      'overdue ones where none is forgotten',
      { to: wu, day: day({ tally: tally({ overdue: 1 }) }) },
      '吴军：没有被遗忘的。有1件超时，请过问。',
      'Wu Jun: Nothing is forgotten. 1 case is overdue; please see to it.',
    ],
    [
      'that all is well',
      { to: wu, day: day() },
      '吴军：今天没有被遗忘的，也没有超时的。',
      'Wu Jun: Nothing is forgotten today, and nothing overdue.',
    ],
    [
      'that some are their own',
      { to: wu, day: day(), own: [openCase()] },
      '吴军：今天没有被遗忘的，也没有超时的。你自己还有1件没办完，也在下面。',
      'Wu Jun: Nothing is forgotten today, and nothing overdue. With you yourself 1 case is open, listed below as well.',
    ],
  ])('tells whoever is over others of %s', (_, more, zh, en) => {
    expect(made(more).text.split('\n')[0]).toBe(zh)
    const to = { ...wu, name: 'Wu Jun' }
    expect(made({ ...more, to }, 'en').text.split('\n')[0]).toBe(en)
  })

  it('has each case once, and marks whose work is the reader’s', () => {
    const mine = openCase(FORGOTTEN)
    const theirs = openCase({ ...LATE, person: '王芳' })
    const rest = openCase({ person: '刘洋' })
    const { text } = made({
      to: { ...wu, name: '陈强' },
      day: day({ forgotten: [mine], overdue: [theirs] }),
      own: [mine, rest],
    })
    expect(text.match(/- TS-\S+/g)).toEqual([mine, theirs, rest].map(({ number }) => `- ${number ?? ''}`))
    expect(text.match(/责任人：.*/g)).toEqual(['责任人：陈强（你办）', '责任人：王芳', '责任人：刘洋（你代办）'])
  })

  it.each<[string, Partial<OpenCase>, CaseFields, string]>([
    [
      'by all clocks that ran out',
      { overdue: [...LATE.overdue, { clock: 'reply', due: at('2026-11-21 11:40') }] },
      {},
      '响应超时 20分钟；回复超时 10分钟',
    ],
    ['as forgotten and late', { ...FORGOTTEN, ...LATE }, {}, '进展已超过间隔 2小时50分钟；响应超时 20分钟'],
    ['as waiting', { next: undefined }, { pauseReason: 'parts', pausedAt: at('2026-11-21 09:00') }, '暂停中'],
    ['as without a deadline', { next: undefined }, {}, '没有时限'],
    ['by its place where it has no number yet', { number: undefined, row: 6 }, {}, '- 投诉台账 第7行'],
    ['by its priority', { priority: 'critical' }, {}, '特急'],
  ])('describes a case %s', (_, more, fields, expected) => {
    expect(made({ own: [openCase(more, fields)] }).text).toContain(expected)
  })

  it.each<[string, Partial<DayTold>, string, string]>([
    ['that it is only a part', { isPart: true }, '只含你负责的范围。', 'This is what you look after, no more.'],
    [
      'whose list reaches nobody',
      { unreached: [{ name: 'Zhao', open: 2 }] },
      '有的清单没人收：Zhao（2件）。',
      'Some lists reach nobody: Zhao (2 cases).',
    ],
    [
      'how many such people there are',
      { unreached: Array.from({ length: 13 }, () => ({ name: undefined, open: 1 })) },
      '等，另有3人',
      'and 3 more',
    ],
    ['rows to be corrected', { toCorrect: 1 }, '全部台账另有1行待更正', 'In all registers 1 row waits'],
  ])('says %s', (_, more, zh, en) => {
    for (const [language, words] of [
      ['zh', zh],
      ['en', en],
    ] as const) {
      const { text, html } = made({ to: wu, day: day(more) }, language)
      for (const part of [text, html]) expect(part).toContain(words)
    }
  })

  it('is in its reader’s language', () => {
    const { subject, text } = made({
      to: { ...chen, name: 'Chen', language: 'en' },
      own: [openCase({}, { category: 'Noise', description: 'x' })],
    })
    expect(subject).toBe('1 case still open with you · 示例花园')
    expect(text).toContain('Reply due in 3 h 10 min (2026-11-21 15:00)')
  })

  it('stays small with a thousand cases and people, and counts what it leaves out', () => {
    const many = Array.from({ length: 1000 }, () => openCase(FORGOTTEN, { description: '<&"\'>'.repeat(200) }))
    const people = Array.from({ length: 300 }, (_, n) => ({ name: `<&>"'${n}`.repeat(9), tally: tally() }))
    const { text, html } = made({
      to: wu,
      day: day({ forgotten: many, people, tally: tally({ forgotten: 1000 }) }),
      own: many,
    })
    for (const part of [text, html]) expect(Buffer.byteLength(part)).toBeLessThan(100_000)
    expect(text).toContain('以下964个只列编号')
    expect(text).toContain('还有764个，见台账')
    expect(text).toContain('还有276人，见“日清日审”表。')
  })

  it('is text, whatever the rows hold: one short subject, no markup, no whole telephone number', () => {
    fc.assert(
      fc.property(hostile, fc.constantFrom<Language>('zh', 'en'), (typed, language) => {
        const fields = {
          room: typed,
          place: typed,
          category: typed,
          subcategory: typed,
          description: `${typed} 电话13812345678`,
          phone: '138 1234 5678',
        }
        const told = openCase({ ...FORGOTTEN, person: typed }, fields)
        const of = day({
          forgotten: [told],
          people: [{ name: typed, tally: tally() }],
          unreached: [{ name: typed, open: 1 }],
        })
        const { subject, text, html } = made(
          { to: { ...wu, name: typed }, day: of, own: [openCase({ person: typed }, fields)] },
          language,
        )
        expect(subject.length).toBeLessThanOrEqual(LONGEST_SUBJECT)
        for (const part of [subject, text, html]) {
          expect(part).toBe(part.toWellFormed())
          expect(part).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u007F\u202A-\u202E\u2066-\u2069]|undefined|NaN/)
          expect(part).not.toMatch(/1[\s-]?3[\s-]?8[\s-]?1[\s-]?2[\s-]?3[\s-]?4[\s-]?5[\s-]?6[\s-]?7[\s-]?8/)
        }
        expect(subject).not.toContain('\n')
      }),
      runs(150),
    )
  })
})
