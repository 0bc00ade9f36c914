import type { Words } from '../../../model/language.ts'
import { GROUPED_BY } from '../dimensions.ts'
import type { Group } from '../groups.ts'
import type { CountedMonth } from '../month-figures.ts'
import { countsOf, type Tally, Tallying } from '../tally.ts'

/** The groups that a table names one by one, and what all others come to. */
export interface Capped {
  readonly listed: readonly Group[]
  /** Absent where every group is named. */
  readonly rest?: { readonly name: Words; readonly tally: Tally }
}

/** Anybody can type another one: with more rows than this a month could not be written, nor read. */
const MOST = { category: 60, subcategory: 100 } as const

/** As many rows as a table has room for. The others are counted together, from their cycles: medians do not add up. */
export function capped({ by, rounds }: CountedMonth, dimension: keyof typeof MOST): Capped {
  const groups = by[dimension]
  if (groups.length <= MOST[dimension]) return { listed: groups }
  const listed = groups.slice(0, MOST[dimension] - 1)
  const known = new Set(listed.map(({ names }) => JSON.stringify(names)))
  const tallying = new Tallying()
  for (const one of rounds) {
    const names = GROUPED_BY[dimension].map((tell) => tell(one.item))
    if (!known.has(JSON.stringify(names))) tallying.add(one, countsOf(one))
  }
  return { listed, rest: { name: restName(groups.length - listed.length), tally: tallying.tally() } }
}

const restName = (groups: number): Words => ({ zh: `其余 ${groups} 类`, en: `${groups} others` })
