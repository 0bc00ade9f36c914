import { callbacks, complaints, incidents, repairs } from '../../sheets-template/workbook/index.ts'
import type { CallbackFields } from '../model/callback.ts'
import type { CaseFields } from '../model/case.ts'
import { isCaseNumber } from '../model/case-number.ts'
import { fingerprint } from '../model/fingerprint.ts'
import type { Instant } from '../model/instant.ts'
import type { Problem } from '../model/problem.ts'
import type { CaseRegister, Register } from '../model/register.ts'
import { NO_RECORD, type RowRecord } from '../model/row-record.ts'
import type { Cell, Table } from '../ports/ledger.ts'
import type { Identity } from '../rules/claims.ts'
import { type SeenTimes, seenTimes, withSeen } from '../rules/status.ts'
import type { CellContext } from './cells.ts'
import type { Column, Tab } from './definition.ts'
import { cellAt, findHeaders, type Headers } from './headers.ts'
import { readCaseNumber } from './number-text.ts'
import { isFilled, type ReadRow, type RowReader, rowReader } from './read-row.ts'
import { asRecorded, parseRecord } from './record.ts'
import { type FieldsOf, type StandingRow, standingRow } from './standing-row.ts'
import { type CategoryDirectory, type ReadCategory, readCategory } from './typed/category.ts'
import type { StaffDirectory } from './typed/person.ts'

export type { StandingRow } from './standing-row.ts'

export const REGISTER_TABS = {
  complaint: complaints,
  repair: repairs,
  callback: callbacks,
  incident: incidents,
} as const satisfies Readonly<Record<Register, Tab>>

/** What rows are understood with (R07). */
export interface ReadingContext extends CellContext {
  /** Absent where the tab is gone: names stay as they were typed. */
  readonly people: StaffDirectory | undefined
  readonly kinds: CategoryDirectory | undefined
}

/** A register's tab with its columns found. */
export interface RegisterTable<R extends Register = CaseRegister> {
  readonly register: R
  readonly columns: readonly Column[]
  readonly table: Table
  readonly headers: Headers
  /**
   * Reads a row as somebody does who sees it at `now`: that tells what 昨天 means, where it was never read before. `afresh`, nothing
   * is known of it: it was copied from another row with what was known of that.
   */
  readonly read: (row: number, now: Instant, afresh?: 'afresh') => StandingRow<R>
  /** The same with other rows in place of its own. */
  readonly withRows: (rows: Table['rows']) => RegisterTable<R>
}

/** Prepares a register for reading; rows are read one by one, for most of them need not be. */
export function registerTable<R extends Register>(
  register: R,
  table: Table,
  context: ReadingContext,
): RegisterTable<R> {
  const tab: Tab = REGISTER_TABS[register]
  const headers = findHeaders(tab, table)
  const readCells = readerUnder(headers, tab, context.zone)
  const { zone, language, people } = context
  const place = (key: string): number => headers.at.get(key) ?? -1
  let looked: { readonly now: Instant; readonly at: Instant } | undefined
  // All rows are looked at in one moment.
  const atOf = (now: Instant): Instant =>
    (looked?.now === now ? looked : (looked = { now, at: asRecorded(now, zone) })).at
  const [numberAt, basisAt, recordAt] = [place('number'), place('basis'), place('record')]
  return {
    register,
    columns: tab.columns,
    table,
    headers,
    withRows: (rows) => registerTable(register, { ...table, rows }, context),
    read(row, now, afresh) {
      const cells = table.rows[row] ?? []
      const record = afresh ? NO_RECORD : parseRecord(textOf(cells[recordAt]), zone)
      const { times, unclear = NO_RECORD.times } = record
      const read = readCells(cells, { zone, language, people, now, times, unclear })
      // The shape of the fields is that of the columns they come from; `test/sheet/register-table.test.ts` holds the two together.
      const fields = read.values as FieldsOf<R>
      const said = isCaseRegister(register)
        ? ofCase(register, { fields, problems: read.problems }, record, context, atOf(now))
        : { fields, problems: read.problems, seen: NOT_SEEN }
      const numberText = textOf(cells[numberAt])
      return standingRow<R>(
        {
          register,
          row,
          cells,
          fields: said.fields,
          is: identityOf(said.fields, zone),
          problems: said.problems,
          times: read.times,
          unclear: read.unclear,
          seen: said.seen,
          numberText,
          number: numberText !== undefined && isCaseNumber(register, numberText) ? numberText : undefined,
          record,
        },
        textOf(cells[basisAt]),
        zone,
      )
    },
  }
}

