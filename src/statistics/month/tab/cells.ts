import type { Look, ReportCell } from '../../../model/report-tab.ts'
import { looked, type Row } from '../../cells.ts'
import { wrapped } from './wrapped.ts'

export const lookOf = (cell: ReportCell | undefined): Look | undefined =>
  typeof cell === 'object' && cell !== null ? cell.look : undefined

/** Sentences as rows: as many as it needs of the width that a page has. */
export const sentence = (text: string, look?: Look): readonly Row[] =>
  wrapped(text, PAGE_WIDTH).map((one): Row => [look === undefined ? one : looked(one, look)])

/** Pixels, with some room at the end. */
const PAGE_WIDTH = 1_040

/** A line of its own. */
export const line = (text: string, look: Look = 'note'): Row => [looked(text, look)]
