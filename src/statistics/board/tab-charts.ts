import type { Words } from '../../model/language.ts'
import type { ReportChart } from '../../model/report-tab.ts'
import type { Say } from '../cells.ts'
import type { Board } from './board.ts'
import { BOARD_KEYS } from './figures.ts'
import { BOARD_WORDS } from './words.ts'

/** Charts lie over so many blank rows, at the height that the service gives a row. */
export const CHART_ROWS = 16
const CHART_HEIGHT = CHART_ROWS * 21 - 16
/** So many names a chart has room for. */
const MOST_BARS = 14

/** Where the headers of two tables stand, and the row from which on charts may lie. */
interface Places {
  readonly people: number
  readonly clocks: number
  readonly at: number
}

/** How much of what is open presses: with whom, and on which clock. */
export function chartsOf({ people, clocks, total }: Board, places: Places, say: Say): readonly ReportChart[] {
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
