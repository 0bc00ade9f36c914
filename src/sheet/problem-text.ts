import { calendarNames } from '../../sheets-template/workbook/choices.ts'
import { words } from '../../sheets-template/workbook/content/words.ts'
import { complaints } from '../../sheets-template/workbook/index.ts'
import { formatInstant } from '../calendar/format.ts'
import type { Language, Words } from '../model/language.ts'
import type { Problem } from '../model/problem.ts'
import type { Column } from './definition.ts'
import { quote } from './quote.ts'
import { choiceWord } from './words.ts'

const inFull = words('请写完整，如 2026-11-21 09:30', 'write it in full, like 2026-11-21 09:30')
const fromList = words('请从下拉里选', 'choose from the list')

/** What is wrong with what stands in a cell, and what to do. */
const TYPED = {
  'not-a-time': [words('看不懂', 'cannot be read as a time'), inFull],
  'ambiguous-time': [words('有两种读法', 'can be read two ways'), inFull],
  'needs-date': [words('没说是哪一天', 'does not say which day'), words('请写上日期', 'add the date')],
  'needs-year': [
    words('离今天太远，说不准是哪一年', 'is too far from today to tell the year'),
    words('请写上年份', 'add the year'),
  ],
  'odd-year': [words('年份不对', 'has a year that cannot be right'), inFull],
  'not-a-number': [words('不是数字', 'is not a number'), words('请只写数字', 'write digits only')],
  'not-yes-no': [words('看不懂', 'is neither yes nor no'), words('请填是或否', 'write yes or no')],
  'unknown-staff': [
    words('认不出是“人员”表里的谁', 'is not clearly anybody of the tab "Staff"'),
    words('请写表里的全名', 'write the name as it stands there'),
  ],
  'several-people': [words('不止一个人', 'is more than one person'), words('请只留一个', 'leave one')],
  'unknown-category': [words('在“分类”表里对不上', 'is not one category of the tab "Categories"'), fromList],
  'unknown-subcategory': [words('在“分类”表里对不上', 'is not one subcategory of the tab "Categories"'), fromList],
  'unknown-department': [words('不是“人员”表里的部门', 'is not a department of the tab "Staff"'), fromList],
  'unknown-case': [words('不在任何台账里', 'is in no register'), words('请核对编号', 'check the number')],
  'bad-levels': [
    words('看不懂，提醒照发', 'names no levels, and the reminders go on'),
    words(
      '请写 1 或 1、2；要说到那时为止的各级，请留空',
      'write 1, or 1 and 2; blank means every level that was reached',
    ),
  ],
  'impossible-number': [words('不可能', 'cannot be right'), words('请核对', 'check it')],
} as const satisfies { readonly [C in Problem['code']]?: readonly [fault: Words, remedy: Words] }

/**
 * Why a cell is needed, where naming the cell that asks for it would not be true (a case may be resolved by its status) or not say
 * what to do.
 */
const BECAUSE: Readonly<Record<string, Words>> = {
  'resolvedAt result': words('办完的要填…', 'What is done needs …'),
  'resolvedAt feeAgreed': words(
    '有偿的，办完前要有客户同意，请填…',
    'What is paid for needs the customer to agree: fill in …',
  ),
  validity: words('有效投诉要填…', 'A valid complaint needs …'),
  why: words('必访的要填…', 'A mandatory callback needs …'),
  calledAt: words('访成了要填…，没访成要填“未访成”', 'A customer who was reached needs …; one who was not, "Not done"'),
}

