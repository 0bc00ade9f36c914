import { alwaysWords } from '../../sheets-template/workbook/content/mandatory.ts'
import { formatDay } from '../calendar/format.ts'
import type { Language, Words } from '../model/language.ts'
import type { Column } from './definition.ts'
import { durationText } from './duration-text.ts'
import { dayHoursText, hoursText } from './hours-text.ts'
import { peopleProblemText } from './people-problem-text.ts'
import { quote } from './quote.ts'
import { MOST_REPEATS } from './rule-times.ts'
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
  const still = stillText(problem)
  const [stillZh, stillEn] = still === undefined ? ['', ''] : [`，${still.zh}`, `; ${still.en}`]
  const { zh: outZh, en: outEn } = still ?? { zh: '本行未生效', en: 'this row is not in force' }
  const { zh: calendarOutZh, en: calendarOutEn } = still ?? {
    zh: '这个日历未生效',
    en: 'this calendar is not in force',
  }
  switch (problem.code) {
    case 'missing':
      return zh ? `请填“${here}”，${outZh}` : `Fill in "${here}"; ${outEn}`
    case 'not-a-time':
      return about(
        `不是看得懂的日期，请写成 2026-10-01，${outZh}`,
        `is no date that can be read; write 2026-10-01; ${outEn}`,
      )
    case 'not-a-number':
    case 'not-yes-no':
      return about(`看不懂，${outZh}`, `is not understood; ${outEn}`)
    case 'unknown-choice': {
      const words = columns.find(({ key }) => key === problem.column)?.choices?.map((choice) => choice[language]) ?? []
      return about(
        `看不懂，可选：${words.join('、')}；${outZh}`,
        `is not understood, choose from: ${words.join(', ')}; ${outEn}`,
      )
    }
    case 'bad-duration':
      return about(`${durationText(problem.why, 'zh')}；${outZh}`, `${durationText(problem.why, 'en')}; ${outEn}`)
    case 'bad-hours':
      return about(
        `${hoursText(problem.why, 'zh')}；${calendarOutZh}`,
        `${hoursText(problem.why, 'en')}; ${calendarOutEn}`,
      )
    case 'bad-day-hours':
      return about(`${dayHoursText(problem.why, 'zh')}；${outZh}`, `${dayHoursText(problem.why, 'en')}; ${outEn}`)
    case 'bad-zone':
      return about(`不是时区，请写成 Asia/Shanghai${stillZh}`, `is no time zone; write Asia/Shanghai${stillEn}`)
    case 'bad-number':
      return about(`应是大于 0 的数字${stillZh}`, `should be a number above 0${stillEn}`)
    case 'not-whole':
      return about(
        `应是 ${problem.least} 到 ${problem.most} 的整数${stillZh}`,
        `should be a whole number from ${problem.least} to ${problem.most}${stillEn}`,
      )
    case 'names-nothing':
      return zh
        ? `没有写明哪些个案必访，${outZh}：请填台账、类别、优先级、施工方或有效信息`
        : `Says of no case that it is mandatory; ${outEn}: fill in the register, category, priority, who does it or valid information`
    case 'unknown-kind':
      return about(
        `在“分类”表里对不上，${outZh}`,
        `is not one category or subcategory of the tab "Categories"; ${outEn}`,
      )
    case 'class-out': {
      const { zh: always, en: alwaysEn } = alwaysWords[problem.always]
      return zh
        ? `表里没有“${always}”，这是规定，照样件件回访：请补上这一行`
        : `"${alwaysEn}" is not in this tab: the rules ask for it, and all of it is called back all the same; put the row back`
    }
    case 'class-narrowed': {
      const { zh: always, en: alwaysEn } = alwaysWords[problem.always]
      return zh
        ? `只剩“${always}”的一部分，其余按规定照样件件回访：请把条件去掉`
        : `This is but a part of "${alwaysEn}": the rest is called back all the same, as the rules ask; take the conditions out`
    }
    case 'bad-time-of-day':
      return about(
        `应是一个钟点，如 17:30，或“无”${stillZh}`,
        `should be a time of day such as 17:30, or "none"${stillEn}`,
      )
    case 'bad-quiet-hours':
      return about(
        `不是看得懂的安静时段，请写成一段，如 22:00-07:30，或写 无${stillZh}`,
        `is not understood; write one stretch such as 22:00-07:30, or none${stillEn}`,
      )
    case 'unknown-calendar':
      return about(`不在“日历”表里，${outZh}`, `is not in the tab "Calendars"; ${outEn}`)
    case 'calendar-not-in-force':
      return about(
        `未生效（见“日历”表的“检查”），${still === undefined ? '本行也未生效' : outZh}`,
        still === undefined
          ? 'is not in force (see "Check" in the tab "Calendars"), and neither is this row'
          : `is not in force (see "Check" in the tab "Calendars"); ${outEn}`,
      )
    case 'calendar-skipped':
      return about(
        '未生效（见“日历”表的“检查”），本行对它不起作用',
        'is not in force (see "Check" in the tab "Calendars"); this row does nothing for it',
      )
    case 'unknown-setting':
      return still === undefined
        ? about('：没有这一项设置，本行不起作用', 'is no setting; this row has no effect')
        : about(`：没有这一项设置${stillZh}`, `is no setting${stillEn}`)
    case 'moved-setting':
      return about(
        '已移到“日历”表：请到那里填写，并删去本行',
        'has moved to the tab "Calendars": fill it in there and delete this row',
      )
    case 'bad-mail':
      return still === undefined
        ? about('不是邮箱地址，这个人收不到邮件', 'is no mail address; this person gets no mail')
        : about(`不是邮箱地址${stillZh}`, `is no mail address${stillEn}`)
    case 'bad-level':
      return about(`应是 0 到 9 的整数，${outZh}`, `should be a whole number from 0 to 9; ${outEn}`)
    case 'bad-share':
      return about(`应是 1% 到 99%，如 50%，${outZh}`, `should be 1% to 99%, such as 50%; ${outEn}`)
    case 'bad-repeat':
      return about(
        `不能用来重复，请写成 30分钟、1小时 或 1天，最短 5分钟；${outZh}`,
        `is nothing to repeat by; write 30m, 1h or 1d, 5m at the least; ${outEn}`,
      )
    case 'bad-times':
      return about(
        `应是 1 到 ${MOST_REPEATS} 的整数，${outZh}`,
        `should be a whole number from 1 to ${MOST_REPEATS}; ${outEn}`,
      )
    case 'name-twice':
      return about(`表里已有，${outZh}`, `stands in this tab already; ${outEn}`)
    case 'unknown-deputy':
      return about('不在人员表里', 'is not in the staff tab')
    case 'unknown-on-duty':
    case 'unknown-scope':
    case 'bad-days':
    case 'bad-shift': {
      const choices = columns.find(({ key }) => key === problem.column)?.choices ?? []
      const words = { zh: choices.map((one) => one.zh).join('、'), en: choices.map((one) => one.en).join(', ') }
      const said = peopleProblemText(problem, words, { zh: outZh, en: outEn })
      return about(said.zh, said.en)
    }
    case 'leave-backwards':
      return zh
        ? `“${here}”早于“${header(problem.other)}”，这段休假不算`
        : `"${here}" is before "${header(problem.other)}"; this leave does not count`
    case 'same-as':
      return zh ? `与第 ${problem.row + 1} 行重复，${outZh}` : `The same as row ${problem.row + 1}; ${outEn}`
    case 'never-open':
      return zh
        ? `“${here}”到“${header(problem.other)}”都没有时段，${calendarOutZh}`
        : `No hours from "${here}" to "${header(problem.other)}"; ${calendarOutEn}`
    case 'name-too-long':
      return about(
        `太长，最多 ${problem.most} 个字，${outZh}`,
        `is too long, ${problem.most} characters at most; ${outEn}`,
      )
    case 'always-open':
      return alwaysOpenText([problem.column, ...problem.others].map(header), language)
    case 'ends-before-start':
      return zh
        ? `“${here}”早于“${header(problem.other)}”，${outZh}`
        : `"${here}" is before "${header(problem.other)}"; ${outEn}`
    case 'too-many-days':
      return tooManyDays(here, problem, [outZh, outEn], language)
    case 'days-differ': {
      const date = formatDay(problem.day)
      const calendar = quote(problem.calendar, language)
      return zh
        ? `${date} 与第 ${problem.row + 1} 行说法不同（${calendar}），以上面的一行为准`
        : `Says something else of ${date} than row ${problem.row + 1} (${calendar}); the upper row holds`
    }
    case 'held-too': {
      const names = [problem.column, ...problem.others].map(header)
      return zh
        ? `本行改好之前，${names.map((name) => `“${name}”`).join('')}的改动也不生效`
        : `Until this row is mended, the change of ${names.map((name) => `"${name}"`).join(', ')} has no effect either`
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

/** What is in force of a row that cannot be read; undefined where it is ignored. */
function stillText(problem: TabProblem): Words | undefined {
  const { still } = problem
  if (still === undefined) return undefined
  if (still === '') return { zh: '仍和原来一样不填', en: 'it stays blank as it was' }
  if (!('typed' in problem) ? problem.code !== 'missing' : problem.typed === still)
    return { zh: '本行仍按原来的内容', en: 'this row stands as it was' }
  return { zh: `仍按原来的${quote(still, 'zh')}`, en: `${quote(still, 'en')} stays in force` }
}

function tooManyDays(
  here: string,
  { most, of }: Extract<TabProblem, { code: 'too-many-days' }>,
  [outZh, outEn]: readonly [string, string],
  language: Language,
): string {
  if (of === 'row')
    return language === 'zh'
      ? `“${here}”太远，一行最多 ${most} 天，${outZh}`
      : `"${here}" is too far off, ${most} days a row at most; ${outEn}`
  return language === 'zh'
    ? `特殊日期太多，全表最多 ${most} 天，${outZh}：请删去过去的`
    : `Too many special days, ${most} in the whole tab at most; ${outEn}: delete those that are over`
}
