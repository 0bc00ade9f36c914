import type { CaseFields } from '../model/case.ts'
import type { Instant } from '../model/instant.ts'
import type { RowRecord } from '../model/row-record.ts'

/** When the system first saw what a clerk chose without typing when: 已办结, 重开. */
export interface SeenTimes {
  readonly resolvedSeen?: Instant
  readonly reopenedSeen?: Instant
}

/**
 * The moments that a choice of status stands for: those of the record while they fit, else `now`. A resolution from before the last
 * reopening is none any more, nor is a reopening from before the last resolution: chosen again, each is seen anew. A time that was
 * typed counts instead of what was seen.
 */
export function seenTimes(fields: CaseFields, record: RowRecord, now: Instant): SeenTimes {
  const { resolvedSeen, reopenedSeen } = record
  const resolved = latest(fields.resolvedAt, resolvedSeen)
  const reopened = latest(fields.reopenedAt, reopenedSeen)
  switch (fields.status) {
    case 'resolved': {
      const isSaid = (fields.resolvedAt ?? -Infinity) > (reopened ?? -Infinity)
      const isSeen = (resolvedSeen ?? -Infinity) > (reopened ?? -Infinity)
      return kept(isSaid ? undefined : isSeen ? resolvedSeen : now, reopenedSeen)
    }
    case 'reopened': {
      if (resolved === undefined) return {}
      const isSaid = (fields.reopenedAt ?? -Infinity) >= resolved
      const isSeen = (reopenedSeen ?? -Infinity) >= resolved
      return kept(resolvedSeen, isSaid ? undefined : isSeen ? reopenedSeen : now)
    }
    default:
      // Taken up again: the reopening stands, a resolution after it was taken back.
      return reopenedSeen === undefined ? {} : kept(earliest(resolvedSeen, reopenedSeen), reopenedSeen)
  }
}

/** The fields with those moments where a time was typed nowhere, or is of an earlier cycle. */
export function withSeen(fields: CaseFields, { resolvedSeen, reopenedSeen }: SeenTimes): CaseFields {
  if (resolvedSeen === undefined && reopenedSeen === undefined) return fields
  const resolvedAt = latest(fields.resolvedAt, resolvedSeen)
  const reopenedAt = latest(fields.reopenedAt, reopenedSeen)
  return {
    ...fields,
    ...(resolvedAt === undefined ? {} : { resolvedAt }),
    ...(reopenedAt === undefined ? {} : { reopenedAt }),
  }
}

const kept = (resolvedSeen: Instant | undefined, reopenedSeen: Instant | undefined): SeenTimes => ({
  ...(resolvedSeen === undefined ? {} : { resolvedSeen }),
  ...(reopenedSeen === undefined ? {} : { reopenedSeen }),
})

const earliest = (a: Instant | undefined, b: Instant): Instant => (a === undefined || b < a ? b : a)

const latest = (a: Instant | undefined, b: Instant | undefined): Instant | undefined =>
  a === undefined || (b !== undefined && b > a) ? b : a
