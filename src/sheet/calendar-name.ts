import { calendarNames } from '../../sheets-template/workbook/choices.ts'
import type { CalendarName } from '../model/policy.ts'
import { choiceKey, plain } from './words.ts'

/** What a calendar is known by, from its name as typed; the two that every workbook has are known in either language. */
export const calendarKey = (typed: string): CalendarName => choiceKey(calendarNames, typed) ?? plain(typed)

/** The calendar that is always open (24小时). */
export const ROUND_THE_CLOCK: CalendarName = 'always'
