import type { Instant } from '../model/instant.ts'
import type { NoticeLine } from '../model/notice.ts'
import type { Change } from '../ports/ledger.ts'
import type { MailOutcome } from '../ports/mailer.ts'
import type { LedgerView } from '../sheet/ledger-view.ts'
import { renderNotice, type StoredNotice } from '../sheet/notice-log.ts'
import type { SweepPlan } from './plan.ts'

/** The plan's lines with the rows they have once the plan is committed: new ones stand behind those that were there. */
export function committedLines(plan: SweepPlan, view: LedgerView): readonly StoredNotice[] {
  let next = view.notices.length
  return plan.lines.map(({ row, line }) => ({ ...line, row: row ?? next++ }))
}

/** What the notices tab shall say of mails that were tried (promise 4): sent, or failed and why. */
export function outcomeChanges(
  lines: readonly StoredNotice[],
  outcomes: ReadonlyMap<string, MailOutcome>,
  view: LedgerView,
  at: Instant,
): readonly Change[] {
  const { zone, language } = view.settings
  return lines.flatMap((stored) => {
    const outcome = outcomes.get(stored.messageId)
    if (outcome === undefined || stored.state !== 'sending') return []
    // What went wrong at an earlier attempt is not carried over.
    const { row, number, clock, level, cycle, to, attempts, messageId } = stored
    const line: NoticeLine = { number, clock, level, cycle, to, attempts, messageId, at, ...whatBecame(outcome) }
    const cells = renderNotice(line, view.notices.headers, { zone, language })
    return cells.map((cell, column): Change => ({ kind: 'write', tab: 'notices', row, column, cell }))
  })
}

function whatBecame(outcome: MailOutcome): Pick<NoticeLine, 'state' | 'error'> {
  if (!outcome.sent) return { state: 'failed', error: outcome.error }
  return outcome.refused.length === 0
    ? { state: 'sent' }
    : { state: 'sent', error: `refused: ${outcome.refused.join(', ')}` }
}
