import type { sheets_v4 } from '@googleapis/sheets'

type Colour = sheets_v4.Schema$Color
type ColourStyle = sheets_v4.Schema$ColorStyle

/** A colour in Excel's words: `FF` for "not transparent", then red, green and blue. */
type Argb = { readonly argb: string }

/** Looks up the colours of a spreadsheet's theme. */
export type Colours = (color: Colour | null | undefined, style: ColourStyle | null | undefined) => Argb | undefined

const hex = (part: number | null | undefined): string =>
  Math.round(Math.min(1, Math.max(0, part ?? 0)) * 255)
    .toString(16)
    .padStart(2, '0')
    .toUpperCase()

const argbOf = ({ red, green, blue }: Colour): Argb => ({ argb: `FF${hex(red)}${hex(green)}${hex(blue)}` })

/** Reads colours in either of the protocol's forms; the newer one wins. */
export function coloursOf(spreadsheet: sheets_v4.Schema$Spreadsheet): Colours {
  const theme = spreadsheet.properties?.spreadsheetTheme?.themeColors ?? []
  return (color, style) => {
    const named = style?.themeColor
    const themed = theme.find(({ colorType }) => colorType === named)?.color?.rgbColor
    const found = typeof named === 'string' ? themed : (style?.rgbColor ?? color)
    return found === undefined || found === null ? undefined : argbOf(found)
  }
}
