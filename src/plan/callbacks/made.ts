import { callbackReasons } from '../../../sheets-template/workbook/choices.ts'
import type { CallbackChoice } from '../../model/callback.ts'
import type { CaseNumber } from '../../model/case-number.ts'
import type { HistoryLine } from '../../model/history.ts'
import type { Instant } from '../../model/instant.ts'
import type { Language, Words } from '../../model/language.ts'
import { NO_RECORD } from '../../model/row-record.ts'
import type { Cell } from '../../ports/ledger.ts'
import { isAsked } from '../../rules/life/life.ts'
import { choiceText } from '../../sheet/callback-text.ts'
import { renderCell } from '../../sheet/cells.ts'
import type { LedgerView } from '../../sheet/ledger-view.ts'
import { printRecord } from '../../sheet/record.ts'
import type { RegisterTable } from '../../sheet/register-table.ts'
import { choiceWord } from '../../sheet/words.ts'
import type { CalledCases } from '../called-cases.ts'
import type { CallbackPlan, MadeCallback } from '../plan.ts'
import { planCallback } from '../plan-callback.ts'
import type { PlannedRow } from '../plan-row.ts'
import { callbackCells } from '../row-changes.ts'
import type { NumberOf } from './calls.ts'

/**
 * The callbacks that finished cases are to have and that nobody has written down (R38): one a case and cycle. Each is what a person would
 * have typed, below all rows, and planned as it will stand, so that the next look finds nothing to do.
 */
export function madeCallbacks(
  planned: readonly PlannedRow[],
  register: RegisterTable<'callback'> | undefined,
  view: LedgerView,
  cases: CalledCases,
  numberOf: NumberOf,
  now: Instant,
): readonly MadeCallback[] {
  if (register === undefined) return []
  const wanted = planned.flatMap(({ plan: { number, fields }, callback, cycle }) => {
    const { choice, end, rows, caller = fields.firstReceiver } = callback ?? {}
    const isMissing = number !== undefined && isAsked(choice) && end === undefined && rows?.length === 0
    return isMissing && choice ? [{ number, choice, caller, cycle }] : []
  })
  if (wanted.length === 0) return []
  const first = register.table.rows.length
  const typed = wanted.map(({ number, choice, caller, cycle }, index) => {
    const because = choice.why === 'mandatory' ? (choice.because ?? '') : undefined
    const own = numberOf(first + index)
    const values: Readonly<Record<string, string | undefined>> = {
      number: own,
      case: number,
      why: choice.why,
      whyReason: because === undefined ? undefined : choiceWord(callbackReasons, because, view.settings.language),
      caller,
    }
    const record = { ...NO_RECORD, number: own, about: number, cycle }
    const cells: Cell[] = []
    for (const column of register.columns) {
      const at = register.headers.at.get(column.key)
      if (at === undefined) continue
      if (column.key === 'record') cells[at] = printRecord(record, view.settings.zone) ?? null
      else if (column.key in values) cells[at] = renderCell(column, values[column.key], view.settings)
    }
    return Array.from(cells, (cell) => cell ?? null)
  })
  const table = register.withRows([...register.table.rows, ...typed])
  return typed.map((_, index) => {
    const row = table.read(first + index, now)
    const plan = planCallback({ row, standing: 'own', claim: row.record.number }, view, cases, numberOf, now)
    const history = madeLines(wanted[index], plan, now, view.settings.language)
    return { ...plan, isNew: true, history, cells: callbackCells(plan, table, view) }
  })
}

const MADE: Words = { zh: '系统生成的回访', en: 'Callback made' }

/** What the history tells of a callback that was made: of which case, and why. */
const madeLines = (
  of: { readonly number: CaseNumber; readonly choice: CallbackChoice } | undefined,
  { number }: CallbackPlan,
  at: Instant,
  language: Language,
): readonly HistoryLine[] =>
  of === undefined || number === undefined
    ? []
    : [
        {
          at,
          number,
          kind: 'callback',
          what: MADE[language],
          before: '',
          after: `${of.number} ${choiceText(of.choice, language)}`,
          how: 'seen',
        },
      ]
