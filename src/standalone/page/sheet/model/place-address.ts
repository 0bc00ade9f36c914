import { columnIndex } from '../../../sheets-server/a1/columns.ts'
import { cellName } from './a1.ts'

/** A place in the workbook as an address names it, in the form of Google's own links: `#gid=12&range=A5` or `#gid=12&range=A5:C9`. */
export type PlaceAddress = {
  readonly sheetId: number
  readonly cell?: CellPlace
  /** The other corner of a range. */
  readonly end?: CellPlace
}
type CellPlace = { readonly row: number; readonly column: number }

/** Of a whole row or column the first cell. Undefined where no tab is named. */
export function parsePlace(hash: string): PlaceAddress | undefined {
  const query = new URLSearchParams(hash.replace(/^#/, ''))
  const gid = query.get('gid') ?? ''
  if (!/^\d{1,10}$/.test(gid)) return undefined
  const [first = '', last] = (query.get('range') ?? '').split(':', 2)
  const cell = cellOf(first)
  const end = last === undefined ? undefined : bounded(last)
  return {
    sheetId: Number(gid),
    ...(cell === undefined ? {} : { cell }),
    ...(cell === undefined || end === undefined ? {} : { end }),
  }
}

const CELL = /^\$?([a-z]{0,3})\$?(\d{0,7})$/i

function cellOf(text: string): CellPlace | undefined {
  const [, letters = '', digits = ''] = CELL.exec(text.trim()) ?? []
  if (letters === '' && digits === '') return undefined
  return { row: Math.max(0, Number(digits || 1) - 1), column: Math.max(0, columnIndex(letters)) }
}

/** A corner that says both its row and its column. */
const bounded = (text: string): CellPlace | undefined => (/[a-z]\$?\d/i.test(text) ? cellOf(text) : undefined)

export const placeHash = ({ sheetId, cell }: PlaceAddress): string =>
  `#gid=${sheetId}${cell === undefined ? '' : `&range=${cellName(cell.row, cell.column)}`}`
