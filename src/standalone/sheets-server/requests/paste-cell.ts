import { tidy } from '../document/edit.ts'
import type { Cell } from '../document/model.ts'
import { without } from '../document/without.ts'
import type { CellFormat } from '../protocol/types.ts'
import type { Tools } from './handler.ts'

/** What of a cell a paste brings: the service's own words, and `CONTENT` for what a person's paste brings. */
export type PasteType = string

/** How a paste is done. A person's brings values and notes; it leaves formats and rules where they are. */
export const pasteTypeFor = (given: string | null | undefined, { contentOnly }: Tools): PasteType => {
  const type = given ?? 'PASTE_NORMAL'
  return contentOnly === true && type !== 'PASTE_VALUES' ? 'CONTENT' : type
}

/** What a target cell becomes when a source cell is pasted on it. `moved` is the source with its formula moved along. */
export function pasted(
  before: Cell | undefined,
  moved: Cell | undefined,
  result: Cell['value'],
  type: PasteType,
  shared: Tools['shared'],
): Cell | undefined {
  const { value, format, note, validation, extra } = before ?? {}
  switch (type) {
    case 'CONTENT': {
      const { note: comes, extra: rich } = moved ?? {}
      return tidy({
        value: moved?.value,
        format: numbered(format, moved, shared),
        note: comes,
        validation,
        extra: rich,
      })
    }
    case 'PASTE_VALUES':
      return tidy({ value: result, format, note, validation, extra: undefined })
    case 'PASTE_FORMAT':
      return tidy({ value, format: moved?.format, note, validation, extra })
    case 'PASTE_NO_BORDERS': {
      const rest = without(moved?.format ?? {}, 'borders')
      const kept = Object.keys(rest).length === 0 ? undefined : rest
      return tidy({
        value: moved?.value,
        format: kept,
        note: moved?.note,
        validation: moved?.validation,
        extra: moved?.extra,
      })
    }
    case 'PASTE_FORMULA':
      return tidy({ value: moved?.value, format, note, validation, extra: moved?.extra })
    case 'PASTE_DATA_VALIDATION':
      return tidy({ value, format, note, validation: moved?.validation, extra })
    default:
      return moved
  }
}

/** What is left where a cell was cut out. */
export const cutOut = (cell: Cell | undefined, type: PasteType): Cell | undefined =>
  type === 'CONTENT' ? pasted(cell, undefined, undefined, type, (part) => part) : undefined

/** A cell without a number format gets the one that the number came with, as it does when a number is typed. */
function numbered(
  format: CellFormat | undefined,
  moved: Cell | undefined,
  shared: Tools['shared'],
): CellFormat | undefined {
  const comes = moved?.format?.numberFormat
  if (comes === undefined || format?.numberFormat !== undefined || typeof moved?.value === 'string') return format
  return shared<CellFormat>({ ...format, numberFormat: comes })
}
