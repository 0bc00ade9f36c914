import { inflateRawSync } from 'node:zlib'
import type { sheets_v4 } from '@googleapis/sheets'
import excel from 'exceljs'
import { xlsxOf } from '../../../src/standalone/xlsx/index.ts'

export type Cell = sheets_v4.Schema$CellData

/** A cell with a plain value, or a whole cell as it is given. */
export const cell = (value: unknown): Cell => {
  if (typeof value === 'object' && value !== null) return value
  if (typeof value === 'string') return both({ stringValue: value })
  if (typeof value === 'number') return both({ numberValue: value })
  if (typeof value === 'boolean') return both({ boolValue: value })
  return {}
}

const both = (value: sheets_v4.Schema$ExtendedValue): Cell => ({ userEnteredValue: value, effectiveValue: value })

/** A formula and what it comes to. */
export const formula = (formulaValue: string, effectiveValue: sheets_v4.Schema$ExtendedValue = {}): Cell => ({
  userEnteredValue: { formulaValue },
  effectiveValue,
})

/** A number under a pattern, as dates are. */
export const under = (numberValue: number, type: string, pattern?: string): Cell => ({
  ...both({ numberValue }),
  userEnteredFormat: { numberFormat: { type, ...(pattern === undefined ? {} : { pattern }) } },
})

/** A tab of cells with what else is said of it. */
export function tab(
  title: string,
  rows: readonly (readonly unknown[])[] = [],
  more: sheets_v4.Schema$Sheet & { readonly data?: never } = {},
): sheets_v4.Schema$Sheet {
  return {
    ...more,
    properties: {
      title,
      gridProperties: { rowCount: Math.max(100, rows.length), columnCount: 26 },
      ...more.properties,
    },
    data: [{ rowData: rows.map((row) => ({ values: row.map(cell) })) }],
  }
}

export const bookOf = (
  sheets: sheets_v4.Schema$Sheet[],
  more: sheets_v4.Schema$Spreadsheet = {},
): sheets_v4.Schema$Spreadsheet => ({
  ...more,
  properties: { title: 'book', locale: 'zh_CN', timeZone: 'Asia/Shanghai', ...more.properties },
  sheets: sheets.map((sheet, i) => ({ ...sheet, properties: { sheetId: i, ...sheet.properties } })),
})

/** Bytes as the workbook that exceljs reads in them. */
export async function read(bytes: Buffer): Promise<excel.Workbook> {
  const workbook = new excel.Workbook()
  // exceljs's types have a Buffer of their own.
  await workbook.xlsx.load(bytes as unknown as Parameters<typeof workbook.xlsx.load>[0])
  return workbook
}

/** The text of a part of a file, for what exceljs does not read. */
export function partOf(bytes: Buffer, name: string): string {
  const at = bytes.indexOf(name)
  if (at < 0) throw new Error(`no ${name} in the file`)
  const extra = bytes.readUInt16LE(at - 2)
  return inflateRawSync(bytes.subarray(at + name.length + extra)).toString()
}

/** What comes back of a spreadsheet. */
export const roundTrip = async (
  sheets: sheets_v4.Schema$Sheet[],
  more: sheets_v4.Schema$Spreadsheet = {},
): Promise<excel.Workbook> => read(await xlsxOf(bookOf(sheets, more)))

/** One tab of a workbook. @throws when there is none of that name */
export function sheetOf(workbook: excel.Workbook, name: string | number = 1): excel.Worksheet {
  const found = workbook.getWorksheet(name)
  if (found === undefined) throw new Error(`no tab ${name} among ${workbook.worksheets.map((w) => w.name).join()}`)
  return found
}

/** The rules of a worksheet's cells, by their ranges; exceljs's types forgot them. */
export const rulesOf = (worksheet: excel.Worksheet): Readonly<Record<string, excel.DataValidation>> =>
  (worksheet.dataValidations as unknown as { model: Record<string, excel.DataValidation> }).model

/** The lines of the last tab: what, tab, how many, where. */
export function notesOf(workbook: excel.Workbook): unknown[][] {
  const notes = workbook.getWorksheet('说明') ?? workbook.getWorksheet('Notes')
  const lines: unknown[][] = []
  notes?.eachRow((row, number) => {
    if (number > 3) lines.push([1, 2, 3, 4].map((c) => row.getCell(c).value))
  })
  return lines
}
