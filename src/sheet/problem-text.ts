import type { Language } from '../model/language.ts'
import type { Problem } from '../model/problem.ts'
import type { Column } from './definition.ts'
import { durationText } from './duration-text.ts'
import type { TabProblem } from './tab-problem.ts'

/** Long cells are quoted by their beginning. */
const quote = (typed: string, language: Language): string => {
  // Not cut through the middle of a character that takes two units.
  const short = typed.length > 30 ? `${typed.slice(0, 30).replace(/[\uD800-\uDBFF]$/, '')}…` : typed
  return language === 'zh' ? `“${short}”` : `"${short}"`
}

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
  }
}

/** Several problems in one cell. */
export const joinProblems = (texts: readonly string[], language: Language): string | undefined =>
  texts.length === 0 ? undefined : texts.join(language === 'zh' ? '；' : '; ')

/** A problem of a settings tab's row as a sentence for whoever keeps the tab. */
export function tabProblemText(problem: TabProblem, columns: readonly Column[], language: Language): string {
  const here = columns.find((column) => column.key === problem.column)?.[language] ?? problem.column
  const zh = language === 'zh'
  const about = (whatZh: string, whatEn: string): string =>
    'typed' in problem
      ? zh
        ? `“${here}”${quote(problem.typed, language)}${whatZh}`
        : `"${here}" ${quote(problem.typed, language)} ${whatEn}`
      : zh
        ? `“${here}”${whatZh}`
        : `"${here}" ${whatEn}`
  switch (problem.code) {
    case 'missing':
      return zh ? `请填“${here}”，本行未生效` : `Fill in "${here}"; this row is not in force`
    case 'not-a-time':
    case 'not-a-number':
    case 'not-yes-no':
    case 'unknown-choice':
      return about('看不懂，本行未生效', 'is not understood; this row is not in force')
    case 'bad-duration':
      return about(durationText(problem.why, 'zh'), durationText(problem.why, 'en'))
    case 'bad-hours':
      return about('不是看得懂的时段，请写成 08:30-18:00', 'is no working time; write 08:30-18:00')
    case 'bad-zone':
      return about('不是时区，请写成 Asia/Shanghai', 'is no time zone; write Asia/Shanghai')
    case 'bad-number':
      return about('应是大于 0 的数字', 'should be a number above 0')
    case 'unknown-calendar':
      return about('不在日历表里，本行未生效', 'is not in the calendar tab; this row is not in force')
    case 'bad-mail':
      return about('不是邮箱地址，这个人收不到邮件', 'is no mail address; this person gets no mail')
    case 'bad-level':
      return about('应是 0 到 9 的整数，本行未生效', 'should be a whole number from 0 to 9; this row is not in force')
    case 'name-twice':
      return about('上面已有，本行未生效', 'stands above already; this row is not in force')
    case 'unknown-deputy':
      return about('不在人员表里', 'is not in the staff tab')
    case 'same-as':
      return zh
        ? `与第 ${problem.row + 1} 行重复，本行未生效`
        : `The same as row ${problem.row + 1}; this row is not in force`
    case 'never-open':
      return about('没有留下任何工作时间，未生效', 'leaves no working time at all; not in force')
  }
}
