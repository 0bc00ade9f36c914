import { DatabaseSync, type StatementSync } from 'node:sqlite'
import type { Instant } from '../../src/model/instant.ts'
import type { Dimension } from '../../src/statistics/month/dimensions.ts'
import type { Month } from '../../src/statistics/month.ts'
import type { Round } from '../../src/statistics/round.ts'
import { CASES, COLUMNS, hours, SCHEMA, SHARED } from './figures-in-sql.ts'

/** What the host's calendar shows in a zone. */
export type Calendar = (at: Instant) => { readonly month: string; readonly weekday: string; readonly hour: string }

export function calendarOf(zone: string): Calendar {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hourCycle: 'h23',
    ...({ year: 'numeric', month: '2-digit', weekday: 'short', hour: 'numeric' } as const),
  })
  return (at) => {
    const { year, month, weekday, hour } = Object.fromEntries(
      format.formatToParts(at).map(({ type, value }) => [type, value]),
    )
    const day = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'].indexOf(weekday ?? '') + 1
    return { month: `${year}-${month}`, weekday: String(day), hour: String(Number(hour)) }
  }
}

/** What is told of a group: by `figure`, shares as `share.of` and `share.among`, hours as `n`, `sum`, `median`, `p90`. What is 0 is absent. */
export type Told = Map<string, Map<string, number>>
export const keyOf = (register: string, dimension: string, names: readonly (string | null | undefined)[]): string =>
  JSON.stringify([register, dimension, ...names.map((name) => name ?? null)])

type Line = readonly (string | number | null)[]
const DIMENSION_KEYS = Object.keys(COLUMNS) as readonly (Dimension | 'total')[]

export class Database {
  readonly #db = new DatabaseSync(':memory:')
  readonly #inserts: Readonly<Record<'report' | 'cycle' | 'event' | 'clock' | 'callback', StatementSync>>
  readonly #counting: readonly StatementSync[]
  readonly #groups: readonly (readonly [string, StatementSync, StatementSync])[]
  readonly #rows: StatementSync

  constructor() {
    this.#db.exec(SCHEMA)
    const insert = (table: string, columns: number): StatementSync =>
      this.#db.prepare(`INSERT INTO ${table} VALUES (${Array.from({ length: columns }, () => '?').join(', ')})`)
    this.#inserts = {
      report: insert('report', 2),
      cycle: insert('cycle', 16),
      event: insert('event', 4),
      clock: insert('clock', 4),
      callback: insert('callback', 4),
    }
    const figures = [
      ...Object.entries(CASES),
      ...Object.entries(SHARED).flatMap(([key, [part, all]]) => [
        [`${key}.of`, part] as const,
        [`${key}.among`, all] as const,
      ]),
    ]
    this.#counting = figures.map(([key, cases]) =>
      this.#db.prepare(`INSERT INTO counted SELECT '${key}', id FROM (${cases})`),
    )
    const asking = (query: string): StatementSync => {
      const statement = this.#db.prepare(query)
      statement.setReturnArrays(true)
      return statement
    }
    this.#groups = DIMENSION_KEYS.map((key) => [
      key,
      asking(
        `SELECT figure, count(*), register, ${COLUMNS[key]} FROM counted JOIN cycle USING (id) GROUP BY figure, register, ${COLUMNS[key]}`,
      ),
      asking(hours(COLUMNS[key])),
    ])
    this.#rows = asking('SELECT id FROM counted WHERE figure = ? ORDER BY id')
  }

  /** Forgets what it had. A cycle's row is what it goes by. */
  take(rounds: readonly Round[], calendar: Calendar): void {
    this.#db.exec('DELETE FROM cycle; DELETE FROM event; DELETE FROM clock; DELETE FROM callback')
    const { cycle, event, clock, callback } = this.#inserts
    for (const round of rounds) {
      const { row, weekday, hour } = { ...round, ...calendar(round.begunAt) }
      const { category, subcategory, cause, channel, department, handler, building, validity } = round
      cycle.run(
        ...[row, round.register, round.cycle],
        ...[category, subcategory, cause, channel, department, handler, building].map((name) => name ?? null),
        ...[weekday, hour, validity ?? null],
        ...[round.isAbnormal, round.isRepeat, round.isReopened].map(Number),
      )
      const { begunAt: began, resolvedAt: resolved, closedAt: closed, repliedAt: replied, pausedAt: paused } = round
      for (const [what, at] of Object.entries({ begun: began, resolved, closed, replied, paused }))
        if (at !== undefined) event.run(row, what, at, calendar(at).month)
      for (const [what, { due, stoppedAt }] of Object.entries(round.clocks))
        clock.run(row, what, due, stoppedAt ?? null)
      if (round.callback)
        callback.run(row, round.callback.why, round.callback.outcome ?? null, Number(round.callback.isLate))
    }
  }

  /** The figures of a month as of a moment; `dimensions` by which they are asked. */
  tell(month: Month, now: Instant, dimensions: readonly (Dimension | 'total')[] = DIMENSION_KEYS): Told {
    this.#db.exec('DELETE FROM report; DELETE FROM counted')
    this.#inserts.report.run(month, now)
    for (const one of this.#counting) one.run()
    const told: Told = new Map()
    const put = (key: string, figure: string, value: number): void => {
      const figures = told.get(key) ?? new Map<string, number>()
      told.set(key, figures.set(figure, value))
    }
    for (const [dimension, counts, spreads] of this.#groups) {
      if (!dimensions.includes(dimension as Dimension | 'total')) continue
      const group = (register: Line[number], names: Line): string =>
        keyOf(
          String(register),
          dimension,
          dimension === 'total' ? [] : names.map((name) => (name === null ? null : String(name))),
        )
      for (const [figure, count, register = '', ...names] of counts.all() as unknown as readonly Line[])
        put(group(register, names), String(figure), Number(count))
      for (const [n, sum, median, p90, register = '', ...names] of spreads.all() as unknown as readonly Line[])
        for (const [figure, value] of Object.entries({ n, sum, median: Number(median) / 10, p90: Number(p90) / 10 }))
          put(group(register, names), figure, Number(value))
    }
    return told
  }

  /** The rows behind a figure of what was told last. */
  rowsBehind(figure: string): readonly number[] {
    return (this.#rows.all(figure) as unknown as readonly Line[]).map(([id]) => Number(id))
  }
}
