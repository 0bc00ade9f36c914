import { invalid } from '../protocol/api-error.ts'
import type { CellFormat, SpreadsheetProperties } from '../protocol/types.ts'

const WHITE = { red: 1, green: 1, blue: 1 }

/** The format of a cell that nobody has formatted. */
export const DEFAULT_FORMAT: CellFormat = {
  backgroundColor: WHITE,
  padding: { top: 2, right: 3, bottom: 2, left: 3 },
  verticalAlignment: 'BOTTOM',
  wrapStrategy: 'OVERFLOW_CELL',
  textFormat: {
    foregroundColor: {},
    fontFamily: 'arial,sans,sans-serif',
    fontSize: 10,
    bold: false,
    italic: false,
    strikethrough: false,
    underline: false,
    foregroundColorStyle: { rgbColor: {} },
  },
  backgroundColorStyle: { rgbColor: WHITE },
}

const themeColour = (colorType: string, red: number, green: number, blue: number) => ({
  colorType,
  color: { rgbColor: { red, green, blue } },
})

/** The theme of a new spreadsheet, as the service makes it. */
export const THEME: NonNullable<SpreadsheetProperties['spreadsheetTheme']> = {
  primaryFontFamily: 'Arial',
  themeColors: [
    themeColour('TEXT', 0, 0, 0),
    themeColour('BACKGROUND', 1, 1, 1),
    themeColour('ACCENT1', 0.25882354, 0.52156866, 0.95686275),
    themeColour('ACCENT2', 0.91764706, 0.2627451, 0.20784314),
    themeColour('ACCENT3', 0.9843137, 0.7372549, 0.015686275),
    themeColour('ACCENT4', 0.20392157, 0.65882355, 0.3254902),
    themeColour('ACCENT5', 1, 0.42745098, 0.003921569),
    themeColour('ACCENT6', 0.27450982, 0.7411765, 0.7764706),
    themeColour('LINK', 0.06666667, 0.33333334, 0.8),
  ],
}

/** @throws the service's 400 for a zone that the host does not know */
export function checkTimeZone(timeZone: string): void {
  try {
    new Intl.DateTimeFormat('en', { timeZone })
  } catch {
    throw invalid(`Invalid time zone: ${timeZone}`)
  }
}

/** @throws the service's 400 for something that is no locale. `zh_CN`, `en`, `de_DE` are. */
export function checkLocale(locale: string): void {
  if (!/^[a-z]{2,3}(_[A-Z][a-z]{3})?(_([A-Z]{2}|\d{3}))?$/.test(locale)) throw invalid(`Unsupported locale: ${locale}`)
}
