import { weekday } from '../../calendar/wall.ts'
import {
  aWeekday,
  type DateContext,
  dayOfMonth,
  fromToday,
  inEnglishWeek,
  inFull,
  inWeek,
  monthAndDay,
  nearest,
  type SaidDay,
  shortYear,
} from './which-day.ts'

/** The day at the beginning of a text, and what the text goes on with. */
export interface DatePart extends SaidDay {
  readonly rest: string
}

type Words = readonly (string | undefined)[]
interface Form {
  readonly pattern: RegExp
  readonly read: (words: Words, context: DateContext) => SaidDay | undefined
}

const END = '(?=$|[ (]|t\\d|[\\u3400-\\u9fff])'
const MONTHS = ['jan(?:uary)?', 'feb(?:ruary)?', 'mar(?:ch)?', 'apr(?:il)?', 'may', 'june?', 'july?', 'aug(?:ust)?']
const LATE_MONTHS = ['sept?(?:ember)?', 'oct(?:ober)?', 'nov(?:ember)?', 'dec(?:ember)?']
const MONTH = [...MONTHS, ...LATE_MONTHS].join('|')
const MONTH_KEYS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
// Not 周15:00, where a blank may have stood anywhere.
const ZH_WEEKDAY = '(?:周|星期|礼拜)([一二三四五六日天]|[1-6](?!\\d))'
const EN_WEEKDAY = 'mon(?:day)?|tue(?:s|sday)?|wed(?:nesday)?|thu(?:rs?|rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?'
const WEEKDAY = `(?:${ZH_WEEKDAY}|(${EN_WEEKDAY})\\b\\.?)`
const start = (pattern: string): RegExp => new RegExp(`^${pattern}`)

const FORMS: readonly Form[] = [
  {
    pattern: start(`(\\d{3,6})[-/.、年](\\d{1,2})[-/.、月](\\d{1,2})(?:[日号]|${END})`),
    read: ([year, month, day]) => inFull([[year, month, day]]),
  },
  { pattern: start(`(\\d{4})(\\d\\d)(\\d\\d)${END}`), read: ([year, month, day]) => inFull([[year, month, day]]) },
  {
    pattern: start(`(\\d{1,2})([-/.])(\\d{1,2})\\2(\\d{4})${END}`),
    read: ([one, , other, year]) =>
      inFull([
        [year, one, other],
        [year, other, one],
      ]),
  },
  {
    pattern: start(`(\\d{1,2})([-/.])(\\d{1,2})\\2(\\d{1,2})${END}`),
    read: ([one, , other, last], context) =>
      shortYear(
        [
          [[one, other, last]],
          [
            [last, one, other],
            [last, other, one],
          ],
        ],
        context,
      ),
  },
  {
    pattern: start('(\\d\\d)年(\\d{1,2})月(\\d{1,2})[日号]?'),
    read: ([year, month, day], context) => shortYear([[[year, month, day]]], context),
  },
  {
    pattern: start(`(\\d{1,2})月(\\d{1,2})(?:[日号]|${END})`),
    read: ([month, day], { today }) => nearest([[month, day]], today),
  },
  {
    pattern: start(`(\\d{1,2})[-/.](\\d{1,2})(?:[日号]|${END})`),
    read: ([one, other], context) => monthAndDay(one, other, context),
  },
  {
    pattern: start(`(\\d{1,2})(?:st|nd|rd|th)?[ ./-]?(${MONTH})\\.?[ ./-]?(\\d{4})${END}`),
    read: ([day, month, year]) => inFull([[year, monthNumber(month), day]]),
  },
  {
    pattern: start(`(\\d{1,2})[ ./-]?(${MONTH})[ ./-]?'?(\\d\\d)${END}(?! ?[ap]m)`),
    read: ([one, month, last], context) =>
      shortYear([[[last, monthNumber(month), one]], [[one, monthNumber(month), last]]], context),
  },
  {
    pattern: start(`(\\d{1,2})(?:st|nd|rd|th)?[ ./-]?(${MONTH})\\.?${END}`),
    read: ([day, month], { today }) => nearest([[monthNumber(month), day]], today),
  },
  {
    pattern: start(`(${MONTH})\\.?[ -]?(\\d{1,2})(?:st|nd|rd|th)?[ -](\\d{4})${END}`),
    read: ([month, day, year]) => inFull([[year, monthNumber(month), day]]),
  },
  {
    pattern: start(`(${MONTH})\\.?[ -]?(\\d{1,2})(?:st|nd|rd|th)?${END}`),
    read: ([month, day], { today }) => nearest([[monthNumber(month), day]], today),
  },
  { pattern: start('(\\d{1,2})[日号]'), read: ([day], { today }) => dayOfMonth(Number(day), today) },
  {
    pattern: start('(大?前|昨|今|明|大?后)[天日]'),
    read: ([word], context) => fromToday(ZH_DAYS.get(word ?? ''), context),
  },
  {
    pattern: start('(前|昨|今|明|后)(?=[早晨晚夜])'),
    read: ([word], context) => fromToday(ZH_DAYS.get(word ?? ''), context),
  },
  {
    pattern: start('(day before yesterday|yesterday|today|tomorrow|tmrw?|day after tomorrow)\\b'),
    read: ([word], context) => fromToday(EN_DAYS.get(word ?? ''), context),
  },
  {
    pattern: start(`(上上|上|本|这|下下|下)个?${ZH_WEEKDAY}`),
    read: ([week, day], context) => inWeek(ZH_WEEKS.get(week ?? '') ?? 0, weekdayNumber(day), context),
  },
  {
    pattern: start(`(last|this|next) (${EN_WEEKDAY})\\b\\.?`),
    read: ([week, day], context) => inEnglishWeek(week, weekdayNumber(day), context),
  },
  { pattern: start(WEEKDAY), read: ([zh, en], context) => aWeekday(weekdayNumber(zh ?? en), context) },
]

