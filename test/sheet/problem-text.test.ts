import { describe, expect, it } from 'vitest'
import { callbacks, complaints, incidents, repairs } from '../../sheets-template/workbook/index.ts'
import type { Language } from '../../src/model/language.ts'
import type { CellProblemCode, Problem } from '../../src/model/problem.ts'
import type { Column } from '../../src/sheet/definition.ts'
import { joinProblems, problemText } from '../../src/sheet/problem-text.ts'
import { at } from '../calendar/support.ts'
import { ZONE } from '../support/desk.ts'

type Code = Problem['code']
const text = (problem: Problem, language: Language, columns: readonly Column[] = complaints.columns) =>
  problemText(problem, columns, language, ZONE)

/** Typed so, and what may have been meant. */
const typed = '¿'
const cell = (column: string, code: CellProblemCode, ...meant: readonly string[]): Problem => ({
  column,
  severity: 'warns',
  code,
  typed,
  ...(meant.length === 0 ? {} : { meant }),
})

/** One of each with its sentences; the compiler says when a code is left out. */
const every: {
  readonly [C in Code]: readonly [problem: Problem, zh: string, en: string, columns?: readonly Column[]]
} = {
  missing: [{ column: 'room', severity: 'blocks', code: 'missing' }, '请填“房号或地点”', 'Fill in "Room or place"'],
  'not-a-time': [
    cell('receivedAt', 'not-a-time'),
    '“受理时间”填的“¿”看不懂，请写完整，如 2026-11-21 09:30',
    '"Received at": "¿" cannot be read as a time; write it in full, like 2026-11-21 09:30',
  ],
  'ambiguous-time': [
    cell('receivedAt', 'ambiguous-time', '2026-03-04', '2026-04-03'),
    '“受理时间”填的“¿”有两种读法，是不是“2026-03-04”或“2026-04-03”？请写完整，如 2026-11-21 09:30',
    '"Received at": "¿" can be read two ways ("2026-03-04" or "2026-04-03"?); write it in full, like 2026-11-21 09:30',
  ],
  'needs-date': [
    cell('resolvedAt', 'needs-date'),
    '“办结时间”填的“¿”没说是哪一天，请写上日期',
    '"Resolved at": "¿" does not say which day; add the date',
  ],
  'needs-year': [
    cell('resolvedAt', 'needs-year'),
    '“办结时间”填的“¿”离今天太远，说不准是哪一年，请写上年份',
    '"Resolved at": "¿" is too far from today to tell the year; add the year',
  ],
  'odd-year': [
    cell('resolvedAt', 'odd-year'),
    '“办结时间”填的“¿”年份不对，请写完整，如 2026-11-21 09:30',
    '"Resolved at": "¿" has a year that cannot be right; write it in full, like 2026-11-21 09:30',
  ],
  'not-a-number': [
    cell('injured', 'not-a-number'),
    '“伤亡人数”填的“¿”不是数字，请只写数字',
    '"Injured": "¿" is not a number; write digits only',
    incidents.columns,
  ],
  'not-yes-no': [
    cell('anonymous', 'not-yes-no'),
    '“匿名”填的“¿”看不懂，请填是或否',
    '"Anonymous": "¿" is neither yes nor no; write yes or no',
  ],
  'unknown-choice': [
    cell('priority', 'unknown-choice'),
    '“优先级”没有“¿”这一项，请选：特急、紧急、一般',
    '"Priority" has no "¿"; choose one of: Critical, Urgent, Normal',
  ],
  'odd-phone': [
    cell('phone', 'odd-phone'),
    '“电话”不像电话号码，请核对：手机 11 位，座机带区号',
    '"Phone" does not look like a phone number; check it: a mobile has 11 digits, a land line its area code',
  ],
  'digits-lost': [
    cell('phone', 'digits-lost'),
    '“电话”被表格变成了 1.38E+10 这样的数，后几位已丢失，请重新填写',
    '"Phone" was turned into a number like 1.38E+10 and lost its last digits; type it again',
  ],
  'room-is-date': [
    cell('room', 'room-is-date', '3-2-1201'),
    '“房号或地点”被表格当成了日期，是不是“3-2-1201”？请重新填写',
    '"Room or place" was taken for a date ("3-2-1201"?); type it again',
  ],
  'unknown-staff': [
    cell('handler', 'unknown-staff', '王强', '王磊'),
    '“责任人”填的“¿”认不出是“人员”表里的谁，是不是“王强”或“王磊”？请写表里的全名',
    '"Handler": "¿" is not clearly anybody of the tab "Staff" ("王强" or "王磊"?); write the name as it stands there',
  ],
  'several-people': [
    cell('handler', 'several-people'),
    '“责任人”填的“¿”不止一个人，请只留一个',
    '"Handler": "¿" is more than one person; leave one',
  ],
  'unknown-category': [
    cell('category', 'unknown-category'),
    '“类别”填的“¿”在“分类”表里对不上，请从下拉里选',
    '"Category": "¿" is not one category of the tab "Categories"; choose from the list',
  ],
  'unknown-subcategory': [
    cell('subcategory', 'unknown-subcategory'),
    '“子类”填的“¿”在“分类”表里对不上，请从下拉里选',
    '"Subcategory": "¿" is not one subcategory of the tab "Categories"; choose from the list',
  ],
  'unknown-department': [
    { column: 'department', severity: 'warns', code: 'unknown-department', typed },
    '“责任部门”填的“¿”不是“人员”表里的部门，请从下拉里选',
    '"Department": "¿" is not a department of the tab "Staff"; choose from the list',
  ],
  'bad-levels': [
    { column: 'acknowledgedLevels', severity: 'warns', code: 'bad-levels', typed },
    '“知悉级别”填的“¿”看不懂，提醒照发，请写 1 或 1、2；要说到那时为止的各级，请留空',
    '"Acknowledged levels": "¿" names no levels, and the reminders go on; write 1, or 1 and 2; blank means every level that was reached',
  ],
  'impossible-number': [
    { column: 'injured', severity: 'warns', code: 'impossible-number', typed },
    '“伤亡人数”填的“¿”不可能，请核对',
    '"Injured": "¿" cannot be right; check it',
    incidents.columns,
  ],
  'unknown-case': [
    { column: 'case', severity: 'blocks', code: 'unknown-case', typed },
    '“个案编号”填的“¿”不在任何台账里，请核对编号',
    '"Case": "¿" is in no register; check the number',
    callbacks.columns,
  ],
  'in-the-future': [
    { column: 'resolvedAt', severity: 'warns', code: 'in-the-future' },
    '“办结时间”是将来的时间，请核对',
    '"Resolved at" is in the future; check it',
  ],
  before: [
    { column: 'resolvedAt', other: 'receivedAt', severity: 'warns', code: 'before' },
    '“办结时间”早于“受理时间”，请改其中一个',
    '"Resolved at" is before "Received at"; change one of them',
  ],
  'needed-with': [
    { column: 'result', other: 'resolvedAt', severity: 'warns', code: 'needed-with' },
    '办完的要填“处理结果”',
    'What is done needs "Result"',
  ],
  'not-with': [
    { column: 'status', other: 'resolvedAt', severity: 'warns', code: 'not-with' },
    '“办理情况”和“办结时间”矛盾，请改其中一个',
    '"Status" contradicts "Resolved at"; change one of them',
  ],
  'not-exempt': [
    { column: 'onSpotSatisfaction', other: 'settledOnSpot', severity: 'warns', code: 'not-exempt', because: 'blank' },
    '填了“当场解决且满意”，没有填“当场满意度”，不能免访：请填上“当场满意度”',
    '"Settled on the spot, satisfied" without "Satisfied on the spot?" does not exempt from a callback: fill in "Satisfied on the spot?"',
  ],
  'evidence-missing': [
    { column: 'evidence', severity: 'warns', code: 'evidence-missing' },
    '非正常投诉要填“证据清单”：合同、照片、录音录像、第三方报告、证人；都没有填“无”',
    'An abnormal complaint needs "Evidence held": contract, photos, recordings, third-party report, witness; or "None"',
  ],
  unfinished: [
    { column: 'resolvedAt', severity: 'warns', code: 'unfinished', at: at(ZONE, '2026-11-21 18:00') },
    '2026-11-21 18:00 看到这一行已经办完，现在又没办完：请改回“办结时间”或“办理情况”；要重新处理，请填“重开时间”，或选“重开”',
    'This was seen finished at 2026-11-21 18:00 and no longer is: put "Resolved at" or "Status" back; to take it up anew, fill in "Reopened at", or choose "Reopened"',
  ],
  'nothing-to-reopen': [
    { column: 'status', severity: 'warns', code: 'nothing-to-reopen' },
    '“办理情况”选了重开，但还没有办结过：请改选，或补填“办结时间”',
    '"Status" says reopened, but it was never resolved: choose another, or fill in "Resolved at"',
  ],
  'reopened-by-call': [
    { column: 'status', severity: 'warns', code: 'reopened-by-call', callback: 'HF-20261121-001' },
    '客户回访不满意（HF-20261121-001），这一件已重开：办好后请在“办结时间”填新的时间；没有填时间的，请把“办理情况”改成“处理中”，办好后再选“已办结”',
    'The customer was not satisfied (HF-20261121-001), and the case is open again: fill in the new "Resolved at" when it is done; or set "Status" to "In progress" now and to "Resolved" then',
  ],
  'needed-to-close': [
    { column: 'result', severity: 'warns', code: 'needed-to-close' },
    '客户已满意，填了“处理结果”才能关闭',
    'The customer is satisfied: it is closed as soon as "Result" is filled in',
  ],
  'not-closed-yet': [
    { column: 'closedAt', severity: 'warns', code: 'not-closed-yet' },
    '回访还没有结果，“结案时间”暂不算：请先在“回访台账”里完成回访',
    'Its callback has not ended, so "Closed at" does not count yet: call back first (tab "Callbacks")',
    incidents.columns,
  ],
  'try-not-counted': [
    { column: 'calledAt', severity: 'warns', code: 'try-not-counted' },
    '这次未接通不计次：请换一天、换一个时段（相差两小时以上）再访',
    'This call does not count as another try: call on another day and at another hour, two hours apart or more',
    callbacks.columns,
  ],
  'after-care-over': [
    { column: 'afterCareUntil', severity: 'warns', code: 'after-care-over' },
    '“善后至”已过：请填“结案时间”，或延长善后',
    '"After-care until" has passed: fill in "Closed at", or extend the after-care',
    incidents.columns,
  ],
  'example-changed': [
    { column: 'number', severity: 'warns', code: 'example-changed' },
    '这是示例行，系统不读：请把内容写到下面的空行，再把这一行改回原样',
    'This is the example row and is not read: write in a blank row below, and put this one back',
  ],
  'foreign-number': [
    { column: 'number', severity: 'blocks', code: 'foreign-number', typed },
    '“编号”由系统填写，请清空“¿”',
    '"Number" is written by the system; clear "¿"',
  ],
  'number-twice': [
    { column: 'number', severity: 'blocks', code: 'number-twice', typed },
    '和“¿”是同一件：如是新的一件，请改它的“受理时间”；如是多余的，请删掉这一行',
    'The same as "¿": change its "Received at" if it is a new one; delete the row if it is one too many',
  ],
  'no-policy': [
    { column: 'category', severity: 'warns', code: 'no-policy' },
    '“时限标准”里没有适用的一行：请告诉主管',
    'No row of the tab "Time limits" applies: tell your supervisor',
  ],
  'pauses-nothing': [
    { column: 'pauseReason', severity: 'warns', code: 'pauses-nothing' },
    '没有填“暂停原因”，不算暂停：填了之前时限照走',
    '"Paused for" is blank, so nothing is paused: the deadlines go on until a reason is given',
  ],
  'calendar-gone': [
    { column: 'category', severity: 'warns', code: 'calendar-gone', calendar: 'working' },
    '日历“工作时间”不在“日历”表里，或那一行没有生效，时限没有重算：请告诉主管',
    'The calendar "Working time" is not in the tab "Calendars", or its row there is not in force, and deadlines were not counted anew: tell your supervisor',
  ],
}

