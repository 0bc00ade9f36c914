import { clocks as clockChoices, priorities } from '../../../sheets-template/workbook/choices.ts'
import { formatInstant } from '../../calendar/format.ts'
import { instantToSerial } from '../../calendar/serial.ts'
import type { Instant } from '../../model/instant.ts'
import { type Words, wordsOf } from '../../model/language.ts'
import type { Area, LookedCell, ReportCell, ReportChart, ReportTab } from '../../model/report-tab.ts'
import { beginning, oneLine } from '../../sheet/label.ts'
import { maskPhonesIn } from '../../sheet/phone-mask.ts'
import type { Settings } from '../../sheet/settings.ts'
import { choiceWord } from '../../sheet/words.ts'
import { CALLBACK_FIGURES } from '../callbacks/figures.ts'
import { looked, type Row, type Say } from '../cells.ts'
import { type Counted, valueOf } from '../figure.ts'
import { SHARES } from '../month/shares.ts'
import type { Board } from './board.ts'
import { BOARD_FIGURES, BOARD_KEYS, type BoardKey, type BoardTally, pressureOf } from './figures.ts'
import type { OpenWork, Pressure } from './open-work.ts'
import { WEEK_SHARES, type WeekShare } from './weeks.ts'
import { BOARD_MEANINGS, BOARD_SENTENCES, BOARD_WORDS, PRESSURE_WORDS } from './words.ts'

type Site = Pick<Settings, 'site' | 'zone' | 'language' | 'dueSoonHours'>

/** A name or a number, a moment, and a column a figure. */
const WIDTHS = [150, 130, ...BOARD_KEYS.map(() => 84)]
/** Those who have least waiting are told together. */
const MOST_PEOPLE = 30
/** So many names a chart has room for. */
const MOST_BARS = 14
/** A chart lies over this many blank rows, at the height that the service gives a row. */
const CHART_ROWS = 16
const CHART_HEIGHT = CHART_ROWS * 21 - 16

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
    if (lines.length > 1) bands.push({ row: top + 1, column: 0, rows: lines.length, columns: WIDTHS.length })
    return top
  }
  nowRows(board, rows, site, say)
  add(BOARD_WORDS.urgent, urgentHeader(say), urgentRows(board, site, say))
  add(
    BOARD_WORDS.weeks,
    weekHeader(board, say),
    WEEK_SHARES.map((key) => weekRow(key, board, say)),
  )
  add(BOARD_WORDS.wrong, wrongHeader(say), wrongRows(board, say))
  const people = add(BOARD_WORDS.people, figureHeader(BOARD_WORDS.person, say), peopleRows(board, site, say))
  const clocks = add(BOARD_WORDS.clocks, clockHeader(say), clockRows(board, site, say))
  const charts = chartsOf(board, { people, clocks, at: rows.length }, say)
  if (charts.length > 0) rows.push(...Array.from({ length: CHART_ROWS + 1 }, (): Row => []))
  rows.push(...definitionRows(say))
  return { kind: 'board', title: boardTitle(site), widths: WIDTHS, frozenRows: 1, rows, charts, bands }
}

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

const headed = ({ definition, ...words }: Words & { readonly definition?: Words }, say: Say): LookedCell => ({
  value: say(words),
  look: 'header',
  ...(definition === undefined ? {} : { note: say(definition) }),
})

const figureHeader = (first: Words, say: Say): Row => [
  headed(first, say),
  headed(BOARD_WORDS.next, say),
  ...BOARD_KEYS.map((key) => headed(BOARD_FIGURES[key], say)),
]

/** What presses is told apart from what does not; of nothing there is nothing to be seen. */
const PRESSES: ReadonlySet<BoardKey> = new Set(['overdue', 'forgotten', 'lateCalls'])

const tallyRow = (name: string, tally: BoardTally, zone: string): Row => [
  name,
  momentCell(tally.next, zone),
  ...BOARD_KEYS.map((key): ReportCell => {
    const count = tally[key]
    return count > 0 && PRESSES.has(key) ? looked(count, 'alarm') : count
  }),
]

const momentCell = (at: Instant | undefined, zone: string): ReportCell =>
  at === undefined ? null : looked(instantToSerial(zone, at) ?? null, 'moment')

const urgentHeader = (say: Say): Row =>
  (['number', 'due', 'pressure', 'clock', 'person', 'priority', 'register', 'room', 'about'] as const).map((key) =>
    headed(BOARD_WORDS[key], say),
  )

function urgentRows({ urgent }: Board, { zone, language }: Site, say: Say): readonly Row[] {
  if (urgent.length === 0) return [[looked(say(BOARD_SENTENCES.noneUrgent), 'note')]]
  return urgent.map((one): Row => {
    const { register, person, priority, room, category, first } = one
    return [
      linkedName(one, say),
      momentCell(first.due, zone),
      pressureCell(pressureOf(one), say),
      say(clockWords(first.clock)),
      shown(person) ?? say(BOARD_WORDS.nobody),
      priority === undefined ? null : choiceWord(priorities, priority, language),
      say(BOARD_WORDS[register]),
      shown(room) ?? null,
      shown(category) ?? null,
    ]
  })
}

const pressureCell = (pressure: Pressure, say: Say): ReportCell =>
  pressure === 'overdue' ? looked(say(PRESSURE_WORDS.overdue), 'alarm') : say(PRESSURE_WORDS[pressure])

const clockWords = (clock: string): Words => {
  const found = clockChoices.find(({ key }) => key === clock)
  return found === undefined ? { zh: clock, en: clock } : wordsOf(found)
}

/** What somebody knows a row by: its number, else where it stands. */
const nameOf = ({ number, row }: OpenWork, say: Say): string => number ?? say(BOARD_SENTENCES.row(row + 1))