const ZH_DAYS = new Map([
  ...(['大前', '前', '昨', '今', '明', '后', '大后'] as const).map((word, at) => [word as string, at - 3] as const),
])
const EN_DAYS = new Map([
  ['day before yesterday', -2],
  ['yesterday', -1],
  ['today', 0],
  ...['tomorrow', 'tmr', 'tmrw'].map((word) => [word, 1] as const),
  ['day after tomorrow', 2],
])
const ZH_WEEKS = new Map([
  ['上上', -2],
  ['上', -1],
  ['本', 0],
  ['这', 0],
  ['下', 1],
  ['下下', 2],
])

const BEFORE = start(`\\(?${WEEKDAY}\\)? ?(?=\\d|${MONTH})`)
const AFTER = start(` ?\\(?${WEEKDAY}\\)?`)

/** Reads the day at the beginning of a tidied text; undefined where there is none. */
export function readDate(text: string, context: DateContext): DatePart | undefined {
  const before = BEFORE.exec(text)
  const named = before ? dateAt(text.slice(before[0].length), context) : undefined
  const date = named ?? dateAt(text, context)
  if (!date) return undefined
  const after = AFTER.exec(date.rest)
  const rest = date.rest.slice(after?.[0].length ?? 0)
  const weekdays = [named ? before : undefined, after].flatMap((words) =>
    words ? [weekdayNumber(words[1] ?? words[2])] : [],
  )
  if (weekdays.length === 0) return date
  const days = date.days.filter((day) => weekdays.every((one) => one === weekday(day)))
  // 11月21日周五 of a Saturday: one of the two is wrong.
  return days.length > 0 || date.problem ? { ...date, days, rest } : { ...date, problem: 'not-a-time', rest }
}

const [FIGURES_FIRST, WORDS_FIRST] = [true, false].map((is) =>
  FORMS.filter(({ pattern }) => pattern.source.startsWith('^(\\d') === is),
)
const FIGURE = /^\d/

function dateAt(text: string, context: DateContext): DatePart | undefined {
  for (const { pattern, read } of (FIGURE.test(text) ? FIGURES_FIRST : WORDS_FIRST) ?? []) {
    const match = pattern.exec(text)
    const said = match ? read(match.slice(1), context) : undefined
    if (match && said) return { ...said, rest: text.slice(match[0].length) }
  }
  return undefined
}

const weekdayNumber = (word = ''): number => {
  const zh = '一二三四五六日天'.indexOf(word)
  if (zh >= 0) return Math.min(zh, 6)
  const figure = Number(word)
  return Number.isNaN(figure) ? ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].indexOf(word.slice(0, 3)) : figure - 1
}

const monthNumber = (word = ''): number => MONTH_KEYS.indexOf(word.slice(0, 3)) + 1