/** Readers of what people type, by the headers that they read under: while a header row stays, these are the same ones. */
const readers = new WeakMap<Headers, { readonly zone: string; readonly read: RowReader<Column> }>()

function readerUnder(headers: Headers, { columns }: Tab, zone: string): RowReader<Column> {
  const known = readers.get(headers)
  if (known?.zone === zone) return known.read
  const typed = columns.filter(({ writer }) => writer === 'people')
  const read = rowReader(typed, headers, zone)
  readers.set(headers, { zone, read })
  return read
}

const NOT_SEEN: SeenTimes = {}

/** When the case was received; of a callback, which case it is about. */
function identityOf(fields: CaseFields | CallbackFields, zone: string): Identity {
  if ('case' in fields) return fields.case && (readCaseNumber(fields.case)?.number ?? shortened(fields.case))
  const receivedAt = 'receivedAt' in fields ? fields.receivedAt : undefined
  return receivedAt && asRecorded(receivedAt, zone)
}

/** What is no case number is only compared, and is remembered in a cell. */
const shortened = (text: string): string => (text.length <= 100 ? text : fingerprint([text]))

const isCaseRegister = (register: Register): register is CaseRegister => register !== 'callback'

/** A case's fields with its category by the name that the category tab has, and the times of what was chosen without one. */
function ofCase(
  register: CaseRegister,
  { fields, problems }: { readonly fields: CaseFields; readonly problems: ReadRow<Column>['problems'] },
  record: RowRecord,
  { kinds }: ReadingContext,
  at: Instant,
): { readonly fields: CaseFields; readonly problems: readonly Problem[]; readonly seen: SeenTimes } {
  const read = kinds && readCategory(register, fields.category, fields.subcategory, kinds)
  const named = read === undefined ? fields : withKind(fields, read)
  const seen = seenTimes(named, record, at)
  const unknown = read?.problems ?? []
  return {
    fields: withSeen(named, seen),
    problems: unknown.length === 0 ? problems : [...problems, ...unknown.map(kindProblem)],
    seen,
  }
}

/** What is not understood stays as it was typed. */
function withKind(fields: CaseFields, { category, subcategory }: ReadCategory): CaseFields {
  const isSame = (category ?? fields.category) === fields.category
  if (isSame && (subcategory ?? fields.subcategory) === fields.subcategory) return fields
  return {
    ...fields,
    ...(category === undefined ? {} : { category }),
    ...(subcategory === undefined ? {} : { subcategory }),
  }
}

const kindProblem = ({ column, misread: { code, typed, meant } }: ReadCategory['problems'][number]): Problem => ({
  column,
  severity: column === 'category' ? 'blocks' : 'warns',
  code,
  typed,
  ...(meant.length === 0 ? {} : { meant }),
})

/** The text of a cell; undefined where nothing but blanks stands in it. */
function textOf(cell: Cell): string | undefined {
  const text = typeof cell === 'string' ? cell.trim() : String(cell ?? '')
  return text === '' ? undefined : text
}

/** The text of a column's cell; undefined where nothing but blanks stands in it. */
export const textAt = (cells: readonly Cell[], headers: Headers, key: string): string | undefined =>
  textOf(cellAt(cells, headers, key))

/** Whether people have typed anything into a row; what only the system wrote is no row. */
export const isTyped = (cells: readonly Cell[], peopleColumns: readonly number[]): boolean =>
  peopleColumns.some((index) => isFilled(cells[index]))

/** Where the columns are that people fill. */
export const peopleColumnsOf = ({
  columns,
  headers,
}: Pick<RegisterTable<Register>, 'columns' | 'headers'>): readonly number[] =>
  columns.flatMap((column) => (column.writer === 'people' ? (headers.at.get(column.key) ?? []) : []))

/** What a register cannot be looked after without: its memory, what tells that a case is over, and what the customer answered. */
const ESSENTIAL: ReadonlySet<string> = new Set([
  ...['number', 'basis', 'record', 'seen'],
  ...['resolvedAt', 'calledAt', 'outcome', 'satisfaction'],
])

const isEssential = ({ key, required }: Column): boolean => ESSENTIAL.has(key) || required === true

/**
 * The columns that keep a register from being looked after: missing ones that it cannot do without, and the system's own where a
 * header stands twice, for one of the two may be a person's. What else is missing stops only what needs it.
 */
export const missingColumns = ({ headers }: Pick<RegisterTable<Register>, 'headers'>): readonly Column[] => [
  ...headers.missing.filter(isEssential),
  ...headers.twice.filter(({ writer }) => writer === 'system'),
]
