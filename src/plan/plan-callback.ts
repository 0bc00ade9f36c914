import type { CallbackFields, CallbackStage } from '../model/callback.ts'
import { type CaseNumber, parseCaseNumber } from '../model/case-number.ts'
import { type Instant, instant } from '../model/instant.ts'
import type { Problem } from '../model/problem.ts'
import type { RowRecord } from '../model/row-record.ts'
import { callbackStage, checkCallback } from '../rules/callback-checks.ts'
import { countedTries } from '../rules/callbacks/tries.ts'
import { CLOCK_SKEW } from '../rules/checks.ts'
import type { Standing } from '../rules/claims.ts'
import { type Asking, calledAfter, callsOfCycle } from '../rules/life/answers.ts'
import { CALL_FINISHED, finishedSince, unfinishedAt } from '../rules/moves.ts'
import type { LedgerView } from '../sheet/ledger-view.ts'
import { maskPhone } from '../sheet/phone-mask.ts'
import { asRecorded } from '../sheet/record.ts'
import type { NextLook } from '../sheet/seen.ts'
import { cycleOf, type NumberOf, triesOf } from './callbacks/calls.ts'
import { sinceWhen } from './callbacks/since.ts'
import { suggestionOf } from './callbacks/suggestion.ts'
import { type CalledCase, type CalledCases, calledCycle } from './called-cases.ts'
import type { ChosenRow } from './choose-rows.ts'
import { knownOf } from './known-row.ts'
import type { CallbackPlan } from './plan.ts'
import { inColumnOrder, ofColumnsThere } from './row-problems.ts'
import { stageLines } from './stage-lines.ts'

/** Plans a callback, whose case is planned before. Its number is of the day on which it was first seen complete, or made. */
export function planCallback(
  { row, standing, claim, isReplacing }: ChosenRow<'callback'>,
  view: LedgerView,
  cases: CalledCases,
  numberOf: NumberOf,
  now: Instant,
): CallbackPlan {
  const { zone } = view.settings
  const { fields, numberText = '' } = row
  const { calledAt } = fields
  const isOwn = standing === 'own'
  const own = isOwn && claim !== undefined ? parseCaseNumber('callback', claim)?.number : undefined
  const was = knownOf(row.record, standing)
  const called = typeof row.is === 'string' ? cases.find(row.is, now) : undefined
  const tries = triesOf(row, was, view, now)
  const counted = countedTries(tries, zone)
  const unread = new Set(row.problems.map(({ column }) => column))
  const ofCycle = called && calledCycle(called, cycleOf(row, was))
  const asking: Asking = { zone, now, since: sinceWhen(view, now) }
  const checked = checkCallback(fields, unread, {
    now,
    isCase: () => called !== undefined,
    resolvedAt: doneBefore(ofCycle?.resolvedAt, calledAt, asking),
    isCounted: calledAt === undefined || counted.includes(asRecorded(calledAt, zone)),
  })
  const problems: Problem[] = [...row.problems, ...ofColumnsThere(checked, 'callback', view)]
  if (standing === 'copy')
    problems.push({ column: 'number', severity: 'blocks', code: 'number-twice', typed: numberText })
  else if (isOwn && own === undefined && numberText !== '')
    problems.push({ column: 'number', severity: 'blocks', code: 'foreign-number', typed: numberText })
  const isAccepted = problems.every(({ severity }) => severity !== 'blocks')
  const number = own ?? (isAccepted ? numberOf(row.row) : undefined)
  const cycle = called === undefined ? was.cycle : cycleIn(called, row, was, asking)
  const stage = isAccepted ? stageIn(fields, called, cycle, number) : 'unaccepted'
  const at = asRecorded(now, zone)
  const about = typeof row.is === 'string' ? row.is : was.about
  const finishedAt = finishedSince(stage, CALL_FINISHED, false, was, at)
  const unfinished = unfinishedAt(stage, CALL_FINISHED, finishedAt)
  if (unfinished !== undefined)
    problems.push({ column: 'calledAt', severity: 'warns', code: 'unfinished', at: unfinished })
  const suggestion = isAccepted && number ? suggestionOf({ number, fields, called, was }, view, now) : undefined
  const suggested = suggestion?.print ?? was.suggested
  const record: RowRecord = {
    ...(number === undefined ? {} : { number }),
    ...(about === undefined ? {} : { about }),
    ...(was.emptied === true && row.is === undefined ? { emptied: true } : {}),
    stage,
    stageSince: was.stage === stage && was.stageSince !== undefined ? was.stageSince : at,
    ...(finishedAt === undefined ? {} : { finishedAt }),
    ...(isAccepted ? {} : { wrongSince: was.wrongSince ?? at }),
    times: row.times,
    ...(Object.keys(row.unclear).length === 0 ? {} : { unclear: row.unclear }),
    ...(suggested === undefined ? {} : { suggested }),
    ...(cycle === undefined ? {} : { cycle }),
    ...(tries.length === 0 ? {} : { tries }),
    notes: was.notes,
    ...(was.acts === undefined ? {} : { acts: was.acts }),
  }
  return {
    register: 'callback',
    row: row.row,
    standing,
    number,
    isNew: own === undefined && number !== undefined,
    stage,
    problems: inColumnOrder(problems, 'callback'),
    fields,
    dueAt: stage === 'needless' ? undefined : ofCycle?.dueAt,
    customer: called && { name: called.fields.customer, phone: maskedPhone(called), room: called.fields.room },
    tries: tries.map((tried) => ({ at: tried, counts: counted.includes(tried) })),
    was,
    record,
    history: stageLines(
      { row, standing, isReplacing, number, stage, was, fields: calledAt === undefined ? {} : { calledAt }, seen: {} },
      now,
      view.settings,
    ),
    suggestion: suggestion?.line,
    nextLook: nextLook(standing, stage, problems, fields, now),
  }
}

