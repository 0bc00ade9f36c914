import type { sheets_v4 } from '@googleapis/sheets'
import type { TabKey } from '../../../sheets-template/workbook/index.ts'
import { REGISTERS } from '../../model/register.ts'
import type { Change, LedgerState } from '../../ports/ledger.ts'
import type { SheetPlace } from './layout.ts'

/** Blank rows that a register has below what is appended to it, at the least; and how many it gets where it has fewer. */
const LEAST = 50
const ROOM = 500

type Append = Extract<Change, { kind: 'append' }>

const isToRegister = (change: Change): change is Append =>
  change.kind === 'append' && REGISTERS.some((register) => register === change.tab)

/**
 * Room at the end of the registers that `changes` append to, made before they do. The rows get the formats and dropdowns of the last
 * one there is: what a service adds of its own accord to a tab that is full has none, and people type below it.
 */
export function roomRequests(
  changes: readonly Change[],
  { tables }: Pick<LedgerState, 'tables'>,
  place: (tab: TabKey) => Pick<SheetPlace, 'sheetId' | 'grid'>,
): readonly sheets_v4.Schema$Request[] {
  return [...Map.groupBy(changes.filter(isToRegister), ({ tab }) => tab)].flatMap(([tab, those]) => {
    const { sheetId, grid } = place(tab)
    const needed = (tables.get(tab)?.rows.length ?? 0) + those.reduce((sum, { rows }) => sum + rows.length, LEAST)
    if (needed <= grid.rows) return []
    const end = needed - LEAST + ROOM
    const rows = (startRowIndex: number, endRowIndex: number) => ({ sheetId, startRowIndex, endRowIndex })
    const [source, destination] = [rows(grid.rows - 1, grid.rows), rows(grid.rows, end)]
    return [
      { appendDimension: { sheetId, dimension: 'ROWS', length: end - grid.rows } },
      ...['PASTE_FORMAT', 'PASTE_DATA_VALIDATION'].map((pasteType) => ({
        copyPaste: { source, destination, pasteType },
      })),
    ]
  })
}
