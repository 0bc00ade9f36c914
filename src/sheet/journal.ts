import { journal as journalTab, type TabKey } from '../../sheets-template/workbook/index.ts'
import { isNumberOfAny } from '../model/case-number.ts'
import { fingerprint } from '../model/fingerprint.ts'
import { REGISTERS, type Register } from '../model/register.ts'
import type { Cell, Change, FoundRow, KeptRow, LedgerState, Table } from '../ports/ledger.ts'
import { findHeaders, type Headers } from './headers.ts'
import {
  cellPrint,
  cellUnder,
  type Expected,
  NOTHING_WRITTEN,
  parseExpected,
  parsePlaces,
  parseWritten,
  printExpected,
  printPlaces,
  printWritten,
  rowPrints,
  shortPrint,
  typedPrint,
  type Written,
} from './journal-text.ts'
import { recordedDraft, recordedNumber } from './record.ts'
import { REGISTER_TABS } from './register-table.ts'

/** A row of a register. */
export interface RegisterRow {
  readonly register: Register
  readonly row: number
}

/** The columns of a register that people fill, in the order of its definition. */
export const peoplesKeys = (register: Register): readonly string[] =>
  REGISTER_TABS[register].columns.flatMap(({ key, writer }) => (writer === 'people' ? [key] : []))

type OfRow = Extract<Change, { kind: 'write' | 'note' | 'list' }>

/**
 * The rows of registers that `changes` write to, and those of `alsoWatched`, with what is thought to stand there: what a commit of
 * these changes is to keep, and is judged by afterwards. `state` is the ledger as it was read. The header row of each register is one
 * of them, and tells where the columns are meant to be.
 */
export function keptRows(
  changes: readonly Change[],
  state: LedgerState,
  alsoWatched: readonly RegisterRow[] = [],
): readonly KeptRow[] {
  // Without the journal's tab nothing can be kept; the health tab says so.
  if (!state.tables.has('journal')) return []
  const ofRows = changes.filter((change): change is OfRow => 'row' in change && isRegister(change.tab))
  const byRegister = Map.groupBy(ofRows, ({ tab }) => tab)
  return REGISTERS.flatMap((register) => {
    const table = state.tables.get(register)
    const byRow = Map.groupBy(byRegister.get(register) ?? [], ({ row }) => row)
    const watched = alsoWatched.flatMap((one) => (one.register === register ? [one.row] : []))
    const rows = [...new Set([...byRow.keys(), ...watched])].filter((row) => row > 0).toSorted((a, b) => a - b)
    if (table === undefined || rows.length === 0) return []
    const { at } = findHeaders(REGISTER_TABS[register], table)
    const peoples = peoplesKeys(register)
    const isTwice = twiceIn(table, at)
    const twinsOf = twinsIn(table, at, peoples)
    const expectedHeader = headerPrint(table.rows[0] ?? [], at)
    const header: KeptRow = { register, row: 0, expected: expectedHeader, written: printPlaces(at) }
    const kept = rows.map((row): KeptRow => {
      const cells = table.rows[row] ?? []
      const expected: Expected = { ...rowPrints(cells, at, peoples), isTwice: isTwice(cells), twins: twinsOf(row) }
      const written = writtenOf(byRow.get(row) ?? [], cells, at, peoples)
      return { register, row, expected: printExpected(expected), written: printWritten(written) }
    })
    return [header, ...kept]
  })
}

/** Of our own columns: what people have in theirs may change by itself. */
const headerPrint = (header: readonly Cell[], at: ReadonlyMap<string, number>): string =>
  fingerprint([...at.values()].map((index) => header[index]))

const isRegister = (tab: TabKey): tab is Register => (REGISTERS as readonly TabKey[]).includes(tab)

/** Whether other rows have the number, or the record, of one. */
function twiceIn({ rows }: Table, at: ReadonlyMap<string, number>): (cells: readonly Cell[]) => boolean {
  const counts = ['number', 'record'].map((key) => {
    const index = at.get(key) ?? -1
    const count = new Map<Cell, number>()
    for (const cells of rows) count.set(cells[index], (count.get(cells[index]) ?? 0) + 1)
    return { index, count }
  })
  return (cells) =>
    counts.some(({ index, count }) => cellPrint(cells[index]) !== '' && (count.get(cells[index]) ?? 0) > 1)
}

/** How many other rows are the same as one in its number, its record and all that people typed. */
function twinsIn({ rows }: Table, at: ReadonlyMap<string, number>, peoples: readonly string[]) {
  const keysAt = ['number', 'record'].map((key) => at.get(key) ?? -1)
  const known = Map.groupBy(rows.keys(), (row) => keysAt.map((index) => cellPrint(rows[row]?.[index])).join('|'))
  const prints = new Map<number, string>()
  const printOf = (row: number): string => {
    const print = prints.get(row) ?? typedPrint(rows[row] ?? [], at, peoples)
    prints.set(row, print)
    return print
  }
  return (row: number): number => {
    const alike = known.get(keysAt.map((index) => cellPrint(rows[row]?.[index])).join('|')) ?? []
    return alike.length < 2 ? 0 : alike.filter((one) => one !== row && printOf(one) === printOf(row)).length
  }
}

