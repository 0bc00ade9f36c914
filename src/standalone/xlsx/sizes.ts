/** Pixels that one digit of Excel's standard font takes, and what it leaves free beside them. */
const DIGIT_PIXELS = 7
const PADDING_PIXELS = 5
const MAX_WIDTH = 255
const MAX_HEIGHT = 409

/** A column's pixels in Excel's unit: digits of the standard font. */
export const columnWidth = (pixels: number): number =>
  Math.min(MAX_WIDTH, Math.max(0, Math.round(((pixels - PADDING_PIXELS) / DIGIT_PIXELS) * 100) / 100))

/** A row's pixels in points. */
export const rowHeight = (pixels: number): number => Math.min(MAX_HEIGHT, Math.max(0, pixels * 0.75))
