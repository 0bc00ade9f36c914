import type { CaseFields } from '../model/case.ts'
import type { Instant } from '../model/instant.ts'
import type { RowRecord } from '../model/row-record.ts'
import { CORRECTION_WINDOW } from './moves.ts'

/** When the system first saw what a clerk chose without typing when: 已办结, 重开. */
export interface SeenTimes {
  readonly resolvedSeen?: Instant
  readonly reopenedSeen?: Instant
}

/**
 * The moments that a choice of status stands for: those of the record while they fit, else `now`. A resolution from before the last
 * reopening is none any more, nor is a reopening from before the last resolution: chosen again, each is seen anew. A time that was
 * typed counts instead of what was seen, and more than a choice that was left standing from before.
 */
export function seenTimes(fields: CaseFields, record: RowRecord, now: Instant): SeenTimes {
  const { resolvedSeen, reopenedSeen } = isTakenBack(fields, record, now)
    ? { ...record, reopenedSeen: undefined }
    : record
  const resolved = latest(happened(fields.resolvedAt, now), resolvedSeen)
  const reopened = latest(happened(fields.reopenedAt, now), reopenedSeen)
  const isStanding = fields.status === record.status
  switch (fields.status) {
    case 'resolved': {
      const after = reopened ?? -Infinity
      if ((fields.resolvedAt ?? -Infinity) > after) return kept(undefined, reopenedSeen)
      const isKnown = (resolvedSeen ?? -Infinity) > after || (isStanding && resolved !== undefined)
      if (isKnown) return kept(resolvedSeen, reopenedSeen)
      // Put back to what it was, or left without the time that was typed: it was seen finished before.
      const { finishedAt = -Infinity } = record
      return kept(finishedAt > after ? (finishedAt as Instant) : now, reopenedSeen)
    }
    case 'reopened': {
      if (resolved === undefined) {
        if (isStanding) return kept(undefined, reopenedSeen)
        // Opened first and called reopened later: what it was reopened from is remembered.
        return record.finishedAt === undefined ? {} : kept(record.finishedAt, now)
      }
      if ((fields.reopenedAt ?? -Infinity) >= resolved) return kept(resolvedSeen, undefined)
      const isKnown = (reopenedSeen ?? -Infinity) >= resolved || (isStanding && reopened !== undefined)
      return kept(resolvedSeen, isKnown ? reopenedSeen : now)
    }
    default: {
      if (reopened === undefined) return NOTHING_SEEN
      // Taken up again: the reopening stands, a resolution after it was taken back.
      return kept(resolvedSeen === undefined ? undefined : earliest(resolvedSeen, reopened), reopenedSeen)
    }
  }
}

const NOTHING_SEEN: SeenTimes = {}

/** A reopening that is cleared, or set back to resolved, within minutes was mistyped. Work that begins is no taking back. */
const isTakenBack = ({ status }: CaseFields, record: RowRecord, now: Instant): boolean =>
  record.status === 'reopened' &&
  (status === undefined || status === 'resolved') &&
  record.reopenedSeen !== undefined &&
  now - record.reopenedSeen < CORRECTION_WINDOW

/** A moment that is typed ahead of time says nothing yet. */
const happened = (at: Instant | undefined, now: Instant): Instant | undefined =>
  at !== undefined && at <= now ? at : undefined

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

const earliest = (a: Instant, b: Instant): Instant => (b < a ? b : a)

const latest = (a: Instant | undefined, b: Instant | undefined): Instant | undefined =>
  a === undefined || (b !== undefined && b > a) ? b : a