describe('each problem of a row as a sentence', () => {
  it.each(Object.entries(every))('%s', (code, [problem, zh, en, columns]) => {
    expect(problem.code).toBe(code)
    expect(text(problem, 'zh', columns)).toBe(zh)
    expect(text(problem, 'en', columns)).toBe(en)
  })

  it('each says something of its own', () => {
    for (const index of [1, 2] as const) {
      const said = Object.values(every).map((one) => one[index])
      expect(new Set(said).size).toBe(said.length)
    }
  })

  it.each(['odd-phone', 'digits-lost'] as const)('%s keeps the number to its own cell', (code) => {
    const problem: Problem = { column: 'phone', severity: 'warns', code, typed: '1380013', meant: ['13800138000'] }
    for (const language of ['zh', 'en'] as const) expect(text(problem, language)).not.toMatch(/1380013/)
  })
})

describe('in the words of the register', () => {
  it.each<[Problem, readonly Column[], string, string]>([
    [
      { column: 'calledAt', other: 'resolvedAt', severity: 'warns', code: 'before' },
      callbacks.columns,
      '“回访时间”早于“办结时间”，请改其中一个',
      '"Called at" is before "Resolved at"; change one of them',
    ],
    [
      { column: 'calledAt', severity: 'warns', code: 'unfinished', at: at(ZONE, '2026-11-21 18:00') },
      callbacks.columns,
      '2026-11-21 18:00 看到这一行已经办完，现在又没办完：请填回“回访时间”',
      'This was seen finished at 2026-11-21 18:00 and no longer is: fill in "Called at" again',
    ],
    [
      { column: 'closedAt', other: 'afterCareUntil', severity: 'warns', code: 'needed-with' },
      incidents.columns,
      '有了“善后至”，还要填“结案时间”',
      'With "After-care until", "Closed at" is needed too',
    ],
    [
      { column: 'result', other: 'closedAt', severity: 'warns', code: 'needed-with' },
      incidents.columns,
      '有了“结案时间”，还要填“处理结果”',
      'With "Closed at", "Result" is needed too',
    ],
    [
      { column: 'feeAgreed', other: 'resolvedAt', severity: 'warns', code: 'needed-with' },
      repairs.columns,
      '有偿的，办完前要有客户同意，请填“客户同意收费”',
      'What is paid for needs the customer to agree: fill in "Fee agreed"',
    ],
    [
      { column: 'responsible', other: 'validity', severity: 'warns', code: 'needed-with' },
      complaints.columns,
      '有效投诉要填“责任方”',
      'A valid complaint needs "Responsible party"',
    ],
    [
      { column: 'whyReason', other: 'why', severity: 'warns', code: 'needed-with' },
      callbacks.columns,
      '必访的要填“必访理由”',
      'A mandatory callback needs "Mandatory because"',
    ],
    [
      { column: 'handled', other: 'calledAt', severity: 'warns', code: 'needed-with' },
      callbacks.columns,
      '访成了要填“是否已处理”，没访成要填“未访成”',
      'A customer who was reached needs "Was it handled?"; one who was not, "Not done"',
    ],
    [
      { column: 'number', severity: 'blocks', code: 'number-twice', typed: 'HF-20261121-001' },
      callbacks.columns,
      '和“HF-20261121-001”是同一件：如是新的一件，请改它的“个案编号”；如是多余的，请删掉这一行',
      'The same as "HF-20261121-001": change its "Case" if it is a new one; delete the row if it is one too many',
    ],
  ])('%j', (problem, columns, zh, en) => {
    expect(text(problem, 'zh', columns)).toBe(zh)
    expect(text(problem, 'en', columns)).toBe(en)
  })
})

