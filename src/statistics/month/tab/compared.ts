import { looked, type Row } from '../../cells.ts'
import type { Tally } from '../tally.ts'
import { cell, changeCell, type FigureKey, isCount } from './figures.ts'
import type { Register, Room } from './room.ts'
import { MONTH_WORDS } from './words.ts'

/** What stands in a column: a figure, or something that is not compared with other months. */
export type Column = FigureKey | undefined

/** Below a month's figures: those of the month before and of the same month last year, and how far this month is from them (R45). */
export function comparedRows(
  keys: readonly Column[],
  { month, before, yearBefore }: Register,
  room: Room,
): readonly Row[] {
  const then = [
    [MONTH_WORDS.before, before],
    [MONTH_WORDS.yearBefore, yearBefore],
  ] as const
  const blank = null
  return then.flatMap(([name, totals]): readonly Row[] => {
    const tally = totals?.total
    const change = (key: FigureKey, was: Tally) =>
      room.isRunning && isCount(key) ? blank : changeCell(key, month.total, was)
    return [
      [looked(room.say(name), 'note'), ...keys.map((key) => (key && tally ? cell(key, tally) : blank))],
      [looked(room.say(MONTH_WORDS.change), 'note'), ...keys.map((key) => (key && tally ? change(key, tally) : blank))],
    ]
  })
}
