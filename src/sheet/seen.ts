import { type Instant, instant } from '../model/instant.ts'
import type { Language } from '../model/language.ts'
import type { Cell } from '../ports/ledger.ts'

/*
 * What the sweep remembers of a row it has looked at, as the text of a hidden cell:
 * `<row's fingerprint>.<version and language>` for a row that is over,
 * `<row's fingerprint>.<settings mark>.<next look>` for one that is not.
 * While the cells say the same and the moment has not come, there is nothing to look at, so a ledger of
 * ten thousand old rows costs no more than reading past them. Losing the cell costs one more look.
 */

/** One more whenever the rules by which rows are looked at change, so that all of them are looked at again. */
const RULES_VERSION = '5'

/** What rows depend on beside themselves: rows that are over only on its beginning, for no setting reopens a case (R23). */
export const settingsMark = (language: Language, settingsPrint: string): string =>
  `${RULES_VERSION}${language}-${settingsPrint}`

const lasting = (mark: string): string => mark.slice(0, mark.indexOf('-'))

/** When a row is to be looked at again though nobody touched it. */
export type NextLook = Instant | 'over' | 'always' | undefined

/** What the hidden cell says after a look. `next` absent: not until something changes; `always`: nothing, so that nothing fits. */
export function printSeen(rowPrint: string, mark: string, next: NextLook): string | undefined {
  if (next === 'always') return undefined
  if (next === 'over') return `${rowPrint}.${lasting(mark)}`
  return `${rowPrint}.${mark}.${next === undefined ? '' : Math.ceil(next / 1000).toString(36)}`
}

/** Whether a row needs looking at: something in it, or in the settings, changed since, or the moment has come. */
export function needsLook(seen: Cell, rowPrint: string, mark: string, now: Instant): boolean {
  // Positions instead of pieces: this is asked of every row at every sweep.
  if (typeof seen !== 'string' || !seen.startsWith(rowPrint) || seen[rowPrint.length] !== '.') return true
  const rest = rowPrint.length + 1
  if (!seen.startsWith(mark, rest)) return seen.slice(rest) !== lasting(mark)
  const next = rest + mark.length
  if (seen[next] !== '.') return true
  // A moment that cannot be read has come.
  return seen.length > next + 1 && !(instant(Number.parseInt(seen.slice(next + 1), 36) * 1000) > now)
}
