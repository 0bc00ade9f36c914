import type { CaseExplained } from '../app/explain.ts'
import type { DeadlineClock } from '../model/clock.ts'
import type { Language } from '../model/language.ts'
import { stageWord } from '../plan/stage-lines.ts'
import { cycleText } from '../sheet/explain/case-text.ts'
import { momentWord } from '../sheet/explain/time-words.ts'
import { problemText } from '../sheet/problem-text.ts'
import { REGISTER_TABS } from '../sheet/register-table.ts'
import { tableLines } from './table.ts'

/** What a case's deadlines rest on, for a supervisor with a calendar and a pencil: a table, then each deadline step by step. */
export function explainText(explained: CaseExplained, only: DeadlineClock | undefined, language: Language): string {
  const { number, title, plan, cycles, isChanged, view, now } = explained
  const zh = language === 'zh'
  const { zone } = view.settings
  const telling = { zone, language, register: plan.register }
  const stage = stageWord(plan.register, plan.stage, language)
  const row = zh ? `${title} 第 ${plan.row + 1} 行` : `${title}, row ${plan.row + 1}`
  const asOf = zh ? `截至 ${momentWord(zone, now)}（${zone}）` : `as of ${momentWord(zone, now)} (${zone})`
  const problems = plan.problems.map((one) => problemText(one, REGISTER_TABS[plan.register].columns, language, zone))
  const lines = [`${number}  ${row}  ${stage}  ${asOf}`]
  if (isChanged) lines.push(CHANGED[language])
  if (!cycles.some(({ clocks }) => clocks.length > 0)) lines.push(noneText(problems, language))
  else lines.push(...problems.map((text) => `! ${text}`))
  for (const cycle of cycles) {
    const { heading, table, facts, details } = cycleText(cycle, plan.fields.receivedAt, telling, only)
    lines.push('', heading, ...tableLines(table), ...tableLines(facts.map((fact) => [fact])))
    if (only !== undefined && details.length === 0 && facts.length === 0) lines.push(NO_SUCH[language])
    for (const detail of details) lines.push('', detail.title, ...tableLines(detail.lines.map((line) => ['', line])))
  }
  return lines.join('\n')
}

const CHANGED = {
  zh: '! 行里的内容改过，下次巡检会重新计算；以下是改动以前的',
  en: '! The row was changed: the next sweep counts its deadlines anew; this is what they were',
} as const

const NO_SUCH = { zh: '这一项没有时限', en: 'No deadline of that kind' } as const

function noneText(problems: readonly string[], language: Language): string {
  const zh = language === 'zh'
  if (problems.length === 0) return zh ? '还没有时限：还没有巡检到' : 'No deadlines yet: no sweep has looked at it'
  return zh ? `还没有时限：${problems.join('；')}` : `No deadlines: ${problems.join('; ')}`
}
