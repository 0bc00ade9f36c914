import type { sheets_v4 } from '@googleapis/sheets'
import type { TabKey } from '../../../sheets-template/workbook/index.ts'
import { Failure } from '../../model/failure.ts'
import { type Words, wordsOf } from '../../model/language.ts'
import type { Change, KeptRow, LedgerState, Version } from '../../ports/ledger.ts'
import { readMemory, VERSION_NAME } from '../../sheet/system-tab.ts'
import { tabNamed } from '../../sheet/tab-named.ts'
import { type AssertedColumn, assertColumns } from './assertions.ts'
import { type Keeping, keepRows } from './keep.ts'
import { type Layout, quoteTitle, type SheetPlace } from './layout.ts'
import type { PresentNotes } from './present-notes.ts'
import { reportRequests } from './report/requests.ts'
import { changeRequests, removalRequests } from './requests.ts'
import { roomRequests } from './room.ts'
import { columnRule } from './setup/column-rule.ts'
import { letter } from './setup/columns.ts'
import { swapVersion } from './version.ts'

/** A batch as it is sent, with what is asked of its answer. */
export interface Batch {
  readonly requests: readonly sheets_v4.Schema$Request[]
  readonly asserted: readonly AssertedColumn[]
  readonly keeping: (Keeping & { readonly range: string; readonly journal: SheetPlace }) | undefined
  readonly layout: Layout
}

/**
 * The whole batch of a commit. First what refuses it where it comes too late, or columns have moved; then rows are kept as they stand;
 * then all that is written, and at last rows go.
 */
export function batchOf(
  on: LedgerState,
  next: Version,
  changes: readonly Change[],
  layout: Layout,
  noteOf: PresentNotes,
  asserted: readonly AssertedColumn[],
): Batch {
  const place = (tab: TabKey): SheetPlace => {
    const found = layout.tabs.get(tab)
    if (found === undefined || !on.tables.has(tab)) throw new Failure({ kind: 'not-set-up', missing: [titlesOf(tab)] })
    return found
  }
  const sheetIdOf = (tab: TabKey) => place(tab).sheetId
  const hasJournal = layout.tabs.has('journal') && on.tables.has('journal')
  const keeping = keepingOf(on, changes, hasJournal, place)
  return {
    requests: [
      ...swapVersion(on.version, next),
      ...assertColumns(asserted),
      ...(keeping?.requests ?? []),
      ...roomRequests(changes, on, place),
      ...changeRequests([versionCell(on, next), ...changes], {
        sheetIdOf,
        noteOf: (change) => noteOf(change, place(change.tab).title),
        ruleOf: (tab, column) => columnRule(tab, column, on.tables),
      }),
      ...reportRequests(
        changes.flatMap((change) => (change.kind === 'report' ? [change.report] : [])),
        layout,
      ),
      ...removalRequests(changes, { sheetIdOf }),
    ],
    asserted,
    keeping,
    layout,
  }
}

function keepingOf(
  on: LedgerState,
  changes: readonly Change[],
  hasJournal: boolean,
  place: (tab: TabKey) => SheetPlace,
): Batch['keeping'] {
  const keeps = changes.filter((change) => change.kind === 'keep')
  const rows: readonly KeptRow[] = keeps.flatMap((change) => change.rows)
  if (keeps.length === 0 || (rows.length === 0 && !hasJournal)) return undefined
  const keeping = keepRows(rows, on, place)
  const [from, to] = keeping.columns
  const journal = place('journal')
  const range = `${quoteTitle(journal.title)}!${letter(from)}2:${letter(to - 1)}${rows.length + 1}`
  return { ...keeping, range, journal }
}

function versionCell(on: LedgerState, next: Version): Change {
  const system = on.tables.get('system')
  const memory = system && readMemory(system)
  const row = memory?.rows.get(VERSION_NAME)
  if (memory === undefined || row === undefined)
    throw new Failure({ kind: 'not-set-up', missing: [titlesOf('system')] })
  return { kind: 'write', tab: 'system', row, column: memory.columns.value, cell: next }
}

/** What a tab is called at first. */
export const titlesOf = (key: TabKey): Words => wordsOf(tabNamed(key))
