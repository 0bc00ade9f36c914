import type { Language, Words } from '../model/language.ts'
import type { CaseRegister } from '../model/register.ts'
import {
  CALLBACK_FIGURES,
  CALLBACK_KEYS,
  type CallbackFigures,
  type CallbackKey,
} from '../statistics/callbacks/figures.ts'
import type { FinishedCycle } from '../statistics/callbacks/finished-cycle.ts'
import type { NameLine, WeekBlock } from '../statistics/callbacks/week-block.ts'
import type { WeekReport } from '../statistics/callbacks/week-report.ts'
import { WEEK_WORDS } from '../statistics/callbacks/week-words.ts'
import { behind, valueOf } from '../statistics/figure.ts'

/** The rows behind a figure of the week (R49): tab, row as people see it, number, and which time round. */
export function behindText({ present }: WeekReport, key: CallbackKey, language: Language): string {
  const figure: Words = CALLBACK_FIGURES[key]
  const rows = behind(CALLBACK_FIGURES[key], present.cycles)
  const registers: Readonly<Record<CaseRegister, Words>> = WEEK_WORDS
  return [
    `${present.week} · ${figure[language]} · ${rows.length}`,
    CALLBACK_FIGURES[key].definition[language],
    ...rows.map(({ register, row, number, cycle }) => {
      const place = language === 'zh' ? `第 ${row + 1} 行` : `row ${row + 1}`
      const again = language === 'zh' ? `第 ${cycle} 轮` : `time ${cycle}`
      return [registers[register][language], place, number, ...(cycle === 1 ? [] : [again])].join('  ')
    }),
  ].join('\n')
}

/** A week as data: each figure with its definition, what it counts and of how many; the rows behind one that is asked for. */
export const weekJson = (report: WeekReport, key: CallbackKey | undefined): string =>
  JSON.stringify(
    {
      ...blockJson(report.present),
      asOf: new Date(report.asOf).toISOString(),
      share: report.share,
      last: blockJson(report.last),
      weeks: report.weeks.map(({ block, draw }) => ({
        week: block.week,
        figures: figuresJson(block.total),
        pledge: draw.pledge,
        secret: draw.secret,
        picked: draw.picked.map(named),
      })),
      exemptions: report.exemptions,
      definitions: Object.fromEntries(CALLBACK_KEYS.map((one) => [one, definitionOf(one)])),
      ...(key === undefined ? {} : { rows: behind(CALLBACK_FIGURES[key], report.present.cycles).map(placed) }),
    },
    undefined,
    2,
  )

const definitionOf = (key: CallbackKey) => {
  const { zh, en, definition } = CALLBACK_FIGURES[key]
  return { zh, en, definition }
}

const blockJson = ({ week, total, byRegister, classes, callers, handlers }: WeekBlock) => ({
  week,
  figures: figuresJson(total),
  registers: byRegister.map(({ register, figures }) => ({ register, figures: figuresJson(figures) })),
  classes: classes.map((one) => ({ ...one, figures: figuresJson(one.figures) })),
  callers: callers.map(nameJson),
  handlers: handlers.map(nameJson),
})

const nameJson = ({ name, figures }: NameLine) => ({ name: name ?? null, figures: figuresJson(figures) })

const figuresJson = (figures: CallbackFigures) =>
  Object.fromEntries(CALLBACK_KEYS.map((key) => [key, { ...figures[key], value: valueOf(figures[key]) ?? null }]))

const named = ({ number, cycle }: FinishedCycle) => ({ number, cycle })
const placed = ({ register, row, number, cycle }: FinishedCycle) => ({ register, row: row + 1, number, cycle })
