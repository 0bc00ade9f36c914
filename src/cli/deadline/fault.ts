import type { DurationProblem } from '../../calendar/duration-problem.ts'
import { formatDay } from '../../calendar/format.ts'
import type { Language } from '../../model/language.ts'
import { durationText } from '../../sheet/duration-text.ts'
import { beginning, oneLine } from '../../sheet/label.ts'
import { quote } from '../../sheet/quote.ts'
import { FAULT_WORDS } from './fault-words.ts'

export type Fault =
  | { readonly code: keyof typeof FAULT_WORDS }
  /** Two stretches of open hours, as typed. */
  | { readonly code: 'overlap'; readonly other: string }
  | { readonly code: 'duration'; readonly problem: DurationProblem }
  /** Counted from a day number, on or back, the calendar stays closed for years before it was open for long enough. */
  | { readonly code: 'closed-for-good'; readonly from: number; readonly back: boolean }

/** A fault, where in the question it is, and what stands there. */
export type PlacedFault = { readonly place: readonly PropertyKey[]; readonly fault: Fault; readonly value?: unknown }

/** So many faults are told at once. */
const TOLD = 5

/** The faults of a question in the reader's words. */
export function faultsText(faults: readonly PlacedFault[], language: Language): string {
  const told = faults.slice(0, TOLD).map((fault) => faultText(fault, language))
  const rest = faults.length - told.length
  if (rest > 0) told.push(language === 'zh' ? `另有 ${rest} 处` : `${rest} more`)
  return told.join(language === 'zh' ? '；' : '; ')
}

function faultText({ place, fault, value }: PlacedFault, language: Language): string {
  const words = wordsOf(fault, shown(value, language), language)
  if (place.length === 0) return words
  return `${placeText(place)}${language === 'zh' ? '：' : ': '}${words}`
}

function wordsOf(fault: Fault, value: string, language: Language): string {
  const zh = language === 'zh'
  switch (fault.code) {
    case 'overlap': {
      const other = shown(fault.other, language)
      return zh ? `${value}与${other}重叠` : `${value} and ${other} overlap`
    }
    case 'duration':
      return `${value}${zh ? '' : ' '}${durationText(fault.problem, language)}`
    case 'closed-for-good': {
      const day = formatDay(fault.from)
      if (zh) return `${day} 之${fault.back ? '前' : '后'}的开放时间不够，有五年一直不开放`
      return `not enough open time ${fault.back ? 'before' : 'after'} ${day}: closed for five years on end`
    }
    default:
      return FAULT_WORDS[fault.code][language].replace('%', () => value)
  }
}

/** `hours.mon[0]` */
const placeText = (place: readonly PropertyKey[]): string =>
  place
    .map((key, index) =>
      typeof key === 'number' ? `[${key}]` : `${index === 0 ? '' : '.'}${beginning(oneLine(String(key)))}`,
    )
    .join('')

/** A value as a person is shown it: texts by their beginning; lists and objects, which may be long and deep, by what they are. */
function shown(value: unknown, language: Language): string {
  const zh = language === 'zh'
  if (typeof value === 'string') return quote(oneLine(value), language)
  if (Array.isArray(value)) return zh ? '列表' : 'a list'
  return typeof value === 'object' && value !== null ? (zh ? '对象' : 'an object') : String(value)
}
