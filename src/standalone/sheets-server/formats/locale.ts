/** How people of a locale write numbers and dates. */
export type Locale = {
  readonly tag: string
  readonly decimal: string
  readonly group: string
  /** Which of day and month comes first in `3/4/2026`. */
  readonly order: 'mdy' | 'dmy' | 'ymd'
  readonly datePattern: string
  readonly timePattern: string
  readonly currency: string
  readonly months: readonly string[]
  readonly shortMonths: readonly string[]
  /** From Sunday. */
  readonly weekdays: readonly string[]
  readonly shortWeekdays: readonly string[]
  readonly meridiem: readonly [string, string]
}

const cache = new Map<string, Locale>()

const datePatterns: Record<string, string> = {
  en_US: 'M/d/yyyy',
  en_GB: 'dd/MM/yyyy',
  zh_CN: 'yyyy-m-d',
  zh_TW: 'yyyy/m/d',
  zh_HK: 'd/m/yyyy',
  ja_JP: 'yyyy/mm/dd',
  ko_KR: 'yyyy. m. d',
  de_DE: 'dd.mm.yyyy',
  fr_FR: 'dd/mm/yyyy',
}
const currencies: Record<string, string> = {
  US: '$', GB: '£', CN: '¥', JP: '¥', TW: 'NT$', HK: 'HK$', KR: '₩', DE: '€', FR: '€', IT: '€', ES: '€', IN: '₹', SG: '$',
} // biome-ignore format: a table

/** The habits of a locale such as `zh_CN`; of `en_US` where the host knows nothing better. */
export function localeOf(name: string): Locale {
  const known = cache.get(name)
  if (known !== undefined) return known
  const made = make(name)
  cache.set(name, made)
  return made
}

function make(name: string): Locale {
  const tag = supported(name.replaceAll('_', '-'))
  const numbers = new Intl.NumberFormat(tag, { useGrouping: true }).formatToParts(1_234_567.5)
  const part = (type: string, or: string): string => numbers.find((p) => p.type === type)?.value ?? or
  const names = (options: Intl.DateTimeFormatOptions, dates: readonly Date[]): string[] => {
    const format = new Intl.DateTimeFormat(tag, { ...options, timeZone: 'UTC' })
    return dates.map((date) => format.format(date))
  }
  const months = Array.from({ length: 12 }, (_, i) => new Date(Date.UTC(2023, i, 1)))
  const days = Array.from({ length: 7 }, (_, i) => new Date(Date.UTC(2023, 0, 1 + i)))
  const order = new Intl.DateTimeFormat(tag, { dateStyle: 'short', timeZone: 'UTC' })
    .formatToParts(0)
    .map((p) => p.type)
    .filter((type) => type === 'year' || type === 'month' || type === 'day')
    .map((type) => type.charAt(0))
    .join('')
  const asked = order === 'ymd' || order === 'dmy' ? order : 'mdy'
  const shapes = { ymd: 'yyyy-mm-dd', dmy: 'dd/mm/yyyy', mdy: 'm/d/yyyy' }
  return {
    tag,
    decimal: part('decimal', '.'),
    group: part('group', ','),
    order: asked,
    datePattern: datePatterns[name]?.toLowerCase() ?? shapes[asked],
    timePattern: name === 'en_US' ? 'h:mm:ss am/pm' : 'h:mm:ss',
    currency: currencies[name.split('_').at(-1) ?? ''] ?? '$',
    months: names({ month: 'long' }, months),
    shortMonths: names({ month: 'short' }, months),
    weekdays: names({ weekday: 'long' }, days),
    shortWeekdays: names({ weekday: 'short' }, days),
    meridiem: tag.startsWith('zh') ? ['上午', '下午'] : ['AM', 'PM'],
  }
}

function supported(tag: string): string {
  try {
    return Intl.NumberFormat.supportedLocalesOf([tag])[0] ?? 'en-US'
  } catch {
    return 'en-US'
  }
}
