import { clocks as clockChoices, pauseReasons } from '../../../sheets-template/workbook/choices.ts'
import { printDuration } from '../../calendar/duration.ts'
import { formatSpan } from '../../calendar/format.ts'
import type { DeadlineClock } from '../../model/clock.ts'
import type { Instant } from '../../model/instant.ts'
import type { ExplainedClock, ExplainedCycle, Standing } from '../../rules/explain.ts'
import { choiceWord } from '../words.ts'
import { calendarWord } from './calendar-words.ts'
import { deadlineLines, header, type Telling } from './deadline-lines.ts'
import { momentWord } from './time-words.ts'

/** A cycle of a case in words: what it is, a table of its clocks (headers first), what else counts, and each deadline at length. */
export interface CycleText {
  readonly heading: string
  readonly table: readonly (readonly string[])[]
  readonly facts: readonly string[]
  readonly details: readonly { readonly title: string; readonly lines: readonly string[] }[]
}

const HEADERS = {
  zh: ['时限', '到时', '现在', '限时', '日历'],
  en: ['Clock', 'Due', 'Now', 'Limit', 'Calendar'],
} as const

/** Room enough for everything that a trace tells. */
const ROOM = { days: 40, pauses: 200, added: true }

/** A cycle in words, of one clock or of all. `receivedAt` began the first. */
export function cycleText(
  cycle: ExplainedCycle,
  receivedAt: Instant | undefined,
  telling: Telling,
  only: DeadlineClock | undefined,
): CycleText {
  const isWanted = ({ clock }: { readonly clock: DeadlineClock }) => only === undefined || clock === only
  const clocks = cycle.clocks.filter(isWanted)
  return {
    heading: headingOf(cycle, receivedAt, telling),
    table: clocks.length === 0 ? [] : [HEADERS[telling.language], ...clocks.map((clock) => rowOf(clock, telling))],
    facts: [
      ...cycle.waiting.filter(isWanted).map((waiting) => waitingText(waiting, telling)),
      ...(cycle.pauses.length === 0 ? [] : [pausesText(cycle, telling)]),
      ...(cycle.promises.length === 0 ? [] : [promisesText(cycle, telling)]),
    ],
    details: clocks.map((explained) => ({
      title: `${dueWord(explained.clock, telling)} ${momentWord(telling.zone, explained.due)}`,
      lines: deadlineLines(explained, telling, ROOM),
    })),
  }
}

/** What a deadline is called: its column's header, or where it has none of its own, the clock. */
function dueWord(clock: DeadlineClock, telling: Telling): string {
  if (clock === 'promise') return header(telling, 'promisedAt')
  return clock === 'slip' ? choiceWord(clockChoices, clock, telling.language) : header(telling, `${clock}Due`)
}

function headingOf(
  { cycle, reopenedAt, resolvedAt }: ExplainedCycle,
  receivedAt: Instant | undefined,
  { zone, language }: Telling,
): string {
  const zh = language === 'zh'
  const [began, word] =
    reopenedAt === undefined ? [receivedAt, zh ? '受理' : 'received'] : [reopenedAt, zh ? '重开' : 'reopened']
  const parts = [
    ...(began === undefined ? [] : [`${momentWord(zone, began)} ${word}`]),
    ...(resolvedAt === undefined ? [] : [`${momentWord(zone, resolvedAt)} ${zh ? '办结' : 'resolved'}`]),
  ]
  return `${zh ? `第 ${cycle} 轮：` : `Cycle ${cycle}: `}${parts.join(zh ? '，' : ', ')}`
}

function rowOf({ clock, due, source, standing }: ExplainedClock, telling: Telling): readonly string[] {
  const { language, zone } = telling
  const zh = language === 'zh'
  const set = {
    appointment: zh ? '按预约' : 'appointment',
    import: zh ? '导入' : 'imported',
    promise: zh ? '已答应客户' : 'promised',
    slip: zh ? '10分钟' : '10 minutes',
  }
  const isCounted = source.kind === 'policy'
  return [
    choiceWord(clockChoices, clock, language),
    momentWord(zone, due),
    standingText(standing, telling),
    isCounted ? printDuration(source.limit, language) : set[source.kind],
    isCounted && source.limit.kind !== 'days' ? calendarWord(source.calendarName, source.calendar, language) : '—',
  ]
}

/** How a clock stands, in words. */
function standingText(standing: Standing, { language, zone }: Telling): string {
  const zh = language === 'zh'
  switch (standing.kind) {
    case 'on-time':
    case 'late': {
      const span = formatSpan(standing.by, language)
      const at = momentWord(zone, standing.at)
      if (standing.kind === 'late') return zh ? `${at} 完成，超时 ${span}` : `done ${at}, late by ${span}`
      return zh ? `${at} 完成，按时` : `done ${at}, on time`
    }
    case 'running':
      return zh ? `还有 ${formatSpan(standing.by, language)}` : `${formatSpan(standing.by, language)} left`
    case 'overdue':
      return zh ? `已超时 ${formatSpan(standing.by, language)}` : `overdue by ${formatSpan(standing.by, language)}`
    case 'paused': {
      const why = choiceWord(pauseReasons, standing.reason, language)
      const since = momentWord(zone, standing.since)
      return zh ? `暂停（${why}），${since} 起` : `paused (${why}) since ${since}`
    }
    case 'unknown':
      return zh ? '不详，行里只留最后一轮' : 'not known: the row shows the last cycle alone'
    case 'unwatched':
      return '—'
  }
}

function waitingText({ clock, limit, hasBegun }: ExplainedCycle['waiting'][number], { language }: Telling): string {
  const zh = language === 'zh'
  const word = choiceWord(clockChoices, clock, language)
  const said = printDuration(limit, language)
  if (hasBegun)
    return zh
      ? `${word}：限时 ${said}，没有计时（有这条限时以前已完成，或日历数不到）`
      : `${word}: limit ${said}, not counted (done before there was a limit, or the calendar does not get there)`
  return zh ? `${word}：办结后开始，限时 ${said}` : `${word}: begins with the resolution, limit ${said}`
}

function pausesText({ pauses }: ExplainedCycle, { language, zone }: Telling): string {
  const zh = language === 'zh'
  const told = pauses.map(({ from, to, reason }) => {
    const why = choiceWord(pauseReasons, reason, language)
    const start = momentWord(zone, from)
    if (to === undefined) return zh ? `${start} 起（${why}），还在暂停` : `since ${start} (${why}), still paused`
    return zh ? `${start} 至 ${momentWord(zone, to)}（${why}）` : `${start} to ${momentWord(zone, to)} (${why})`
  })
  return zh ? `暂停：${told.join('；')}` : `Pauses: ${told.join('; ')}`
}

function promisesText({ promises }: ExplainedCycle, { language, zone }: Telling): string {
  const zh = language === 'zh'
  const told = promises.map(({ date, since, isSlip }) => {
    const known = momentWord(zone, since)
    const slip = isSlip ? (zh ? '，推迟' : ', put off') : ''
    return zh
      ? `${momentWord(zone, date)}（${known} 记入${slip}）`
      : `${momentWord(zone, date)} (known since ${known}${slip})`
  })
  return zh ? `承诺：${told.join(' → ')}` : `Promises: ${told.join(' → ')}`
}
