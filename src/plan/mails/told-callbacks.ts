import { type CaseNumber, parseCaseNumber, registerOf } from '../../model/case-number.ts'
import type { Instant } from '../../model/instant.ts'
import { resolvedAt } from '../../rules/case-facts.ts'
import { isAsked } from '../../rules/life/life.ts'
import type { LedgerView } from '../../sheet/ledger-view.ts'
import { missingColumns, type RegisterTable } from '../../sheet/register-table.ts'
import { type Call as CallRow, callsIn } from '../callbacks/calls.ts'
import { type CalledCases, calledCases } from '../called-cases.ts'
import type { EarlierTold, Notice } from '../plan.ts'
import type { PlannedRow } from '../plan-row.ts'
import type { Call } from './timeline.ts'

/** What a case's mails tell of its callbacks and of the case that it is likely to repeat (R34, R37, R38, R40). */
interface Told extends Pick<Notice, 'toCall' | 'saidNo' | 'earlier'> {
  /** Its callbacks, as their rows stand. */
  readonly callbacks: readonly Call[]
}

/** What is to be told; the registers are looked through only where there is something to be found. */
export function toldOfCallbacks({ plan, callback, cycle }: PlannedRow, view: LedgerView, now: Instant): Told {
  const { number, record } = plan
  const isKnown = number !== undefined && (record.choices !== undefined || record.ends !== undefined)
  const rows = isKnown ? callsIn(view, () => number, now)(number) : []
  const calls = rows.map(callOf)
  const { choice, end } = callback ?? {}
  const toCall =
    isAsked(choice) && end === undefined
      ? {
          ...numberOf(callback?.rows[0]?.own),
          ...(choice === undefined ? {} : { why: choice.why }),
          ...(choice?.because === undefined ? {} : { because: choice.because }),
          tries: (callback?.rows ?? []).flatMap(({ tries }) => tries).toSorted((a, b) => a - b),
        }
      : undefined
  const saidNo = resolvedAt(plan.fields) === undefined ? saidNoIn(record.ends, cycle - 1, calls) : undefined
  const earlier = earlierTold(plan, view, now)
  return {
    callbacks: calls,
    ...(toCall === undefined ? {} : { toCall }),
    ...(saidNo === undefined ? {} : { saidNo }),
    ...(earlier === undefined ? {} : { earlier }),
  }
}

const callOf = ({ own, cycle, tries, fields }: CallRow): Call => ({ number: own, cycle, tries, fields })

const numberOf = (number: CaseNumber | undefined) => (number === undefined ? {} : { number })

/** The answer that reopened a case, with what its row says besides. */
function saidNoIn(
  ends: PlannedRow['plan']['record']['ends'] = [],
  cycle: number,
  calls: readonly Call[],
): Notice['saidNo'] {
  const end = ends.find((one) => one.cycle === cycle && one.outcome === 'dissatisfied')
  if (end === undefined) return undefined
  const { caller, handled, suggestion } = calls.find(({ number }) => number === end.number)?.fields ?? {}
  return {
    number: end.number,
    at: end.at,
    ...(caller === undefined ? {} : { by: caller }),
    ...(handled === undefined ? {} : { handled }),
    ...(suggestion === undefined ? {} : { suggestion }),
  }
}

/** Registers that were looked through: a storm has many cases that come again. */
const looked = new WeakMap<RegisterTable, CalledCases>()

function casesOf(table: RegisterTable): CalledCases {
  const cases = looked.get(table) ?? calledCases([table], [])
  looked.set(table, cases)
  return cases
}

/** The earlier case, as its row stands; of one that the clerk says it does not repeat nothing is told. */
function earlierTold(
  { record: { repeat }, fields }: PlannedRow['plan'],
  view: LedgerView,
  now: Instant,
): EarlierTold | undefined {
  if (repeat === undefined || fields.notRepeat === true) return undefined
  const { of, likeness, why } = repeat
  const register = registerOf(of)
  if (register === undefined || parseCaseNumber(register, of) === undefined) return undefined
  const table = view.registers.find((one) => one.register === register)
  const found = table && missingColumns(table).length === 0 ? casesOf(table).find(of, now) : undefined
  return { number: of, cycle: found?.basis?.cycle ?? 1, likeness, why, fields: found?.fields ?? {} }
}
