import { CLOCKS } from '../model/clock.ts'
import { fingerprint } from '../model/fingerprint.ts'
import type { Problem } from '../model/problem.ts'
import type { Register } from '../model/register.ts'
import type { RowRecord } from '../model/row-record.ts'
import type { Cell, Change } from '../ports/ledger.ts'
import { printBasis } from '../sheet/basis.ts'
import { callbackText, triesText } from '../sheet/callback-text.ts'
import { renderCell } from '../sheet/cells.ts'
import type { ColumnType, ValueOf } from '../sheet/definition.ts'
import { isExampleChanged } from '../sheet/example-row.ts'
import type { LedgerView } from '../sheet/ledger-view.ts'
import { maskPhonesIn } from '../sheet/phone-mask.ts'
import { joinProblems, problemText } from '../sheet/problem-text.ts'
import { parseRecord, printRecord } from '../sheet/record.ts'
import type { RegisterTable } from '../sheet/register-table.ts'
import { likenessText } from '../sheet/repeat-text.ts'
import { isSame } from '../sheet/same-cell.ts'
import { type NextLook, printSeen } from '../sheet/seen.ts'
import { type CellHelp, cellHelp, withoutHelp } from './cell-help.ts'
import { marksOf } from './cell-marks.ts'
import { memoryColumns } from './choose-rows.ts'
import { deadlineNotes } from './deadline-notes.ts'
import type { CallbackPlan, LeftRowPlan, RowPlan } from './plan.ts'

/** What the system's columns of a row shall hold, by column; what is not named stays. */
type Values = Readonly<Record<string, ValueOf<ColumnType> | undefined>>

type Notes = ReadonlyMap<string, string>

/** The changes that bring a case's row to its plan. */
export function rowChanges(row: RowPlan, register: RegisterTable, view: LedgerView): readonly Change[] {
  const { zone } = view.settings
  const help = cellHelp(row, register, view)
  const values: Values = {
    ...numberOf(row),
    stage: row.stage,
    ...wordsOf({ problems: row.problems, phone: row.fields.phone }, register, view),
    ...Object.fromEntries(CLOCKS.map((clock) => [`${clock}Due`, row.basis?.clocks[clock]?.due])),
    resolvedSeen: row.record.resolvedSeen,
    reopenedSeen: row.record.reopenedSeen,
    closedSeen: row.record.closedAt,
    repeatOf: row.record.repeat?.of,
    likeness: row.record.repeat && likenessText(row.record.repeat, view.settings.language),
    callbackSays: row.says && callbackText(row.says, view.settings.language, zone),
    // What a copy has of the case it was copied from holds again if that one goes.
    ...(row.standing === 'copy' ? {} : { basis: row.basis === undefined ? undefined : printBasis(row.basis, zone) }),
    record: printRecord(withHelp(row.record, help), zone),
  }
  return [...cellChanges(row.row, values, deadlineNotes(row, view), row.nextLook, register, view), ...help.changes]
}

/** The changes that bring a callback's row to its plan. */
export function callbackChanges(
  row: CallbackPlan,
  register: RegisterTable<'callback'>,
  view: LedgerView,
): readonly Change[] {
  const help = cellHelp(row, register, view)
  const values: Values = {
    ...numberOf(row),
    stage: row.stage,
    ...wordsOf(row, register, view),
    dueAt: row.dueAt,
    customer: row.customer?.name,
    phone: row.customer?.phone,
    room: row.customer?.room,
    tries: triesText(row.tries, view.settings.language, view.settings.zone),
    record: printRecord(withHelp(row.record, help), view.settings.zone),
  }
  return [...cellChanges(row.row, values, new Map(), row.nextLook, register, view), ...help.changes]
}

