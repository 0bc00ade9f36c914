import type { sheets_v4 } from '@googleapis/sheets'
import type { Look, Tone } from '../../../model/report-tab.ts'

type Format = sheets_v4.Schema$CellFormat
type Color = sheets_v4.Schema$Color

const grey: Color = { red: 0.9, green: 0.93, blue: 0.96 }
const pale: Color = { red: 0.95, green: 0.96, blue: 0.97 }
const deep: Color = { red: 0.16, green: 0.27, blue: 0.4 }
const red: Color = { red: 0.7, green: 0.11, blue: 0.11 }
const green: Color = { red: 0.12, green: 0.45, blue: 0.24 }
/** Of every second line of a table. */
export const BAND: Color = { red: 0.972, green: 0.98, blue: 0.99 }
export const LINK: Color = { red: 0.1, green: 0.34, blue: 0.69 }
/** The ground of the warmest cell of a heat map; black on it can still be read. */
const HOT: Color = { red: 0.4, green: 0.61, blue: 0.86 }

const hours = { type: 'NUMBER', pattern: '#,##0.0' }
const share = { type: 'PERCENT', pattern: '0.0%' }
const total: Format = { textFormat: { bold: true }, backgroundColor: pale }
const headline: Format = { textFormat: { bold: true, fontSize: 16 }, verticalAlignment: 'MIDDLE' }

export const LOOKS: Readonly<Record<Look, Format>> = {
  title: { textFormat: { bold: true, fontSize: 14 }, wrapStrategy: 'OVERFLOW_CELL', verticalAlignment: 'MIDDLE' },
  section: {
    textFormat: { bold: true, fontSize: 12, foregroundColor: deep },
    wrapStrategy: 'OVERFLOW_CELL',
    verticalAlignment: 'BOTTOM',
  },
  header: { textFormat: { bold: true }, backgroundColor: grey, wrapStrategy: 'WRAP', verticalAlignment: 'MIDDLE' },
  total,
  hours: { numberFormat: hours },
  share: { numberFormat: share },
  moment: { numberFormat: { type: 'DATE_TIME', pattern: 'yyyy-mm-dd hh:mm' } },
  change: { numberFormat: { type: 'NUMBER', pattern: '+#,##0;-#,##0;0' } },
  'change-share': { numberFormat: { type: 'NUMBER', pattern: '+0.0%;-0.0%;0.0%' } },
  'change-hours': { numberFormat: { type: 'NUMBER', pattern: '+#,##0.0;-#,##0.0;0.0' } },
  'total-hours': { ...total, numberFormat: hours },
  'total-share': { ...total, numberFormat: share },
  headline,
  'headline-share': { ...headline, numberFormat: share },
  'headline-hours': { ...headline, numberFormat: hours },
  text: { wrapStrategy: 'WRAP', verticalAlignment: 'TOP' },
  alarm: { textFormat: { bold: true, foregroundColor: red } },
  good: { textFormat: { foregroundColor: green } },
  note: {
    textFormat: { italic: true, foregroundColor: { red: 0.35, green: 0.35, blue: 0.35 } },
    wrapStrategy: 'OVERFLOW_CELL',
  },
}

/** The ground of a cell that is so warm, from 0 to 1; none where it is not warm at all. */
export function heatColour(heat: number): Color | undefined {
  const warmth = Math.min(Math.max(Number.isFinite(heat) ? heat : 0, 0), 1)
  if (warmth === 0) return undefined
  const part = (to: number | null | undefined): number => Math.round((1 - warmth * (1 - (to ?? 0))) * 1000) / 1000
  return { red: part(HOT.red), green: part(HOT.green), blue: part(HOT.blue) }
}

export const TONES: Readonly<Record<Tone, Color>> = {
  good: { red: 0.31, green: 0.6, blue: 0.42 },
  late: { red: 0.93, green: 0.69, blue: 0.25 },
  bad: { red: 0.8, green: 0.28, blue: 0.26 },
  open: { red: 0.36, green: 0.55, blue: 0.79 },
  plain: { red: 0.66, green: 0.68, blue: 0.7 },
}
