import { noticeStates } from '../../sheets-template/workbook/choices.ts'
import { notices as noticesTab } from '../../sheets-template/workbook/index.ts'
import { instantToSerial } from '../calendar/serial.ts'
import type { CaseNumber } from '../model/case-number.ts'
import type { NoticeClock } from '../model/clock.ts'
import { HOUR, type Instant, instant } from '../model/instant.ts'
import type { NoticeLine, NoticeState } from '../model/notice.ts'
import type { Cell, Change, Table } from '../ports/ledger.ts'
import { type CellContext, renderCell } from './cells.ts'
import type { ColumnType, ValueOf } from './definition.ts'
import { parseKeys } from './folded-keys.ts'
import { cellAt, findHeaders, type Headers } from './headers.ts'
import { rowReader } from './read-row.ts'
import { isSame } from './same-cell.ts'

/** A line with its place in the tab. */
export interface StoredNotice extends NoticeLine {
  readonly row: number
}

/** The notices tab. Lines of cases that nothing happens to are not read: the tab grows, what is pending does not. */
export interface NoticeLog {
  readonly headers: Headers
  /** Lines that were not sent, and not dropped either. */
  pending(): readonly StoredNotice[]
  /** All lines of these cases; what was folded comes back as lines that were sent, to nobody that is known. */
  linesOf(numbers: ReadonlySet<string>): readonly StoredNotice[]
  /**
   * About how many lines could go: of those before `old` what was dropped and all but one of each case, where it was not folded
   * already; before `forgotten` all.
   */
  spare(old: Instant, forgotten: Instant): number
  /** The lines whose mail left from one moment until before another, or may have. */
  leftBetween(from: Instant, before: Instant): readonly StoredNotice[]
  /** Every line as it stands. */
  all(): readonly StoredNotice[]
  /** The cells of a row of the tab. */
  cellsAt(row: number): readonly Cell[]
  /** How many rows the tab has, the header row among them: where the next line goes. */
  readonly length: number
}

const wordsOfStates = (are: (key: NoticeState) => boolean): ReadonlySet<Cell> =>
  new Set(noticeStates.flatMap(({ key, zh, en }) => (are(key) ? [zh, en] : [])))

/** The words of the states in which a line was not sent, and not dropped either, as the system writes them. */
const PENDING = wordsOfStates((key) => key !== 'sent' && key !== 'dropped' && key !== 'folded')
const FOLDED = wordsOfStates((key) => key === 'folded')
const LEFT = wordsOfStates((key) => key === 'sent' || key === 'sending' || key === 'unknown')
const DROPPED = wordsOfStates((key) => key === 'dropped')

export function readNotices(table: Table, zone: string): NoticeLog {
  const headers = findHeaders(noticesTab, table)
  const read = rowReader(noticesTab.columns, headers, zone)
  const lineAt = (row: number): StoredNotice | undefined => {
    const { values } = read(table.rows[row] ?? [])
    const { number, clock, due, level, cycle, state, to, attempts, at, begunAt, nextAt, messageId } = values
    const { doubt, toldAt, error, nth = 1 } = values
    if (number === undefined || clock === undefined || level === undefined || cycle === undefined) return undefined
    if (due === undefined || state === undefined || at === undefined || messageId === undefined) return undefined
    // Workbooks of before had no such column, and what failed was tried again every hour.
    const isOfBefore = state === 'failed' && begunAt === undefined
    const next = nextAt ?? (isOfBefore ? instant(at + HOUR) : undefined)
    return {
      row,
      number: number as CaseNumber,
      clock: clock as NoticeClock,
      due,
      level,
      cycle,
      ...(Number.isInteger(nth) && nth > 1 ? { nth } : {}),
      state: isOfBefore ? 'queued' : (state as NoticeState),
      to: to ?? '',
      attempts: attempts ?? 0,
      begunAt: begunAt ?? at,
      at,
      messageId,
      ...(next === undefined ? {} : { nextAt: next }),
      ...(doubt === 'yes' ? { doubt: true } : {}),
      ...(toldAt === undefined ? {} : { toldAt }),
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
      numbers.size === 0
        ? []
        : where((cells) => numbers.has(String(cellAt(cells, headers, 'number') ?? ''))).flatMap((line) =>
            line.state === 'folded' ? unfolded(line, zone) : [line],
          ),
    spare(old, forgotten) {
      const [before, longBefore] = [instantToSerial(zone, old) ?? 0, instantToSerial(zone, forgotten) ?? 0]
      const seen = new Set<Cell>()
      // A plain loop: this is asked of every line by every sweep that has nothing else to do.
      let count = 0
      for (const cells of table.rows) {
        const at = cellAt(cells, headers, 'at')
        if (typeof at !== 'number' || at >= before) continue
        const [number, state] = [cellAt(cells, headers, 'number'), cellAt(cells, headers, 'state')]
        if (at < longBefore || (!FOLDED.has(state) && (seen.has(number) || DROPPED.has(state)))) count++
        seen.add(number)
      }
      return count
    },
    leftBetween(from, before) {
      const [first, end] = [instantToSerial(zone, from) ?? 0, instantToSerial(zone, before) ?? Infinity]
      return where((cells) => {
        const at = cellAt(cells, headers, 'at')
        return typeof at === 'number' && at >= first && at < end && LEFT.has(cellAt(cells, headers, 'state'))
      })
    },
    all: () => where(() => true),
    cellsAt: (row) => table.rows[row] ?? [],
  }
}

/** The lines that a folded one stands for, as far as they are still known. */
const unfolded = (line: StoredNotice, zone: string): readonly StoredNotice[] =>
  parseKeys(line.messageId, line.due, zone).map((key) => ({
    ...line,
    ...key,
    state: 'sent',
    to: '',
    messageId: '',
  }))

/** A line as the cells of a new row. */
export function renderNotice(line: NoticeLine, headers: Headers, context: CellContext): readonly Cell[] {
  const cells: Cell[] = []
  for (const [index, cell] of noticeCells(line, headers, context)) cells[index] = cell
  return Array.from(cells, (cell) => cell ?? null)
}

/**
 * A line as changes of the row it stands on, of which the cells are `standing`: what they say already is not written again. A column
 * that somebody put between ours is left alone.
 */
export const noticeWrites = (
  row: number,
  line: NoticeLine,
  headers: Headers,
  context: CellContext,
  standing: readonly Cell[],
): readonly Change[] =>
  noticeCells(line, headers, context).flatMap(([column, cell]): readonly Change[] =>
    isSame(standing[column], cell) ? [] : [{ kind: 'write', tab: 'notices', row, column, cell }],
  )

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
