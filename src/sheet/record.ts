import { toInstant, toWall } from '../calendar/zone.ts'
import { ACTIONS, type Action } from '../model/action.ts'
import { isDraft, isNumberOfAny } from '../model/case-number.ts'
import { type Instant, wallTime } from '../model/instant.ts'
import { NO_RECORD, type RowRecord } from '../model/row-record.ts'
import type { Week } from '../model/week.ts'
import { CALLBACKS_ARE, type PrintedCallbacks, printCallbacks, takeCallbacks } from './record-callbacks.ts'
import { LONGEST_WORD, scanTexts, type WritableRecord } from './record-scan.ts'
import { isListOf, isMoment, isWord } from './record-values.ts'

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
 * h  handler       g  handed over     y  acknowledgement, as seen: fingerprint
 * k  acknowledgements: moment, levels as figures
 * x  done through links: id, action, by whom, moment
 *
 * What is in capitals is of callbacks and of earlier cases: `record-callbacks.ts`.
 */
interface Printed extends PrintedCallbacks {
  readonly r?: string | undefined
  readonly a?: string | undefined
  readonly e?: 1 | undefined
  readonly u?: string | undefined
  readonly s?: string | undefined
  readonly t?: string | undefined
  readonly f?: string | undefined
  readonly v?: string | undefined
  readonly o?: string | undefined
  readonly w?: string | undefined
  readonly d?: string | undefined
  readonly i?: Texts | undefined
  readonly q?: Texts | undefined
  readonly n?: Readonly<Record<string, string>> | undefined
  readonly l?: string | undefined
  readonly h?: string | undefined
  readonly g?: string | undefined
  readonly y?: string | undefined
  readonly k?: readonly PrintedAck[] | undefined
  readonly x?: readonly PrintedAct[] | undefined
}
type PrintedAck = readonly [moment: string, levels?: string]
type PrintedAct = readonly [id: string, action: Action, by: string, moment: string]
type Texts = Readonly<Record<string, readonly [text: string, moment: string]>>

const NONE = '-'

/** What is kept of lists that grow: the last so many. Of acts as many as are done to one case while a link is good, for it is good once. */
const MOST_ACKS = 20
const MOST_ACTS = 40
/** The number that a record's text says the row was given; undefined where it says none. Cheap: it is asked of every row. */
export function recordedNumber(text: string): string | undefined {
  const end = text.indexOf(' ')
  if (end <= 0 || text.startsWith(NONE)) return undefined
  const number = text.slice(0, end)
  return isNumberOfAny(number) ? number : undefined
}

/** The draft that a record's text says the row is known by; undefined where there is none. Cheap: asked of every row without a number. */
export const recordedDraft = (text: string): string | undefined => /"d":"([A-Z]{2}-\?-[^"\\]+)"/.exec(text)?.[1]

/** The case that a callback's record says it is about. Cheap: asked of every callback. */
export const recordedAbout = (text: string): string | undefined => /"a":"([^"\\]+)"/.exec(text)?.[1]

/** Whether a record's text says that something was decided in a week about a callback. Cheap: asked of every row. */
export const hasChoiceOf = (text: string, week: Week): boolean => text.includes(`,"${week}","`)

const wallSeconds = (at: Instant, zone: string): number => Math.floor(toWall(zone, at) / 1000)
const ofWallSeconds = (seconds: number, zone: string): Instant => toInstant(zone, wallTime(seconds * 1000))

/** A moment as a record gives it back: whole seconds, and of an hour that comes twice the first. */
export const asRecorded = (at: Instant, zone: string): Instant => ofWallSeconds(wallSeconds(at, zone), zone)

const printAck = ({ levels }: NonNullable<RowRecord['acks']>[number], moment: string): PrintedAck =>
  levels === undefined ? [moment] : [moment, levels.join('')]

/** Prints a record of a workbook whose times are those of `zone`; undefined for one that says nothing. */
export function printRecord(record: RowRecord, zone: string): string | undefined {
  const at = (instant: Instant | undefined) =>
    instant === undefined ? undefined : wallSeconds(instant, zone).toString(36)
  const some = <T>(entries: readonly [string, T][]) => (entries.length === 0 ? undefined : Object.fromEntries(entries))
  const any = <T>(list: readonly T[] | undefined) => (list === undefined || list.length === 0 ? undefined : list)
  const seen = (texts: RowRecord['times']) =>
    some(Object.entries(texts).map(([key, time]) => [key, [time.text, at(time.at) ?? ''] as [string, string]]))
  const json: Printed = {
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
    h: record.handler?.slice(0, LONGEST_WORD),
    g: at(record.handedAt),
    y: record.ackSeen,
    k: any(record.acks?.slice(-MOST_ACKS).map((ack) => printAck(ack, at(ack.at) ?? ''))),
    x: any(
      record.acts
        ?.slice(-MOST_ACTS)
        .map(({ id, action, by, at: done }) => [id, action, by.slice(0, LONGEST_WORD), at(done) ?? '']),
    ),
    ...printCallbacks(record, (moment) => at(moment) ?? ''),
  }
  const text = JSON.stringify(json)
  return record.number === undefined && text === '{}' ? undefined : `${record.number ?? NONE} ${text}`
}

