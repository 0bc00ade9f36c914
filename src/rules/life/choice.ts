import type { CallbackChoice } from '../../model/callback.ts'
import type { Case } from '../../model/case.ts'
import type { Instant } from '../../model/instant.ts'
import type { MandatoryClass } from '../../model/mandatory.ts'
import type { Week } from '../../model/week.ts'
import { exemptionOf } from '../callbacks/exemption.ts'
import { ALWAYS_MANDATORY, mandatoryReason } from '../callbacks/mandatory.ts'

/** A finished cycle of a case of which it is asked how it stands with its callback. */
export interface ChoiceAsked {
  readonly item: Pick<Case, 'register' | 'fields' | 'priority'>
  /** Columns whose cell could not be read. */
  readonly unread: ReadonlySet<string>
  readonly cycle: number
  readonly classes: readonly MandatoryClass[]
  /** The week of `now`. */
  readonly week: Week
  readonly now: Instant
  /** Whether it was picked now. */
  readonly isPicked: boolean
  /** Whether it could not be picked when it was last seen: its row was wrong, or its resolution taken back. */
  readonly wasAway?: boolean
  /** When an earlier cycle was picked in which nobody was asked, nor in any since: whoever reopens a case is not rid of its callback. */
  readonly owedSince?: Instant | undefined
}

/**
 * What is decided about the callback of a finished cycle (R32, R36), which had been decided as `was`. It follows what the row says: an
 * exemption counts first, then the classes of which all are called, then the draw. What was picked stays picked, whatever was typed in
 * between; what goes back into the draw after its week takes part in that of this week, and so does what could not be picked as its own
 * ended: nobody gets past the draw with a row that is wrong until Monday. A class that the settings lost since takes nothing back (R23).
 */
export function choiceOf(
  { item, unread, cycle, classes, week, now, isPicked, wasAway, owedSince }: ChoiceAsked,
  was: CallbackChoice | undefined,
): CallbackChoice {
  const begun = { cycle, week: was?.week ?? week }
  const drawn = was?.drawnAt === undefined ? {} : { drawnAt: was.drawnAt }
  const exemption = exemptionOf(item.register, item.fields, unread)
  if (exemption !== undefined) return sinceOf({ ...begun, why: 'exempt', because: exemption, ...drawn }, was, now)
  const reason = mandatoryReason(item, classes) ?? goneClass(was, classes)
  if (reason !== undefined) return sinceOf({ ...begun, why: 'mandatory', because: reason, ...drawn }, was, now)
  if (was?.why === 'sampled') return was
  if (was?.drawnAt !== undefined) return { ...begun, why: 'sampled', since: now, drawnAt: was.drawnAt }
  if (was?.why === 'passed') return was
  if (owedSince !== undefined) return { ...begun, why: 'sampled', since: now, drawnAt: owedSince }
  const isOver = begun.week < week
  if (was?.why === 'inDraw' && isOver && wasAway !== true) return { ...was, why: 'passed' }
  const inDraw: CallbackChoice = was?.why === 'inDraw' && !isOver ? was : { cycle, week, why: 'inDraw', since: now }
  return isPicked ? { ...inDraw, why: 'sampled', drawnAt: now } : inDraw
}

const sinceOf = (
  choice: Omit<CallbackChoice, 'since'>,
  was: CallbackChoice | undefined,
  now: Instant,
): CallbackChoice => ({
  ...choice,
  since: was?.why === choice.why && was.because === choice.because ? was.since : now,
})

/** The reason of a choice that no class has any more. */
const goneClass = (was: CallbackChoice | undefined, classes: readonly MandatoryClass[]): string | undefined =>
  was?.why === 'mandatory' && [...ALWAYS_MANDATORY, ...classes].every(({ reason }) => reason !== was.because)
    ? was.because
    : undefined
