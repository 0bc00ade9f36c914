import { clocks as clockChoices } from '../../sheets-template/workbook/choices.ts'
import { formatInstant, formatSpan } from '../calendar/format.ts'
import { type Clock, IMMEDIATE_CLOCKS, type ImmediateClock } from '../model/clock.ts'
import { type Instant, MINUTE } from '../model/instant.ts'
import type { Notice } from '../plan/plan.ts'
import { choiceWord } from '../sheet/words.ts'
import type { MailContext } from './context.ts'
import type { NoticeWords } from './notice-words.ts'
import { MOST, shownLine } from './shown.ts'

/** A clock that a notice speaks of: at the highest level it has reached. */
export interface LateClock<C extends Clock = Clock> {
  readonly clock: C
  readonly level: number
  readonly due: Instant
  readonly late: boolean
  /** Which time it is told at that level; absent for the first. */
  readonly nth?: number
}

const IMMEDIATE: ReadonlySet<Clock> = new Set(IMMEDIATE_CLOCKS)

/** Whether a clock has gone up on first sight: it is not late by anything. */
export const isImmediate = (one: LateClock): one is LateClock<ImmediateClock> => IMMEDIATE.has(one.clock)

const order = (one: LateClock): number => (isImmediate(one) ? IMMEDIATE_CLOCKS.indexOf(one.clock) : Infinity)

/**
 * The clocks of a notice, each once: first what has gone up on first sight, the worst at the head; then what is overdue, the
 * longest overdue first, and what is due soon.
 */
export function lateClocks(notice: Pick<Notice, 'items'>, now: Instant): readonly LateClock[] {
  const found = new Map<Clock, LateClock>()
  for (const { clock, level, due, nth } of notice.items) {
    const known = found.get(clock)
    const isLatest = known?.level === level && (nth ?? 1) > (known.nth ?? 1)
    if (known === undefined || level > known.level || isLatest)
      found.set(clock, { clock, level, due, late: due <= now, ...(nth === undefined ? {} : { nth }) })
  }
  return [...found.values()].sort((a, b) => (order(a) === order(b) ? a.due - b.due : order(a) - order(b)))
}

/** A clock in the reader's words. */
export interface ClockLine {
  readonly late: boolean
  /** Gone up at once, late, due soon, put off, handed over, or to be corrected. */
  readonly standing: string
  readonly name: string
  readonly due: string
  /** By how much it is late, what is left of it, or why it has gone up. */
  readonly by: string
  readonly level: string
}

export function clockLine(
  one: LateClock,
  { fields: { promisedAt, handler, phone }, wrong, saidNo }: Notice,
  { now, zone, language }: MailContext,
  words: NoticeWords,
): ClockLine {
  const { clock, due, late } = one
  const name = choiceWord(clockChoices, clock, language)
  const shown = formatInstant(zone, due)
  const level = words.level(one.level)
  const line = { late, name, level: one.nth === undefined ? level : [level, words.nthTime(one.nth)].join(words.comma) }
  if (isImmediate(one)) {
    const isByHand = one.clock === 'reopened' && saidNo === undefined
    const by = isByHand ? words.reopenedByHand : words.why[one.clock]
    // When it was reopened is said by the customer, or by whoever typed it; all else is as it was seen.
    const at = one.clock === 'reopened' ? words.reopenedAt(shown) : words.seenAt(shown)
    return { ...line, standing: words.upAtOnce, due: at, by }
  }
  if (clock === 'handover')
    return {
      ...line,
      late: false,
      standing: words.handedOver,
      due: words.handedAt(shown),
      by: words.nowWith(handler === undefined ? words.nobody : shownLine(handler, MOST.name, phone)),
    }
  // A second slip is not late by anything: what counts is the date that holds now (R20).
  if (clock === 'slip')
    return {
      ...line,
      standing: words.putOff,
      due: words.putOffAt(shown),
      by: promisedAt === undefined ? words.noPromise : words.nowPromised(formatInstant(zone, promisedAt)),
    }
  if (clock === 'entry' && wrong !== undefined)
    return {
      ...line,
      standing: words.toCorrect,
      due: words.wrongSince(formatInstant(zone, wrong.since)),
      by: words.wrongFor(formatSpan(now - wrong.since, language)),
    }
  const span = formatSpan(now - due, language)
  const little = Math.abs(now - due) < MINUTE
  return {
    ...line,
    standing: late ? words.late : words.soon,
    due: words.dueAt(shown),
    by: late ? (little ? words.lateJustNow : words.lateBy(span)) : words.left(little ? words.leftLittle : span),
  }
}
