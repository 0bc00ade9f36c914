/** What a duration can be counted in. */
export type Unit = 'minute' | 'hour' | 'day' | 'week' | 'workday'

/** What people name and no deadline can be counted in. */
type RefusedUnit = 'month' | 'quarter' | 'year'

/**
 * What keeps a duration from having one meaning: part of a day (半天, 1.5天: of a calendar day or of a working one?), a day by its
 * number (第三天: counted from 0 or 1?), a day said of today (明天), hours or a time of day (3时), months or minutes (3M), days and
 * hours in one sum (1天12小时: days stay at the wall time, hours run in the row's calendar).
 */
export type Unclear = 'part-of-day' | 'numbered-day' | 'from-today' | 'hours-or-time' | 'months-or-minutes' | 'sum'

/** Why a duration was refused; whoever shows it finds the words. `text` is what was typed, blanks and widths evened out. */
export type DurationProblem =
  | { readonly code: 'empty' }
  | { readonly code: 'not-understood'; readonly text: string }
  /** A number without a unit: `24`. */
  | { readonly code: 'no-unit'; readonly text: string }
  /** `3个月`: months, quarters and years differ in length; say days. */
  | { readonly code: 'no-fixed-length'; readonly unit: RefusedUnit; readonly text: string }
  /** `30秒`: nothing is counted finer than minutes; also 0.01小时. */
  | { readonly code: 'too-fine'; readonly text: string }
  /** More than one reading. */
  | { readonly code: 'unclear'; readonly why: Unclear; readonly text: string }
  | { readonly code: 'negative'; readonly text: string }
  | { readonly code: 'out-of-range'; readonly unit: Unit; readonly amount: number; readonly most: number }
  | { readonly code: 'no-such-time'; readonly text: string }

/** The most of each unit, about ten years; nobody means more, and a slip of the finger does. The least is 1. */
export const LIMITS: Readonly<Record<Unit, number>> = {
  minute: 5_256_000,
  hour: 87_600,
  day: 3_650,
  week: 520,
  workday: 2_600,
}

const NO_FIXED_LENGTH: readonly { readonly unit: RefusedUnit; readonly pattern: RegExp }[] = [
  { unit: 'month', pattern: /月|\bmonths?\b|\dmo$/ },
  { unit: 'quarter', pattern: /季|\bquarters?\b/ },
  { unit: 'year', pattern: /年|\byears?\b|\d ?y$/ },
]

const UNCLEAR: readonly { readonly why: Unclear; readonly pattern: RegExp }[] = [
  { why: 'part-of-day', pattern: /半(?:天|日|个?工作日|周|个?星期|个?礼拜)/ },
  { why: 'part-of-day', pattern: /(?:天|日|周|星期|礼拜)半/ },
  { why: 'numbered-day', pattern: /^第.+[天日]/ },
  { why: 'from-today', pattern: /今[天日]|明[天日]|后天|隔[天日]|today|tomorrow/ },
  { why: 'hours-or-time', pattern: /\d ?时/ },
  {
    why: 'sum',
    pattern:
      /(?:天|日|周|星期|d|days?|w|weeks?) ?[零又]?[\d一二两三四五六七八九十]+ ?(?:天|日|个?小时|个?钟头|分|h|m|d)/,
  },
]

/** Says of a text that is no duration what is wrong with it. */
export function refusal(text: string): DurationProblem {
  if (/^[-−–—负] ?./.test(text)) return { code: 'negative', text }
  if (/^[\d.]+$/.test(text)) return { code: 'no-unit', text }
  const unit = NO_FIXED_LENGTH.find(({ pattern }) => pattern.test(text))?.unit
  if (unit) return { code: 'no-fixed-length', unit, text }
  if (/秒|\dsec|seconds?$|\d ?s$/.test(text)) return { code: 'too-fine', text }
  const why = UNCLEAR.find(({ pattern }) => pattern.test(text))?.why
  return why ? { code: 'unclear', why, text } : { code: 'not-understood', text }
}
