import { type WeekBounds, weekBounds, weekOf } from '../../calendar/week.ts'
import { type Instant, instant } from '../../model/instant.ts'
import type { Words } from '../../model/language.ts'
import { CASE_REGISTERS, type CaseRegister } from '../../model/register.ts'
import type { Week } from '../../model/week.ts'
import { pledges } from '../../plan/callbacks/lots-in-force.ts'
import { wanted } from '../../rules/callbacks/draw.ts'
import type { LedgerView } from '../../sheet/ledger-view.ts'
import { inLotOrder, inPickedOrder, type Lotted } from './check-draw.ts'
import { collectFinished } from './collect-finished.ts'
import { type ExemptionsOf, exemptionsByName } from './exemptions.ts'
import type { FinishedCycle } from './finished-cycle.ts'
import type { PublishedLots } from './published-lots.ts'
import { type WeekBlock, weekBlock } from './week-block.ts'

/** How the draw of a week stands, and what is published of it (R38). */
export interface DrawOfWeek {
  readonly week: Week
  /** What was pledged when the week began; undefined where nothing was, or it is too long ago. */
  readonly pledge: string | undefined
  /** Once the week is over, and where it fits what was pledged. */
  readonly secret: string | undefined
  /** There is no key, or it became another one within the week: everything is picked that may be. */
  readonly without: 'no-key' | 'other-key' | undefined
  readonly finished: number
  /** How many of them are to be called at least, by the share that is set now. */
  readonly wanted: number
  /** Mandatory and sampled. */
  readonly toCall: number
  /** Those that were picked, in the order in which they were. */
  readonly picked: readonly FinishedCycle[]
  /** All that were in the draw, in the order of their lots; none before these are published. */
  readonly lots: readonly Lotted[]
}

/** A site's callbacks of a week as of a moment, and of the weeks before it (R44). */
export interface WeekReport {
  readonly bounds: WeekBounds
  readonly asOf: Instant
  /** The share of what is finished that is to be called back, as it is set: 0.3 to 1. */
  readonly share: number
  readonly present: WeekBlock
  /** The week before: most of its customers are called in this one. */
  readonly last: WeekBlock
  /** Twelve weeks and this one, the earliest first. */
  readonly weeks: readonly { readonly block: WeekBlock; readonly draw: DrawOfWeek }[]
  /** Over all of these weeks, for one has too few of them. */
  readonly exemptions: readonly ExemptionsOf[]
  /** Registers that cannot be counted, and the columns that they lack; none where the tab is gone. */
  readonly uncounted: readonly { readonly register: CaseRegister; readonly lacks: readonly Words[] }[]
}

/** So many weeks stand as lines below the present one. */
const WEEKS_BEFORE = 12

/**
 * Counts the callbacks of a week from a ledger that was read: pure, so whoever computes it gets the same. `lots` are what may be shown of
 * the desk's; undefined where it has no key. Throws `UnknownZoneError`.
 */
export function weekOfCallbacks(
  view: LedgerView,
  week: Week,
  asOf: Instant,
  lots: PublishedLots | undefined,
): WeekReport {
  const { zone, callbackShare: share } = view.settings
  const shown = weeksUntil(zone, week)
  const all = collectFinished(view, asOf).filter((one) => one.week >= (shown[0] ?? week) && one.week <= week)
  const weeks = shown.map((one) => {
    const block = weekBlock(one, all)
    return { block, draw: drawOf(block, view, lots) }
  })
  const [last, present] = weeks.slice(-2).map(({ block }) => block)
  return {
    bounds: weekBounds(zone, week),
    asOf,
    share,
    present: present ?? weekBlock(week, all),
    last: last ?? weekBlock(week, all),
    weeks,
    exemptions: exemptionsByName(all),
    uncounted: uncountedOf(view),
  }
}

/** The weeks that the tab of one shows, itself the last. */
function weeksUntil(zone: string, week: Week): readonly Week[] {
  const weeks = [week]
  for (let count = 0; count < WEEKS_BEFORE; count++) {
    const [first = week] = weeks
    weeks.unshift(weekOf(zone, instant(weekBounds(zone, first).from - 1)))
  }
  return weeks
}

function drawOf({ week, cycles, total }: WeekBlock, view: LedgerView, lots: PublishedLots | undefined): DrawOfWeek {
  const pledge = pledges(view.memory).get(week)
  const isOther = lots !== undefined && pledge !== undefined && lots.pledge(week) !== pledge
  const published = isOther ? undefined : lots?.of(week)
  return {
    week,
    pledge,
    secret: published?.secret,
    without: lots === undefined ? 'no-key' : isOther ? 'other-key' : undefined,
    finished: cycles.length,
    wanted: wanted(cycles.length, view.settings.callbackShare),
    toCall: total.mandatory.numerator + total.sampled.numerator,
    picked: inPickedOrder(cycles),
    lots: published === undefined ? [] : inLotOrder(cycles, published.lot),
  }
}

/** What of a register the figures rest on: the number that a case is known by, and what is remembered of it. */
const COUNTED_FROM: ReadonlySet<string> = new Set(['number', 'basis', 'record', 'resolvedAt', 'reopenedAt'])

const uncountedOf = ({ registers }: LedgerView): WeekReport['uncounted'] =>
  CASE_REGISTERS.flatMap((key) => {
    const register = registers.find((one) => one.register === key)
    if (register === undefined) return [{ register: key, lacks: [] }]
    const lacks = register.headers.missing.filter((column) => COUNTED_FROM.has(column.key))
    return lacks.length === 0 ? [] : [{ register: key, lacks }]
  })
