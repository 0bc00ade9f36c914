import { pauseReasons, priorities, registers } from '../../../sheets-template/workbook/choices.ts'
import { printDuration } from '../../calendar/duration.ts'
import { formatWall } from '../../calendar/format.ts'
import type { DeadlineTrace } from '../../calendar/trace.ts'
import type { Language, Words } from '../../model/language.ts'
import type { CaseRegister } from '../../model/register.ts'
import type { CountedDeadline, CountedPause, ExplainedDeadline, PolicySaid } from '../../rules/explain-clock.ts'
import { beginning, oneLine } from '../label.ts'
import { REGISTER_TABS } from '../register-table.ts'
import { choiceWord } from '../words.ts'
import { calendarWord, weekWord } from './calendar-words.ts'
import { dayLines } from './day-lines.ts'
import { endOfDayWord, lengthWord, momentWord, shortMoment, spanWord, type TimeContext, yearOf } from './time-words.ts'

/** How much of an explanation is told. */
export interface Room {
  /** Lines for days, 3 at least. */
  readonly days: number
  readonly pauses: number
  /** Whether what pauses added is told day by day too. */
  readonly added: boolean
}

/** What an explanation is told in. */
export interface Telling {
  readonly zone: string
  readonly language: Language
  readonly register: CaseRegister
}

/** The lines that explain a deadline, from what set it to the moment it comes to; the moment itself stands before them. */
export function deadlineLines({ due, source }: ExplainedDeadline, telling: Telling, room: Room): readonly string[] {
  const { language, zone } = telling
  const zh = language === 'zh'
  switch (source.kind) {
    case 'appointment':
      return [zh ? '按预约时间' : 'By the appointment']
    case 'import':
      return [zh ? '随导入带来，不按时限标准重算' : 'Came with the import; not counted by the time limits']
    case 'promise': {
      const since = source.since === undefined ? undefined : momentWord(zone, source.since)
      const lines = [zh ? '答应客户的完成时间' : 'The completion date that the customer was given']
      if (since !== undefined) lines.push(zh ? `${since} 记入台账` : `Known to the ledger since ${since}`)
      return source.slips === 0 ? lines : [...lines, slipsWord(source.slips, language)]
    }
    case 'slip':
      return [
        slipsWord(source.slips, language),
        zh ? '再次推迟，10分钟内没有更正即上报' : 'Put off again: goes up unless it is corrected within 10 minutes',
      ]
    case 'policy':
      return countedLines(source, due, { ...telling, year: yearOf(zone, source.start) }, room)
  }
}

const slipsWord = (slips: number, language: Language): string =>
  language === 'zh' ? `已推迟 ${slips} 次` : `Put off ${slips} ${slips === 1 ? 'time' : 'times'}`

const BEGINNINGS: Readonly<Record<'triedAt' | 'drawnAt', Words>> = {
  triedAt: { zh: '最近一次未接通', en: 'The last call that reached nobody' },
  drawnAt: { zh: '抽中', en: 'Picked' },
}

function countedLines(
  source: CountedDeadline,
  due: ExplainedDeadline['due'],
  context: Telling & TimeContext,
  room: Room,
): readonly string[] {
  const { language, zone } = context
  const zh = language === 'zh'
  const { startedBy } = source
  const started =
    startedBy === 'triedAt' || startedBy === 'drawnAt' ? BEGINNINGS[startedBy][language] : header(context, startedBy)
  const start = momentWord(zone, source.start)
  const lines = [limitLine(source, language), zh ? `从${started} ${start} 起` : `From ${start}, "${started}"`]
  const calendar = calendarLine(source, language)
  if (calendar !== undefined) lines.push(calendar)
  const { trace } = source
  if (trace === undefined) {
    const pauses = pauseLines(source.pauses, context, room.pauses, false)
    return [...lines, ...pauses, changedLine(source, context), ...lastingLine(source, context)]
  }
  return [
    ...lines,
    ...traceLines(source, trace, context, room),
    `= ${momentWord(zone, due)}${endWord(source, trace, context)}`,
    ...lastingLine(source, context),
  ]
}

