import { health as healthTab } from '../../sheets-template/workbook/index.ts'
import type { Instant } from '../model/instant.ts'
import type { HealthName, NoticeLine } from '../model/notice.ts'
import { keepersOf } from '../rules/recipients.ts'
import { isStopping } from '../sheet/faults.ts'
import { parseSince, type StandingFault } from '../sheet/health-tab.ts'
import type { LedgerView } from '../sheet/ledger-view.ts'
import { inCellTime } from './cell-time.ts'
import type { HealthMail, HealthPlan, NoticeWrite } from './plan.ts'
import { attempt, isRetriedAt } from './plan-mails.ts'

/**
 * Plans what is said of the workbook's own faults. Each that something stops with is mailed once to whoever keeps the workbook, those
 * seen together in one mail; what only costs its own column stands in the health tab alone. A fault that was mended and comes again
 * is another.
 */
export function planHealth(
  view: LedgerView,
  now: Instant,
  runId: string,
  administrator: string | undefined,
): HealthPlan & { readonly lines: readonly NoticeWrite[] } {
  const known = parseSince(view.memory.health, view.settings.zone)
  const seen = inCellTime(now, view)
  const faults = view.faults.map((fault): StandingFault => ({ ...fault, since: known.get(fault.id) ?? seen }))
  const stopping = faults.filter(isStopping)
  const isPending = ({ clock }: Pick<NoticeLine, 'clock'>) => clock === 'health'
  const again = view.notices.pending().filter((line) => isPending(line) && isRetriedAt(line, now, view))
  const fresh = stopping.filter(({ id }) => !known.has(id))
  if (fresh.length === 0 && again.length === 0) return { faults, mails: [], lines: [] }

  const to: HealthMail['to'] =
    [keepersOf(view.staff, now), administrator === undefined ? [] : [{ mail: administrator }]].find(
      (people) => people.length > 0,
    ) ?? []
  const { language } = view.settings
  const number = healthTab[language] as HealthName
  const mails: HealthMail[] = []
  const lines: NoticeWrite[] = []
  const mail = (messageId: string, about: readonly StandingFault[]) => {
    if (to.length > 0) mails.push({ messageId, number, faults: about, to })
  }
  for (const { row, ...line } of again) {
    const about = stopping.filter(({ id, since }) => known.has(id) && since === line.due)
    if (about.length > 0) mail(line.messageId, about)
    lines.push({
      row,
      line: about.length > 0 ? attempt(line, { to }, now, language) : { ...line, state: 'dropped', at: now },
    })
  }
  if (fresh.length > 0) {
    const messageId = `<health.${runId}@daily-clear>`
    mail(messageId, fresh)
    const line = { number, clock: 'health', due: seen, level: 0, cycle: 1, attempts: 0, messageId } as const
    lines.push({ row: undefined, line: attempt(line, { to }, now, language) })
  }
  return { faults, mails, lines }
}
