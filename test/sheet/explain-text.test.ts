import { describe, expect, it } from 'vitest'
import { roundTheClock, type WorkCalendar, workingHours } from '../../src/calendar/calendar.ts'
import type { Case, CaseFields } from '../../src/model/case.ts'
import type { PolicyClock } from '../../src/model/clock.ts'
import type { Language } from '../../src/model/language.ts'
import type { CalendarName } from '../../src/model/policy.ts'
import { type DeadlineRules, stampDeadlines } from '../../src/rules/deadlines.ts'
import { explainDeadline } from '../../src/rules/explain-clock.ts'
import { deadlineNote } from '../../src/sheet/explain/note.ts'
import { day, hours, office } from '../calendar/support.ts'
import { limits, nov, policyRow } from '../rules/support.ts'
import { ZONE } from '../support/desk.ts'

/** Monday to Friday with a lunch break; Wednesday the 25th is closed; the holidays of 2026 alone are known. */
const engineering = workingHours(
  '工程',
  ZONE,
  office(ZONE, '08:30-12:00, 14:00-18:00').week,
  new Map([[day('2026-11-25'), hours('休')]]),
  { dayNames: new Map([[day('2026-11-25'), { zh: '停电', en: 'Power cut' }]]), holidayYears: new Set([2026]) },
)

const calendars = new Map<CalendarName, WorkCalendar>([
  ['always', roundTheClock('24小时', ZONE)],
  ['工程', engineering],
])

/** A repair received on Friday 2026-11-20 at 16:00. */
const repair = (fields: CaseFields = {}): Case => ({
  register: 'repair',
  row: 1,
  fields: { receivedAt: nov('20 16:00'), category: '给排水', customer: '李四', phone: '13800000000', ...fields },
  problems: [],
  receivedAt: nov('20 16:00'),
  category: '给排水',
  priority: 'urgent',
})

interface How {
  readonly fields?: CaseFields
  readonly calendar?: CalendarName
  /** Instead of the calendar of that name, from the beginning. */
  readonly engineering?: WorkCalendar
  readonly language?: Language
  readonly priorities?: readonly ['urgent']
  /** What the policy and the calendars are by the time that the note is written. */
  readonly later?: Partial<DeadlineRules>
}

/** The note of one clock whose limit is `said`. */
function note(clock: PolicyClock, said: string, how: How = {}): string {
  const { fields = {}, calendar = '工程', language = 'zh', priorities, later } = how
  const item = repair(fields)
  const row = policyRow(2, { register: 'repair', category: '给排水', calendar, limits: limits({ [clock]: said }) })
  const policy = [priorities === undefined ? row : { ...row, priorities }]
  const rules: DeadlineRules = {
    policy,
    calendars: how.engineering === undefined ? calendars : new Map(calendars).set('工程', how.engineering),
    atOnceMinutes: 5,
  }
  const basis = stampDeadlines(item, undefined, rules, nov('20 17:00'))
  if (basis === undefined) throw new Error('not stamped')
  const question = { register: 'repair', category: '给排水', priority: 'urgent' } as const
  const explained = explainDeadline(
    clock,
    basis,
    basis.origin,
    { register: 'repair', fields: item.fields, question },
    { ...rules, ...later },
  )
  if (explained === undefined) throw new Error('no deadline')
  return deadlineNote(explained, { zone: ZONE, language, register: 'repair' })
}

const lines = (...text: readonly string[]): string => text.join('\n')

/** Three hours in the morning and one in the afternoon of Monday the 23rd. */
const waiting: CaseFields = { pauseReason: 'parts', pausedAt: nov('23 09:00'), resumedAt: nov('23 15:00') }

const WEEK = '日历：工程，周一至周五 08:30-12:00、14:00-18:00，周六至周日 休息'
const WEEK_EN = 'Calendar: 工程, Mon-Fri 08:30-12:00, 14:00-18:00; Sat-Sun closed'
const HEAD = ['从受理时间 2026-11-20 16:00 起', WEEK]
const HEAD_EN = ['From 2026-11-20 16:00, "Received at"', WEEK_EN]

