import { z } from 'zod'
import { type Instant, instant } from '../../model/instant.ts'
import { CASE_REGISTERS, type CaseRegister } from '../../model/register.ts'
import { beginning, oneLine } from '../../sheet/label.ts'
import { COUNT_KEYS, type CountKey } from '../month/counts.ts'
import type { MonthReport, RegisterMonth } from '../month/month-report.ts'
import { type Month, parseMonth } from '../month.ts'
import { BUCKETS, type Sketch } from './sketch.ts'
import {
  addTotals,
  GROUP_DIMENSIONS,
  type GroupDimension,
  type GroupedTotals,
  NOTHING,
  type Totals,
  totalsOf,
} from './totals.ts'

/** A site's month as figures alone: no row, no name of anybody (R47). */
export interface PublishedMonth {
  readonly month: Month
  /** The moment that the figures are of. */
  readonly asOf: Instant
  readonly isClosed: boolean
  readonly registers: readonly PublishedRegister[]
}
type PublishedRegister =
  | {
      readonly register: CaseRegister
      readonly totals: GroupedTotals
      /** Rows that are not counted, for they have not been accepted. */
      readonly leftOut: number
    }
  /** It could not be counted: columns or the whole tab are gone. */
  | { readonly register: CaseRegister; readonly totals: undefined }

/** Why a text tells nothing: it is not whole or not as it was written, or another version of the program wrote it. */
export type Unread = 'broken' | 'other-version'

/** Rises when a figure changes its meaning, or the text its form. */
const VERSION = 1
/** A category is a word; what is longer than this is a slip, and shall not fill the tab of the group. */
const LONGEST_NAME = 60

const whole = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER)
/** Counts in the order of `keys`; hours measured and their sum; buckets and how many are in each, in turn. */
const totalsForm = z.strictObject({ c: z.array(whole), n: whole, s: whole, b: z.array(whole) })
const groupsForm = z.array(z.tuple([z.string().nullable(), totalsForm]))
const form = z.object({
  v: z.literal(VERSION),
  month: z.string(),
  asOf: z.number().int(),
  closed: z.boolean(),
  keys: z.array(z.string()),
  registers: z.array(
    z.union([
      z.strictObject({
        register: z.enum(CASE_REGISTERS),
        leftOut: whole,
        total: totalsForm,
        by: z.strictObject({ category: groupsForm, cause: groupsForm, channel: groupsForm }),
      }),
      z.strictObject({ register: z.enum(CASE_REGISTERS), lacks: z.literal(true) }),
    ]),
  ),
})
type Form = z.infer<typeof form>
type TotalsForm = z.infer<typeof totalsForm>

/** A month's figures as text, for the hidden tab of the site. The same report gives the same text. */
export function publish(report: MonthReport): string {
  const written: Form = {
    v: VERSION,
    month: report.month,
    asOf: report.asOf,
    closed: report.closedAt !== undefined,
    keys: [...COUNT_KEYS],
    registers: report.registers.map(registerForm),
  }
  return JSON.stringify(written)
}

function registerForm(month: RegisterMonth): Form['registers'][number] {
  if ('lacks' in month) return { register: month.register, lacks: true }
  const { register, total, rounds, leftOut } = month
  return {
    register,
    leftOut: leftOut.length,
    total: printTotals(totalsOf(total, rounds)),
    by: {
      category: groupsFormOf(month, 'category'),
      cause: groupsFormOf(month, 'cause'),
      channel: groupsFormOf(month, 'channel'),
    },
  }
}

type CountedMonth = Exclude<RegisterMonth, { readonly lacks: unknown }>

function groupsFormOf({ by, rounds }: CountedMonth, dimension: GroupDimension): z.infer<typeof groupsForm> {
  const ofName = Map.groupBy(rounds, ({ item }) => item[dimension])
  const groups = new Map<string | undefined, Totals>()
  for (const { names, tally } of by[dimension]) {
    const [name] = names
    const shown = name === undefined ? undefined : shownName(name)
    // Two that are alike as far as they are shown are one.
    groups.set(shown, addTotals(groups.get(shown) ?? NOTHING, totalsOf(tally, ofName.get(name) ?? [])))
  }
  return [...groups]
    .sort(([one], [other]) => compareNames(one, other))
    .map(([name, totals]) => [name ?? null, printTotals(totals)])
}

