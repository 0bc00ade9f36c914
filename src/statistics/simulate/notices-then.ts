import { notices as noticesTab } from '../../../sheets-template/workbook/index.ts'
import type { NoticeLine, NoticeState } from '../../model/notice.ts'
import { inCellTime } from '../../plan/cell-time.ts'
import type { NoticeWrite } from '../../plan/plan.ts'
import { findHeaders } from '../../sheet/headers.ts'
import type { LedgerView } from '../../sheet/ledger-view.ts'
import type { NoticeLog, StoredNotice } from '../../sheet/notice-log.ts'

/** The notices as the desk would have them: found by case, by state and by time, for each minute's sweep asks. */
export interface NoticesThen {
  readonly log: NoticeLog
  write(lines: readonly NoticeWrite[]): void
}

const FINISHED: ReadonlySet<NoticeState> = new Set(['sent', 'dropped', 'folded'])
const LEFT: ReadonlySet<NoticeState> = new Set(['sent', 'sending', 'unknown'])

export function noticesThen(view: LedgerView): NoticesThen {
  const header = noticesTab.columns.map((column) => column[view.settings.language])
  // The header row is the first.
  const lines: (StoredNotice | undefined)[] = [undefined]
  const pending = new Map<number, StoredNotice>()
  const rowsOf = new Map<string, Set<number>>()
  const left: StoredNotice[] = []

  const put = (row: number, line: NoticeLine): void => {
    const stored = asRead({ ...line, row }, view)
    lines[row] = stored
    if (FINISHED.has(stored.state)) pending.delete(row)
    else pending.set(row, stored)
    if (LEFT.has(stored.state)) left.push(stored)
    const rows = rowsOf.get(stored.number) ?? new Set()
    rowsOf.set(stored.number, rows.add(row))
  }
  return {
    write(writes) {
      for (const { row, line } of writes) put(row ?? lines.length, line)
    },
    log: {
      headers: findHeaders(noticesTab, { rows: [header] }),
      pending: () => [...pending.values()],
      linesOf: (numbers) =>
        [...numbers].flatMap((number) =>
          [...(rowsOf.get(number) ?? [])].flatMap((row) => {
            const line = lines[row]
            // What was told of a row before it had its number is told of its case by now.
            return line?.number === number ? [line] : []
          }),
        ),
      leftBetween(from, before) {
        // They left one after the other.
        const first = left.findLastIndex(({ at }) => at < from)
        return left.slice(first + 1).filter(({ at }) => at < before)
      },
      spare: () => 0,
      all: () => lines.filter((line) => line !== undefined),
      cellsAt: () => [],
      get length() {
        return lines.length
      },
    },
  }
}

/** A line as the tab would give it back. */
function asRead(line: StoredNotice, view: LedgerView): StoredNotice {
  const { due, at, begunAt, nextAt } = line
  return {
    ...line,
    due: inCellTime(due, view),
    at: inCellTime(at, view),
    begunAt: inCellTime(begunAt, view),
    ...(nextAt === undefined ? {} : { nextAt: inCellTime(nextAt, view) }),
  }
}
