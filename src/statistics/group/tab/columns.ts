import type { Row, Say } from '../../cells.ts'
import { cell, type FigureKey, header } from '../../month/tab/figures.ts'
import { type Totals, tallyOfTotals } from '../totals.ts'

/** What stands right of the names in every table of a group: as many as a page has room for. */
export const COLUMNS = [
  'received',
  'resolvedInMonth',
  'carriedOver',
  'openOverdue',
  'onTimeShare',
  'satisfiedShare',
  'callbackRate',
  'repeatRate',
  'firstTimeShare',
  'medianHours',
  'p90Hours',
] as const satisfies readonly FigureKey[]

/** Where a figure stands in such a table. */
export const columnOf = (key: (typeof COLUMNS)[number]): number => COLUMNS.indexOf(key) + 1

export const headers = (say: Say): Row => COLUMNS.map((key) => header(key, say))

export function figureCells(totals: Totals, style?: 'total'): Row {
  const tally = tallyOfTotals(totals)
  return COLUMNS.map((key) => cell(key, tally, style))
}