/** A name as one line that can be shown. */
const shownName = (name: string): string | undefined => beginning(oneLine(name), LONGEST_NAME) || undefined

/** By code units, the nameless last: the same on every machine. */
export function compareNames(one: string | undefined, other: string | undefined): number {
  if (one === other) return 0
  if (one === undefined || other === undefined) return one === undefined ? 1 : -1
  return one < other ? -1 : 1
}

const printTotals = ({ counts, hours, sketch }: Totals): TotalsForm => ({
  c: COUNT_KEYS.map((key) => counts[key]),
  n: hours.n,
  s: hours.sum,
  b: [...sketch].sort(([one], [other]) => one - other).flat(),
})

/** What a site has published; why not, where it cannot be read. Nothing of it is believed that could not have been written by `publish`. */
export function parsePublished(text: string): PublishedMonth | Unread {
  const json = jsonOf(text)
  if (json === undefined) return 'broken'
  if (versionOf(json) !== VERSION) return versionOf(json) === undefined ? 'broken' : 'other-version'
  const { data } = form.safeParse(json)
  const month = data && parseMonth(data.month)
  if (data === undefined || month === undefined) return 'broken'
  const places = COUNT_KEYS.map((key) => data.keys.indexOf(key))
  if (places.includes(-1)) return 'other-version'
  const registers: PublishedRegister[] = []
  for (const one of data.registers) {
    if ('lacks' in one) {
      registers.push({ register: one.register, totals: undefined })
      continue
    }
    const total = readTotals(one.total, data.keys, places)
    const [category, cause, channel] = GROUP_DIMENSIONS.map((key) => readGroups(one.by[key], data.keys, places))
    if (total === undefined || category === undefined || cause === undefined || channel === undefined) return 'broken'
    registers.push({
      register: one.register,
      leftOut: one.leftOut,
      totals: { total, by: { category, cause, channel } },
    })
  }
  const isTwice = new Set(registers.map(({ register }) => register)).size < registers.length
  return isTwice ? 'broken' : { month, asOf: instant(data.asOf), isClosed: data.closed, registers }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

const versionOf = (json: unknown): unknown =>
  typeof json === 'object' && json !== null && 'v' in json ? json.v : undefined

function readTotals(
  { c, n, s, b }: TotalsForm,
  keys: readonly string[],
  places: readonly number[],
): Totals | undefined {
  const sketch = readSketch(b)
  if (c.length !== keys.length || sketch === undefined) return undefined
  const measured = [...sketch.values()].reduce((sum, count) => sum + count, 0)
  if (measured !== n) return undefined
  const counts = Object.fromEntries(COUNT_KEYS.map((key, index) => [key, c[places[index] ?? -1] ?? 0]))
  return { counts: counts as Record<CountKey, number>, hours: { n, sum: s }, sketch }
}

function readSketch(flat: readonly number[]): Sketch | undefined {
  const sketch = new Map<number, number>()
  for (let index = 0; index < flat.length; index += 2) {
    const [bucket = 0, count = 0] = flat.slice(index, index + 2)
    if (bucket >= BUCKETS || count === 0 || sketch.has(bucket)) return undefined
    sketch.set(bucket, count)
  }
  return sketch
}

function readGroups(
  groups: z.infer<typeof groupsForm>,
  keys: readonly string[],
  places: readonly number[],
): ReadonlyMap<string | undefined, Totals> | undefined {
  const read = new Map<string | undefined, Totals>()
  for (const [name, of] of groups) {
    const totals = readTotals(of, keys, places)
    if (totals === undefined || read.has(name ?? undefined)) return undefined
    read.set(name ?? undefined, totals)
  }
  return read
}
