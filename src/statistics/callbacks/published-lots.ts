import { weekOf } from '../../calendar/week.ts'
import type { CaseNumber } from '../../model/case-number.ts'
import type { Instant } from '../../model/instant.ts'
import type { Week } from '../../model/week.ts'
import type { Lots } from '../../ports/lots.ts'

/** Lots as they may be shown: those of a week that is over. Of any other week there is neither secret nor lot to be had. */
export interface PublishedLots {
  /** What the week's secret is pledged by: that may be known at any time. */
  readonly pledge: Lots['pledge']
  readonly of: (week: Week) => { readonly secret: string; readonly lot: DrawLot } | undefined
}

/** A case's lot in the draw of one week. */
export type DrawLot = (number: CaseNumber, cycle: number) => string

/**
 * What may be shown of a desk's lots at `now`, the clock's own and not a moment that somebody asks about: whoever knows the lots of a week
 * that is not over knows whom it will pick.
 */
export const publishedLots = (lots: Lots, zone: string, now: Instant): PublishedLots => ({
  pledge: (week) => lots.pledge(week),
  of: (week) =>
    week < weekOf(zone, now)
      ? { secret: lots.secret(week), lot: (number, cycle) => lots.lot(week, number, cycle) }
      : undefined,
})
