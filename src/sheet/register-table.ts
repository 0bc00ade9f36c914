import { callbacks, complaints, incidents, repairs } from '../../sheets-template/workbook/index.ts'
import type { Basis } from '../model/basis.ts'
import type { CallbackFields } from '../model/callback.ts'
import type { CaseFields } from '../model/case.ts'
import { type CaseNumber, parseCaseNumber } from '../model/case-number.ts'
import type { Instant } from '../model/instant.ts'
import type { Problem } from '../model/problem.ts'
import type { CaseRegister, Register } from '../model/register.ts'
import { NO_RECORD, type RowRecord } from '../model/row-record.ts'
import type { Cell, Table } from '../ports/ledger.ts'
import type { Identity } from '../rules/claims.ts'
import { type SeenTimes, seenTimes, withSeen } from '../rules/status.ts'
import { parseBasis } from './basis.ts'
import type { CellContext } from './cells.ts'
import type { Column, Tab } from './definition.ts'
import { cellAt, findHeaders, type Headers } from './headers.ts'
import { readCaseNumber } from './number-text.ts'
import { isFilled, type ReadRow, rowReader } from './read-row.ts'
import { asRecorded, parseRecord } from './record.ts'
import { type CategoryDirectory, readCategory } from './typed/category.ts'
import type { StaffDirectory } from './typed/person.ts'

export const REGISTER_TABS = {
  complaint: complaints,
  repair: repairs,
  callback: callbacks,
  incident: incidents,
} as const satisfies Readonly<Record<Register, Tab>>

/** What people typed into a row of a register, by the register. */
type FieldsOf<R extends Register> = R extends 'callback' ? CallbackFields : CaseFields

/** A row of a register as it stands: what people typed, and what the system wrote beside it earlier. */
export interface StandingRow<R extends Register = CaseRegister> {
  readonly register: R
  readonly row: number
  readonly cells: readonly Cell[]
  /** What people typed, understood, with the moments first seen of what they chose without a time. */
  readonly fields: FieldsOf<R>
  /** What tells the case from its copies, as a record gives it back. */
  readonly is: Identity
  /** Cells that could not be read. */
  readonly problems: readonly Problem[]
  /** Moments that were not said in full (R07), and when what is not understood was first seen. */
  readonly times: RowRecord['times']
  readonly unclear: RowRecord['times']
  /** When what was chosen without a time was first seen. */
  readonly seen: SeenTimes
  /** What stands in the number column, and the number if it is one. */
  readonly numberText: string | undefined
  readonly number: CaseNumber | undefined
  readonly basis: Basis | undefined
  /** What was seen of the row before. */
  readonly record: RowRecord
}

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
}

/** Prepares a register for reading; rows are read one by one, for most of them need not be. */
export function registerTable<R extends Register>(
  register: R,
  table: Table,
  context: ReadingContext,
): RegisterTable<R> {
  const tab: Tab = REGISTER_TABS[register]
  const headers = findHeaders(tab, table)
  const typed = tab.columns.filter(({ writer }) => writer === 'people')
  const read = rowReader(typed, headers, context.zone)
  return {
    register,
    columns: tab.columns,
    table,
    headers,
    read(row, now, afresh) {
      const cells = table.rows[row] ?? []
      const record = afresh ? NO_RECORD : parseRecord(textAt(cells, headers, 'record'), context.zone)
      const { times: knownTimes, unclear: knownUnclear = {} } = record
      const { values, problems, times, unclear } = read(cells, {
        ...context,
        now,
        times: knownTimes,
        unclear: knownUnclear,
      })
      // The shape of the fields is that of the columns they come from; `test/sheet/register-table.test.ts` holds the two together.
      const said = { fields: values as FieldsOf<R>, problems }
      const understood = isCaseRegister(register)
        ? ofCase(register, said, record, context, now)
        : { ...said, seen: NOT_SEEN }
      const numberText = textAt(cells, headers, 'number')
      const basisText = textAt(cells, headers, 'basis')
      return {
        register,
        row,
        cells,
        ...(understood as typeof said & { readonly seen: SeenTimes }),
        is: identityOf(understood.fields, context.zone),
        times,
        unclear,
        numberText,
        number: numberText === undefined ? undefined : parseCaseNumber(register, numberText)?.number,
        basis: basisText === undefined ? undefined : parseBasis(basisText, context.zone),
        record,
      }
    },
  }
}

