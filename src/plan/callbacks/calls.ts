import { type CaseNumber, parseCaseNumber } from '../../model/case-number.ts'
import { type Instant, instant } from '../../model/instant.ts'
import type { RowRecord } from '../../model/row-record.ts'
import { CLOCK_SKEW } from '../../rules/checks.ts'
import type { CallRow } from '../../rules/life/answers.ts'
import type { LastNumbers, Numbering } from '../../rules/numbering.ts'
import type { LedgerView } from '../../sheet/ledger-view.ts'
import { asRecorded } from '../../sheet/record.ts'
import type { StandingRow } from '../../sheet/register-table.ts'
import { type ChosenRow, rowsByCase } from '../choose-rows.ts'
import { knownOf } from '../known-row.ts'
import { readableCallbacks } from './readable.ts'

/** A row of the callbacks that a case asks. */
export interface Call extends CallRow {
  readonly chosen: ChosenRow<'callback'>
}

/** The callbacks of a case, top down; copies are none. */
export type Calls = (number: CaseNumber) => readonly Call[]

/** Gives a row of the callbacks that has no number its own, the same however often it is asked. */
export type NumberOf = (row: number) => CaseNumber

/** Gives numbers of `day`; what they go on from is looked for when the first is given. */
export function numbersOnce(
  numbering: () => Numbering,
  day: string,
): { readonly numberOf: NumberOf; readonly given: () => LastNumbers } {
  const given = new Map<number, CaseNumber>()
  let numbers: Numbering | undefined
  return {
    numberOf(row) {
      numbers ??= numbering()
      const number = given.get(row) ?? numbers.next('callback', day)
      given.set(row, number)
      return number
    },
    given: () => numbers?.given() ?? new Map(),
  }
}

/** Registers that were looked through: the same one is asked about many cases. */
const looked = new WeakMap<object, { readonly now: Instant; readonly rows: ReturnType<typeof rowsByCase> }>()

/** Finds the callbacks of cases. Looks through the register when it is first asked. */
export function callsIn(view: LedgerView, numberOf: NumberOf, now: Instant): Calls {
  const register = readableCallbacks(view)
  if (register === undefined) return () => []
  return (number) => {
    const known = looked.get(register)
    const { rows } = known?.now === now ? known : { rows: rowsByCase(register, now) }
    looked.set(register, { now, rows })
    return rows(number)
      .filter(({ standing }) => standing !== 'copy')
      .map((chosen) => callOf(chosen, number, numberOf, view, now))
  }
}

function callOf(
  chosen: ChosenRow<'callback'>,
  about: CaseNumber,
  numberOf: NumberOf,
  view: LedgerView,
  now: Instant,
): Call {
  const { row, standing, claim } = chosen
  const was = knownOf(row.record, standing)
  const own = standing === 'own' && claim !== undefined ? parseCaseNumber('callback', claim)?.number : undefined
  const isMovedAway = row.is !== undefined && row.is !== about
  const { case: named, caller } = row.fields
  const isForeign = standing === 'own' && own === undefined && row.numberText !== undefined
  const isBlocked = isForeign || named === undefined || caller === undefined
  return {
    chosen,
    own,
    number: () => own ?? numberOf(row.row),
    fields: row.fields,
    cycle: isMovedAway ? was.cycle : cycleOf(row, was),
    isAccepted: !isMovedAway && !isBlocked && row.problems.every(({ severity }) => severity !== 'blocks'),
    isMovedAway,
    tries: triesOf(row, was, view, now),
  }
}

/** The cycle that a row asks about; of a row that was about another case, none yet. */
export const cycleOf = (row: Pick<StandingRow<'callback'>, 'is'>, was: RowRecord): number | undefined =>
  row.is === undefined || row.is === was.about ? was.cycle : undefined

/** Each call of a row that reached nobody, as far as it is remembered and as its cells say now (R37). */
export function triesOf(
  { fields: { outcome, calledAt } }: Pick<StandingRow<'callback'>, 'fields'>,
  { tries = [] }: RowRecord,
  { settings: { zone } }: Pick<LedgerView, 'settings'>,
  now: Instant,
): readonly Instant[] {
  if (outcome !== 'notReached' || calledAt === undefined || calledAt > now + CLOCK_SKEW) return tries
  const at = asRecorded(instant(calledAt), zone)
  return tries.includes(at) ? tries : [...tries, at].toSorted((one, other) => one - other)
}
