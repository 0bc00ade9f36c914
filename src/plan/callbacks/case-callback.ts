import { weekBounds, weekOf } from '../../calendar/week.ts'
import type { CallbackChoice, CallEnd } from '../../model/callback.ts'
import type { Case, CaseFields } from '../../model/case.ts'
import type { Instant } from '../../model/instant.ts'
import type { RowRecord } from '../../model/row-record.ts'
import { callerOf } from '../../rules/callbacks/caller.ts'
import { countedTries } from '../../rules/callbacks/tries.ts'
import { resolvedAt } from '../../rules/case-facts.ts'
import type { CallbackClock } from '../../rules/deadlines.ts'
import { type Asking, calledAfter, callsOfCycle } from '../../rules/life/answers.ts'
import { choiceOf } from '../../rules/life/choice.ts'
import { isAsked, type Life, lifeOf } from '../../rules/life/life.ts'
import type { LedgerView } from '../../sheet/ledger-view.ts'
import type { Call } from './calls.ts'
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
  const known = was.choices?.find((one) => one.cycle === cycle)
  const week = weekOf(zone, now)
  const end = ends.find((one) => one.cycle === cycle)
  const choice = done === undefined || (known === undefined && done < since) ? undefined : decided()
  const asking: Asking = { zone, now, since }
  const rows = done === undefined ? [] : callsOfCycle(calls, cycle, done, asking)
  const asked = isAsked(choice) && end === undefined
  const made = rows.flatMap((row) => row.tries).filter((at) => done !== undefined && calledAfter(done, at, asking))
  const tries = countedTries([...new Set(made)], zone)
  const isUnreached = asked && tries.length >= settings.callTries
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
    unreachedAt: isUnreached ? (was.unreachedAt ?? now) : undefined,
    life: lifeOf(
      {
        register: item.register,
        fields: item.fields,
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
          ? { kind: 'asked', lastTry, isUnreached }
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
    if (known !== undefined && end !== undefined) return known
    return choiceOf({ item, unread, cycle, classes: view.mandatory, week, now, isPicked }, known)
  }
}
