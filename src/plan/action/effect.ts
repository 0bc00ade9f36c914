import type { Action, DoneAction } from '../../model/action.ts'
import type { CaseFields } from '../../model/case.ts'
import type { Instant } from '../../model/instant.ts'
import type { Words } from '../../model/language.ts'
import type { Problem } from '../../model/problem.ts'
import type { Register } from '../../model/register.ts'
import { NO_RECORD, type RowRecord } from '../../model/row-record.ts'
import type { Cell, Change } from '../../ports/ledger.ts'
import { appendTyped } from '../../sheet/append-typed.ts'
import { cellAt } from '../../sheet/headers.ts'
import type { LedgerView } from '../../sheet/ledger-view.ts'
import { maskPhonesIn } from '../../sheet/phone-mask.ts'
import { problemText } from '../../sheet/problem-text.ts'
import { printRecord } from '../../sheet/record.ts'
import { REGISTER_TABS, type RegisterTable } from '../../sheet/register-table.ts'
import { type ActedRow, type CalledCase, type Cells, cellsWith, planCall, withCells } from './case.ts'
import { type Acting, callbackCells, cellsFor } from './cells.ts'
import type { FormProblem } from './typed.ts'

/** What an action does to one row: of the case, or of its callback. */
export interface Effect {
  readonly register: RegisterTable<Register>
  /** Undefined for a row that is added. */
  readonly row: number | undefined
  readonly before: (key: string) => Cell
  readonly cells: Cells
  readonly record: RowRecord
  /** What is wrong with the row then and was not before. */
  readonly problems: readonly Problem[]
  /** What is asked of a form, and not of a cell. */
  readonly own: readonly FormProblem[]
  /** Whether nothing would be other than it is. */
  readonly isUnchanged: boolean
}

/** A cell of people's that an action writes, with what was read in it. */
export interface WrittenCell {
  readonly tab: Register
  readonly row: number
  readonly key: string
  readonly column: number
  readonly was: Cell
  readonly cell: Cell
}

/** What an action makes of the case's own row. */
export function onCase(
  action: Exclude<Action, 'callback'>,
  typed: Cells,
  row: ActedRow,
  acting: Acting,
  view: LedgerView,
  now: Instant,
): Effect {
  const { register, chosen, planned } = row
  const cells = cellsFor(action, typed, row, acting, view)
  const after = withCells(row, cells, view, now)
  return {
    register,
    row: chosen.row.row,
    before: (key) => cellAt(chosen.row.cells, register.headers, key),
    cells,
    record: { ...chosen.row.record, ...(action === 'acknowledge' ? acknowledgedBefore(planned.plan.record) : {}) },
    problems: added(planned.plan.problems, after.plan.problems),
    own: action === 'promise' ? promiseProblems(after.fields.promisedAt, now) : [],
    isUnchanged: isSame(action, planned.fields, after.fields),
  }
}

/** Who acknowledged it before, also where no sweep has seen it yet: the cells that said so say another thing now (R31). */
const acknowledgedBefore = ({ acks, ackSeen }: RowRecord): Pick<RowRecord, 'acks' | 'ackSeen'> => ({
  ...(acks === undefined ? {} : { acks }),
  ...(ackSeen === undefined ? {} : { ackSeen }),
})

/** Whether it is with that person already, or promised for that date, however it came to be. */
function isSame(action: Action, before: CaseFields, after: CaseFields): boolean {
  const key =
    action === 'promise' ? 'promisedAt' : action === 'handOver' || action === 'notMine' ? 'handler' : undefined
  return key !== undefined && before[key] !== undefined && before[key] === after[key]
}

/** A date that has passed is no promise to anybody. */
const promiseProblems = (promisedAt: Instant | undefined, now: Instant): readonly FormProblem[] =>
  promisedAt === undefined || promisedAt > now
    ? []
    : [
        {
          column: 'promisedAt',
          zh: '“承诺完成时间”已经过了：请填一个还没到的时间',
          en: '"Promised for" has passed: give a time that lies ahead',
        },
      ]

