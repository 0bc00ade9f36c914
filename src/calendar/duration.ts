import type { Duration } from '../model/duration.ts'
import type { Language } from '../model/language.ts'
import { CHINESE_NUMBER, readChineseNumber } from './chinese-number.ts'
import { type DurationProblem, LIMITS, refusal, type Unit } from './duration-problem.ts'
import { printMinute } from './hours.ts'

/** Chinese is written without blanks; where somebody types them they part nothing. Between digits they might. */
const BLANK_AT_HAN = /(?<=\p{Script=Han}) | (?=\p{Script=Han})/gu

export type ParsedDuration = Duration | { readonly problem: DurationProblem }

/**
 * Reads a length of time as people say it (R16). One meaning each:
 *
 * | said | kind | ends |
 * |---|---|---|
 * | `5分钟` `24小时` `半小时` `一刻钟` `1小时30分钟` `1.5小时` `5m` `24h` `1h30m` | span | when so many open minutes of the row's calendar have passed |
 * | `3天` `3日` `1周` `1个星期` `3d` `1w` | days | so many calendar days on, at the same wall time, whatever the calendar; a week is seven |
 * | `2个工作日` `2wd` `2 working days` | workdays | so many working days on, at the same working moment; round the clock a working day is a day |
 * | `当日` `次日` `第二天` `T+0` `T+1` `T+N` `next day` | day-end | with that day: 24:00 round the clock; in working time at closing, working days counted, and what comes in after closing belongs to the next working day |
 * | `次日 08:30` `T+2 12:00` `当日 18:00` | day-at | at that wall time of that day; where it has passed when the clock starts, of the next one |
 * | `当班` `end of shift` | shift-end | with the running shift, outside hours with the next; round the clock with the day |
 * | `立即` `马上` `即时` `at once` | at-once | after the policy's own minutes for "at once" |
 *
 * Full-width digits, blanks, Chinese numerals (一, 两, 三十), `24小时内` and `within 24 h` are understood. Refused, never guessed:
 * months and years (no fixed length), 半天 and 1.5天 (of a calendar day or of a working day?), `3M`, 第三天 (counted from 0 or 1?),
 * sums of days and hours, seconds, bare numbers, nothing at all, zero, negative and absurd sizes.
 */
export function parseDuration(text: string): ParsedDuration {
  const plain = text.normalize('NFKC').replace(/\s+/g, ' ').replace(BLANK_AT_HAN, '').trim()
  if (plain === '') return { problem: { code: 'empty' } }
  // In lower case 3M, three months to most who write it, would be three minutes.
  if (/\dM$/.test(plain)) return { problem: { code: 'unclear', why: 'months-or-minutes', text: plain } }
  const said = plain
    .toLowerCase()
    .replace(/^(?:within|in) /, '')
    .replace(/ ?(?:以内|之内|内)$/, '')
  return parseWord(said) ?? parseDay(said) ?? parseAmount(said) ?? { problem: refusal(said) }
}

const WORDS = new Map<string, Duration>([
  ...['立即', '马上', '即时', '立刻', '即刻', 'at once', 'immediate', 'immediately'].map(
    (word) => [word, { kind: 'at-once' }] as const,
  ),
  ...['当班', '本班', '当班次', '本班次', 'end of shift', 'shift end', 'this shift'].map(
    (word) => [word, { kind: 'shift-end' }] as const,
  ),
])

const parseWord = (said: string): Duration | undefined => WORDS.get(said)

const DAY_WORDS = new Map([
  ...['当日', '当天', '同日', '本日', '即日', 'same day', 'end of day'].map((word) => [word, 0] as const),
  ...['次日', '第二天', '翌日', 'next day'].map((word) => [word, 1] as const),
])
const DAY_WORD = new RegExp(`^(?:(${[...DAY_WORDS.keys()].join('|')})|t ?\\+ ?(\\d+))(?: ?(\\d.*|[上下]午.*))?$`)
const CLOCK = /^(\d{1,2}):(\d{2})$/
const SPOKEN_CLOCK = /^(上午|下午)? ?(\d{1,2})点(?:(半)|(\d{1,2})分)?$/

function parseDay(said: string): ParsedDuration | undefined {
  const match = DAY_WORD.exec(said)
  if (!match) return undefined
  const [, word, number, clock] = match
  const days = word === undefined ? Number(number) : (DAY_WORDS.get(word) ?? 0)
  if (days > LIMITS.day) return { problem: { code: 'out-of-range', unit: 'day', amount: days, most: LIMITS.day } }
  if (clock === undefined) return { kind: 'day-end', days }
  const minuteOfDay = parseClock(clock.replace(/ ?(?:之前|以前|前)$/, ''))
  return minuteOfDay === undefined
    ? { problem: { code: 'no-such-time', text: clock } }
    : { kind: 'day-at', days, minuteOfDay }
}

