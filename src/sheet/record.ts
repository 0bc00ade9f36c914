import { z } from 'zod'
import { toInstant, toWall } from '../calendar/zone.ts'
import { type Instant, wallTime } from '../model/instant.ts'
import { NO_RECORD, type RowRecord } from '../model/row-record.ts'

/*
 * What was last seen of a row, as the text of a hidden cell: the number, or a dash, a blank, and JSON, so that the number of ten
 * thousand rows can be told without parsing. Moments are seconds on the wall clock of the workbook's zone, in base 36, for so are
 * the cells beside it: another zone in the settings moves neither.
 *
 * r  received      a  about           e  emptied        s  stage         t  since when
 * f  finished      u  status          v  resolved, as seen               o  reopened, as seen
 * w  wrong since   d  draft           i  inferred times: column, text, moment
 * n  notes: column, fingerprint       q  times not understood: column, text, first seen
 * l  list of subcategories: fingerprint
 */
const moment = z.string().regex(/^-?[0-9a-z]{1,9}$/)
const word = z.string().max(1000)
const schema = z.object({
  r: moment.optional(),
  a: word.optional(),
  e: z.literal(1).optional(),
  u: word.optional(),
  s: word.optional(),
  t: moment.optional(),
  f: moment.optional(),
  v: moment.optional(),
  o: moment.optional(),
  w: moment.optional(),
  d: word.optional(),
  i: z.record(word, z.tuple([word, moment])).optional(),
  q: z.record(word, z.tuple([word, moment])).optional(),
  n: z.record(word, word).optional(),
  l: word.optional(),
})

const NONE = '-'

/** The number that a record's text says the row was given; undefined where there is none. Cheap: it is asked of every row. */
export function recordedNumber(text: string): string | undefined {
  const end = text.indexOf(' ')
  return end <= 0 || text.startsWith(NONE) ? undefined : text.slice(0, end)
}

/** The draft that a record's text says the row is known by; undefined where there is none. Cheap: asked of every row without a number. */
export const recordedDraft = (text: string): string | undefined => /"d":"([^"\\]+)"/.exec(text)?.[1]

const wallSeconds = (at: Instant, zone: string): number => Math.floor(toWall(zone, at) / 1000)
const ofWallSeconds = (seconds: number, zone: string): Instant => toInstant(zone, wallTime(seconds * 1000))

/** A moment as a record gives it back: whole seconds, and of an hour that comes twice the first. */
export const asRecorded = (at: Instant, zone: string): Instant => ofWallSeconds(wallSeconds(at, zone), zone)

/** Prints a record of a workbook whose times are those of `zone`; undefined for one that says nothing. */
export function printRecord(record: RowRecord, zone: string): string | undefined {
  const at = (instant: Instant | undefined) =>
    instant === undefined ? undefined : wallSeconds(instant, zone).toString(36)
  const some = <T>(entries: readonly [string, T][]) => (entries.length === 0 ? undefined : Object.fromEntries(entries))
  const seen = (texts: RowRecord['times']) =>
    some(Object.entries(texts).map(([key, time]) => [key, [time.text, at(time.at) ?? ''] as [string, string]]))
  const json: z.infer<typeof schema> = {
    r: at(record.receivedAt),
    a: record.about,
    e: record.emptied === true ? 1 : undefined,
    u: record.status,
    s: record.stage,
    t: at(record.stageSince),
    f: at(record.finishedAt),
    v: at(record.resolvedSeen),
    o: at(record.reopenedSeen),
    w: at(record.wrongSince),
    d: record.draft,
    i: seen(record.times),
    q: seen(record.unclear ?? {}),
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
  const at = (said: string): Instant => ofWallSeconds(Number.parseInt(said, 36), zone)
  const seen = (texts: Readonly<Record<string, readonly [string, string]>>): RowRecord['times'] =>
    Object.fromEntries(Object.entries(texts).map(([key, [typed, when]]) => [key, { text: typed, at: at(when) }]))
  const { r, a, e, u, s, t, f, v, o, w, d, i = {}, q, n = {}, l } = data
  return {
    ...(number === undefined ? {} : { number }),
    ...(r === undefined ? {} : { receivedAt: at(r) }),
    ...(a === undefined ? {} : { about: a }),
    ...(e === undefined ? {} : { emptied: true }),
    ...(u === undefined ? {} : { status: u }),
    ...(s === undefined ? {} : { stage: s }),
    ...(t === undefined ? {} : { stageSince: at(t) }),
    ...(f === undefined ? {} : { finishedAt: at(f) }),
    ...(v === undefined ? {} : { resolvedSeen: at(v) }),
    ...(o === undefined ? {} : { reopenedSeen: at(o) }),
    ...(w === undefined ? {} : { wrongSince: at(w) }),
    ...(d === undefined ? {} : { draft: d }),
    times: seen(i),
    ...(q === undefined ? {} : { unclear: seen(q) }),
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
