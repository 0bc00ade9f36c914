import { DAY } from '../model/instant.ts'
import type { Cell } from '../ports/ledger.ts'

/** Whether a cell says already what it should; a serial may come back with its last binary digits changed, far below a millisecond. */
export function isSame(is: Cell, wanted: Cell): boolean {
  if (typeof is === 'number' && typeof wanted === 'number') return Math.abs(is - wanted) * DAY < 0.5
  const blank = (cell: Cell) => cell === null || cell === undefined || cell === ''
  return is === wanted || (blank(is) && blank(wanted))
}
