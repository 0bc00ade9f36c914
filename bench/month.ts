/**
 * A month's figures of a register of 100,000 cycles, by every dimension and beside twelve other months, computing only (R45): the cycles are
 * in memory, as the month tab has them, and tables that hold the same are laid out beforehand. The peers are the same figures by SQL over
 * `node:sqlite` in memory and over DuckDB: the month's cycles once with a 0 or 1 for each count, then a GROUP BY for each dimension. The
 * answers are compared first. Processor time of this process, in turn, in one run: DuckDB computes with all processors.
 */

import { DatabaseSync } from 'node:sqlite'
import { DuckDBInstance } from '@duckdb/node-api'
import { type MonthReport, monthReport } from '../src/statistics/month/month-report.ts'
import type { Tally } from '../src/statistics/month/tally.ts'
import type { Month } from '../src/statistics/month.ts'
import { monthBounds } from '../src/statistics/month.ts'
import { makeRounds } from './month/make.ts'
import {
  COUNT_COLUMNS,
  CREATE,
  countsQuery,
  DIMENSION_COLUMNS,
  INSERT,
  monthTable,
  spreadsByFunction,
  spreadsByRank,
  TYPES,
  valuesOf,
} from './month/sql.ts'

const ZONE = 'Asia/Shanghai'
const COUNT = 100_000
const ROUNDS = 5
const MONTH = '2026-11' as Month
const { start, end } = monthBounds(ZONE, MONTH)

/** What each computes: figures by `month dimension names`, all counts in order, then how many took how long in all, median and 90th percentile. */
type Answer = Map<string, readonly (number | undefined)[]>

const keyOf = (month: string, dimension: string, names: readonly unknown[]): string =>
  JSON.stringify([
    month,
    dimension,
    ...names.map((name) => (typeof name === 'number' || typeof name === 'bigint' ? String(name) : (name ?? null))),
  ])

function flat({ month, registers, trend, yearBefore }: MonthReport): Answer {
  const answer: Answer = new Map()
  const put = (of: string, dimension: string, names: readonly unknown[], { counts, hours }: Tally): void => {
    answer.set(keyOf(of, dimension, names), [
      ...COUNT_COLUMNS.map((key) => counts[key]),
      ...[hours.n, hours.sum, hours.median, hours.p90],
    ])
  }
  for (const one of registers) {
    if (!('by' in one)) continue
    for (const [dimension, groups] of Object.entries(one.by))
      for (const { names, tally } of groups) put(month, dimension, names, tally)
  }
  for (const totals of [yearBefore, ...trend.map((one) => one.totals)])
    for (const one of totals?.registers ?? []) {
      if (totals === undefined || !('total' in one)) continue
      put(totals.month, 'total', [], one.total)
      for (const { names, tally } of one.category) put(totals.month, 'category', names, tally)
    }
  return answer
}

/** The queries, and who answers one with its lines. */
async function bySql(
  months: readonly Month[],
  min: 'min' | 'least',
  spreads: (table: string, names: readonly string[]) => string,
  ask: (query: string) => Promise<readonly (readonly unknown[])[]> | readonly (readonly unknown[])[],
): Promise<Answer> {
  const answer: Answer = new Map()
  for (const month of months) {
    const table = `m${month.replace('-', '_')}`
    await ask(`DROP TABLE IF EXISTS ${table}`)
    await ask(monthTable(table, monthBounds(ZONE, month), end, min))
    const asked = month === MONTH ? DIMENSION_COLUMNS : DIMENSION_COLUMNS.slice(0, 1)
    for (const [dimension, names] of [['total', []] as const, ...asked]) {
      const counted = await ask(countsQuery(table, names))
      const spread = new Map(
        (await ask(spreads(table, names))).map((line) => [keyOf(month, dimension, line.slice(0, names.length)), line]),
      )
      for (const line of counted) {
        const key = keyOf(month, dimension, line.slice(0, names.length))
        const [median, p90] = (spread.get(key) ?? []).slice(names.length)
        const figures = [...line.slice(names.length), median, p90]
        answer.set(
          key,
          figures.map((one) => (one === null || one === undefined ? undefined : Number(one))),
        )
      }
    }
  }
  return answer
}

