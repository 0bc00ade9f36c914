import { type CaseNumber, type DraftId, isDraft, registerOf } from '../../model/case-number.ts'
import type { Instant } from '../../model/instant.ts'
import { type Words, wordsOf } from '../../model/language.ts'
import type { Register } from '../../model/register.ts'
import type { Cell } from '../../ports/ledger.ts'
import { resolvedAt } from '../../rules/case-facts.ts'
import { numbering } from '../../rules/numbering.ts'
import { placeWords } from '../../sheet/faults.ts'
import { cellAt } from '../../sheet/headers.ts'
import type { LedgerView } from '../../sheet/ledger-view.ts'
import { missingColumns, REGISTER_TABS, type RegisterTable } from '../../sheet/register-table.ts'
import { isSame } from '../../sheet/same-cell.ts'
import { callsIn, numbersOnce } from '../callbacks/calls.ts'
import { calledCases } from '../called-cases.ts'
import { dayText } from '../cell-time.ts'
import { type ChosenRow, chooseRows } from '../choose-rows.ts'
import type { CallbackPlan } from '../plan.ts'
import { planCallback } from '../plan-callback.ts'
import { type PlannedRow, planRow } from '../plan-row.ts'

/** A case as it stands, found for somebody who wants to act on it. */
export interface ActedRow {
  readonly register: RegisterTable
  readonly chosen: ChosenRow
  readonly planned: PlannedRow
  /** Absent for a row that is no case yet. */
  readonly number: CaseNumber | undefined
  /**
   * Whether a sweep has seen where the row stands: what it remembers is beside it, and its number is in its cell. What was cut or sorted
   * without its hidden columns is put in order first.
   */
  readonly isSettled: boolean
}

export type FoundCase =
  | ({ readonly kind: 'found' } & ActedRow)
  /** No row has the number, or what was known by the draft is no row any more. */
  | { readonly kind: 'unknown' }
  /** The register, or columns of it without which its rows say nothing, are gone. */
  | { readonly kind: 'gone'; readonly missing: readonly Words[] }

/** Finds a case by its number, or a row by the draft that it was known by. A copy does not answer for it. */
export function findActed(view: LedgerView, number: CaseNumber | DraftId, now: Instant): FoundCase {
  const key = registerOf(number)
  const register = view.registers.find((one) => one.register === key)
  if (key === undefined || key === 'callback') return { kind: 'unknown' }
  if (register === undefined || missingColumns(register).length > 0) return { kind: 'gone', missing: goneIn(view, key) }
  const isIt = ({ claim, row: { record } }: ChosenRow): boolean =>
    isDraft(number) ? record.draft === number : claim === number
  const { rows } = chooseRows(register, view.settingsMark, new Set<string>([number]), now)
  const chosen = rows.find((one) => one.standing === 'own' && isIt(one))
  if (chosen === undefined) return { kind: 'unknown' }
  return { kind: 'found', ...actedRow(register, chosen, view, now) }
}

/** What the register lacks, as the health tab calls it. */
const goneIn = ({ faults }: LedgerView, key: Register): readonly Words[] => {
  const stopping = faults.filter(({ tab, stops }) => tab === key && stops === 'register')
  return stopping.length === 0 ? [wordsOf(REGISTER_TABS[key])] : stopping.map(placeWords)
}

/** What is to stand in a row, by column. */
export type Cells = ReadonlyMap<string, Cell>

/** A row as it would stand with other cells under some of its columns. */
export function withCells({ register, chosen }: ActedRow, cells: Cells, view: LedgerView, now: Instant): PlannedRow {
  const rows = register.table.rows.with(chosen.row.row, cellsWith(register, chosen.row.cells, cells))
  return planOf({ ...chosen, row: register.withRows(rows).read(chosen.row.row, now) }, view, now)
}

/** The cells of a row with other ones under some columns. */
export function cellsWith(
  { headers }: Pick<RegisterTable<Register>, 'headers'>,
  before: readonly Cell[],
  cells: Cells,
): readonly Cell[] {
  const all = [...before]
  for (const [key, cell] of cells) {
    const column = headers.at.get(key)
    if (column !== undefined) all[column] = cell
  }
  return Array.from(all, (cell) => cell ?? null)
}

function actedRow(register: RegisterTable, chosen: ChosenRow, view: LedgerView, now: Instant): ActedRow {
  const planned = planOf(chosen, view, now)
  const stands = register.table.rows[chosen.row.row] ?? []
  const isBeside = (['number', 'record', 'basis'] as const).every((key) =>
    isSame(cellAt(stands, register.headers, key), cellAt(chosen.row.cells, register.headers, key)),
  )
  const { number, isNew } = planned.plan
  const isShown = number === undefined || chosen.row.numberText === number
  return { register, chosen, planned, number, isSettled: isBeside && isShown && !isNew }
}

const planOf = (chosen: ChosenRow, view: LedgerView, now: Instant): PlannedRow =>
  planRow(chosen, view, numbering(view.memory.series, []), new Set(), now)

/** The callbacks of a case, top down. */
interface CallbackRow {
  readonly chosen: ChosenRow<'callback'>
  readonly plan: CallbackPlan
}

export interface CalledCase {
  readonly register: RegisterTable<'callback'>
  readonly rows: readonly CallbackRow[]
  /** Who was told by its customer, or that they would not be asked, since the case was finished, and when. */
  readonly told: { readonly by: string | undefined; readonly at: Instant | undefined } | undefined
  /** One that is still to be made. */
  readonly open: CallbackRow | undefined
}

/** What there is of callbacks of a case; undefined where the register of callbacks is gone or cannot be read. */
export function callbacksOf({ planned, number }: ActedRow, view: LedgerView, now: Instant): CalledCase | undefined {
  const register = view.callbacks
  if (register === undefined || missingColumns(register).length > 0 || number === undefined) return undefined
  const finished = resolvedAt(planned.fields) ?? -Infinity
  const rows = callsIn(
    view,
    () => number,
    now,
  )(number)
    .filter(({ isMovedAway }) => !isMovedAway)
    .map(({ chosen }) => ({ chosen, plan: planCall(chosen, view, now) }))
  const isTold = ({ plan: { stage, fields } }: CallbackRow): boolean =>
    (stage === 'called' || stage === 'refused') && (fields.calledAt ?? -Infinity) >= finished
  const isOpen = ({ plan: { stage } }: CallbackRow): boolean =>
    stage !== 'called' && stage !== 'refused' && stage !== 'needless'
  const end = planned.callback?.end
  // An end stands also once its row is gone.
  const told = rows.find(({ plan }) => end !== undefined && plan.number === end.number) ?? rows.find(isTold)
  return {
    register,
    rows,
    told:
      end === undefined && told === undefined
        ? undefined
        : { by: told?.plan.fields.caller, at: end?.at ?? told?.plan.fields.calledAt },
    open: rows.find(isOpen),
  }
}

/** A row of the callbacks as a sweep would plan it. */
export function planCall(chosen: ChosenRow<'callback'>, view: LedgerView, now: Instant): CallbackPlan {
  const { numberOf } = numbersOnce(() => numbering(view.memory.series, []), dayText(now, view))
  return planCallback(chosen, view, calledCases(view.registers, []), numberOf, now)
}
