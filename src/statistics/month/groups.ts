import type { Round } from '../round.ts'
import { DIMENSIONS, type Dimension, GROUPED_BY, type GroupNames } from './dimensions.ts'
import type { RoundInMonth } from './round-in-month.ts'
import { type Tally, Tallying } from './tally.ts'

/** Some cycles of cases that have the same names in a dimension. */
export interface Group {
  readonly names: GroupNames
  readonly tally: Tally
}

interface Making {
  readonly names: GroupNames
  readonly tallying: Tallying
}
type Name = string | undefined

/** The groups of one dimension in the making. */
export class Grouping {
  readonly #dimension: Dimension
  readonly #tell: Teller
  readonly #tellMore: Teller | undefined
  readonly #groups: Making[] = []
  readonly #named = new Map<Name, Making>()
  /** Where two names tell a group. */
  readonly #within = new Map<Name, Map<Name, Making>>()

  constructor(dimension: Dimension) {
    this.#dimension = dimension
    const [tell, tellMore]: readonly [Teller, Teller?] = GROUPED_BY[dimension]
    this.#tell = tell
    this.#tellMore = tellMore
  }

  /** Adds a cycle, of which `places` are the counts that it is in. */
  add(one: RoundInMonth, places: readonly number[], zone: string): void {
    const name = this.#tell(one.item, zone)
    const more = this.#tellMore?.(one.item, zone)
    const named = this.#tellMore === undefined ? this.#named : this.#namedWithin(name)
    const key = this.#tellMore === undefined ? name : more
    const group = named.get(key) ?? this.#begun(named, key, this.#tellMore === undefined ? [name] : [name, more])
    group.tallying.add(one, places)
  }

  #namedWithin(name: Name): Map<Name, Making> {
    const named = this.#within.get(name) ?? new Map<Name, Making>()
    if (named.size === 0) this.#within.set(name, named)
    return named
  }

  #begun(named: Map<Name, Making>, key: Name, names: GroupNames): Making {
    const group = { names, tallying: new Tallying() }
    named.set(key, group)
    this.#groups.push(group)
    return group
  }

  /**
   * Those of time in their order; of the others those of most received first, subcategories within their category's place, what has no
   * name last: always the same, whatever the order of the rows (R50).
   */
  groups(): readonly Group[] {
    const groups = this.#groups.map(({ names, tallying }): Group => ({ names, tally: tallying.tally() }))
    if (IN_TIME.has(this.#dimension)) return groups.toSorted((a, b) => timeOf(a) - timeOf(b))
    const received = new Map<Name, number>()
    for (const { names, tally } of groups) received.set(names[0], (received.get(names[0]) ?? 0) + tally.counts.received)
    return groups.toSorted(
      (a, b) =>
        compareNamed(a.names[0], b.names[0], (received.get(b.names[0]) ?? 0) - (received.get(a.names[0]) ?? 0)) ||
        compareNamed(a.names[1], b.names[1], b.tally.counts.received - a.tally.counts.received),
    )
  }
}

type Teller = (round: Round, zone: string) => Name

const IN_TIME: ReadonlySet<Dimension> = new Set(['weekday', 'hour', 'weekdayHour'])
const timeOf = ({ names: [first, second] }: Group): number => Number(first) * 24 + Number(second ?? 0)

/** By code units where nothing else tells two apart: the same on every machine, which a locale's order is not. */
function compareNamed(a: Name, b: Name, most: number): number {
  if (a === b) return 0
  if (a === undefined || b === undefined) return a === undefined ? 1 : -1
  return most || (a < b ? -1 : 1)
}

/** The groups of every dimension. */
export type GroupsBy = Readonly<Record<Dimension, readonly Group[]>>

export const groupingBy = (): readonly Grouping[] => DIMENSIONS.map((dimension) => new Grouping(dimension))

export const groupsBy = (groupings: readonly Grouping[]): GroupsBy =>
  Object.fromEntries(
    DIMENSIONS.map((dimension, at) => [dimension, groupings[at]?.groups() ?? []]),
  ) as unknown as GroupsBy
