import type { sheets_v4 } from '@googleapis/sheets'
import type { TabKey } from '../../../sheets-template/workbook/index.ts'
import { mergeNote } from '../../model/cell-note.ts'
import type { Cell, Change } from '../../ports/ledger.ts'
import { listRule } from './setup/columns.ts'

type Request = sheets_v4.Schema$Request
type Write = Extract<Change, { kind: 'write' }>

/** A cell as the service writes it. Text is always text: never a formula, never a date (promise 8). */
export function cellData(cell: Cell): sheets_v4.Schema$CellData {
  if (cell === null || cell === undefined || cell === '') return {}
  if (typeof cell === 'string') return { userEnteredValue: { stringValue: cell } }
  if (typeof cell === 'number') return { userEnteredValue: { numberValue: cell } }
  return { userEnteredValue: { boolValue: cell } }
}

const rowData = (cells: readonly Cell[]): sheets_v4.Schema$RowData => ({ values: cells.map(cellData) })

/** What one cell gets: what it holds, its note, or both, and what a request that gives it must name. */
interface Given {
  readonly row: number
  readonly column: number
  readonly data: sheets_v4.Schema$CellData
  readonly fields: string
}

const writeOf = ({ row, column, cell, note }: Write): Given =>
  note === undefined
    ? { row, column, data: cellData(cell), fields: 'userEnteredValue' }
    : { row, column, data: { ...cellData(cell), note }, fields: 'userEnteredValue,note' }

/**
 * A block of cells written together: rows one below the other, all starting at the same column and equally long. They get the same
 * fields: a request that names one would take it away from the cells that bring none.
 */
interface Block {
  readonly row: number
  readonly column: number
  readonly rows: sheets_v4.Schema$CellData[][]
  readonly fields: string
}

/** Of what the same cell is given several times, the last; a note that came before, and nothing came after it, stays. */
function lastWords(given: readonly Given[]): readonly Given[] {
  const cells = new Map<string, Given>()
  for (const one of given) {
    const key = `${one.row}/${one.column}`
    const before = cells.get(key)
    const note = before?.data.note
    const isNoted = before?.fields.includes('note') === true && !one.fields.includes('note')
    cells.set(key, isNoted ? { ...one, data: { ...one.data, note: note ?? '' }, fields: before.fields } : one)
  }
  return [...cells.values()]
}

/** Gathers single cells into as few blocks as stand side by side and one below the other. */
function blocksOf(given: readonly Given[]): readonly Block[] {
  const sorted = given.toSorted((a, b) => a.row - b.row || a.column - b.column)
  const runs: Block[] = []
  for (const { row, column, data, fields } of sorted) {
    const last = runs.at(-1)
    const cells = last?.rows[0]
    if (last?.row === row && cells && last.column + cells.length === column && last.fields === fields) cells.push(data)
    else runs.push({ row, column, rows: [[data]], fields })
  }
  const blocks: Block[] = []
  const open = new Map<string, Block>()
  for (const run of runs) {
    const cells = run.rows[0] ?? []
    const shape = `${run.column}/${cells.length}/${run.fields}`
    const above = open.get(shape)
    if (above !== undefined && above.row + above.rows.length === run.row) above.rows.push(cells)
    else {
      blocks.push(run)
      open.set(shape, run)
    }
  }
  return blocks
}

/** What requests need to know of the workbook. */
export interface Places {
  readonly sheetIdOf: (tab: TabKey) => number
  /** The note that stands on a cell. */
  readonly noteOf: (change: Of<'note'>) => string
  /** The rule that a column's own dropdown is made of; undefined where it has none. */
  readonly ruleOf: (tab: TabKey, column: number) => sheets_v4.Schema$DataValidationRule | undefined
}

type Of<Kind extends Change['kind']> = Extract<Change, { kind: Kind }>

