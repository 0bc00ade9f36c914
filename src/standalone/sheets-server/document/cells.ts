import { invalid } from '../protocol/api-error.ts'
import { bothColourForms } from '../protocol/colours.ts'
import { ALL, asks, below, type Mask, merge } from '../protocol/fields.ts'
import type { CellData, CellFormat, DataValidationRule, ExtendedValue } from '../protocol/types.ts'
import { tidy } from './edit.ts'
import { MAX_CELL_CHARACTERS } from './limits.ts'
import type { Cell, Entered } from './model.ts'

type Shared = <T extends object>(part: T) => T

/** @throws the service's 400 for text longer than a cell may hold */
export function checkLength(text: string): string {
  if (text.length > MAX_CELL_CHARACTERS) {
    throw invalid(`Your input contains more than the maximum of ${MAX_CELL_CHARACTERS} characters in a single cell.`)
  }
  return text
}

/** What a client's `userEnteredValue` puts into a cell. `stringValue` is text whatever it looks like. */
function enteredOf(value: ExtendedValue | undefined): Entered | undefined {
  if (value === undefined) return undefined
  const { numberValue, stringValue, boolValue, formulaValue } = value
  if (formulaValue !== undefined && formulaValue !== null) {
    if (!formulaValue.startsWith('=')) throw invalid(`Invalid formula: ${formulaValue}. A formula must start with '='.`)
    return { formula: checkLength(formulaValue) }
  }
  if (stringValue !== undefined && stringValue !== null) return checkLength(stringValue)
  if (numberValue !== undefined && numberValue !== null) return numberValue
  if (boolValue !== undefined && boolValue !== null) return boolValue
  if (value.errorValue !== undefined) throw invalid('errorValue is read-only.')
  return undefined
}

/** The protocol's form of what a cell was given. */
export function extendedOf(value: Entered): ExtendedValue {
  switch (typeof value) {
    case 'string':
      return { stringValue: value }
    case 'number':
      return { numberValue: value }
    case 'boolean':
      return { boolValue: value }
    default:
      return { formulaValue: value.formula }
  }
}

/** A writer of cells: what a cell becomes when the masked fields of `data` are put into it. */
export function cellWriter(mask: Mask, shared: Shared): (before: Cell | undefined, data: CellData) => Cell | undefined {
  const whole = mask.size === 0
  const takes = (name: string): boolean => whole || asks(mask, name)
  if (!whole && mask.has('pivotTable')) throw invalid('Pivot tables are not supported by this server.')
  const formatMask = whole ? ALL : below(mask, 'userEnteredFormat')
  const ruleMask = whole ? ALL : below(mask, 'dataValidation')
  const mergeFormat = mergerOf<CellFormat>(formatMask, shared)
  const mergeRule = mergerOf<DataValidationRule>(ruleMask, shared)

  return (before, data) => {
    if (data.pivotTable !== undefined && whole) throw invalid('Pivot tables are not supported by this server.')
    let { value, format, note, validation, extra } = before ?? {}
    if (takes('userEnteredValue')) {
      value = enteredOf(data.userEnteredValue)
      extra = undefined
    }
    if (takes('userEnteredFormat')) {
      format = mergeFormat(format, data.userEnteredFormat)
    }
    if (takes('note')) note = data.note ?? undefined
    if (takes('dataValidation')) {
      validation = mergeRule(validation, data.dataValidation)
    }
    for (const name of ['textFormatRuns', 'chipRuns'] as const) {
      if (!takes(name)) continue
      const given = data[name]
      const next = new Map<string, unknown>(Object.entries(extra ?? {}))
      next.delete(name)
      if (given !== undefined && given.length > 0) next.set(name, bothColourForms(given))
      extra = next.size === 0 ? undefined : Object.fromEntries(next)
    }
    return tidy({ value, format, note, validation, extra })
  }
}

/** Merges of formats or rules. One given part goes onto many cells that share theirs, so each pair is merged once. */
function mergerOf<T extends object>(
  mask: Mask,
  shared: Shared,
): (before: T | undefined, given: T | undefined) => T | undefined {
  const known = new Map<T | undefined, T | undefined>()
  let last: T | undefined
  return (before, given) => {
    if (given !== last) known.clear()
    last = given
    if (known.has(before)) return known.get(before)
    const full = bothColourForms(merge(before ?? {}, given ?? {}, mask))
    const merged = Object.keys(full).length === 0 ? undefined : shared(full as T)
    known.set(before, merged)
    return merged
  }
}
