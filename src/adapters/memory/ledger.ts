import { type TabKey, tabs } from '../../../sheets-template/workbook/index.ts'
import { mergeNote } from '../../model/cell-note.ts'
import { Failure } from '../../model/failure.ts'
import { type Language, wordsOf } from '../../model/language.ts'
import type { ReportTab } from '../../model/report-tab.ts'
import type {
  Cell,
  Change,
  CommitOutcome,
  FoundRow,
  KeptRow,
  Ledger,
  LedgerState,
  SetUpReport,
  SetUpStep,
  Table,
  Version,
} from '../../ports/ledger.ts'
import { isAppendOnly } from '../../sheet/append-only.ts'
import { columnKeysOf, keyedColumns } from '../../sheet/column-keys.ts'
import type { Tab } from '../../sheet/definition.ts'
import { firstRows } from '../../sheet/first-content.ts'
import { findHeaders } from '../../sheet/headers.ts'
import { imageColumn, journalCells } from '../../sheet/journal.ts'
import { readSettings } from '../../sheet/settings.ts'
import { tabNamed } from '../../sheet/tab-named.ts'

/** A ledger in memory: what a person sees and does with the sheet, beside what the system does. */
export interface MemoryLedger extends Ledger {
  /** Types cells into a tab, as a person would: one row a list, under the headers given. Returns the first row's index. */
  type(tab: TabKey, rows: readonly Readonly<Record<string, Cell>>[]): Promise<number>
  /** Types into one cell. */
  retype(tab: TabKey, row: number, column: string, cell: Cell): Promise<void>
  /** Deletes a row; what stands below moves up. */
  deleteRow(tab: TabKey, row: number): Promise<void>
  /** Puts in a blank row; what stands there moves down. */
  insertRow(tab: TabKey, at: number): Promise<void>
  /** Puts a row before the one that stands at `before` now. */
  moveRow(tab: TabKey, row: number, before: number): Promise<void>
  /** Puts in a column of a person's own. */
  insertColumn(tab: TabKey, at: number, header: string): Promise<void>
  deleteColumn(tab: TabKey, column: number): Promise<void>
  deleteTab(tab: TabKey): Promise<void>
  /** Types over a header. */
  head(tab: TabKey, column: number, header: string): Promise<void>
  /** Puts a column before the one that stands at `before` now. */
  moveColumn(tab: TabKey, column: number, before: number): Promise<void>
  /** The note of a cell, as it was last written; it goes with its row. */
  note(tab: TabKey, row: number, column: string): Promise<string | undefined>
  /** Writes a note on a cell. */
  annotate(tab: TabKey, row: number, column: string, note: string): Promise<void>
  /** What the dropdown of a cell offers; undefined where it is what its column offers. */
  list(tab: TabKey, row: number, column: string): Promise<readonly string[] | undefined>
  /** A report tab as it was last written. */
  report(title: string): Promise<ReportTab | undefined>
}

/** What stands with a cell beside what it holds. */
interface Beside {
  note: string
  list: readonly string[]
}

