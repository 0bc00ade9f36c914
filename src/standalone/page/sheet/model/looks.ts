import type { CellWire, ColourWire } from '../net/wire.ts'
import type { Look } from './tab.ts'

const part = (n: number | undefined): number => Math.round(Math.max(0, Math.min(1, n ?? 0)) * 255)

/** A CSS colour; white, which is what paper is, is left out. */
function cssColour(colour: ColourWire | undefined): string | undefined {
  if (colour === undefined) return undefined
  const [r, g, b] = [part(colour.red), part(colour.green), part(colour.blue)]
  return r === 255 && g === 255 && b === 255 ? undefined : `rgb(${r}, ${g}, ${b})`
}

/** The workbook's own size of type, in points, which is the grid's in pixels. */
const [POINTS, PIXELS] = [10, 13]
const LARGEST = 40

const ALIGN: Readonly<Record<string, Look['align']>> = { LEFT: 'left', CENTER: 'center', RIGHT: 'right' }
const known = new Map<string, Look>()

/** The look of a cell; the same object for the same look. Undefined for a plain one. */
export function lookOf({ effectiveFormat, effectiveValue }: CellWire): Look | undefined {
  const text = effectiveFormat?.textFormat
  const type = effectiveFormat?.numberFormat?.type
  const background = cssColour(effectiveFormat?.backgroundColor)
  const colour = cssColour(text?.foregroundColor)
  const number = effectiveValue?.numberValue !== undefined && type?.startsWith('DATE') !== true
  const align = ALIGN[effectiveFormat?.horizontalAlignment ?? ''] ?? (number ? 'right' : undefined)
  const points = text?.fontSize ?? POINTS
  const look: Look = {
    ...(background === undefined ? {} : { background }),
    ...(colour === undefined || colour === 'rgb(0, 0, 0)' ? {} : { colour }),
    ...(text?.bold === true ? { bold: true } : {}),
    ...(text?.italic === true ? { italic: true } : {}),
    ...(text?.strikethrough === true ? { strike: true } : {}),
    ...(align === undefined ? {} : { align }),
    ...(effectiveFormat?.wrapStrategy === 'WRAP' ? { wrap: true } : {}),
    ...(effectiveFormat?.verticalAlignment === 'MIDDLE' ? { middle: true } : {}),
    ...(type === undefined ? {} : { type }),
    ...(points > POINTS ? { size: Math.round((Math.min(points, LARGEST) / POINTS) * PIXELS) } : {}),
  }
  const key = JSON.stringify(look)
  if (key === '{}') return undefined
  const same = known.get(key)
  if (same !== undefined) return same
  known.set(key, look)
  return look
}
