import type { CallbackChoice } from '../../model/callback.ts'
import type { CaseNumber } from '../../model/case-number.ts'
import type { Week } from '../../model/week.ts'
import type { Lots } from '../../ports/lots.ts'
import { draw, type Finished } from '../../rules/callbacks/draw.ts'
import { cellAt, rowsOf } from '../../sheet/headers.ts'
import type { LedgerView } from '../../sheet/ledger-view.ts'
import { hasChoiceOf, parseRecord } from '../../sheet/record.ts'
import type { RegisterTable } from '../../sheet/register-table.ts'
import type { PlannedRow } from '../plan-row.ts'

/**
 * The cases that are picked now for a callback (R32, R38): of all that were finished in the week of `now`, those that are planned as they
 * will stand, and the others as they are remembered. They are gone through only where something of the week is other than it was, or
 * still open.
 */
export function picksOf(
  planned: readonly PlannedRow[],
  registers: readonly RegisterTable[],
  { settings }: Pick<LedgerView, 'settings'>,
  lots: Lots | undefined,
  week: Week,
): ReadonlySet<CaseNumber> {
  if (!planned.some((row) => isOfDraw(row, week))) return new Set()
  const finished = [...plannedOf(planned, week), ...rememberedOf(planned, registers, week, settings.zone)]
  const lot = lots && ((number: CaseNumber, cycle: number) => lots.lot(week, number, cycle))
  return new Set(draw(finished, settings.callbackShare, lot).map(({ number }) => number))
}

/** Whether a row has changed the week's draw, or takes part in it. */
function isOfDraw({ plan: { was, record } }: PlannedRow, week: Week): boolean {
  const [before, after] = [was, record].map(({ choices = [] }) =>
    choices.filter((choice) => choice.week === week).map(({ cycle, why }) => `${cycle} ${why}`),
  )
  return before?.join() !== after?.join() || after?.some((one) => one.endsWith('inDraw')) === true
}

const plannedOf = (planned: readonly PlannedRow[], week: Week): readonly Finished[] =>
  planned.flatMap(({ plan: { number, record }, callback }) =>
    number === undefined ? [] : finishedOf(number, record.choices ?? [], callback?.choice?.cycle, week),
  )

/** The cycles of a case that were finished in a week; only its `present` one can be picked. */
const finishedOf = (
  number: CaseNumber,
  choices: readonly CallbackChoice[],
  present: number | undefined,
  week: Week,
): readonly Finished[] =>
  choices
    .filter((choice) => choice.week === week)
    .map(({ cycle, why }) => ({ number, cycle, why: why === 'inDraw' && cycle !== present ? 'passed' : why }))

/** The stages in which a case stands that may be picked. */
const MAY_BE_PICKED: ReadonlySet<string | undefined> = new Set(['resolved', 'afterCare', 'closed'])

function rememberedOf(
  planned: readonly PlannedRow[],
  registers: readonly RegisterTable[],
  week: Week,
  zone: string,
): readonly Finished[] {
  const places = new Set(planned.map(({ plan: { register, row } }) => `${register} ${row}`))
  const known = new Set(planned.map(({ plan: { number } }) => number as string | undefined))
  const finished: Finished[] = []
  for (const { register, table, headers } of registers)
    for (const { row, cells } of rowsOf(table)) {
      const text = cellAt(cells, headers, 'record')
      if (typeof text !== 'string' || !hasChoiceOf(text, week) || places.has(`${register} ${row}`)) continue
      const { number, choices = [], stage, emptied } = parseRecord(text, zone)
      if (number === undefined || known.has(number)) continue
      known.add(number)
      const isThere = emptied !== true && MAY_BE_PICKED.has(stage)
      finished.push(...finishedOf(number as CaseNumber, choices, isThere ? choices.at(-1)?.cycle : undefined, week))
    }
  return finished
}