/** The cells of a callback's row that is only to be added to `register`, in which it stands last. */
export function callbackCells(
  row: CallbackPlan,
  register: RegisterTable<'callback'>,
  view: LedgerView,
): readonly Cell[] {
  const cells = [...(register.table.rows[row.row] ?? [])]
  // A cell that does not stand yet cannot have a note: where one is needed, the next look gives it.
  for (const change of callbackChanges(row, register, view))
    if (change.kind === 'write') cells[change.column] = change.cell
  return Array.from(cells, (cell) => cell ?? null)
}

/** The changes that a row needs that is no case: that it was emptied is remembered, what stands elsewhere now is taken away. */
export function leftChanges(row: LeftRowPlan, register: RegisterTable<Register>, view: LedgerView): readonly Change[] {
  const cells = register.table.rows[row.row] ?? []
  const { zone } = view.settings
  const { changes, ...help } = withoutHelp(row.row, register, view)
  if (row.left === 'gone') {
    const columns = register.columns.filter(({ writer, key }) => writer === 'system' && key !== 'seen')
    const blank: Values = Object.fromEntries(columns.map(({ key }) => [key, undefined]))
    return [...cellChanges(row.row, blank, new Map(), 'always', register, view), ...changes]
  }
  if (row.left === 'emptied') {
    const record = parseRecord(row.memory.record, zone)
    const number = row.claim === undefined ? {} : { number: row.claim }
    const emptied = printRecord(withHelp({ ...number, ...record, emptied: true }, help), zone)
    const basis = typeof row.memory.basis === 'string' ? row.memory.basis : undefined
    // Nothing is wrong with cells in which nothing stands.
    const values: Values = { ...number, ...wordsOf({ problems: [] }, register, view), basis, record: emptied }
    return [...cellChanges(row.row, values, new Map(), undefined, register, view), ...changes]
  }
  const problem: Problem = { column: 'number', severity: 'blocks', code: 'example-changed' }
  const problems = isExampleChanged(register.register, cells, register.headers, zone) ? [problem] : []
  const { check } = wordsOf({ problems }, register, view)
  return cellChanges(row.row, { check }, new Map(), 'always', register, view)
}

/** What is remembered of a row, with what is remembered of the help around its cells. */
const withHelp = (record: RowRecord, help: Pick<CellHelp, 'record'>): RowRecord => ({ ...record, ...help.record })

/** A number that is none of ours was typed: it stays for whoever typed it to clear. A copy that became a case loses the original's. */
const numberOf = ({ number, standing }: Pick<RowPlan, 'number' | 'standing'>): Values =>
  number !== undefined || standing === 'new' ? { number } : {}

/** What is wrong with a row, beside it: in words, in which no phone number stands wherever it was typed, and for the colours. */
const wordsOf = (
  { problems, phone }: { readonly problems: readonly Problem[]; readonly phone?: string | undefined },
  { columns }: Pick<RegisterTable<Register>, 'columns'>,
  { settings: { language, zone } }: LedgerView,
): Values & { readonly check: string | undefined } => ({
  check: joinProblems(
    problems.map((problem) => maskPhonesIn(problemText(problem, columns, language, zone), phone)),
    language,
  ),
  marks: marksOf(problems),
})

function cellChanges(
  row: number,
  values: Values,
  notes: Notes,
  nextLook: NextLook,
  { register, columns, headers, table }: RegisterTable<Register>,
  view: LedgerView,
): readonly Change[] {
  const cells = [...(table.rows[row] ?? [])]
  const changes: Change[] = []
  const write = (key: string, cell: Cell, note?: string) => {
    const column = headers.at.get(key)
    if (column === undefined || (note === undefined && isSame(cells[column], cell))) return
    cells[column] = cell
    const noted = note === undefined ? {} : { note }
    changes.push({ kind: 'write', tab: register, row, column, cell, ...noted })
  }
  for (const column of columns)
    if (column.key in values)
      write(column.key, renderCell(column, values[column.key], view.settings), notes.get(column.key))
  write('seen', printSeen(fingerprint(cells, memoryColumns({ headers })), view.settingsMark, nextLook))
  return changes
}
