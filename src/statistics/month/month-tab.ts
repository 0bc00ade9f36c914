import { formatInstant } from '../../calendar/format.ts'
import type { Words } from '../../model/language.ts'
import type { Look, ReportCell, ReportChart, ReportTab, Tone } from '../../model/report-tab.ts'
import type { Settings } from '../../sheet/settings.ts'
import { valueOf } from '../figure.ts'
import type { Month } from '../month.ts'
import { COUNTS, type CountKey, FLOW, OUTCOME } from './counts.ts'
import type { CountedMonth } from './month-figures.ts'
import type { MonthReport, RegisterMonth } from './month-report.ts'
import { MONTH_SENTENCES, MONTH_WORDS } from './month-words.ts'
import { SHARES, shareOf } from './shares.ts'
import { SPREADS, spreadOf } from './spreads.ts'
import type { Tally } from './tally.ts'

type Row = readonly ReportCell[]
type MeasureKey = 'firstTimeShare' | 'onTimeShare' | 'medianHours' | 'p90Hours'
type FigureKey = CountKey | MeasureKey
const { firstTimeShare, onTimeShare } = SHARES
const { medianHours, p90Hours } = SPREADS
const MEASURES = { firstTimeShare, onTimeShare, medianHours, p90Hours }
const unitOf = (key: MeasureKey) => (key === 'medianHours' || key === 'p90Hours' ? 'hours' : 'share')
const measured = (key: MeasureKey, tally: Tally): number | undefined =>
  key === 'medianHours' || key === 'p90Hours' ? spreadOf(key, tally) : valueOf(shareOf(key, tally))

/** The columns of a table right of the category, and what stands at the head of a register. */
const TABLE = [...keysOf(FLOW), ...keysOf(OUTCOME), ...keysOf(MEASURES)]
const HEADLINE = [
  'received',
  'resolvedInMonth',
  'carriedOver',
  'openOverdue',
  'firstTimeShare',
  'onTimeShare',
  'medianHours',
  'p90Hours',
] as const

/** What a category's column is built of, from the bottom: together they are what was received or reopened. */
const OUTCOME_TONES: Readonly<Partial<Record<FigureKey, Tone>>> = {
  onTime: 'good',
  late: 'late',
  openOverdue: 'bad',
  openNotDue: 'open',
  resolvedNoDeadline: 'plain',
  openNoDeadline: 'plain',
}
/** A chart lies over this many blank rows, at the height that the service gives a row. */
const CHART_ROWS = 16
const CHART_SIZE = { width: 900, height: CHART_ROWS * 21 - 16 }

/** What the tab of a month is called: `月统计 2026-11`. */
export const monthTitle = (month: Month, { language }: Pick<Settings, 'language'>): string =>
  `${MONTH_WORDS.tab[language]} ${month}`

/**
 * A month's figures as a tab (R45): a block a register, headline figures first, then by category; below, what every figure
 * means (R49). The same report and settings give the same tab (R50). Category names go in as the text they are.
 */