describe('the note of a deadline', () => {
  it('tells a span day by day, a rest, a closed day and a pause', () => {
    // 2 h on Friday; Monday 08:30-09:00 and 15:00-18:00; Tuesday 7.5 h; Thursday 3 h.
    expect(note('resolve', '16小时', { fields: waiting, priorities: ['urgent'] })).toBe(
      lines(
        '办结时限 2026-11-26 11:30',
        '时限标准第 3 行（报修、给排水、紧急）：16小时',
        ...HEAD,
        '11-20 周五 16:00–18:00 计2小时',
        '11-21 周六至11-22 周日 休',
        '11-23 周一 08:30–09:00、15:00–18:00 计3小时30分钟（另暂停4小时），累计5小时30分钟',
        '11-24 周二 08:30–12:00、14:00–18:00 计7小时30分钟，累计13小时',
        '11-25 周三 停电 休',
        '11-26 周四 08:30–11:30 计3小时，累计16小时',
        '暂停 11-23 09:00–15:00（等配件），4小时不计',
        '= 2026-11-26 11:30',
      ),
    )
    expect(note('resolve', '16小时', { fields: waiting, language: 'en' })).toBe(
      lines(
        'Resolve by 2026-11-26 11:30',
        'Time limits row 3 (Repair, 给排水): 16 hours',
        ...HEAD_EN,
        'Fri 11-20 16:00–18:00: 2 h',
        'Sat 11-21 to Sun 11-22 closed',
        'Mon 11-23 08:30–09:00, 15:00–18:00: 3 h 30 min (and paused 4 h), 5 h 30 min in all',
        'Tue 11-24 08:30–12:00, 14:00–18:00: 7 h 30 min, 13 h in all',
        'Wed 11-25 Power cut closed',
        'Thu 11-26 08:30–11:30: 3 h, 16 h in all',
        'Paused 11-23 09:00–15:00 (Parts): 4 h not counted',
        '= 2026-11-26 11:30',
      ),
    )
  })

  it('sums up a long span so that the days can be counted in a calendar', () => {
    // 22 days of 7.5 h between 26 November and 25 December; ten days of weekends and the power cut.
    expect(note('reply', '200小时')).toBe(
      lines(
        '回复时限 2026-12-30 11:30',
        '时限标准第 3 行（报修、给排水）：200小时',
        ...HEAD,
        '11-20 周五 16:00–18:00 计2小时',
        '11-21 周六至11-22 周日 休',
        '11-23 周一至11-24 周二 2天×7小时30分钟=15小时，累计17小时',
        '11-25 周三至12-27 周日 22天共计165小时，休11天（放假1天），累计182小时',
        '12-28 周一至12-29 周二 2天×7小时30分钟=15小时，累计197小时',
        '12-30 周三 08:30–11:30 计3小时，累计200小时',
        '= 2026-12-30 11:30',
      ),
    )
  })

  it('counts working days, and says of which year the holidays are not known', () => {
    expect(note('reply', '60个工作日')).toBe(
      lines(
        '回复时限 2027-02-15 16:00',
        '时限标准第 3 行（报修、给排水）：60个工作日',
        ...HEAD,
        '11-20 周五 起算日，不计',
        '11-21 周六至11-22 周日 休',
        '11-23 周一至11-24 周二 第1–2个工作日',
        '11-25 周三至2027-02-12 周五 第3–59个工作日，休23天（放假1天）（2027年放假安排未知，按星期算）',
        '2027-02-13 周六至2027-02-14 周日 休',
        '2027-02-15 周一 第60个工作日',
        '= 2027-02-15 16:00',
      ),
    )
    // A line that begins in a known year tells of the first that is not, and that those after it are not either.
    expect(note('reply', '600个工作日')).toMatch(/\n11-25 周三至2029-.*（2027年起放假安排未知，按星期算）\n/)
    expect(note('reply', '600wd', { language: 'en' })).toContain(
      ' (holidays of 2027 and after not known: by the week alone)',
    )
    expect(note('reply', '2wd', { language: 'en' })).toBe(
      lines(
        'Reply by 2026-11-24 16:00',
        'Time limits row 3 (Repair, 给排水): 2 working days',
        ...HEAD_EN,
        'Fri 11-20 start, not counted',
        'Sat 11-21 to Sun 11-22 closed',
        'Mon 11-23 to Tue 11-24 working days 1–2',
        '= 2026-11-24 16:00',
      ),
    )
  })

  it('moves the end of a day by the open time that was paused', () => {
    // Due on Monday at 18:00; four open hours of pause; 3.5 h on Tuesday morning and half an hour after lunch.
    expect(note('resolve', '次日', { fields: waiting })).toBe(
      lines(
        '办结时限 2026-11-24 14:30',
        '时限标准第 3 行（报修、给排水）：次日',
        ...HEAD,
        '11-20 周五 算在这一天',
        '11-21 周六至11-22 周日 休',
        '11-23 周一 第1个工作日',
        '不算暂停：11-23 18:00',
        '暂停 11-23 09:00–15:00（等配件），4小时',
        '因此顺延4小时：',
        '11-24 周二 08:30–12:00、14:00–14:30 计4小时',
        '= 2026-11-24 14:30',
      ),
    )
    expect(note('resolve', '次日', { fields: waiting, language: 'en' })).toContain(
      lines(
        'Without pauses: 11-23 18:00',
        'Paused 11-23 09:00–15:00 (Parts): 4 h',
        'So 4 h are added:',
        'Tue 11-24 08:30–12:00, 14:00–14:30: 4 h',
        '= 2026-11-24 14:30',
      ),
    )
  })

  it('says of a pause that lasts that the deadline is yet to move, and of no other clock', () => {
    const lasting: CaseFields = { pauseReason: 'parts', pausedAt: nov('23 09:00') }
    expect(note('resolve', '次日', { fields: lasting })).toMatch(
      /\n= 2026-11-23 18:00（下班）\n11-23 09:00 起暂停（等配件），结束后再顺延$/,
    )
    expect(note('resolve', '次日', { fields: lasting, language: 'en' })).toMatch(
      /\nPaused since 11-23 09:00 \(Parts\): moves on once that ends$/,
    )
    expect(note('reply', '次日', { fields: lasting })).not.toContain('暂停')
    // Begun after the deadline it moves nothing.
    expect(note('resolve', '次日', { fields: { ...lasting, pausedAt: nov('23 18:01') } })).not.toContain('暂停')
  })

  it('adds what pauses took to the sum it says, also where a pause goes on behind the deadline without it', () => {
    const overnight = { ...waiting, pausedAt: nov('23 17:00'), resumedAt: nov('24 09:00') }
    expect(note('resolve', '次日', { fields: overnight })).toContain(
      lines(
        '不算暂停：11-23 18:00',
        '暂停 11-23 17:00–11-24 09:00（等配件），1小时30分钟',
        '因此顺延1小时30分钟：',
        '11-24 周二 08:30–10:00 计1小时30分钟',
        '= 2026-11-24 10:00',
      ),
    )
  })

  it.each<[string, string, string, Language, readonly string[]]>([
    ['当日', '工程', '2026-11-20 18:00', 'zh', ['11-20 周五 算在这一天', '= 2026-11-20 18:00（下班）']],
    ['当日', '工程', '2026-11-20 18:00', 'en', ['Fri 11-20 is its day', '= 2026-11-20 18:00 (closing time)']],
    ['当班', '工程', '2026-11-20 18:00', 'zh', ['11-20 周五 算在这一天', '= 2026-11-20 18:00（班次结束）']],
    [
      '当日',
      'always',
      '2026-11-21 00:00',
      'zh',
      ['11-20 周五 算在这一天', '= 2026-11-21 00:00（即 11-20 周五 24:00）'],
    ],
    [
      '次日',
      'always',
      '2026-11-22 00:00',
      'en',
      ['Fri 11-20 is its day', 'Sat 11-21 day 1', '= 2026-11-22 00:00 (that is Sat 11-21 24:00)'],
    ],
    [
      '次日 08:30',
      '工程',
      '2026-11-23 08:30',
      'zh',
      ['11-20 周五 算在这一天', '11-21 周六至11-22 周日 休', '11-23 周一 第1个工作日', '= 2026-11-23 08:30'],
    ],
    ['立即', '工程', '2026-11-20 16:05', 'zh', ['11-20 周五 16:00–16:05 计5分钟', '= 2026-11-20 16:05']],
    [
      '24小时',
      'always',
      '2026-11-21 16:00',
      'en',
      ['Fri 11-20 16:00–24:00: 8 h', 'Sat 11-21 00:00–16:00: 16 h, 24 h in all', '= 2026-11-21 16:00'],
    ],
  ])('%s in %s', (said, calendar, due, language, tail) => {
    const text = note('reply', said, { calendar, language }).split('\n')
    expect(text[0]).toBe(`${language === 'zh' ? '回复时限' : 'Reply by'} ${due}`)
    expect(text.slice(4)).toEqual(tail)
  })

  it('counts calendar days without a calendar', () => {
    expect(note('reply', '1周')).toBe(
      lines(
        '回复时限 2026-11-27 16:00',
        '时限标准第 3 行（报修、给排水）：1周',
        '从受理时间 2026-11-20 16:00 起',
        '按自然日往后 7 天，钟点不变，不看日历',
        '= 2026-11-27 16:00',
      ),
    )
  })

  it('of an appointment is short', () => {
    expect(note('arrive', '2小时', { fields: { appointmentAt: nov('24 10:00') } })).toBe(
      lines('到场时限 2026-11-24 10:00', '按预约时间'),
    )
  })

  it('says when the policy or the calendar says otherwise by now, and that the deadline stays', () => {
    const always = new Map(calendars).set('工程', roundTheClock('工程', ZONE))
    expect(
      note('reply', '4小时', { later: { calendars: always } })
        .split('\n')
        .at(-1),
    ).toBe('日历或设置后来改过，照现在算是 2026-11-20 20:00；已定的时限不变')
    const gone = new Map([...calendars].filter(([name]) => name !== '工程'))
    expect(
      note('reply', '4小时', { later: { calendars: gone } })
        .split('\n')
        .slice(3),
    ).toEqual(['日历：工程（日历表里已没有）', '已定的时限不变'])
    const other = [policyRow(2, { register: 'repair', calendar: '工程', limits: limits({ reply: '8小时' }) })]
    expect(note('reply', '4小时', { later: { policy: other } }).split('\n')[1]).toBe(
      '时限标准第 3 行（当时的，后来改过）：4小时',
    )
    expect(note('reply', '4小时', { later: { policy: [] }, language: 'en' }).split('\n')[1]).toBe(
      'Time limits row 3 (as it was; deleted since, or not in force): 4 hours',
    )
  })

  it('begins with the report, the reopening or the resolution where the clock does', () => {
    expect(note('progress', '4小时', { fields: { progressAt: nov('23 09:00') } })).toContain(
      '从进展时间 2026-11-23 09:00 起',
    )
    expect(note('resolve', '4小时', { fields: { reopenedAt: nov('23 10:00') } })).toContain(
      '从重开时间 2026-11-23 10:00 起',
    )
    expect(note('callback', '3天', { fields: { resolvedAt: nov('23 11:00'), result: '好' } })).toContain(
      '从完工时间 2026-11-23 11:00 起',
    )
  })

  it('holds nothing of the customer, and no text that steers', () => {
    const hostile = workingHours(
      '=HYPERLINK("x")\u202E\r\n工\u0000程',
      ZONE,
      engineering.week,
      new Map([[day('2026-11-23'), hours('休')]]),
      { dayNames: new Map([[day('2026-11-23'), { zh: '节\n\u202E'.repeat(40), en: 'Feast' }]]) },
    )
    const text = note('resolve', '30小时', {
      fields: waiting,
      engineering: hostile,
    })
    expect(text).not.toMatch(/李四|13800000000/)
    expect(text.split('\n').filter((line) => /[\u0000-\u001F\u202E]/.test(line))).toEqual([])
    expect(text).toContain('日历：=HYPERLINK("x") 工 程，')
    expect(text).toContain('\n11-23 周一 节 节 节')
  })

  it('stays within what fits beside a cell, whatever the calendar looks like', () => {
    const slots = Array.from({ length: 48 }, (_, index) => `${at(index * 30)}-${at(index * 30 + 17)}`).join(' ')
    const rough = hours(slots)
    const many = workingHours('很'.repeat(200), ZONE, [rough, [], rough, [], rough, hours('09:17-10:01'), []])
    for (const said of ['1小时', '100小时', '40个工作日', '次日', '当班', 'T+9', '30天'])
      for (const language of ['zh', 'en'] as const) {
        const text = note('resolve', said, {
          fields: waiting,
          language,
          engineering: many,
        })
        expect(text.length).toBeLessThanOrEqual(600)
        expect(text.split('\n').length).toBeLessThanOrEqual(12)
      }
  })
})

const at = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
