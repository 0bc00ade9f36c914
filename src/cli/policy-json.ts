import type { PlannedPolicy } from '../app/apply-policy.ts'
import { printDuration } from '../calendar/duration.ts'
import { type Instant, SECOND } from '../model/instant.ts'
import type { Goal } from '../plan/policy-moves.ts'
import { countPolicy } from './policy-counts.ts'

/**
 * What applying the policy of today would change, for programs: times in ISO 8601 with the offset Z, lengths in seconds (negative:
 * earlier), rows as people count them in the sheet, absent things as null.
 */
export function policyJson({ plan, view }: PlannedPolicy): string {
  const { cases, ...counts } = countPolicy(plan)
  const calendarOf = (name: string) => view.calendars.get(name)?.name ?? name
  return JSON.stringify(
    {
      now: iso(plan.now),
      cases: plan.cases.map(({ number, before, after, moves, mails, row }) => ({
        number,
        register: row.register,
        row: row.row + 1,
        policyRow: { was: rowOf(before.policyRow), becomes: rowOf(after.policyRow) },
        calendar: { was: calendarOf(before.calendar), becomes: calendarOf(after.calendar) },
        clocks: moves.map(({ clock, was, becomes, elapsed, working, overdueAtOnce }) => ({
          clock,
          was: iso(was?.due),
          becomes: iso(becomes?.due),
          limit: { was: limitOf(was), becomes: limitOf(becomes) },
          elapsedSeconds: secondsOf(elapsed),
          workingSeconds: secondsOf(working),
          overdueAtOnce,
        })),
        mails,
      })),
      counts: { cases, ...counts },
      untouched: plan.untouched,
      unreadable: plan.unreadable.map(({ tab }) => tab[view.settings.language]),
    },
    null,
    2,
  )
}

const iso = (at: Instant | undefined): string | null => (at === undefined ? null : new Date(at).toISOString())
const rowOf = (row: number | undefined): number | null => (row === undefined ? null : row + 1)
const secondsOf = (ms: number | undefined): number | null => (ms === undefined ? null : ms / SECOND)
const limitOf = (goal: Goal | undefined): string | null =>
  goal?.limit === undefined ? null : printDuration(goal.limit, 'en')