/** `时限标准第 3 行（报修、给排水）：8小时` */
function limitLine({ policy, limit, isJudgedByEarlier }: CountedDeadline, language: Language): string {
  const zh = language === 'zh'
  const said = printDuration(limit, language)
  if (policy === undefined) return zh ? `时限：${said}` : `Limit: ${said}`
  const row = zh ? `时限标准第 ${policy.row + 1} 行` : `Time limits row ${policy.row + 1}`
  const earlier = isJudgedByEarlier ? (zh ? '，办完后新标准不再改它' : ', stopped before the new limits') : ''
  return zh
    ? `${row}${fitsWord(policy, language)}：${said}${earlier}`
    : `${row}${fitsWord(policy, language)}: ${said}${earlier}`
}

function fitsWord({ standing, fits }: PolicySaid, language: Language): string {
  const zh = language === 'zh'
  if (standing === 'gone')
    return zh ? '（当时的，这一行现已删去或未生效）' : ' (as it was; deleted since, or not in force)'
  if (standing === 'changed' || fits === undefined) return zh ? '（当时的，后来改过）' : ' (as it was; changed since)'
  const words = [
    choiceWord(registers, fits.register, language),
    ...[fits.category, fits.subcategory].flatMap((word) => (word === undefined ? [] : [beginning(oneLine(word))])),
    ...(fits.priorities ?? []).map((key) => choiceWord(priorities, key, language)),
  ]
  return zh ? `（${words.join('、')}）` : ` (${words.join(', ')})`
}

/** What still stands still: the deadline that is told moves once that is over. */
function lastingLine({ lasting }: CountedDeadline, context: TimeContext): readonly string[] {
  if (lasting === undefined) return []
  const since = shortMoment(lasting.from, context)
  const why = choiceWord(pauseReasons, lasting.reason, context.language)
  const zh = context.language === 'zh'
  return [zh ? `${since} 起暂停（${why}），结束后再顺延` : `Paused since ${since} (${why}): moves on once that ends`]
}

/** Which calendar, and its week; none where days run whatever the calendar. */
function calendarLine({ limit, calendar, calendarName }: CountedDeadline, language: Language): string | undefined {
  const zh = language === 'zh'
  if (limit.kind === 'days') {
    const days = limit.amount * (limit.unit === 'week' ? 7 : 1)
    return zh
      ? `按自然日往后 ${days} 天，钟点不变，不看日历`
      : `${days} calendar days on, at the same time of day, whatever the calendar`
  }
  const name = calendarWord(calendarName, calendar, language)
  if (calendar === undefined)
    return zh ? `日历：${name}（日历表里已没有）` : `Calendar: ${name} (no longer in the calendar tab)`
  const week = weekWord(calendar, language)
  return zh ? `日历：${name}，${week}` : `Calendar: ${name}, ${week}`
}

/** Without a trace: why not. */
function changedLine({ calendar, today }: CountedDeadline, { language, zone }: TimeContext): string {
  const zh = language === 'zh'
  if (today !== undefined)
    return zh
      ? `日历或设置后来改过，照现在算是 ${momentWord(zone, today)}；已定的时限不变`
      : `The calendar or the settings changed since: today it would be ${momentWord(zone, today)}; the deadline stays`
  if (calendar === undefined) return zh ? '已定的时限不变' : 'The deadline stays'
  return zh ? '照现在的日历数不到；已定的时限不变' : 'The calendar of today does not get there; the deadline stays'
}

function traceLines(
  { limit, pauses }: CountedDeadline,
  trace: DeadlineTrace,
  context: TimeContext,
  room: Room,
): readonly string[] {
  const { language } = context
  const zh = language === 'zh'
  const lines: string[] = []
  if (trace.isTooLong) lines.push(zh ? '时间太长，不逐日列出' : 'Too long to be told day by day')
  lines.push(...dayLines(trace.days, limit.kind, context, room.days), ...aimLines(trace, context))
  const isCounted = limit.kind === 'span' || limit.kind === 'at-once'
  if (trace.added === undefined) return [...lines, ...pauseLines(pauses, context, room.pauses, isCounted)]
  const plain = shortMoment(trace.withoutPauses, context)
  const length = lengthWord(trace.paused, language)
  // A goal that ends at closing time goes on the day after: that its own day is over needs no line.
  const added = trace.added.days.filter(({ part }) => part !== 'over')
  return [
    ...lines,
    zh ? `不算暂停：${plain}` : `Without pauses: ${plain}`,
    ...pauseLines(pauses, context, room.pauses, false),
    zh ? `因此顺延${length}${room.added ? '：' : ''}` : `So ${length} are added${room.added ? ':' : ''}`,
    ...(room.added ? dayLines(added, 'span', context, Math.max(3, room.days - 2)) : []),
  ]
}