export function renderMonth(report: MonthReport, settings: Pick<Settings, 'site' | 'zone' | 'language'>): ReportTab {
  const say = (words: Words): string => words[settings.language]
  const rows: Row[] = [[looked(titleLine(report, settings), 'title')]]
  const charts: ReportChart[] = []
  for (const register of report.registers) {
    rows.push([])
    const block = registerBlock(register, rows.length, say)
    rows.push(...block.rows)
    charts.push(...block.charts)
  }
  return {
    kind: 'month',
    title: monthTitle(report.month, settings),
    widths: [150, ...TABLE.map(() => 76)],
    frozenRows: 1,
    rows: [...rows, [], ...definitionRows(say)],
    charts,
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

interface Block {
  readonly rows: readonly Row[]
  readonly charts: readonly ReportChart[]
}

/** A register's rows, of which the first one is row `top` of the tab, and the chart that lies over the blank ones. */
function registerBlock(register: RegisterMonth, top: number, say: Say): Block {
  const name: Row = [looked(say(MONTH_WORDS[register.register]), 'title')]
  if ('lacks' in register)
    return { rows: [name, [looked(say(MONTH_SENTENCES.lacks(register.lacks)), 'note')]], charts: [] }
  const head = [name, ...headlineRows(register, say), []]
  const table = tableRows(register, say)
  const rows = [...head, ...table, ...noteRows(register, say)]
  if (register.total.counts.received + register.total.counts.reopened === 0) return { rows, charts: [] }
  const chart: ReportChart = {
    title: say(MONTH_SENTENCES.chart(MONTH_WORDS[register.register])),
    // The table's second row has the headers, its last the totals.
    table: {
      row: top + head.length + 1,
      rows: table.length - 2,
      names: 0,
      series: TABLE.flatMap((key, index) => {
        const tone = OUTCOME_TONES[key]
        return tone === undefined ? [] : [{ column: index + 1, tone }]
      }),
    },
    form: 'stacked',
    at: { row: top + rows.length + 1, column: 0 },
    size: CHART_SIZE,
  }
  return { rows: [...rows, [], ...Array.from({ length: CHART_ROWS }, () => [])], charts: [chart] }
}

const headlineRows = ({ total }: CountedMonth, say: Say): readonly Row[] => [
  [null, ...HEADLINE.map((key) => looked(say(nameOf(key)), 'header'))],
  [null, ...HEADLINE.map((key) => totalCell(key, total))],
]

function tableRows({ total, by }: CountedMonth, say: Say): readonly Row[] {
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
    ...by.category.map(
      ({ names: [category], tally }): Row => [
        category ?? say(MONTH_WORDS.noCategory),
        ...TABLE.map((key) => plainCell(key, tally)),
      ],
    ),
    [looked(say(MONTH_WORDS.total), 'total'), ...TABLE.map((key) => totalCell(key, total))],
  ]
}

function noteRows({ total, leftOut }: CountedMonth, say: Say): readonly Row[] {
  return [
    ...(total.counts.misordered > 0 ? [say(MONTH_SENTENCES.misordered(total.counts.misordered))] : []),
    ...(leftOut.length > 0 ? [say(MONTH_SENTENCES.leftOut(leftOut))] : []),
  ].map((text): Row => [looked(text, 'note')])
}

function definitionRows(say: Say): readonly Row[] {
  const { now, nowMeans, accepted, acceptedMeans, rounds, roundsMean, incident, incidentMeans } = MONTH_WORDS
  const line = (name: Words, definition: Words): Row => [looked(say(name), 'note'), looked(say(definition), 'note')]
  return [
    [looked(say(MONTH_WORDS.definitions), 'header')],
    ...TABLE.map((key) => line(nameOf(key), isMeasure(key) ? MEASURES[key].definition : COUNTS[key].definition)),
    line(now, nowMeans),
    line(accepted, acceptedMeans),
    line(rounds, roundsMean),
    line(incident, incidentMeans),
  ]
}

function keysOf<K extends FigureKey>(figures: Readonly<Record<K, unknown>>): readonly K[] {
  return Object.keys(figures) as K[]
}

const isMeasure = (key: FigureKey): key is MeasureKey => key in MEASURES
const nameOf = (key: FigureKey): Words => (isMeasure(key) ? MEASURES[key] : COUNTS[key])
const looked = (value: string | number | null, look: Look): ReportCell => ({ value, look })

/** A count stands as a plain number; a share or hours that nothing was measured for stay blank. */
const plainCell = (key: FigureKey, figures: Tally): ReportCell =>
  isMeasure(key) ? looked(measured(key, figures) ?? null, unitOf(key)) : figures.counts[key]

const totalCell = (key: FigureKey, figures: Tally): ReportCell =>
  isMeasure(key) ? looked(measured(key, figures) ?? null, `total-${unitOf(key)}`) : looked(figures.counts[key], 'total')
