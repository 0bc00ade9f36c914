import { NOTE_LOST } from '../model/row-record.ts'
import type { Change, Table } from '../ports/ledger.ts'
import { findHeaders } from '../sheet/headers.ts'
import { type JournalLine, type JournalPage, peoplesKeys } from '../sheet/journal.ts'
import { cellPrint, cellUnder, shortPrint, typedPrint } from '../sheet/journal-text.ts'
import { parseRecord, printRecord } from '../sheet/record.ts'
import { REGISTER_TABS } from '../sheet/register-table.ts'
import { isSame } from '../sheet/same-cell.ts'
import { verdictOf } from './strays.ts'

type Cells = Table['rows'][number]

/** A row that was given what belongs to another one, and what makes it again what it was. */
export interface Mended {
  readonly line: JournalLine
  readonly row: number
  /** As it stood before the commit wrote to it, and as it is to be: with nothing known any more of the notes that it lost. */
  readonly stood: Cells
  readonly cells: Cells
  readonly changes: readonly Change[]
}

/** What a row of a register is known by once something was written to it, beside what people typed. */
const IDENTITY = ['number', 'record', 'seen'] as const

/** The record's times are those of a wall clock, and come through any zone as they are. */
const ANY_ZONE = 'Etc/UTC'

/** A write that did not meet the row that was meant, and the row that it hit, where anything of it is there still. */
export interface Stray {
  readonly line: JournalLine
  readonly hit: Mended | undefined
}

/**
 * What a commit wrote to rows of a register that it did not mean, with each row where it stands now, as it is to be. What somebody else
 * wrote there since stays: only what the commit wrote is taken back.
 */
export function strayWrites(page: JournalPage, table: Table): readonly Stray[] {
  const haveColumnsMoved = columnsMoved(page)
  const judged = page.lines.flatMap((line) => {
    const verdict = haveColumnsMoved ? 'other' : verdictOf(line, page)
    return verdict === 'meant' || isUntouched(line) ? [] : [{ line, verdict }]
  })
  // Most often nothing has moved, and the register is large.
  if (judged.length === 0) return []
  const now = present(page, table)
  const taken = new Set<number>()
  const found = judged.flatMap(({ line, verdict }) => {
    if (!haveColumnsMoved && now.isAsMeant(line)) return []
    const rows = haveColumnsMoved ? [line.row] : hitRows(line, page, now)
    const hits = rows.flatMap((row) => {
      const hit = taken.has(row) ? undefined : mendRow(line, row, now)
      if (hit !== undefined) taken.add(row)
      return hit ?? []
    })
    return (hits.length === 0 ? [undefined] : hits).map((hit) => ({ verdict, line, hit }))
  })
  if (found.every(({ verdict }) => verdict === 'other')) return found
  const isMoved = movedRows(
    page,
    now,
    found.flatMap(({ hit }) => hit ?? []),
  )
  return found.filter((one) => one.verdict === 'other' || isMoved(one))
}

const isUntouched = ({ written }: JournalLine): boolean =>
  written.cells.size === 0 && written.helped.size === 0 && written.listed.size === 0

/**
 * Whether a column that was written to had been moved or deleted, where no key was left by which the service could tell. One that was
 * merely called otherwise meanwhile counts as well: what is taken back there is written again.
 */
function columnsMoved({ register, at, header, isHeaderAsRead, lines }: JournalPage): boolean {
  if (isHeaderAsRead) return false
  const stood = findHeaders(REGISTER_TABS[register], { rows: [header] }).at
  const written = new Set(lines.flatMap((line) => [...line.written.cells.keys()]))
  return [...at].some(([key, index]) => written.has(index) && stood.get(key) !== index)
}

/** A register as it stands now. */
type Present = ReturnType<typeof present>