function parseClock(text: string): number | undefined {
  const written = CLOCK.exec(text)
  const spoken = SPOKEN_CLOCK.exec(text)
  const hour = Number(written?.[1] ?? spoken?.[2])
  const minute = written ? Number(written[2]) : spoken?.[3] ? 30 : Number(spoken?.[4] ?? 0)
  // 下午2点 and 下午14点 are both said; 上午14点 is nonsense.
  if (spoken?.[1] === '上午' && hour > 12) return undefined
  const minutes = (spoken?.[1] === '下午' && hour < 12 ? hour + 12 : hour) * 60 + minute
  return minute < 60 && minutes <= 1440 ? minutes : undefined
}

const HOUR = '个?小时|个?钟头|hours?|hrs?|h'
const MINUTE = '分钟|分|minutes?|mins?|m'
const WHOLE = `\\d+|${CHINESE_NUMBER}`
const amountIn = (words: string) => new RegExp(`^(\\d+\\.\\d+|${WHOLE}) ?(?:${words})$`)
const AMOUNTS: readonly { readonly unit: Unit; readonly pattern: RegExp }[] = [
  { unit: 'minute', pattern: amountIn(MINUTE) },
  { unit: 'hour', pattern: amountIn(HOUR) },
  { unit: 'day', pattern: amountIn('天|日|个?自然日|days?|d') },
  { unit: 'week', pattern: amountIn('周|个?星期|个?礼拜|weeks?|wks?|w') },
  { unit: 'workday', pattern: amountIn('个?工作日|work(?:ing)? ?days?|business days?|wd') },
]
const SUM = new RegExp(`^(${WHOLE}) ?(?:${HOUR}) ?[零又]?(${WHOLE}) ?(?:${MINUTE})$`)
const HALF_HOUR = /^(?:半个?(?:小时|钟头)|half an hour)$/
const AND_A_HALF = new RegExp(`^(${WHOLE}) ?(?:个半(?:小时|钟头)|个?(?:小时|钟头)半)$`)
const QUARTERS = /^([一三13])刻钟?$/

function parseAmount(said: string): ParsedDuration | undefined {
  for (const { unit, pattern } of AMOUNTS) {
    const match = pattern.exec(said)
    if (match) return amountOf(unit, readNumber(match[1]), said)
  }
  const sum = SUM.exec(said)
  if (sum) return amountOf('minute', readNumber(sum[1]) * 60 + readNumber(sum[2]), said)
  if (HALF_HOUR.test(said)) return amountOf('minute', 30, said)
  const half = AND_A_HALF.exec(said)
  if (half) return amountOf('minute', readNumber(half[1]) * 60 + 30, said)
  const quarters = QUARTERS.exec(said)
  return quarters ? amountOf('minute', readNumber(quarters[1]) * 15, said) : undefined
}

const readNumber = (text = ''): number => (/^\d/.test(text) ? Number(text) : (readChineseNumber(text) ?? Number.NaN))

function amountOf(unit: Unit, amount: number, said: string): ParsedDuration {
  if (Number.isNaN(amount)) return { problem: { code: 'not-understood', text: said } }
  if (amount <= 0 || amount > LIMITS[unit]) {
    return { problem: { code: 'out-of-range', unit, amount, most: LIMITS[unit] } }
  }
  if (!Number.isInteger(amount)) {
    const minutes = Math.round(amount * 6000) / 100
    // 1.5小时 is 90 minutes to everybody; 1.5天 is not one thing.
    if (unit === 'hour' && Number.isInteger(minutes)) return { kind: 'span', unit: 'minute', amount: minutes }
    const timed = unit === 'hour' || unit === 'minute'
    return { problem: timed ? { code: 'too-fine', text: said } : { code: 'unclear', why: 'part-of-day', text: said } }
  }
  if (unit === 'workday') return { kind: 'workdays', amount }
  return unit === 'minute' || unit === 'hour' ? { kind: 'span', unit, amount } : { kind: 'days', unit, amount }
}

/** Prints a duration so that `parseDuration` reads the same again, in either language. */
export function printDuration(duration: Duration, language: Language): string {
  const zh = language === 'zh'
  switch (duration.kind) {
    case 'span':
    case 'days':
      return zh ? `${duration.amount}${ZH[duration.unit]}` : plural(duration.amount, duration.unit)
    case 'workdays':
      return zh ? `${duration.amount}个工作日` : plural(duration.amount, 'working day')
    case 'day-end':
      return dayWord(duration.days, zh)
    case 'day-at':
      return `${dayWord(duration.days, zh)} ${printMinute(duration.minuteOfDay)}`
    case 'shift-end':
      return zh ? '当班' : 'end of shift'
    case 'at-once':
      return zh ? '立即' : 'at once'
  }
}

const ZH = { minute: '分钟', hour: '小时', day: '天', week: '周' } as const

const plural = (amount: number, unit: string): string => `${amount} ${unit}${amount === 1 ? '' : 's'}`

function dayWord(days: number, zh: boolean): string {
  if (days === 0) return zh ? '当日' : 'same day'
  if (days === 1) return zh ? '次日' : 'next day'
  return `T+${days}`
}
