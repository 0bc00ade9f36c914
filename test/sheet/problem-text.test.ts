import { describe, expect, it } from 'vitest'
import { complaints } from '../../sheets-template/workbook/index.ts'
import type { Problem } from '../../src/model/problem.ts'
import { joinProblems, problemText } from '../../src/sheet/problem-text.ts'

type Code = Problem['code']
/** One of each; the compiler says when a code is left out. */
const every: { readonly [C in Code]: Extract<Problem, { code: C }> | Problem } = {
  missing: { column: 'room', severity: 'blocks', code: 'missing' },
  'in-the-future': { column: 'resolvedAt', severity: 'warns', code: 'in-the-future' },
  'pauses-nothing': { column: 'pauseReason', severity: 'warns', code: 'pauses-nothing' },
  'calendar-gone': { column: 'category', severity: 'warns', code: 'calendar-gone', calendar: '昨天' },
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
    if (code !== 'no-policy' && code !== 'calendar-gone') expect(text).toContain(headerOf(problem.column, language))
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
    [
      every['pauses-nothing'],
      '没有填“暂停原因”，不算暂停：填了之前时限照走',
      '"Paused for" is blank, so nothing is paused: the deadlines go on until a reason is given',
    ],
    [
      { ...every['calendar-gone'], code: 'calendar-gone', calendar: 'working' },
      '日历“工作时间”不在“日历”表里，或那一行没有生效：时限没有重算，请在“日历”表里改好',
      'The calendar "Working time" is not in the tab "Calendars", or its row there is not in force: deadlines were not counted anew; mend it there',
    ],
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
