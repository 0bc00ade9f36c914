import type { sheets_v4 } from '@googleapis/sheets'
import type { Alignment, Border, BorderStyle, Borders, Font, Style } from 'exceljs'
import type { Locale } from '../sheets-server/formats/locale.ts'
import { shortText } from './clean-text.ts'
import type { Colours } from './colour.ts'
import { excelFormat } from './number-format.ts'

type CellFormat = sheets_v4.Schema$CellFormat

/** What a cell without a font of its own is written in; Excel's own default would change every width. */
const FONT: Partial<Font> = { name: 'Arial', size: 10 }
const MAX_FONT_SIZE = 409
/** Beyond these counts Excel calls a file broken; cells then keep their values and lose the rest. */
const MAX_STYLES = 10_000
const MAX_FORMATS = 200

export type Styled = {
  readonly style: Partial<Style>
  /** The number format did not fit. */
  readonly lost: boolean
}

export type Styles = {
  /**
   * The style of a cell with this format. Cells that look alike share one object. `asText` says that Excel would make
   * something else of the cell's text if somebody edited it; without a number format it then is marked as text.
   */
  readonly of: (
    format: CellFormat | null | undefined,
    numberFormat: sheets_v4.Schema$NumberFormat | null | undefined,
    asText: boolean,
  ) => Styled
  readonly plain: Partial<Style>
}

export function cellStyles(colours: Colours, locale: Locale): Styles {
  const known = new Map<string, Styled>()
  const formats = new Set<string>()
  const plain: Partial<Style> = { font: FONT }
  known.set('', { style: plain, lost: false })

  function numberFormat(format: sheets_v4.Schema$NumberFormat | null | undefined): ReturnType<typeof excelFormat> {
    const made = excelFormat(format, locale)
    if (made.code === undefined) return made
    if (!formats.has(made.code) && formats.size >= MAX_FORMATS) return { lost: true }
    formats.add(made.code)
    return made
  }

  return {
    plain,
    of: (format, shownAs, asText) => {
      const own = format === undefined || format === null ? '' : JSON.stringify(format)
      const brought = shownAs === undefined || shownAs === null ? '' : `${shownAs.type ?? ''} ${shownAs.pattern ?? ''}`
      const key = own === '' && brought === '' && !asText ? '' : `${own} ${brought} ${asText ? 1 : 0}`
      const found = known.get(key)
      if (found !== undefined) return found
      if (known.size >= MAX_STYLES) return { style: plain, lost: true }
      const { code, lost } = numberFormat(format?.numberFormat ?? shownAs)
      const style = styleOf(format ?? {}, code ?? (asText ? '@' : undefined), colours)
      const made = { style, lost: lost === true }
      known.set(key, made)
      return made
    },
  }
}

function styleOf(format: CellFormat, numFmt: string | undefined, colours: Colours): Partial<Style> {
  const fill = colours(format.backgroundColor, format.backgroundColorStyle)
  const alignment = alignmentOf(format)
  const border = bordersOf(format.borders, colours)
  return {
    font: fontOf(format.textFormat, colours),
    ...(numFmt === undefined ? {} : { numFmt }),
    // White is how a sheet says "no fill"; a white fill would hide Excel's grid lines.
    ...(fill === undefined || fill.argb === 'FFFFFFFF'
      ? {}
      : { fill: { type: 'pattern', pattern: 'solid', fgColor: fill } }),
    ...(Object.keys(alignment).length === 0 ? {} : { alignment }),
    ...(Object.keys(border).length === 0 ? {} : { border }),
  }
}

/** The first of a list such as `arial,sans,sans-serif`, with capitals as Excel's own names have them. */
function familyOf(families: string | null | undefined): string | undefined {
  const first = shortText((families ?? '').split(',')[0]?.trim() ?? '', 31)
  if (first === '') return undefined
  return first.toLowerCase() === 'arial' ? 'Arial' : first
}

function fontOf(text: sheets_v4.Schema$TextFormat | null | undefined, colours: Colours): Partial<Font> {
  if (text === undefined || text === null) return FONT
  const color = colours(text.foregroundColor, text.foregroundColorStyle)
  return {
    name: familyOf(text.fontFamily) ?? 'Arial',
    size: Math.min(MAX_FONT_SIZE, Math.max(1, text.fontSize ?? 10)),
    ...(text.bold === true ? { bold: true } : {}),
    ...(text.italic === true ? { italic: true } : {}),
    ...(text.strikethrough === true ? { strike: true } : {}),
    ...(text.underline === true ? { underline: true } : {}),
    ...(color === undefined || color.argb === 'FF000000' ? {} : { color }),
  }
}

const HORIZONTAL = new Map<string, Alignment['horizontal']>([
  ['LEFT', 'left'],
  ['CENTER', 'center'],
  ['RIGHT', 'right'],
])
const VERTICAL = new Map<string, Alignment['vertical']>([
  ['TOP', 'top'],
  ['MIDDLE', 'middle'],
  ['BOTTOM', 'bottom'],
])

function alignmentOf(format: CellFormat): Partial<Alignment> {
  const horizontal = HORIZONTAL.get(format.horizontalAlignment ?? '')
  const vertical = VERTICAL.get(format.verticalAlignment ?? '')
  const { angle, vertical: stacked } = format.textRotation ?? {}
  const rotation = stacked === true ? ('vertical' as const) : Math.max(-90, Math.min(90, angle ?? 0))
  return {
    ...(horizontal === undefined ? {} : { horizontal }),
    ...(vertical === undefined ? {} : { vertical }),
    ...(format.wrapStrategy === 'WRAP' ? { wrapText: true } : {}),
    ...(rotation === 0 ? {} : { textRotation: rotation }),
    ...(format.textDirection === 'RIGHT_TO_LEFT' ? { readingOrder: 'rtl' } : {}),
  }
}

const LINES = new Map<string, BorderStyle>([
  ['DOTTED', 'dotted'],
  ['DASHED', 'dashed'],
  ['SOLID', 'thin'],
  ['SOLID_MEDIUM', 'medium'],
  ['SOLID_THICK', 'thick'],
  ['DOUBLE', 'double'],
])

function bordersOf(borders: sheets_v4.Schema$Borders | null | undefined, colours: Colours): Partial<Borders> {
  const side = (border: sheets_v4.Schema$Border | null | undefined): Partial<Border> | undefined => {
    const style = LINES.get(border?.style ?? '')
    const color = colours(border?.color, border?.colorStyle)
    return style === undefined ? undefined : { style, ...(color === undefined ? {} : { color }) }
  }
  const sides = (['top', 'bottom', 'left', 'right'] as const).flatMap((name) => {
    const made = side(borders?.[name])
    return made === undefined ? [] : [[name, made] as const]
  })
  return Object.fromEntries(sides)
}
