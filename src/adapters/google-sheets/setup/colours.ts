import type { sheets_v4 } from '@googleapis/sheets'

type Color = sheets_v4.Schema$Color

/** The few colours of the workbook. */
export const COLOURS = {
  peopleHeader: { red: 0.85, green: 0.91, blue: 0.98 },
  systemHeader: { red: 0.8, green: 0.8, blue: 0.8 },
  systemCell: { red: 0.95, green: 0.95, blue: 0.95 },
  dueSoon: { red: 1, green: 0.9, blue: 0.6 },
  overdue: { red: 0.96, green: 0.7, blue: 0.68 },
  problem: { red: 1, green: 0.8, blue: 0.6 },
  /** A cell for which its row cannot be accepted, and one that is only odd. */
  blocks: { red: 1, green: 0.65, blue: 0.5 },
  warns: { red: 1, green: 0.98, blue: 0.7 },
  exampleText: { red: 0.55, green: 0.55, blue: 0.55 },
} as const satisfies Readonly<Record<string, Color>>

const near = (a: number | null | undefined, b: number | null | undefined): boolean =>
  Math.abs((a ?? 0) - (b ?? 0)) < 1 / 256

/** Whether two colours look alike: the service keeps them with little precision. */
export const isSameColour = (a: Color | undefined, b: Color | undefined): boolean =>
  a !== undefined && b !== undefined && near(a.red, b.red) && near(a.green, b.green) && near(a.blue, b.blue)
