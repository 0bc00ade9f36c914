import { formatInstant } from '../calendar/format.ts'
import type { Words } from '../model/language.ts'
import type { Look, ReportCell, ReportTab } from '../model/report-tab.ts'
import type { Settings } from '../sheet/settings.ts'
import { COUNTS, type CountKey, FLOW, OUTCOME } from './counts.ts'
import { MEASURES, type MeasureKey } from './measures.ts'
import type { Month } from './month.ts'
import type { Figures } from './month-figures.ts'
import type { CountedRegister, MonthReport, RegisterMonth } from './month-report.ts'
import { MONTH_SENTENCES, MONTH_WORDS } from './month-words.ts'

type Row = readonly ReportCell[]
type FigureKey = CountKey | MeasureKey

/** The columns of a table right of the category, and what stands at the head of a register. */
const TABLE = [...keysOf(FLOW), ...keysOf(OUTCOME), ...keysOf(MEASURES)]
const HEADLINE = [
  'received',
  'resolvedInMonth',
  'carriedOver',
  'openOverdue',
  'onTimeShare',
  'medianHours',
  'p90Hours',
] as const

/** What the tab of a month is called: `统计 2026-11`. */
export const monthTitle = (month: Month, { language }: Pick<Settings, 'language'>): string =>
  `${MONTH_WORDS.tab[language]} ${month}`

/**
 * A month's figures as a tab (R45): a block a register, headline figures first, then by category; below, what every figure
 * means (R49). The same report and settings give the same tab (R50). Category names go in as the text they are.
 */
export function renderMonth(report: MonthReport, settings: Pick<Settings, 'site' | 'zone' | 'language'>): ReportTab {
  const say = (words: Words): string => words[settings.language]
  return {
    title: monthTitle(report.month, settings),
    widths: [150, ...TABLE.map(() => 76)],
    frozenRows: 1,
    rows: [
      [looked(titleLine(report, settings), 'title')],
      ...report.registers.flatMap((register) => [[], ...registerRows(register, say)]),
      [],
      ...definitionRows(say),
    ],
  }
}

type Say = (words: Words) => string

function titleLine(
  { month, bounds, asOf }: MonthReport,
  { site, zone, language }: Pick<Settings, 'site' | 'zone' | 'language'>,
): string {
  const running = asOf < bounds.end ? MONTH_WORDS.running[language] : ''
  const moment = `${MONTH_WORDS.asOf[language]} ${formatInstant(zone, asOf)}${running}`
  return [site, monthTitle(month, { language }), moment].join(' · ')
}

function registerRows(register: RegisterMonth, say: Say): readonly Row[] {
  const name: Row = [looked(say(MONTH_WORDS[register.register]), 'title')]
  if ('lacks' in register) return [name, [looked(say(MONTH_SENTENCES.lacks(register.lacks)), 'note')]]
  return [name, ...headlineRows(register, say), [], ...tableRows(register, say), ...noteRows(register, say)]
}

const headlineRows = ({ total }: CountedRegister, say: Say): readonly Row[] => [
  [null, ...HEADLINE.map((key) => looked(say(nameOf(key)), 'header'))],
  [null, ...HEADLINE.map((key) => totalCell(key, total))],
]

function tableRows({ total, byCategory }: CountedRegister, say: Say): readonly Row[] {
  const header = (words: Words): ReportCell => looked(say(words), 'header')
  const group = (words: Words): ReportCell => looked(say(words), 'note')
  return [
    // Notes run on over the blank cells beside them; a header would wrap in its one narrow column.
    [
      null,
      group(MONTH_WORDS.flow),
      ...keysOf(FLOW)
        .slice(1)
        .map(() => null),
      group(MONTH_WORDS.outcome),
    ],
    [header(MONTH_WORDS.category), ...TABLE.map((key) => header(nameOf(key)))],
    ...byCategory.map(
      ({ category, figures }): Row => [
        category ?? say(MONTH_WORDS.noCategory),
        ...TABLE.map((key) => plainCell(key, figures)),
      ],
    ),
    [looked(say(MONTH_WORDS.total), 'total'), ...TABLE.map((key) => totalCell(key, total))],
  ]
}

function noteRows({ total, leftOut }: CountedRegister, say: Say): readonly Row[] {
  return [
    ...(total.misordered > 0 ? [say(MONTH_SENTENCES.misordered(total.misordered))] : []),
    ...(leftOut.length > 0 ? [say(MONTH_SENTENCES.leftOut(leftOut))] : []),
  ].map((text): Row => [looked(text, 'note')])
}

function definitionRows(say: Say): readonly Row[] {
  const { now, nowMeans, accepted, acceptedMeans, reopened, reopenedMeans } = MONTH_WORDS
  const line = (name: Words, definition: Words): Row => [looked(say(name), 'note'), looked(say(definition), 'note')]
  return [
    [looked(say(MONTH_WORDS.definitions), 'header')],
    ...TABLE.map((key) => line(nameOf(key), isMeasure(key) ? MEASURES[key].definition : COUNTS[key].definition)),
    line(now, nowMeans),
    line(accepted, acceptedMeans),
    line(reopened, reopenedMeans),
  ]
}

function keysOf<K extends FigureKey>(figures: Readonly<Record<K, unknown>>): readonly K[] {
  return Object.keys(figures) as K[]
}

const isMeasure = (key: FigureKey): key is MeasureKey => key in MEASURES
const nameOf = (key: FigureKey): Words => (isMeasure(key) ? MEASURES[key] : COUNTS[key])
const looked = (value: string | number | null, look: Look): ReportCell => ({ value, look })

/** A count stands as a plain number; a share or hours that nothing was measured for stay blank. */
const plainCell = (key: FigureKey, figures: Figures): ReportCell =>
  isMeasure(key) ? looked(figures[key] ?? null, MEASURES[key].unit) : figures[key]

const totalCell = (key: FigureKey, figures: Figures): ReportCell =>
  isMeasure(key) ? looked(figures[key] ?? null, `total-${MEASURES[key].unit}`) : looked(figures[key], 'total')
