import type { CaseExplained } from '../app/explain.ts'
import { printDuration } from '../calendar/duration.ts'
import { formatDay } from '../calendar/format.ts'
import { printHours } from '../calendar/hours.ts'
import type { DeadlineTrace } from '../calendar/trace.ts'
import type { TracedDays } from '../calendar/trace-days.ts'
import type { DeadlineClock } from '../model/clock.ts'
import type { Instant } from '../model/instant.ts'
import type { Language } from '../model/language.ts'
import type { ExplainedClock, ExplainedCycle, Standing } from '../rules/explain.ts'
import type { DeadlineSource } from '../rules/explain-clock.ts'
import { problemText } from '../sheet/problem-text.ts'
import { REGISTER_TABS } from '../sheet/register-table.ts'
import { printMoment } from './deadline/moment.ts'

/**
 * What a case's deadlines rest on, for programs: times in ISO 8601 with the offset of the site's zone, days as dates, lengths in
 * milliseconds, limits as the command `deadline` reads them, rows as people count them, absent things as null.
 */
export function explainJson(explained: CaseExplained, only: DeadlineClock | undefined, language: Language): string {
  const { number, title, plan, cycles, isChanged, view, now } = explained
  const { columns } = REGISTER_TABS[plan.register]
  const say = sayIn(view.settings.zone)
  return JSON.stringify(
    {
      number,
      register: plan.register,
      tab: title,
      row: plan.row + 1,
      stage: plan.stage,
      now: say.time(now),
      zone: view.settings.zone,
      changedSinceSweep: isChanged,
      problems: plan.problems.map((problem) => ({
        column: problem.column,
        code: problem.code,
        severity: problem.severity,
        text: problemText(problem, columns, language, view.settings.zone),
      })),
      cycles: cycles.map((cycle) => cycleData(cycle, only, say)),
    },
    null,
    2,
  )
}

interface Say {
  readonly time: (at: Instant | undefined) => string | null
}

const sayIn = (zone: string): Say => ({
  time: (at) => (at === undefined ? null : (printMoment(zone, at) ?? null)),
})

const rowOf = (row: number | undefined): number | null => (row === undefined ? null : row + 1)

function cycleData(cycle: ExplainedCycle, only: DeadlineClock | undefined, say: Say) {
  const isWanted = ({ clock }: { readonly clock: DeadlineClock }) => only === undefined || clock === only
  return {
    cycle: cycle.cycle,
    present: cycle.isPresent,
    reopenedAt: say.time(cycle.reopenedAt),
    resolvedAt: say.time(cycle.resolvedAt),
    policyRow: rowOf(cycle.policyRow),
    calendar: cycle.calendarName,
    pauses: cycle.pauses.map(({ from, to, reason }) => ({ from: say.time(from), to: say.time(to), reason })),
    promises: cycle.promises.map(({ date, since, isSlip }) => ({
      date: say.time(date),
      since: say.time(since),
      slip: isSlip,
    })),
    waiting: cycle.waiting
      .filter(isWanted)
      .map(({ clock, limit, hasBegun }) => ({ clock, limit: printDuration(limit, 'en'), begun: hasBegun })),
    clocks: cycle.clocks.filter(isWanted).map((clock) => clockData(clock, say)),
  }
}

const clockData = ({ clock, due, source, standing }: ExplainedClock, say: Say) => ({
  clock,
  due: say.time(due),
  standing: standingData(standing, say),
  source: sourceData(source, say),
})

function standingData(standing: Standing, say: Say) {
  return {
    kind: standing.kind,
    at: 'at' in standing ? say.time(standing.at) : null,
    byMs: 'by' in standing ? standing.by : null,
    since: 'since' in standing ? say.time(standing.since) : null,
    reason: 'reason' in standing ? standing.reason : null,
  }
}

function sourceData(source: DeadlineSource, say: Say) {
  if (source.kind !== 'policy')
    return {
      kind: source.kind,
      slips: 'slips' in source ? source.slips : null,
      since: 'since' in source ? say.time(source.since) : null,
    }
  const { limit, policy, start, startedBy, calendar, calendarName, pauses, trace, today, isJudgedByEarlier } = source
  return {
    kind: source.kind,
    limit: printDuration(limit, 'en'),
    policy: policy === undefined ? null : { ...policy, row: policy.row + 1, fits: policy.fits ?? null },
    judgedByEarlierPolicy: isJudgedByEarlier,
    start: say.time(start),
    startedBy,
    calendar: {
      key: calendarName,
      name: calendar?.name ?? null,
      week: calendar?.kind === 'working' ? calendar.week.map((hours) => printHours(hours, 'en')) : null,
    },
    pauses: pauses.map(({ from, to, reason, counted }) => ({
      from: say.time(from),
      to: say.time(to),
      reason: reason ?? null,
      countedMs: counted,
    })),
    trace: trace === undefined ? null : traceData(trace, say),
    dueByTodaysCalendar: say.time(today),
  }
}

const traceData = ({ due, withoutPauses, days, isTooLong, paused, added, clocksForward }: DeadlineTrace, say: Say) => ({
  due: say.time(due),
  withoutPauses: say.time(withoutPauses),
  pausedMs: paused,
  clocksForwardMs: clocksForward,
  tooLong: isTooLong,
  days: days.map((line) => dayData(line, say)),
  added: added === undefined ? null : added.days.map((line) => dayData(line, say)),
})

const dayData = (line: TracedDays, say: Say) => ({
  first: formatDay(line.first),
  last: formatDay(line.last),
  kind: line.kind,
  part: line.part,
  hours: line.hours === undefined ? null : printHours(line.hours, 'en'),
  name: line.name ?? null,
  holidaysKnown: line.unknownFrom === undefined,
  workdays: line.nth ?? null,
  countedMs: line.counted,
  pausedMs: line.paused,
  totalMs: line.total,
  clockChangeMs: line.clockChange,
  daysCounted: line.days.counted,
  daysClosed: line.days.closed,
  holidays: line.days.holidays,
  stretches: line.stretches.map(({ from, to }) => ({ from: say.time(from), to: say.time(to) })),
})
