import { formatDay, formatInstant } from '../../calendar/format.ts'
import { dayOf, weekday } from '../../calendar/wall.ts'
import { toWall } from '../../calendar/zone.ts'
import { DAY_KEYS, type DayKey } from '../../model/daily.ts'
import type { Words } from '../../model/language.ts'
import type { Area, ReportCell, ReportChart, ReportSite, ReportTab } from '../../model/report-tab.ts'
import { looked, type Row, type Say } from '../cells.ts'
import { caseRows, MOST_LISTED, personText } from './case-rows.ts'
import type { DailyReport, DayLine } from './daily-report.ts'
import { DAILY_SENTENCES, DAILY_WORDS, weekdayWords } from './daily-words.ts'
import { DAY_FIGURES, FORGOTTEN } from './round-in-day.ts'

/** 1,030 pixels: a page of A4, landscape. */
const WIDTHS = [150, 90, 90, 120, 120, 140, 90, 130, 100] as const
/** A chart lies over this many blank rows, at the height that the service gives a row. */
const CHART_ROWS = 15
const CHART_SIZE = { width: 900, height: CHART_ROWS * 21 - 16 }

const FIGURES: Readonly<Record<DayKey, Words & { readonly definition: Words }>> = {
  ...DAY_FIGURES,
  forgotten: FORGOTTEN,
}
/** What somebody has to act on where it is not nothing. */
const ALARMING: ReadonlySet<DayKey> = new Set(['overdue', 'forgotten'])

/**
 * A day as a tab (R43): today in words and figures, what is forgotten and what else is overdue with links to its rows, everybody's part of
 * it, the last days a line each, and what every figure means (R49). The same report and site give the same tab (R50).
 */
export function renderDaily(report: DailyReport, site: ReportSite): ReportTab {
  const say: Say = (words) => words[site.language]
  const { today, days } = report
  const parts: readonly (readonly Row[])[] = [
    [[looked(titleLine(report, site), 'title')], ...sentences(report, say)],
    headlineRows(report, say),
    caseRows(today.forgotten, DAILY_WORDS.forgotten, report.asOf, site),
    caseRows(today.overdue, DAILY_WORDS.overdue, report.asOf, site),
    peopleRows(report, say),
    dayRows(days, say),
  ]
  const rows: Row[] = []
  const starts = parts.map((part) => {
    if (part.length === 0) return rows.length
    if (rows.length > 0) rows.push([])
    const start = rows.length
    rows.push(...part)
    return start
  })
  const [, , forgottenAt = 0, overdueAt = 0, peopleAt = 0, daysAt = 0] = starts
  const chartAt = rows.length + 1
  const hasChart = days.length > 1
  return {
    kind: 'daily',
    title: say(DAILY_WORDS.tab),
    widths: WIDTHS,
    frozenRows: 1,
    rows: [...rows, ...(hasChart ? Array.from({ length: CHART_ROWS + 1 }, () => []) : []), [], ...definitionRows(say)],
    charts: hasChart ? [chartOf(days, daysAt, chartAt, say)] : [],
    bands: [
      banded(forgottenAt, Math.min(today.forgotten.length, MOST_LISTED), WIDTHS.length),
      banded(overdueAt, Math.min(today.overdue.length, MOST_LISTED), WIDTHS.length),
      banded(peopleAt, today.people.length, DAY_KEYS.length + 1),
      banded(daysAt, days.length, DAY_KEYS.length + 1),
    ].flat(),
  }
}

/** The lines of a table that begins with its title and headers; a band of none is none. */
const banded = (at: number, lines: number, columns: number): readonly Area[] =>
  lines === 0 ? [] : [{ row: at + 2, column: 0, rows: lines, columns }]

function titleLine({ asOf }: DailyReport, { site, zone, language }: ReportSite): string {
  const day = dayOf(toWall(zone, asOf))
  const named = `${DAILY_WORDS.tab[language]} ${formatDay(day)} ${weekdayWords(weekday(day))[language]}`
  return [site, named, `${DAILY_WORDS.asOf[language]} ${formatInstant(zone, asOf)}`].join(' · ')
}

