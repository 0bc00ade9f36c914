import type { Desk } from '../desk/desk.ts'
import type { Edits } from '../desk/edits.ts'
import { openUnsent } from '../desk/unsent.ts'
import { findRow, type Kept } from '../model/kept.ts'
import type { CellWrite } from '../model/rectangles.ts'
import { headerOf } from '../model/tab.ts'

/** Keeps what is typed and not acknowledged in the browser, and sends what an earlier page could not. */
export async function keepUnsent(desk: Desk, edits: Edits): Promise<void> {
  const { spreadsheetId = '', name } = desk.session()
  const store = openUnsent(spreadsheetId, name ?? '', Date.now)
  const found = store.takeOver()
  const save = (): void => {
    const writes = edits.kept().filter(({ cells }) => cells.length > 0)
    const { epoch, shape } = desk.stamp()
    store.write(writes.length === 0 ? undefined : { epoch, shape, writes })
  }
  edits.changed.on(save)
  desk.noticed.on(() => {
    if (edits.unsent() > 0) save()
  })
  window.addEventListener('pagehide', save)
  window.addEventListener('beforeunload', (event) => {
    if (edits.unsent() > 0) event.preventDefault()
  })
  for (const kept of found) await restore(desk, edits, kept)
}

async function restore(desk: Desk, edits: Edits, kept: Kept): Promise<void> {
  for (const { sheetId, cells } of kept.writes) {
    const tab = await desk.open(sheetId)
    if (tab === undefined) continue
    const { epoch, shape } = desk.stamp()
    const sameShape = kept.epoch === epoch && kept.shape === shape
    const writes: CellWrite[] = []
    const lost: { header: string; text: string }[] = []
    for (const cell of cells) {
      const index = findRow(cell, sameShape, tab.rows)
      const row = index === undefined ? undefined : tab.rows[index]
      const column = tab.columns[cell.column]
      if (row !== undefined && column !== undefined) writes.push({ row, column, text: cell.text })
      else if (cell.text !== '')
        lost.push({ header: column === undefined ? '' : headerOf(tab, column), text: cell.text })
    }
    if (lost.length > 0) edits.lost.tell({ tab, why: 'unknown-place', texts: lost })
    if (writes.length === 0) continue
    void edits.write(tab, writes).then((settled) => {
      if (settled.kind === 'refused')
        edits.lost.tell({
          tab,
          why: 'refused',
          refusal: settled.refusal,
          texts: writes.map(({ column, text }) => ({ header: headerOf(tab, column), text })),
        })
    })
  }
}
