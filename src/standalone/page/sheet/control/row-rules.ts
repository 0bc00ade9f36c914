import type { Desk } from '../desk/desk.ts'
import { areaName } from '../model/a1.ts'
import type { Column, Row, Tab, Validation } from '../model/tab.ts'
import { validationOf } from '../model/validation.ts'
import type { SpreadsheetWire } from '../net/wire.ts'
import type { openChoices } from './choices.ts'

/**
 * The rules of one row's own cells. A column's rule is known with the column, but a sweep may give a cell another list: what
 * there is to choose from hangs on what stands beside it. Kept for the row that was asked for last; read again when others have
 * written into it.
 */
export function openRowRules(desk: Desk, choices: ReturnType<typeof openChoices>) {
  let watched: { readonly tab: Tab; readonly row: Row; rules?: ReadonlyMap<Column, Validation> } | undefined

  async function read(tab: Tab, row: Row): Promise<void> {
    const entry = watched?.row === row ? watched : { tab, row }
    watched = entry
    if (row.index < 0) return
    const area = { top: row.index, left: 0, bottom: row.index + 1, right: tab.columns.length }
    const outcome = await desk.api.spreadsheet<SpreadsheetWire>(
      `?ranges=${encodeURIComponent(areaName(tab.title, area))}&fields=sheets(data(rowData(values(dataValidation(condition,strict)))))`,
    )
    if (outcome.kind !== 'done' || !(await desk.fits(outcome.stamp)) || watched !== entry) return
    const cells = outcome.data.sheets?.[0]?.data?.[0]?.rowData?.[0]?.values ?? []
    const rules = new Map<Column, Validation>()
    for (const [index, { dataValidation }] of cells.entries()) {
      const [column, rule] = [tab.columns[index], validationOf(dataValidation)]
      if (column !== undefined && rule !== undefined) rules.set(column, rule)
    }
    await Promise.all([...rules.values()].map((rule) => choices.of(rule)))
    entry.rules = rules
  }

  desk.tabChanged.on(({ tab, by }) => {
    if (watched?.tab !== tab || by?.rows.includes(watched.row) !== true) return
    void read(tab, watched.row).then(() => desk.tabChanged.tell({ tab, moved: false, gone: [] }))
  })

  return {
    read,
    /** What is known of a cell's rule: its own, else its column's. */
    of: (row: Row | undefined, column: Column | undefined): Validation | undefined => {
      const rules = watched !== undefined && watched.row === row ? watched.rules : undefined
      return column === undefined || rules === undefined ? column?.validation : rules.get(column)
    },
  }
}
