import type { ReportSite, ReportTab } from '../../../model/report-tab.ts'
import type { Row } from '../../cells.ts'
import type { Corrections } from '../../closed/corrections.ts'
import type { MonthReport } from '../month-report.ts'
import { categoryTables } from './category-tables.ts'
import { line, sentence } from './cells.ts'
import { clockBlock } from './clock-table.ts'
import { correctionsBlock } from './corrections.ts'
import { definitionsBlock } from './definitions.ts'
import { groupTables } from './group-tables.ts'
import { headlineBlock } from './headline.ts'
import { heatBlock } from './heat.ts'
import { inWordsBlock } from './in-words.ts'
import { type Block, layOut, WIDTHS } from './layout.ts'
import { listMonth } from './listing.ts'
import { longestBlock } from './longest.ts'
import { isEmpty, type Register, type Room, registersOf, roomOf } from './room.ts'
import { headLine, monthTitle } from './titles.ts'
import { trendBlock } from './trend.ts'
import { MONTH_SENTENCES, MONTH_WORDS } from './words.ts'

export interface MonthTabParts {
  readonly settings: ReportSite
  /** What was found otherwise since the month is final; absent where it is not, or nobody looked. */
  readonly corrections?: Corrections | undefined
}

/**
 * A month's figures as a tab (R45): the month in words, headline figures, then a register after the other, and below what every figure
 * means (R49). The same report and settings give the same tab (R50). What people typed goes in as text, each name on one short line.
 */
export function renderMonth(report: MonthReport, { settings, corrections }: MonthTabParts): ReportTab {
  const title = monthTitle(report.month, settings)
  const room = roomOf(report, settings, listMonth(report))
  const registers = registersOf(report)
  const busy = registers.filter(({ month }) => !isEmpty(month))
  const { rows, charts, bands, pages } = layOut([
    { rows: [line(headLine(report, title, settings), 'title')] },
    inWordsBlock(registers, room),
    ...(busy.length === 0 ? [] : [headlineBlock(busy, room)]),
    ...(corrections === undefined ? [] : [correctionsBlock(corrections, room)]),
    ...registers.flatMap((register) => registerBlocks(register, room)),
    definitionsBlock(room.say),
  ])
  return { kind: 'month', title, widths: WIDTHS, frozenRows: 1, rows, charts, bands, pages }
}

/** All of a register, on pages of its own; of one without a case, what was not counted. */
function registerBlocks(register: Register, room: Room): readonly Block[] {
  const notes = noteRows(register, room)
  const { month } = register
  if (isEmpty(month)) return notes.length === 0 ? [] : [{ rows: [titleRow(register, room), ...notes] }]
  return [
    { rows: [titleRow(register, room), ...notes], isOnNewPage: true },
    ...trendBlock(register, room),
    ...categoryTables(register, room),
    ...clockBlock(register, room),
    ...groupTables(register, room),
    ...heatBlock(register, room),
    longestBlock(register, room),
  ]
}

const titleRow = ({ month: { register } }: Register, { say }: Room): Row => line(say(MONTH_WORDS[register]), 'title')

function noteRows({ month: { register, total, leftOut } }: Register, { say, rowsOf }: Room): readonly Row[] {
  const { misordered } = total.counts
  const link = rowsOf(register, 'misordered')
  return [
    ...(misordered === 0
      ? []
      : [[{ value: say(MONTH_SENTENCES.misordered(misordered)), look: 'note' as const, ...(link && { link }) }]]),
    ...(leftOut.length === 0 ? [] : sentence(say(MONTH_SENTENCES.leftOut(leftOut)), 'note')),
  ]
}