/** Begins without any tab, as an empty spreadsheet. `zone` is the workbook's. */
export function memoryLedger(zone: string): MemoryLedger {
  // A column is known by its key, as long as it stands.
  const sheets = new Map<TabKey, { title: string; rows: Cell[][]; keys: (string | undefined)[] }>()
  // By the row itself, so that they move with it.
  const beside = new WeakMap<readonly Cell[], Map<number, Beside>>()
  const reports = new Map<string, ReportTab>()
  // Which column was which when tables were read.
  const places = new WeakMap<LedgerState['tables'], ReadonlyMap<TabKey, readonly (string | undefined)[]>>()
  let version: Version | undefined

  const sheet = (tab: TabKey) => {
    const found = sheets.get(tab)
    if (found === undefined)
      throw new Failure({ kind: 'not-set-up', missing: tabs.filter(({ key }) => key === tab).map(wordsOf) })
    return found
  }
  const tableOf = (tab: TabKey, of = sheet(tab)): Table => {
    const { title, rows, keys } = of
    const keyed = keys.flatMap((key, index) => (key === undefined ? [] : [{ key, index }]))
    const columnKeys = columnKeysOf(tabNamed(tab), rows, keyed)
    const table = { tab, title, sheetId: [...sheets.keys()].indexOf(tab), rows }
    return columnKeys === undefined ? table : { ...table, columnKeys }
  }
  const columnOf = (tab: TabKey, key: string): number => {
    const index = findHeaders(tabNamed(tab), tableOf(tab)).at.get(key)
    if (index === undefined) throw new Error(`no column ${key} in ${tab}`)
    return index
  }
  /** Does the same to every row's cells and notes, and to the keys of the columns. */
  const reshape = (tab: TabKey, change: (list: unknown[]) => void): Promise<void> => {
    const { rows, keys } = sheet(tab)
    const width = Math.max(keys.length, ...rows.map((cells) => cells.length))
    const widened = <T>(list: T[], blank: T): void => {
      while (list.length < width) list.push(blank)
      change(list)
    }
    widened(keys, undefined)
    for (const cells of rows) {
      const ofRow = beside.get(cells)
      const all = Array.from({ length: width }, (_, column) => ofRow?.get(column))
      widened(all, undefined)
      widened(cells, null)
      if (ofRow !== undefined)
        beside.set(cells, new Map(all.flatMap((one, column) => (one === undefined ? [] : [[column, one] as const]))))
    }
    return Promise.resolve()
  }
  const put = (rows: Cell[][], row: number, column: number, cell: Cell): void => {
    while (rows.length <= row) rows.push([])
    const cells = rows[row]
    if (cells === undefined) return
    while (cells.length <= column) cells.push(null)
    cells[column] = cell === '' ? null : cell
  }

  const besideOf = (tab: TabKey, row: number, column: number): Beside => {
    const { rows } = sheet(tab)
    const cells = rows[row] ?? []
    const ofRow = beside.get(cells) ?? new Map<number, Beside>()
    beside.set(cells, ofRow)
    const known = ofRow.get(column) ?? { note: '', list: [] }
    ofRow.set(column, known)
    return known
  }

  /** Keeps rows as they stand, in place of those that the journal held. */
  const keep = (kept: readonly KeptRow[]): readonly FoundRow[] => {
    if (kept.length === 0 && !sheets.has('journal')) return []
    const { rows: lines } = sheet('journal')
    const table = tableOf('journal')
    const found = kept.map(
      ({ register, row }): FoundRow => ({ register, row, cells: trimmed([sheet(register).rows[row] ?? []])[0] ?? [] }),
    )
    lines.splice(1)
    for (const [index, one] of kept.entries()) {
      const cells = [...journalCells(one, table)]
      for (const [column, cell] of (found[index]?.cells ?? []).entries()) cells[imageColumn(table) + column] = cell
      lines.push(Array.from(cells, (cell) => cell ?? null))
    }
    return found
  }

  const apply = (change: Change): void => {
    switch (change.kind) {
      case 'report': {
        reports.set(change.report.title, change.report)
        break
      }
      case 'write': {
        put(sheet(change.tab).rows, change.row, change.column, change.cell)
        if (change.note !== undefined) besideOf(change.tab, change.row, change.column).note = change.note
        break
      }
      case 'note': {
        const cell = besideOf(change.tab, change.row, change.column)
        cell.note = mergeNote(cell.note, change.note)
        break
      }
      case 'list': {
        besideOf(change.tab, change.row, change.column).list = change.words
        break
      }
      case 'append': {
        const { rows } = sheet(change.tab)
        const start = trimmed(rows).length
        for (const [index, cells] of change.rows.entries())
          for (const [column, cell] of cells.entries()) put(rows, start + index, column, cell)
        break
      }
      case 'remove': {
        const { rows } = sheet(change.tab)
        for (const row of new Set(change.rows.toSorted((a, b) => b - a))) rows.splice(row, 1)
        break
      }
      case 'keep': {
        break
      }
    }
  }

  /** Whether a column that is written to was another one when the ledger was read. */
  const haveColumnsMoved = ({ tables }: LedgerState, changes: readonly Change[]): boolean => {
    const read = places.get(tables)
    return changes.some((change) => {
      const now = 'tab' in change ? sheets.get(change.tab)?.keys : undefined
      if (read === undefined || now === undefined || !('tab' in change)) return false
      const then = read.get(change.tab) ?? []
      const written =
        change.kind === 'append' ? now.map((_, column) => column) : 'column' in change ? [change.column] : []
      return written.some((column) => then[column] !== now[column])
    })
  }

  return {
    read(whole = []): Promise<LedgerState> {
      if (version === undefined) return Promise.reject(new Failure({ kind: 'not-set-up', missing: tabs.map(wordsOf) }))
      const tables = [...sheets.keys()].map((tab): readonly [TabKey, Table] => {
        const table = tableOf(tab)
        const rows = isAppendOnly(tab) && ![whole].flat().includes(tab) ? table.rows.slice(0, 1) : table.rows
        return [tab, { ...table, rows: trimmed(rows) }]
      })
      const read = new Map(tables)
      places.set(read, new Map([...sheets].map(([tab, { keys }]) => [tab, [...keys]])))
      return Promise.resolve({ version, tables: read })
    },
    commit(on, next, changes): Promise<CommitOutcome> {
      if (on.version !== version) return Promise.resolve({ kind: 'overtaken' })
      if (haveColumnsMoved(on, changes)) return Promise.resolve({ kind: 'moved' })
      const found = changes.flatMap((change) => (change.kind === 'keep' ? keep(change.rows) : []))
      const isLast = ({ kind }: Change) => kind === 'remove'
      for (const change of changes.filter((one) => !isLast(one))) apply(change)
      for (const change of changes.filter(isLast)) apply(change)
      version = next
      return Promise.resolve({ kind: 'committed', found })
    },
    setUp(asked: Language): Promise<SetUpReport> {
      const kept = sheets.has('kept') ? tableOf('kept') : undefined
      const first = firstRows(tabNamed('settings'), 'settings', asked, zone, kept)
      const said = readSettings(
        sheets.has('settings') ? tableOf('settings') : { tab: 'settings', title: '', rows: first },
      )
      const language = said.stated.has('language') ? said.settings.language : asked
      const done: SetUpStep[] = []
      for (const tab of tabs as readonly (Tab & { key: TabKey })[]) {
        const known = sheets.get(tab.key)
        if (known === undefined) {
          const rows = firstRows(tab, tab.key, language, zone, kept).map((cells) => [...cells])
          sheets.set(tab.key, { title: tab[language], rows, keys: tab.columns.map(({ key }) => key) })
          done.push({ what: 'tab-added', title: tab[language] })
          continue
        }
        const headers = findHeaders(tab, tableOf(tab.key))
        const width = Math.max(known.rows[0]?.length ?? 0, ...[...headers.at.values()].map((index) => index + 1))
        const added = headers.missing.map((column, index) => ({ column, index: width + index }))
        for (const { column, index } of added) put(known.rows, 0, index, column[language])
        known.keys = []
        for (const { key, index } of keyedColumns(headers)) known.keys[index] = key
        for (const { column, index } of added) known.keys[index] = column.key
        if (added.length > 0)
          done.push({ what: 'columns-added', title: known.title, headers: added.map(({ column }) => column[language]) })
      }
      version ??= '0' as Version
      return Promise.resolve({ language, done })
    },
    type(tab, rows) {
      const { rows: cells } = sheet(tab)
      const start = trimmed(cells).length
      for (const [index, row] of rows.entries())
        for (const [key, cell] of Object.entries(row)) put(cells, start + index, columnOf(tab, key), cell)
      return Promise.resolve(start)
    },
    retype(tab, row, column, cell) {
      put(sheet(tab).rows, row, columnOf(tab, column), cell)
      return Promise.resolve()
    },
    deleteRow(tab, row) {
      sheet(tab).rows.splice(row, 1)
      return Promise.resolve()
    },
    insertRow(tab, at) {
      sheet(tab).rows.splice(at, 0, [])
      return Promise.resolve()
    },
    moveRow(tab, row, before) {
      const { rows } = sheet(tab)
      rows.splice(before > row ? before - 1 : before, 0, ...rows.splice(row, 1))
      return Promise.resolve()
    },
    insertColumn(tab, at, header) {
      const done = reshape(tab, (list) => list.splice(at, 0, undefined))
      put(sheet(tab).rows, 0, at, header)
      return done
    },
    head(tab, column, header) {
      put(sheet(tab).rows, 0, column, header)
      return Promise.resolve()
    },
    deleteTab(tab) {
      sheets.delete(tab)
      return Promise.resolve()
    },
    deleteColumn: (tab, column) => reshape(tab, (list) => list.splice(column, 1)),
    moveColumn: (tab, column, before) =>
      reshape(tab, (list) => list.splice(before > column ? before - 1 : before, 0, ...list.splice(column, 1))),
    note: (tab, row, column) => Promise.resolve(besideOf(tab, row, columnOf(tab, column)).note || undefined),
    annotate(tab, row, column, note) {
      besideOf(tab, row, columnOf(tab, column)).note = note
      return Promise.resolve()
    },
    list(tab, row, column) {
      const { list } = besideOf(tab, row, columnOf(tab, column))
      return Promise.resolve(list.length === 0 ? undefined : list)
    },
    report: (title) => Promise.resolve(reports.get(title)),
  }
}

const isBlank = (cell: Cell): boolean => cell === null || cell === undefined || cell === ''

/** Rows without the blanks at their ends, as a service reads them. */
function trimmed(rows: readonly (readonly Cell[])[]): readonly (readonly Cell[])[] {
  const last = rows.findLastIndex((cells) => cells.some((cell) => !isBlank(cell)))
  return rows.slice(0, last + 1).map((cells) => cells.slice(0, cells.findLastIndex((cell) => !isBlank(cell)) + 1))
}
