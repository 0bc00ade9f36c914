import { describe, expect, it } from 'vitest'
import { alwaysWords } from '../../sheets-template/workbook/content/mandatory.ts'
import { policy } from '../../sheets-template/workbook/index.ts'
import { parseDuration } from '../../src/calendar/duration.ts'
import type { DurationProblem } from '../../src/calendar/duration-problem.ts'
import type { HoursProblem } from '../../src/calendar/hours.ts'
import type { Words } from '../../src/model/language.ts'
import { durationText } from '../../src/sheet/duration-text.ts'
import { isIgnored, isWithout, type TabProblem } from '../../src/sheet/tab-problem.ts'
import { tabProblemText } from '../../src/sheet/tab-problem-text.ts'

const typed = '昨天'
const durations: { readonly [C in DurationProblem['code']]: DurationProblem } = {
  empty: { code: 'empty' },
  'not-understood': { code: 'not-understood', text: typed },
  'no-unit': { code: 'no-unit', text: typed },
  'no-fixed-length': { code: 'no-fixed-length', unit: 'month', text: typed },
  'too-fine': { code: 'too-fine', text: typed },
  unclear: { code: 'unclear', why: 'part-of-day', text: typed },
  negative: { code: 'negative', text: typed },
  'out-of-range': { code: 'out-of-range', unit: 'day', amount: 0, most: 1 },
  'no-such-time': { code: 'no-such-time', text: typed },
}
const hours: { readonly [C in HoursProblem['code']]: HoursProblem } = {
  empty: { code: 'empty' },
  'not-understood': { code: 'not-understood', text: typed },
  'no-such-time': { code: 'no-such-time', text: typed },
  'no-length': { code: 'no-length', text: typed },
  overlap: { code: 'overlap', text: typed, other: typed },
}
const everyTab: { readonly [C in TabProblem['code']]: TabProblem } = {
  'not-a-time': { code: 'not-a-time', column: 'resolve', typed },
  'not-a-number': { code: 'not-a-number', column: 'resolve', typed },
  'unknown-choice': { code: 'unknown-choice', column: 'register', typed },
  'not-yes-no': { code: 'not-yes-no', column: 'resolve', typed },
  missing: { code: 'missing', column: 'calendar' },
  'bad-duration': { code: 'bad-duration', column: 'resolve', typed, why: durations.unclear },
  'bad-hours': { code: 'bad-hours', column: 'resolve', typed, why: { code: 'empty' } },
  'bad-zone': { code: 'bad-zone', column: 'resolve', typed },
  'bad-number': { code: 'bad-number', column: 'resolve', typed },
  'bad-quiet-hours': { code: 'bad-quiet-hours', column: 'resolve', typed },
  'bad-time-of-day': { code: 'bad-time-of-day', column: 'resolve', typed },
  'not-whole': { code: 'not-whole', column: 'resolve', typed, least: 2, most: 1000 },
  'names-nothing': { code: 'names-nothing', column: 'register' },
  'unknown-kind': { code: 'unknown-kind', column: 'category', typed },
  'class-out': { code: 'class-out', column: 'register', always: 'plumbing' },
  'class-narrowed': { code: 'class-narrowed', column: 'register', always: 'urgent' },
  'unknown-calendar': { code: 'unknown-calendar', column: 'calendar', typed },
  'bad-mail': { code: 'bad-mail', column: 'resolve', typed },
  'bad-level': { code: 'bad-level', column: 'resolve', typed },
  'name-twice': { code: 'name-twice', column: 'resolve', typed },
  'unknown-deputy': { code: 'unknown-deputy', column: 'resolve', typed },
  'same-as': { code: 'same-as', column: 'register', row: 6 },
  'bad-day-hours': { code: 'bad-day-hours', column: 'resolve', typed, why: hours['not-understood'] },
  'calendar-not-in-force': { code: 'calendar-not-in-force', column: 'calendar', typed },
  'calendar-skipped': { code: 'calendar-skipped', column: 'calendar', typed },
  'unknown-setting': { code: 'unknown-setting', column: 'calendar', typed },
  'moved-setting': { code: 'moved-setting', column: 'calendar', typed },
  'name-too-long': { code: 'name-too-long', column: 'calendar', typed, most: 40 },
  'never-open': { code: 'never-open', column: 'arrive', other: 'reply' },
  'always-open': { code: 'always-open', column: 'arrive', others: ['reply'] },
  'ends-before-start': { code: 'ends-before-start', column: 'reply', other: 'arrive' },
  'too-many-days': { code: 'too-many-days', column: 'arrive', most: 366, of: 'row' },
  'days-differ': { code: 'days-differ', column: 'arrive', row: 6, day: 20_727, calendar: typed },
  'held-too': { code: 'held-too', column: 'arrive', others: ['reply'] },
  'unknown-on-duty': { code: 'unknown-on-duty', column: 'resolve', typed },
  'unknown-scope': { code: 'unknown-scope', column: 'category', typed },
  'bad-days': { code: 'bad-days', column: 'resolve', typed, isBackwards: false },
  'bad-shift': { code: 'bad-shift', column: 'resolve', typed, why: hours['not-understood'] },
  'leave-backwards': { code: 'leave-backwards', column: 'reply', other: 'arrive' },
  'bad-share': { code: 'bad-share', column: 'resolve', typed },
  'bad-repeat': { code: 'bad-repeat', column: 'resolve', typed },
  'bad-times': { code: 'bad-times', column: 'resolve', typed },
  'unknown-years': { code: 'unknown-years', column: 'calendar', years: [2027, 2028] },
}
/** Those that speak of a row, a year or a class, by the words they must have in place of the column's. */
const instead: Readonly<Partial<Record<TabProblem['code'], string | Words>>> = {
  'same-as': '7',
  'days-differ': '2026-10-01',
  'unknown-years': '2027',
  'names-nothing': { zh: '台账、类别', en: 'register, category' },
  'class-out': alwaysWords.plumbing,
  'class-narrowed': alwaysWords.urgent,
}

