import { type Instant, instant } from '../../model/instant.ts'
import type { Words } from '../../model/language.ts'
import type { NoticeLine } from '../../model/notice.ts'
import type { Change } from '../../ports/ledger.ts'
import type { MailOutcome } from '../../ports/mailer.ts'
import type { LedgerView } from '../../sheet/ledger-view.ts'
import { noticeWrites, renderNotice, type StoredNotice } from '../../sheet/notice-log.ts'
import { keyTextOf } from '../cell-time.ts'
import type { SweepPlan } from '../plan.ts'
import { without } from './line-states.ts'
import { takenOutId } from './mail-ids.ts'
import { awayUntil, DOUBT_ENDS_AFTER, isGivenUp, nextTry } from './mail-times.ts'
import { lineName, type Unsent } from './still-true.ts'

/** The plan's lines with the rows they have once the plan is committed: new ones stand behind those that were there. */
export function committedLines(plan: Pick<SweepPlan, 'lines'>, view: LedgerView): readonly StoredNotice[] {
  let next = view.notices.length
  return plan.lines.map(({ row, line }) => ({ ...line, row: row ?? next++ }))
}

/**
 * What became of a mail: what the mailer said, or `untried`: the sweep did not come to it. Where the server is away, the mails that it
 * was not asked for any more are `unreachable` like the one that found it out.
 */
export type SendOutcome = MailOutcome | { readonly kind: 'untried'; readonly error: string }

/**
 * What the notices tab shall say of the mails that were to be sent (promise 4), by Message-ID, and of the lines that were left out of
 * them: what is `over` is dropped, what was `held` goes with a later sweep, under another Message-ID where its mail left without it.
 */
export function outcomeChanges(
  lines: readonly StoredNotice[],
  outcomes: ReadonlyMap<string, SendOutcome>,
  view: LedgerView,
  at: Instant,
  { over, held }: Unsent = { over: new Set(), held: new Set() },
): readonly Change[] {
  const { zone, language } = view.settings
  return lines.flatMap((stored) => {
    if (stored.state !== 'sending') return []
    const outcome = outcomes.get(stored.messageId)
    const name = lineName(stored.messageId, keyTextOf(stored, view))
    const { row, ...said } = stored
    const line = without(said, 'nextAt', 'error')
    const became = over.has(name)
      ? dropped(line)
      : held.has(name)
        ? put(line, at, outcome !== undefined)
        : outcome && whatBecame(outcome, stored, at)
    if (became === undefined) return []
    const error = became.error ?? (stored.doubt === true ? MAYBE_TWICE[language] : undefined)
    const written = { ...line, at, ...became, ...(error === undefined ? {} : { error }) }
    const context = { zone, language }
    const { headers } = view.notices
    return noticeWrites(row, written, headers, context, renderNotice(stored, headers, context))
  })
}

/** What a line says that was sent once more because nobody knew whether the first one had arrived. */
const MAYBE_TWICE: Words = {
  zh: '上一次发送结果不明，收件人可能收到两封',
  en: 'Nobody knows what became of the try before: it may have come twice',
}

type Became = Pick<NoticeLine, 'state' | 'attempts'> & Partial<Pick<NoticeLine, 'error' | 'nextAt' | 'messageId'>>

const dropped = ({ attempts }: Pick<NoticeLine, 'attempts'>): Became => ({ state: 'dropped', attempts: attempts - 1 })

/**
 * A line that waits for the next sweep. What left under its Message-ID did so without it: under the same one its reader might never see
 * it.
 */
const put = (
  { attempts, number, messageId, doubt }: Pick<NoticeLine, 'attempts' | 'number' | 'messageId' | 'doubt'>,
  now: Instant,
  hasLeft: boolean,
): Became => ({
  state: 'queued',
  attempts: attempts - 1,
  nextAt: now,
  ...(hasLeft && doubt !== true ? { messageId: takenOutId(number, messageId) } : {}),
})

function whatBecame(outcome: SendOutcome, line: NoticeLine, now: Instant): Became {
  const { attempts } = line
  switch (outcome.kind) {
    case 'sent':
      return { state: 'sent', attempts }
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
      return { ...put(line, now, false), error: outcome.error }
    case 'unreachable':
      return { state: 'queued', attempts: attempts - 1, error: outcome.error, nextAt: awayUntil(line, now) }
    case 'later':
      return isGivenUp(line, now)
        ? { state: 'failed', attempts, error: outcome.error }
        : { state: 'queued', attempts, error: outcome.error, nextAt: nextTry(line, now) }
  }
}
