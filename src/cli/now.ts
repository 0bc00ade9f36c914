import { Option } from 'commander'
import { Failure } from '../model/failure.ts'
import { type Instant, instant } from '../model/instant.ts'

/** `--now`: the moment to work with instead of the clock's, an ISO time with its offset. */
export const nowOption = (): Option =>
  new Option('--now <time>', '设定时刻，如 2026-11-21T09:30+08:00 · the moment to work with')

/** Throws `Failure` `bad-option` for a time without an offset: whose nine o'clock would it be? */
export function parseNow(text: string | undefined): Instant | undefined {
  if (text === undefined) return undefined
  const milliseconds = /(?:Z|[+-]\d{2}:?\d{2})$/i.test(text) ? Date.parse(text) : Number.NaN
  if (Number.isNaN(milliseconds))
    throw new Failure({ kind: 'bad-option', option: '--now', problem: 'write 2026-11-21T09:30+08:00' })
  return instant(milliseconds)
}