function sentences({ today: { tally, toCorrect }, uncounted }: DailyReport, say: Say): readonly Row[] {
  const said = [
    DAILY_SENTENCES.flow(tally.received, tally.reopened, tally.resolved),
    DAILY_SENTENCES.open(tally.carriedOver, tally.overdue),
  ]
  const forgotten = looked(say(DAILY_SENTENCES.forgotten(tally.forgotten)), tally.forgotten > 0 ? 'alarm' : 'good')
  return [
    ...said.map((words): Row => [say(words)]),
    [forgotten],
    ...(toCorrect === 0 ? [] : [[looked(say(DAILY_SENTENCES.toCorrect(toCorrect)), 'note')]]),
    ...uncounted.map(
      ({ register, lacks }): Row => [looked(say(DAILY_SENTENCES.lacks(DAILY_WORDS[register], lacks)), 'alarm')],
    ),
  ]
}

/** Today in large figures, yesterday beside it where there was one. */
function headlineRows({ today, days }: DailyReport, say: Say): readonly Row[] {
  const before = days.at(-2)?.tally
  return [
    headerRow('', say),
    [say(DAILY_WORDS.today), ...DAY_KEYS.map((key) => looked(today.tally[key], 'headline'))],
    ...(before === undefined
      ? []
      : [
          [say(DAILY_WORDS.yesterday), ...DAY_KEYS.map((key) => before[key] ?? null)],
          [
            say(DAILY_WORDS.change),
            ...DAY_KEYS.map((key) => {
              const was = before[key]
              return looked(was === undefined ? null : today.tally[key] - was, 'change')
            }),
          ],
        ]),
  ]
}

function peopleRows({ today }: DailyReport, say: Say): readonly Row[] {
  if (today.people.length === 0) return []
  return [
    [looked(say(DAILY_WORDS.people), 'section')],
    headerRow(say(DAILY_WORDS.person), say),
    ...today.people.map(
      ({ name, tally }): Row => [personText(name, say), ...DAY_KEYS.map((key) => figure(key, tally[key]))],
    ),
    [looked(say(DAILY_WORDS.total), 'total'), ...DAY_KEYS.map((key) => looked(today.tally[key], 'total'))],
  ]
}

/** A line a day, the earliest first, so that the chart goes on to the right. */
const dayRows = (days: readonly DayLine[], say: Say): readonly Row[] => [
  [looked(say(DAILY_WORDS.days), 'section')],
  headerRow(say(DAILY_WORDS.day), say),
  ...days.map(
    ({ day, tally }): Row => [
      `${formatDay(day)} ${say(weekdayWords(weekday(day)))}`,
      ...DAY_KEYS.map((key) => tally[key] ?? null),
    ],
  ),
]

const figure = (key: DayKey, value: number): ReportCell =>
  value > 0 && ALARMING.has(key) ? looked(value, 'alarm') : value

const headerRow = (first: string, say: Say): Row => [
  looked(first === '' ? null : first, 'header'),
  ...DAY_KEYS.map((key) => ({
    value: say(FIGURES[key]),
    look: 'header' as const,
    note: say(FIGURES[key].definition),
  })),
]

const chartOf = (days: readonly DayLine[], daysAt: number, at: number, say: Say): ReportChart => ({
  title: say(DAILY_SENTENCES.chart),
  form: 'columns',
  table: {
    row: daysAt + 1,
    rows: days.length + 1,
    names: 0,
    series: [
      { column: DAY_KEYS.indexOf('received') + 1, tone: 'open' },
      { column: DAY_KEYS.indexOf('resolved') + 1, tone: 'good' },
      { column: DAY_KEYS.indexOf('carriedOver') + 1, tone: 'bad', line: 'number' },
    ],
  },
  at: { row: at, column: 0 },
  size: CHART_SIZE,
})

const definitionRows = (say: Say): readonly Row[] => [
  [looked(say(DAILY_WORDS.definitions), 'section')],
  ...DAY_KEYS.map((key): Row => [looked(say(FIGURES[key]), 'note'), looked(say(FIGURES[key].definition), 'note')]),
]
