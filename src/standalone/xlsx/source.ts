import type { sheets_v4 } from '@googleapis/sheets'
import type { Block, Tab } from './book.ts'

/** The pieces of one tab's grid data put together by position: they may begin anywhere. */
function together(data: readonly sheets_v4.Schema$GridData[]) {
  const rows: sheets_v4.Schema$RowData[] = []
  const rowMetadata: sheets_v4.Schema$DimensionProperties[] = []
  const columnMetadata: sheets_v4.Schema$DimensionProperties[] = []
  for (const piece of data) {
    const [top, left] = [piece.startRow ?? 0, piece.startColumn ?? 0]
    piece.rowData?.forEach((row, i) => {
      const values = [...(rows[top + i]?.values ?? [])]
      row.values?.forEach((cell, c) => {
        values[left + c] = cell
      })
      rows[top + i] = { values: Array.from(values, (cell: sheets_v4.Schema$CellData | undefined) => cell ?? {}) }
    })
    piece.rowMetadata?.forEach((one, i) => (rowMetadata[top + i] = one))
    piece.columnMetadata?.forEach((one, i) => (columnMetadata[left + i] = one))
  }
  return { rows, rowMetadata, columnMetadata }
}

const filled = <T extends object>(list: readonly (T | undefined)[]): T[] => Array.from(list, (one) => one ?? ({} as T))

/** A tab whose cells are all at hand. */
export function tabOf(sheet: sheets_v4.Schema$Sheet): Tab {
  const { rows, rowMetadata, columnMetadata } = together(sheet.data ?? [])
  const { rowCount, columnCount } = sheet.properties?.gridProperties ?? {}
  const block: Block = { startRow: 0, rows: filled(rows), rowMetadata: filled(rowMetadata) }
  return {
    sheet,
    rowCount: Math.max(rowCount ?? 0, rows.length),
    columnCount: rows.reduce((most, { values = [] }) => Math.max(most, values.length), columnCount ?? 0),
    columnMetadata: filled(columnMetadata),
    bottomRow: rows[(rowCount ?? 0) - 1]?.values ?? [],
    blocks: () => [block],
  }
}
