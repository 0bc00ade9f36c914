import { type Instant, instant, SECOND } from '../model/instant.ts'
import { committedLines, type SendOutcome } from '../plan/mails/outcome-changes.ts'
import { trueAsFound } from '../plan/mails/still-true.ts'
import type { SweepPlan } from '../plan/plan.ts'
import type { Round } from './plan-and-commit.ts'
import { GOOD_FOR, type SendParts, sendMails } from './send-mails.ts'
import { type ToldOf, writeOutcomes } from './write-outcomes.ts'

/** How long mails are sent, in milliseconds; what is left goes with the next sweep. */
const SENDING_TIME = 40 * SECOND

/** What is kept of the time, in milliseconds, for the commit that says what became of the mails. */
const CLOSING_TIME = 8 * SECOND

/**
 * Whether a sweep that began at `began` has time to commit more: half of it, for what is committed is to be mailed as well, or it would
 * only be planned again by the next one.
 */
export const isTimeForMore = (began: Instant, now: Instant, until: Instant | undefined): boolean =>
  until === undefined || now - began < (until - began) / 2

export interface Posted {
  readonly sent: number
  /** Mails that were to leave and did not; what was over by then, or on a row that had moved, was not to. */
  readonly failed: number
}

/**
 * Sends what was committed to be sent, as far as it is still true of the rows as the commits found them, and writes what became of it:
 * intent before, outcome after (promise 4). Of a row that had moved nothing is told until it is put back.
 */
export async function post(
  rounds: readonly Round<{ readonly sweep: SweepPlan }>[],
  parts: SendParts & { readonly runId: string; readonly until?: Instant | undefined },
): Promise<Posted> {
  const { clock, until: end } = parts
  const until = instant(
    Math.min(clock.now() + SENDING_TIME, end === undefined ? Number.POSITIVE_INFINITY : end - CLOSING_TIME),
  )
  const began = clock.now()
  const told: ToldOf[] = []
  const outcomes: SendOutcome[] = []
  for (const round of rounds) {
    const { view, done, plan } = round
    const lines = done.flatMap(({ part }) => part.lines)
    const names = new Set(lines.map(({ line }) => `${line.messageId} ${line.number}`))
    const outgoing = plan.sweep.mails.flatMap((mail) => {
      const notices = mail.notices.filter(({ number }) => names.has(`${mail.messageId} ${number}`))
      return notices.length === 0 ? [] : [{ ...mail, notices }]
    })
    const isBegun = ({ messageId, number }: { readonly messageId: string; readonly number: string }) =>
      names.has(`${messageId} ${number}`)
    const health = plan.sweep.health.mails.filter(isBegun)
    const deliveries = plan.sweep.deliveries.filter(isBegun)
    const dailies = plan.sweep.dailies.filter(isBegun)
    const others = health.length + deliveries.length + dailies.length
    if (outgoing.length + others === 0) continue
    const { now } = plan.sweep
    const found = done.flatMap((one) => one.found)
    const moved = done.flatMap((one) => one.strays)
    const still = trueAsFound({ ...plan.sweep, mails: outgoing, lines }, view, found, moved, now)
    const became = await sendMails(
      { health, deliveries, mails: still.mails, dailies, lines, now, view },
      still,
      parts,
      until,
    )
    told.push({ ...became, lines: committedLines({ lines }, view), view, at: now })
    outcomes.push(...became.outcomes.values())
  }
  const last = rounds.at(-1)
  const isOld = clock.now() - began >= GOOD_FOR
  // However long the last mail took: what is not written now is sent again.
  const closing = end === undefined ? undefined : instant(Math.max(end, clock.now() + CLOSING_TIME))
  if (last !== undefined && told.length > 0) await writeOutcomes(last.state, told, { ...parts, until: closing, isOld })
  const sent = outcomes.filter(({ kind }) => kind === 'sent').length
  return { sent, failed: outcomes.length - sent }
}
