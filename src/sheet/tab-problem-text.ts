import { formatDay } from '../calendar/format.ts'
import type { Language } from '../model/language.ts'
import type { Column } from './definition.ts'
import { durationText } from './duration-text.ts'
import { dayHoursText, hoursText } from './hours-text.ts'
import { quote } from './quote.ts'
import type { TabProblem } from './tab-problem.ts'

/** A problem of a settings tab's row as a sentence for whoever keeps the tab. */
export function tabProblemText(problem: TabProblem, columns: readonly Column[], language: Language): string {
  const header = (key: string) => columns.find((column) => column.key === key)?.[language] ?? key
  const here = header(problem.column)
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
      return about(
        '不是看得懂的日期，请写成 2026-10-01，本行未生效',
        'is no date that can be read; write 2026-10-01; this row is not in force',
      )
    case 'not-a-number':
    case 'not-yes-no':
      return about('看不懂，本行未生效', 'is not understood; this row is not in force')
    case 'unknown-choice': {
      const words = columns.find(({ key }) => key === problem.column)?.choices?.map((choice) => choice[language]) ?? []
      return about(
        `看不懂，可选：${words.join('、')}；本行未生效`,
        `is not understood, choose from: ${words.join(', ')}; this row is not in force`,
      )
    }
    case 'bad-duration':
      return about(
        `${durationText(problem.why, 'zh')}；本行未生效`,
        `${durationText(problem.why, 'en')}; this row is not in force`,
      )
    case 'bad-hours':
      return about(
        `${hoursText(problem.why, 'zh')}；这个日历未生效`,
        `${hoursText(problem.why, 'en')}; this calendar is not in force`,
      )
    case 'bad-day-hours':
      return about(
        `${dayHoursText(problem.why, 'zh')}；本行未生效`,
        `${dayHoursText(problem.why, 'en')}; this row is not in force`,
      )
    case 'bad-zone':
      return about('不是时区，请写成 Asia/Shanghai', 'is no time zone; write Asia/Shanghai')
    case 'bad-number':
      return about('应是大于 0 的数字', 'should be a number above 0')
    case 'unknown-calendar':
      return about('不在“日历”表里，本行未生效', 'is not in the tab "Calendars"; this row is not in force')
    case 'calendar-not-in-force':
      return about(
        '未生效（见“日历”表的“检查”），本行也未生效',
        'is not in force (see "Check" in the tab "Calendars"), and neither is this row',
      )
    case 'calendar-skipped':
      return about(
        '未生效（见“日历”表的“检查”），本行对它不起作用',
        'is not in force (see "Check" in the tab "Calendars"); this row does nothing for it',
      )
    case 'unknown-setting':
      return about('：没有这一项设置，本行不起作用', 'is no setting; this row has no effect')
    case 'moved-setting':
      return about(
        '已移到“日历”表：请到那里填写，并删去本行',
        'has moved to the tab "Calendars": fill it in there and delete this row',
      )
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
      return zh
        ? `“${here}”到“${header(problem.other)}”都没有时段，这个日历未生效`
        : `No hours from "${here}" to "${header(problem.other)}"; this calendar is not in force`
    case 'name-too-long':
      return about(
        `太长，最多 ${problem.most} 个字，本行未生效`,
        `is too long, ${problem.most} characters at most; this row is not in force`,
      )
    case 'always-open':
      return alwaysOpenText([problem.column, ...problem.others].map(header), language)
    case 'ends-before-start':
      return zh
        ? `“${here}”早于“${header(problem.other)}”，本行未生效`
        : `"${here}" is before "${header(problem.other)}"; this row is not in force`
    case 'too-many-days':
      return tooManyDays(here, problem, language)
    case 'days-differ': {
      const date = formatDay(problem.day)
      const calendar = quote(problem.calendar, language)
      return zh
        ? `${date} 与第 ${problem.row + 1} 行说法不同（${calendar}），以上面的一行为准`
        : `Says something else of ${date} than row ${problem.row + 1} (${calendar}); the upper row holds`
    }
    case 'unknown-years':
      return zh
        ? `${problem.years.join('、')} 年的法定节假日还没有数据：请在“特殊日期”里填写休息日和调休，或更新 daily-clear；目前只按星期计算`
        : `The public holidays of ${problem.years.join(', ')} are not known yet: enter days off and make-up workdays in "Special days", or update daily-clear; until then the week alone counts`
  }
}

function alwaysOpenText(headers: readonly string[], language: Language): string {
  return language === 'zh'
    ? `${headers.map((header) => `“${header}”`).join('')}填的不起作用：24小时总是全天`
    : `What stands in ${headers.map((header) => `"${header}"`).join(', ')} does not count: round the clock is always open`
}

function tooManyDays(
  here: string,
  { most, of }: Extract<TabProblem, { code: 'too-many-days' }>,
  language: Language,
): string {
  if (of === 'row')
    return language === 'zh'
      ? `“${here}”太远，一行最多 ${most} 天，本行未生效`
      : `"${here}" is too far off, ${most} days a row at most; this row is not in force`
  return language === 'zh'
    ? `特殊日期太多，全表最多 ${most} 天，本行未生效：请删去过去的`
    : `Too many special days, ${most} in the whole tab at most; this row is not in force: delete those that are over`
}
