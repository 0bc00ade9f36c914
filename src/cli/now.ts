import { Option } from 'commander'
import { parseDuration } from '../calendar/duration.ts'
import { Failure } from '../model/failure.ts'
import { HOUR, type Instant, instant, MINUTE } from '../model/instant.ts'

/** `--now`: the moment to work with instead of the clock's. */
export const nowOption = (): Option =>
  new Option(
    '--now <time>',
    '设定时刻：2026-11-21T09:30+08:00，或从现在起 +6分钟 · the moment to work with, or +6m from now',
  )

/**
 * Reads `--now`: an ISO time with its offset (whose half past nine would it be without?), or minutes or hours from the clock's
 * time, `+6m`. Throws `Failure` `bad-option`.
 */
export function parseNow(text: string | undefined, clock: () => Instant): Instant | undefined {
  if (text === undefined) return undefined
  if (text.startsWith('+')) {
    const ahead = parseDuration(text.slice(1))
    if (!('problem' in ahead) && ahead.kind === 'span')
      return instant(clock() + ahead.amount * (ahead.unit === 'hour' ? HOUR : MINUTE))
  } else if (/(?:Z|[+-]\d{2}:?\d{2})$/i.test(text)) {
    const milliseconds = Date.parse(text)
    if (!Number.isNaN(milliseconds)) return instant(milliseconds)
  }
  throw new Failure({ kind: 'bad-option', option: '--now', problem: '2026-11-21T09:30+08:00, +6m' })
}
