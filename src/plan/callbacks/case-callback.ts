import { weekBounds, weekOf } from '../../calendar/week.ts'
import type { CallbackChoice, CallEnd } from '../../model/callback.ts'
import type { Case, CaseFields } from '../../model/case.ts'
import type { Instant } from '../../model/instant.ts'
import type { RowRecord } from '../../model/row-record.ts'
import type { Week } from '../../model/week.ts'
import { callerOf } from '../../rules/callbacks/caller.ts'
import { countedTries } from '../../rules/callbacks/tries.ts'
import { resolvedAt } from '../../rules/case-facts.ts'
import type { CallbackClock } from '../../rules/deadlines.ts'
import { type Asking, calledAfter, callsOfCycle } from '../../rules/life/answers.ts'
import { choiceOf } from '../../rules/life/choice.ts'
import { isAsked, type Life, lifeOf } from '../../rules/life/life.ts'
import { CASE_FINISHED } from '../../rules/moves.ts'
import type { LedgerView } from '../../sheet/ledger-view.ts'
import type { Call } from './calls.ts'
import { columnsGone, isKept } from './columns-gone.ts'
import { sinceWhen } from './since.ts'

/** How a case stands with its callback, and how far it has come by that. */
export interface CaseCallback {
  readonly choice: CallbackChoice | undefined
  readonly end: CallEnd | undefined
  /** The rows about its present cycle, once that is finished. */
  readonly rows: readonly Call[]
  /** Who is to call, as the row of the callbacks has it, or is to have it. */
  readonly caller: string | undefined
  /** Each call that reached nobody and counts (R37). */
  readonly tries: readonly Instant[]
  readonly unreachedAt: Instant | undefined
  readonly life: Life
  readonly clock: CallbackClock
  /** The case's fields with what its callbacks tell. */
  readonly fields: CaseFields
}

/** What is asked. */
export interface CalledAsked {
  readonly item: Case
  readonly unread: ReadonlySet<string>
  readonly cycle: number
  readonly was: RowRecord
  readonly ends: readonly CallEnd[]
  readonly calls: readonly Call[]
  readonly isPicked: boolean
}

/** How an accepted case stands with its callback `now`. */
export function caseCallback(
  { item, unread, cycle, was, ends, calls, isPicked }: CalledAsked,
  view: LedgerView,
  now: Instant,
): CaseCallback {
  const { settings } = view
  const { zone } = settings
  const done = resolvedAt(item.fields)
  const since = sinceWhen(view, now)
  const week = weekOf(zone, now)
  const known = knownChoice(was, cycle, week)
  const end = ends.find((one) => one.cycle === cycle)
  const gone = columnsGone(item.register, view)
  const choice = done === undefined || (known === undefined && done < since) ? undefined : decided()
  const asking: Asking = { zone, now, since }
  const rows = done === undefined ? [] : callsOfCycle(calls, cycle, done, asking)
  const asked = isAsked(choice) && end === undefined
  const made = rows.flatMap((row) => row.tries).filter((at) => done !== undefined && calledAfter(done, at, asking))
  const tries = countedTries([...new Set(made)], zone)
  const isTriedOut = tries.length >= settings.callTries
  const caller =
    rows.find(({ isAccepted }) => isAccepted)?.fields.caller ??
    (asked ? callerOf(item, view, settings.otherCaller, now) : undefined)
  const lastTry = tries.at(-1)
  return {
    choice,
    end,
    rows,
    caller,
    tries,
    unreachedAt: asked && isTriedOut ? (was.unreachedAt ?? now) : undefined,
    life: lifeOf(
      {
        register: item.register,
        fields: gone.has('result') && was.road !== undefined ? { ...item.fields, result: was.road } : item.fields,
        choice,
        end,
        cameBackAt: was.cameBackAt,
        weekEnds: weekBounds(zone, choice?.week ?? week).to,
      },
      now,
    ),
    clock:
      choice === undefined
        ? { kind: 'as-before' }
        : isAsked(choice)
          ? // Whoever answers after that does not answer late: the deadline went with the last try.
            { kind: 'asked', lastTry, drawnAt: drawnLater(choice), isUnreached: isTriedOut }
          : { kind: 'none' },
    fields: {
      ...item.fields,
      ...(caller === undefined ? {} : { caller }),
      ...(end === undefined ? {} : { calledBackAt: end.at }),
      ...(lastTry === undefined ? {} : { triedAt: lastTry }),
    },
  }

  function decided(): CallbackChoice {
    // How it stood when the customer was asked is kept.
    if (known !== undefined && (end !== undefined || isKept(known, gone))) return known
    const asked = { item, unread: unread.union(gone), cycle, classes: view.mandatory, week, now, isPicked }
    const wasAway = was.emptied === true || !CASE_FINISHED.has(was.stage ?? '')
    return choiceOf({ ...asked, wasAway, owedSince: owedSince(was, cycle) }, known)
  }
}

/** When a case was drawn that had waited for it: one that was finished on Monday may be drawn on Sunday. */
const drawnLater = ({ since, drawnAt }: CallbackChoice): Instant | undefined =>
  drawnAt !== undefined && drawnAt > since ? drawnAt : undefined

/** When the last of the earlier cycles was picked, where nobody was asked in it or after it. */
function owedSince({ choices = [], ends = [] }: RowRecord, cycle: number): Instant | undefined {
  const picked = choices.findLast((one) => one.cycle < cycle && one.drawnAt !== undefined)
  return picked === undefined || ends.some((end) => end.cycle >= picked.cycle) ? undefined : picked.drawnAt
}

/**
 * What was decided about a cycle. Of work that was taken up again and is finished in another week nobody was drawn in the first one: it
 * takes part in the draw of the other.
 */
function knownChoice({ choices, stage }: RowRecord, cycle: number, week: Week): CallbackChoice | undefined {
  const known = choices?.find((one) => one.cycle === cycle)
  const isOfDraw = known?.why === 'inDraw' || known?.why === 'passed'
  const wasAtWork = stage === 'waiting' || stage === 'working' || stage === 'paused'
  return isOfDraw && wasAtWork && known.week < week ? undefined : known
}
