import type { Look, Paint } from '../conditions/look.ts'
import { DEFAULT_FORMAT } from '../document/properties.ts'
import type { CellFormat } from '../protocol/types.ts'

const plain = new WeakMap<CellFormat, CellFormat>()

/** A cell's own format over the default one. */
function own(format: CellFormat | undefined, numberFormat: CellFormat['numberFormat']): CellFormat {
  if (format === undefined) return numberFormat === undefined ? DEFAULT_FORMAT : { ...DEFAULT_FORMAT, numberFormat }
  const known = plain.get(format)
  if (known !== undefined) return known
  const made: CellFormat = {
    ...DEFAULT_FORMAT,
    ...format,
    textFormat: { ...DEFAULT_FORMAT.textFormat, ...format.textFormat },
    ...(format.numberFormat === undefined && numberFormat !== undefined ? { numberFormat } : {}),
  }
  if (numberFormat === undefined) plain.set(format, made)
  return made
}

/**
 * What a cell looks like, from below: the default format, its band's colour, its own format, and what conditional formats
 * make of it.
 */
export function effectiveFormat(
  format: CellFormat | undefined,
  numberFormat: CellFormat['numberFormat'],
  over: Look | undefined,
  under: Paint | undefined,
): CellFormat {
  const made = own(format, numberFormat)
  const coloured = format?.backgroundColor !== undefined || format?.backgroundColorStyle !== undefined
  const background = over?.background ?? (coloured ? undefined : under)
  if (over === undefined && background === undefined) return made
  const { foreground, bold, italic, strikethrough, underline } = over ?? {}
  const flags = { bold, italic, strikethrough, underline }
  return {
    ...made,
    ...(background === undefined ? {} : { backgroundColor: background.color, backgroundColorStyle: background.style }),
    textFormat: {
      ...made.textFormat,
      ...Object.fromEntries(Object.entries(flags).filter(([, value]) => value !== undefined)),
      ...(foreground === undefined
        ? {}
        : { foregroundColor: foreground.color, foregroundColorStyle: foreground.style }),
    },
  }
}
