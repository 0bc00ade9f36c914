import { HOUR, type Instant, instant } from '../../../../src/model/instant.ts'
import type { Language } from '../../../../src/model/language.ts'
import type { LookedCell, ReportCell, ReportSite, ReportTab } from '../../../../src/model/report-tab.ts'
import type { RegisterRounds } from '../../../../src/statistics/ledger-rounds.ts'
import { type MonthReport, monthReport } from '../../../../src/statistics/month/month-report.ts'
import { renderMonth } from '../../../../src/statistics/month/tab/month-tab.ts'
import type { Round } from '../../../../src/statistics/round.ts'
import { month, roundOf, sh, ZONE } from '../../support.ts'

export const site = (language: Language = 'zh'): ReportSite => ({
  site: language === 'zh' ? '示例花园' : 'Sample Gardens',
  zone: ZONE,
  language,
})

/** November 2026 from rounds, each of its register, as of a moment in Shanghai. */
export function november(
  rounds: readonly Round[],
  {
    asOf = '2026-12-03 09:30',
    ...more
  }: { asOf?: string; leftOut?: readonly number[]; gone?: readonly ('repair' | 'incident')[] } = {},
): MonthReport {
  const registers = (['complaint', 'repair', 'incident'] as const).map((register): RegisterRounds => {
    if (register !== 'complaint' && more.gone?.includes(register) === true) return { register, lacks: [] }
    const leftOut = register === 'complaint' ? (more.leftOut ?? []) : []
    return {
      register,
      rounds: rounds.filter((one) => one.register === register),
      leftOut: leftOut.map((row) => ({ row, receivedAt: undefined })),
    }
  })
  return monthReport({ zone: ZONE, asOf: sh(asOf), registers, closed: new Map() }, month('2026-11'))
}

/** A complaint resolved so many hours after it was received, with three days' time. */
export function done(begunAt: string, hours: number, more: Partial<Round> = {}): Round {
  const begun = sh(begunAt)
  const resolvedAt: Instant = instant(begun + hours * HOUR)
  return roundOf(begunAt, {
    resolvedAt,
    repliedAt: resolvedAt,
    clocks: { resolve: { due: instant(begun + 72 * HOUR), stoppedAt: resolvedAt } },
    ...more,
  })
}

/** One that nobody has resolved. */
export const open = (begunAt: string, more: Partial<Round> = {}): Round =>
  roundOf(begunAt, { clocks: { resolve: { due: instant(sh(begunAt) + 72 * HOUR), stoppedAt: undefined } }, ...more })

export const monthTab = (report: MonthReport, language: Language = 'zh'): ReportTab =>
  renderMonth(report, { settings: site(language) })

export const lookedOf = (cell: ReportCell | undefined): LookedCell =>
  typeof cell === 'object' && cell !== null ? cell : { value: cell ?? null }
export const values = ({ rows }: Pick<ReportTab, 'rows'>) => rows.map((row) => row.map((cell) => lookedOf(cell).value))
/** The first row that begins with a name. */
export const rowOf = (tab: ReportTab, name: string) => tab.rows.find((row) => lookedOf(row[0]).value === name)
/** The rows from a title down to the next blank one. */
export function under(tab: ReportTab, title: string) {
  const all = values(tab)
  const from = all.findIndex(([first]) => first === title)
  const to = all.findIndex((row, at) => at > from && row.every((value) => value === null))
  return from === -1 ? [] : all.slice(from, to === -1 ? all.length : to)
}
export const texts = (tab: ReportTab): readonly string[] =>
  values(tab).flatMap((row) => row.filter((value) => typeof value === 'string'))
