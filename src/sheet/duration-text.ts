import type { DurationProblem, Unclear, Unit } from '../calendar/duration-problem.ts'
import type { Language, Words } from '../model/language.ts'

/** Why a duration is refused and what to write instead, said of the text that stands before it (R16). */
export function durationText(why: DurationProblem, language: Language): string {
  const zh = language === 'zh'
  switch (why.code) {
    case 'no-fixed-length':
      return zh ? '长短不定，请写天数，如 90天' : 'has no fixed length; write days, such as 90d'
    case 'no-unit':
      return zh ? '缺单位，请写成 24小时 或 3天' : 'lacks a unit; write 24h or 3d'
    case 'unclear':
      return UNCLEAR[why.why][language]
    case 'out-of-range':
      return outOfRange(why, language)
    case 'negative':
      return zh ? '是负数，时限只能往后算，请去掉负号' : 'is negative; a time limit runs forward: leave the minus out'
    case 'too-fine':
      return zh
        ? '不是整分钟，时限最细到分钟，请写成 1分钟 或 90分钟'
        : 'is no whole number of minutes, the finest there is; write 1m or 90m'
    case 'no-such-time':
      return zh
        ? '里没有这样的时刻，请写 00:00 到 24:00，如 次日 08:30'
        : 'holds no time of day; write one from 00:00 to 24:00, such as next day 08:30'
    case 'empty':
      return zh ? '没有内容，请写成 24小时 或 3天' : 'says nothing; write 24h or 3d'
    case 'not-understood':
      return zh
        ? '看不懂，请写成 30分钟、24小时、3天、2个工作日、当日、次日 08:30'
        : 'is not understood; write 30m, 24h, 3d, 2wd, T+0 or next day 08:30'
  }
}

const UNCLEAR: Readonly<Record<Unclear, Words>> = {
  'part-of-day': {
    zh: '分不清是自然日还是工作日的一部分，请写小时，如 4小时 或 36小时',
    en: 'may be part of a calendar day or of a working day; write hours, such as 4h or 36h',
  },
  'numbered-day': {
    zh: '分不清当天算第几天，请写成 T+2（当日之后第二日结束前）或 2天',
    en: 'does not say whether the first day counts; write T+2 (by the end of the second day after) or 2d',
  },
  'from-today': {
    zh: '说的是今天前后，时限从受理那天算起，请写成 当日、次日 或 T+2',
    en: 'speaks of today, a time limit of the day it starts on; write T+0, T+1 or T+2',
  },
  'hours-or-time': {
    zh: '分不清是几小时还是几点，请写成 3小时 或 次日 15:00',
    en: 'may be hours or a time of day; write 3h or next day 15:00',
  },
  'months-or-minutes': {
    zh: '分不清是几个月还是几分钟，请写成 90天 或 3分钟',
    en: 'may be months or minutes; write 90d or 3m',
  },
  sum: {
    zh: '混用了几种单位（天按钟点走，小时按日历走），请只用一种，如 36小时 或 9天',
    en: 'mixes units, which are counted differently; write a single one, such as 36h or 9d',
  },
}

const UNITS: Readonly<Record<Unit, Words>> = {
  minute: { zh: '分钟', en: 'minutes' },
  hour: { zh: '小时', en: 'hours' },
  day: { zh: '天', en: 'days' },
  week: { zh: '周', en: 'weeks' },
  workday: { zh: '个工作日', en: 'working days' },
}

function outOfRange({ unit, amount, most }: Extract<DurationProblem, { most: number }>, language: Language): string {
  const limit = `${most}${language === 'zh' ? '' : ' '}${UNITS[unit][language]}`
  if (amount > most) return language === 'zh' ? `太长，最多 ${limit}` : `is too long; the most is ${limit}`
  return language === 'zh'
    ? `不大于 0，请写 1 到 ${limit}，或写 立即`
    : `is not above 0; write 1 to ${limit}, or at once`
}
