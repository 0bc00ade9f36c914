import type { ChartPicture } from '../charts/index.ts'
import { cellElement, make, pictureElement } from './elements.ts'
import type { Band, PrintModel } from './print-model.ts'
import type { PrintWords } from './words.ts'

export type Paper = {
  readonly workbook: string
  readonly title: string
  /** When and by whom. */
  readonly printed: string
  readonly pictures: readonly ChartPicture[]
  readonly model: PrintModel
  /** Says that these are not all the rows; undefined when they are. */
  readonly part: string | undefined
}

/** What is printed, as elements. Made without templates: there may be half a million cells. */
export function paperOf({ workbook, title, printed, pictures, model, part }: Paper, words: PrintWords): HTMLElement {
  const isReport = model.headline !== undefined
  const sheet = make('div', isReport ? 'paper paper-report' : 'paper')
  const head = make('header', 'paper-head')
  head.append(
    make('h1', '', title),
    make('p', '', [workbook, ...(isReport ? [] : [part ?? words.count(model.rows.length)]), printed].join(' · ')),
  )
  sheet.append(head)
  if (model.headline !== undefined) sheet.append(make('p', 'paper-headline', model.headline))
  for (const picture of pictures) sheet.append(pictureElement(picture))
  if (model.rows.length === 0) sheet.append(make('p', '', words.empty))
  else for (const band of model.bands) sheet.append(tableOf(band, model))
  if (model.leftOut.length > 0) sheet.append(make('p', 'paper-note', words.leftOut(model.leftOut)))
  return sheet
}

function tableOf({ columns, rowOf }: Band, { rows }: PrintModel): HTMLElement {
  const table = make('table', 'paper-table')
  const widths = make('colgroup')
  for (const { share } of columns) {
    const column = make('col')
    column.style.width = `${(share * 100).toFixed(3)}%`
    widths.append(column)
  }
  table.append(widths)
  if (columns.some(({ header }) => header !== '')) {
    const line = make('tr')
    for (const { header } of columns) {
      const cell = make('th', '', header)
      cell.setAttribute('scope', 'col')
      line.append(cell)
    }
    const head = make('thead')
    head.append(line)
    table.append(head)
  }
  const body = make('tbody')
  for (const row of rows) {
    const cells = rowOf(row)
    // A line of its own in a report is the title of what is below it.
    const line = make('tr', cells.length === 1 && columns.length > 1 ? 'paper-title' : '')
    for (const cell of cells) line.append(cellElement(cell))
    body.append(line)
  }
  table.append(body)
  return table
}
