import type { CallbackChoice, CallEnd } from '../../model/callback.ts'
import type { CaseFields } from '../../model/case.ts'
import { DAY, type Instant, instant } from '../../model/instant.ts'
import type { CaseRegister } from '../../model/register.ts'
import { resolvedAt, workStage } from '../case-facts.ts'
import type { ClosingRoad, RoadKey, Stage } from './roads.ts'

/** R35: so long nothing new may come from a customer who would not be asked. */
const QUIET = 7 * DAY

/** What tells how far an accepted case has come. */
export interface LifeFacts {
  readonly register: CaseRegister
  readonly fields: CaseFields
  /** What was decided about the callback of the present cycle; absent for what was finished before callbacks were made. */
  readonly choice?: Pick<CallbackChoice, 'why'> | undefined
  /** How the callback of the present cycle ended. */
  readonly end?: CallEnd | undefined
  readonly cameBackAt?: Instant | undefined
  /** When the week of the choice is over. */
  readonly weekEnds: Instant
}

/** Where a case stands, and by which road it came; of one whose work goes on there is none to tell. */
export interface Life {
  readonly stage: Exclude<Stage, 'unaccepted'>
  readonly road?: RoadKey
  /** Since when it is closed. */
  readonly closedAt?: Instant
  /** When time alone takes it further. */
  readonly next?: Instant
}

/** Whether the customer is to be asked: it is mandatory, or was drawn (R32). */
export const isAsked = (choice: Pick<CallbackChoice, 'why'> | undefined): boolean =>
  choice?.why === 'mandatory' || choice?.why === 'sampled'

/** How far an accepted case has come `now`, by the roads of `roads.ts`. A callback that reopens a case has begun another cycle before this is asked. */
export function lifeOf(facts: LifeFacts, now: Instant): Life {
  const done = resolvedAt(facts.fields)
  if (done === undefined) return { stage: workStage(facts.fields) }
  return facts.register === 'incident' ? incidentLife(facts, now) : customerLife(facts, done, now)
}

/** A complaint or a repair is closed by what its customer said, or because nobody need be asked; never without a result (R33). */
function customerLife(facts: LifeFacts, done: Instant, now: Instant): Life {
  const { choice, end, weekEnds } = facts
  const hasResult = facts.fields.result !== undefined
  const closed = (road: ClosingRoad, at: Instant): Life => ({ stage: 'closed', road, closedAt: at })
  if (end?.outcome === 'refused') {
    const quietEnds = quietUntil(end, facts.cameBackAt)
    if (quietEnds <= now) return hasResult ? closed('quiet', quietEnds) : { stage: 'declined', road: 'refused' }
    return { stage: 'declined', road: 'refused', next: quietEnds }
  }
  if (end !== undefined)
    return hasResult ? closed('satisfied', latest(end.at, done)) : { stage: 'toCall', road: roadToCall(choice) }
  if (isAsked(choice)) return { stage: 'toCall', road: roadToCall(choice) }
  if (choice?.why === 'exempt' && hasResult) return closed('exempt', done)
  if (choice?.why === 'passed' && hasResult) return closed('notDrawn', latest(weekEnds, done))
  return choice?.why === 'inDraw' ? { stage: 'resolved', road: 'resolved', next: weekEnds } : { stage: 'resolved' }
}

/** An incident is closed by hand (R04), which holds once its callback has ended, or where there is to be none. */
function incidentLife({ fields, choice, end, cameBackAt, weekEnds }: LifeFacts, now: Instant): Life {
  const next = choice?.why === 'inDraw' ? { next: weekEnds } : {}
  const { closedAt = -Infinity, reopenedAt = -Infinity } = fields
  // What was closed before a reopening is open again.
  if (fields.closedAt === undefined || closedAt < reopenedAt)
    return fields.afterCareUntil === undefined
      ? { stage: 'resolved', road: 'resolved', ...next }
      : { stage: 'afterCare', road: 'afterCare', ...next }
  if (end === undefined && isAsked(choice)) return { stage: 'toCall', road: roadToCall(choice) }
  const quietEnds = end?.outcome === 'refused' ? quietUntil(end, cameBackAt) : undefined
  if (quietEnds !== undefined && quietEnds > now) return { stage: 'declined', road: 'refused', next: quietEnds }
  return { stage: 'closed', road: 'byHand', closedAt: latest(fields.closedAt, quietEnds ?? fields.closedAt), ...next }
}

const roadToCall = (choice: LifeFacts['choice']): RoadKey => (choice?.why === 'mandatory' ? 'mandatory' : 'drawn')

/** When a case whose customer declined has been quiet for long enough (R35). */
const quietUntil = ({ at }: CallEnd, cameBackAt: Instant | undefined): Instant =>
  instant(latest(at, cameBackAt ?? at) + QUIET)

const latest = (one: Instant, other: Instant): Instant => (one < other ? other : one)