/** What changes of one row write, the last word on each cell. */
function writtenOf(
  changes: readonly OfRow[],
  before: readonly Cell[],
  at: ReadonlyMap<string, number>,
  peoples: readonly string[],
): Written {
  if (changes.length === 0) return NOTHING_WRITTEN
  const after = new Map<number, Cell>()
  const [noted, helped, listed] = [new Set<number>(), new Set<number>(), new Set<number>()]
  for (const change of changes) {
    if (change.kind === 'note') helped.add(change.column)
    else if (change.kind === 'list') listed.add(change.column)
    else {
      after.set(change.column, change.cell)
      if (change.note !== undefined) noted.add(change.column)
    }
  }
  const cells = new Map([...after].map(([column, cell]) => [column, shortPrint(cell)] as const))
  const isTypedOver = peoples.some((key) => after.has(at.get(key) ?? -1))
  const values = isTypedOver || isOtherCase(after, before, at) ? after : undefined
  return { cells, noted, helped, listed, given: givenBy(after, before, at), values }
}

/** Whether a row that is known by a number, or has a record, is to be known by another one, or by none. */
const isOtherCase = (
  after: ReadonlyMap<number, Cell>,
  before: readonly Cell[],
  at: ReadonlyMap<string, number>,
): boolean =>
  (['number', 'record'] as const).some((key) => {
    const index = at.get(key) ?? -1
    const known = (cell: Cell) =>
      key === 'number' ? cellPrint(cell) : (recordedNumber(textOf(cell)) ?? recordedDraft(textOf(cell)) ?? '')
    return after.has(index) && cellPrint(before[index]) !== '' && known(after.get(index)) !== known(before[index])
  })

/** What a row is to be known by from now on, and was not before. */
function givenBy(
  after: ReadonlyMap<number, Cell>,
  before: readonly Cell[],
  at: ReadonlyMap<string, number>,
): string | undefined {
  const number = after.get(at.get('number') ?? -1)
  const record = textOf(cellUnder(before, at, 'record'))
  if (typeof number === 'string' && isNumberOfAny(number))
    return recordedNumber(record) === number || cellUnder(before, at, 'number') === number ? undefined : number
  const draft = recordedDraft(textOf(after.get(at.get('record') ?? -1)))
  return draft === recordedDraft(record) ? undefined : draft
}

const textOf = (cell: Cell): string => (typeof cell === 'string' ? cell : '')

/** Where the journal's columns are; where its own headers are gone, where they were at first. */
function placesIn(table: Table | undefined): readonly number[] & { readonly length: 5 } {
  const { at }: Headers = findHeaders(journalTab, table)
  const [register, row, expected, written, image] = journalTab.columns.map(({ key }, index) => at.get(key) ?? index)
  return [register ?? 0, row ?? 1, expected ?? 2, written ?? 3, image ?? 4]
}

/** The column from which on the journal's lines have their images. */
export const imageColumn = (table: Table | undefined): number => placesIn(table)[4] ?? 4

/** A row to be kept as a line of the journal, without its image. */
export function journalCells({ register, row, expected, written }: KeptRow, table: Table | undefined): readonly Cell[] {
  const cells: Cell[] = []
  const places = placesIn(table)
  for (const [index, cell] of [register, row + 1, expected, written].entries()) cells[places[index] ?? index] = cell
  return Array.from(cells, (cell) => cell ?? null)
}

/** What the journal has kept: rows, and what stood in them. What is no line of ours is passed over. */
export function readJournal(table: Table): { readonly kept: readonly KeptRow[]; readonly found: readonly FoundRow[] } {
  const [registerAt = 0, rowAt = 1, expectedAt = 2, writtenAt = 3, imageAt = 4] = placesIn(table)
  const kept: KeptRow[] = []
  const found: FoundRow[] = []
  for (const cells of table.rows.slice(1)) {
    const register = REGISTERS.find((one) => one === cells[registerAt])
    const row = Number(cells[rowAt]) - 1
    if (register === undefined || !Number.isInteger(row) || row < 0) continue
    kept.push({ register, row, expected: textOf(cells[expectedAt]), written: textOf(cells[writtenAt]) })
    found.push({ register, row, cells: cells.slice(imageAt) })
  }
  return { kept, found }
}

/** A row that a commit wrote to: what was thought to stand there, what was written, and what really stood there before. */
export interface JournalLine {
  readonly row: number
  readonly expected: Expected
  readonly written: Written
  readonly image: readonly Cell[]
}

/** What a commit did to one register. */
export interface JournalPage {
  readonly register: Register
  /** Where its columns were meant to be. */
  readonly at: ReadonlyMap<string, number>
  /** Its header row as it stood, and whether that was the one that had been read. */
  readonly header: readonly Cell[]
  readonly isHeaderAsRead: boolean
  readonly lines: readonly JournalLine[]
}

/** What was kept beside what was found, register by register. */
export function journalPages(kept: readonly KeptRow[], found: readonly FoundRow[]): readonly JournalPage[] {
  const images = new Map(found.map((one) => [`${one.register}/${one.row}`, one.cells]))
  const imageOf = ({ register, row }: KeptRow) => images.get(`${register}/${row}`) ?? []
  return [...Map.groupBy(kept, ({ register }) => register)].flatMap(([register, rows]): readonly JournalPage[] => {
    const head = rows.find(({ row }) => row === 0)
    const at = head && parsePlaces(head.written)
    if (head === undefined || at === undefined) return []
    const header = imageOf(head)
    const lines = rows.flatMap((one): readonly JournalLine[] => {
      const expected = parseExpected(one.expected)
      if (one.row === 0 || expected === undefined) return []
      return [{ row: one.row, expected, written: parseWritten(one.written), image: imageOf(one) }]
    })
    return [{ register, at, header, isHeaderAsRead: headerPrint(header, at) === head.expected, lines }]
  })
}
