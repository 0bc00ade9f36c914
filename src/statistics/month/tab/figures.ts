import type { Words } from '../../../model/language.ts'
import type { CaseRegister } from '../../../model/register.ts'
import type { ReportCell, ReportLink } from '../../../model/report-tab.ts'
import type { Say } from '../../cells.ts'
import { valueOf } from '../../figure.ts'
import { COUNTS, type CountKey } from '../counts.ts'
import { SHARES, type ShareKey, shareOf } from '../shares.ts'
import { SPREADS, type SpreadKey, spreadOf } from '../spreads.ts'
import type { Tally } from '../tally.ts'

export type FigureKey = CountKey | ShareKey | SpreadKey
type Figure = Words & { readonly definition: Words }

export const isCount = (key: FigureKey): key is CountKey => key in COUNTS
export const isShare = (key: FigureKey): key is ShareKey => key in SHARES

export const figureNamed = (key: FigureKey): Figure =>
  isCount(key) ? COUNTS[key] : isShare(key) ? SHARES[key] : SPREADS[key]

/** A count, a share from 0 to 1, hours; null where there is nothing to measure. */
function figureOf(key: FigureKey, tally: Tally): number | null {
  if (isCount(key)) return tally.counts[key]
  return (isShare(key) ? valueOf(shareOf(key, tally)) : spreadOf(key, tally)) ?? null
}

/** What a register is asked for in its own columns only: complaints alone are judged. */
const OF_COMPLAINTS: ReadonlySet<FigureKey> = new Set(['abnormal', 'valid', 'partlyValid', 'invalid'])
/** Nobody is waiting for an answer to an incident. */
const NOT_OF_INCIDENTS: ReadonlySet<FigureKey> = new Set(['unanswered'])

/**
 * The figures of a table that say something of a register: those that it is not asked for, and shares of which there was nothing in any of
 * the months that are compared, are left out.
 */
export const figuresFor = <K extends FigureKey>(
  register: CaseRegister,
  tallies: readonly (Tally | undefined)[],
  keys: readonly K[],
): readonly K[] =>
  keys.filter(
    (key) =>
      (register === 'complaint' || !OF_COMPLAINTS.has(key)) &&
      (register !== 'incident' || !NOT_OF_INCIDENTS.has(key)) &&
      (!isShare(key) || tallies.some((tally) => tally !== undefined && figureOf(key, tally) !== null)),
  )

/** A column's header; what its figure means is the note on it (R49). */
export function header(key: FigureKey, say: Say): ReportCell {
  const figure = figureNamed(key)
  return { value: say(figure), look: 'header', note: say(figure.definition) }
}

type Style = 'plain' | 'total'

const suffix = (key: FigureKey): '' | '-share' | '-hours' => (isCount(key) ? '' : isShare(key) ? '-share' : '-hours')

/** A figure as it stands in a table, or in its line of totals; a count leads to its rows. */
export function cell(key: FigureKey, tally: Tally, style: Style = 'plain', link?: ReportLink): ReportCell {
  const value = figureOf(key, tally)
  const linked = value === null || value === 0 || link === undefined ? {} : { link }
  if (style === 'total') return { value, look: `total${suffix(key)}`, ...linked }
  if (isCount(key)) return link === undefined ? value : { value, ...linked }
  return { value, look: isShare(key) ? 'share' : 'hours' }
}

/** How far a figure is from what it was; blank where one of the two says nothing. */
export function changeCell(key: FigureKey, now: Tally, then: Tally): ReportCell {
  const [a, b] = [figureOf(key, now), figureOf(key, then)]
  return { value: a === null || b === null ? null : a - b, look: `change${suffix(key)}` }
}
