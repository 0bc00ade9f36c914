import { weekBounds } from '../../calendar/week.ts'
import type { Instant } from '../../model/instant.ts'
import type { Week } from '../../model/week.ts'
import { pledges } from '../../plan/callbacks/lots-in-force.ts'
import type { LedgerView } from '../../sheet/ledger-view.ts'
import { checkDraw, type DrawFault, inPickedOrder } from './check-draw.ts'
import { collectDrawn } from './collect-finished.ts'
import { type CallbackFigures, callbackFigures } from './figures.ts'
import type { FinishedCycle } from './finished-cycle.ts'
import type { DrawLot } from './published-lots.ts'

/** A week's secret, and what follows from it. */
export interface DrawSecret {
  readonly secret: string
  readonly pledge: string
  readonly lot: DrawLot
}

/** What going through a week's draw again has shown (R38). */
export interface VerifiedWeek {
  readonly week: Week
  readonly total: CallbackFigures
  /** In the order in which they were picked. */
  readonly picked: readonly FinishedCycle[]
  readonly secret: string
  /** Whether the secret is the one that was pledged; undefined where the pledge is not known any more. */
  readonly isPledged: boolean | undefined
  readonly faults: readonly DrawFault[]
  /** Nothing speaks against it. */
  readonly fits: boolean
}

/** Goes through the draw of a week again, as of `now`, by a secret that anybody may have: pure, and needs no key. */
export function verifyWeek(view: LedgerView, week: Week, now: Instant, by: DrawSecret): VerifiedWeek {
  const cycles = collectDrawn(view, now).filter((one) => one.week === week)
  const pledged = pledges(view.memory).get(week)
  const faults = checkDraw(cycles, by.lot, weekBounds(view.settings.zone, week).to)
  const isPledged = pledged === undefined ? undefined : pledged === by.pledge
  return {
    week,
    total: callbackFigures(cycles),
    picked: inPickedOrder(cycles),
    secret: by.secret,
    isPledged,
    faults,
    fits: faults.length === 0 && isPledged !== false,
  }
}
