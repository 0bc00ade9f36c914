import type { CellProblemCode, Problem } from '../model/problem.ts'
import type { Cell } from '../ports/ledger.ts'
import { type CellSchema, cellSchema } from './cells.ts'
import type { Column, RowOf } from './definition.ts'
import { cellAt, type Headers } from './headers.ts'

/** Reads the cells of a row under the columns it was made for. */
export type RowReader<C extends Column> = (cells: readonly Cell[]) => {
  readonly values: RowOf<C>
  readonly problems: readonly Problem[]
}

/** Why a cell cannot be read, from what its schema said. */
const reasonOf = (result: ReturnType<CellSchema['safeParse']>): CellProblemCode =>
  (result.error?.issues[0]?.message ?? 'unknown-choice') as CellProblemCode

/**
 * A reader of the rows of one tab. Each cell is read by itself: one bad cell is a problem and blank, the others stay.
 * A problem in a column people must fill blocks the row; in another it is said (R05).
 */
export function rowReader<C extends Column>(columns: readonly C[], headers: Headers, zone: string): RowReader<C> {
  const readers = columns.map((column) => ({ column, schema: cellSchema(column, zone) }))
  return (cells) => {
    const values: Record<string, unknown> = {}
    const problems: Problem[] = []
    for (const { column, schema } of readers) {
      const cell = cellAt(cells, headers, column.key)
      if (cell === undefined || (typeof cell === 'string' && cell.trim() === '')) continue
      const result = schema.safeParse(cell)
      if (result.success) values[column.key] = result.data
      else {
        const severity = column.required === true ? 'blocks' : 'warns'
        problems.push({ column: column.key, severity, code: reasonOf(result), typed: String(cell) })
      }
    }
    return { values: values as RowOf<C>, problems }
  }
}