/** Where two answers differ: hours may in what a double cannot hold. */
function differences(ours: Answer, theirs: Answer): readonly string[] {
  return [...new Set([...ours.keys(), ...theirs.keys()])].filter((key) => {
    const [one, other] = [ours.get(key), theirs.get(key)]
    return (
      one?.length !== other?.length || one?.some((value, at) => Math.abs((value ?? -1) - (other?.[at] ?? -1)) > 0.01)
    )
  })
}

async function spent<T>(job: () => T | Promise<T>): Promise<{ readonly ms: number; readonly result: T }> {
  const before = process.cpuUsage()
  const result = await job()
  const { user, system } = process.cpuUsage(before)
  return { ms: (user + system) / 1000, result }
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(0)} MB`

async function run(title: string, from: typeof start): Promise<void> {
  const { gc = () => undefined } = globalThis
  gc()
  const bare = process.memoryUsage().heapUsed
  const rounds = makeRounds(COUNT, from, end)
  gc()
  const held = process.memoryUsage().heapUsed
  const source = {
    zone: ZONE,
    asOf: end,
    registers: [{ register: 'complaint' as const, rounds, leftOut: [] }],
    closed: new Map(),
  }
  const reported = monthReport(source, MONTH)
  gc()
  const more = process.memoryUsage().heapUsed
  const months = [reported.yearBefore, ...reported.trend.map(({ totals }) => totals)].flatMap(
    (totals) => totals?.month ?? [],
  )

  const sqlite = new DatabaseSync(':memory:')
  sqlite.exec(CREATE)
  const insert = sqlite.prepare(INSERT)
  sqlite.exec('BEGIN')
  for (const round of rounds) insert.run(...valuesOf(round))
  sqlite.exec('COMMIT')
  const askSqlite = (query: string): readonly (readonly unknown[])[] => {
    const statement = sqlite.prepare(query)
    statement.setReturnArrays(true)
    return statement.all() as unknown as readonly (readonly unknown[])[]
  }

  const duck = await (await DuckDBInstance.create(':memory:')).connect()
  await duck.run(CREATE)
  const appender = await duck.createAppender('rounds')
  for (const round of rounds) {
    for (const [at, value] of valuesOf(round).entries()) {
      if (value === null) appender.appendNull()
      else if (TYPES[at] === 'TEXT') appender.appendVarchar(String(value))
      else appender.appendBigInt(BigInt(value))
    }
    appender.endRow()
  }
  appender.closeSync()
  const askDuck = async (query: string): Promise<readonly (readonly unknown[])[]> =>
    (await duck.runAndReadAll(query)).getRows()

  const contenders = [
    { name: 'ours', job: () => monthReport(source, MONTH), answer: () => flat(monthReport(source, MONTH)) },
    { name: 'SQLite in memory', job: () => bySql(months, 'min', spreadsByRank, askSqlite) },
    { name: 'DuckDB', job: () => bySql(months, 'least', spreadsByFunction, askDuck) },
  ]
  const ours = flat(reported)
  console.log(
    `${title}: ${months.length} months, ${ours.size} groups of ${COUNT_COLUMNS.length} counts, median and 90th percentile`,
  )
  const times = new Map(contenders.map(({ name }) => [name, [] as number[]]))
  for (let round = 0; round < ROUNDS; round++)
    for (const { name, job } of contenders) {
      const { ms, result } = await spent<unknown>(job)
      times.get(name)?.push(ms)
      if (round > 0 || !(result instanceof Map)) continue
      const other = differences(ours, result as Answer)
      if (other.length > 0) throw new Error(`${name} differs in ${other.length}: ${other.slice(0, 5).join(' ')}`)
    }
  const own = median(times.get('ours') ?? [])
  for (const { name } of contenders) {
    const ms = median(times.get(name) ?? [])
    console.log(
      `  ${name} ${ms.toFixed(0)} ms${name === 'ours' ? '' : `, the same answers: ours takes ${(own / ms).toFixed(2)} ×`}`,
    )
  }
  console.log(
    `  memory: ${megabytes(held - bare)} of cycles, ${megabytes(more - held)} of figures and of the rows behind them`,
  )
}

console.log(`month, ${COUNT} cycles of cases`)
await run('thirteen months of them', monthBounds(ZONE, '2025-11' as Month).start)
await run('all in one month', start)
