import { type Instant, instant } from '../../model/instant.ts'
import type { Language, Words } from '../../model/language.ts'
import { NOBODY_REACHABLE, type NoticeLine } from '../../model/notice.ts'
import { DOUBT_ENDS_AFTER, NOBODY_AGAIN } from './mail-times.ts'

/** A line without when it is tried again, or without what was said of its last try. */
export function without<L extends Partial<Pick<NoticeLine, 'nextAt' | 'error'>>>(
  line: L,
  ...forgotten: readonly ('nextAt' | 'error')[]
): Omit<L, 'nextAt' | 'error'> {
  const keys: ReadonlySet<string> = new Set(forgotten)
  return Object.fromEntries(Object.entries(line).filter(([key]) => !keys.has(key))) as Omit<L, 'nextAt' | 'error'>
}

/** A line that is not to be sent any more; why it waited is over as well. */
export const ended = (line: NoticeLine, now: Instant): NoticeLine => ({
  ...without(line, 'nextAt', 'error'),
  state: 'dropped',
  at: now,
})

/** Whether a mail may have left already: a sweep ended before it could say, or the server did. */
export const isDoubtful = ({ state, doubt }: Partial<Pick<NoticeLine, 'state' | 'doubt'>>): boolean =>
  state === 'sending' || state === 'unknown' || doubt === true

/**
 * A line once more: about to be sent, or waiting where there is nobody to send it to (R25: that is said, not swallowed). What may have
 * left goes with a doubt: it may come twice.
 */
export function attempt(
  before: Omit<NoticeLine, 'state' | 'to' | 'at'> & Partial<Pick<NoticeLine, 'state'>>,
  to: string,
  now: Instant,
  language: Language,
): NoticeLine {
  const line = without(before, 'nextAt', 'error')
  // A clock that went back must not keep a line from ever growing old.
  const begunAt = instant(Math.min(line.begunAt, now))
  if (to === '') {
    const nextAt = instant(now + NOBODY_AGAIN)
    return { ...line, to, begunAt, at: now, state: 'failed', nextAt, error: NOBODY_REACHABLE[language] }
  }
  return {
    ...line,
    to,
    attempts: line.attempts + 1,
    begunAt,
    at: now,
    state: 'sending',
    nextAt: instant(now + DOUBT_ENDS_AFTER),
    ...(isDoubtful(line) ? { doubt: true } : {}),
  }
}

/** What is left `sending` so often is not begun again: what dies over it each time would mail it for ever. */
const MOST_LEFT = 4

export const isLost = ({ state, doubt, attempts }: Pick<NoticeLine, 'state' | 'doubt' | 'attempts'>): boolean =>
  state === 'sending' && doubt === true && attempts >= MOST_LEFT

const LEFT_SENDING: Words = {
  zh: '每次发送都中断，不知道是否送到',
  en: 'Each try ended before it could say what became of it',
}

/** A line of which only a person can find out whether it arrived. */
export const lost = (line: NoticeLine, now: Instant, language: Language): NoticeLine => ({
  ...without(line, 'nextAt', 'error'),
  state: 'unknown',
  at: now,
  doubt: true,
  error: LEFT_SENDING[language],
})
