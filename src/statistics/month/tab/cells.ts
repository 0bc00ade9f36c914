import type { Look, ReportCell } from '../../../model/report-tab.ts'
import { looked, type Row } from '../../cells.ts'

export const lookOf = (cell: ReportCell | undefined): Look | undefined =>
  typeof cell === 'object' && cell !== null ? cell.look : undefined

/** A line of its own. */
export const line = (text: string, look: Look = 'note'): Row => [looked(text, look)]