function present({ register, at, header, isHeaderAsRead }: JournalPage, table: Table) {
  const peoples = peoplesKeys(register)
  const headers = findHeaders(REGISTER_TABS[register], table)
  const keyAt = new Map([...at].map(([key, index]) => [index, key] as const))
  const typed = table.rows.map((cells) => typedPrint(cells, headers.at, peoples))
  const byIdentity = Map.groupBy(table.rows.keys(), (row) =>
    IDENTITY.map((key) => shortPrint(cellUnder(table.rows[row] ?? [], headers.at, key))).join('|'),
  )
  const head = table.rows[0] ?? []
  return {
    register,
    rows: table.rows,
    at: headers.at,
    typed,
    typedIn: (cells: Cells) => typedPrint(cells, at, peoples),
    typedNow: (cells: Cells) => typedPrint(cells, headers.at, peoples),
    keyAt,
    /** Whether a line wrote to cells that people type into. */
    isTypedOver: ({ written }: JournalLine): boolean => peoples.some((key) => written.cells.has(at.get(key) ?? -1)),
    /** Whether a row has all that was typed in a line's image, and in the cells that the line wrote to what it wrote. */
    isTypedAfter: ({ written, image }: JournalLine, row: number): boolean =>
      peoples.every((key) => {
        const cell = cellUnder(table.rows[row] ?? [], headers.at, key)
        const print = written.cells.get(at.get(key) ?? -1)
        return print === undefined ? isSame(cell, cellUnder(image, at, key)) : shortPrint(cell) === print
      }),
    /** The rows whose number, record and seen cell have these fingerprints. */
    of: (identity: string): readonly number[] => (byIdentity.get(identity) ?? []).filter((row) => row > 0),
    /** Where a column stands that was at `index` when the commit wrote. */
    columnOf(index: number): number | undefined {
      const key = keyAt.get(index)
      const word = header[index]
      const named = cellPrint(word) === '' ? [] : head.flatMap((cell, place) => (cell === word ? [place] : []))
      if (!isHeaderAsRead && named.length === 1) return named[0]
      return key === undefined ? undefined : headers.at.get(key)
    },
    /** Whether the row that was meant stands where it was written to, whatever the journal has of it: a filter may keep rows from it. */
    isAsMeant({ row, expected, written, image }: JournalLine): boolean {
      const cells = table.rows[row] ?? []
      const isSo = (key: 'number' | 'record'): boolean => {
        const cell = cellUnder(cells, headers.at, key)
        const print = written.cells.get(at.get(key) ?? -1)
        return print === undefined ? cellPrint(cell) === expected[key] : shortPrint(cell) === print
      }
      const isToldApart = expected.typed !== '' && typedPrint(image, at, peoples) !== expected.typed
      return isToldApart && typed[row] === expected.typed && isSo('number') && isSo('record')
    },
  }
}

/** The identity of a row that nothing was ever written to. */
const NOTHING = IDENTITY.map(() => '').join('|')

/** Where the row stands now that a line's image was taken of: by what it had after the write, and by what people typed there. */
function hitRows(line: JournalLine, { at }: JournalPage, now: Present): readonly number[] {
  const { written, image, row } = line
  const prints = IDENTITY.map((key) => written.cells.get(at.get(key) ?? -1))
  const identity = IDENTITY.map((key, index) => prints[index] ?? shortPrint(cellUnder(image, at, key))).join('|')
  const fitting = now.of(identity)
  const typed = now.typedIn(image)
  const isTypedOver = now.isTypedOver(line)
  const alike = fitting.filter((one) => (isTypedOver ? now.isTypedAfter(line, one) : now.typed[one] === typed))
  // Whoever copied the row since copied with it what it was not meant to have. What people typed is looked for by all that is left.
  const isMarked = prints.some((print) => print !== undefined && print !== '') || (isTypedOver && identity !== NOTHING)
  if (isMarked && alike.length > 0) return alike
  const rows = alike.length > 0 ? alike : isMarked ? fitting : []
  return rows.includes(row) ? [row] : rows.slice(0, 1)
}

