import { parseWeek } from '../calendar/week.ts'
import { CALL_OUTCOMES, CALLBACK_WHYS, type CallbackWhy, type CallOutcome } from '../model/callback.ts'
import { type CaseNumber, isNumberOfAny } from '../model/case-number.ts'
import type { Instant } from '../model/instant.ts'
import { REPEAT_REASONS, type RepeatReason } from '../model/repeat.ts'
import type { RowRecord } from '../model/row-record.ts'
import type { Week } from '../model/week.ts'
import type { WritableRecord } from './record-scan.ts'
import { isListOf, isMoment, isWord } from './record-values.ts'

/*
 * What a record says of callbacks, and of what came before:
 *
 * Z  closed        R  road            U  unreached     B  customer came back
 * G  suggestion, as written: fingerprint              Q  what repeats were looked for by: fingerprint
 * C  cycle asked about                                 T  calls that reached nobody: moments
 * P  choices: cycle, week, why, because, since, drawn  E  ends: cycle, callback, outcome, moment
 * M  earlier case: number, likeness in thousandths, why, moment
 * N  earlier cases that it does not repeat
 */
export interface PrintedCallbacks {
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

/** Of cycles, calls and pairs nobody has more; the newest are kept. */
const MOST_CYCLES = 20
const MOST_TRIES = 20
const MOST_PAIRS = 20
/** A site's own words for why a case is always called back. */
const LONGEST_REASON = 100

/** What a record says of callbacks and of earlier cases. */
export function printCallbacks(record: RowRecord, at: (moment: Instant) => string): PrintedCallbacks {
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

/** Takes what a record says of callbacks and of earlier cases. */
export function takeCallbacks(said: PrintedCallbacks, record: WritableRecord, at: (moment: string) => Instant): void {
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
export const CALLBACKS_ARE: { readonly [K in keyof PrintedCallbacks]-?: (value: unknown) => boolean } = {
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
