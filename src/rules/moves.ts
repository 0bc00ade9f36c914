import type { Instant } from '../model/instant.ts'
import { MINUTE } from '../model/instant.ts'
import type { RowRecord } from '../model/row-record.ts'

/** What was taken back this soon after it was first seen was mistyped. */
export const CORRECTION_WINDOW = 10 * MINUTE

/** Stages that a case, or a callback, does not leave by itself: it is reopened, or called again. */
export const CASE_FINISHED: ReadonlySet<string> = new Set(['resolved', 'afterCare', 'toCall', 'declined', 'closed'])
export const CALL_FINISHED: ReadonlySet<string> = new Set(['called', 'refused'])

/** Stages in which nothing can be told of how far it has come. */
const UNTOLD: ReadonlySet<string> = new Set(['unaccepted', 'needless'])

/**
 * Since when the present cycle of a row has been finished, as it is remembered. It is kept while the row says otherwise and nobody
 * reopened it, unless it is taken back within minutes; so the problem stays until it is mended.
 */
export function finishedSince(
  stage: string,
  finished: ReadonlySet<string>,
  isNewCycle: boolean,
  record: RowRecord,
  now: Instant,
): Instant | undefined {
  if (finished.has(stage)) return isNewCycle ? now : (record.finishedAt ?? now)
  if (isNewCycle || record.finishedAt === undefined) return undefined
  if (UNTOLD.has(stage)) return record.finishedAt
  return now - record.finishedAt < CORRECTION_WINDOW ? undefined : record.finishedAt
}

/** When the row was finished that is open again, though nobody reopened it: an impossible move. */
export const unfinishedAt = (
  stage: string,
  finished: ReadonlySet<string>,
  finishedAt: Instant | undefined,
): Instant | undefined => (UNTOLD.has(stage) || finished.has(stage) ? undefined : finishedAt)
