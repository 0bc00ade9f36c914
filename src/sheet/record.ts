import { z } from 'zod'
import { toInstant, toWall } from '../calendar/zone.ts'
import { type Instant, type WallTime, wallTime } from '../model/instant.ts'
import { NO_RECORD, type RowRecord } from '../model/row-record.ts'

/*
 * What was last seen of a row, as the text of a hidden cell: the number, or a dash, a blank, and JSON, so that the number of ten
 * thousand rows can be told without parsing. Moments are seconds on the wall clock of the workbook's zone, in base 36, for so are
 * the cells beside it: another zone in the settings moves neither.
 *
 * r  received      e  emptied         s  stage          t  since when    f  finished
 * v  resolved, as seen                o  reopened, as seen
 * w  wrong since   d  draft           i  inferred times: column, text, moment
 * n  notes: column, fingerprint       l  category of the list of subcategories
 */
const moment = z.string().regex(/^-?[0-9a-z]{1,9}$/)
const word = z.string().max(1000)
const schema = z.object({
  r: moment.optional(),
  e: z.literal(1).optional(),
  s: word.optional(),
  t: moment.optional(),
  f: moment.optional(),
  v: moment.optional(),
  o: moment.optional(),
  w: moment.optional(),
  d: word.optional(),
  i: z.record(word, z.tuple([word, moment])).optional(),
  n: z.record(word, word).optional(),
  l: word.optional(),
})

const NONE = '-'

/** The number that a record's text says the row was given; undefined where there is none. Cheap: it is asked of every row. */
export function recordedNumber(text: string): string | undefined {
  const end = text.indexOf(' ')
  return end <= 0 || text.startsWith(NONE) ? undefined : text.slice(0, end)
}

/** Prints a record of a workbook whose times are those of `zone`; undefined for one that says nothing. */
export function printRecord(record: RowRecord, zone: string): string | undefined {
  const at = (instant: Instant | undefined) =>
    instant === undefined ? undefined : Math.floor(toWall(zone, instant) / 1000).toString(36)
  const some = <T>(entries: readonly (readonly [string, T])[]) =>
    entries.length === 0 ? undefined : Object.fromEntries(entries)
  const json: z.infer<typeof schema> = {
    r: at(record.receivedAt),
    e: record.emptied === true ? 1 : undefined,
    s: record.stage,
    t: at(record.stageSince),
    f: at(record.finishedAt),
    v: at(record.resolvedSeen),
    o: at(record.reopenedSeen),
    w: at(record.wrongSince),
    d: record.draft,
    i: some(Object.entries(record.times).map(([key, time]) => [key, [time.text, at(time.at) ?? '']] as const)),
    n: some(Object.entries(record.notes)),
    l: record.list,
  }
  const text = JSON.stringify(json)
  return record.number === undefined && text === '{}' ? undefined : `${record.number ?? NONE} ${text}`
}

/** Reads a record; what is none tells nothing, so that the row is seen as for the first time. */
export function parseRecord(text: string | undefined, zone: string): RowRecord {
  if (text === undefined) return NO_RECORD
  const number = recordedNumber(text)
  const { data } = schema.safeParse(jsonOf(text.slice(text.indexOf(' ') + 1)))
  if (data === undefined) return number === undefined ? NO_RECORD : { ...NO_RECORD, number }
  const at = (said: string): Instant => toInstant(zone, wallTime(Number.parseInt(said, 36) * 1000) as WallTime)
  const { r, e, s, t, f, v, o, w, d, i = {}, n = {}, l } = data
  return {
    ...(number === undefined ? {} : { number }),
    ...(r === undefined ? {} : { receivedAt: at(r) }),
    ...(e === undefined ? {} : { emptied: true }),
    ...(s === undefined ? {} : { stage: s }),
    ...(t === undefined ? {} : { stageSince: at(t) }),
    ...(f === undefined ? {} : { finishedAt: at(f) }),
    ...(v === undefined ? {} : { resolvedSeen: at(v) }),
    ...(o === undefined ? {} : { reopenedSeen: at(o) }),
    ...(w === undefined ? {} : { wrongSince: at(w) }),
    ...(d === undefined ? {} : { draft: d }),
    times: Object.fromEntries(Object.entries(i).map(([key, [typed, when]]) => [key, { text: typed, at: at(when) }])),
    notes: n,
    ...(l === undefined ? {} : { list: l }),
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
