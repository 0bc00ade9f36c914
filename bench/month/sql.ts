import { DAY, HOUR } from '../../src/model/instant.ts'
import type { CountKey } from '../../src/statistics/month/counts.ts'
import type { Dimension } from '../../src/statistics/month/dimensions.ts'
import type { Bounds } from '../../src/statistics/month.ts'
import { COUNTED_CLOCKS, type CountedClock, type Round } from '../../src/statistics/round.ts'

/** A column of the table, its type, and what of a cycle stands in it. Times are epoch milliseconds. */
const COLUMNS: readonly (readonly [
  name: string,
  type: 'BIGINT' | 'TEXT',
  of: (round: Round) => number | string | undefined,
])[] = [
  ['cycle', 'BIGINT', ({ cycle }) => cycle],
  ['category', 'TEXT', ({ category }) => category],
  ['subcategory', 'TEXT', ({ subcategory }) => subcategory],
  ['cause', 'TEXT', ({ cause }) => cause],
  ['channel', 'TEXT', ({ channel }) => channel],
  ['validity', 'TEXT', ({ validity }) => validity],
  ['department', 'TEXT', ({ department }) => department],
  ['handler', 'TEXT', ({ handler }) => handler],
  ['building', 'TEXT', ({ building }) => building],
  ['abnormal', 'BIGINT', ({ isAbnormal }) => Number(isAbnormal)],
  ['again', 'BIGINT', ({ isRepeat }) => Number(isRepeat)],
  ['begun', 'BIGINT', ({ begunAt }) => begunAt],
  ['resolved', 'BIGINT', ({ resolvedAt }) => resolvedAt],
  ['reopened', 'BIGINT', ({ isReopened }) => Number(isReopened)],
  ['closed', 'BIGINT', ({ closedAt }) => closedAt],
  ['replied', 'BIGINT', ({ repliedAt }) => repliedAt],
  ['paused', 'BIGINT', ({ pausedAt }) => pausedAt],
  ['why', 'TEXT', ({ callback }) => callback?.why],
  ['outcome', 'TEXT', ({ callback }) => callback?.outcome],
  ['late', 'BIGINT', ({ callback }) => Number(callback?.isLate ?? false)],
  ...COUNTED_CLOCKS.flatMap((clock) => [
    [`${clock}_due`, 'BIGINT', ({ clocks }: Round) => clocks[clock]?.due] as const,
    [`${clock}_stopped`, 'BIGINT', ({ clocks }: Round) => clocks[clock]?.stoppedAt] as const,
  ]),
]

export const CREATE = `CREATE TABLE rounds (${COLUMNS.map(([name, type]) => `${name} ${type}`).join(', ')})`
export const INSERT = `INSERT INTO rounds VALUES (${COLUMNS.map(() => '?').join(', ')})`
export const valuesOf = (round: Round): readonly (number | string | null)[] =>
  COLUMNS.map(([, , of]) => of(round) ?? null)
export const TYPES = COLUMNS.map(([, type]) => type)

/** A moment that has not come. */
const NEVER = 9_000_000_000_000_000

const stands = (clock: CountedClock, wanted: 'on time' | 'late' | 'overdue' | 'not due'): string => {
  const [due, stopped] = [`${clock}_due`, clock === 'resolve' ? 'over' : `coalesce(${clock}_stopped, ${NEVER})`]
  const until = clock === 'resolve' ? 'min(coalesce(paused, moment), moment)' : 'moment'
  const is = {
    'on time': `${stopped} <= moment AND ${stopped} <= ${due}`,
    late: `${stopped} <= moment AND ${stopped} > ${due}`,
    overdue: `${stopped} > moment AND ${due} < ${until}`,
    'not due': `${stopped} > moment AND ${due} >= ${until}`,
  }[wanted]
  return `begins AND ${due} IS NOT NULL AND ${is}`
}
const received = 'begins AND cycle = 1'
const said = (...outcomes: readonly string[]): string =>
  `ends AND why IS NOT NULL AND outcome IN (${outcomes.map((one) => `'${one}'`).join(', ')})`

/** Each count as a condition on a cycle of the month. `over` is when it was resolved, a time to come where it is open. */
const IS: Readonly<Record<CountKey, string>> = {
  opening: 'begun < first AND over >= first',
  received,
  reopened: 'begins AND cycle > 1',
  resolvedInMonth: 'ends',
  firstTime: 'ends AND cycle = 1 AND reopened = 0',
  closedInMonth: 'shut >= first AND shut < next',
  carriedOver: 'over >= next',
  resolved: `begins AND over < ${NEVER}`,
  onTime: stands('resolve', 'on time'),
  late: stands('resolve', 'late'),
  resolvedNoDeadline: `begins AND over < ${NEVER} AND resolve_due IS NULL`,
  open: `begins AND over = ${NEVER}`,
  openOverdue: stands('resolve', 'overdue'),
  openNotDue: stands('resolve', 'not due'),
  openNoDeadline: `begins AND over = ${NEVER} AND resolve_due IS NULL`,
  dispatchOnTime: stands('dispatch', 'on time'),
  dispatchLate: stands('dispatch', 'late'),
  dispatchOverdue: stands('dispatch', 'overdue'),
  respondOnTime: stands('respond', 'on time'),
  respondLate: stands('respond', 'late'),
  respondOverdue: stands('respond', 'overdue'),
  arriveOnTime: stands('arrive', 'on time'),
  arriveLate: stands('arrive', 'late'),
  arriveOverdue: stands('arrive', 'overdue'),
  replyOnTime: stands('reply', 'on time'),
  replyLate: stands('reply', 'late'),
  replyOverdue: stands('reply', 'overdue'),
  answered: `begins AND (coalesce(replied, ${NEVER}) <= moment OR over < ${NEVER})`,
  unanswered: `begins AND coalesce(replied, ${NEVER}) > moment AND over = ${NEVER}`,
  repeats: `${received} AND again = 1`,
  valid: `${received} AND validity = 'valid'`,
  partlyValid: `${received} AND validity = 'partly'`,
  invalid: `${received} AND validity = 'invalid'`,
  abnormal: `${received} AND abnormal = 1`,
  finished: 'ends AND why IS NOT NULL',
  called: said('satisfied', 'fairly', 'dissatisfied'),
  satisfied: said('satisfied'),
  fairly: said('fairly'),
  dissatisfied: said('dissatisfied'),
  declined: said('refused'),
  toCall: `ends AND reopened = 0 AND why IN ('mandatory', 'sampled') AND outcome IS NULL`,
  callbackLate: 'ends AND why IS NOT NULL AND late = 1',
  misordered: `begins AND resolved <= moment AND resolved < begun`,
}
export const COUNT_COLUMNS = Object.keys(IS) as readonly CountKey[]

