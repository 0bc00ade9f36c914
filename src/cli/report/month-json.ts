import { cleanLine } from '../../mail/clean.ts'
import type { Instant } from '../../model/instant.ts'
import { maskPhonesIn } from '../../sheet/phone-mask.ts'
import type { Corrections } from '../../statistics/closed/corrections.ts'
import type { UncountedRegister } from '../../statistics/ledger-rounds.ts'
import { DIMENSIONS, type GroupNames } from '../../statistics/month/dimensions.ts'
import type { Group } from '../../statistics/month/groups.ts'
import type { CountedMonth, RegisterTotals } from '../../statistics/month/month-figures.ts'
import type { MonthReport } from '../../statistics/month/month-report.ts'
import type { RoundInMonth } from '../../statistics/month/round-in-month.ts'
import { isShare } from '../../statistics/month/tab/figures.ts'
import type { Tally } from '../../statistics/month/tally.ts'
import { FIGURE_KEYS, FIGURES } from './figure-said.ts'
import { figureValue, unitOf } from './figure-value.ts'
import { rowJson } from './rows-text.ts'

/**
 * A month for programs: each figure as what it counts, or of how many, or hours, in total and by every group; what it means; what was
 * corrected since the month is final; the rows behind one that was asked for. Times in ISO 8601 with the offset Z, shares from 0 to 1,
 * hours as numbers, rows as people count them, absent things as null.
 */
export const monthJson = (
  report: MonthReport,
  corrections: Corrections | undefined,
  rows: readonly RoundInMonth[] | undefined,
): string =>
  JSON.stringify(
    {
      month: report.month,
      from: iso(report.bounds.start),
      to: iso(report.bounds.end),
      asOf: iso(report.asOf),
      closedAt: report.closedAt === undefined ? null : iso(report.closedAt),
      zone: report.zone,
      registers: report.registers.map((one) => ('lacks' in one ? lacking(one) : registerJson(one))),
      before: totalsJson(report.before),
      yearBefore: totalsJson(report.yearBefore),
      trend: report.trend.map(({ month, totals }) => ({ month, registers: totalsJson(totals)?.registers ?? null })),
      corrections: corrections === undefined ? null : correctionsJson(corrections),
      definitions: Object.fromEntries(
        FIGURE_KEYS.map((key) => {
          const { zh, en, definition } = FIGURES[key]
          return [key, { zh, en, unit: unitOf(key), definition }]
        }),
      ),
      ...(rows === undefined ? {} : { rows: rows.map(rowJson) }),
    },
    null,
    2,
  )

const iso = (at: Instant): string => new Date(at).toISOString()

const registerJson = ({ register, total, by, leftOut, longest }: CountedMonth) => ({
  register,
  figures: tallyJson(total),
  by: Object.fromEntries(DIMENSIONS.map((dimension) => [dimension, by[dimension].map(groupJson)])),
  leftOut: leftOut.map((row) => row + 1),
  longest: longest.map(rowJson),
})

const lacking = ({ register, lacks }: UncountedRegister) => ({ register, lacks })
const groupJson = ({ names, tally }: Group) => ({ names: namesJson(names), figures: tallyJson(tally) })
const namesJson = (names: GroupNames) =>
  names.map((name) => (name === undefined ? null : maskPhonesIn(cleanLine(name))))

const totalsJson = (totals: MonthReport['before']) =>
  totals === undefined
    ? null
    : {
        month: totals.month,
        registers: totals.registers.map((one) =>
          'lacks' in one ? lacking(one) : { register: one.register, figures: tallyJson(totalOf(one)) },
        ),
      }
const totalOf = ({ total }: RegisterTotals): Tally => total

const tallyJson = (tally: Tally) =>
  Object.fromEntries(
    FIGURE_KEYS.map((key) => {
      const { value, numerator, denominator } = figureValue(key, tally)
      return [key, isShare(key) ? { value: value ?? null, numerator, denominator } : (value ?? null)]
    }),
  )

const correctionsJson = ({ cases, figures, uncompared }: Corrections) => ({
  cases: cases.map(({ row, number, changes, ...one }) => ({
    ...one,
    number: number ?? null,
    row: row === undefined ? null : row + 1,
    changes: changes.map(({ field, before, after }) => ({ field, before: said(before), after: said(after) })),
  })),
  figures: figures.map(({ group, before, after, ...one }) => ({
    ...one,
    group: group === undefined ? null : { dimension: group.dimension, names: namesJson(group.names) },
    before: before ?? null,
    after: after ?? null,
  })),
  uncompared: uncompared.map(lacking),
})

function said(value: string | Instant | boolean | undefined): string | boolean | null {
  if (typeof value === 'number') return iso(value)
  return typeof value === 'string' ? maskPhonesIn(cleanLine(value)) : (value ?? null)
}
