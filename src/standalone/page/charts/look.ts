import type { sheets_v4 } from '@googleapis/sheets'

/** Told apart also in grey and by the colour-blind. */
export const PALETTE = ['#1a56b0', '#e08a2e', '#2f9488', '#c2475b', '#7d63ad', '#a8891f', '#5b7f95', '#8c5a3c'] as const

export const FONT = "-apple-system,'Segoe UI','PingFang SC','Microsoft YaHei','Noto Sans CJK SC',Arial,sans-serif"
export const INK = '#3c434c'
export const FAINT = '#d8dce1'

/** The workbook's theme, as the service begins with it. */
const THEME: Readonly<Record<string, string>> = {
  TEXT: '#000000',
  BACKGROUND: '#ffffff',
  ACCENT1: '#4285f4',
  ACCENT2: '#ea4335',
  ACCENT3: '#fbbc04',
  ACCENT4: '#34a853',
  ACCENT5: '#ff6d01',
  ACCENT6: '#46bdc6',
  LINK: '#1155cc',
}

/** A colour of a definition in CSS; undefined where it gives none. */
export function colourOf(
  style: sheets_v4.Schema$ColorStyle | undefined,
  colour: sheets_v4.Schema$Color | undefined,
): string | undefined {
  if (typeof style?.themeColor === 'string' && style.themeColor in THEME) return THEME[style.themeColor]
  const { red, green, blue } = style?.rgbColor ?? colour ?? {}
  if (style?.rgbColor === undefined && colour === undefined) return undefined
  return `#${[red, green, blue].map(hex).join('')}`
}

const hex = (part: number | null | undefined): string =>
  Math.round(Math.min(Math.max(part ?? 0, 0), 1) * 255)
    .toString(16)
    .padStart(2, '0')

const DASHES: Readonly<Record<string, readonly number[] | 'dotted'>> = {
  DOTTED: 'dotted',
  MEDIUM_DASHED: [6, 4],
  MEDIUM_DASHED_DOTTED: [6, 4, 2, 4],
  LONG_DASHED: [10, 5],
  LONG_DASHED_DOTTED: [10, 5, 2, 5],
}

/** A line's dashes as ECharts takes them. */
export const dashOf = (type: string | null | undefined): 'solid' | 'dotted' | number[] => {
  const dash = DASHES[type ?? '']
  return dash === undefined ? 'solid' : dash === 'dotted' ? dash : [...dash]
}
