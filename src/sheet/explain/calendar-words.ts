import { calendarNames } from '../../../sheets-template/workbook/choices.ts'
import type { Hours, WorkCalendar } from '../../calendar/calendar.ts'
import { printHours } from '../../calendar/hours.ts'
import type { Language } from '../../model/language.ts'
import type { CalendarName } from '../../model/policy.ts'
import { beginning, oneLine } from '../label.ts'
import { choiceWord } from '../words.ts'
import { weekdayWord } from './time-words.ts'

/** What people call a calendar; one that is gone by what it was known by. */
export function calendarWord(name: CalendarName, calendar: WorkCalendar | undefined, language: Language): string {
  const isNamed = calendar?.kind === 'working'
  return beginning(oneLine(isNamed ? calendar.name : choiceWord(calendarNames, name, language)))
}

/** Open hours as people write them: `08:30-12:00、14:00-18:00`. */
export const hoursWord = (hours: Hours, language: Language): string =>
  language === 'zh' ? printHours(hours, 'zh').replaceAll(', ', '、') : printHours(hours, 'en')

/** The hours of a week, days alike together: `周一至周五 08:30-12:00、14:00-18:00，周六、周日休息`. */
export function weekWord(calendar: WorkCalendar, language: Language): string {
  const zh = language === 'zh'
  if (calendar.kind === 'always') return zh ? '昼夜不停' : 'day and night'
  const runs: { from: number; to: number; readonly hours: string }[] = []
  for (const [day, ofDay] of calendar.week.entries()) {
    const hours = hoursWord(ofDay, language)
    const last = runs.at(-1)
    if (last?.hours === hours) last.to = day
    else runs.push({ from: day, to: day, hours })
  }
  return runs
    .map(({ from, to, hours }) => {
      const days = [from, to].map((day) => weekdayWord(day, language))
      if (from === 0 && to === 6) return `${zh ? '每天' : 'daily'} ${hours}`
      return `${from === to ? days[0] : days.join(zh ? '至' : '-')} ${hours}`
    })
    .join(zh ? '，' : '; ')
}
