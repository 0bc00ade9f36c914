import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { wallFrom } from '../../src/calendar/wall.ts'
import { toInstant } from '../../src/calendar/zone.ts'
import { type Instant, instant } from '../../src/model/instant.ts'
import { countMonth } from '../../src/statistics/month/month-figures.ts'
import { monthBounds } from '../../src/statistics/month.ts'
import type { Round } from '../../src/statistics/round.ts'
import { reference } from '../support/reference.ts'
import { Counts, expectCounted } from './reference-counts.ts'
import { month, roundOf } from './support.ts'

const Expected = z.object({
  tz: z.string(),
  asOf: z.string(),
  columns: z.object({ created: z.string(), due: z.string(), closed: z.string(), type: z.string() }),
  total: Counts,
  months: z.array(Counts.extend({ month: z.string() })),
  cells: z.array(Counts.extend({ month: z.string(), type: z.string() })),
})
const Rows = z.array(z.record(z.string(), z.string()))

/** `2022-01-21 13:47:00` or `09/02/2018 01:05:08 PM` on the wall of a zone; blank is none. */
function time(zone: string, text: string): Instant | undefined {
  if (text === '') return undefined
  const [first = 0, second = 0, third = 0, hour = 0, minute = 0, seconds = 0] = text.split(/[-/: ]/).map(Number)
  const half = /([AP])M$/.exec(text)?.[1]
  const [year, inYear, day] = half === undefined ? [first, second, third] : [third, first, second]
  const hours = half === undefined ? hour : (hour % 12) + (half === 'P' ? 12 : 0)
  return toInstant(zone, wallFrom(year, inYear, day, hours, minute, seconds))
}

describe.each(['boston311-100', 'nyc311-2018-09'])('figures counted independently: %s', (name) => {
  const csv = reference(`data/${name}.csv`)
  const json = reference(`data/reference-${name}.json`)
  it.skipIf(csv === undefined || json === undefined)('agree by type, by month and in total', () => {
    const { tz, asOf, columns, total, months, cells } = Expected.parse(JSON.parse(readFileSync(json ?? '', 'utf8')))
    const rows = Rows.parse(parse(readFileSync(csv ?? ''), { columns: true, bom: true }))
    const rounds = rows.flatMap((row, index): Round[] => {
      const at = (column: string) => time(tz, row[column] ?? '')
      const begunAt = at(columns.created)
      if (begunAt === undefined) return []
      const category = row[columns.type]
      const [due, resolvedAt] = [at(columns.due), at(columns.closed)]
      const clocks = due === undefined ? {} : { resolve: { due, stoppedAt: resolvedAt } }
      return [{ ...roundOf('2022-01-01 00:00'), row: index + 1, category, begunAt, resolvedAt, clocks }]
    })
    const moment = instant(Date.parse(asOf))
    expect(months.length).toBeGreaterThan(0)
    for (const { month: text, ...expected } of months) {
      const counting = { zone: tz, bounds: monthBounds(tz, month(text)), asOf: moment }
      const found = countMonth({ register: 'complaint', rounds, leftOut: [] }, counting)
      const ofMonth = cells.filter((cell) => cell.month === text)
      expectCounted(found, expected, ofMonth)
      if (months.length === 1) expect(expected).toEqual(total)
    }
  })
})
