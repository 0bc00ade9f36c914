import { priorities } from '../../../sheets-template/workbook/choices.ts'
import type { Words } from '../../model/language.ts'
import type { ReportCell } from '../../model/report-tab.ts'
import type { Settings } from '../../sheet/settings.ts'
import { choiceWord } from '../../sheet/words.ts'
import { CALLBACK_FIGURES } from '../callbacks/figures.ts'
import { looked, type Row, type Say } from '../cells.ts'
import { type Counted, valueOf } from '../figure.ts'
import { SHARES } from '../month/shares.ts'
import type { Board } from './board.ts'
import { BOARD_FIGURES, BOARD_KEYS, type BoardKey, type BoardTally, pressureOf } from './figures.ts'
import type { Pressure } from './open-work.ts'
import { clockWords, headed, linkedName, momentCell, shown } from './tab-cells.ts'
import type { WeekShare } from './weeks.ts'
import { BOARD_SENTENCES, BOARD_WORDS, PRESSURE_WORDS } from './words.ts'

/** How times are shown, and in which language. */
type Shown = Pick<Settings, 'zone' | 'language'>

/** Those who have least waiting are told together. */
const MOST_PEOPLE = 30

export const figureHeader = (first: Words, say: Say): Row => [
  headed(first, say),
  headed(BOARD_WORDS.next, say),
  ...BOARD_KEYS.map((key) => headed(BOARD_FIGURES[key], say)),
]

/** What presses is told apart from what does not; of nothing there is nothing to be seen. */
const PRESSES: ReadonlySet<BoardKey> = new Set(['overdue', 'forgotten', 'lateCalls'])

export const tallyRow = (name: string, tally: BoardTally, zone: string): Row => [
  name,
  momentCell(tally.next, zone),
  ...BOARD_KEYS.map((key): ReportCell => {
    const count = tally[key]
    return count > 0 && PRESSES.has(key) ? looked(count, 'alarm') : count
  }),
]

export const urgentHeader = (say: Say): Row =>
  (['number', 'due', 'pressure', 'clock', 'person', 'priority', 'register', 'room', 'about'] as const).map((key) =>
    headed(BOARD_WORDS[key], say),
  )

export function urgentRows({ urgent }: Board, { zone, language }: Shown, say: Say): readonly Row[] {
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

export const weekHeader = ({ weeks: { present, last } }: Board, say: Say): Row => [
  headed(BOARD_WORDS.figure, say),
  looked(`${say(BOARD_WORDS.thisWeek)} ${present.week.slice(5)}`, 'header'),
  looked(`${say(BOARD_WORDS.lastWeek)} ${last.week.slice(5)}`, 'header'),
  headed(BOARD_WORDS.change, say),
  headed(BOARD_WORDS.ofThis, say),
  headed(BOARD_WORDS.ofLast, say),
]

/** The two that are of callbacks are those of the week's own tab. */
export const SHARE_WORDS: Readonly<Record<WeekShare, Words & { readonly definition: Words }>> = {
  onTimeShare: SHARES.onTimeShare,
  satisfiedShare: CALLBACK_FIGURES.satisfiedShare,
  callbackRate: CALLBACK_FIGURES.rate,
  repeatRate: SHARES.repeatRate,
}

export function weekRow(key: WeekShare, { weeks: { present, last } }: Board, say: Say): Row {
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

const outOf = ({ numerator, denominator = 0 }: Counted): ReportCell =>
  denominator === 0 ? null : `${numerator} / ${denominator}`

export const wrongHeader = (say: Say): Row =>
  (['number', 'register', 'person', 'check'] as const).map((key) => headed(BOARD_WORDS[key], say))

export function wrongRows({ wrong, total }: Board, say: Say): readonly Row[] {
  if (wrong.length === 0) return [[looked(say(BOARD_SENTENCES.noneWrong), 'note')]]
  const lines = wrong.map(
    (one): Row => [
      linkedName(one, say),
      say(BOARD_WORDS[one.register]),
      shown(one.person) ?? null,
      shown(one.check, 60) ?? null,
    ],
  )
  const more = total.wrong - wrong.length
  return more > 0 ? [...lines, [looked(say(BOARD_SENTENCES.more(more)), 'note')]] : lines
}

export function peopleRows({ people, total }: Board, { zone }: Shown, say: Say): readonly Row[] {
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

export const clockHeader = (say: Say): Row => [
  headed(BOARD_WORDS.clock, say),
  headed(BOARD_WORDS.next, say),
  headed(BOARD_WORDS.runs, say),
  ...(['overdue', 'soon', 'inTime'] as const).map((key) => headed(PRESSURE_WORDS[key], say)),
]

export const clockRows = ({ clocks }: Board, { zone }: Shown, say: Say): readonly Row[] =>
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
