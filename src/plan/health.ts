import { health as healthTab } from '../../sheets-template/workbook/index.ts'
import { fingerprint } from '../model/fingerprint.ts'
import type { Instant } from '../model/instant.ts'
import type { HealthName } from '../model/notice.ts'
import { keepersOf } from '../rules/recipients.ts'
import { parseBeat, parseOutage } from '../sheet/beat.ts'
import { isStopping } from '../sheet/faults.ts'
import { parseSince, type StandingFault } from '../sheet/health-tab.ts'
import type { LedgerView } from '../sheet/ledger-view.ts'
import { inCellTime } from './cell-time.ts'
import { isMissed } from './heartbeat.ts'
import { attempt, ended, isLost, lost } from './mails/line-states.ts'
import { isDue } from './mails/mail-times.ts'
import type { HealthMail, HealthPlan, NoticeWrite } from './plan.ts'

export interface HealthOptions {
  /** Who hears of it where the staff tab names nobody. */
  readonly administrator?: string | undefined
  /** What the clock says, by which it is told whether nothing swept for too long; undefined for a sweep that was told another time. */
  readonly clock?: Instant | undefined
}

/**
 * Plans what is said of the workbook's own faults, and of a time in which nothing swept. Each fault that something stops with is
 * mailed once to whoever keeps the workbook, those seen together in one mail; what only costs its own column stands in the health
 * tab alone. A fault that was mended and comes again is another.
 */
export function planHealth(
  view: LedgerView,
  now: Instant,
  runId: string,
  { administrator, clock }: HealthOptions = {},
): HealthPlan & { readonly lines: readonly NoticeWrite[] } {
  const { language, zone, alarmMinutes } = view.settings
  const known = parseSince(view.memory.health, zone)
  const seen = inCellTime(now, view)
  const faults = view.faults.map((fault): StandingFault => ({ ...fault, since: known.get(fault.id) ?? seen }))
  const beat = parseBeat(view.memory.beat)
  const missed =
    clock !== undefined && isMissed(beat, clock, alarmMinutes) ? { from: inCellTime(beat, view), to: seen } : undefined
  const outage = missed ?? parseOutage(view.memory.outage, zone)
  const standing = {
    faults,
    ...(outage === undefined ? {} : { outage }),
    ...(clock === undefined ? {} : { clock }),
  }
  const stopping = faults.filter(isStopping)
  const again = view.notices.pending().filter((line) => line.clock === 'health' && isDue(line, now, view))
  const fresh = stopping.filter(({ id }) => !known.has(id))
  if (fresh.length === 0 && missed === undefined && again.length === 0) return { ...standing, mails: [], lines: [] }

  const readers: readonly HealthMail['to'][] =
    [keepersOf(view, now), administrator === undefined ? [] : [{ mail: administrator }]].find(
      (people) => people.length > 0,
    ) ?? []
  const number = healthTab[language] as HealthName
  const mails: HealthMail[] = []
  const lines: NoticeWrite[] = []
  for (const { row, ...line } of again) {
    const about = stopping.filter(({ id, since }) => known.has(id) && since === line.due)
    const of = missed === undefined && outage?.to === line.due ? { outage } : {}
    const to = readers.find(({ mail }) => mail.toLowerCase() === line.to.toLowerCase()) ?? readers[0]
    if (about.length === 0 && of.outage === undefined) {
      lines.push({ row, line: ended(line, now) })
      continue
    }
    if (isLost(line)) {
      lines.push({ row, line: lost(line, now, language) })
      continue
    }
    if (to !== undefined) mails.push({ messageId: line.messageId, number, faults: about, ...of, to })
    lines.push({ row, line: attempt(line, to?.mail ?? '', now, language) })
  }
  if (fresh.length > 0 || missed !== undefined)
    for (const to of readers.length === 0 ? [undefined] : readers) {
      const messageId = `<health.${runId}.${fingerprint([to?.mail ?? ''])}@daily-clear>`
      const of = missed === undefined ? {} : { outage: missed }
      if (to !== undefined) mails.push({ messageId, number, faults: fresh, ...of, to })
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
  return { ...standing, mails, lines }
}
