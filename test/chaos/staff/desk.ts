import type { TabKey } from '../../../sheets-template/workbook/index.ts'
import type { Cell } from '../../../src/ports/ledger.ts'
import { CATEGORIES, type Clock, LIMITS, momentOf, type Register, wall } from '../desk-rules.ts'

/** What people typed, by column key. */
export type Typed = Readonly<Record<string, Cell>>

/** A row as staff knows it: by itself, wherever it stands. */
export interface Line {
  readonly id: number
  readonly cells: Typed
  /** It was copied, or is a copy: nobody corrects when it was received, for then nobody could tell the two apart. */
  readonly kin?: true
  /** Its resolution was taken back by hand: what is mailed about it is not judged. */
  readonly undone?: true
}

/** A register below its example: blank rows are undefined. */
export type Page = readonly (Line | undefined)[]

/** A cell outside of the registers' rows that staff typed into: a header, a setting. */
export interface Fixed {
  readonly tab: TabKey
  readonly row: number
  readonly column: string
}

/** What somebody has begun and will finish. */
export type Todo =
  | { readonly kind: 'cells'; readonly register: Register; readonly id: number; readonly cells: Typed }
  | { readonly kind: 'fixed'; readonly at: Fixed; readonly cell: Cell }

/** All that staff knows of the workbook. */
export interface Desk {
  readonly pages: Readonly<Record<Register, Page>>
  readonly todo: readonly Todo[]
  /**
   * What no sweep has seen yet of what tells rows apart: rows were parted from what the system remembers with them, or copied. Until
   * then people neither delete nor copy parted rows, nor move rows beside a copy: nobody could tell whose number it is.
   */
  readonly unseen: { readonly parted: boolean; readonly copied: boolean }
  /** What staff typed into fixed cells, by `fixedKey`. */
  readonly fixed: ReadonlyMap<string, { readonly at: Fixed; readonly cell: Cell }>
  /** Every limit that was ever good, in minutes, by `limitKey`. */
  readonly limits: ReadonlyMap<string, readonly number[]>
}

export const fixedKey = ({ tab, row, column }: Fixed): string => `${tab}/${row}/${column}`
export const limitKey = (register: Register, index: number, clock: Clock): string => `${register}/${index}/${clock}`

export const FRESH_DESK: Desk = {
  pages: { complaint: [], repair: [] },
  todo: [],
  unseen: { parted: false, copied: false },
  fixed: new Map(),
  limits: new Map(
    LIMITS.flatMap((limit, index) =>
      (['respond', 'resolve'] as const).map(
        (clock) => [limitKey(limit.register, index, clock), [limit[clock]]] as const,
      ),
    ),
  ),
}

/** The first row that people type into: the header and the example stand above it. */
export const FIRST = 2

export const REGISTERS = ['complaint', 'repair'] as const satisfies readonly Register[]

/** A moment as staff typed it; undefined where nothing readable stands. */
export function typedMoment(cell: Cell): number | undefined {
  if (typeof cell === 'number') return momentOf(cell)
  return typeof cell === 'string' && /^\d{4}-\d\d-\d\d \d\d:\d\d$/.test(cell) ? wall(cell) : undefined
}

const NEEDED = ['receivedAt', 'firstReceiver', 'customer', 'phone', 'room', 'category', 'description']

/** Whether a row is to be accepted: all that it needs is there and can be read. */
export const isAcceptable = (register: Register, { cells }: Line): boolean =>
  NEEDED.every((key) => (cells[key] ?? '') !== '') &&
  typedMoment(cells['receivedAt']) !== undefined &&
  CATEGORIES[register].includes(String(cells['category']))

/** What a mail, and a row, is known by: it stands in the description. */
export const markOf = (id: number): string => `〔${id}〕`

/** The row that a text speaks of. */
export const markIn = (text: string): number | undefined => {
  const found = /〔(\d+)〕/.exec(text)?.[1]
  return found === undefined ? undefined : Number(found)
}

/** When the clocks of the row's present round began. */
const begunAt = ({ cells }: Line): number | undefined =>
  typedMoment(cells['reopenedAt']) ?? typedMoment(cells['receivedAt'])

/** Whether a clock stands still, by what is typed as of `now`. */
export function isStopped({ cells }: Line, clock: Clock, now: number): boolean {
  const since = typedMoment(cells['reopenedAt']) ?? -Infinity
  const [resolved, responded] = [typedMoment(cells['resolvedAt']), typedMoment(cells['respondedAt'])]
  if (cells['status'] === '已办结' || (resolved !== undefined && resolved <= now && resolved > since)) return true
  return clock === 'respond' && responded !== undefined && responded <= now && responded >= since
}

/** Since when somebody knows of a case in its present round, as typed. */
export function knownAt({ cells }: Line): number | undefined {
  const at = typedMoment(cells['acknowledgedAt'])
  return at === undefined || at < (typedMoment(cells['reopenedAt']) ?? at) ? undefined : at
}

/** The deadlines that a clock of a row may have: one for each limit that was in force at some time. */
export function duesOf(register: Register, line: Line, clock: Clock, limits: Desk['limits']): readonly number[] {
  const begun = begunAt(line)
  const own = LIMITS.findIndex((limit) => limit.register === register && limit.category === line.cells['category'])
  const index =
    own >= 0 ? own : LIMITS.findIndex((limit) => limit.register === register && limit.category === undefined)
  if (begun === undefined || index < 0) return []
  return (limits.get(limitKey(register, index, clock)) ?? []).map((minutes) => begun + minutes * 60_000)
}
