import { type Instant, instant } from '../model/instant.ts'
import type { Words } from '../model/language.ts'
import type { NoticeLine } from '../model/notice.ts'
import type { Change } from '../ports/ledger.ts'
import type { MailOutcome } from '../ports/mailer.ts'
import type { LedgerView } from '../sheet/ledger-view.ts'
import { noticeWrites, type StoredNotice } from '../sheet/notice-log.ts'
import { DOUBT_ENDS_AFTER, GIVEN_UP_AFTER, nextTry } from './mail-times.ts'
import type { SweepPlan } from './plan.ts'

/** The plan's lines with the rows they have once the plan is committed: new ones stand behind those that were there. */
export function committedLines(plan: SweepPlan, view: LedgerView): readonly StoredNotice[] {
  let next = view.notices.length
  return plan.lines.map(({ row, line }) => ({ ...line, row: row ?? next++ }))
}

/**
 * What became of a mail: what the mailer said; `untried`: the sweep did not come to it, for its time was over or the mail server is
 * away; `over`: it was not sent because it was no longer true.
 */
export type SendOutcome = MailOutcome | { readonly kind: 'untried'; readonly error: string } | { readonly kind: 'over' }

/** What the notices tab shall say of the mails that were to be sent (promise 4). */
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
    const { row, error: _, nextAt: __, ...line } = stored
    const became = whatBecame(outcome, stored, at)
    const error = became.error ?? (stored.doubt === true ? MAYBE_TWICE[language] : undefined)
    return noticeWrites(
      row,
      { ...line, at, ...became, ...(error === undefined ? {} : { error }) },
      view.notices.headers,
      { zone, language },
    )
  })
}

/** What a line says that was sent once more because nobody knew whether the first one had arrived. */
const MAYBE_TWICE: Words = {
  zh: '上一次发送结果不明，收件人可能收到两封',
  en: 'Nobody knows what became of the try before: it may have come twice',
}

type Became = Pick<NoticeLine, 'state' | 'attempts' | 'error' | 'nextAt'>

function whatBecame(outcome: SendOutcome, line: NoticeLine, now: Instant): Became {
  const { attempts } = line
  switch (outcome.kind) {
    case 'sent':
      return { state: 'sent', attempts }
    case 'over':
      return { state: 'dropped', attempts: attempts - 1 }
    case 'refused':
      return { state: 'failed', attempts, error: outcome.error }
    case 'unknown':
      return {
        state: 'unknown',
        attempts,
        error: outcome.error,
        // Once more under the same Message-ID; after that only a person can find out.
        ...(line.doubt === true ? {} : { nextAt: instant(now + DOUBT_ENDS_AFTER) }),
      }
    case 'untried':
      return { state: 'queued', attempts: attempts - 1, error: outcome.error, nextAt: now }
    case 'unreachable':
      return { state: 'queued', attempts, error: outcome.error, nextAt: nextTry(line, now) }
    case 'later':
      return now - line.begunAt >= GIVEN_UP_AFTER
        ? { state: 'failed', attempts, error: outcome.error }
        : { state: 'queued', attempts, error: outcome.error, nextAt: nextTry(line, now) }
  }
}