/** What asking the customer makes of the callback that is still to be made, or of a new one. */
export function onCallback(
  typed: Cells,
  row: ActedRow,
  called: CalledCase,
  acting: Acting,
  view: LedgerView,
  now: Instant,
): Effect {
  const { register, open } = called
  const cells = callbackCells(typed, row, called, acting, view)
  const before = open?.chosen.row.cells ?? []
  const at = open?.chosen.row.row ?? register.table.rows.length
  const rows = [...register.table.rows]
  rows[at] = cellsWith(register, before, cells)
  const standing = register.withRows(rows).read(at, now)
  const after = planCall({ row: standing, standing: 'own', claim: open?.chosen.claim }, view, now)
  return {
    register,
    row: open === undefined ? undefined : at,
    before: (key) => cellAt(before, register.headers, key),
    cells,
    record: open?.chosen.row.record ?? NO_RECORD,
    // A try that counts for nothing was made all the same, and is kept (R37).
    problems: added(open?.plan.problems ?? [], after.problems).filter(({ code }) => code !== 'try-not-counted'),
    own: [],
    isUnchanged: false,
  }
}

/** What is wrong now and was not before; another misreading of the same cell is another problem. */
function added(before: readonly Problem[], after: readonly Problem[]): readonly Problem[] {
  const known = new Set(before.map((one) => JSON.stringify(one)))
  return after.filter((one) => !known.has(JSON.stringify(one)))
}

/** What is wrong with what was asked and written, in the words of the check column; what was wrong with the row before is not asked here. */
export function problemsOf(
  { register, cells, own, problems }: Effect,
  asked: readonly string[],
  phone: string | undefined,
  { settings: { zone } }: LedgerView,
): readonly FormProblem[] {
  const keys = new Set([...asked, ...cells.keys()])
  const isOf = (problem: Problem): boolean =>
    keys.has(problem.column) || ('other' in problem && keys.has(problem.other))
  const said = (problem: Problem, language: keyof Words): string =>
    maskPhonesIn(problemText(problem, register.columns, language, zone), phone)
  const isSaid = ({ column }: Problem): boolean => own.some((one) => one.column === column)
  return [
    ...own,
    ...problems
      .filter((problem) => isOf(problem) && !isSaid(problem))
      .map((problem) => ({ column: problem.column, zh: said(problem, 'zh'), en: said(problem, 'en') })),
  ]
}

/** Columns that an action fills and that are gone, as people call them. */
export const missingFor = ({ register, cells }: Effect): readonly Words[] =>
  [...cells.keys()]
    .filter((key) => !register.headers.at.has(key))
    .map((key) => {
      const { zh = key, en = key } = register.columns.find((column) => column.key === key) ?? {}
      return { zh: `${register.table.title}/${zh}`, en: `${register.table.title}/${en}` }
    })

/** The cells of the row, and that it was done, in one. */
export function writesOf({ register, row, cells, record }: Effect, done: DoneAction, zone: string): readonly Change[] {
  const acts = [...(record.acts ?? []), done]
  const all: Cells = new Map([...cells, ['record', printRecord({ ...record, acts }, zone) ?? null]])
  if (row === undefined) return appendTyped(REGISTER_TABS.callback, register.table, [Object.fromEntries(all)])
  return [...all].flatMap(([key, cell]): readonly Change[] => {
    const column = register.headers.at.get(key)
    return column === undefined ? [] : [{ kind: 'write', tab: register.register, row, column, cell }]
  })
}

/** The people's cells among them: what stood in them is nowhere else. */
export const peoplesCells = ({ register, row, cells, before }: Effect): readonly WrittenCell[] =>
  row === undefined
    ? []
    : [...cells].flatMap(([key, cell]) => {
        const column = register.headers.at.get(key)
        return column === undefined ? [] : [{ tab: register.register, row, key, column, was: before(key), cell }]
      })
