import type { sheets_v4 } from '@googleapis/sheets'
import { Failure } from '../../model/failure.ts'
import type { Look, ReportCell, ReportTab } from '../../model/report-tab.ts'
import { cellData } from './requests.ts'

type Request = sheets_v4.Schema$Request
type Format = sheets_v4.Schema$CellFormat

const grey = { red: 0.9, green: 0.93, blue: 0.96 }
const pale = { red: 0.96, green: 0.96, blue: 0.96 }
const hours = { type: 'NUMBER', pattern: '#,##0.0' }
const share = { type: 'PERCENT', pattern: '0.0%' }

const LOOKS: Readonly<Record<Look, Format>> = {
  title: { textFormat: { bold: true, fontSize: 14 } },
  header: { textFormat: { bold: true }, backgroundColor: grey, wrapStrategy: 'WRAP', verticalAlignment: 'MIDDLE' },
  total: { textFormat: { bold: true }, backgroundColor: pale },
  hours: { numberFormat: hours },
  share: { numberFormat: share },
  'total-hours': { textFormat: { bold: true }, backgroundColor: pale, numberFormat: hours },
  'total-share': { textFormat: { bold: true }, backgroundColor: pale, numberFormat: share },
  note: {
    textFormat: { italic: true, foregroundColor: { red: 0.35, green: 0.35, blue: 0.35 } },
    wrapStrategy: 'OVERFLOW_CELL',
  },
}

function reportCell(cell: ReportCell): sheets_v4.Schema$CellData {
  if (cell === null || typeof cell !== 'object') return cellData(cell)
  return { ...cellData(cell.value), userEnteredFormat: LOOKS[cell.look] }
}

/** A sheet id that belongs to a title, so that the tab can be made and filled in one batch. */
function idFor(title: string, taken: ReadonlySet<number>): number {
  let id = 0x811c9dc5
  for (const sign of title) id = Math.imul(id ^ (sign.codePointAt(0) ?? 0), 0x01000193)
  id &= 0x3fffffff
  while (taken.has(id)) id += 1
  return id
}

/**
 * The requests that write a report tab whole: whatever stood there is gone. `existing` are the sheets by title. A tab that has
 * the title but was not made here is somebody's own: throws `Failure` `title-taken`.
 */
export function reportRequests(
  report: ReportTab,
  existing: ReadonlyMap<string, { readonly sheetId: number }>,
): readonly Request[] {
  const rowCount = Math.max(report.rows.length + 5, 20)
  const columnCount = Math.max(report.widths.length, ...report.rows.map((row) => row.length), 1)
  const known = existing.get(report.title)
  const others = [...existing].flatMap(([title, place]) => (title === report.title ? [] : [place.sheetId]))
  const sheetId = idFor(report.title, new Set(others))
  if (known !== undefined && known.sheetId !== sheetId) throw new Failure({ kind: 'title-taken', title: report.title })
  const properties = {
    sheetId,
    title: report.title,
    gridProperties: {
      rowCount,
      columnCount,
      frozenRowCount: report.frozenRows,
      frozenColumnCount: 0,
      hideGridlines: true,
    },
  }
  return [
    known === undefined
      ? { addSheet: { properties } }
      : {
          updateSheetProperties: {
            properties,
            fields: 'gridProperties(rowCount,columnCount,frozenRowCount,frozenColumnCount,hideGridlines)',
          },
        },
    ...report.widths.map((pixelSize, index) => ({
      updateDimensionProperties: {
        range: { sheetId, dimension: 'COLUMNS', startIndex: index, endIndex: index + 1 },
        properties: { pixelSize },
        fields: 'pixelSize',
      },
    })),
    {
      updateCells: {
        range: { sheetId, startRowIndex: 0, endRowIndex: rowCount, startColumnIndex: 0, endColumnIndex: columnCount },
        rows: Array.from({ length: rowCount }, (_, row) => ({
          values: Array.from({ length: columnCount }, (_unused, column) =>
            reportCell(report.rows[row]?.[column] ?? null),
          ),
        })),
        fields: 'userEnteredValue,userEnteredFormat',
      },
    },
  ]
}
