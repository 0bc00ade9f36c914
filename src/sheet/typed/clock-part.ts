import { DAY, HOUR, MINUTE, SECOND } from '../../model/instant.ts'

/** A time of day as typed: milliseconds from the day's midnight, up to and beyond 24 hours; several where it may be either. */
export interface ClockPart {
  readonly offsets: readonly number[]
  /** `digits` is 9:30; what is only one after a date is `compact`, 0930, or `dotted`, 9.30. */
  readonly form: 'digits' | 'spoken' | 'compact' | 'dotted'
}

type PartOfDay = 'dawn' | 'morning' | 'forenoon' | 'noon' | 'afternoon' | 'dusk' | 'evening' | 'night' | 'am' | 'pm'

const PARTS = new Map<string, PartOfDay>([
  ...['凌晨'].map((word) => [word, 'dawn'] as const),
  ...['早上', '早晨', '清晨', '清早', '一早', '早', '晨', 'morning'].map((word) => [word, 'morning'] as const),
  ...['上午'].map((word) => [word, 'forenoon'] as const),
  ...['中午', '正午'].map((word) => [word, 'noon'] as const),
  ...['下午', '午后', 'afternoon'].map((word) => [word, 'afternoon'] as const),
  ...['傍晚', '黄昏'].map((word) => [word, 'dusk'] as const),
  ...['晚上', '晚间', '夜晚', '晚', 'evening'].map((word) => [word, 'evening'] as const),
  ...['夜里', '夜间', '半夜', '深夜', '午夜', '夜', 'night'].map((word) => [word, 'night'] as const),
  ['am', 'am'],
  ['pm', 'pm'],
])
const WORDS = [...PARTS.keys()].join('|')
/** 9:30, 9:30:15.250 */
const DIGITS = /^(\d\d?):(\d\d?)(?::(\d\d?)(?:\.(\d{1,9}))?)?$/
const FIGURES =
  '(?<h1>\\d\\d?):(?<m1>\\d\\d?)(?::(?<s1>\\d\\d?))?|' +
  '(?<h2>\\d\\d?)(?<unit>[点时])(?:(?<half>半)|(?<quarters>[1-3])刻|整|钟|(?<m2>\\d\\d?)(?:分(?:(?<s2>\\d\\d?)秒?)?)?)?|' +
  '(?<compact>(?<h3>\\d\\d)(?<m3>\\d\\d)(?<s3>\\d\\d)?)|(?<h4>\\d\\d?)\\.(?<m4>\\d\\d)|' +
  "(?<h5>\\d\\d?)(?<oclock> ?o'clock)?"
const CLOCK = new RegExp(`^(?<before>${WORDS})? ?(?:${FIGURES}) ?(?<after>${WORDS})?$`)

/**
 * Reads a tidied time of day: `9:30`, `9点半`, `下午3点`, `9:30 pm`, after a date `0930` and `9.30` too. Undefined for everything
 * else. Figures with a colon, and 时, are of the 24-hour clock, as the spreadsheet itself takes them.
 */
export function readClock(said: string): ClockPart | undefined {
  const [figures, hour = '', minute, second, fraction = ''] = DIGITS.exec(said) ?? []
  if (figures === undefined) return readWords(CLOCK.exec(said)?.groups ?? {})
  const rest = afterHour(hour, Number(minute), Number(second ?? 0), Number(`${fraction}000`.slice(0, 3)))
  return rest === undefined ? undefined : { offsets: [Number(hour) * HOUR + rest], form: 'digits' }
}

