import { isNumberOfAny } from '../model/case-number.ts'
import type { HistoryLine } from '../model/history.ts'
import type { Instant } from '../model/instant.ts'
import type { Words } from '../model/language.ts'
import type { Register } from '../model/register.ts'
import type { Cell, Change, LedgerState, Table } from '../ports/ledger.ts'
import { findHeaders } from '../sheet/headers.ts'
import { historyAppend } from '../sheet/history.ts'
import { type JournalPage, journalPages, peoplesKeys, readJournal } from '../sheet/journal.ts'
import {
  cellPrint,
  cellUnder,
  type Expected,
  isAlike,
  likeness,
  type RowPrints,
  rowPrints,
  type Written,
} from '../sheet/journal-text.ts'
import { viewLedger } from '../sheet/ledger-view.ts'
import { printRecord } from '../sheet/record.ts'
import { REGISTER_TABS } from '../sheet/register-table.ts'
import { type Mended, mendedRecord, type Stray, strayWrites } from './mend-rows.ts'

/** What a ledger is once everything that was written to a wrong row has been put back. */
export interface PutBack {
  /** What is planned on. */
  readonly state: LedgerState
  /** What makes the ledger so; they go before those of the plan, in a commit that keeps rows itself. */
  readonly changes: readonly Change[]
  /** How many rows had been given what belongs to others. */
  readonly strays: number
}

/** A register as it is to be. */
interface MendedRegister {
  readonly register: Register
  readonly table: Table
  readonly changes: readonly Change[]
  readonly mended: readonly Mended[]
  readonly given: readonly Given[]
}

/** A row that gets what another one was given for it, by column. */
interface Given {
  readonly row: number
  readonly cells: ReadonlyMap<number, Cell>
  readonly changes: readonly Change[]
}

/**
 * Mends what the last commit that kept rows wrote to rows which were not the ones that it meant, by what the journal has of it: each
 * gets back what is its own, and a case that was to get a number gets that number where it stands now. What people typed is never
 * touched. Where nothing is to be mended the state is the same one. `now` is when the history says so.
 *
 * Throws `Failure` `not-set-up` as `viewLedger` does, where there is something to be mended.
 */
export function putBack(state: LedgerState, now: Instant): PutBack {
  const journal = state.tables.get('journal')
  const { kept, found } = journal === undefined ? { kept: [], found: [] } : readJournal(journal)
  const registers = journalPages(kept, found).flatMap((page): readonly MendedRegister[] => {
    const table = state.tables.get(page.register)
    const strays = table === undefined ? [] : strayWrites(page, table)
    const mended = table === undefined || strays.length === 0 ? undefined : mendedRegister(page, table, strays)
    return mended === undefined ? [] : [mended]
  })
  if (registers.length === 0) return { state, changes: [], strays: 0 }
  const tables = new Map(state.tables)
  for (const { register, table } of registers) tables.set(register, table)
  const history = registers.flatMap((one) => historyOf(one, now, viewLedger(state).settings.language))
  return {
    state: { ...state, tables },
    changes: [...registers.flatMap(({ changes }) => changes), ...historyAppend(history, viewLedger(state))],
    strays: registers.reduce((sum, { mended, given }) => sum + Math.max(mended.length, given.length), 0),
  }
}

function mendedRegister(page: JournalPage, table: Table, strays: readonly Stray[]): MendedRegister | undefined {
  const { register } = page
  const mended = strays.flatMap(({ hit }) => hit ?? [])
  const rows = [...table.rows]
  for (const { row, cells } of mended) rows[row] = cells
  const given = givenRows(page, table, strays)
  if (mended.length === 0 && given.length === 0) return undefined
  for (const { row, cells } of given) {
    const width = Math.max(rows[row]?.length ?? 0, ...[...cells.keys()].map((column) => column + 1))
    rows[row] = Array.from({ length: width }, (_, at) => (cells.has(at) ? cells.get(at) : rows[row]?.[at]))
  }
  const changes = [...mended, ...given].flatMap((one) => one.changes)
  return { register, table: { ...table, rows }, changes, mended, given }
}

