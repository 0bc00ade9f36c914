import { instantToSerial } from '../../../calendar/serial.ts'
import type { Instant } from '../../../model/instant.ts'
import type { ReportCell, ReportSite, ReportTab } from '../../../model/report-tab.ts'
import { looked, type Row, type Say } from '../../cells.ts'
import type { MonthReport } from '../month-report.ts'
import type { RoundInMonth } from '../round-in-month.ts'
import { line, sentence } from './cells.ts'
import { figureNamed } from './figures.ts'
import { COLUMNS, type ListedFigure, listMonth } from './listing.ts'
import { caseCell } from './longest.ts'
import { shown } from './names.ts'
import { headLine, monthTitle, rowsTitle } from './titles.ts'
import { MONTH_SENTENCES, MONTH_WORDS } from './words.ts'

const WIDTHS = [150, 50, 130, 160, 90, 90, 130, 130, 130] as const
const HEADERS = [
  'number',
  'cycle',
  'category',
  'subcategory',
  'handler',
  'department',
  'begun',
  'resolvedAt',
  'due',
] as const satisfies readonly (keyof typeof MONTH_WORDS)[]

/**
 * The rows behind a month's figures as a tab (R49): each count of each register, its rows by category and subcategory, each leading to
 * its row in the register. The month's own tab leads to exactly these lines.
 */
export function renderMonthRows(report: MonthReport, settings: ReportSite): ReportTab {
  const say: Say = (words) => words[settings.language]
  const { listed, left } = listMonth(report)
  const title = rowsTitle(report.month, settings)
  const month = monthTitle(report.month, settings)
  const back: ReportCell = {
    value: say(MONTH_WORDS.toMonth),
    link: { title: month, area: { row: 0, column: 0, rows: 1, columns: 1 } },
  }
  const rows: Row[] = [
    line(headLine(report, title, settings), 'title'),
    HEADERS.map((key) => looked(say(MONTH_WORDS[key]), 'header')),
    [back, null, looked(say(MONTH_SENTENCES.rowsMean), 'note')],
    left.length === 0 ? [] : [null, null, looked(say(MONTH_SENTENCES.someLeft(left.length)), 'alarm')],
  ]
  for (const figure of listed) {
    rows.push(figureRow(figure, say), ...figure.rounds.map((one) => roundRow(one, settings)), [])
  }
  const names = left.map((one) => nameOf(one, say))
  return {
    kind: 'rows',
    title,
    widths: WIDTHS,
    frozenRows: 2,
    rows: [
      ...rows,
      ...(names.length === 0
        ? []
        : [...sentence(say(MONTH_SENTENCES.noRoom(names)), 'note'), line(say(MONTH_SENTENCES.command(report.month)))]),
    ],
    charts: [],
    bands: listed.map(({ first, rounds }) => ({ row: first, column: 0, rows: rounds.length, columns: COLUMNS })),
  }
}

const nameOf = ({ register, figure, rounds }: Omit<ListedFigure, 'first'>, say: Say): string =>
  `${say(MONTH_WORDS[register])} · ${say(figureNamed(figure))} (${rounds.length})`

const figureRow = (one: ListedFigure, say: Say): Row => [
  looked(nameOf(one, say), 'total'),
  null,
  null,
  looked(say(figureNamed(one.figure).definition), 'note'),
]

function roundRow({ item }: RoundInMonth, site: ReportSite): Row {
  const name = (typed: string | undefined): ReportCell => (typed === undefined ? null : shown(typed, site.language))
  return [
    caseCell(item, site),
    item.cycle,
    name(item.category),
    name(item.subcategory),
    name(item.handler),
    name(item.department),
    moment(item.begunAt, site),
    moment(item.resolvedAt, site),
    moment(item.clocks.resolve?.due, site),
  ]
}

const moment = (at: Instant | undefined, { zone }: ReportSite): ReportCell =>
  at === undefined ? null : looked(instantToSerial(zone, at) ?? null, 'moment')
