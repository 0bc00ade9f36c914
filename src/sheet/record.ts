import { parseWeek } from '../calendar/week.ts'
import { toInstant, toWall } from '../calendar/zone.ts'
import { ACTIONS, type Action } from '../model/action.ts'
import { CALL_OUTCOMES, CALLBACK_WHYS, type CallbackWhy, type CallOutcome } from '../model/callback.ts'
import { type CaseNumber, isDraft, isNumberOfAny } from '../model/case-number.ts'
import { type Instant, wallTime } from '../model/instant.ts'
import { REPEAT_REASONS, type RepeatReason } from '../model/repeat.ts'
import { NO_RECORD, type RowRecord } from '../model/row-record.ts'
import type { Week } from '../model/week.ts'
import { FIRST_SECOND, LAST_SECOND, LONGEST_WORD, scanTexts, type WritableRecord } from './record-scan.ts'

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
 * Of callbacks, and of what came before:
 * Z  closed        R  road            U  unreached     B  customer came back
 * G  suggestion, as written: fingerprint              Q  what repeats were looked for by: fingerprint
 * C  cycle asked about                                 T  calls that reached nobody: moments
 * P  choices: cycle, week, why, because, since, drawn  E  ends: cycle, callback, outcome, moment
 * M  earlier case: number, likeness in thousandths, why, moment
 * N  earlier cases that it does not repeat
 */
interface Printed {
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
  readonly Z?: string | undefined
  readonly R?: string | undefined
  readonly U?: string | undefined
  readonly B?: string | undefined
  readonly G?: string | undefined
  readonly Q?: string | undefined
  readonly C?: number | undefined
  readonly T?: readonly string[] | undefined
  readonly P?: readonly PrintedChoice[] | undefined
  readonly E?: readonly PrintedEnd[] | undefined
  readonly M?: PrintedRepeat | undefined
  readonly N?: readonly CaseNumber[] | undefined
}
type PrintedAck = readonly [moment: string, levels?: string]
type PrintedAct = readonly [id: string, action: Action, by: string, moment: string]
type PrintedChoice = readonly [
  cycle: number,
  week: Week,
  why: CallbackWhy,
  because: string,
  since: string,
  drawn?: string,
]
type PrintedEnd = readonly [cycle: number, number: CaseNumber, outcome: CallOutcome, moment: string]
type PrintedRepeat = readonly [of: CaseNumber, likeness: number, why: readonly RepeatReason[], moment: string]
type Texts = Readonly<Record<string, readonly [text: string, moment: string]>>

const NONE = '-'

/** What is kept of lists that grow: the last so many. Of acts as many as are done to one case while a link is good, for it is good once. */
const MOST_ACKS = 20
const MOST_ACTS = 40
/** Of cycles, calls and pairs nobody has more; the newest are kept. */
const MOST_CYCLES = 20
const MOST_TRIES = 20
const MOST_PAIRS = 20
/** A site's own words for why a case is always called back. */
const LONGEST_REASON = 100

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

