import { isNumberOfAny } from '../model/case-number.ts'
import type { HistoryLine } from '../model/history.ts'
import type { Instant } from '../model/instant.ts'
import type { Words } from '../model/language.ts'
import type { Register } from '../model/register.ts'
import type { Cell, Change, LedgerState, Table } from '../ports/ledger.ts'
import { findHeaders } from '../sheet/headers.ts'
import { historyAppend } from '../sheet/history.ts'
import { journalPages, peoplesKeys, readJournal } from '../sheet/journal.ts'
import { cellPrint, cellUnder, rowPrints } from '../sheet/journal-text.ts'
import { viewLedger } from '../sheet/ledger-view.ts'
import { printRecord } from '../sheet/record.ts'
import { REGISTER_TABS } from '../sheet/register-table.ts'
import { type Mended, mendRows } from './mend-rows.ts'

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

/** A row that gets the number, or the name of a row without one, that another one was given for it. */
interface Given {
  readonly row: number
  readonly column: number
  readonly cell: string
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
    const mended = table === undefined ? [] : mendRows(page, table)
    return table === undefined || mended.length === 0 ? [] : [mendedRegister(page.register, table, mended)]
  })
  if (registers.length === 0) return { state, changes: [], strays: 0 }
  const tables = new Map(state.tables)
  for (const { register, table } of registers) tables.set(register, table)
  const history = registers.flatMap((one) => historyOf(one, now, viewLedger(state).settings.language))
  return {
    state: { ...state, tables },
    changes: [...registers.flatMap(({ changes }) => changes), ...historyAppend(history, viewLedger(state))],
    strays: registers.reduce((sum, { mended }) => sum + mended.length, 0),
  }
}

function mendedRegister(register: Register, table: Table, mended: readonly Mended[]): MendedRegister {
  const rows = [...table.rows]
  for (const { row, cells } of mended) rows[row] = cells
  const given = givenRows(register, { ...table, rows }, mended)
  for (const { row, column, cell } of given) {
    const cells = Array.from({ length: Math.max(rows[row]?.length ?? 0, column + 1) }, (_, at) => rows[row]?.[at])
    cells[column] = cell
    rows[row] = cells
  }
  const changes = [
    ...mended.flatMap((one) => one.changes),
    ...given.map(({ row, column, cell }): Change => ({ kind: 'write', tab: register, row, column, cell })),
  ]
  return { register, table: { ...table, rows }, changes, mended, given }
}

/** Where the rows stand now that numbers were meant for; a number whose row is gone is nobody's. */
function givenRows(register: Register, table: Table, mended: readonly Mended[]): readonly Given[] {
  const wanted = mended.flatMap(({ line: { expected, written } }) =>
    written.given === undefined || expected.typed === '' ? [] : [{ expected, given: written.given }],
  )
  if (wanted.length === 0) return []
  const { at } = findHeaders(REGISTER_TABS[register], table)
  const peoples = peoplesKeys(register)
  const standing = Map.groupBy(table.rows.keys(), (row) => {
    const { number, record, typed } = rowPrints(table.rows[row] ?? [], at, peoples)
    return [number, record, typed].join('|')
  })
  const shown = new Set(table.rows.map((cells) => cellPrint(cellUnder(cells, at, 'number'))))
  const taken = new Set<number>([0])
  return wanted.flatMap(({ expected: { number, record, typed }, given }): readonly Given[] => {
    const row = standing.get([number, record, typed].join('|'))?.find((one) => !taken.has(one))
    const isNumber = isNumberOfAny(given)
    const column = at.get(isNumber ? 'number' : 'record')
    if (row === undefined || column === undefined || shown.has(cellPrint(given))) return []
    // A row that has a record has its name in it.
    if (!isNumber && record !== '') return []
    taken.add(row)
    shown.add(cellPrint(given))
    return [{ row, column, cell: isNumber ? given : draftRecord(given) }]
  })
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
      line(cellUnder(cells, place, 'number'), written.given ?? '', PUT_BACK),
    ),
    ...given.flatMap(({ cell }) => line(cell, '', GIVEN)),
  ]
}
