import { health as healthTab } from '../../sheets-template/workbook/index.ts'
import { fingerprint } from '../model/fingerprint.ts'
import type { Instant } from '../model/instant.ts'
import type { HealthName, NoticeLine } from '../model/notice.ts'
import { keepersOf } from '../rules/recipients.ts'
import { isStopping } from '../sheet/faults.ts'
import { parseSince, type StandingFault } from '../sheet/health-tab.ts'
import type { LedgerView } from '../sheet/ledger-view.ts'
import { inCellTime } from './cell-time.ts'
import { isDue } from './mail-times.ts'
import type { HealthMail, HealthPlan, NoticeWrite } from './plan.ts'
import { attempt, ended } from './plan-mails.ts'

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
  const again = view.notices.pending().filter((line) => isPending(line) && isDue(line, now, view))
  const fresh = stopping.filter(({ id }) => !known.has(id))
  if (fresh.length === 0 && again.length === 0) return { faults, mails: [], lines: [] }

  const readers: readonly HealthMail['to'][] =
    [keepersOf(view.staff, now), administrator === undefined ? [] : [{ mail: administrator }]].find(
      (people) => people.length > 0,
    ) ?? []
  const { language } = view.settings
  const number = healthTab[language] as HealthName
  const mails: HealthMail[] = []
  const lines: NoticeWrite[] = []
  for (const { row, ...line } of again) {
    const about = stopping.filter(({ id, since }) => known.has(id) && since === line.due)
    const to = readers.find(({ mail }) => mail.toLowerCase() === line.to.toLowerCase()) ?? readers[0]
    if (about.length === 0) {
      lines.push({ row, line: ended(line, now) })
      continue
    }
    if (to !== undefined) mails.push({ messageId: line.messageId, number, faults: about, to })
    lines.push({ row, line: attempt(line, to?.mail ?? '', now, language) })
  }
  if (fresh.length > 0)
    for (const to of readers.length === 0 ? [undefined] : readers) {
      const messageId = `<health.${runId}.${fingerprint([to?.mail ?? ''])}@daily-clear>`
      if (to !== undefined) mails.push({ messageId, number, faults: fresh, to })
      const line = {
        number,
        clock: 'health',
        due: seen,
        level: 0,
        cycle: 1,
        attempts: 0,
        begunAt: now,
        messageId,
      } as const
      lines.push({ row: undefined, line: attempt(line, to?.mail ?? '', now, language) })
    }
  return { faults, mails, lines }
}
