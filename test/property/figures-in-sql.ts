import type { CountKey } from '../../src/statistics/month/counts.ts'
import type { Dimension } from '../../src/statistics/month/dimensions.ts'
import type { ShareKey } from '../../src/statistics/month/shares.ts'
import type { CountedClock } from '../../src/statistics/round.ts'

/*
 * The figures again, asked of a database: each question was written from the words of its definition. Nothing is shared with what they are
 * compared with: months, weekdays and hours are what the host's own calendar shows, and a share is a share of cases, not of counts.
 */
export const SCHEMA = `
  CREATE TABLE report (month TEXT, now INTEGER);
  CREATE TABLE cycle (id INTEGER PRIMARY KEY, register TEXT, nth INTEGER, category TEXT, subcategory TEXT, cause TEXT, channel TEXT,
    department TEXT, handler TEXT, building TEXT, weekday TEXT, hour TEXT, validity TEXT, abnormal INTEGER, again INTEGER, reopened INTEGER);
  CREATE TABLE event (id INTEGER, what TEXT, at INTEGER, month TEXT, PRIMARY KEY (id, what)) WITHOUT ROWID;
  CREATE TABLE clock (id INTEGER, what TEXT, due INTEGER, stopped INTEGER, PRIMARY KEY (id, what)) WITHOUT ROWID;
  CREATE TABLE callback (id INTEGER PRIMARY KEY, why TEXT, outcome TEXT, late INTEGER);
  CREATE TABLE counted (figure TEXT, id INTEGER, PRIMARY KEY (figure, id)) WITHOUT ROWID;
  CREATE VIEW happened AS SELECT event.* FROM event, report WHERE at <= now;
  -- A time typed before the receipt is mistyped: taken as done on receipt.
  CREATE VIEW done AS
    SELECT done.id, done.what, max(done.at, begun.at) AS at, max(done.month, begun.month) AS month, done.at < begun.at AS mistyped
    FROM happened AS done JOIN happened AS begun ON begun.id = done.id AND begun.what = 'begun'
    WHERE done.what IN ('resolved', 'closed');
`

const of = (what: string, when: string): string =>
  `SELECT id FROM ${what === 'begun' || what === 'replied' || what === 'paused' ? 'happened' : 'done'} WHERE what = '${what}' AND ${when}`
const IN_MONTH = 'month = (SELECT month FROM report)'
const BEFORE = 'month < (SELECT month FROM report)'
const BY_END = 'month <= (SELECT month FROM report)'
const NOW = '(SELECT now FROM report)'

const begun = of('begun', IN_MONTH)
const received = `${begun} AND id IN (SELECT id FROM cycle WHERE nth = 1)`
const everResolved = of('resolved', 'TRUE')
const resolvedInMonth = of('resolved', IN_MONTH)
const both = (...sets: readonly string[]): string => sets.map((set) => `SELECT id FROM (${set})`).join(' INTERSECT ')
const less = (set: string, ...others: readonly string[]): string =>
  [`SELECT id FROM (${set})`, ...others.map((other) => `SELECT id FROM (${other})`)].join(' EXCEPT ')
const marked = (how: string): string => `SELECT id FROM cycle WHERE ${how}`
const asked = (how: string): string => both(resolvedInMonth, `SELECT id FROM callback WHERE ${how}`)

const open = less(begun, everResolved)
const resolved = both(begun, everResolved)
const limited = `SELECT id FROM clock WHERE what = 'resolve'`
const resolvedInTime = (sign: '<=' | '>'): string =>
  both(
    resolved,
    `SELECT id FROM done JOIN clock USING (id) WHERE done.what = 'resolved' AND clock.what = 'resolve' AND at ${sign} due`,
  )
/** Until when the time of a case ran that stands still since its pause began. */
const RAN_UNTIL = `coalesce((SELECT at FROM happened WHERE happened.id = clock.id AND what = 'paused'), ${NOW})`
const openAnd = (sign: '<' | '>='): string =>
  both(open, `SELECT id FROM clock WHERE what = 'resolve' AND due ${sign} ${RAN_UNTIL}`)

const stopped = (clock: CountedClock, sign: '<=' | '>'): string =>
  both(begun, `SELECT id FROM clock WHERE what = '${clock}' AND stopped <= ${NOW} AND stopped ${sign} due`)
const running = (clock: CountedClock): string =>
  both(begun, `SELECT id FROM clock WHERE what = '${clock}' AND due < ${NOW} AND (stopped IS NULL OR stopped > ${NOW})`)
const answeredByNow = `${of('replied', 'TRUE')} UNION ${everResolved}`
const noIncident = marked(`register <> 'incident'`)

