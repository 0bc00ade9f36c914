import type { CaseNumber } from '../../model/case-number.ts'
import type { Instant } from '../../model/instant.ts'
import { wanted } from '../../rules/callbacks/draw.ts'
import type { FinishedCycle } from './finished-cycle.ts'

/** A finished cycle by what is known of it to everybody. */
type Named = Pick<FinishedCycle, 'number' | 'cycle'>

/** What does not fit in the draw of a week (R38). */
export type DrawFault =
  /** It was picked at `at`, though the other one had the lower lot and was in the draw by then. */
  | { readonly kind: 'passed-over'; readonly picked: Named; readonly instead: Named; readonly at: Instant }
  /** Fewer were to be called than the rule wants, though there were more to pick from. */
  | { readonly kind: 'too-few'; readonly picked: number; readonly wanted: number }
  /** It stands as picked, and nobody wrote down when. */
  | { readonly kind: 'no-moment'; readonly picked: Named }

/** The least share that is called back (R32), whatever the settings say. */
export const LEAST_SHARE = 0.3

/** A cycle with its lot. */
export interface Lotted {
  readonly one: FinishedCycle
  readonly lot: string
}

/** All of a week that were in the draw, picked or not, in the order of their lots. */
export const inLotOrder = (
  cycles: readonly FinishedCycle[],
  lot: (number: CaseNumber, cycle: number) => string,
): readonly Lotted[] =>
  cycles
    .filter(({ why }) => why === 'sampled' || why === 'inDraw' || why === 'passed')
    .map((one) => ({ one, lot: lot(one.number, one.cycle) }))
    .sort((a, b) => compare(a.lot, b.lot))

/** Those that were picked, in the order in which they were. */
export const inPickedOrder = (cycles: readonly FinishedCycle[]): readonly FinishedCycle[] =>
  cycles
    .filter(({ why }) => why === 'sampled')
    .toSorted((a, b) => (a.drawnAt ?? 0) - (b.drawnAt ?? 0) || compare(a.number, b.number) || a.cycle - b.cycle)

/**
 * Goes through the draw of a week again, by the lots that follow from its secret (R38). Whenever something was picked, nothing with a lower
 * lot may have been left in the draw: so nobody chose. And of all that were finished at least 30 % are to be called, or all there were.
 * What was exempted only after the week, at `end`, could not be made up for and counts as picked. What could not be picked for a while,
 * because its row was wrong or its resolution taken back, is not told from what was passed over: the history tells.
 */
export function checkDraw(
  cycles: readonly FinishedCycle[],
  lot: (number: CaseNumber, cycle: number) => string,
  end: Instant,
): readonly DrawFault[] {
  const lots = inLotOrder(cycles, lot)
  const isIn = ({ since, drawnAt, leftAt }: FinishedCycle, at: Instant): boolean =>
    since <= at && (drawnAt ?? Infinity) > at && (leftAt ?? Infinity) > at
  const passedOver = lots.flatMap(({ one }, place): readonly DrawFault[] => {
    // What was picked in an earlier cycle, and is still to be called, was picked by that one's lot.
    if (one.why !== 'sampled' || (one.cycle > 1 && (one.drawnAt ?? one.since) < one.since)) return []
    const at = one.drawnAt
    if (at === undefined) return [{ kind: 'no-moment', picked: nameOf(one) }]
    const lower = lots.slice(0, place).find((other) => isIn(other.one, at))
    return lower === undefined ? [] : [{ kind: 'passed-over', picked: nameOf(one), instead: nameOf(lower.one), at }]
  })
  const picked = cycles.filter(
    ({ why, since }) => why === 'mandatory' || why === 'sampled' || (why === 'exempt' && since >= end),
  ).length
  const left = lots.filter(({ one }) => one.why !== 'sampled').length
  const least = wanted(cycles.length, LEAST_SHARE)
  return picked < least && left > 0 ? [...passedOver, { kind: 'too-few', picked, wanted: least }] : passedOver
}

const nameOf = ({ number, cycle }: FinishedCycle): Named => ({ number, cycle })

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
