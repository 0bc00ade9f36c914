import { columnIndex } from '../../../sheets-server/a1/columns.ts'
import { cellName } from './a1.ts'

/** A place in the workbook as an address names it, in the form of Google's own links: `#gid=12&range=A5`. */
export type PlaceAddress = {
  readonly sheetId: number
  readonly cell?: { readonly row: number; readonly column: number }
}

/** Of a range the first cell; a whole row or column begins at its first cell. Undefined where no tab is named. */
export function parsePlace(hash: string): PlaceAddress | undefined {
  const query = new URLSearchParams(hash.replace(/^#/, ''))
  const gid = query.get('gid') ?? ''
  if (!/^\d{1,10}$/.test(gid)) return undefined
  const cell = cellOf(query.get('range') ?? '')
  return { sheetId: Number(gid), ...(cell === undefined ? {} : { cell }) }
}

function cellOf(range: string): PlaceAddress['cell'] {
  const [, letters = '', digits = ''] = /^\$?([a-z]{0,3})\$?(\d{0,7})(?::.*)?$/i.exec(range.trim()) ?? []
  if (letters === '' && digits === '') return undefined
  return { row: Math.max(0, Number(digits || 1) - 1), column: Math.max(0, columnIndex(letters)) }
}

export const placeHash = ({ sheetId, cell }: PlaceAddress): string =>
  `#gid=${sheetId}${cell === undefined ? '' : `&range=${cellName(cell.row, cell.column)}`}`
