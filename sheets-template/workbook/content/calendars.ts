import type { Words } from '../../../src/model/language.ts'
import { words } from './words.ts'

export type CalendarContent = {
  readonly name: Words
  readonly weekdays: Words
  readonly weekend: Words
  readonly holidays: 'worked' | 'china'
  readonly remark: Words
}

const closed = words('休息', 'closed')
const ours = words('起始值，请按本项目调整', 'Our starting value, adjust it')

/** The calendars that ship with the workbook (rules section 9): a housing estate never closes, its workshops do. */
export const calendarContent: readonly CalendarContent[] = [
  {
    name: words('24小时', 'Round the clock'),
    weekdays: words('全天', 'all day'),
    weekend: words('全天', 'all day'),
    holidays: 'worked',
    remark: words('总是全天', 'Always open'),
  },
  {
    name: words('工作时间', 'Working time'),
    weekdays: words('08:30-18:00', '08:30-18:00'),
    weekend: words('08:30-18:00', '08:30-18:00'),
    holidays: 'worked',
    remark: words('天天上班，节假日照常', 'Every day, public holidays too'),
  },
  {
    name: words('前台', 'Front desk'),
    weekdays: words('08:00-21:00', '08:00-21:00'),
    weekend: words('08:00-21:00', '08:00-21:00'),
    holidays: 'worked',
    remark: ours,
  },
  {
    name: words('工程', 'Workshop'),
    weekdays: words('08:30-12:00、14:00-18:00', '08:30-12:00, 14:00-18:00'),
    weekend: closed,
    holidays: 'china',
    remark: ours,
  },
]
