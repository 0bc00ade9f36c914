import { formatInstant } from '../../calendar/format.ts'
import type { Words } from '../../model/language.ts'
import type { Area, ReportCell, ReportTab } from '../../model/report-tab.ts'
import type { Settings } from '../../sheet/settings.ts'
import { looked, type Row, type Say } from '../cells.ts'
import type { Board } from './board.ts'
import { BOARD_FIGURES, BOARD_KEYS } from './figures.ts'
import { clockWords, momentCell, nameOf, shown } from './tab-cells.ts'
import { CHART_ROWS, chartsOf } from './tab-charts.ts'
import {
  clockHeader,
  clockRows,
  figureHeader,
  peopleRows,
  SHARE_WORDS,
  tallyRow,
  urgentHeader,
  urgentRows,
  weekHeader,
  weekRow,
  wrongHeader,
  wrongRows,
} from './tab-tables.ts'
import { WEEK_SHARES } from './weeks.ts'
import { BOARD_MEANINGS, BOARD_SENTENCES, BOARD_WORDS } from './words.ts'

/** What a site's tab goes by. */
type Site = Pick<Settings, 'site' | 'zone' | 'language' | 'dueSoonHours'>

/** A name or a number, a moment, and a column a figure. */
const WIDTHS = [150, 130, ...BOARD_KEYS.map(() => 84)]

/** What the tab is called. */
export const boardTitle = ({ language }: Pick<Settings, 'language'>): string => BOARD_WORDS.tab[language]

/**
 * The board as a tab (R42): a paragraph of plain words, what is open now, the ten most urgent, the week against the last one, rows that are
 * wrong, by person and by clock, and what every figure means (R49). The same board and settings give the same tab (R50).
 */
export function renderBoard(board: Board, site: Site): ReportTab {
  const say: Say = (words) => words[site.language]
  const rows: Row[] = [[looked(titleLine(board, site), 'title')], ...plainWords(board, site, say), []]
  const bands: Area[] = []
  const add = (section: Words, header: Row, lines: readonly Row[]): number => {
    const top = rows.length + 1
    rows.push([looked(say(section), 'section')], header, ...lines, [])
    if (lines.length > 1) bands.push({ row: top + 1, column: 0, rows: lines.length, columns: header.length })
    return top
  }
  nowRows(board, rows, site, say)
  add(BOARD_WORDS.urgent, across(urgentHeader(say)), urgentRows(board, site, say))
  add(
    BOARD_WORDS.weeks,
    weekHeader(board, say),
    WEEK_SHARES.map((key) => weekRow(key, board, say)),
  )
  add(BOARD_WORDS.wrong, across(wrongHeader(say)), wrongRows(board, say))
  const people = add(BOARD_WORDS.people, figureHeader(BOARD_WORDS.person, say), peopleRows(board, site, say))
  const clocks = add(BOARD_WORDS.clocks, clockHeader(say), clockRows(board, site, say))
  const charts = chartsOf(board, { people, clocks, at: rows.length }, say)
  if (charts.length > 0) rows.push(...Array.from({ length: CHART_ROWS + 1 }, (): Row => []))
  rows.push(...definitionRows(say))
  return { kind: 'board', title: boardTitle(site), widths: WIDTHS, frozenRows: 1, rows, charts, bands }
}

/** A header as wide as the tab: what stands last below it runs on to the right. */
const across = (header: Row): Row => WIDTHS.map((_, column) => header[column] ?? looked(null, 'header'))

function titleLine({ asOf }: Board, { site, zone, language }: Site): string {
  return [site, BOARD_WORDS.tab[language], `${BOARD_WORDS.asOf[language]} ${formatInstant(zone, asOf)}`].join(' · ')
}

/** What somebody needs who reads no further. */
function plainWords({ total, urgent: [first], unaccepted, unread }: Board, site: Site, say: Say): readonly Row[] {
  const { open, overdue, soon, toCall, lateCalls } = total
  const isLate = overdue + lateCalls > 0
  const lines: ReportCell[] = []
  if (isLate) lines.push(looked(say(BOARD_SENTENCES.late(open, overdue, lateCalls)), 'alarm'))
  else lines.push(looked(say(open + toCall === 0 ? BOARD_SENTENCES.idle : BOARD_SENTENCES.nothingLate(open)), 'good'))
  if (isLate && first !== undefined) {
    const due = formatInstant(site.zone, first.first.due).slice(5)
    const person = shown(first.person) ?? say(BOARD_WORDS.nobody)
    lines.push(say(BOARD_SENTENCES.worst(nameOf(first, say), clockWords(first.first.clock), due, person)))
  }
  if (soon > 0) lines.push(say(BOARD_SENTENCES.soon(soon, site.dueSoonHours)))
  if (unaccepted > 0) lines.push(looked(say(BOARD_SENTENCES.unaccepted(unaccepted)), 'alarm'))
  for (const { register, lacks } of unread)
    lines.push(looked(say(BOARD_SENTENCES.unread(BOARD_WORDS[register], lacks)), 'alarm'))
  return lines.map((line) => [line])
}

/** What is open now: the figures large, and by register. */
function nowRows({ total, registers }: Board, rows: Row[], site: Site, say: Say): void {
  rows.push(
    [looked(say(BOARD_WORDS.now), 'section')],
    figureHeader(BOARD_WORDS.register, say),
    [
      looked(say(BOARD_WORDS.total), 'headline'),
      momentCell(total.next, site.zone),
      ...BOARD_KEYS.map((key) => looked(total[key], 'headline')),
    ],
    ...registers.map(({ register, tally }): Row => tallyRow(say(BOARD_WORDS[register]), tally, site.zone)),
    [],
  )
}

/** Every figure that stands above, once. */
function definitionRows(say: Say): readonly Row[] {
  const line = (name: Words, definition: Words): Row => [looked(say(name), 'note'), looked(say(definition), 'note')]
  return [
    [looked(say(BOARD_WORDS.definitions), 'section')],
    ...BOARD_KEYS.map((key) => line(BOARD_FIGURES[key], BOARD_FIGURES[key].definition)),
    ...WEEK_SHARES.map((key) => line(SHARE_WORDS[key], SHARE_WORDS[key].definition)),
    ...BOARD_MEANINGS.map(([name, meaning]) => line(name, meaning)),
  ]
}
