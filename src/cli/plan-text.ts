import { clocks } from '../../sheets-template/workbook/choices.ts'
import type { SweepResult } from '../app/sweep.ts'
import { formatInstant, formatSpan } from '../calendar/format.ts'
import { cleanLine } from '../mail/clean.ts'
import { isImmediate, type LateClock, lateClocks } from '../mail/late-clocks.ts'
import { isDraft } from '../model/case-number.ts'
import { type Clock, DEADLINE_CLOCKS } from '../model/clock.ts'
import type { Instant } from '../model/instant.ts'
import type { Language } from '../model/language.ts'
import type { Register } from '../model/register.ts'
import { isHeld } from '../plan/mails/held-lines.ts'
import type { CallbackPlan, Notice, RowPlan } from '../plan/plan.ts'
import { stageWord } from '../plan/stage-lines.ts'
import { problemText } from '../sheet/problem-text.ts'
import { REGISTER_TABS } from '../sheet/register-table.ts'
import { choiceWord } from '../sheet/words.ts'
import { faultLines } from './fault-lines.ts'

/** What a sweep did, or would do, in lines for the terminal. */
export function planText(
  { plan, view, changes, sent, failed }: SweepResult,
  planOnly: boolean,
  language: Language,
): string {
  const zh = language === 'zh'
  const { zone } = view.settings
  const lines: string[] = []
  for (const row of planOnly ? [...plan.rows, ...plan.callbacks] : []) {
    const tab = REGISTER_TABS[row.register]
    const number = row.number ?? (zh ? '未编号' : 'no number')
    lines.push(
      `${placeOf(row, language)}  ${number}${row.isNew ? (zh ? '（新）' : ' (new)') : ''}  ${stageWord(row.register, row.stage, language)}`,
    )
    for (const problem of row.problems) lines.push(`    ! ${problemText(problem, tab.columns, language, zone)}`)
    const due = deadlinesOf(row).map(
      ({ clock, at }) => `${choiceWord(clocks, clock, language)} ${formatInstant(zone, at)}`,
    )
    if (due.length > 0) lines.push(`    ${due.join('  ')}`)
  }
  for (const notice of planOnly ? new Set(plan.mails.flatMap(({ notices }) => notices)) : [])
    lines.push(...noticeLines(notice, plan.now, language))
  const [day] = plan.dailies
  if (planOnly && day !== undefined)
    lines.push(`✉ ${day.number} → ${plan.dailies.map(({ to }) => cleanLine(to.name)).join(zh ? '、' : ', ')}`)
  lines.push(...faultLines(plan.health.faults, language))
  const mails = planOnly ? plan.mails.length + plan.health.mails.length + plan.dailies.length : sent
  const rows = [...plan.rows, ...plan.callbacks]
  const numbered = rows.filter((row) => row.isNew).length
  const wrong = rows.filter((row) => row.problems.length > 0).length
  const held = plan.lines.filter(({ line }) => isHeld(line)).length
  if (held > 0)
    lines.push(
      zh
        ? `暂不发的通知 ${held} 条：安静时段过后，或合成清单再发（见“通知记录”）`
        : `Notices that wait: ${held}, for the end of the quiet hours or for a list (see the tab "Notices")`,
    )
  lines.push(
    zh
      ? `${planOnly ? '将' : ''}看 ${rows.length} 行：新编号 ${numbered}，有问题 ${wrong}；写 ${changes} 处；邮件 ${mails}${failed > 0 ? `，未发出 ${failed}（稍后自动重发）` : ''}`
      : `${rows.length} rows: ${numbered} numbered, ${wrong} with problems; ${changes} changes; ${mails} mails${failed > 0 ? `, ${failed} not sent (will be tried again)` : ''}`,
  )
  return lines.join('\n')
}

/** Where a row stands, as people count. */
const placeOf = (
  { register, row }: { readonly register: Register; readonly row: number },
  language: Language,
): string => `${REGISTER_TABS[register][language]} ${row + 1}`

/** The deadlines of a row; what is due on first sight is none. */
const deadlinesOf = (row: RowPlan | CallbackPlan): readonly { readonly clock: Clock; readonly at: Instant }[] =>
  row.register === 'callback'
    ? row.dueAt === undefined
      ? []
      : [{ clock: 'callback', at: row.dueAt }]
    : DEADLINE_CLOCKS.flatMap((clock) => {
        const stamped = row.basis?.clocks[clock]
        return stamped === undefined ? [] : [{ clock, at: stamped.due }]
      })

/** A mail, a line for each clock that it is about. A row without a number is called by its place. */
function noticeLines(notice: Notice, now: Instant, language: Language): readonly string[] {
  const zh = language === 'zh'
  const name = isDraft(notice.number) ? placeOf(notice, language) : notice.number
  const to = notice.to.map((one) => cleanLine(one.name)).join(zh ? '、' : ', ')
  return lateClocks(notice, now).map((one) => {
    const level = zh ? `第${one.level}级` : `level ${one.level}`
    return (
      `✉ ${name}  ${choiceWord(clocks, one.clock, language)} ${byHowMuch(one, notice, now, language)}`.trimEnd() +
      `  ${level} → ${to}`
    )
  })
}

function byHowMuch(one: LateClock, { wrong }: Notice, now: Instant, language: Language): string {
  const zh = language === 'zh'
  if (isImmediate(one)) return zh ? '立即上报' : 'up at once'
  // A slip is no lateness: there is no by how much.
  if (one.clock === 'slip') return ''
  if (one.clock === 'entry' && wrong !== undefined)
    return zh
      ? `已错 ${formatSpan(now - wrong.since, language)}`
      : `wrong for ${formatSpan(now - wrong.since, language)}`
  const word = one.late ? (zh ? '超时' : 'overdue by') : zh ? '还有' : 'due in'
  return `${word} ${formatSpan(Math.abs(now - one.due), language)}`
}

/** What keeps a register from being looked after, a line each. */
export const unreadableLines = (unreadable: SweepResult['plan']['unreadable'], language: Language): readonly string[] =>
  unreadable.map(({ tab, headers }) => {
    const zh = language === 'zh'
    const names = headers.map((header) => header[language]).join(zh ? '、' : ', ')
    if (headers.length === 0)
      return zh
        ? `! 没有“${tab.zh}”这张表，没有处理：请运行 setup`
        : `! There is no tab "${tab.en}", nothing was looked after: run setup`
    return zh
      ? `! “${tab.zh}”缺列或重复：${names}，本表没有处理：请改回表头，或运行 setup`
      : `! "${tab.en}" lacks columns, or has them twice: ${names}; it was left alone: restore the headers, or run setup`
  })