/** Of which cases each count is. */
export const CASES: Readonly<Record<CountKey, string>> = {
  opening: less(of('begun', BEFORE), of('resolved', BEFORE)),
  received,
  reopened: both(begun, marked('nth > 1')),
  resolvedInMonth,
  firstTime: both(resolvedInMonth, marked('nth = 1 AND NOT reopened')),
  closedInMonth: of('closed', IN_MONTH),
  carriedOver: less(of('begun', BY_END), of('resolved', BY_END)),
  resolved,
  onTime: resolvedInTime('<='),
  late: resolvedInTime('>'),
  resolvedNoDeadline: less(resolved, limited),
  open,
  openOverdue: openAnd('<'),
  openNotDue: openAnd('>='),
  openNoDeadline: less(open, limited),
  dispatchOnTime: stopped('dispatch', '<='),
  dispatchLate: stopped('dispatch', '>'),
  dispatchOverdue: running('dispatch'),
  respondOnTime: stopped('respond', '<='),
  respondLate: stopped('respond', '>'),
  respondOverdue: running('respond'),
  arriveOnTime: stopped('arrive', '<='),
  arriveLate: stopped('arrive', '>'),
  arriveOverdue: running('arrive'),
  replyOnTime: stopped('reply', '<='),
  replyLate: stopped('reply', '>'),
  replyOverdue: running('reply'),
  answered: both(begun, noIncident, answeredByNow),
  unanswered: less(both(begun, noIncident), answeredByNow),
  repeats: both(received, marked('again')),
  valid: both(received, marked(`validity = 'valid'`)),
  partlyValid: both(received, marked(`validity = 'partly'`)),
  invalid: both(received, marked(`validity = 'invalid'`)),
  abnormal: both(received, marked('abnormal')),
  finished: asked('TRUE'),
  called: asked(`outcome IS NOT NULL AND outcome <> 'refused'`),
  satisfied: asked(`outcome = 'satisfied'`),
  fairly: asked(`outcome = 'fairly'`),
  dissatisfied: asked(`outcome = 'dissatisfied'`),
  declined: asked(`outcome = 'refused'`),
  toCall: less(asked(`why IN ('mandatory', 'sampled') AND outcome IS NULL`), marked('reopened')),
  callbackLate: asked('late'),
  misordered: both(begun, `SELECT id FROM done WHERE what = 'resolved' AND mistyped`),
}

/** Which cases a share is of, and which of those it counts. */
const judged = (clock: CountedClock): readonly [string, string] => [
  stopped(clock, '<='),
  both(begun, `SELECT id FROM clock WHERE what = '${clock}' AND (stopped <= ${NOW} OR due < ${NOW})`),
]
export const SHARED: Readonly<Record<ShareKey, readonly [of: string, among: string]>> = {
  onTimeShare: [CASES.onTime, `${both(resolved, limited)} UNION SELECT id FROM (${CASES.openOverdue})`],
  dispatchShare: judged('dispatch'),
  respondShare: judged('respond'),
  arriveShare: judged('arrive'),
  replyShare: judged('reply'),
  replyRate: [CASES.answered, both(begun, noIncident)],
  satisfiedShare: [asked(`outcome IN ('satisfied', 'fairly')`), CASES.called],
  callbackRate: [CASES.called, CASES.finished],
  repeatRate: [CASES.repeats, received],
  firstTimeShare: [CASES.firstTime, resolvedInMonth],
}

export const COLUMNS: Readonly<Record<Dimension | 'total', string>> = {
  total: `''`,
  category: 'category',
  subcategory: 'category, subcategory',
  cause: 'cause',
  channel: 'channel',
  department: 'department',
  handler: 'handler',
  building: 'building',
  weekday: 'weekday',
  hour: 'hour',
  weekdayHour: 'weekday, hour',
}

/** How many of each group, and their hours: what lies a tenth of the way from one to the next is told in tenths of a millisecond. */
export const hours = (columns: string): string => `
  WITH took AS (
    SELECT register, ${columns}, done.at - happened.at AS ms FROM cycle JOIN happened USING (id) JOIN done USING (id)
    WHERE happened.what = 'begun' AND happened.${IN_MONTH} AND done.what = 'resolved' AND NOT mistyped
  ), ranked AS (
    SELECT *, row_number() OVER (PARTITION BY register, ${columns} ORDER BY ms) - 1 AS rank,
      count(*) OVER (PARTITION BY register, ${columns}) - 1 AS last,
      lead(ms, 1, ms) OVER (PARTITION BY register, ${columns} ORDER BY ms) AS next
    FROM took
  )
  SELECT count(*), sum(ms), ${[5, 9].map((p) => `max(CASE WHEN rank = last * ${p} / 10 THEN ms * (10 - last * ${p} % 10) + next * (last * ${p} % 10) END)`).join(', ')},
    register, ${columns} FROM ranked GROUP BY register, ${columns}`