/** A problem of a register's row as a sentence for the clerk (R05): what is wrong in which cell, and what to do. */
export function problemText(problem: Problem, columns: readonly Column[], language: Language, zone: string): string {
  // A callback speaks of the case's own columns as well.
  const header = (key: string) => [...columns, ...complaints.columns].find((one) => one.key === key)?.[language] ?? key
  const here = header(problem.column)
  const zh = language === 'zh'
  switch (problem.code) {
    case 'missing':
      return zh ? `请填“${here}”` : `Fill in "${here}"`
    case 'unknown-choice': {
      const offered =
        columns.find(({ key }) => key === problem.column)?.choices?.map((choice) => choice[language]) ?? []
      return zh
        ? `“${here}”没有${quote(problem.typed, language)}这一项，请选：${offered.join('、')}`
        : `"${here}" has no ${quote(problem.typed, language)}; choose one of: ${offered.join(', ')}`
    }
    case 'digits-lost':
      return zh
        ? `“${here}”被表格变成了 1.38E+10 这样的数，后几位已丢失，请重新填写`
        : `"${here}" was turned into a number like 1.38E+10 and lost its last digits; type it again`
    case 'room-is-date':
      return zh
        ? `“${here}”被表格当成了日期${meant(problem, language) || '，'}请重新填写`
        : `"${here}" was taken for a date${meant(problem, language)}; type it again`
    case 'odd-phone':
      // The number itself stays in its own cell: this text travels further than that.
      return zh
        ? `“${here}”不像电话号码，请核对：手机 11 位，座机带区号`
        : `"${here}" does not look like a phone number; check it: a mobile has 11 digits, a land line its area code`
    case 'in-the-future':
      return zh ? `“${here}”是将来的时间，请核对` : `"${here}" is in the future; check it`
    case 'before':
      return zh
        ? `“${here}”早于“${header(problem.other)}”，请改其中一个`
        : `"${here}" is before "${header(problem.other)}"; change one of them`
    case 'needed-with': {
      const because = BECAUSE[`${problem.other} ${problem.column}`] ?? BECAUSE[problem.other]
      const [fill, also] = [`“${here}”`, `"${here}"`]
      if (because !== undefined) return zh ? because.zh.replace('…', fill) : because.en.replace('…', also)
      return zh
        ? `有了“${header(problem.other)}”，还要填${fill}`
        : `With "${header(problem.other)}", ${also} is needed too`
    }
    case 'not-with':
      return zh
        ? `“${here}”和“${header(problem.other)}”矛盾，请改其中一个`
        : `"${here}" contradicts "${header(problem.other)}"; change one of them`
    case 'not-exempt':
      return notExempt(problem.because, here, header(problem.other))[language]
    case 'evidence-missing':
      return zh
        ? `非正常投诉要填“${here}”：合同、照片、录音录像、第三方报告、证人；都没有填“无”`
        : `An abnormal complaint needs "${here}": contract, photos, recordings, third-party report, witness; or "None"`
    case 'unfinished': {
      const at = formatInstant(zone, problem.at)
      const [status, reopened] = [header('status'), header('reopenedAt')]
      if (!columns.some(({ key }) => key === 'reopenedAt'))
        return zh
          ? `${at} 看到这一行已经办完，现在又没办完：请填回“${here}”`
          : `This was seen finished at ${at} and no longer is: fill in "${here}" again`
      return zh
        ? `${at} 看到这一行已经办完，现在又没办完：请改回“${here}”或“${status}”；要重新处理，请填“${reopened}”，或选“重开”`
        : `This was seen finished at ${at} and no longer is: put "${here}" or "${status}" back; to take it up anew, fill in "${reopened}", or choose "Reopened"`
    }
    case 'nothing-to-reopen':
      return zh
        ? `“${here}”选了重开，但还没有办结过：请改选，或补填“${header('resolvedAt')}”`
        : `"${here}" says reopened, but it was never resolved: choose another, or fill in "${header('resolvedAt')}"`
    case 'reopened-by-call': {
      const [resolved, status] = [header('resolvedAt'), header('status')]
      return zh
        ? `客户回访不满意（${problem.callback}），这一件已重开：办好后请在“${resolved}”填新的时间；没有填时间的，请把“${status}”改成“处理中”，办好后再选“已办结”`
        : `The customer was not satisfied (${problem.callback}), and the case is open again: fill in the new "${resolved}" when it is done; or set "${status}" to "In progress" now and to "Resolved" then`
    }
    case 'needed-to-close':
      return zh
        ? `客户已满意，填了“${here}”才能关闭`
        : `The customer is satisfied: it is closed as soon as "${here}" is filled in`
    case 'not-closed-yet':
      return zh
        ? `回访还没有结果，“${here}”暂不算：请先在“回访台账”里完成回访`
        : `Its callback has not ended, so "${here}" does not count yet: call back first (tab "Callbacks")`
    case 'try-not-counted':
      return zh
        ? `这次未接通不计次：请换一天、换一个时段（相差两小时以上）再访`
        : `This call does not count as another try: call on another day and at another hour, two hours apart or more`
    case 'after-care-over':
      return zh
        ? `“${here}”已过：请填“${header('closedAt')}”，或延长善后`
        : `"${here}" has passed: fill in "${header('closedAt')}", or extend the after-care`
    case 'example-changed':
      return zh
        ? '这是示例行，系统不读：请把内容写到下面的空行，再把这一行改回原样'
        : 'This is the example row and is not read: write in a blank row below, and put this one back'
    case 'foreign-number':
      return zh
        ? `“${here}”由系统填写，请清空${quote(problem.typed, language)}`
        : `"${here}" is written by the system; clear ${quote(problem.typed, language)}`
    case 'number-twice': {
      const own = header(columns.some(({ key }) => key === 'receivedAt') ? 'receivedAt' : 'case')
      return zh
        ? `和${quote(problem.typed, language)}是同一件：如是新的一件，请改它的“${own}”；如是多余的，请删掉这一行`
        : `The same as ${quote(problem.typed, language)}: change its "${own}" if it is a new one; delete the row if it is one too many`
    }
    case 'no-policy':
      return zh
        ? '“时限标准”里没有适用的一行：请告诉主管'
        : 'No row of the tab "Time limits" applies: tell your supervisor'
    case 'pauses-nothing':
      return zh
        ? `没有填“${here}”，不算暂停：填了之前时限照走`
        : `"${here}" is blank, so nothing is paused: the deadlines go on until a reason is given`
    case 'calendar-gone': {
      const name = quote(choiceWord(calendarNames, problem.calendar, language), language)
      return zh
        ? `日历${name}不在“日历”表里，或那一行没有生效，时限没有重算：请告诉主管`
        : `The calendar ${name} is not in the tab "Calendars", or its row there is not in force, and deadlines were not counted anew: tell your supervisor`
    }
    default: {
      const [fault, remedy] = TYPED[problem.code]
      const offered = meant(problem, language)
      return zh
        ? `“${here}”填的${quote(problem.typed, language)}${fault.zh}${offered || '，'}${remedy.zh}`
        : `"${here}": ${quote(problem.typed, language)} ${fault.en}${offered}; ${remedy.en}`
    }
  }
}

