import { calendarNames } from '../../sheets-template/workbook/choices.ts'
import type { Language } from '../model/language.ts'
import type { Problem } from '../model/problem.ts'
import type { Column } from './definition.ts'
import { quote } from './quote.ts'
import { choiceWord } from './words.ts'

/** A problem of a register's row as a sentence for the clerk (R05): what is wrong in which cell, and what to do. */
export function problemText(problem: Problem, columns: readonly Column[], language: Language): string {
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
        ? `“${here}”${quote(problem.typed, language)}不在人员表里`
        : `"${here}" ${quote(problem.typed, language)} is not in the staff tab`
    case 'unknown-category':
    case 'unknown-subcategory':
      return zh
        ? `“${here}”${quote(problem.typed, language)}不在分类表里`
        : `"${here}" ${quote(problem.typed, language)} is not in the category tab`
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
    case 'foreign-number':
      return zh
        ? `“${here}”由系统填写，请清空${quote(problem.typed, language)}`
        : `"${here}" is written by the system; clear ${quote(problem.typed, language)}`
    case 'number-twice':
      return zh
        ? `编号${quote(problem.typed, language)}上面已有：如是复制的新个案，请清空“${here}”`
        : `Number ${quote(problem.typed, language)} stands on a row above: if this is a new case, clear "${here}"`
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

/** Several problems in one cell. */
export const joinProblems = (texts: readonly string[], language: Language): string | undefined =>
  texts.length === 0 ? undefined : texts.join(language === 'zh' ? '；' : '; ')