const NOT_SEEN: SeenTimes = {}

/** When the case was received; of a callback, which case it is about. */
function identityOf(fields: CaseFields | CallbackFields, zone: string): Identity {
  if ('case' in fields) return readCaseNumber(fields.case)?.number ?? fields.case
  const receivedAt = 'receivedAt' in fields ? fields.receivedAt : undefined
  return receivedAt && asRecorded(receivedAt, zone)
}

const isCaseRegister = (register: Register): register is CaseRegister => register !== 'callback'

/** A case's fields with its category by the name that the category tab has, and the times of what was chosen without one. */
function ofCase(
  register: CaseRegister,
  { fields, problems }: { readonly fields: CaseFields; readonly problems: ReadRow<Column>['problems'] },
  record: RowRecord,
  { kinds, zone }: ReadingContext,
  now: Instant,
): { readonly fields: CaseFields; readonly problems: readonly Problem[]; readonly seen: SeenTimes } {
  const { category, subcategory, ...rest } = fields
  const kind: ReturnType<typeof readCategory> =
    kinds === undefined
      ? { ...(category && { category }), ...(subcategory && { subcategory }), problems: [] }
      : readCategory(register, category, subcategory, kinds)
  const unknown = kind.problems.map(({ column, misread: { code, typed, meant } }): Problem => {
    const severity = column === 'category' ? 'blocks' : 'warns'
    return { column, severity, code, typed, ...(meant.length === 0 ? {} : { meant }) }
  })
  const named: CaseFields = {
    ...rest,
    // What is not understood stays as it was typed.
    ...((kind.category ?? category) === undefined ? {} : { category: kind.category ?? category }),
    ...((kind.subcategory ?? subcategory) === undefined ? {} : { subcategory: kind.subcategory ?? subcategory }),
  }
  const seen = seenTimes(named, record, asRecorded(now, zone))
  return { fields: withSeen(named, seen), problems: [...problems, ...unknown], seen }
}

/** The text of a cell; undefined where nothing but blanks stands in it. */
export const textAt = (cells: readonly Cell[], headers: Headers, key: string): string | undefined => {
  const text = String(cellAt(cells, headers, key) ?? '').trim()
  return text === '' ? undefined : text
}

/** Whether people have typed anything into a row; what only the system wrote is no row. */
export const isTyped = (cells: readonly Cell[], peopleColumns: readonly number[]): boolean =>
  peopleColumns.some((index) => isFilled(cells[index]))

/** Where the columns are that people fill. */
export const peopleColumnsOf = ({
  columns,
  headers,
}: Pick<RegisterTable<Register>, 'columns' | 'headers'>): readonly number[] =>
  columns.flatMap((column) => (column.writer === 'people' ? (headers.at.get(column.key) ?? []) : []))

/** What a register cannot be looked after without: its memory, and what tells that a case is over. */
const ESSENTIAL: ReadonlySet<string> = new Set(['number', 'basis', 'record', 'seen', 'resolvedAt', 'calledAt'])

const isEssential = ({ key, required }: Column): boolean => ESSENTIAL.has(key) || required === true

/**
 * The columns that keep a register from being looked after: missing ones that it cannot do without, and the system's own where a
 * header stands twice, for one of the two may be a person's. What else is missing stops only what needs it.
 */
export const missingColumns = ({ headers }: Pick<RegisterTable<Register>, 'headers'>): readonly Column[] => [
  ...headers.missing.filter(isEssential),
  ...headers.twice.filter(({ writer }) => writer === 'system'),
]