/** Makes a row what it was; undefined where nothing is left of what was written to it. */
function mendRow(line: JournalLine, row: number, now: Present): Mended | undefined {
  const { written, image } = line
  const { register: tab, keyAt } = now
  const before = now.rows[row] ?? []
  const cells = [...before]
  const notes = new Set<number>()
  for (const [index, print] of written.cells) {
    const column = now.columnOf(index)
    if (column === undefined || shortPrint(before[column]) !== print) continue
    if (written.noted.has(index)) notes.add(column)
    cells[column] = image[index] ?? null
  }
  const stood = [...cells]
  const recordAt = now.at.get('record')
  const seenAt = now.at.get('seen')
  if (recordAt !== undefined) cells[recordAt] = mendedRecord(cells[recordAt], written, keyAt)
  const changed = [...cells.keys()].filter((column) => notes.has(column) || !isSame(cells[column], before[column]))
  const columns = (indexes: ReadonlySet<number>) => [...indexes].flatMap((index) => now.columnOf(index) ?? [])
  const helped = columns(written.helped).map((column): Change => ({ kind: 'note', tab, row, column, note: '' }))
  const listed = columns(written.listed).map((column): Change => ({ kind: 'list', tab, row, column, words: [] }))
  if (changed.length === 0 && helped.length === 0 && listed.length === 0) return undefined
  // It is looked at again, whatever it was.
  if (seenAt !== undefined && cellPrint(cells[seenAt]) !== '') {
    cells[seenAt] = null
    if (!changed.includes(seenAt)) changed.push(seenAt)
  }
  const writes = changed.map((column): Change => {
    const noted = notes.has(column) ? { note: '' } : {}
    return { kind: 'write', tab, row, column, cell: cells[column] ?? null, ...noted }
  })
  return {
    line,
    row,
    stood,
    cells: Array.from(cells, (cell) => cell ?? null),
    changes: [...writes, ...helped, ...listed],
  }
}

/** A row's record, with nothing known of the notes and the dropdown that the write took from it: they are made anew. */
export function mendedRecord(
  cell: Cells[number],
  { noted, helped, listed }: JournalLine['written'],
  keyAt: ReadonlyMap<number, string>,
) {
  if (typeof cell !== 'string' || cell === '' || noted.size + helped.size + listed.size === 0) return cell
  const { list, ...record } = parseRecord(cell, ANY_ZONE)
  const notes = new Map(Object.entries(record.notes))
  for (const index of helped) notes.delete(keyAt.get(index) ?? '')
  for (const index of noted) notes.set(keyAt.get(index) ?? '', NOTE_LOST)
  const kept = list === undefined || listed.size > 0 ? {} : { list }
  return printRecord({ ...record, ...kept, notes: Object.fromEntries(notes) }, ANY_ZONE) ?? null
}

/**
 * Whether a row in which something else is typed than was read is another row. It is where the one that was meant stands elsewhere
 * once everything is mended, and not only what looked just like it when it was read, or where it is one that was meant elsewhere; else somebody has typed into it meanwhile.
 */
function movedRows(page: JournalPage, now: Present, mended: readonly Mended[]): (one: Stray) => boolean {
  const cellsOf = new Map(mended.map(({ row, stood }) => [row, stood] as const))
  const standing = Map.groupBy(now.rows.keys(), (row) => {
    const stood = cellsOf.get(row)
    const cells = stood ?? now.rows[row] ?? []
    return [
      ...(['number', 'record'] as const).map((key) => cellPrint(cellUnder(cells, now.at, key))),
      stood === undefined ? now.typed[row] : now.typedNow(stood),
    ].join('|')
  })
  return ({ line, hit }) => {
    const { number, record, typed, twins } = line.expected
    const rows = typed === '' ? [] : (standing.get([number, record, typed].join('|')) ?? [])
    if (rows.filter((one) => one !== hit?.row).length > twins) return true
    const isTyped = now.typedIn(line.image)
    return page.lines.some((other) => other !== line && other.expected.typed === isTyped)
  }
}