/** Reads a record; what is none tells nothing, so that the row is seen as for the first time. */
export function parseRecord(text: string | undefined, zone: string): RowRecord {
  if (text === undefined) return NO_RECORD
  const number = recordedNumber(text)
  const record: WritableRecord = { times: NO_RECORD.times, notes: NO_RECORD.notes }
  if (number !== undefined) record.number = number
  const rest = scanTexts(text, text.indexOf(' ') + 1, record, zone)
  if (rest === text.length) return record
  const said = rest === undefined ? undefined : printedOf(`{${text.slice(rest)}`)
  if (said === undefined) return number === undefined ? NO_RECORD : { ...NO_RECORD, number }
  const at = (moment: string): Instant => ofWallSeconds(Number.parseInt(moment, 36), zone)
  // One by one: this is asked of every row, and most of it is in none.
  if (said.r !== undefined) record.receivedAt = at(said.r)
  if (said.a !== undefined) record.about = said.a
  if (said.e !== undefined) record.emptied = true
  if (said.u !== undefined) record.status = said.u
  if (said.s !== undefined) record.stage = said.s
  if (said.t !== undefined) record.stageSince = at(said.t)
  if (said.f !== undefined) record.finishedAt = at(said.f)
  if (said.v !== undefined) record.resolvedSeen = at(said.v)
  if (said.o !== undefined) record.reopenedSeen = at(said.o)
  if (said.w !== undefined) record.wrongSince = at(said.w)
  if (said.d !== undefined && isDraft(said.d)) record.draft = said.d
  if (said.i !== undefined) record.times = timesOf(said.i, at)
  if (said.q !== undefined) record.unclear = timesOf(said.q, at)
  if (said.n !== undefined) record.notes = said.n
  if (said.l !== undefined) record.list = said.l
  if (said.h !== undefined) record.handler = said.h
  if (said.g !== undefined) record.handedAt = at(said.g)
  if (said.y !== undefined) record.ackSeen = said.y
  if (said.k !== undefined)
    record.acks = said.k.map(([moment, levels]) => ({
      at: at(moment),
      ...(levels === undefined ? {} : { levels: Array.from(levels, Number) }),
    }))
  if (said.x !== undefined) record.acts = said.x.map(([id, action, by, moment]) => ({ id, action, by, at: at(moment) }))
  takeCallbacks(said, record, at)
  return record
}

const timesOf = (texts: Texts, at: (moment: string) => Instant): RowRecord['times'] =>
  Object.fromEntries(Object.entries(texts).map(([key, [text, moment]]) => [key, { text, at: at(moment) }]))

const isTimed = (value: unknown): boolean =>
  Array.isArray(value) && value.length === 2 && isWord(value[0]) && isMoment(value[1])

const isAck = (value: unknown): boolean =>
  Array.isArray(value) &&
  isMoment(value[0]) &&
  (value.length === 1 || (value.length === 2 && /^[0-9]{0,10}$/.test(String(value[1]))))

const isAct = (value: unknown): boolean =>
  Array.isArray(value) &&
  value.length === 4 &&
  isWord(value[0]) &&
  ACTIONS.some((action) => action === value[1]) &&
  isWord(value[2]) &&
  isMoment(value[3])

/** Whether each of an object's values is one, under a name that is one. */
function isEach(value: unknown, is: (value: unknown) => boolean): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  return Object.entries(value).every(([key, one]) => isWord(key) && is(one))
}

/** What may stand under each letter. */
const IS: { readonly [K in keyof Printed]-?: (value: unknown) => boolean } = {
  r: isMoment,
  a: isWord,
  e: (value) => value === 1,
  u: isWord,
  s: isWord,
  t: isMoment,
  f: isMoment,
  v: isMoment,
  o: isMoment,
  w: isMoment,
  d: isWord,
  i: (value) => isEach(value, isTimed),
  q: (value) => isEach(value, isTimed),
  n: (value) => isEach(value, isWord),
  l: isWord,
  h: isWord,
  g: isMoment,
  y: isWord,
  k: (value) => isListOf(value, isAck),
  x: (value) => isListOf(value, isAct),
  ...CALLBACKS_ARE,
}
const LETTERS: ReadonlyMap<string, (value: unknown) => boolean> = new Map(Object.entries(IS))

/** Whether nothing in an object is other than what is printed here; a letter of a later version is nobody's. */
const isPrinted = (json: object): json is Printed =>
  Object.entries(json).every(([letter, value]) => LETTERS.get(letter)?.(value) ?? true)

/** What a record's JSON says; undefined where any of it cannot have been printed here. */
function printedOf(text: string): Printed | undefined {
  try {
    const json: unknown = JSON.parse(text)
    return typeof json === 'object' && json !== null && isPrinted(json) ? json : undefined
  } catch {
    return undefined
  }
}
