import type { Week } from '../../model/week.ts'
import type { Lots } from '../../ports/lots.ts'
import { LOTS_NAME, type Memory } from '../../sheet/system-tab.ts'

/*
 * What was pledged for the draws of the last weeks, in one cell of the system tab, the latest last:
 * `2026-W46 3f9a…, 2026-W47 c07b…`. What is pledged is never changed.
 */

/** So many weeks' pledges are kept: as many as the tab of the weeks shows. */
const MOST = 13

/** What was pledged for each of the last weeks (R38). */
export function pledges({ lots = '' }: Pick<Memory, 'lots'>): ReadonlyMap<Week, string> {
  const pairs = lots.split(', ').map((one) => one.split(' '))
  return new Map(
    pairs.flatMap(([week = '', pledge = '', ...more]): readonly (readonly [Week, string])[] =>
      week === '' || pledge === '' || more.length > 0 ? [] : [[week as Week, pledge]],
    ),
  )
}

/** Why a week's lots cannot be drawn, and everything is picked that might be: there is no key, or another one than was pledged. */
export type NoLots = 'no-key' | 'other-key'

/** Undefined where the lots of a week can be drawn. */
export function whyNoLots(lots: Lots | undefined, memory: Pick<Memory, 'lots'>, week: Week): NoLots | undefined {
  if (lots === undefined) return 'no-key'
  const pledged = pledges(memory).get(week)
  return pledged === undefined || pledged === lots.pledge(week) ? undefined : 'other-key'
}

/**
 * The lots that a week is drawn with, and what is to be remembered before: the week's pledge, where none is (R38). Without lots everything
 * is picked that may be drawn: there are none without a key, and none for the rest of a week in which the key became another, for that
 * week could be drawn until it suits.
 */
export function lotsInForce(
  lots: Lots | undefined,
  memory: Pick<Memory, 'lots'>,
  week: Week,
): { readonly lots: Lots | undefined; readonly remember: ReadonlyMap<string, string> } {
  if (lots === undefined || whyNoLots(lots, memory, week) !== undefined) return { lots: undefined, remember: new Map() }
  const known = pledges(memory)
  if (known.has(week)) return { lots, remember: new Map() }
  const kept = [...known, [week, lots.pledge(week)] as const].slice(-MOST)
  return { lots, remember: new Map([[LOTS_NAME, kept.map((one) => one.join(' ')).join(', ')]]) }
}
