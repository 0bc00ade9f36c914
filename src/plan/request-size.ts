import type { Cell, Change } from '../ports/ledger.ts'

/*
 * About how many bytes the requests take that make changes: rather more than fewer, for the ledger gathers what stands side by
 * side. Measured on what the ledger sends.
 */
const REQUEST = 160
const CELL = 44
/** What is kept of a row before it is written to, beside what is written. */
const KEPT = 700

/** Bytes of the requests of one commit, estimated. */
export function requestSize(changes: readonly Change[]): number {
  let size = 0
  let last: Change | undefined
  for (const change of changes) {
    size += sizeOf(change, last)
    last = change
  }
  return size
}

function sizeOf(change: Change, last: Change | undefined): number {
  if (change.kind === 'append')
    return REQUEST + sum(change.rows, (cells) => 16 + sum(cells, (cell) => CELL + bytes(cell)))
  if (change.kind === 'remove') return change.rows.length * REQUEST
  if (change.kind === 'keep' || change.kind === 'report') return 0
  const isSameRow = last !== undefined && 'row' in last && last.tab === change.tab && last.row === change.row
  const isNext = isSameRow && last.kind === change.kind && last.column + 1 === change.column
  const content =
    change.kind === 'write'
      ? // Written, and kept in the journal as what was written.
        2 * (CELL + bytes(change.cell)) + bytes(change.note)
      : change.kind === 'note'
        ? CELL + bytes(change.note)
        : 2 * REQUEST + sum(change.words, (word) => CELL + bytes(word))
  return content + (isNext ? 0 : REQUEST) + (isSameRow ? 0 : KEPT)
}

const sum = <T>(all: readonly T[], sizeOfOne: (one: T) => number): number =>
  all.reduce((total, one) => total + sizeOfOne(one), 0)

/** A cell's text in UTF-8 and as JSON has it. */
function bytes(cell: Cell): number {
  if (typeof cell !== 'string') return cell === null || cell === undefined ? 0 : 20
  let size = cell.length
  for (let index = 0; index < cell.length; index++) {
    const code = cell.charCodeAt(index)
    if (code > 0x7f || code < 0x20) size += code < 0x20 ? 5 : 2
    else if (code === 0x22 || code === 0x5c) size += 1
  }
  return size
}
