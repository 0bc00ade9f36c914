import { type Area, columnsIn, rowsIn } from '../a1/area.ts'
import { makeRoom, rowAfterData } from '../document/append.ts'
import { cellWriter } from '../document/cells.ts'
import { areaIn, beyondGrid, type Edit, growGrid, putCell, rowsToWrite, sheetOf, tidy } from '../document/edit.ts'
import type { Cell } from '../document/model.ts'
import { relative } from '../document/reorder.ts'
import { invalid } from '../protocol/api-error.ts'
import { bothColourForms } from '../protocol/colours.ts'
import { updateMask } from '../protocol/fields.ts'
import type { RowData } from '../protocol/types.ts'
import { type Handlers, needed } from './handler.ts'

type Writer = ReturnType<typeof cellWriter>

/** Writes rows of cells from a position on; every cell that is given is written. */
function writeRows(
  edit: Edit,
  sheetId: number,
  top: number,
  left: number,
  data: readonly RowData[],
  write: Writer,
): void {
  const rows = rowsToWrite(edit, sheetId)
  data.forEach((row, r) => {
    row.values?.forEach((cell, c) => {
      putCell(edit, rows, top + r, left + c, write(rows[top + r]?.cells[left + c], cell))
    })
  })
}

const widest = (data: readonly RowData[]): number => data.reduce((n, row) => Math.max(n, row.values?.length ?? 0), 0)

function fillRange(edit: Edit, area: Area, data: readonly RowData[], write: Writer): void {
  if (data.length > rowsIn(area)) {
    throw invalid(`Attempting to write row: ${area.bottom}, beyond the last requested row of: ${area.bottom - 1}`)
  }
  if (widest(data) > columnsIn(area)) {
    throw invalid(`Attempting to write column: ${area.right}, beyond the last requested column of: ${area.right - 1}`)
  }
  const rows = rowsToWrite(edit, area.sheetId)
  for (let r = area.top; r < area.bottom; r++) {
    const given = data[r - area.top]?.values ?? []
    const cells = rows[r]?.cells
    const last = Math.min(area.right, Math.max(cells?.length ?? 0, area.left + given.length))
    for (let c = area.left; c < last; c++) {
      putCell(edit, rows, r, c, write(rows[r]?.cells[c], given[c - area.left] ?? {}))
    }
  }
}

export const cellHandlers: Handlers = {
  updateCells: (edit, request, { shared }) => {
    const write = cellWriter(updateMask(request.fields, 'CellData'), shared)
    const data = request.rows ?? []
    if (request.range !== undefined) {
      fillRange(edit, areaIn(edit, request.range), data, write)
      return undefined
    }
    const start = needed(request.start, 'start or range')
    const sheet = sheetOf(edit, start.sheetId)
    const top = start.rowIndex ?? 0
    const left = start.columnIndex ?? 0
    const end = { bottom: top + Math.max(1, data.length), right: left + Math.max(1, widest(data)) }
    const { rowCount, columnCount } = sheet.properties.gridProperties
    if (top < 0 || left < 0) throw invalid(`start[${Math.min(top, left)}] is negative.`)
    if (end.bottom > rowCount || end.right > columnCount)
      throw beyondGrid(sheet, { sheetId: sheet.id, top, left, ...end })
    writeRows(edit, sheet.id, top, left, data, write)
    return undefined
  },

  appendCells: (edit, request, { shared }) => {
    const write = cellWriter(updateMask(request.fields, 'CellData'), shared)
    const sheet = sheetOf(edit, request.sheetId)
    const data = request.rows ?? []
    const top = rowAfterData(sheet)
    growGrid(edit, sheet.id, top + data.length, widest(data))
    makeRoom(edit, sheet.id, top, data.length)
    writeRows(edit, sheet.id, top, 0, data, write)
    return undefined
  },

  repeatCell: (edit, request, { shared }) => {
    const write = cellWriter(updateMask(request.fields, 'CellData'), shared)
    const area = areaIn(edit, request.range)
    const cell = needed(request.cell, 'cell')
    const rows = rowsToWrite(edit, area.sheetId)
    const onEmpty = write(undefined, cell)
    for (let r = area.top; r < area.bottom; r++) {
      for (let c = area.left; c < area.right; c++) {
        const before = rows[r]?.cells[c]
        const after = before === undefined ? onEmpty : write(before, cell)
        putCell(edit, rows, r, c, relative(after, r - area.top, c - area.left))
      }
    }
    return undefined
  },

  setDataValidation: (edit, request, { shared }) => {
    const area = areaIn(edit, request.range)
    const validation = request.rule === undefined ? undefined : shared(bothColourForms(request.rule))
    if (validation !== undefined) needed(validation.condition?.type, 'condition.type')
    const rows = rowsToWrite(edit, area.sheetId)
    const onEmpty = tidyWith(undefined, validation)
    for (let r = area.top; r < area.bottom; r++) {
      for (let c = area.left; c < area.right; c++) {
        const before = rows[r]?.cells[c]
        putCell(edit, rows, r, c, before === undefined ? onEmpty : tidyWith(before, validation))
      }
    }
    return undefined
  },
}

const tidyWith = (cell: Cell | undefined, validation: Cell['validation']): Cell | undefined =>
  tidy({
    value: cell?.value,
    format: cell?.format,
    note: cell?.note,
    extra: cell?.extra,
    validation,
  })
