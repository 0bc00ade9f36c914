import type { RowPlace } from '../../plan/action/look.ts'
import type { Options } from '../options.ts'

/** Where a browser opens a row as it stands now, in the form of Google's own links; the sheet alone where nobody knows which tab it is. */
export function rowAddress(place: RowPlace | undefined, { sheetPage, spreadsheet = '' }: Options): string {
  const page = new URL(sheetPage ?? `https://docs.google.com/spreadsheets/d/${encodeURIComponent(spreadsheet)}/edit`)
  if (place?.sheetId !== undefined) page.hash = `gid=${place.sheetId}&range=A${place.row + 1}`
  return page.href
}