const linkedName = (one: OpenWork, say: Say): ReportCell => ({
  value: nameOf(one, say),
  link: { register: one.register, row: one.row },
})

/** What somebody typed as one short line, no phone in it; undefined where nothing is left. */
function shown(typed: string | undefined, most = 16): string | undefined {
  const line = typed === undefined ? '' : beginning(maskPhonesIn(oneLine(typed.slice(0, 1_000))), most)
  return line === '' ? undefined : line
}

const weekHeader = ({ weeks: { present, last } }: Board, say: Say): Row => [
  headed(BOARD_WORDS.figure, say),
  looked(`${say(BOARD_WORDS.thisWeek)} ${present.week}`, 'header'),
  looked(`${say(BOARD_WORDS.lastWeek)} ${last.week}`, 'header'),
  headed(BOARD_WORDS.change, say),
  headed(BOARD_WORDS.ofThis, say),
  headed(BOARD_WORDS.ofLast, say),
]

/** The two that are of callbacks are those of the week's own tab. */
const SHARE_WORDS: Readonly<Record<WeekShare, Words & { readonly definition: Words }>> = {
  onTimeShare: SHARES.onTimeShare,
  satisfiedShare: CALLBACK_FIGURES.satisfiedShare,
  callbackRate: CALLBACK_FIGURES.rate,
  repeatRate: SHARES.repeatRate,
}

function weekRow(key: WeekShare, { weeks: { present, last } }: Board, say: Say): Row {
  const { zh, en, definition } = SHARE_WORDS[key]
  const [now, before] = [present.shares[key], last.shares[key]]
  const [is, was] = [valueOf(now), valueOf(before)]
  return [
    { value: say({ zh, en }), note: say(definition) },
    looked(is ?? null, 'headline-share'),
    looked(was ?? null, 'share'),
    is === undefined || was === undefined ? null : looked(is - was, 'change-share'),
    outOf(now),
    outOf(before),
  ]
}

const outOf = ({ numerator, denominator = 0 }: Counted): string => `${numerator} / ${denominator}`

const wrongHeader = (say: Say): Row =>
  (['number', 'register', 'person', 'check'] as const).map((key) => headed(BOARD_WORDS[key], say))

function wrongRows({ wrong, total }: Board, say: Say): readonly Row[] {
  if (wrong.length === 0) return [[looked(say(BOARD_SENTENCES.noneWrong), 'note')]]
  const lines = wrong.map(
    (one): Row => [
      linkedName(one, say),
      say(BOARD_WORDS[one.register]),
      shown(one.person, 5) ?? null,
      shown(one.check, 60) ?? null,
    ],
  )
  const more = total.wrong - wrong.length
  return more > 0 ? [...lines, [looked(say(BOARD_SENTENCES.more(more)), 'note')]] : lines
}

function peopleRows({ people, total }: Board, { zone }: Site, say: Say): readonly Row[] {
  const listed = people.slice(0, MOST_PEOPLE)
  const rest = people.slice(MOST_PEOPLE)
  const sum = (key: BoardKey) => rest.reduce((all, { tally }) => all + tally[key], 0)
  return [
    ...listed.map(({ name, tally }) => tallyRow(shown(name) ?? say(BOARD_WORDS.nobody), tally, zone)),
    ...(rest.length === 0
      ? []
      : [[looked(say(BOARD_SENTENCES.morePeople(rest.length)), 'note'), null, ...BOARD_KEYS.map(sum)]]),
    [
      looked(say(BOARD_WORDS.total), 'total'),
      looked(null, 'total'),
      ...BOARD_KEYS.map((key) => looked(total[key], 'total')),
    ],
  ]
}

const clockHeader = (say: Say): Row => [
  headed(BOARD_WORDS.clock, say),
  headed(BOARD_WORDS.next, say),
  headed(BOARD_WORDS.runs, say),
  ...(['overdue', 'soon', 'inTime'] as const).map((key) => headed(PRESSURE_WORDS[key], say)),
]

const clockRows = ({ clocks }: Board, { zone }: Site, say: Say): readonly Row[] =>
  clocks.map(
    ({ clock, next, runs, overdue, soon, inTime }): Row => [
      say(clockWords(clock)),
      momentCell(next, zone),
      runs,
      overdue > 0 ? looked(overdue, 'alarm') : overdue,
      soon,
      inTime,
    ],
  )

/** Where the headers of two tables stand, and the row from which on charts may lie. */
interface Places {
  readonly people: number
  readonly clocks: number
  readonly at: number
}

/** How much of what is open presses: with whom, and on which clock. */
function chartsOf({ people, clocks, total }: Board, places: Places, say: Say): readonly ReportChart[] {
  const bars = (title: Words, row: number, lines: number, first: number): Omit<ReportChart, 'at' | 'size'> => ({
    title: say(title),
    form: 'stacked',
    table: {
      row,
      rows: lines + 1,
      names: 0,
      series: [
        { column: first, tone: 'bad' },
        { column: first + 1, tone: 'late' },
        { column: first + 2, tone: 'open' },
      ],
    },
  })
  const of = 2 + BOARD_KEYS.indexOf('overdue')
  const left = { at: { row: places.at, column: 0 }, size: { width: 520, height: CHART_HEIGHT } }
  const right = { at: { row: places.at, column: 5 }, size: { width: 490, height: CHART_HEIGHT } }
  const byPerson = {
    ...bars(BOARD_WORDS.byPersonChart, places.people, Math.min(people.length, MOST_BARS), of),
    ...left,
  }
  const byClock = { ...bars(BOARD_WORDS.byClockChart, places.clocks, clocks.length, 3), ...right }
  return total.open + total.toCall === 0 ? [] : [byPerson, byClock]
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
