import { complaints, repairs } from '../../sheets-template/workbook/index.ts'
import type { Basis } from '../model/basis.ts'
import type { CaseFields } from '../model/case.ts'
import { type CaseNumber, parseCaseNumber } from '../model/case-number.ts'
import type { Problem } from '../model/problem.ts'
import type { CaseRegister } from '../model/register.ts'
import type { Cell, Table } from '../ports/ledger.ts'
import { parseBasis } from './basis.ts'
import type { Column } from './definition.ts'
import { cellAt, findHeaders, type Headers } from './headers.ts'
import { rowReader } from './read-row.ts'

export const REGISTER_TABS = { complaint: complaints, repair: repairs } as const

/** A row of a register as it stands: what people typed, and what the system wrote beside it earlier. */
export interface StandingRow {
  readonly register: CaseRegister
  readonly row: number
  readonly cells: readonly Cell[]
  readonly fields: CaseFields
  /** Cells that could not be read. */
  readonly problems: readonly Problem[]
  /** What stands in the number column, and the number if it is one. */
  readonly numberText: string | undefined
  readonly number: CaseNumber | undefined
  readonly basis: Basis | undefined
}

/** A register's tab with its columns found. */
export interface RegisterTable {
  readonly register: CaseRegister
  readonly columns: readonly Column[]
  readonly table: Table
  readonly headers: Headers
  readonly read: (row: number) => StandingRow
}

/** Prepares a register for reading; rows are read one by one, for most of them need not be. */
export function registerTable(register: CaseRegister, table: Table, zone: string): RegisterTable {
  const tab = REGISTER_TABS[register]
  const headers = findHeaders(tab, table)
  const readers = {
    complaint: rowReader(typed(complaints.columns), headers, zone),
    repair: rowReader(typed(repairs.columns), headers, zone),
  }
  return {
    register,
    columns: tab.columns,
    table,
    headers,
    read(row) {
      const cells = table.rows[row] ?? []
      // The shape of the fields is checked here against the columns they come from.
      const { values, problems }: { values: CaseFields; problems: readonly Problem[] } = readers[register](cells)
      const numberText = textAt(cells, headers, 'number')
      const basisText = textAt(cells, headers, 'basis')
      return {
        register,
        row,
        cells,
        fields: values,
        problems,
        numberText,
        number: numberText === undefined ? undefined : parseCaseNumber(register, numberText)?.number,
        basis: basisText === undefined ? undefined : parseBasis(basisText, zone),
      }
    },
  }
}

const typed = <C extends Column>(columns: readonly C[]): readonly Extract<C, { writer: 'people' }>[] =>
  columns.filter((column): column is Extract<C, { writer: 'people' }> => column.writer === 'people')

/** The text of a cell; undefined where nothing but blanks stands in it. */
const textAt = (cells: readonly Cell[], headers: Headers, key: string): string | undefined => {
  const text = String(cellAt(cells, headers, key) ?? '').trim()
  return text === '' ? undefined : text
}

/** Whether people have typed anything into a row; what only the system wrote is no row. */
export function isTyped(cells: readonly Cell[], peopleColumns: readonly number[]): boolean {
  return peopleColumns.some((index) => {
    const cell = cells[index]
    return cell !== undefined && cell !== null && cell !== '' && !(typeof cell === 'string' && cell.trim() === '')
  })
}

/** Where the columns are that people fill. */
export const peopleColumnsOf = ({ columns, headers }: RegisterTable): readonly number[] =>
  columns.flatMap((column) => (column.writer === 'people' ? (headers.at.get(column.key) ?? []) : []))

/**
 * The columns that keep a register from being looked after: missing ones that are the system's, that every row must fill, or that
 * hold a time, for without it a clock could not be stopped; and the system's own where a header stands twice, for one of the two
 * may be a person's.
 */
export const missingColumns = ({ headers }: RegisterTable): readonly Column[] => [
  ...headers.missing.filter(
    ({ writer, required, type }) => writer === 'system' || required === true || type === 'instant',
  ),
  ...headers.twice.filter(({ writer }) => writer === 'system'),
]
