import type { ChangeNotice, Rectangle, SheetNotice } from '../../../sheets-server/history/notice.ts'
import { moveColumns, moveRows, type Row, type Tab } from '../model/tab.ts'

/** What a notice made of one tab. */
export type Applied = {
  readonly moved: boolean
  readonly gone: readonly Row[]
  /** To be read again; in positions after the notice. */
  readonly cells: readonly Rectangle[]
  readonly look: boolean
}

/** Applies what a notice says of a tab that is not past it already. Rows keep their identity; texts are read afterwards. */
export function applyNotice(tab: Tab, notice: ChangeNotice): Applied | undefined {
  if (notice.revision <= tab.revision) return undefined
  const mine = notice.sheets.filter(({ sheetId }) => sheetId === tab.sheetId)
  tab.revision = notice.revision
  if (mine.length === 0 && notice.formulas !== true) return undefined
  if (notice.formulas === true) tab.formulasMoved = true
  const gone: Row[] = []
  for (const one of mine) {
    if (one.columns !== undefined) moveColumns(tab, one.columns)
    if (one.rows !== undefined) gone.push(...moveRows(tab, one.rows))
  }
  const cells = mine.flatMap((one) => one.cells ?? [])
  const look = mine.some((one) => one.look === true)
  if (look || notice.formulas === true) tab.looksAt++
  for (const [top, , bottom] of cells) {
    const end = Math.min(bottom, tab.rows.length)
    for (let r = top; r < end; r++) {
      const row = tab.rows[r]
      if (row !== undefined) row.looksAt = -1
    }
  }
  return { moved: mine.some(isMove), gone, cells, look }
}

const isMove = ({ rows, columns }: SheetNotice): boolean => rows !== undefined || columns !== undefined

/** Whether a notice says something that the list of tabs, widths, protection or filter views show. */
export const concernsWorkbook = (notice: ChangeNotice): boolean =>
  notice.gone !== undefined || notice.sheets.some((one) => one.look === true || one.added === true || isMove(one))
