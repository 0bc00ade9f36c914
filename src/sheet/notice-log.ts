import { noticeStates } from '../../sheets-template/workbook/choices.ts'
import { notices as noticesTab } from '../../sheets-template/workbook/index.ts'
import type { CaseNumber } from '../model/case-number.ts'
import type { NoticeClock } from '../model/clock.ts'
import type { NoticeLine, NoticeState } from '../model/notice.ts'
import type { Cell, Change, Table } from '../ports/ledger.ts'
import { type CellContext, renderCell } from './cells.ts'
import type { ColumnType, ValueOf } from './definition.ts'
import { cellAt, findHeaders, type Headers } from './headers.ts'
import { rowReader } from './read-row.ts'

/** A line with its place in the tab. */
export interface StoredNotice extends NoticeLine {
  readonly row: number
}

/** The notices tab. Lines of cases that nothing happens to are not read: the tab grows, what is pending does not. */
export interface NoticeLog {
  readonly headers: Headers
  /** Lines that were not sent, and not dropped either. */
  pending(): readonly StoredNotice[]
  /** All lines of these cases. */
  linesOf(numbers: ReadonlySet<string>): readonly StoredNotice[]
  /** How many rows the tab has, the header row among them: where the next line goes. */
  readonly length: number
}

/** The words of the states in which a line was not sent, and not dropped either, as the system writes them. */
const PENDING: ReadonlySet<Cell> = new Set(
  noticeStates.flatMap(({ key, zh, en }) => (key === 'sent' || key === 'dropped' ? [] : [zh, en])),
)

export function readNotices(table: Table, zone: string): NoticeLog {
  const headers = findHeaders(noticesTab, table)
  const read = rowReader(noticesTab.columns, headers, zone)
  const lineAt = (row: number): StoredNotice | undefined => {
    const { values } = read(table.rows[row] ?? [])
    const { number, clock, due, level, cycle, state, to, attempts, at, begunAt, nextAt, messageId, doubt, error } =
      values
    if (number === undefined || clock === undefined || level === undefined || cycle === undefined) return undefined
    if (due === undefined || state === undefined || at === undefined || messageId === undefined) return undefined
    return {
      row,
      number: number as CaseNumber,
      clock: clock as NoticeClock,
      due,
      level,
      cycle,
      state: state as NoticeState,
      to: to ?? '',
      attempts: attempts ?? 0,
      begunAt: begunAt ?? at,
      at,
      messageId,
      ...(nextAt === undefined ? {} : { nextAt }),
      ...(doubt === 'yes' ? { doubt: true } : {}),
      ...(error === undefined ? {} : { error }),
    }
  }
  const where = (wanted: (cells: readonly Cell[]) => boolean): readonly StoredNotice[] =>
    table.rows.flatMap((cells, row) => (row > 0 && wanted(cells) ? (lineAt(row) ?? []) : []))
  return {
    headers,
    length: table.rows.length,
    pending: () => where((cells) => PENDING.has(cellAt(cells, headers, 'state'))),
    linesOf: (numbers) =>
      numbers.size === 0 ? [] : where((cells) => numbers.has(String(cellAt(cells, headers, 'number') ?? ''))),
  }
}

/** A line as the cells of a new row. */
export function renderNotice(line: NoticeLine, headers: Headers, context: CellContext): readonly Cell[] {
  const cells: Cell[] = []
  for (const [index, cell] of noticeCells(line, headers, context)) cells[index] = cell
  return Array.from(cells, (cell) => cell ?? null)
}

/** A line as changes of the row it stands on; a column that somebody put between ours is left alone. */
export const noticeWrites = (
  row: number,
  line: NoticeLine,
  headers: Headers,
  context: CellContext,
): readonly Change[] =>
  noticeCells(line, headers, context).map(([column, cell]) => ({ kind: 'write', tab: 'notices', row, column, cell }))

function noticeCells(line: NoticeLine, headers: Headers, context: CellContext): readonly (readonly [number, Cell])[] {
  const values: Readonly<Record<string, ValueOf<ColumnType> | undefined>> = {
    ...line,
    doubt: line.doubt === true ? 'yes' : undefined,
    error: line.error?.slice(0, 500).toWellFormed(),
  }
  return noticesTab.columns.flatMap((column) => {
    const index = headers.at.get(column.key)
    return index === undefined ? [] : [[index, renderCell(column, values[column.key], context)] as const]
  })
}
