import { weekOf } from '../../calendar/week.ts'
import type { Basis } from '../../model/basis.ts'
import type { CallbackChoice, CallbackWhy, CallEnd } from '../../model/callback.ts'
import { type CaseNumber, parseCaseNumber } from '../../model/case-number.ts'
import type { Instant } from '../../model/instant.ts'
import { type ChosenRow, everyRow } from '../../plan/choose-rows.ts'
import { resolvedAt } from '../../rules/case-facts.ts'
import type { LedgerView } from '../../sheet/ledger-view.ts'
import type { CallbackOutcome, FinishedCycle } from './finished-cycle.ts'

/** A row of the callbacks, as far as the figures ask. */
interface Called {
  readonly caller: string | undefined
  readonly tries: readonly Instant[]
}

/**
 * Every cycle that a sweep has seen finished, of all registers, with what has become of its callback as of `asOf`: calls that came later
 * are none yet. It is told by what is kept with the cases, so that a row of the callbacks that was deleted takes only its caller along.
 * What was decided is told as it stands: of what was changed later nobody keeps how it was.
 */
export const collectFinished = (view: LedgerView, asOf: Instant): readonly FinishedCycle[] =>
  collectDrawn(view, asOf).filter(({ isTakenBack }) => !isTakenBack)

/** The same, with those of which the resolution was taken back since: they took part in the draw of their week. */
export function collectDrawn(
  view: LedgerView,
  asOf: Instant,
): readonly (FinishedCycle & { readonly isTakenBack: boolean })[] {
  const week = weekOf(view.settings.zone, asOf)
  const rows = callbackRows(view, asOf)
  return view.registers.flatMap((register) =>
    [...everyRow(register, asOf)].flatMap((chosen) =>
      finishedOf(chosen, asOf, rows).filter((one) => one.week < week || (one.week === week && one.since <= asOf)),
    ),
  )
}

function finishedOf({ row, standing, claim }: ChosenRow, asOf: Instant, rows: CallbackRows) {
  const { fields, record, basis } = row
  const choices = standing === 'own' ? (record.choices ?? []) : []
  const number = choices.length === 0 || claim === undefined ? undefined : parseCaseNumber(row.register, claim)?.number
  if (number === undefined) return []
  const present = basis?.cycle ?? 1
  return choices.map((choice) => {
    const { cycle, week, because, since } = choice
    const end = record.ends?.findLast((one) => one.cycle === cycle && one.at <= asOf)
    const called = rows.find(number, cycle, end)
    const why = whyThen(choice, asOf)
    const due = dueOf(basis, cycle)
    const outcome = outcomeOf(why, end, cycle < present)
    const isOpenLate = outcome === 'open' && due !== undefined && due < asOf
    return {
      register: row.register,
      row: row.row,
      number,
      cycle,
      week,
      why,
      because,
      since,
      drawnAt: why === 'sampled' ? choice.drawnAt : undefined,
      leftAt: nextOf(basis, cycle),
      handler: fields.handler ?? fields.firstReceiver,
      caller: called?.caller,
      outcome,
      end,
      isLate: isOpenLate || (end !== undefined && due !== undefined && end.at > due),
      tries: (called?.tries ?? []).filter((at) => at <= asOf).length,
      isTakenBack: cycle === present && resolvedAt(fields) === undefined,
    }
  })
}

/** A pick that came later was none yet. */
const whyThen = ({ why, drawnAt }: CallbackChoice, asOf: Instant): CallbackWhy =>
  why === 'sampled' && drawnAt !== undefined && drawnAt > asOf ? 'inDraw' : why

function outcomeOf(why: CallbackWhy, end: CallEnd | undefined, isReopened: boolean): CallbackOutcome {
  if (end !== undefined) return end.outcome === 'refused' ? 'declined' : 'called'
  if (why === 'exempt') return 'exempt'
  if (why === 'inDraw' || why === 'passed') return 'undrawn'
  return isReopened ? 'overtaken' : 'open'
}

function dueOf(basis: Basis | undefined, cycle: number): Instant | undefined {
  const of = basis?.cycle === cycle ? basis : basis?.earlier.find((past) => past.cycle === cycle)
  return of?.clocks.callback?.due
}

/** When the cycle after one began. */
const nextOf = (basis: Basis | undefined, cycle: number): Instant | undefined =>
  [...(basis?.earlier ?? []), ...(basis === undefined ? [] : [basis])].find((one) => one.cycle > cycle)?.reopenedAt

interface CallbackRows {
  /** The row in which a cycle's callback ended, else the last that asks about it. */
  find(number: CaseNumber, cycle: number, end: CallEnd | undefined): Called | undefined
}

function callbackRows({ callbacks }: LedgerView, asOf: Instant): CallbackRows {
  const byNumber = new Map<string, Called>()
  const byCase = new Map<string, Called>()
  for (const { row, standing, claim } of callbacks === undefined ? [] : everyRow(callbacks, asOf)) {
    const { record, fields } = row
    if (standing !== 'own' || claim === undefined) continue
    const called = { caller: fields.caller, tries: record.tries ?? [] }
    byNumber.set(claim, called)
    const about = row.is ?? record.about
    if (typeof about === 'string') byCase.set(`${about} ${record.cycle ?? 1}`, called)
  }
  return {
    find: (number, cycle, end) =>
      (end === undefined ? undefined : byNumber.get(end.number)) ?? byCase.get(`${number} ${cycle}`),
  }
}
