import type { Basis } from '../model/basis.ts'
import type { CaseFields } from '../model/case.ts'
import type { Clock } from '../model/clock.ts'
import { instant, MINUTE } from '../model/instant.ts'
import type { CaseRegister } from '../model/register.ts'
import type { RowRecord } from '../model/row-record.ts'
import { type RuleMoment, ruleMoments } from '../rules/escalation.ts'
import type { LedgerView } from '../sheet/ledger-view.ts'
import { unwatchedClocks } from '../sheet/unwatched.ts'
import { readableCallbacks } from './callbacks/readable.ts'

/** The moments at which rules speak of a row, as it is remembered, of those clocks that somebody could stop. */
export function momentsOf(
  fields: CaseFields,
  basis: Basis | undefined,
  { wrongSince, ...kept }: RowRecord,
  register: CaseRegister,
  view: LedgerView,
): readonly RuleMoment[] {
  const { escalation, calendars, settings, notices } = view
  const { correctionMinutes, atOnceMinutes } = settings
  // An incident goes up on first sight (R29): one that cannot be accepted does not wait as long as others.
  const minutes = register === 'incident' ? Math.min(correctionMinutes, atOnceMinutes) : correctionMinutes
  const entry = wrongSince === undefined ? {} : { entryDue: instant(wrongSince + minutes * MINUTE) }
  // Nobody could say that a customer was called where the callbacks cannot be read.
  const uncalled: readonly Clock[] = readableCallbacks(view) === undefined ? ['callback', 'unreached'] : []
  const unwatched = new Set<Clock>([...unwatchedClocks(register, view), ...uncalled])
  // What the notices cannot tell from the first time would leave at every sweep.
  const canRepeat = notices.headers.at.has('nth')
  return ruleMoments(fields, basis, { rules: escalation, calendars, ...settings }, { ...kept, ...entry }).filter(
    ({ clock, nth }) => !unwatched.has(clock) && (nth === undefined || canRepeat),
  )
}
