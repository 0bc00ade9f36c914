import { clocks } from '../../sheets-template/workbook/choices.ts'
import type { SweepResult } from '../app/sweep.ts'
import { formatInstant, formatSpan } from '../calendar/format.ts'
import { cleanLine } from '../mail/clean.ts'
import { DEADLINE_CLOCKS } from '../model/clock.ts'
import type { Language } from '../model/language.ts'
import { stageWord } from '../plan/stage-lines.ts'
import { problemText } from '../sheet/problem-text.ts'
import { REGISTER_TABS } from '../sheet/register-table.ts'
import { choiceWord } from '../sheet/words.ts'

/** What a sweep did, or would do, in lines for the terminal. */
export function planText(
  { plan, view, changes, sent, failed }: SweepResult,
  planOnly: boolean,
  language: Language,
): string {
  const zh = language === 'zh'
  const { zone } = view.settings
  const lines: string[] = []
  for (const row of planOnly ? plan.rows : []) {
    const tab = REGISTER_TABS[row.register]
    const name = `${tab[language]} ${row.row + 1}`
    const number = row.number ?? (zh ? '未编号' : 'no number')
    lines.push(
      `${name}  ${number}${row.isNew ? (zh ? '（新）' : ' (new)') : ''}  ${stageWord(row.register, row.stage, language)}`,
    )
    for (const problem of row.problems) lines.push(`    ! ${problemText(problem, tab.columns, language, zone)}`)
    const due = DEADLINE_CLOCKS.flatMap((clock) => {
      const stamped = row.basis?.clocks[clock]
      return stamped === undefined ? [] : [`${choiceWord(clocks, clock, language)} ${formatInstant(zone, stamped.due)}`]
    })
    if (due.length > 0) lines.push(`    ${due.join('  ')}`)
  }
  for (const notice of planOnly ? plan.notices : [])
    for (const { clock, level, due } of notice.items) {
      const late = plan.now >= due
      const word = late ? (zh ? '超时' : 'overdue by') : zh ? '还有' : 'due in'
      // A slip is no lateness: there is no by how much.
      const by = clock === 'slip' ? '' : ` ${word} ${formatSpan(Math.abs(plan.now - due), language)}`
      const to = notice.to.map((one) => cleanLine(one.name)).join(zh ? '、' : ', ')
      lines.push(
        `✉ ${notice.number}  ${choiceWord(clocks, clock, language)}${by}  ${zh ? `第${level}级` : `level ${level}`} → ${to}`,
      )
    }
  lines.push(...unreadableLines(plan.unreadable, language))
  const numbered = plan.rows.filter((row) => row.isNew).length
  const wrong = plan.rows.filter((row) => row.problems.length > 0).length
  lines.push(
    zh
      ? `${planOnly ? '将' : ''}看 ${plan.rows.length} 行：新编号 ${numbered}，有问题 ${wrong}；写 ${changes} 处；邮件 ${planOnly ? plan.notices.length : sent}${failed > 0 ? `，未发出 ${failed}（稍后自动重发）` : ''}`
      : `${plan.rows.length} rows: ${numbered} numbered, ${wrong} with problems; ${changes} changes; ${planOnly ? plan.notices.length : sent} mails${failed > 0 ? `, ${failed} not sent (will be tried again)` : ''}`,
  )
  return lines.join('\n')
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
