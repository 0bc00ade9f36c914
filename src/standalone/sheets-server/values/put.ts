import { checkLength } from '../document/cells.ts'
import { tidy } from '../document/edit.ts'
import type { Cell } from '../document/model.ts'
import { isDateFormat, isTextFormat } from '../formats/format.ts'
import type { Locale } from '../formats/locale.ts'
import type { CellFormat, NumberFormat } from '../protocol/types.ts'
import { enter } from './enter.ts'

type Shared = <T extends object>(part: T) => T

/** A cell into which a person typed this text. A cell without a number format gets the one that fits what was typed. */
export function typedCell(
  before: Cell | undefined,
  text: string,
  locale: Locale,
  year: number,
  shared: Shared,
): Cell | undefined {
  checkLength(text)
  const { format, note, validation } = before ?? {}
  const current = format?.numberFormat
  if (isTextFormat(current)) return tidy({ value: text, format, note, validation, extra: undefined })
  const typed = enter(text, locale, year)
  const suits = typed.format !== undefined && !keepsFormat(current, typed.format)
  const next = suits ? shared<CellFormat>({ ...format, numberFormat: typed.format }) : format
  return tidy({ value: typed.value, format: next, note, validation, extra: undefined })
}

/** A format that somebody chose stays, unless the value is of another nature: a date typed over a number. */
function keepsFormat(current: NumberFormat | undefined, typed: NumberFormat): boolean {
  if (current === undefined) return false
  return isDateFormat(typed) ? isDateFormat(current) : true
}

/** A cell that was given a value as it is, without reading it. */
export function rawCell(before: Cell | undefined, value: string | number | boolean): Cell | undefined {
  if (typeof value === 'string') checkLength(value)
  const { format, note, validation } = before ?? {}
  return tidy({ value, format, note, validation, extra: undefined })
}
