import type { CellWire } from '../net/wire.ts'

/**
 * What an editor shows of a cell so that leaving it as it is changes nothing: the formula; dates, times and per cent as they are
 * shown, other numbers in full; a text that would be taken for something else with an apostrophe before it.
 */
export function editText({ userEnteredValue, formattedValue = '', effectiveFormat }: CellWire): string {
  if (userEnteredValue === undefined) return ''
  const { formulaValue, stringValue, numberValue, boolValue } = userEnteredValue
  const type = effectiveFormat?.numberFormat?.type
  if (formulaValue !== undefined) return formulaValue
  if (numberValue !== undefined)
    return type === 'DATE' || type === 'TIME' || type === 'DATE_TIME' || type === 'PERCENT'
      ? formattedValue
      : String(numberValue)
  if (boolValue !== undefined) return boolValue ? 'TRUE' : 'FALSE'
  const text = stringValue ?? ''
  return type !== 'TEXT' && /^(['=]|[+-]?[\d.]*\d|true$|false$)/i.test(text) && looksTyped(text) ? `'${text}` : text
}

/** Numbers, dates, formulas and truth values; 3-2-1201 as well, which is nobody's date but might be taken for one. */
const looksTyped = (text: string): boolean =>
  /^['=]/.test(text) || /^(true|false)$/i.test(text) || /^[-+\d.,:/% 年月日]+$/.test(text)