/** Changes of cells, and appends, as requests of one batch. */
export function changeRequests(changes: readonly Change[], places: Places): readonly Request[] {
  const of = <Kind extends Change['kind']>(kind: Kind): readonly Of<Kind>[] =>
    changes.filter((change): change is Of<Kind> => change.kind === kind)
  const { sheetIdOf, noteOf } = places
  const cellRequests = [...Map.groupBy(of('write'), ({ tab }) => tab)].flatMap(([tab, writes]) =>
    blockRequests(sheetIdOf(tab), writes.map(writeOf)),
  )
  // Apart from what cells hold: the same cell may get both, and then each by its own.
  const noteRequests = [...Map.groupBy(of('note'), ({ tab }) => tab)].flatMap(([tab, notes]) =>
    blockRequests(
      sheetIdOf(tab),
      notes.flatMap((change): readonly Given[] => {
        const [present, { row, column }] = [noteOf(change), change]
        const note = mergeNote(present, change.note)
        return note === present ? [] : [{ row, column, data: { note }, fields: 'note' }]
      }),
    ),
  )
  const appends = of('append').map(
    ({ tab, rows }): Request => ({
      appendCells: { sheetId: sheetIdOf(tab), rows: rows.map(rowData), fields: 'userEnteredValue' },
    }),
  )
  const lists = [...Map.groupBy(of('list'), ({ tab }) => tab).values()].flatMap((list) => listRequests(list, places))
  return [...cellRequests, ...noteRequests, ...lists, ...appends]
}

const blockRequests = (sheetId: number, given: readonly Given[]): readonly Request[] =>
  blocksOf(lastWords(given)).map(({ row, column, rows, fields }) => ({
    updateCells: {
      start: { sheetId, rowIndex: row, columnIndex: column },
      rows: rows.map((values) => ({ values })),
      fields,
    },
  }))

/** Rows to be taken out, from below, so that none moves those that are still to go; they come last of all. */
export const removalRequests = (
  changes: readonly Change[],
  { sheetIdOf }: Pick<Places, 'sheetIdOf'>,
): readonly Request[] =>
  [
    ...Map.groupBy(
      changes.filter((change) => change.kind === 'remove'),
      ({ tab }) => tab,
    ),
  ].flatMap(([tab, removals]) => {
    const rows = [...new Set(removals.flatMap((one) => one.rows))].toSorted((a, b) => b - a)
    const runs: { start: number; end: number }[] = []
    for (const row of rows) {
      const last = runs.at(-1)
      if (last?.start === row + 1) last.start = row
      else runs.push({ start: row, end: row + 1 })
    }
    return runs.map(({ start, end }) => ({
      deleteDimension: {
        range: { sheetId: sheetIdOf(tab), dimension: 'ROWS', startIndex: start, endIndex: end },
      },
    }))
  })

/** What the dropdowns of single cells of one tab offer; cells one below the other that offer the same get it together. */
function listRequests(lists: readonly Of<'list'>[], { sheetIdOf, ruleOf }: Places): readonly Request[] {
  const runs: (Of<'list'> & { readonly length: number })[] = []
  const last = new Map(lists.map((list) => [`${list.row}/${list.column}`, list] as const))
  for (const list of [...last.values()].toSorted((a, b) => a.column - b.column || a.row - b.row)) {
    const above = runs.at(-1)
    const isNext =
      above?.column === list.column &&
      above.row + above.length === list.row &&
      JSON.stringify(above.words) === JSON.stringify(list.words)
    if (isNext) runs.splice(-1, 1, { ...above, length: above.length + 1 })
    else runs.push({ ...list, length: 1 })
  }
  return runs.map(({ tab, row, column, words, length }) => {
    const rule = words.length === 0 ? ruleOf(tab, column) : listRule(words)
    const range = {
      sheetId: sheetIdOf(tab),
      startRowIndex: row,
      endRowIndex: row + length,
      startColumnIndex: column,
      endColumnIndex: column + 1,
    }
    return { setDataValidation: rule === undefined ? { range } : { range, rule } }
  })
}
