import { formatDay } from '../calendar/format.ts'
import { dayOf } from '../calendar/wall.ts'
import { toWall } from '../calendar/zone.ts'
import type { CallbackFields, CallbackStage } from '../model/callback.ts'
import { parseCaseNumber } from '../model/case-number.ts'
import { type Instant, instant } from '../model/instant.ts'
import type { Problem } from '../model/problem.ts'
import type { RowRecord } from '../model/row-record.ts'
import { callbackStage, checkCallback } from '../rules/callback-checks.ts'
import { CLOCK_SKEW } from '../rules/checks.ts'
import type { Standing } from '../rules/claims.ts'
import { finishedSince, unfinishedAt } from '../rules/moves.ts'
import type { Numbering } from '../rules/numbering.ts'
import type { LedgerView } from '../sheet/ledger-view.ts'
import { asRecorded } from '../sheet/record.ts'
import type { NextLook } from '../sheet/seen.ts'
import type { CalledCases } from './called-cases.ts'
import type { ChosenRow } from './choose-rows.ts'
import { knownOf } from './next-record.ts'
import type { CallbackPlan } from './plan.ts'
import { inColumnOrder, ofColumnsThere } from './row-problems.ts'
import { stageLines } from './stage-lines.ts'

/** Plans a callback. Its number is of the day on which it was first seen complete. */
export function planCallback(
  { row, standing, claim, isReplacing }: ChosenRow<'callback'>,
  view: LedgerView,
  cases: CalledCases,
  numbers: Numbering,
  now: Instant,
): CallbackPlan {
  const { fields, numberText = '' } = row
  const { calledAt } = fields
  const isOwn = standing === 'own'
  const own = isOwn && claim !== undefined ? parseCaseNumber('callback', claim)?.number : undefined
  const was = knownOf(row.record, standing)
  const called = typeof row.is === 'string' ? cases.find(row.is, now) : undefined
  const unread = new Set(row.problems.map(({ column }) => column))
  const checked = checkCallback(fields, unread, {
    now,
    isCase: () => called !== undefined,
    resolvedAt: called?.resolvedAt,
  })
  const problems: Problem[] = [...row.problems, ...ofColumnsThere(checked, 'callback', view)]
  if (standing === 'copy')
    problems.push({ column: 'number', severity: 'blocks', code: 'number-twice', typed: numberText })
  else if (isOwn && own === undefined && numberText !== '')
    problems.push({ column: 'number', severity: 'blocks', code: 'foreign-number', typed: numberText })
  const isAccepted = problems.every(({ severity }) => severity !== 'blocks')
  const day = formatDay(dayOf(toWall(view.settings.zone, now))).replaceAll('-', '')
  const number = own ?? (isAccepted ? numbers.next('callback', day) : undefined)
  const stage = isAccepted ? callbackStage(fields) : 'unaccepted'
  const at = asRecorded(now, view.settings.zone)
  const about = typeof row.is === 'string' ? row.is : was.about
  const finishedAt = finishedSince(stage, false, was, at)
  const unfinished = unfinishedAt(stage, finishedAt)
  if (unfinished !== undefined)
    problems.push({ column: 'calledAt', severity: 'warns', code: 'unfinished', at: unfinished })
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
    dueAt: called?.dueAt,
    was,
    record,
    history: stageLines(
      { row, standing, isReplacing, number, stage, was, fields: calledAt === undefined ? {} : { calledAt }, seen: {} },
      now,
      view.settings,
    ),
    nextLook: nextLook(standing, stage, problems, fields, now),
  }
}

function nextLook(
  standing: Standing,
  stage: CallbackStage,
  problems: readonly Problem[],
  { calledAt }: CallbackFields,
  now: Instant,
): NextLook {
  if (standing === 'copy') return 'always'
  if (stage === 'called' && problems.length === 0) return 'over'
  return calledAt !== undefined && calledAt - CLOCK_SKEW > now ? instant(calledAt - CLOCK_SKEW) : undefined
}
