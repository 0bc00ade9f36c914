import type { sheets_v4 } from '@googleapis/sheets'
import type { Style, Worksheet } from 'exceljs'
import { columnLetters } from '../sheets-server/a1/columns.ts'
import type { bandingOf } from '../sheets-server/conditions/banding.ts'
import type { Book } from './book.ts'
import type { Styled } from './cell-style.ts'
import { cellValue, isRetyped, shownFormat } from './cell-value.ts'
import { cleanText } from './clean-text.ts'
import type { Loss } from './losses.ts'
import type { Merges } from './merges.ts'
import { rowHeight } from './sizes.ts'
import type { Validations } from './validations.ts'

type CellData = sheets_v4.Schema$CellData

/** The height of a row that nobody has changed. Excel then finds a height by itself, so that wrapped text is seen. */
const USUAL_HEIGHT = 21

/** What rows of one tab are written with. */
export type RowTools = {
  readonly worksheet: Worksheet
  readonly title: string
  readonly book: Book
  readonly merges: Merges
  readonly validations: Validations
  /** Of each column that is written: how its empty cells look. */
  readonly columnStyles: readonly Partial<Style>[]
  readonly bands: readonly ReturnType<typeof bandingOf>[]
}

/** The style of a cell, and whether a part of it was lost. */
export function cellStyle(cell: CellData, book: Book): Styled {
  const format = shownFormat(cell)
  const text = cell.userEnteredValue?.stringValue
  const asText = typeof text === 'string' && isRetyped(text) && (format === undefined || format === null)
  return book.styles.of(cell.userEnteredFormat, format, asText)
}

/** Writes one row (from 0) and lets go of it. */
export function writeRow(
  tools: RowTools,
  r: number,
  cells: readonly CellData[],
  metadata: sheets_v4.Schema$DimensionProperties,
): void {
  const { worksheet, title, book, merges, validations, columnStyles } = tools
  merges.begin(worksheet, r)
  const row = worksheet.getRow(r + 1)
  const isHidden = metadata.hiddenByUser === true
  let isNeeded = isHidden
  const bands = tools.bands.filter(({ area }) => r >= area.top && r < area.bottom)
  // A cell that is not there has no look, also where its column's empty cells have one.
  const looks = 1 + columnStyles.findLastIndex((style) => style !== book.styles.plain)
  const end = bands.reduce((last, { area }) => Math.max(last, area.right), Math.max(cells.length, looks))
  for (let c = 0; c < Math.min(end, columnStyles.length); c++) {
    const cell = banded(cells[c] ?? {}, r, c, bands)
    const lose = (loss: Loss): void => book.losses.add(loss, title, `${columnLetters(c)}${r + 1}`)
    if (cell.dataValidation !== undefined) validations.see(r, c, cell.dataValidation)
    const value = merges.covers(r, c) ? null : cellValue(cell, book, lose)
    const note = noteOf(cell, book, lose)
    const { style, lost } = cellStyle(cell, book)
    if (value === null && note === undefined && style === columnStyles[c]) continue
    if (lost) lose('number-format')
    loseParts(cell, lose)
    const target = row.getCell(c + 1)
    if (value !== null) target.value = value
    target.style = style
    if (note !== undefined) target.note = note
    isNeeded = true
  }
  // A row without values is written only when it has a height of its own.
  const pixels = metadata.pixelSize ?? USUAL_HEIGHT
  if (pixels !== USUAL_HEIGHT || (isNeeded && !row.hasValues)) row.height = rowHeight(pixels)
  if (isHidden) row.hidden = true
  row.commit()
}

/** A cell with its band's colour where it has none of its own. */
function banded(cell: CellData, r: number, c: number, bands: RowTools['bands']): CellData {
  const format = cell.userEnteredFormat
  if (bands.length === 0 || format?.backgroundColor !== undefined || format?.backgroundColorStyle !== undefined)
    return cell
  const paint = bands.find(({ area }) => c >= area.left && c < area.right)?.at(r, c)
  if (paint === undefined) return cell
  return { ...cell, userEnteredFormat: { ...format, backgroundColor: paint.color } }
}

function noteOf(cell: CellData, book: Book, lose: (loss: Loss) => void): string | undefined {
  if (cell.note === undefined || cell.note === null || cell.note === '') return undefined
  const { text, cutFrom, dropped } = cleanText(cell.note, book.words.cut)
  if (cutFrom !== undefined) lose('text-cut')
  if (dropped) lose('characters')
  return text
}

/** Links and formats of parts of a text: exceljs's streaming writer mixes them up, so they are left out and said to be. */
function loseParts(cell: CellData, lose: (loss: Loss) => void): void {
  const runs = cell.textFormatRuns ?? []
  if (cell.userEnteredFormat?.textFormat?.link !== undefined || runs.some((run) => run.format?.link !== undefined))
    lose('link')
  if (runs.length > 0) lose('text-runs')
}
