import { NO_RECORD, type RowRecord } from '../model/row-record.ts'
import type { Standing } from '../rules/claims.ts'

/** What is known of a row before it is looked at: of a copy, nothing of how long the case it was copied from has been as it is. */
export function knownOf(record: RowRecord, standing: Standing): RowRecord {
  if (standing === 'own') return record
  if (standing === 'new') return NO_RECORD
  if (record.number === undefined) return record
  const { times, notes, list, receivedAt, about, finishedAt } = record
  return {
    ...(receivedAt === undefined ? {} : { receivedAt }),
    ...(about === undefined ? {} : { about }),
    ...(finishedAt === undefined ? {} : { finishedAt }),
    times,
    notes,
    ...(list === undefined ? {} : { list }),
  }
}
