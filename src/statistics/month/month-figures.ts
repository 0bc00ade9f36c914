import type { Instant } from '../../model/instant.ts'
import type { Bounds } from '../month.ts'
import type { Round } from '../round.ts'
import { COUNTS, type CountKey } from './counts.ts'
import { MEASURES, type MeasureKey } from './measures.ts'
import { type RoundInMonth, roundInMonth } from './round-in-month.ts'

/** All figures over some cases: numbers of cases, a share from 0 to 1, hours. */
export type Figures = Readonly<Record<CountKey, number>> & Readonly<Record<MeasureKey, number | undefined>>

interface CategoryFigures {
  readonly category: string | undefined
  readonly figures: Figures
}

/** A register's month: in total and by category, and the cases that it was counted from. */
export interface MonthFigures {
  readonly total: Figures
  /** Categories with a case open or resolved in the month: most received first, then by name; the nameless last. */
  readonly byCategory: readonly CategoryFigures[]
  /** What `COUNTS[figure].counts` picks from to list the rows behind a figure (R49). */
  readonly cases: readonly RoundInMonth[]
}

/**
 * The figures of a month (R45) as of a moment: a pure function of the three, whatever the order of the cases. Give it all the
 * cycles of a register, those of other months too: they make the backlog.
 */
export function monthFigures(cases: readonly Round[], bounds: Bounds, asOf: Instant): MonthFigures {
  const seen = cases.flatMap((item) => roundInMonth(item, bounds, asOf) ?? []).filter(isOfMonth)
  const byCategory = [...Map.groupBy(seen, ({ item }) => item.category)]
    .map(([category, ofIt]): CategoryFigures => ({ category, figures: figuresOf(ofIt) }))
    .sort((a, b) => b.figures.received - a.figures.received || compareNames(a.category, b.category))
  return { total: figuresOf(seen), byCategory, cases: seen }
}

const isOfMonth = ({ isOpening, isBegun }: RoundInMonth): boolean => isOpening || isBegun

/** By code units: the same on every machine, which a locale's order is not (R50). */
function compareNames(a: string | undefined, b: string | undefined): number {
  if (a === b) return 0
  if (a === undefined || b === undefined) return a === undefined ? 1 : -1
  return a < b ? -1 : 1
}

function figuresOf(cases: readonly RoundInMonth[]): Figures {
  const count = (key: CountKey): number => cases.filter((one) => COUNTS[key].counts(one)).length
  return {
    opening: count('opening'),
    received: count('received'),
    reopened: count('reopened'),
    resolvedInMonth: count('resolvedInMonth'),
    firstTime: count('firstTime'),
    carriedOver: count('carriedOver'),
    resolved: count('resolved'),
    onTime: count('onTime'),
    late: count('late'),
    resolvedNoDeadline: count('resolvedNoDeadline'),
    open: count('open'),
    openOverdue: count('openOverdue'),
    openNotDue: count('openNotDue'),
    openNoDeadline: count('openNoDeadline'),
    misordered: count('misordered'),
    firstTimeShare: MEASURES.firstTimeShare.of(cases),
    onTimeShare: MEASURES.onTimeShare.of(cases),
    medianHours: MEASURES.medianHours.of(cases),
    p90Hours: MEASURES.p90Hours.of(cases),
  }
}