describe('what is quoted', () => {
  it('long cells by their beginning, signs whole', () => {
    const quoted = (said: string) =>
      text({ column: 'handler', severity: 'warns', code: 'unknown-staff', typed: said }, 'zh')
    expect(quoted('x'.repeat(30))).toContain(`“${'x'.repeat(30)}”`)
    expect(quoted('x'.repeat(50_000))).toContain(`“${'x'.repeat(30)}…”`)
    expect(quoted(`x${'😀'.repeat(50)}`).isWellFormed()).toBe(true)
    expect(quoted(`x${'😀'.repeat(50)}`).length).toBeLessThan(80)
  })

  it('three of what may have been meant', () => {
    expect(text(cell('handler', 'unknown-staff', '甲', '乙', '丙', '丁'), 'zh')).toContain('“甲”或“乙”或“丙”？')
    expect(text(cell('room', 'room-is-date'), 'zh')).toBe('“房号或地点”被表格当成了日期，请重新填写')
  })

  it('what is offered is whole', () => {
    const offered = 'Vehicles and parking/Space information not updated'
    expect(text(cell('category', 'unknown-category', offered), 'en')).toContain(`("${offered}"?)`)
    expect(text(cell('category', 'unknown-category', 'x'.repeat(50_000)), 'en')).toContain(`("${'x'.repeat(80)}…"?)`)
  })

  it('a column that is not known goes by its key', () => {
    expect(text({ column: 'nope', severity: 'blocks', code: 'missing' }, 'zh')).toBe('请填“nope”')
  })

  it('several stand side by side', () => {
    expect(joinProblems(['a', 'b'], 'zh')).toBe('a；b')
    expect(joinProblems(['a', 'b'], 'en')).toBe('a. b')
    expect(joinProblems([], 'zh')).toBeUndefined()
  })
})