describe.each(['zh', 'en'] as const)('problems of a settings tab, in %s', (language) => {
  it.each(Object.values(everyTab).map((problem) => [problem.code, problem] as const))('%s', (code, problem) => {
    const text = tabProblemText(problem, policy.columns, language)
    const header = policy.columns.find((column) => column.key === problem.column)?.[language] ?? '?'
    const named = instead[code] ?? header
    expect(text).toContain(typeof named === 'string' ? named : named[language])
    if ('other' in problem)
      expect(text).toContain(policy.columns.find((column) => column.key === problem.other)?.[language])
    if ('typed' in problem) expect(text).toContain(typed)
    expect(/\p{Script=Han}/u.test(text.replaceAll(typed, ''))).toBe(language === 'zh')
  })
  it.each(
    Object.values(hours).flatMap((why) => [
      ['bad-hours', why.code, why] as const,
      ['bad-day-hours', why.code, why] as const,
      ['bad-shift', why.code, why] as const,
    ]),
  )('%s: %s', (code, _, why) => {
    const text = tabProblemText({ code, column: 'resolve', typed, why }, policy.columns, language)
    expect(text.length).toBeGreaterThan(12)
    expect(/\p{Script=Han}/u.test(text.replaceAll(/“[^”]*”|"[^"]*"|昨天/g, ''))).toBe(language === 'zh')
  })
  it.each(Object.values(durations).map((why) => [why.code, why] as const))('a duration: %s', (_, why) => {
    const text = tabProblemText({ code: 'bad-duration', column: 'resolve', typed, why }, policy.columns, language)
    expect(text.length).toBeGreaterThan(12)
    expect(text).toContain(typed)
    expect(/\p{Script=Han}/u.test(text.replaceAll(typed, ''))).toBe(language === 'zh')
  })
})

describe('a row that stands as it was', () => {
  const ignored = Object.values(everyTab).filter((problem) => isIgnored(problem) || isWithout(problem))
  it.each(ignored.map((problem) => [problem.code, problem] as const))(
    '%s: is told so, and not that it is not in force',
    (_, problem) => {
      for (const [still, zh, en] of [
        ['4小时', '仍按原来的', /stays in force|stands as it was/],
        ['', '仍和原来一样不填', /stays blank as it was/],
      ] as const) {
        const held = { ...problem, still }
        const told = tabProblemText(held, policy.columns, 'zh')
        expect(told).toContain(zh)
        expect(told).not.toMatch(/(?:本行|日历)也?未生效|不起作用|收不到/)
        const english = tabProblemText(held, policy.columns, 'en')
        expect(english).toMatch(en)
        expect(english).not.toMatch(/(?:row|calendar) is not in force|has no effect|neither is/)
      }
    },
  )
  it('says what it was in one line without what steers a terminal', () => {
    const held = { code: 'missing', column: 'resolve', still: '4小时\u202E\r\n\u001B[2J' } as const
    expect(tabProblemText(held, policy.columns, 'zh')).toBe('请填“办结”，仍按原来的“4小时 [2J”')
  })
})

describe('a duration that is refused says what to write instead', () => {
  it.each([
    ['半天', '分不清是自然日还是工作日的一部分，请写小时，如 4小时 或 36小时'],
    ['1.5天', '分不清是自然日还是工作日的一部分，请写小时，如 4小时 或 36小时'],
    ['第三天', '分不清当天算第几天，请写成 T+2（当日之后第二日结束前）或 2天'],
    ['明天', '说的是今天前后，时限从受理那天算起，请写成 当日、次日 或 T+2'],
    ['3时', '分不清是几小时还是几点，请写成 3小时 或 次日 15:00'],
    ['3M', '分不清是几个月还是几分钟，请写成 90天 或 3分钟'],
    ['1天12小时', '混用了几种单位（天按钟点走，小时按日历走），请只用一种，如 36小时 或 9天'],
    ['30秒', '不是整分钟，时限最细到分钟，请写成 1分钟 或 90分钟'],
    ['-5分钟', '是负数，时限只能往后算，请去掉负号'],
    ['9999天', '太长，最多 3650天'],
    ['0个工作日', '不大于 0，请写 1 到 2600个工作日，或写 立即'],
    ['次日 25:00', '里没有这样的时刻，请写 00:00 到 24:00，如 次日 08:30'],
    ['3个月', '长短不定，请写天数，如 90天'],
    ['24', '缺单位，请写成 24小时 或 3天'],
  ])('%s', (said, words) => {
    const read = parseDuration(said)
    if (!('problem' in read)) throw new Error(`${said} is understood`)
    const { problem: why } = read
    const shown = { code: 'bad-duration', column: 'resolve', typed: said, why } as const
    expect(tabProblemText(shown, policy.columns, 'zh')).toBe(`“办结”“${said}”${words}；本行未生效`)
    // What is told to be written instead is understood.
    const told = tabProblemText(shown, policy.columns, 'en')
    const instead = told.match(/T\+\d|next day \d\d:\d\d|\b\d+[mhdw]\b|at once/g) ?? []
    for (const one of instead) expect([one, parseDuration(one)]).not.toHaveProperty('1.problem')
  })

  it('each in words of its own', () => {
    const said = ['半天', '第三天', '明天', '3时', '3M', '1天12小时', '30秒', '-5分钟', '9999天', '0天', '24', '尽快']
    for (const language of ['zh', 'en'] as const) {
      const words = said.map((one) => {
        const read = parseDuration(one)
        return 'problem' in read ? durationText(read.problem, language) : one
      })
      expect(new Set(words).size).toBe(said.length)
    }
  })
})
