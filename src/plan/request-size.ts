import type { Cell, Change } from '../ports/ledger.ts'

/*
 * About how many bytes the requests take that make changes, as the ledger gathers them: what stands side by side, and the same below
 * it, is one request. Rather more than fewer.
 */
const REQUEST = 160
const ROW = 14
const CELL = 44
/** What the journal has of a row, and of each cell that is written. */
const KEPT = 420
const KEPT_CELL = 14

/** What is written to already by the same commit: by tab, row, column and length. */
export type Written = Set<string>

/** Bytes of the requests that make these changes, estimated, where `written` is written together with them; they are added to it. */
export function requestSize(changes: readonly Change[], written: Written = new Set()): number {
  let size = 0
  let run: Run | undefined
  const end = () => {
    if (run !== undefined) size += headSize(run, written)
    run = undefined
  }
  for (const change of changes) {
    size += contentSize(change)
    if (!('row' in change)) continue
    const shape = `${change.tab} ${change.kind}${'note' in change ? ' noted' : ''}`
    const isNext = run?.shape === shape && run.row === change.row && run.column + run.length === change.column
    if (!isNext) end()
    run = { shape, row: change.row, column: run?.column ?? change.column, length: (run?.length ?? 0) + 1 }
    const line: Run = { shape: change.tab, row: change.row, column: 0, length: 0 }
    if (!written.has(nameOf(line))) size += KEPT + headSize(line, written)
  }
  end()
  return size
}

/** Cells side by side that get the same. */
interface Run {
  readonly shape: string
  readonly row: number
  readonly column: number
  readonly length: number
}

const nameOf = ({ shape, row, column, length }: Run, down = 0): string => `${shape}/${column}/${length}/${row + down}`

/** What a run takes beside its cells: less where the rows above or below it get the same. */
function headSize(run: Run, written: Written): number {
  const isBeside = written.has(nameOf(run, -1)) || written.has(nameOf(run, 1))
  written.add(nameOf(run))
  return isBeside ? ROW : REQUEST
}

function contentSize(change: Change): number {
  switch (change.kind) {
    case 'write':
      return KEPT_CELL + cellSize(change.cell) + ('note' in change ? CELL / 2 + bytes(change.note) : 0)
    case 'note':
      return CELL / 2 + KEPT_CELL + bytes(change.note)
    case 'list':
      return 2 * REQUEST + KEPT_CELL + sum(change.words, (word) => CELL + bytes(word))
    case 'append':
      return REQUEST + sum(change.rows, (cells) => ROW + sum(cells, cellSize))
    case 'remove':
      return change.rows.length * REQUEST
    case 'keep':
    case 'report':
      return 0
  }
}

const sum = <T>(all: readonly T[], sizeOfOne: (one: T) => number): number =>
  all.reduce((total, one) => total + sizeOfOne(one), 0)

const cellSize = (cell: Cell): number =>
  cell === null || cell === undefined || cell === '' ? 3 : CELL + (typeof cell === 'string' ? bytes(cell) : 18)

/** A text in UTF-8, as JSON has it. */
function bytes(text = ''): number {
  let size = text.length
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    if (code < 0x20 || (code >= 0xd800 && code < 0xe000)) size += 5
    else if (code > 0x7f) size += 2
    else if (code === 0x22 || code === 0x5c) size += 1
  }
  return size
}