/**
 * Where the rows stand now that were meant, and what they get of what was meant for them: its number, for all else is made again by
 * whoever looks at the row; all of it where the write made another case of the row. What was meant for a row that is gone is nobody's.
 */
function givenRows(page: JournalPage, table: Table, strays: readonly Stray[]): readonly Given[] {
  const { register } = page
  const { at } = findHeaders(REGISTER_TABS[register], table)
  const peoples = peoplesKeys(register)
  const stood = new Map(strays.flatMap(({ hit }) => (hit === undefined ? [] : [[hit.row, hit.stood] as const])))
  const prints = table.rows.map((cells, row) => rowPrints(stood.get(row) ?? cells, at, peoples))
  const whole = Map.groupBy(table.rows.keys(), (row) => wholeOf(prints[row]))
  const known = Map.groupBy(table.rows.keys(), (row) => knownBy(prints[row]))
  const taken = new Set<number>([0])
  const lines = new Set(strays.map(({ line }) => line))
  const given = [...lines].flatMap(({ expected, written }): readonly Given[] => {
    const isNothing = expected.number === '' && expected.typed === '' && expected.record === ''
    const alike = isNothing ? [] : (whole.get(wholeOf(expected)) ?? [])
    // Somebody may have typed into it meanwhile: what it is remembered by tells it as well.
    const isKnown = alike.length === 0 && expected.record !== ''
    const like = (one: number) => likeness(expected.letters, prints[one]?.letters ?? '')
    const remembered = (known.get(knownBy(expected)) ?? [])
      .filter((one) => isAlike(expected.letters, prints[one]?.letters ?? ''))
      .toSorted((a, b) => like(b) - like(a))
    const row = (isKnown ? remembered : alike).find((one) => !taken.has(one))
    const hits = strays.flatMap(({ line, hit }) => (hit !== undefined && hit.row === row ? [line.written] : []))
    const open = row === undefined ? new Set<string>() : untouched(expected, prints[row], peoples)
    const cells = [...givenCells(written, expected, page, hits, open)].flatMap(([key, cell]) => {
      const column = at.get(key)
      return column === undefined ? [] : [[column, cell] as const]
    })
    if (row === undefined || cells.length === 0) return []
    taken.add(row)
    return [{ row, cells: new Map(cells), changes: givenChanges(page, at, row, new Map(cells), written) }]
  })
  return withoutTwice(given, prints, at.get('number') ?? -1)
}

/** Those gifts by which no number stands twice, whoever wrote it where it is: one that is held back keeps its row's number from others. */
function withoutTwice(given: readonly Given[], prints: readonly RowPrints[], numberAt: number): readonly Given[] {
  const renumbered = new Set(given.flatMap(({ row, cells }) => (cells.has(numberAt) ? [row] : [])))
  const shown = new Set(prints.flatMap(({ number }, row) => (renumbered.has(row) ? [] : [number])))
  const left = given.filter(({ cells }) => {
    const number = cellPrint(cells.get(numberAt))
    return number === '' || !shown.has(number)
  })
  return left.length === given.length ? left : withoutTwice(left, prints, numberAt)
}

const mendedWith =
  (keyAt: ReadonlyMap<number, string>) =>
  (record: Cell, written: Written): Cell =>
    mendedRecord(record, written, keyAt)

