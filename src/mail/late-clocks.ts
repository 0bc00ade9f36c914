import { clocks as clockChoices } from '../../sheets-template/workbook/choices.ts'
import { formatInstant, formatSpan } from '../calendar/format.ts'
import type { Clock } from '../model/clock.ts'
import { type Instant, MINUTE } from '../model/instant.ts'
import type { Notice } from '../plan/plan.ts'
import { choiceWord } from '../sheet/words.ts'
import type { MailContext } from './context.ts'
import type { NoticeWords } from './notice-words.ts'

/** A clock that a notice speaks of: at the highest level it has reached. */
export interface LateClock {
  readonly clock: Clock
  readonly level: number
  readonly due: Instant
  readonly late: boolean
}

/** The clocks of a notice, each once: overdue ones first, the longest overdue at the head. */
export function lateClocks(notice: Notice, now: Instant): readonly LateClock[] {
  const found = new Map<Clock, LateClock>()
  for (const { clock, level, due } of notice.items) {
    const known = found.get(clock)
    if (known === undefined || level > known.level) found.set(clock, { clock, level, due, late: due <= now })
  }
  return [...found.values()].sort((a, b) => a.due - b.due)
}

/** A clock in the reader's words. */
export interface ClockLine {
  readonly late: boolean
  /** Late, due soon, or put off. */
  readonly standing: string
  readonly name: string
  readonly due: string
  /** By how much it is late, or what is left of it. */
  readonly by: string
  readonly level: string
}

/** `promisedAt` is the completion date that the customer has been given last. */
export function clockLine(
  { clock, level, due, late }: LateClock,
  promisedAt: Instant | undefined,
  context: MailContext,
  words: NoticeWords,
): ClockLine {
  const name = choiceWord(clockChoices, clock, context.language)
  const shown = formatInstant(context.zone, due)
  // A second slip is not late by anything: what counts is the date that holds now (R20).
  if (clock === 'slip')
    return {
      late,
      standing: words.putOff,
      name,
      due: words.putOffAt(shown),
      by: promisedAt === undefined ? words.noPromise : words.nowPromised(formatInstant(context.zone, promisedAt)),
      level: words.level(level),
    }
  const span = formatSpan(context.now - due, context.language)
  const little = Math.abs(context.now - due) < MINUTE
  return {
    late,
    standing: late ? words.late : words.soon,
    name,
    due: words.dueAt(shown),
    by: late ? (little ? words.lateJustNow : words.lateBy(span)) : words.left(little ? words.leftLittle : span),
    level: words.level(level),
  }
}
