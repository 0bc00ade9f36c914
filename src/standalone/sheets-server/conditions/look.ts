import { THEME } from '../document/properties.ts'
import type { CellFormat } from '../protocol/types.ts'

export type Colour = NonNullable<CellFormat['backgroundColor']>
type ColourStyle = NonNullable<CellFormat['backgroundColorStyle']>

/** A colour in both of the protocol's forms. */
export type Paint = { readonly color: Colour; readonly style: ColourStyle }

/** What rules can change of a cell's look; the service's rules can change no more than this. */
export type Look = {
  readonly background?: Paint
  readonly foreground?: Paint
  readonly bold?: boolean
  readonly italic?: boolean
  readonly strikethrough?: boolean
  readonly underline?: boolean
}

/** A colour as given in either form; the newer one wins. A colour of the theme is looked up. */
export function paintOf(color: Colour | null | undefined, style: ColourStyle | null | undefined): Paint | undefined {
  const named = style?.themeColor
  if (typeof named === 'string') {
    const themed = THEME.themeColors?.find(({ colorType }) => colorType === named)?.color?.rgbColor
    return themed === undefined ? undefined : { color: themed, style: { themeColor: named } }
  }
  const rgb = style?.rgbColor ?? color
  return rgb === undefined || rgb === null ? undefined : { color: rgb, style: { rgbColor: rgb } }
}

/** What a rule's format sets, however much more it may hold. */
export function lookOf(format: CellFormat | null | undefined): Look {
  const text = format?.textFormat
  const background = paintOf(format?.backgroundColor, format?.backgroundColorStyle)
  const foreground = paintOf(text?.foregroundColor, text?.foregroundColorStyle)
  const flags = (['bold', 'italic', 'strikethrough', 'underline'] as const).flatMap((name) => {
    const value = text?.[name]
    return typeof value === 'boolean' ? [[name, value] as const] : []
  })
  return {
    ...(background === undefined ? {} : { background }),
    ...(foreground === undefined ? {} : { foreground }),
    ...Object.fromEntries(flags),
  }
}

/** A look with what an earlier rule left open taken from a later one. */
export const joined = (first: Look | undefined, later: Look): Look =>
  first === undefined ? later : { ...later, ...first }

/** A number as the service keeps a colour's parts: single precision, shown short. */
const single = (n: number): number => Number(Math.fround(n).toPrecision(8))

/** The colour that lies at `share` (0 to 1) of the way between two others. */
export function between(from: Colour, to: Colour, share: number): Colour {
  const part = (a: number | null | undefined, b: number | null | undefined): number =>
    single((a ?? 0) + ((b ?? 0) - (a ?? 0)) * share)
  const parts = {
    red: part(from.red, to.red),
    green: part(from.green, to.green),
    blue: part(from.blue, to.blue),
  }
  // Parts that are 0 are left out, as the service does.
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== 0))
}
