import type { HoursProblem } from '../calendar/hours.ts'
import type { Language, Words } from '../model/language.ts'
import { quote } from './quote.ts'

const HOURS: Words = {
  zh: '请写成 08:30-12:00、14:00-18:00，或 全天、休息',
  en: 'write 08:30-12:00, 14:00-18:00, or all day, closed',
}
const DAY_HOURS: Words = {
  zh: '请写 休息、照常、按周一 或 09:00-16:00',
  en: 'write closed, as usual, like Mon or 09:00-16:00',
}

const SHIFT: Words = {
  zh: '请写成 08:00-20:00、20:00-08:00，或 全天',
  en: 'write 08:00-20:00, 20:00-08:00 or all day',
}

/** Why the hours of a weekday are refused and what to write instead, said of the text that stands before it (R15). */
export const hoursText = (why: HoursProblem, language: Language): string => refusal(why, HOURS, language)

/** The same of a special day's hours. */
export const dayHoursText = (why: HoursProblem, language: Language): string => refusal(why, DAY_HOURS, language)

/** The same of a shift of the roster. */
export const shiftText = (why: HoursProblem, language: Language): string => refusal(why, SHIFT, language)

function refusal(why: HoursProblem, write: Words, language: Language): string {
  const zh = language === 'zh'
  switch (why.code) {
    case 'empty':
    case 'not-understood':
      return zh ? `不是看得懂的时段，${write.zh}` : `is not understood; ${write.en}`
    case 'no-such-time':
      return zh
        ? `里${quote(why.text, language)}有不存在的时刻：只有 00:00 到 24:00，跨零点写成 22:00-06:00`
        : `holds ${quote(why.text, language)}: times run from 00:00 to 24:00; write 22:00-06:00 across midnight`
    case 'no-length':
      return zh
        ? `里${quote(why.text, language)}起止相同，整天请写 全天`
        : `holds ${quote(why.text, language)}, which ends as it begins; write all day for a whole one`
    case 'overlap':
      return zh
        ? `里${quote(why.text, language)}与${quote(why.other, language)}重叠，请分开`
        : `holds ${quote(why.text, language)} and ${quote(why.other, language)}, which overlap; part them`
  }
}
