import { calendarNames } from '../../sheets-template/workbook/choices.ts'
import { formatInstant } from '../calendar/format.ts'
import type { Language } from '../model/language.ts'
import type { Problem } from '../model/problem.ts'
import type { Column } from './definition.ts'
import { quote } from './quote.ts'
import { choiceWord } from './words.ts'

/** A problem of a register's row as a sentence for the clerk (R05): what is wrong in which cell, and what to do. */
export function problemText(problem: Problem, columns: readonly Column[], language: Language, zone: string): string {
  const header = (key: string) => columns.find((column) => column.key === key)?.[language] ?? key
  const here = header(problem.column)
  const zh = language === 'zh'
  switch (problem.code) {
    case 'missing':
      return zh ? `请填“${here}”` : `Fill in "${here}"`
    case 'not-a-time':
      return zh
        ? `“${here}”不是看得懂的时间：${quote(problem.typed, language)}，请写成 2026-11-21 09:30`
        : `"${here}" is no time that can be read: ${quote(problem.typed, language)}; write 2026-11-21 09:30`
    case 'ambiguous-time':
      return zh
        ? `“${here}”${quote(problem.typed, language)}有两种读法${meant(problem, language)}，请写成 2026-11-21 09:30`
        : `"${here}" ${quote(problem.typed, language)} can be read two ways${meant(problem, language)}; write 2026-11-21 09:30`
    case 'needs-date':
      return zh
        ? `“${here}”只写了时刻 ${quote(problem.typed, language)}，请写上日期`
        : `"${here}" ${quote(problem.typed, language)} is a time without a day; add the date`
    case 'needs-year':
      return zh
        ? `“${here}”${quote(problem.typed, language)}离今天太远，请写上年份`
        : `"${here}" ${quote(problem.typed, language)} is too far from today to tell its year; add the year`
    case 'odd-year':
      return zh
        ? `“${here}”的年份不对：${quote(problem.typed, language)}`
        : `"${here}" has an impossible year: ${quote(problem.typed, language)}`
    case 'not-a-number':
      return zh
        ? `“${here}”应是数字，不是${quote(problem.typed, language)}`
        : `"${here}" should be a number, not ${quote(problem.typed, language)}`
    case 'not-yes-no':
      return zh
        ? `“${here}”请填是或否，不是${quote(problem.typed, language)}`
        : `"${here}" should be yes or no, not ${quote(problem.typed, language)}`
    case 'unknown-choice': {
      const words = columns.find(({ key }) => key === problem.column)?.choices?.map((choice) => choice[language]) ?? []
      return zh
        ? `“${here}”没有${quote(problem.typed, language)}这一项，可选：${words.join('、')}`
        : `"${here}" has no ${quote(problem.typed, language)}; choose one of: ${words.join(', ')}`
    }
    case 'unknown-staff':
      return zh
        ? `“${here}”${quote(problem.typed, language)}不在人员表里${meant(problem, language)}`
        : `"${here}" ${quote(problem.typed, language)} is not in the staff tab${meant(problem, language)}`
    case 'several-people':
      return zh
        ? `“${here}”只能填一个人，不是${quote(problem.typed, language)}`
        : `"${here}" takes one person, not ${quote(problem.typed, language)}`
    case 'unknown-category':
    case 'unknown-subcategory':
      return zh
        ? `“${here}”${quote(problem.typed, language)}不在分类表里${meant(problem, language)}`
        : `"${here}" ${quote(problem.typed, language)} is not in the category tab${meant(problem, language)}`
    case 'unknown-department':
      return zh
        ? `“${here}”${quote(problem.typed, language)}不是人员表里的部门`
        : `"${here}" ${quote(problem.typed, language)} is no department of the staff tab`
    case 'digits-lost':
      return zh
        ? `“${here}”被表格改成了科学计数，后面的数字已经丢了，请重新填写`
        : `"${here}" was turned into a power of ten and lost its last digits; type it again`
    case 'room-is-date':
      return zh
        ? `“${here}”被表格当成了日期${meant(problem, language)}，请按原样重新填写`
        : `"${here}" was taken for a date${meant(problem, language)}; type it again as it was`
    case 'impossible-number':
      return zh
        ? `“${here}”不会是${quote(problem.typed, language)}`
        : `"${here}" cannot be ${quote(problem.typed, language)}`
    case 'odd-phone':
      // The number itself stays in its own cell: this text travels further than that.
      return zh ? `“${here}”不像电话号码，请核对` : `"${here}" does not look like a phone number; check it`
    case 'in-the-future':
      return zh ? `“${here}”还没有到` : `"${here}" is in the future`
    case 'before':
      return zh ? `“${here}”早于“${header(problem.other)}”` : `"${here}" is before "${header(problem.other)}"`
    case 'needed-with':
      return zh
        ? `填了“${header(problem.other)}”，还要填“${here}”`
        : `With "${header(problem.other)}" filled, "${here}" is needed too`
    case 'not-with':
      return zh
        ? `“${here}”和“${header(problem.other)}”矛盾，请改其中一个`
        : `"${here}" contradicts "${header(problem.other)}"; change one of them`
    case 'evidence-missing':
      return zh
        ? `非正常投诉要登记“${here}”：合同、照片、录音录像、第三方报告、证人；都没有填“无”`
        : `An abnormal complaint needs "${here}": contract, photos, recordings, third-party report, witness; or "None"`
    case 'unfinished': {
      const at = formatInstant(zone, problem.at)
      return zh
        ? `${at} 已经结束，现在又变回未结束：填回“${here}”，要重新处理就填重开`
        : `It was finished at ${at} and now is not: fill in "${here}" again, or reopen it`
    }
    case 'nothing-to-reopen':
      return zh ? `“${here}”选了重开，但还没有办结过` : `"${here}" says reopened, but it was never resolved`
    case 'after-care-over':
      return zh
        ? `“${here}”已过：结案请填结案时间，否则延长善后`
        : `"${here}" has passed: close the incident or extend it`
    case 'unknown-case':
      return zh
        ? `“${here}”${quote(problem.typed, language)}不在台账里`
        : `"${here}" ${quote(problem.typed, language)} is in no register`
    case 'example-changed':
      return zh
        ? '这是示例行，系统不读：请把内容写到下面的空行，再把这一行删掉或改回原样'
        : 'This is the example row and is not read: write in a blank row below, and delete this one or put it back'
    case 'foreign-number':
      return zh
        ? `“${here}”由系统填写，请清空${quote(problem.typed, language)}`
        : `"${here}" is written by the system; clear ${quote(problem.typed, language)}`
    case 'number-twice':
      return zh
        ? `和编号${quote(problem.typed, language)}的个案一样：如是新个案，请把受理时间改成它自己的；如是多余的，请删掉这一行`
        : `The same as case ${quote(problem.typed, language)}: give a new case its own time of receipt; delete the row if it is one too many`
    case 'no-policy':
      return zh ? '时限标准里没有适用的一行' : 'No row of the time limits applies'
    case 'pauses-nothing':
      return zh
        ? `没有填“${here}”，不算暂停：填了之前时限照走`
        : `"${here}" is blank, so nothing is paused: the deadlines go on until a reason is given`
    case 'calendar-gone': {
      const name = quote(choiceWord(calendarNames, problem.calendar, language), language)
      return zh
        ? `日历${name}不在“日历”表里，或那一行没有生效：时限没有重算，请在“日历”表里改好`
        : `The calendar ${name} is not in the tab "Calendars", or its row there is not in force: deadlines were not counted anew; mend it there`
    }
  }
}

/** What may have been meant, to be offered (R07). */
function meant({ meant: words = [] }: { readonly meant?: readonly string[] }, language: Language): string {
  if (words.length === 0) return ''
  const said = words.slice(0, 3).map((word) => quote(word, language))
  return language === 'zh' ? `，是不是${said.join('或')}？` : ` (${said.join(' or ')}?)`
}

/** Several problems in one cell. */
export const joinProblems = (texts: readonly string[], language: Language): string | undefined =>
  texts.length === 0 ? undefined : texts.join(language === 'zh' ? '；' : '; ')