/** Why the case is called back all the same (R36), and what to do. */
function notExempt(because: 'blank' | 'filled' | 'unhappy', here: string, other: string): Words {
  switch (because) {
    case 'blank':
      return words(
        `填了“${other}”，没有填“${here}”，不能免访：请填上“${here}”`,
        `"${other}" without "${here}" does not exempt from a callback: fill in "${here}"`,
      )
    case 'filled':
      return words(
        `填了“${other}”，又填了“${here}”，不能免访：请改其中一个`,
        `"${other}" together with "${here}" does not exempt from a callback: change one of them`,
      )
    case 'unhappy':
      return words(
        `“${here}”是不满意，和“${other}”矛盾，不能免访：请改其中一个`,
        `"${here}" says not satisfied, which contradicts "${other}" and does not exempt from a callback: change one of them`,
      )
  }
}

/** What is offered is to be chosen: an English category with its subcategory is still whole. */
const LONGEST_OFFERED = 80

/** What may have been meant, to be offered (R07). */
function meant(problem: Problem, language: Language): string {
  const said = 'meant' in problem ? problem.meant : []
  if (said.length === 0) return ''
  const offered = said.slice(0, 3).map((word) => quote(word, language, LONGEST_OFFERED))
  return language === 'zh' ? `，是不是${offered.join('或')}？` : ` (${offered.join(' or ')}?)`
}

/** Several problems in one cell. */
export const joinProblems = (texts: readonly string[], language: Language): string | undefined =>
  texts.length === 0 ? undefined : texts.join(language === 'zh' ? '；' : '. ')
