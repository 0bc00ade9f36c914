import { CALL_OUTCOMES, CALLBACK_WHYS } from '../../model/callback.ts'
import { parseCaseNumber } from '../../model/case-number.ts'
import { type Instant, instant } from '../../model/instant.ts'
import type { CaseRegister } from '../../model/register.ts'
import { COUNTED_CLOCKS, type CountedClock, type Round, type RoundCallback, type RoundClock } from '../round.ts'
import type { WordList } from './word-list.ts'

/*
 * A cycle of a case as a line: its fields in this order, commas between, blank ones at the end left out. Short, for a month has many.
 *
 *   number, row, cycle, marks            marks: 1 abnormal, 2 a repeat, 4 reopened, added up
 *   words                                category, subcategory, cause, channel, validity, department, handler, building
 *   begun, then from there on: resolved, closed, replied, paused since
 *   callback                             why, outcome, 1 if late: places in their lists
 *   clocks                               two fields each: due, stopped
 *
 * Numbers are in base 36. Moments are seconds, with what is left of one behind a point.
 */
const WORDS = [
  'category',
  'subcategory',
  'cause',
  'channel',
  'validity',
  'department',
  'handler',
  'building',
] as const satisfies readonly (keyof Round)[]
const LATER = ['resolvedAt', 'closedAt', 'repliedAt', 'pausedAt'] as const satisfies readonly (keyof Round)[]
const MARKS = ['isAbnormal', 'isRepeat', 'isReopened'] as const satisfies readonly (keyof Round)[]

const FIRST_WORD = 4
const BEGUN = FIRST_WORD + WORDS.length
const CALLBACK = BEGUN + 1 + LATER.length
const FIRST_CLOCK = CALLBACK + 1
const FIELDS = FIRST_CLOCK + 2 * COUNTED_CLOCKS.length

/** Prints a cycle as a line; `parseRound` reads it back unchanged. */
export function printRound(round: Round, words: WordList): string {
  const since = (at: Instant | undefined): string => (at === undefined ? '' : printSeconds(at - round.begunAt))
  const marks = MARKS.reduce((sum, mark, bit) => sum + (round[mark] ? 1 << bit : 0), 0)
  return [
    round.number ?? '',
    round.row.toString(36),
    round.cycle.toString(36),
    marks.toString(36),
    ...WORDS.map((key) => words.place(round[key])),
    printSeconds(round.begunAt),
    ...LATER.map((key) => since(round[key])),
    printCallback(round.callback),
    ...COUNTED_CLOCKS.flatMap((clock) => [since(round.clocks[clock]?.due), since(round.clocks[clock]?.stoppedAt)]),
  ]
    .join(',')
    .replace(/,+$/, '')
}

/** Reads a line of a register; undefined for what is none, or names a word that is not there. */
export function parseRound(line: string, register: CaseRegister, words: readonly string[]): Round | undefined {
  const fields = line.split(',')
  if (fields.length > FIELDS) return undefined
  const reader = new LineReader(fields, words)
  const [typed = ''] = fields
  const number = parseCaseNumber(register, typed)?.number
  const begunAt = reader.moment(BEGUN, 0)
  const marks = reader.whole(3)
  const callback = readCallback(fields[CALLBACK] ?? '')
  if (begunAt === undefined || callback === 'bad' || (typed !== '' && number === undefined) || marks >= 1 << 3)
    return undefined
  const clocks: { [C in CountedClock]?: RoundClock } = {}
  for (const [index, clock] of COUNTED_CLOCKS.entries()) {
    const due = reader.moment(FIRST_CLOCK + 2 * index, begunAt)
    const stoppedAt = reader.moment(FIRST_CLOCK + 2 * index + 1, begunAt)
    if (due !== undefined) clocks[clock] = { due, stoppedAt }
    else if (stoppedAt !== undefined) return undefined
  }
  const word = (key: (typeof WORDS)[number]) => reader.word(FIRST_WORD + WORDS.indexOf(key))
  const later = (key: (typeof LATER)[number]) => reader.moment(BEGUN + 1 + LATER.indexOf(key), begunAt)
  const round: Round = {
    register,
    row: reader.whole(1),
    number,
    cycle: reader.whole(2),
    category: word('category'),
    subcategory: word('subcategory'),
    cause: word('cause'),
    channel: word('channel'),
    validity: word('validity'),
    department: word('department'),
    handler: word('handler'),
    building: word('building'),
    isAbnormal: (marks & 1) !== 0,
    isRepeat: (marks & 2) !== 0,
    begunAt,
    resolvedAt: later('resolvedAt'),
    isReopened: (marks & 4) !== 0,
    closedAt: later('closedAt'),
    repliedAt: later('repliedAt'),
    clocks,
    pausedAt: later('pausedAt'),
    callback,
  }
  return reader.isWrong() || round.cycle < 1 ? undefined : round
}

/** The fields of a line by their places; once one of them was not what it should be, `isWrong`. */
class LineReader {
  readonly #fields: readonly string[]
  readonly #words: readonly string[]
  #wrong = false

  constructor(fields: readonly string[], words: readonly string[]) {
    this.#fields = fields
    this.#words = words
  }

  isWrong(): boolean {
    return this.#wrong
  }

  whole(place: number): number {
    const text = this.#fields[place] ?? ''
    if (/^[0-9a-z]{1,7}$/.test(text)) return Number.parseInt(text, 36)
    this.#wrong = true
    return 0
  }

  word(place: number): string | undefined {
    if ((this.#fields[place] ?? '') === '') return undefined
    const word = this.#words[this.whole(place)]
    if (word === undefined) this.#wrong = true
    return word
  }

  /** A moment so much after `from`; undefined where nothing stands. */
  moment(place: number, from: number): Instant | undefined {
    const text = this.#fields[place] ?? ''
    if (text === '') return undefined
    const [, seconds, rest = '0'] = MOMENT.exec(text) ?? []
    const at = from + (seconds === undefined ? NaN : Number.parseInt(seconds, 36) * 1000 + Number(rest))
    if (Math.abs(at) <= LATEST) return instant(at)
    this.#wrong = true
    return undefined
  }
}

const MOMENT = /^(-?[0-9a-z]{1,9})(?:\.([0-9]{1,3}))?$/
/** No calendar goes far beyond the year 9999; milliseconds. */
const LATEST = 260_000_000_000_000

/** Whole seconds in base 36, and what is left of a second, in milliseconds, behind a point. */
function printSeconds(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000)
  const rest = milliseconds - seconds * 1000
  return seconds.toString(36) + (rest === 0 ? '' : `.${rest}`)
}

function printCallback(callback: RoundCallback | undefined): string {
  if (callback === undefined) return ''
  const { why, outcome, isLate } = callback
  return `${CALLBACK_WHYS.indexOf(why)}${outcome === undefined ? '-' : CALL_OUTCOMES.indexOf(outcome)}${isLate ? 1 : 0}`
}

function readCallback(text: string): RoundCallback | undefined | 'bad' {
  if (text === '') return undefined
  const [, first, second, late] = /^(\d)(\d|-)([01])$/.exec(text) ?? []
  const why = CALLBACK_WHYS[Number(first)]
  const outcome = second === '-' ? undefined : CALL_OUTCOMES[Number(second)]
  if (why === undefined || (second !== '-' && outcome === undefined)) return 'bad'
  return { why, outcome, isLate: late === '1' }
}
