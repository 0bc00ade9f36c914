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
  readonly name: string
  readonly due: string
  /** By how much it is late, or what is left of it. */
  readonly by: string
  readonly level: string
}

export function clockLine({ clock, level, due, late }: LateClock, context: MailContext, words: NoticeWords): ClockLine {
  const span = formatSpan(context.now - due, context.language)
  const little = Math.abs(context.now - due) < MINUTE
  return {
    late,
    name: choiceWord(clockChoices, clock, context.language),
    due: words.dueAt(formatInstant(context.zone, due)),
    by: late ? (little ? words.lateJustNow : words.lateBy(span)) : words.left(little ? words.leftLittle : span),
    level: words.level(level),
  }
}
