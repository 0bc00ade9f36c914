import { clocks as clockWords } from '../../sheets-template/workbook/choices.ts'
import { printDuration } from '../calendar/duration.ts'
import { formatInstant } from '../calendar/format.ts'
import type { HistoryLine } from '../model/history.ts'
import type { Language } from '../model/language.ts'
import type { Change } from '../ports/ledger.ts'
import { historyAppend } from '../sheet/history.ts'
import type { LedgerView } from '../sheet/ledger-view.ts'
import { choiceWord } from '../sheet/words.ts'
import { noticeChanges } from './plan-changes.ts'
import type { PolicyPlan } from './plan-policy.ts'
import type { ClockMove, Goal } from './policy-moves.ts'
import { rowChanges } from './row-changes.ts'

/**
 * The plan as changes of the workbook: what the cases are held to now, and a line of the history for each clock that moves, by
 * whoever applied it (R23). None where nothing is to be renewed.
 */
export function policyChanges({ cases, now }: PolicyPlan, view: LedgerView, by: string | undefined): readonly Change[] {
  const { language } = view.settings
  const registers = new Map(view.registers.map((register) => [register.register, register]))
  const history = cases.flatMap(({ number, moves, row }) => [
    ...row.history,
    ...moves.map(
      (move): HistoryLine => ({
        at: now,
        number,
        kind: 'policy',
        what: deadlineWord(move, language),
        before: goalText(move.was, view, language),
        after: goalText(move.becomes, view, language),
        ...(by === undefined ? {} : { by }),
        how: 'command',
      }),
    ),
  ])
  return [
    ...cases.flatMap(({ row }) => {
      const register = registers.get(row.register)
      return register === undefined ? [] : rowChanges(row, register, view)
    }),
    ...noticeChanges(
      cases.flatMap(({ lines }) => lines),
      view,
    ),
    ...historyAppend(history, view),
  ]
}

const deadlineWord = ({ clock }: ClockMove, language: Language): string => {
  const word = choiceWord(clockWords, clock, language)
  return language === 'zh' ? `${word}时限` : `${word} deadline`
}

/** A deadline as its time; one that is still to come as its limit, with the calendar that it runs in. */
export function goalText(goal: Goal | undefined, view: LedgerView, language: Language): string {
  if (goal?.due !== undefined) return formatInstant(view.settings.zone, goal.due)
  if (goal?.limit === undefined) return '—'
  const calendar = view.calendars.get(goal.calendar)?.name ?? goal.calendar
  const limit = printDuration(goal.limit, language)
  return language === 'zh' ? `${limit}（${calendar}）` : `${limit} (${calendar})`
}
