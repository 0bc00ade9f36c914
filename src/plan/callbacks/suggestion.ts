import type { CallbackFields } from '../../model/callback.ts'
import type { CaseNumber } from '../../model/case-number.ts'
import { fingerprint } from '../../model/fingerprint.ts'
import type { Instant } from '../../model/instant.ts'
import type { RowRecord } from '../../model/row-record.ts'
import type { LedgerView } from '../../sheet/ledger-view.ts'
import type { SuggestionLine } from '../../sheet/suggestions.ts'
import type { CalledCase } from '../called-cases.ts'

/**
 * What a customer suggested, as a line of the tab that collects it (R39), with the fingerprint by which it is known to be there; undefined
 * where nothing is suggested, where it stands there, and where the tab is gone. Another wording is another line.
 */
export function suggestionOf(
  {
    number,
    fields,
    called,
    was,
  }: {
    readonly number: CaseNumber
    readonly fields: CallbackFields
    readonly called: CalledCase | undefined
    readonly was: RowRecord
  },
  { suggestions }: Pick<LedgerView, 'suggestions'>,
  now: Instant,
): { readonly print: string; readonly line: SuggestionLine } | undefined {
  const { suggestion, calledAt } = fields
  if (suggestion === undefined || called === undefined || suggestions.at.size === 0) return undefined
  const print = fingerprint([suggestion])
  if (print === was.suggested) return undefined
  const { category, room } = called.fields
  const line = { at: calledAt ?? now, callback: number, number: called.number, category, room, suggestion }
  return { print, line }
}
