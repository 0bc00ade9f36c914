import { describe, expect, it } from 'vitest'
import { complaints, policy } from '../../sheets-template/workbook/index.ts'
import { parseDuration } from '../../src/calendar/duration.ts'
import type { DurationProblem } from '../../src/calendar/duration-problem.ts'
import type { Problem } from '../../src/model/problem.ts'
import { durationText } from '../../src/sheet/duration-text.ts'
import { joinProblems, problemText, tabProblemText } from '../../src/sheet/problem-text.ts'
import type { TabProblem } from '../../src/sheet/tab-problem.ts'

type Code = Problem['code']
/** One of each; the compiler says when a code is left out. */
const every: { readonly [C in Code]: Extract<Problem, { code: C }> | Problem } = {
  missing: { column: 'room', severity: 'blocks', code: 'missing' },
  'in-the-future': { column: 'resolvedAt', severity: 'warns', code: 'in-the-future' },
  'no-policy': { column: 'category', severity: 'warns', code: 'no-policy' },
  'not-a-time': { column: 'receivedAt', severity: 'blocks', code: 'not-a-time', typed: '昨天' },
  'not-a-number': { column: 'phone', severity: 'warns', code: 'not-a-number', typed: '昨天' },
  'unknown-choice': { column: 'priority', severity: 'warns', code: 'unknown-choice', typed: '昨天' },
  'not-yes-no': { column: 'anonymous', severity: 'warns', code: 'not-yes-no', typed: '昨天' },
  'unknown-staff': { column: 'handler', severity: 'warns', code: 'unknown-staff', typed: '昨天' },
  'unknown-category': { column: 'category', severity: 'blocks', code: 'unknown-category', typed: '昨天' },
  'unknown-subcategory': { column: 'subcategory', severity: 'warns', code: 'unknown-subcategory', typed: '昨天' },
  'odd-phone': { column: 'phone', severity: 'warns', code: 'odd-phone', typed: '昨天' },
  before: { column: 'resolvedAt', other: 'receivedAt', severity: 'warns', code: 'before' },
  'needed-with': { column: 'result', other: 'resolvedAt', severity: 'warns', code: 'needed-with' },
  'foreign-number': { column: 'number', severity: 'blocks', code: 'foreign-number', typed: '昨天' },
  'number-twice': { column: 'number', severity: 'blocks', code: 'number-twice', typed: '昨天' },
}
const headerOf = (key: string, language: 'zh' | 'en') =>
  complaints.columns.find((column) => column.key === key)?.[language] ?? ''

describe.each(['zh', 'en'] as const)('problems of a row, in %s', (language) => {
  it.each(Object.values(every).map((problem) => [problem.code, problem] as const))('%s', (code, problem) => {
    const text = problemText(problem, complaints.columns, language)
    if (code !== 'no-policy') expect(text).toContain(headerOf(problem.column, language))
    if ('other' in problem) expect(text).toContain(headerOf(problem.other, language))
    if ('typed' in problem && code !== 'odd-phone') expect(text).toContain('昨天')
    if (code === 'odd-phone') expect(text).not.toContain('昨天')
    expect(/\p{Script=Han}/u.test(text.replaceAll('昨天', ''))).toBe(language === 'zh')
  })

  it('each says something of its own', () => {
    const texts = Object.values(every).map((problem) => problemText(problem, complaints.columns, language))
    expect(new Set(texts).size).toBe(texts.length)
  })
})

describe('sentences in full', () => {
  it.each<[Problem, string, string]>([
    [every.missing, '请填“房号或地点”', 'Fill in "Room or place"'],
    [
      every['unknown-choice'],
      '“优先级”没有“昨天”这一项，可选：特急、紧急、一般',
      '"Priority" has no "昨天"; choose one of: Critical, Urgent, Normal',
    ],
    [every.before, '“办结时间”早于“受理时间”', '"Resolved at" is before "Received at"'],
    [every['needed-with'], '填了“办结时间”，还要填“处理结果”', 'With "Resolved at" filled, "Result" is needed too'],
    [every['no-policy'], '时限标准里没有适用的一行', 'No row of the time limits applies'],
  ])('%j', (problem, zh, en) => {
    expect(problemText(problem, complaints.columns, 'zh')).toBe(zh)
    expect(problemText(problem, complaints.columns, 'en')).toBe(en)
  })

  it('long cells are quoted by their beginning, signs whole', () => {
    const quoted = (typed: string) =>
      problemText({ column: 'handler', severity: 'warns', code: 'unknown-staff', typed }, complaints.columns, 'zh')
    expect(quoted('x'.repeat(30))).toContain(`“${'x'.repeat(30)}”`)
    expect(quoted('x'.repeat(50_000))).toContain(`“${'x'.repeat(30)}…”`)
    expect(quoted(`x${'😀'.repeat(50)}`).isWellFormed()).toBe(true)
    expect(quoted(`x${'😀'.repeat(50)}`).length).toBeLessThan(60)
  })

  it('a column that is not known goes by its key', () => {
    expect(problemText({ ...every.missing, column: 'nope' }, complaints.columns, 'zh')).toBe('请填“nope”')
  })

  it('several stand side by side', () => {
    expect(joinProblems(['a', 'b'], 'zh')).toBe('a；b')
    expect(joinProblems(['a', 'b'], 'en')).toBe('a; b')
    expect(joinProblems([], 'zh')).toBeUndefined()
  })
})

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
  'unknown-calendar': { code: 'unknown-calendar', column: 'calendar', typed },
  'bad-mail': { code: 'bad-mail', column: 'resolve', typed },
  'bad-level': { code: 'bad-level', column: 'resolve', typed },
  'name-twice': { code: 'name-twice', column: 'resolve', typed },
  'unknown-deputy': { code: 'unknown-deputy', column: 'resolve', typed },
  'same-as': { code: 'same-as', column: 'register', row: 6 },
  'never-open': { code: 'never-open', column: 'resolve' },
}

describe.each(['zh', 'en'] as const)('problems of a settings tab, in %s', (language) => {
  it.each(Object.values(everyTab).map((problem) => [problem.code, problem] as const))('%s', (code, problem) => {
    const text = tabProblemText(problem, policy.columns, language)
    const header = policy.columns.find((column) => column.key === problem.column)?.[language] ?? '?'
    expect(text).toContain(code === 'same-as' ? '7' : header)
    if ('typed' in problem) expect(text).toContain(typed)
    expect(/\p{Script=Han}/u.test(text.replaceAll(typed, ''))).toBe(language === 'zh')
  })
  it.each(Object.values(durations).map((why) => [why.code, why] as const))('a duration: %s', (_, why) => {
    const text = tabProblemText({ code: 'bad-duration', column: 'resolve', typed, why }, policy.columns, language)
    expect(text.length).toBeGreaterThan(12)
    expect(text).toContain(typed)
    expect(/\p{Script=Han}/u.test(text.replaceAll(typed, ''))).toBe(language === 'zh')
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
    expect(tabProblemText(shown, policy.columns, 'zh')).toBe(`“办结”“${said}”${words}`)
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
