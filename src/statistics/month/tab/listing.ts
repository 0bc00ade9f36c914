import type { CaseRegister } from '../../../model/register.ts'
import type { ReportLink } from '../../../model/report-tab.ts'
import { isCounted } from '../../ledger-rounds.ts'
import { COUNT_KEYS, COUNTS, type CountKey } from '../counts.ts'
import type { MonthReport } from '../month-report.ts'
import type { RoundInMonth } from '../round-in-month.ts'

/** A count of a register, and the rows behind it: by category and subcategory, the nameless last, then as they came in. */
export interface ListedFigure {
  readonly register: CaseRegister
  readonly figure: CountKey
  readonly rounds: readonly RoundInMonth[]
  /** The row of the tab in which the first of them stands. */
  readonly first: number
}

/** What the rows' tab of a month lists, and what it has no room for. */
export interface Listing {
  readonly listed: readonly ListedFigure[]
  readonly left: readonly Omit<ListedFigure, 'first'>[]
}

/** Above the first figure: title, headers, where it leads back to, and whether something is left out. */
const HEAD_ROWS = 4
/** Above a figure's first row: what it is. Below its last: a blank one. */
const FRAME_ROWS = { above: 1, below: 1 }
export const COLUMNS = 9

/** What one commit may well write; a month with more cases lists its smaller figures, which are those that somebody looks into. */
export const MOST_LINES = 4_000

/** Which rows stand behind which count, and where (R49): the same for whoever links to them and whoever writes them. */
export function listMonth({ registers }: MonthReport): Listing {
  const figures = registers.filter(isCounted).flatMap(({ register, rounds }) => {
    const sorted = rounds.toSorted(byPlace)
    return COUNT_KEYS.map((figure) => ({ register, figure, rounds: sorted.filter(COUNTS[figure].counts) }))
  })
  const some = figures.filter(({ rounds }) => rounds.length > 0)
  const fits = fitting(some)
  let row = HEAD_ROWS
  const listed = some
    .filter((one) => fits.has(one))
    .map((one): ListedFigure => {
      const first = row + FRAME_ROWS.above
      row = first + one.rounds.length + FRAME_ROWS.below
      return { ...one, first }
    })
  return { listed, left: some.filter((one) => !fits.has(one)) }
}

/** The smallest first, as many as there is room for. */
function fitting<F extends Pick<ListedFigure, 'rounds'>>(figures: readonly F[]): ReadonlySet<F> {
  let lines = 0
  const bySize = figures.toSorted((a, b) => a.rounds.length - b.rounds.length)
  return new Set(bySize.filter(({ rounds }) => (lines += rounds.length) <= MOST_LINES))
}

/** By code units: the same on every machine, which a locale's order is not (R50). */
function compare<V extends string | number>(a: V | undefined, b: V | undefined): number {
  if (a === b) return 0
  if (a === undefined || b === undefined) return a === undefined ? 1 : -1
  return a < b ? -1 : 1
}

const byPlace = ({ item: a }: RoundInMonth, { item: b }: RoundInMonth): number =>
  compare(a.category, b.category) ||
  compare(a.subcategory, b.subcategory) ||
  compare(a.begunAt, b.begunAt) ||
  compare(a.number, b.number) ||
  compare(a.row, b.row) ||
  compare(a.cycle, b.cycle)

/** Whose rows: all, those of a category, those of a subcategory. A name is undefined where the cell is blank. */
export type Names = readonly [] | readonly [string | undefined] | readonly [string | undefined, string | undefined]

/** What a count's cell leads to: exactly its rows in the tab called `title`; undefined where none is listed. */
export function linkTo(
  { listed }: Listing,
  title: string,
  of: Pick<ListedFigure, 'register' | 'figure'>,
  names: Names = [],
): ReportLink | undefined {
  const found = listed.find(({ register, figure }) => register === of.register && figure === of.figure)
  if (found === undefined) return undefined
  const [category, subcategory] = names
  const isOurs = ({ item }: RoundInMonth): boolean =>
    (names.length < 1 || item.category === category) && (names.length < 2 || item.subcategory === subcategory)
  const from = found.rounds.findIndex(isOurs)
  if (from === -1) return undefined
  // They stand one below the other, for they are sorted by these names.
  const rows = found.rounds.findLastIndex(isOurs) - from + 1
  return { title, area: { row: found.first + from, column: 0, rows, columns: COLUMNS } }
}
