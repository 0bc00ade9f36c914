import stringWidth from 'fast-string-width'
import { cleanLine } from '../mail/clean.ts'

/** The blanks between two columns. */
const GAP = '  '

/**
 * Rows as lines for the terminal, column under column: a Chinese character takes two places, an accent none. Cells are cleaned, for
 * what people typed must not steer a terminal.
 */
export function tableLines(rows: readonly (readonly string[])[]): readonly string[] {
  const cleaned = rows.map((cells) => cells.map(cleanLine))
  const widths: number[] = []
  for (const cells of cleaned)
    for (const [column, cell] of cells.entries()) widths[column] = Math.max(widths[column] ?? 0, stringWidth(cell))
  return cleaned.map((cells) =>
    cells
      .map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - stringWidth(cell)))
      .join(GAP)
      .trimEnd(),
  )
}
