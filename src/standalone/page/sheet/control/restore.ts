import type { Desk } from '../desk/desk.ts'
import type { Edits } from '../desk/edits.ts'
import { openUnsent } from '../desk/unsent.ts'
import { findRow, type Kept, type KeptCell, type KeptWrite, typedTexts } from '../model/kept.ts'
import type { CellWrite } from '../model/rectangles.ts'
import { type Column, headerOf, type Tab } from '../model/tab.ts'
import { makeTab } from '../net/read-tab.ts'

/** Keeps what is typed and not acknowledged in the browser, and sends what an earlier page could not. */
export async function keepUnsent(desk: Desk, edits: Edits): Promise<void> {
  const { spreadsheetId = '', name } = desk.session()
  const send = async (found: readonly Kept[]): Promise<void> => {
    for (const kept of found) {
      const later = await restore(desk, edits, kept)
      if (later.length > 0) store.putBack({ ...kept, writes: later })
    }
  }
  const store = openUnsent(spreadsheetId, name ?? '', Date.now, (found) => void send(found))
  const save = (): void => {
    const writes = edits.kept().filter(({ cells }) => cells.length > 0)
    const { epoch, shape } = desk.stamp()
    store.write(writes.length === 0 ? undefined : { epoch, shape, writes })
  }
  edits.changed.on(save)
  desk.noticed.on(() => {
    if (edits.unsent() > 0) save()
  })
  let isKept = false
  desk.logInNeeded.on(() => {
    isKept = true
  })
  window.addEventListener('beforeunload', (event) => {
    if (edits.unsent() > 0 && !isKept) event.preventDefault()
  })
  await send(store.takeOver())
}

/** Returns what cannot be sent because the server is away. */
async function restore(desk: Desk, edits: Edits, kept: Kept): Promise<readonly KeptWrite[]> {
  const later: KeptWrite[] = []
  for (const write of kept.writes) {
    const { sheetId, title, cells } = write
    const tab = await desk.open(sheetId)
    if (tab === undefined) {
      if (desk.workbook().tabs.some((one) => one.sheetId === sheetId)) later.push(write)
      else edits.lost.tell({ tab: { ...NO_TAB, title }, why: 'tab-gone', texts: cells })
      continue
    }
    const { epoch, shape } = desk.stamp()
    const sameShape = kept.epoch === epoch && kept.shape === shape
    const typed = typedTexts(tab)
    const rows = sameShape ? tab.rows : tab.rows.map((row) => ({ texts: typed(row) }))
    const writes: CellWrite[] = []
    const lost: { header: string; text: string }[] = []
    for (const cell of cells) {
      const index = findRow(cell, sameShape, rows)
      const row = index === undefined ? undefined : tab.rows[index]
      const column = sameShape ? tab.columns[cell.column] : findColumn(tab, cell)
      if (row !== undefined && column !== undefined) writes.push({ row, column, text: cell.text })
      else if (cell.text !== '') lost.push({ header: cell.header, text: cell.text })
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
  return later
}

/** Columns are known by their headers; one without is where it was. */
function findColumn(tab: Tab, { column, header }: KeptCell): Column | undefined {
  const there = tab.columns[column]
  if (there !== undefined && headerOf(tab, there) === header) return there
  const named = tab.columns.filter((one) => headerOf(tab, one) === header)
  return header !== '' && named.length === 1 ? named[0] : undefined
}

const NO_TAB: Tab = makeTab(
  {
    sheetId: -1,
    title: '',
    hidden: true,
    rowCount: 0,
    columnCount: 0,
    frozenRows: 0,
    frozenColumns: 0,
    lineless: false,
    protections: [],
    merges: [],
    report: undefined,
    groups: [],
    filterViews: [],
  },
  { columns: [], values: [] },
  undefined,
)
