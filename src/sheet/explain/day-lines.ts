import { foldDays, type TracedDays } from '../../calendar/trace-days.ts'
import { dateOfDay } from '../../calendar/wall.ts'
import type { Duration } from '../../model/duration.ts'
import { beginning, oneLine } from '../label.ts'
import { hoursWord } from './calendar-words.ts'
import { daysWord, lengthWord, stretchWord, type TimeContext } from './time-words.ts'

/** As many stretches of a day are told; of more, from the first to the last. */
const MOST_STRETCHES = 3

/** The days of a trace as lines of text, `most` at most: what was counted of each, and why the others were not. */
export function dayLines(
  days: readonly TracedDays[],
  goal: Duration['kind'],
  context: TimeContext,
  most: number,
): readonly string[] {
  const unknown = days.find(({ unknownFrom }) => unknownFrom !== undefined)?.unknownFrom
  const last = days.at(-1)?.last
  return foldDays(days, most).map((line) => {
    const words = [daysWord(line.first, line.last, context), labelOf(line, context), partOf(line, goal, context)]
    const text = words.filter((word) => word !== '').join(' ')
    const isFirst = unknown !== undefined && line.first <= unknown && unknown <= line.last
    return `${text}${clockWord(line, context)}${isFirst ? unknownWord(unknown, last ?? unknown, context) : ''}`
  })
}

/** What is special about a day, apart from being closed. */
function labelOf({ kind, name, hours }: TracedDays, { language }: TimeContext): string {
  const zh = language === 'zh'
  const called = name === undefined ? '' : beginning(oneLine(name[language]))
  const inBrackets = called === '' ? '' : zh ? `（${called}）` : ` (${called})`
  switch (kind) {
    case 'make-up':
      return `${zh ? '调休上班' : 'worked instead'}${inBrackets}`
    case 'other-hours':
      return `${zh ? '特殊时段' : 'special hours'}${inBrackets} ${hoursWord(hours ?? [], language)}`
    case 'holiday':
      return called
    case 'always':
    case 'workday':
    case 'rest':
    case 'mixed':
      return ''
  }
}

function partOf(line: TracedDays, goal: Duration['kind'], context: TimeContext): string {
  const zh = context.language === 'zh'
  switch (line.part) {
    case 'mixed':
      return mixedWord(line, context)
    case 'skipped':
      return zh ? '休' : 'closed'
    case 'over':
      return zh ? '已下班' : 'over by then'
    case 'opens':
      return zh ? '顺延到这天上班' : 'put off to its opening'
    case 'start':
      if (goal !== 'workdays') return zh ? '算在这一天' : 'is its day'
      return zh ? '起算日，不计' : 'start, not counted'
    case 'counted':
      return line.nth === undefined ? timeWord(line, context) : nthWord(line.nth, line, context)
  }
}

function nthWord([from, to]: readonly [number, number], { kind }: TracedDays, { language }: TimeContext): string {
  const range = from === to ? `${from}` : `${from}–${to}`
  if (kind === 'always') return language === 'zh' ? `第${range}天` : `day ${range}`
  if (language === 'zh') return `第${range}个工作日`
  return from === to ? `working day ${range}` : `working days ${range}`
}

function timeWord(line: TracedDays, context: TimeContext): string {
  const { counted, paused, total, stretches, first, last } = line
  const zh = context.language === 'zh'
  const length = (ms: number) => lengthWord(ms, context.language)
  if (counted === 0) return zh ? `暂停${length(paused)}，不计` : `paused ${length(paused)}, not counted`
  const days = last - first + 1
  const words: string[] = []
  const [start, end] = [stretches[0], stretches.at(-1)]
  if (days > 1) {
    const each = length(counted / days)
    words.push(zh ? `${days}天×${each}=${length(counted)}` : `${days} days × ${each} = ${length(counted)}`)
  } else if (start !== undefined && end !== undefined) {
    const told = stretches.length > MOST_STRETCHES ? [{ from: start.from, to: end.to }] : stretches
    const said = told.map((stretch) => stretchWord(first, stretch, context)).join(zh ? '、' : ', ')
    words.push(zh ? `${said} 计${length(counted)}` : `${said}: ${length(counted)}`)
  } else words.push(length(counted))
  if (paused > 0) words.push(zh ? `（另暂停${length(paused)}）` : ` (and paused ${length(paused)})`)
  if (total > counted) words.push(zh ? `，累计${length(total)}` : `, ${length(total)} in all`)
  return words.join('')
}

/** Whatever lay in the middle of a long way: how many days counted, and how many were closed. */
function mixedWord({ nth, counted, paused, total, days }: TracedDays, { language }: TimeContext): string {
  const zh = language === 'zh'
  const closed =
    days.closed === 0
      ? ''
      : zh
        ? `，休${days.closed}天${days.holidays === 0 ? '' : `（放假${days.holidays}天）`}`
        : `, ${days.closed} closed${days.holidays === 0 ? '' : ` (holidays among them: ${days.holidays})`}`
  if (nth !== undefined) return `${zh ? `第${nth.join('–')}个工作日` : `working days ${nth.join('–')}`}${closed}`
  const length = lengthWord(counted, language)
  const out =
    paused === 0
      ? ''
      : zh
        ? `（另暂停${lengthWord(paused, language)}）`
        : ` (and paused ${lengthWord(paused, language)})`
  return zh
    ? `${days.counted}天共计${length}${out}${closed}，累计${lengthWord(total, language)}`
    : `${days.counted} days, ${length}${out}${closed}, ${lengthWord(total, language)} in all`
}

function clockWord({ clockChange }: TracedDays, { language }: TimeContext): string {
  if (clockChange === 0) return ''
  const length = lengthWord(Math.abs(clockChange), language)
  const isLonger = clockChange > 0
  return language === 'zh'
    ? `（时钟拨${isLonger ? '慢' : '快'}${length}）`
    : ` (clocks put ${isLonger ? 'back' : 'forward'} ${length})`
}

function unknownWord(day: number, last: number, { language }: TimeContext): string {
  const { year } = dateOfDay(day)
  const isMore = dateOfDay(last).year > year
  return language === 'zh'
    ? `（${year}年${isMore ? '起' : ''}放假安排未知，按星期算）`
    : ` (holidays of ${year}${isMore ? ' and after' : ''} not known: by the week alone)`
}
