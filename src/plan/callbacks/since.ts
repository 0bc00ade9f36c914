import { parseWeek, weekBounds, weekOf } from '../../calendar/week.ts'
import type { Instant } from '../../model/instant.ts'
import type { LedgerView } from '../../sheet/ledger-view.ts'
import { CALLBACKS_NAME } from '../../sheet/system-tab.ts'

/** Since when callbacks are made: the Monday of the week in which a sweep first could. What was finished before is left as it was. */
export function sinceWhen({ memory, settings: { zone } }: LedgerView, now: Instant): Instant {
  const week = parseWeek(memory.callbacks ?? '') ?? weekOf(zone, now)
  return weekBounds(zone, week).from
}

/** What is to be remembered of that, where it is not: with the first row that is looked at. */
export const sinceToRemember = (
  { memory, settings: { zone } }: LedgerView,
  now: Instant,
): readonly (readonly [string, string])[] =>
  parseWeek(memory.callbacks ?? '') === undefined ? [[CALLBACKS_NAME, weekOf(zone, now)]] : []
