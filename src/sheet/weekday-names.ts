import { plain } from './words.ts'

const WEEKDAYS: readonly (readonly string[])[] = [
  ['周一', '星期一', '礼拜一', 'mon', 'monday'],
  ['周二', '星期二', '礼拜二', 'tue', 'tuesday'],
  ['周三', '星期三', '礼拜三', 'wed', 'wednesday'],
  ['周四', '星期四', '礼拜四', 'thu', 'thursday'],
  ['周五', '星期五', '礼拜五', 'fri', 'friday'],
  ['周六', '星期六', '礼拜六', 'sat', 'saturday'],
  ['周日', '星期日', '星期天', '周天', '礼拜天', 'sun', 'sunday'],
]

/** Which day of the week a word means: 0 is Monday, 6 is Sunday; undefined for no weekday. */
export function readWeekday(word: string): number | undefined {
  const index = WEEKDAYS.findIndex((names) => names.includes(plain(word)))
  return index === -1 ? undefined : index
}
