import type { sheets_v4 } from '@googleapis/sheets'
import type { Cell, Change } from '../../ports/ledger.ts'

type Request = sheets_v4.Schema$Request
type Write = Extract<Change, { kind: 'write' }>

/** A cell as the service writes it. Text is always text: never a formula, never a date (promise 9). */
export function cellData(cell: Cell): sheets_v4.Schema$CellData {
  if (cell === null || cell === undefined || cell === '') return {}
  if (typeof cell === 'string') return { userEnteredValue: { stringValue: cell } }
  if (typeof cell === 'number') return { userEnteredValue: { numberValue: cell } }
  return { userEnteredValue: { boolValue: cell } }
}

const rowData = (cells: readonly Cell[]): sheets_v4.Schema$RowData => ({ values: cells.map(cellData) })

type Written = Pick<Write, 'cell' | 'note'>

const writtenData = ({ cell, note }: Written): sheets_v4.Schema$CellData =>
  note === undefined ? cellData(cell) : { ...cellData(cell), note }

/**
 * A block of cells written together: rows one below the other, all starting at the same column and equally long. With notes or
 * without: a request that names the field would take away the notes of the cells that bring none.
 */
interface Block {
  readonly row: number
  readonly column: number
  readonly rows: Written[][]
  readonly hasNotes: boolean
}

/** Gathers single writes into as few blocks as stand side by side and one below the other. */
function blocksOf(writes: readonly Write[]): readonly Block[] {
  const sorted = writes.toSorted((a, b) => a.row - b.row || a.column - b.column)
  const runs: Block[] = []
  for (const write of sorted) {
    const { row, column } = write
    const hasNotes = write.note !== undefined
    const last = runs.at(-1)
    const cells = last?.rows[0]
    if (last?.row === row && cells && last.column + cells.length === column && last.hasNotes === hasNotes)
      cells.push(write)
    else runs.push({ row, column, rows: [[write]], hasNotes })
  }
  const blocks: Block[] = []
  const open = new Map<string, Block>()
  for (const run of runs) {
    const cells = run.rows[0] ?? []
    const shape = `${run.column}/${cells.length}/${run.hasNotes}`
    const above = open.get(shape)
    if (above !== undefined && above.row + above.rows.length === run.row) above.rows.push(cells)
    else {
      blocks.push(run)
      open.set(shape, run)
    }
  }
  return blocks
}

/** Writes and appends as requests of one batch. */
export function changeRequests(
  changes: readonly Change[],
  sheetIdOf: (change: Exclude<Change, { kind: 'report' }>) => number,
): readonly Request[] {
  const writes = changes.filter((change) => change.kind === 'write')
  const requests: Request[] = []
  for (const [sheetId, ofSheet] of Map.groupBy(writes, sheetIdOf))
    for (const { row, column, rows, hasNotes } of blocksOf(ofSheet))
      requests.push({
        updateCells: {
          start: { sheetId, rowIndex: row, columnIndex: column },
          rows: rows.map((cells) => ({ values: cells.map(writtenData) })),
          fields: hasNotes ? 'userEnteredValue,note' : 'userEnteredValue',
        },
      })
  for (const change of changes)
    if (change.kind === 'append')
      requests.push({
        appendCells: { sheetId: sheetIdOf(change), rows: change.rows.map(rowData), fields: 'userEnteredValue' },
      })
  return requests
}