const GROUPED: Readonly<Record<Dimension, readonly string[]>> = {
  category: ['category'],
  subcategory: ['category', 'subcategory'],
  cause: ['cause'],
  channel: ['channel'],
  department: ['department'],
  handler: ['handler'],
  building: ['building'],
  weekday: ['weekday'],
  hour: ['hour'],
  weekdayHour: ['weekday', 'hour'],
}

/** Asia/Shanghai: eight hours ahead, always. Thursday was the first day of all. */
const AHEAD = 8 * HOUR

/** The cycles of a month once, with a 0 or 1 for each count, as a peer who knows what is coming would lay them out. */
export const monthTable = (name: string, { start, end }: Bounds, asOf: number, min: 'min' | 'least'): string => `
  CREATE TEMP TABLE ${name} AS
  WITH known AS (
    SELECT *, ${start} AS first, ${end} AS next, ${asOf} AS moment,
      CASE WHEN resolved <= ${asOf} THEN ${min === 'min' ? 'max' : 'greatest'}(resolved, begun) ELSE ${NEVER} END AS over,
      CASE WHEN closed <= ${asOf} THEN closed ELSE ${NEVER} END AS shut
    FROM rounds WHERE begun <= ${asOf} AND begun < ${end}
  ), standing AS (
    SELECT *, begun >= first AS begins, over >= first AND over < next AS ends FROM known
    WHERE over >= first OR (shut >= first AND shut < next)
  )
  SELECT category, subcategory, cause, channel, department, handler, building,
    CAST((CAST(floor((begun + ${AHEAD}) / ${DAY}.0) AS BIGINT) + 3) % 7 + 1 AS BIGINT) AS weekday,
    CAST(floor(((begun + ${AHEAD}) % ${DAY}) / ${HOUR}.0) AS BIGINT) AS hour,
    CASE WHEN begins AND over < ${NEVER} AND NOT (resolved < begun) THEN over - begun END AS took,
    ${COUNT_COLUMNS.map((key) => `CAST((${IS[key].replaceAll('min(', `${min}(`)}) AS BIGINT) AS "${key}"`).join(',\n    ')}
  FROM standing`

const sums = COUNT_COLUMNS.map((key) => `sum("${key}") AS "${key}"`).join(', ')
const grouped = (names: readonly string[]): string => (names.length === 0 ? '' : `GROUP BY ${names.join(', ')}`)
const leading = (names: readonly string[]): string => names.map((name) => `${name}, `).join('')

/** The counts of each group; `names` none: of all. */
export const countsQuery = (table: string, names: readonly string[]): string =>
  `SELECT ${leading(names)}${sums}, count(took) AS n, coalesce(sum(took), 0) AS ms FROM ${table} ${grouped(names)}`

/** Median and 90th percentile of each group, for who has a function for it. */
export const spreadsByFunction = (table: string, names: readonly string[]): string =>
  `SELECT ${leading(names)}quantile_cont(took, 0.5) AS median, quantile_cont(took, 0.9) AS p90
   FROM ${table} WHERE took IS NOT NULL ${grouped(names)}`

/** The same by ranks: each percentile lies between the two that its place is between. */
export const spreadsByRank = (table: string, names: readonly string[]): string => {
  const part = names.length === 0 ? '' : `PARTITION BY ${names.join(', ')}`
  const at = (share: number): string => {
    const place = `(n - 1) * ${share}`
    return `max(CASE WHEN rank = floor(${place}) THEN took END)
      + (max(CASE WHEN rank = ceil(${place}) THEN took END) - max(CASE WHEN rank = floor(${place}) THEN took END))
      * (max(${place}) - floor(max(${place})))`
  }
  return `WITH ranked AS (
    SELECT *, row_number() OVER (${part} ORDER BY took) - 1 AS rank, count(*) OVER (${part}) AS n
    FROM ${table} WHERE took IS NOT NULL)
  SELECT ${leading(names)}${at(0.5)} AS median, ${at(0.9)} AS p90 FROM ranked ${grouped(names)}`
}

export const DIMENSION_COLUMNS = Object.entries(GROUPED)
