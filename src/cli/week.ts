import { parseWeek } from '../calendar/week.ts'
import { Failure } from '../model/failure.ts'
import type { Week } from '../model/week.ts'

/** The week of `--week`. Throws `Failure` `bad-option`. */
export function weekSaid(text: string | undefined): Week | undefined {
  const week = text === undefined ? undefined : parseWeek(text)
  if (text !== undefined && week === undefined)
    throw new Failure({ kind: 'bad-option', option: '--week', problem: 'write 2026-W47' })
  return week
}
