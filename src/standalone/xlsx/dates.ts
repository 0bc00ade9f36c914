import type { sheets_v4 } from '@googleapis/sheets'
import { isDateFormat } from '../sheets-server/formats/format.ts'
import { sectionsOf } from '../sheets-server/formats/pattern.ts'

type NumberFormat = sheets_v4.Schema$NumberFormat

/** 10000-01-01, the first day that Excel has no number for. */
const AFTER_LAST_DAY = 2_958_466
/** 1900-03-01: from here on both calendars count alike. Before it Excel counts a 29 February 1900 that there never was. */
const ALIKE_FROM = 61
/** 1900-01-01, Excel's first day, in the sheet's count. */
const FIRST_DAY = 2

/** Whether a format shows days of the calendar, and not only times or spans. */
function showsDays(format: NumberFormat | null | undefined): boolean {
  const pattern = format?.pattern ?? ''
  if (pattern === '') return format?.type !== 'TIME'
  return sectionsOf(pattern)[0]?.tokens.some((t) => t.kind === 'date' && !t.elapsed && /[ymd]/.test(t.letter)) === true
}

/**
 * A sheet's number as Excel's: the same but for dates before March 1900. Undefined for what Excel cannot show under the
 * format: days before 1900 or after 9999, times below nought.
 */
export function excelNumber(value: number, format: NumberFormat | null | undefined): number | undefined {
  if (!isDateFormat(format)) return value
  if (value < 0 || value >= AFTER_LAST_DAY) return undefined
  if (!showsDays(format) || value >= ALIKE_FROM) return value
  return value < FIRST_DAY ? undefined : value - 1
}
