import type { Instant } from '../model/instant.ts'
import type { NoticeLine } from '../model/notice.ts'
import type { Change } from '../ports/ledger.ts'
import type { MailOutcome } from '../ports/mailer.ts'
import type { LedgerView } from '../sheet/ledger-view.ts'
import { noticeWrites, type StoredNotice } from '../sheet/notice-log.ts'
import type { SweepPlan } from './plan.ts'

/** The plan's lines with the rows they have once the plan is committed: new ones stand behind those that were there. */
export function committedLines(plan: SweepPlan, view: LedgerView): readonly StoredNotice[] {
  let next = view.notices.length
  return plan.lines.map(({ row, line }) => ({ ...line, row: row ?? next++ }))
}

/** What became of a mail; `untried` is one that the sweep did not come to, for its time was over or the mail server is away. */
export type SendOutcome = MailOutcome | { readonly sent: false; readonly error: string; readonly untried: true }

/** What the notices tab shall say of the mails that were to be sent (promise 4): sent, or failed and why. */
export function outcomeChanges(
  lines: readonly StoredNotice[],
  outcomes: ReadonlyMap<string, SendOutcome>,
  view: LedgerView,
  at: Instant,
): readonly Change[] {
  const { zone, language } = view.settings
  return lines.flatMap((stored) => {
    const outcome = outcomes.get(stored.messageId)
    if (outcome === undefined || stored.state !== 'sending') return []
    // What went wrong at an earlier attempt is not carried over.
    const { row, number, clock, due, level, cycle, to, messageId } = stored
    const line = { number, clock, due, level, cycle, to, messageId, at, ...whatBecame(outcome, stored.attempts) }
    return noticeWrites(row, line, view.notices.headers, { zone, language })
  })
}

function whatBecame(outcome: SendOutcome, attempts: number): Pick<NoticeLine, 'state' | 'error' | 'attempts'> {
  if (!outcome.sent)
    return { state: 'failed', error: outcome.error, attempts: 'untried' in outcome ? attempts - 1 : attempts }
  return outcome.refused.length === 0
    ? { state: 'sent', attempts }
    : { state: 'sent', error: `refused: ${outcome.refused.join(', ')}`, attempts }
}
