import type { Worksheet } from 'exceljs'
import { cleanText } from './clean-text.ts'
import type { LossLine } from './losses.ts'
import type { Words } from './words.ts'

/** Writes the last tab: what the file does not hold, or holds otherwise, in words. */
export function writeNotes(worksheet: Worksheet, lines: readonly LossLine[], words: Words): void {
  const font = { name: 'Arial', size: 10 }
  worksheet.columns = [70, 24, 10, 60].map((width) => ({ width, style: { font } }))
  const bold = { font: { ...font, bold: true } }
  const wrapped = { font, alignment: { wrapText: true, vertical: 'top' as const } }
  const write = (row: number, cells: readonly (string | number)[], style: object): void => {
    const target = worksheet.getRow(row)
    cells.forEach((value, c) => {
      const cell = target.getCell(c + 1)
      cell.value = typeof value === 'string' ? cleanText(value, words.cut).text : value
      cell.style = style
    })
    target.commit()
  }
  const { what, tab, count, places } = words.headers
  write(1, [words.title], bold)
  write(3, [what, tab, count, places], bold)
  lines.forEach((line, i) => {
    const more = line.count > line.places.length && line.places.length > 0 ? ' …' : ''
    write(4 + i, [words.losses[line.loss], line.tab, line.count, `${line.places.join(', ')}${more}`], wrapped)
  })
}
