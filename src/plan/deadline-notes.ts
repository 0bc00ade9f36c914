import type { Basis } from '../model/basis.ts'
import { POLICY_CLOCKS, type PolicyClock } from '../model/clock.ts'
import { NOTE_LOST } from '../model/row-record.ts'
import { isStopped } from '../rules/case-facts.ts'
import { type ExplainedRow, explainDeadline } from '../rules/explain-clock.ts'
import { printBasis } from '../sheet/basis.ts'
import { deadlineNote } from '../sheet/explain/note.ts'
import type { LedgerView } from '../sheet/ledger-view.ts'
import type { RowPlan } from './plan.ts'

/** The row of a plan as explanations need it. */
export function explainedRow({ register, fields, priority }: RowPlan): ExplainedRow {
  const { category, subcategory } = fields
  if (category === undefined || priority === undefined) return { register, fields }
  const question = { register, category, priority, ...(subcategory === undefined ? {} : { subcategory }) }
  return { register, fields, question }
}

/**
 * The notes that a row's deadlines shall have, by column, where what they rest on is not what it was (R22); empty where a deadline
 * goes. A clock that was stopped before the case was ever stamped gets none, and of a case that was over by then none
 * does, so that old ledgers stay light.
 */
export function deadlineNotes(row: RowPlan, view: LedgerView): ReadonlyMap<string, string> {
  const { basis, before } = row
  const printed = (of: Basis) => printBasis(of, view.settings.zone)
  const notes = new Map<string, string>()
  // A note may have been lost to a write that was meant for another row (`mend-rows.ts`).
  const isLost = (clock: PolicyClock) => row.was.notes[`${clock}Due`] === NOTE_LOST
  const isSame = before !== undefined && basis !== undefined && printed(before) === printed(basis)
  if (isSame && !POLICY_CLOCKS.some(isLost)) return notes
  const explained = explainedRow(row)
  const telling = { zone: view.settings.zone, language: view.settings.language, register: row.register }
  const noteOf = (clock: PolicyClock, of: Basis | undefined): string => {
    const deadline = of && explainDeadline(clock, of, of.origin, explained, { ...view, ...view.settings })
    return deadline === undefined ? '' : deadlineNote(deadline, telling)
  }
  const isOver = (clock: PolicyClock) => isStopped(row.fields, clock === 'callback' && !before ? 'resolve' : clock)
  for (const clock of POLICY_CLOCKS) {
    const had = before?.clocks[clock] !== undefined
    const isNone = !had && (basis?.clocks[clock] === undefined || isOver(clock))
    if (isNone && !isLost(clock)) continue
    const note = isNone ? '' : noteOf(clock, basis)
    if (isLost(clock) || note !== noteOf(clock, before)) notes.set(`${clock}Due`, note)
  }
  return notes
}