/** What gives a row its cells; the notes and the dropdown that were to come with them go, and are made anew. */
function givenChanges(
  { register: tab, at: then }: JournalPage,
  at: ReadonlyMap<string, number>,
  row: number,
  cells: ReadonlyMap<number, Cell>,
  { noted, helped, listed, values }: Written,
): readonly Change[] {
  const keyAt = new Map([...then].map(([key, index]) => [index, key] as const))
  const placed = (indexes: ReadonlySet<number>) =>
    values === undefined ? [] : [...indexes].flatMap((index) => at.get(keyAt.get(index) ?? '') ?? [])
  const bare = new Set(placed(noted))
  return [
    ...[...cells].map(([column, cell]): Change => {
      const note = bare.has(column) ? { note: '' } : {}
      return { kind: 'write', tab, row, column, cell, ...note }
    }),
    ...placed(helped).map((column): Change => ({ kind: 'note', tab, row, column, note: '' })),
    ...placed(listed).map((column): Change => ({ kind: 'list', tab, row, column, words: [] })),
  ]
}

const wholeOf = (row: RowPrints | undefined): string => [row?.number, row?.record, row?.typed].join('|')
const knownBy = (row: RowPrints | undefined): string => [row?.number, row?.record].join('|')

/** The columns in which people have nothing else than was expected there. */
const untouched = (
  { letters }: Expected,
  now: RowPrints | undefined,
  peoples: readonly string[],
): ReadonlySet<string> => new Set(peoples.filter((_, index) => letters[index] === now?.letters[index]))

/**
 * What a row gets that was meant, by column key; `hits` are writes by which it lost notes itself. Of people's cells it gets those that
 * are `open`; where somebody has typed into another since, what was to be remembered of having filled it is left out as well.
 */
function givenCells(
  written: Written,
  expected: Expected,
  { register, at }: JournalPage,
  hits: readonly Written[],
  open: ReadonlySet<string>,
): ReadonlyMap<string, Cell> {
  const { values, given } = written
  const keyAt = new Map([...at].map(([key, index]) => [index, key] as const))
  if (values !== undefined) {
    const peoples = new Set(peoplesKeys(register))
    const isClosed = (index: number): boolean =>
      peoples.has(keyAt.get(index) ?? '') && !open.has(keyAt.get(index) ?? '')
    const isTypedOn = [...values.keys()].some(isClosed)
    return new Map(
      [...values].flatMap(([index, cell]): readonly (readonly [string, Cell])[] => {
        const key = keyAt.get(index)
        if (key === undefined || isClosed(index) || (isTypedOn && key === 'record')) return []
        // It is looked at again, and its notes are written anew.
        if (key === 'seen') return [[key, null]]
        return [[key, key === 'record' ? [written, ...hits].reduce(mendedWith(keyAt), cell) : cell]]
      }),
    )
  }
  if (given === undefined) return new Map()
  if (isNumberOfAny(given)) return new Map([['number', given]])
  // A row that has a record has its name in it.
  return new Map(expected.record === '' ? [['record', draftRecord(given)]] : [])
}

const draftRecord = (draft: string): string => printRecord({ draft, times: {}, notes: {} }, 'Etc/UTC') ?? ''

const PUT_BACK: Words = {
  zh: '写入时行被移动，误写到这一行的已还原',
  en: 'Rows were moved while they were written to; what came to this one by mistake was put back',
}
const GIVEN: Words = {
  zh: '写入时行被移动，编号已写回这一行',
  en: 'Rows were moved while they were written to; this one has got its number',
}

/** The number that was meant for another row; what a row is known by without one says nothing to people. */
const numberOf = ({ given = '' }: Written): string => (isNumberOfAny(given) ? given : '')

function historyOf(
  { register, table, mended, given }: MendedRegister,
  at: Instant,
  language: keyof Words,
): readonly HistoryLine[] {
  const place = findHeaders(REGISTER_TABS[register], table).at
  const line = (number: Cell, before: string, what: Words): readonly HistoryLine[] =>
    typeof number === 'string' && isNumberOfAny(number)
      ? [{ at, number, kind: 'number', what: what[language], before, after: number, how: 'seen' }]
      : []
  return [
    ...mended.flatMap(({ cells, line: { written } }) =>
      line(cellUnder(cells, place, 'number'), numberOf(written), PUT_BACK),
    ),
    ...given.flatMap(({ cells }) => line(cells.get(place.get('number') ?? -1), '', GIVEN)),
  ]
}
