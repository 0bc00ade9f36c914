import { clocks as clockWords } from '../../sheets-template/workbook/choices.ts'
import type { PlannedPolicy } from '../app/apply-policy.ts'
import { formatSpan } from '../calendar/format.ts'
import { HOUR, MINUTE } from '../model/instant.ts'
import type { Language } from '../model/language.ts'
import type { RenewedCase } from '../plan/plan-policy.ts'
import { goalText } from '../plan/policy-changes.ts'
import type { ClockMove } from '../plan/policy-moves.ts'
import type { LedgerView } from '../sheet/ledger-view.ts'
import { choiceWord } from '../sheet/words.ts'
import { unreadableLines } from './plan-text.ts'
import { countPolicy } from './policy-counts.ts'
import { tableLines } from './table.ts'

const HEADERS = {
  zh: ['编号', '时限', '原来', '改为', '早晚', '时限标准'],
  en: ['Number', 'Clock', 'Was', 'Becomes', 'Earlier or later', 'Time limits'],
} as const satisfies Readonly<Record<Language, readonly string[]>>

/** What applying the policy of today would change: a table grouped by case, what it comes to, and what stays as it is. */
export function policyText({ plan, view }: PlannedPolicy, language: Language): string {
  const rows = plan.cases.flatMap((one) => one.moves.map((move, index) => rowOf(one, move, index, view, language)))
  return [
    ...(rows.length === 0 ? [] : [...tableLines([HEADERS[language], ...rows]), '']),
    ...unreadableLines(plan.unreadable, language),
    summary(plan, language),
    ...untouchedLines(plan, language),
  ].join('\n')
}

function rowOf(
  { number, before, after }: RenewedCase,
  move: ClockMove,
  index: number,
  view: LedgerView,
  language: Language,
): readonly string[] {
  const zh = language === 'zh'
  const rowText = (row: number | undefined) => (row === undefined ? '—' : zh ? `第 ${row + 1} 行` : `row ${row + 1}`)
  const [was, becomes] = [rowText(before.policyRow), rowText(after.policyRow)]
  return [
    index === 0 ? number : '',
    choiceWord(clockWords, move.clock, language),
    goalText(move.was, view, language),
    goalText(move.becomes, view, language),
    byText(move, after.calendar, view, language),
    was === becomes ? was : `${was} → ${becomes}`,
    ...(move.overdueAtOnce ? [zh ? '立即超时' : 'overdue at once'] : []),
  ]
}

/** By how much a deadline moves, in elapsed time and, where its calendar has hours, in those. */
function byText({ was, becomes, elapsed, working }: ClockMove, calendar: string, view: LedgerView, language: Language) {
  const zh = language === 'zh'
  if (elapsed === undefined) {
    if (was === undefined) return zh ? '新增' : 'new'
    if (becomes === undefined) return zh ? '取消' : 'gone'
    return zh ? '尚未开始' : 'not begun'
  }
  const span = formatSpan(elapsed, language)
  const name = view.calendars.get(calendar)?.name ?? calendar
  const hours = working === undefined ? '' : openHours(working, language)
  if (zh) return `${elapsed < 0 ? '提前' : '推后'} ${span}${hours === '' ? '' : `（按“${name}” ${hours}）`}`
  return `${span} ${elapsed < 0 ? 'earlier' : 'later'}${hours === '' ? '' : ` (${hours} of "${name}")`}`
}

/** Open time as hours and minutes: a day of it is no 24 hours. */
function openHours(ms: number, language: Language): string {
  const minutes = Math.floor(Math.abs(ms) / MINUTE)
  const hours = Math.floor((minutes * MINUTE) / HOUR)
  const rest = minutes % 60
  const [hour, minute] = language === 'zh' ? ['小时', '分钟'] : [' h', ' min']
  const words = [...(hours > 0 ? [`${hours}${hour}`] : []), ...(rest > 0 || hours === 0 ? [`${rest}${minute}`] : [])]
  return words.join(language === 'zh' ? '' : ' ')
}

function summary(plan: PlannedPolicy['plan'], language: Language): string {
  const { cases, moves, earlier, later, overdue, mails, quiet } = countPolicy(plan)
  const zh = language === 'zh'
  const parts: string[] = []
  if (moves === 0) parts.push(zh ? '没有时限会变' : 'No deadline would move')
  else {
    const kinds = [
      ...(earlier > 0 ? [zh ? `提前 ${earlier} 个` : `${earlier} earlier`] : []),
      ...(later > 0 ? [zh ? `推后 ${later} 个` : `${later} later`] : []),
    ]
    const which = kinds.length === 0 ? '' : zh ? `（${kinds.join('，')}）` : ` (${kinds.join(', ')})`
    parts.push(
      zh
        ? `${cases} 件的 ${moves} 个时限会变${which}`
        : `${many(moves, 'deadline')} of ${many(cases, 'case')} would move${which}`,
    )
  }
  if (overdue > 0) parts.push(zh ? `其中 ${overdue} 个立即超时` : `${overdue} of them would be overdue at once`)
  if (mails > 0)
    parts.push(
      zh
        ? `下次巡检会因此就 ${mails} 件发邮件`
        : `the next sweep would mail about ${many(mails, 'case')} because of it`,
    )
  if (quiet > 0)
    parts.push(
      zh
        ? `另有 ${quiet} 件时限不变，只改记今后适用的标准`
        : `${many(quiet, 'more case')} would keep every deadline and only note the limits that hold from now on`,
    )
  return `${parts.join(zh ? '；' : '; ')}${zh ? '。' : '.'}`
}

function untouchedLines({ untouched }: PlannedPolicy['plan'], language: Language): readonly string[] {
  const zh = language === 'zh'
  const { same, resolved, imported, unaccepted, unmatched } = untouched
  const words: readonly (readonly [number, string, string])[] = [
    [same, `${same} 件与现行标准一致`, `${same} already as the time limits say`],
    [resolved, `${resolved} 件已办结`, `${resolved} resolved`],
    [imported, `${imported} 件的时限是导入的`, `${imported} with imported deadlines`],
    [unaccepted, `${unaccepted} 件待更正`, `${unaccepted} to be corrected`],
    [unmatched, `${unmatched} 件在时限标准里没有适用的一行`, `${unmatched} that no row of the time limits applies to`],
  ]
  const told = words.flatMap(([count, textZh, textEn]) => (count === 0 ? [] : [zh ? textZh : textEn]))
  if (told.length === 0) return []
  return [zh ? `不动的：${told.join('，')}。` : `Left as they are: ${told.join(', ')}.`]
}

const many = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`
