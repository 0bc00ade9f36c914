import { IMMEDIATE_CLOCKS } from '../../model/clock.ts'
import type { Instant } from '../../model/instant.ts'
import { quietUntil } from '../../rules/quiet-hours.ts'
import type { LedgerView } from '../../sheet/ledger-view.ts'
import type { Going } from './going.ts'
import { type HeldFor, isHeld, isUrgent } from './held-lines.ts'
import { mailbox } from './line-readers.ts'
import { isDoubtful } from './line-states.ts'
import { capListId, caseMailId, digestId, isCapListId, isOurs } from './mail-ids.ts'
import { type MailsToday, mailsToday } from './mails-today.ts'

/** Lines that go as one mail. */
interface Bundle {
  readonly messageId: string
  /** One at least. */
  readonly of: readonly Going[]
  /** The list of what there is for somebody who has had enough mails today. */
  readonly isOverCap?: true
}

/** A line that could go, and is to wait. */
interface Waiting {
  readonly one: Going
  readonly until: Instant
  readonly why: HeldFor
}

/** What leaves now, and what waits. */
export interface Leaving {
  readonly bundles: readonly Bundle[]
  readonly waiting: readonly Waiting[]
}

/**
 * Puts lines into mails. Whoever is told of many cases gets one mail with a list. What may have left already goes by itself, as it was
 * and under its Message-ID, and so does what a server put off.
 *
 * In the quiet hours only what is urgent leaves (R24). Once somebody has had as many mails on one day as the settings say, what else
 * there is waits and comes as one list every two hours; what is urgent, or goes up on first sight (R29), comes at once (R26).
 */
export function leaving(going: readonly Going[], view: LedgerView, now: Instant, runId: string): Leaving {
  const { quietHours, zone, dailyMails } = view.settings
  const morning = quietUntil(now, quietHours, zone)
  const today = dailyMails > 0 ? mailsToday(view, now) : undefined
  const used = new Set<string>()
  const bundles: Bundle[] = []
  const waiting: Waiting[] = []
  for (const ofOne of Map.groupBy(going, ({ to }) => mailbox(to.mail)).values()) {
    const [doubtful, sure] = parted(ofOne, ({ line }) => isDoubtful(line))
    const [awake, asleep] = morning === undefined ? [sure, []] : parted(sure, (one) => one.isUrgent)
    if (morning !== undefined) waiting.push(...asleep.map((one) => ({ one, until: morning, why: 'quiet' as const })))
    const told = morning === undefined ? awake : awake.map(withUrgentAlone)
    const again = byMail(doubtful)
    const limit = today && leftOver(ofOne, again, dailyMails, today)
    const { mails, late } = underCap(told, limit, view.settings.digestFrom, now)
    if (limit !== undefined)
      waiting.push(...late.map((one) => ({ one, until: limit.nextList, why: 'enough' as const })))
    for (const { of, isOverCap } of [...again.map(asItWas), ...mails]) {
      const messageId = idFor(of, isOverCap === true, used, runId)
      used.add(messageId)
      bundles.push({ messageId, of, ...(isOverCap ? { isOverCap } : {}) })
    }
  }
  return { bundles, waiting }
}

type Mail = Pick<Bundle, 'of' | 'isOverCap'>

const asItWas = (of: readonly Going[]): Mail => ({
  of,
  ...(isCapListId(of[0]?.line.messageId ?? '') ? { isOverCap: true } : {}),
})

function parted<T>(all: readonly T[], is: (one: T) => boolean): readonly [T[], T[]] {
  const { yes = [], no = [] } = Object.groupBy(all, (one) => (is(one) ? 'yes' : 'no'))
  return [yes, no]
}

/** A mail in the quiet hours tells of nothing that waits for the morning. */
const withUrgentAlone = (one: Going): Going => ({
  ...one,
  moments: one.moments.filter((moment) => isUrgent(one.of, moment)),
})

/** How many more mails somebody is to get today, and when the next list may come. */
interface Limit extends Pick<MailsToday, 'nextList'> {
  readonly left: number
}

function leftOver(
  [first]: readonly Going[],
  again: readonly (readonly Going[])[],
  most: number,
  today: (mail: string) => MailsToday,
): Limit | undefined {
  if (first === undefined) return undefined
  const { ids, nextList } = today(first.to.mail)
  const fresh = again.filter(([one]) => !ids.has(one?.line.messageId ?? '')).length
  return { left: most - ids.size - fresh, nextList }
}

const ON_SIGHT: ReadonlySet<string> = new Set(IMMEDIATE_CLOCKS)

/** The mails of one person, and what is too late for today's. */
function underCap(
  of: readonly Going[],
  limit: Limit | undefined,
  digestFrom: number,
  now: Instant,
): { readonly mails: readonly Mail[]; readonly late: readonly Going[] } {
  const usual = asUsual(of, digestFrom)
  if (limit === undefined || usual.length <= limit.left) return { mails: usual, late: [] }
  // A case that is mailed about at once is told whole.
  const urgent = new Set(of.filter((one) => one.isUrgent || ON_SIGHT.has(one.line.clock)).map((one) => one.of))
  const [first, others] = parted(of, (one) => urgent.has(one.of))
  const atOnce = asUsual(first, digestFrom)
  if (others.length === 0) return { mails: atOnce, late: [] }
  if (atOnce.length < limit.left) return { mails: [...atOnce, { of: others }], late: [] }
  if (limit.nextList > now) return { mails: atOnce, late: others }
  return { mails: [...atOnce, { of: others, isOverCap: true }], late: [] }
}

const asUsual = (of: readonly Going[], digestFrom: number): readonly Mail[] =>
  of.length === 0 ? [] : casesIn(of) < digestFrom ? byMail(of).map((one) => ({ of: one })) : [{ of }]

const casesIn = (of: readonly Going[]): number => new Set(of.map((one) => one.of)).size

/** What went together goes together again; of what never left each case by itself. */
const byMail = (of: readonly Going[]): readonly (readonly Going[])[] => [
  ...Map.groupBy(of, ({ line }) => (isTried(line) ? line.messageId : undefined) ?? line.number).values(),
]

/** Whether a server was offered a line in the mail that it has its Message-ID from. */
const isTried = (line: Going['line']): boolean => isDoubtful(line) || (line.attempts > 0 && !isHeld(line))

/** The Message-ID that all of it has; a new one for what goes together for the first time, or was spoilt in the sheet. */
function idFor(of: readonly Going[], isOverCap: boolean, used: ReadonlySet<string>, runId: string): string {
  const [first] = of
  if (first === undefined) throw new Error('no mail without a line')
  const { line, to } = first
  const isKept = of.every((one) => one.line.messageId === line.messageId)
  const { messageId } = line
  if (
    isKept &&
    messageId !== undefined &&
    isOurs(messageId) &&
    !used.has(messageId) &&
    isCapListId(messageId) === isOverCap
  )
    return messageId
  if (isOverCap) return capListId(runId, to.mail)
  return casesIn(of) > 1 ? digestId(runId, to.mail) : caseMailId(line.number, line, runId, to.mail)
}