/** What became of the wall time that was aimed at. */
function aimLines({ aim, withoutPauses, clocksForward }: DeadlineTrace, context: TimeContext): readonly string[] {
  const { language, year } = context
  const zh = language === 'zh'
  const lines: string[] = []
  if (aim !== undefined) {
    const text = formatWall(aim.wall)
    const wall = text.startsWith(String(year)) ? text.slice(5) : text
    if (aim.isSkipped)
      lines.push(zh ? `${wall} 因时钟拨快而不存在，顺延` : `${wall} does not exist, the clocks skip it`)
    else if (aim.isClosed)
      lines.push(
        zh
          ? `${wall} 不在上班时间，顺延到 ${shortMoment(withoutPauses, context)} 上班`
          : `${wall} is closed: put off to the opening, ${shortMoment(withoutPauses, context)}`,
      )
    if (clocksForward !== 0) {
      const length = lengthWord(Math.abs(clocksForward), language)
      const isForward = clocksForward > 0
      lines.push(
        zh
          ? `其间时钟拨${isForward ? '快' : '慢'}${length}，钟面时间不变`
          : `The clocks were put ${isForward ? 'forward' : 'back'} ${length} on the way; the time on the wall stays`,
      )
    }
  }
  return lines
}

/** The pauses, the last ones of many. `isCounted`: what they took is told with the days already. */
function pauseLines(
  pauses: readonly CountedPause[],
  context: TimeContext,
  most: number,
  isCounted: boolean,
): readonly string[] {
  const { language } = context
  const zh = language === 'zh'
  const told = pauses.length > most ? pauses.slice(1 - most) : pauses
  const left = pauses.slice(0, pauses.length - told.length)
  const lines = told.map(({ from, to, reason, counted }) => {
    const why = reason === undefined ? '' : choiceWord(pauseReasons, reason, language)
    const words = zh
      ? `暂停 ${spanWord(from, to, context)}${why === '' ? '' : `（${beginning(oneLine(why))}）`}`
      : `Paused ${spanWord(from, to, context)}${why === '' ? '' : ` (${beginning(oneLine(why))})`}`
    return `${words}${tookWord(counted, language, isCounted)}`
  })
  if (left.length === 0) return lines
  const sum = left.reduce((total, { counted }) => total + counted, 0)
  const earlier = zh ? `此前暂停 ${left.length} 次` : `${left.length} pauses before`
  return [`${earlier}${tookWord(sum, language, isCounted)}`, ...lines]
}

function tookWord(counted: number, language: Language, isCounted: boolean): string {
  const zh = language === 'zh'
  if (counted === 0) return zh ? '，不影响' : ': changes nothing'
  const length = lengthWord(counted, language)
  if (isCounted) return zh ? `，${length}不计` : `: ${length} not counted`
  return zh ? `，${length}` : `: ${length}`
}

/** What the moment is: the end of which day, or of a shift. */
function endWord({ limit }: CountedDeadline, trace: DeadlineTrace, context: TimeContext): string {
  const zh = context.language === 'zh'
  const midnight = endOfDayWord(trace.due, context)
  const words: string[] = []
  if (trace.added === undefined && limit.kind === 'day-end' && midnight === undefined)
    words.push(zh ? '下班' : 'closing time')
  if (trace.added === undefined && limit.kind === 'shift-end' && midnight === undefined)
    words.push(zh ? '班次结束' : 'the end of the shift')
  if (midnight !== undefined) words.push(zh ? `即 ${midnight}` : `that is ${midnight}`)
  return words.length === 0 ? '' : zh ? `（${words.join('，')}）` : ` (${words.join(', ')})`
}

/** The header of a column of the register. */
export const header = ({ register, language }: Telling, key: string): string =>
  REGISTER_TABS[register].columns.find((column) => column.key === key)?.[language] ?? key
