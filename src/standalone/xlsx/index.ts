import type { sheets_v4 } from '@googleapis/sheets'

/** A spreadsheet as a file for Excel. */
export type WorkbookFile = {
  /** The spreadsheet's title as it stands, for a name of the file; it may hold any character. */
  readonly title: string
  readonly bytes: Buffer
}

/** A spreadsheet with its grid data, as `spreadsheets.get` gives it, as the bytes of an .xlsx file. */
export function xlsxOf(spreadsheet: sheets_v4.Schema$Spreadsheet): Promise<Buffer> {
  return Promise.reject(new Error(`not built yet: ${spreadsheet.spreadsheetId ?? ''}`))
}

/** Reads a whole spreadsheet, a piece at a time, and makes an .xlsx file of it. */
export async function downloadWorkbook(client: sheets_v4.Sheets, spreadsheetId: string): Promise<WorkbookFile> {
  const { data } = await client.spreadsheets.get({ spreadsheetId, includeGridData: true })
  return { title: data.properties?.title ?? '', bytes: await xlsxOf(data) }
}
