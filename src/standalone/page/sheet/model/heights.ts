import { type Column, type Row, textOf } from './tab.ts'

/** Widths of pieces of text in the grid's type. */
export type Measure = (text: string, bold: boolean) => number

export const ROW_HEIGHT = 27
/** The header row's, as long as its words need no more. */
export const FROZEN_HEIGHT = 38

/** Of a cell with several lines: the height of one, and what is above and below them with the line under the row. */
const LINE = 18
const AROUND = 9
/** Padding left and right, the line between columns, and a little for what measuring is wrong about. */
const BESIDE = 14
/** A row grows no further by itself: whoever wants to read more opens the cell. */
const MOST_LINES = 10

const PIECES =
  /[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef]|\s+|[^\s\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef]+/gu

/** How many lines a text takes in a width. Chinese breaks after any sign, other writing at spaces, and anywhere if it must. */
export function linesOf(text: string, width: number, measure: (piece: string) => number): number {
  let lines = 0
  for (const paragraph of text.split('\n', MOST_LINES)) {
    lines++
    let left = width
    for (const [piece] of paragraph.slice(0, 4000).matchAll(PIECES)) {
      const needed = measure(piece)
      if (needed <= left || piece.trim() === '') {
        left -= needed
        continue
      }
      const over = needed > width
      if (left < width) lines++
      lines += over ? Math.ceil(needed / width) - 1 : 0
      left = over ? width - (needed % width) : width - needed
      if (lines >= MOST_LINES) return MOST_LINES
    }
  }
  return Math.min(lines, MOST_LINES)
}

/**
 * How high a row has to be for the texts that wrap in it or hold line breaks; undefined where no text asks for more than a plain
 * row has. A height that the workbook gives the row comes first.
 */
export function heightOf(row: Row, columns: readonly Column[], measure: Measure): number | undefined {
  if (row.fixed !== undefined) return row.fixed
  let most = 1
  for (const column of columns) {
    const look = row.looks?.[column.index]
    const text = textOf(row, column)
    const wraps = look?.wrap === true
    if (text === '' || !(wraps || text.includes('\n'))) continue
    const width = wraps ? Math.max(LINE, column.width - BESIDE) : Number.POSITIVE_INFINITY
    most = Math.max(
      most,
      linesOf(text, width, (piece) => (wraps ? measure(piece, look.bold === true) : 0)),
    )
  }
  return most === 1 ? undefined : most * LINE + AROUND
}

/** The same for a frozen row, which is higher from the start. */
export function frozenHeightOf(row: Row, columns: readonly Column[], measure: Measure): number | undefined {
  const height = heightOf(row, columns, measure)
  if (height === undefined || row.fixed !== undefined) return height
  const needed = height - AROUND + 2
  return needed > FROZEN_HEIGHT ? needed : undefined
}

/** Where each row begins, and at the end where the last one ends; rows without a height of their own have `plain`. */
export function topsOf(rows: readonly { readonly height?: number }[], plain: number): Float64Array {
  const tops = new Float64Array(rows.length + 1)
  let top = 0
  for (let i = 0; i < rows.length; i++) {
    tops[i] = top
    top += rows[i]?.height ?? plain
  }
  tops[rows.length] = top
  return tops
}

/** The row at a distance from the top: the last one that begins there or before. */
export function rowAtTop(tops: Float64Array, distance: number): number {
  let [low, high] = [0, Math.max(0, tops.length - 2)]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((tops[middle] ?? 0) <= distance) low = middle
    else high = middle - 1
  }
  return low
}