/** What a record says of callbacks and of earlier cases. */
function printCallbacks(record: RowRecord, at: (moment: Instant) => string): Printed {
  const { closedAt, unreachedAt, cameBackAt, repeat, choices = [], ends = [], tries = [], notRepeats = [] } = record
  const moment = (of: Instant | undefined) => (of === undefined ? undefined : at(of))
  const any = <T>(list: readonly T[], most: number) => (list.length === 0 ? undefined : list.slice(-most))
  return {
    Z: moment(closedAt),
    R: record.road,
    U: moment(unreachedAt),
    B: moment(cameBackAt),
    G: record.suggested,
    Q: record.repeatAsked,
    C: record.cycle,
    T: any(tries.map(at), MOST_TRIES),
    P: any(
      choices.map(({ cycle, week, why, because = '', since, drawnAt }): PrintedChoice => {
        const said = [cycle, week, why, because.slice(0, LONGEST_REASON).toWellFormed(), at(since)] as const
        return drawnAt === undefined ? said : [...said, at(drawnAt)]
      }),
      MOST_CYCLES,
    ),
    E: any(
      ends.map((end): PrintedEnd => [end.cycle, end.number, end.outcome, at(end.at)]),
      MOST_CYCLES,
    ),
    M: repeat && [repeat.of, Math.round(repeat.likeness * 1000), repeat.why, at(repeat.at)],
    N: any(notRepeats, MOST_PAIRS),
  }
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

function takeCallbacks(said: Printed, record: WritableRecord, at: (moment: string) => Instant): void {
  if (said.Z !== undefined) record.closedAt = at(said.Z)
  if (said.R !== undefined) record.road = said.R
  if (said.U !== undefined) record.unreachedAt = at(said.U)
  if (said.B !== undefined) record.cameBackAt = at(said.B)
  if (said.G !== undefined) record.suggested = said.G
  if (said.Q !== undefined) record.repeatAsked = said.Q
  if (said.C !== undefined) record.cycle = said.C
  if (said.T !== undefined) record.tries = said.T.map(at)
  if (said.P !== undefined)
    record.choices = said.P.map(([cycle, week, why, because, since, drawn]) => ({
      cycle,
      week,
      why,
      ...(because === '' ? {} : { because }),
      since: at(since),
      ...(drawn === undefined ? {} : { drawnAt: at(drawn) }),
    }))
  if (said.E !== undefined)
    record.ends = said.E.map(([cycle, number, outcome, moment]) => ({ cycle, number, outcome, at: at(moment) }))
  if (said.M !== undefined) {
    const [of, thousandths, why, moment] = said.M
    record.repeat = { of, likeness: thousandths / 1000, why, at: at(moment) }
  }
  if (said.N !== undefined) record.notRepeats = said.N
}

const timesOf = (texts: Texts, at: (moment: string) => Instant): RowRecord['times'] =>
  Object.fromEntries(Object.entries(texts).map(([key, [text, moment]]) => [key, { text, at: at(moment) }]))

const MOMENT = /^-?[0-9a-z]{1,8}$/

const isWord = (value: unknown): boolean => typeof value === 'string' && value.length <= LONGEST_WORD
function isMoment(value: unknown): boolean {
  if (typeof value !== 'string' || !MOMENT.test(value)) return false
  const seconds = Number.parseInt(value, 36)
  return seconds >= FIRST_SECOND && seconds <= LAST_SECOND
}
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

const isListOf = (value: unknown, is: (value: unknown) => boolean): boolean => Array.isArray(value) && value.every(is)

/** Whether each of an object's values is one, under a name that is one. */
function isEach(value: unknown, is: (value: unknown) => boolean): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  return Object.entries(value).every(([key, one]) => isWord(key) && is(one))
}

const isCycle = (value: unknown): boolean => Number.isInteger(value) && Number(value) >= 1 && Number(value) <= 9999
const isOne = (value: unknown, of: readonly string[]): boolean => of.some((one) => one === value)
const isNumber = (value: unknown): boolean => typeof value === 'string' && isNumberOfAny(value)

const isChoice = (value: unknown): boolean =>
  Array.isArray(value) &&
  (value.length === 5 || (value.length === 6 && isMoment(value[5]))) &&
  isCycle(value[0]) &&
  typeof value[1] === 'string' &&
  parseWeek(value[1]) !== undefined &&
  isOne(value[2], CALLBACK_WHYS) &&
  isWord(value[3]) &&
  isMoment(value[4])

const isEnd = (value: unknown): boolean =>
  Array.isArray(value) &&
  value.length === 4 &&
  isCycle(value[0]) &&
  isNumber(value[1]) &&
  isOne(value[2], CALL_OUTCOMES) &&
  isMoment(value[3])

const isRepeat = (value: unknown): boolean =>
  Array.isArray(value) &&
  value.length === 4 &&
  isNumber(value[0]) &&
  Number.isInteger(value[1]) &&
  Number(value[1]) >= 0 &&
  Number(value[1]) <= 1000 &&
  isListOf(value[2], (one) => isOne(one, REPEAT_REASONS)) &&
  isMoment(value[3])

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
  Z: isMoment,
  R: isWord,
  U: isMoment,
  B: isMoment,
  G: isWord,
  Q: isWord,
  C: isCycle,
  T: (value) => isListOf(value, isMoment),
  P: (value) => isListOf(value, isChoice),
  E: (value) => isListOf(value, isEnd),
  M: isRepeat,
  N: (value) => isListOf(value, isNumber),
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
