import { health as healthTab } from '../../../sheets-template/workbook/index.ts'
import { DAY, type Instant } from '../../model/instant.ts'
import type { HealthName, NoticeLine } from '../../model/notice.ts'
import { keepersOf } from '../../rules/recipients.ts'
import type { LedgerView } from '../../sheet/ledger-view.ts'
import type { StoredNotice } from '../../sheet/notice-log.ts'
import { inCellTime } from '../cell-time.ts'
import type { DeliveryMail, NoticeWrite } from '../plan.ts'
import { mailbox } from './line-readers.ts'
import { attempt, ended, isLost, lost } from './line-states.ts'
import { isOurs, keeperMailId } from './mail-ids.ts'
import { isDue } from './mail-times.ts'

/** A mailbox that refused a mail so lately is not asked to tell of it. */
const DEAD_FOR = DAY

/**
 * The mail about what was not delivered, and about what nobody knows of: one to each keeper of the workbook, about everything that was
 * not told yet, and itself a line of the notices. It is never about itself: where it cannot be delivered either, that stands in the
 * notices, the health tab and the log. Nothing where the notices cannot keep that it was told.
 */
export function planDelivery(
  view: LedgerView,
  now: Instant,
  runId: string,
  administrator: string | undefined,
): { readonly mails: readonly DeliveryMail[]; readonly lines: readonly NoticeWrite[] } {
  if (!view.notices.headers.at.has('toldAt')) return { mails: [], lines: [] }
  const pending = view.notices.pending()
  const untold = pending.filter((line) => isUndelivered(line) && line.toldAt === undefined)
  const again = pending.filter((line) => line.clock === 'delivery' && isDue(line, now, view))
  if (untold.length === 0 && again.length === 0) return { mails: [], lines: [] }

  const readers = readersFor(pending, view, now, administrator)
  const { language } = view.settings
  const number = healthTab[language] as HealthName
  const seen = inCellTime(now, view)
  const mails: DeliveryMail[] = []
  const lines: NoticeWrite[] = untold.map(({ row, ...line }) => ({ row, line: { ...line, toldAt: seen } }))
  for (const { row, ...line } of again) {
    const about = pending.filter(({ toldAt }) => toldAt === line.due)
    const to = readers.find((mail) => mailbox(mail) === mailbox(line.to)) ?? readers[0] ?? ''
    const messageId = isOurs(line.messageId) ? line.messageId : keeperMailId('delivery', runId, to)
    if (about.length === 0) lines.push({ row, line: ended(line, now) })
    else if (isLost(line)) lines.push({ row, line: lost(line, now, language) })
    else {
      if (to !== '') mails.push({ messageId, number, lines: about, to: { mail: to } })
      lines.push({ row, line: attempt({ ...line, messageId }, to, now, language) })
    }
  }
  if (untold.length > 0)
    for (const to of readers.length === 0 ? [''] : readers) {
      const messageId = keeperMailId('delivery', runId, to)
      if (to !== '') mails.push({ messageId, number, lines: untold, to: { mail: to } })
      const line = {
        number,
        clock: 'delivery',
        due: seen,
        level: 0,
        cycle: 1,
        attempts: 0,
        begunAt: now,
        messageId,
      } as const
      lines.push({ row: undefined, line: attempt(line, to, now, language) })
    }
  return { mails, lines }
}

/** What is not tried any more: refused, or nobody knows whether it arrived. */
const isUndelivered = ({ state, nextAt, clock }: NoticeLine): boolean =>
  (state === 'failed' || state === 'unknown') && nextAt === undefined && clock !== 'delivery'

/** Whom it can be told: the keepers, or who is named besides, but for those whose own mailbox is what failed. */
function readersFor(
  pending: readonly StoredNotice[],
  view: LedgerView,
  now: Instant,
  administrator: string | undefined,
): readonly string[] {
  const dead = new Set(
    pending
      .filter(({ state, nextAt, at }) => state === 'failed' && nextAt === undefined && at > now - DEAD_FOR)
      .map(({ to }) => mailbox(to)),
  )
  const keepers = keepersOf(view, now).map(({ mail }) => mail)
  const named = administrator === undefined ? [] : [administrator]
  const alive = (mails: readonly string[]) => mails.filter((mail) => !dead.has(mailbox(mail)))
  return [keepers, named].map(alive).find((mails) => mails.length > 0) ?? []
}