/** When the case was resolved, for a call to be held against; a mere date on that very day is none that comes too early. */
const doneBefore = (done: Instant | undefined, calledAt: Instant | undefined, asking: Asking): Instant | undefined =>
  done !== undefined && calledAfter(done, calledAt, asking) === undefined ? done : undefined

const maskedPhone = ({ fields: { phone } }: CalledCase): string | undefined =>
  phone === undefined ? undefined : maskPhone(phone)

/** Which cycle of its case a row asks about: one that says none yet, that which is finished by now. */
function cycleIn(
  called: CalledCase,
  row: ChosenRow<'callback'>['row'],
  was: RowRecord,
  asking: Asking,
): number | undefined {
  const known = cycleOf(row, was)
  const { isFinished, resolvedAt } = calledCycle(called, undefined)
  if (known !== undefined || !isFinished || resolvedAt === undefined) return known
  const cycle = called.basis?.cycle ?? 1
  const asked = { fields: row.fields, cycle: undefined, isMovedAway: false }
  return callsOfCycle([asked], cycle, resolvedAt, asking).length === 0 ? undefined : cycle
}

/**
 * How far a callback has come. Before anybody was asked it becomes needless where its case was reopened or is not to be called back any
 * more, and where another callback has the answer.
 */
function stageIn(
  fields: CallbackFields,
  called: CalledCase | undefined,
  cycle: number | undefined,
  number: CaseNumber | undefined,
): Exclude<CallbackStage, 'unaccepted'> {
  const stage = callbackStage(fields)
  if (stage === 'called' || stage === 'refused' || called === undefined || cycle === undefined) return stage
  // What is wrong in the case's own row now says nothing of its callback.
  if (called.record.stage === 'unaccepted') return stage
  const { isFinished, why, answeredBy = number } = calledCycle(called, cycle)
  // What is not drawn may be called back all the same; what the row says is mandatory, and is no more, is a mistake that was mended.
  const isSpared = why === 'exempt' || (fields.why === 'mandatory' && (why === 'inDraw' || why === 'passed'))
  return isFinished && !isSpared && answeredBy === number ? stage : 'needless'
}

function nextLook(
  standing: Standing,
  stage: CallbackStage,
  problems: readonly Problem[],
  { calledAt }: CallbackFields,
  now: Instant,
): NextLook {
  if (standing === 'copy') return 'always'
  if (calledAt !== undefined && calledAt - CLOCK_SKEW > now) return instant(calledAt - CLOCK_SKEW)
  return stage === 'called' && problems.length === 0 ? 'over' : undefined
}
