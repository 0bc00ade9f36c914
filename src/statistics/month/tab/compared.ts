import type { Words } from '../../../model/language.ts'
import type { ReportCell } from '../../../model/report-tab.ts'
import { looked, type Row } from '../../cells.ts'
import type { RegisterTotals } from '../month-figures.ts'
import { cell, changeCell, type FigureKey, isCount } from './figures.ts'
import type { Register, Room } from './room.ts'
import { MONTH_WORDS } from './words.ts'

/**
 * Below a month's figures: those of the month before and of the same month last year, as far as the ledger has them, and how far this month
 * is from them (R45).
 */
export function comparedRows(
  keys: readonly FigureKey[],
  { month, before, yearBefore }: Register,
  room: Room,
): readonly Row[] {
  return others(before, yearBefore).flatMap(([name, { total }]): readonly Row[] => {
    const change = (key: FigureKey): ReportCell =>
      room.isRunning && isCount(key) ? null : changeCell(key, month.total, total)
    return [
      [looked(room.say(name), 'note'), ...keys.map((key) => cell(key, total))],
      [looked(room.say(MONTH_WORDS.change), 'note'), ...keys.map(change)],
    ]
  })
}

/** The months that a register is held against, with their names. */
export function others(
  before: RegisterTotals | undefined,
  yearBefore: RegisterTotals | undefined,
): readonly (readonly [Words, RegisterTotals])[] {
  const pairs = [
    [MONTH_WORDS.before, before],
    [MONTH_WORDS.yearBefore, yearBefore],
  ] as const
  return pairs.flatMap(([name, totals]) => (totals === undefined ? [] : [[name, totals] as const]))
}