function readWords(said: Readonly<Record<string, string | undefined>>): ClockPart | undefined {
  const { unit, half, quarters, compact, oclock, h1, h2, h3, h4, h5, m1, m2, m3, m4 } = said
  const typed = h1 ?? h2 ?? h3 ?? h4 ?? h5
  const minute = half ? 30 : Number(quarters ?? 0) * 15 + Number(m1 ?? m2 ?? m3 ?? m4 ?? 0)
  if (typed === undefined) return undefined
  const rest = afterHour(typed, minute, Number(said['s1'] ?? said['s2'] ?? said['s3'] ?? 0))
  if (rest === undefined) return undefined
  const parts = [said['after'], said['before']].flatMap((word) => PARTS.get(word ?? '') ?? [])
  // A figure alone is no time: 9.
  if (h5 !== undefined && !oclock && parts.length === 0) return undefined
  const isSpoken = unit === '点' || oclock !== undefined
  const hours = parts.length > 0 ? hoursIn(parts, Number(typed)) : isSpoken ? hoursSpoken(typed) : [Number(typed)]
  if (hours.length === 0) return undefined
  const form = compact ? 'compact' : h4 ? 'dotted' : h1 ? 'digits' : 'spoken'
  return { offsets: hours.map((hour) => hour * HOUR + rest), form }
}

/** The milliseconds since the hour; undefined for what no clock shows. 24:00 is the last that one does. */
function afterHour(hour: string, minute: number, second: number, millisecond = 0): number | undefined {
  const rest = minute * MINUTE + second * SECOND + millisecond
  const isShown = minute <= 59 && second <= 59 && (Number(hour) < 24 || (Number(hour) === 24 && rest === 0))
  return isShown ? rest : undefined
}

/** The time of day of a serial number below 1. */
export const clockOfSerial = (serial: number): ClockPart => ({ offsets: [Math.round(serial * DAY)], form: 'digits' })

/** 3点 is said for 15:00 more often than for 03:00; from eight on the working day decides, and 03点 is the 24-hour clock. */
function hoursSpoken(typed: string): readonly number[] {
  const hour = Number(typed)
  return typed.length === 1 && hour >= 1 && hour <= 7 ? [hour, hour + 12] : [hour]
}

/** `last night 1am`: each word has its say about what the one before it left. */
function hoursIn(parts: readonly PartOfDay[], hour: number): readonly number[] {
  const hours = parts.reduce<readonly number[]>((left, part) => left.flatMap((one) => hoursOf(part, one)), [hour])
  return parts.includes('am') ? hours.filter((one) => one % 24 < 12) : hours
}

const within = (hour: number, from: number, to: number): boolean => hour >= from && hour <= to

/** The hours of the 24-hour clock that an hour is in a part of the day: none, one, or two where people differ. */
function hoursOf(part: PartOfDay, hour: number): readonly number[] {
  const later = hour < 12 ? hour + 12 : hour
  switch (part) {
    case 'dawn':
      return within(hour, 0, 6) ? [hour] : hour === 12 ? [0] : []
    case 'morning':
      return within(hour, 0, 11) ? [hour] : []
    case 'forenoon':
      // A clock of twelve hours shows 上午12:30 half an hour after midnight; people say it for noon.
      return within(hour, 0, 11) ? [hour] : hour === 12 ? [0, 12] : []
    case 'noon':
      return within(hour, 11, 14) ? [hour] : within(hour, 1, 2) ? [later] : []
    case 'afternoon':
      return within(hour, 1, 23) ? [later] : []
    case 'dusk':
      return within(later, 16, 20) ? [later] : []
    case 'evening':
      return inTheNight(hour, 4)
    case 'night':
      return inTheNight(hour, 6)
    case 'am':
      return within(hour, 0, 11) ? [hour] : hour === 12 ? [0] : []
    case 'pm':
      return within(hour, 1, 23) ? [later] : []
  }
}

/** The small hours may be those before the day or those after it; `smallest` is the last of them. */
function inTheNight(hour: number, smallest: number): readonly number[] {
  if (hour === 24) return [24]
  if (hour === 12) return [0, 24]
  if (hour <= smallest) return [hour, hour + 24]
  if (hour < 12) return [hour + 12]
  return hour > smallest + 12 ? [hour] : []
}
