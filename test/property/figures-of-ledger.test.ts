import fc from 'fast-check'
import { expect, it } from 'vitest'
import { instantToSerial, serialToInstant } from '../../src/calendar/serial.ts'
import { DAY, HOUR, type Instant, instant, MINUTE } from '../../src/model/instant.ts'
import { viewLedger } from '../../src/sheet/ledger-view.ts'
import { closeMonth } from '../../src/statistics/closed/close-month.ts'
import { closesAt } from '../../src/statistics/closed/closes-at.ts'
import { collectLedger } from '../../src/statistics/collect-ledger.ts'
import { isCounted } from '../../src/statistics/ledger-rounds.ts'
import type { CountKey } from '../../src/statistics/month/counts.ts'
import { DIMENSIONS } from '../../src/statistics/month/dimensions.ts'
import { type ClosedMonth, type MonthReport, monthReport } from '../../src/statistics/month/month-report.ts'
import { renderMonth } from '../../src/statistics/month/tab/month-tab.ts'
import { addMonths, type Month, monthBounds } from '../../src/statistics/month.ts'
import { month } from '../statistics/support.ts'
import { type Desk, deskBefore, FIRST, row } from '../support/desk.ts'
import { calendarOf } from './figures-by-sql.ts'
import { runs } from './runs.ts'

/*
 * A year and more of a desk in New York, typed as things happen and read back the whole way: three changes of clocks, a 29 February, months
 * in which nothing came in, cases that live over many months, reopened ones, a category that is taken out of its tab half-way.
 */
const ZONE = 'America/New_York'
const MONTHS: readonly Month[] = Array.from({ length: 14 }, (_, at) => addMonths(month('2023-10'), at))
const EMPTY = ['2023-12', '2024-05', '2024-06']
const calendar = calendarOf(ZONE)
const START = monthBounds(ZONE, month('2023-10')).start
const END = monthBounds(ZONE, month('2024-11')).end

interface Case {
  readonly kind: 'complaint' | 'repair'
  readonly category: string
  readonly at: Instant
  /** From one to the next: resolved, reopened, resolved again, and so on. */
  readonly steps: readonly number[]
}
const EDGES = MONTHS.flatMap((of) => {
  const { end } = monthBounds(ZONE, of)
  return [instant(end), instant(end - MINUTE)]
}).filter((at) => at < END)
const received = fc
  .oneof(
    fc.integer({ min: 0, max: (END - START) / HOUR - 1 }).map((hour) => instant(START + hour * HOUR)),
    fc.constantFrom(
      ...EDGES,
      instant(Date.UTC(2024, 1, 29, 17)),
      instant(Date.UTC(2023, 10, 5, 5, 30)),
      instant(Date.UTC(2023, 10, 5, 6, 30)),
    ),
  )
  .filter((at) => !EMPTY.includes(calendar(at).month))
const anyCase: fc.Arbitrary<Case> = fc.record({
  kind: fc.constantFrom<Case['kind']>('complaint', 'repair'),
  category: fc.constantFrom('车辆管理', '其它'),
  at: received,
  steps: fc.array(fc.constantFrom(7 * MINUTE, 5 * HOUR, 20 * DAY, 40 * DAY, 100 * DAY), { maxLength: 4 }),
})

interface Happening {
  readonly at: Instant
  readonly of: number
  readonly what: 'received' | 'resolved' | 'reopened'
}
/** What a cell keeps: of an hour that the clocks show twice, the first. */
const typedAs = (at: Instant): Instant => serialToInstant(ZONE, instantToSerial(ZONE, at) ?? 0) ?? at

const happeningsOf = (cases: readonly Case[]): readonly Happening[] =>
  cases
    .flatMap(({ at, steps }, of): readonly Happening[] => {
      let then = typedAs(at)
      return [
        { at: then, of, what: 'received' },
        ...steps.map((step, index): Happening => {
          then = typedAs(instant(then + step))
          return { at: then, of, what: index % 2 === 0 ? 'resolved' : 'reopened' }
        }),
      ]
    })
    .filter(({ at }) => at < END - DAY)
    .toSorted((a, b) => a.at - b.at || a.of - b.of)

/** Types what happens, and sweeps each time; `between` is what else is done before a happening. */
async function live(cases: readonly Case[], between: (d: Desk, next: Instant) => Promise<void>): Promise<Desk> {
  const d = await deskBefore()
  await d.set('时区', ZONE)
  const places = new Map<number, number>()
  const typed = { complaint: 0, repair: 0 }
  const happenings = happeningsOf(cases)
  const half = Math.ceil(happenings.length / 2)
  for (const [nth, { at, of, what }] of happenings.entries()) {
    const one = cases[of]
    if (one === undefined) continue
    await between(d, at)
    if (nth === half) await takeOut(d, '车辆管理')
    const time = instantToSerial(ZONE, at) ?? null
    const { kind, category } = one
    if (what === 'received') {
      places.set(of, FIRST + typed[kind]++)
      const who = { customer: `客户${of}`, phone: `1370000${1000 + of}`, room: `${of + 1}-1-101` }
      await d.type(kind, [
        row({ receivedAt: time, ...who, category: kind === 'repair' ? '电梯' : nth < half ? category : '其它' }),
      ])
    } else {
      await d.retype(kind, places.get(of) ?? 0, what === 'resolved' ? 'resolvedAt' : 'reopenedAt', time)
      if (what === 'resolved') await d.retype(kind, places.get(of) ?? 0, 'result', '已处理')
      // What is reopened is told that its category is none any more, and another is picked.
      else if (kind === 'complaint' && nth >= half) await d.retype(kind, places.get(of) ?? 0, 'category', '其它')
    }
    await d.sweep(instant(at + MINUTE))
  }
  await between(d, END)
  return d
}

async function takeOut(d: Desk, category: string): Promise<void> {
  for (let index = (await d.records('categories')).length - 1; index > 0; index--)
    if ((await d.cell('categories', index, 'category')) === category) await d.deleteRow('categories', index)
}

const collected = async (d: Desk, asOf: Instant) => collectLedger(viewLedger(await d.read()), asOf)

/** The counts of each group of each dimension, and in total, by register and names. */
const countsBy = ({ registers }: MonthReport): ReadonlyMap<string, Readonly<Record<CountKey, number>>> =>
  new Map(
    registers
      .filter(isCounted)
      .flatMap(({ register, total, by }) => [
        [`${register} total`, total.counts] as const,
        ...DIMENSIONS.flatMap((dimension) =>
          by[dimension].map(
            ({ names, tally }) => [`${register} ${dimension} ${JSON.stringify(names)}`, tally.counts] as const,
          ),
        ),
      ]),
  )

it('what was left, came in and was done is what is left, of every group in every month, and the next month begins with it', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(anyCase, { minLength: 1, maxLength: 9, size: 'max' }),
      fc.array(fc.nat(), { minLength: 3, maxLength: 3 }),
      async (cases, picks) => {
        const d = await live(cases, () => Promise.resolve())
        const happened = happeningsOf(cases)
        // Between two happenings, where the case has later cycles as well.
        const moments = picks.flatMap((pick) => happened[pick % Math.max(happened.length, 1)]?.at ?? [])
        for (const asOf of [END, ...moments]) {
          const source = { ...(await collected(d, asOf)), closed: new Map() }
          let before: ReturnType<typeof countsBy> | undefined
          for (const of of MONTHS) {
            const counts = countsBy(monthReport(source, of))
            for (const { opening, received: came, reopened, resolvedInMonth, carriedOver } of counts.values())
              expect(opening + came + reopened - resolvedInMonth).toBe(carriedOver)
            for (const group of before === undefined || monthBounds(ZONE, of).start > asOf
              ? []
              : [...before.keys(), ...counts.keys()])
              expect([group, counts.get(group)?.opening ?? 0]).toEqual([group, before?.get(group)?.carriedOver ?? 0])
            before = counts

            const all = (key: CountKey): number =>
              ['complaint total', 'repair total'].reduce((sum, one) => sum + (counts.get(one)?.[key] ?? 0), 0)
            const happenedIn = (what: Happening['what']): number =>
              happened.filter((one) => one.what === what && one.at <= asOf && calendar(one.at).month === of).length
            expect([of, all('received'), all('reopened'), all('resolvedInMonth')]).toEqual([
              of,
              ...(['received', 'reopened', 'resolved'] as const).map(happenedIn),
            ])
          }
        }
      },
    ),
    runs(6),
  )
})

const edits = fc.array(
  fc.record({
    kind: fc.constantFrom<Case['kind']>('complaint', 'repair'),
    pick: fc.nat(20),
    column: fc.constantFrom('category', 'resolvedAt', 'receivedAt', 'reopenedAt', 'handler', 'room', 'customer', 'row'),
    value: fc.constantFrom(null, '其它', '=1+1', 45_300, 45_400.5, '<b>', 'x'.repeat(50_000)),
  }),
  { minLength: 1, maxLength: 12 },
)

it('a final month stays the same to the byte, whatever is typed over it later', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyCase, { minLength: 2, maxLength: 6, size: 'max' }), edits, async (cases, changes) => {
      const closed = new Map<Month, ClosedMonth>()
      const finish = async (d: Desk, now: Instant): Promise<void> => {
        for (const of of MONTHS) {
          const at = closesAt(ZONE, of, 5)
          if (at <= now && !closed.has(of)) closed.set(of, closeMonth(await collected(d, at), of))
        }
      }
      const d = await live(cases, finish)
      const bytes = async (asOf: Instant): Promise<readonly string[]> => {
        const source = { ...(await collected(d, asOf)), closed }
        return [...closed.keys()].map((of) =>
          JSON.stringify(
            renderMonth(monthReport(source, of), { settings: { site: '示例花园', zone: ZONE, language: 'zh' } }),
          ),
        )
      }
      const then = await bytes(END)
      for (const { kind, pick, column, value } of changes) {
        const rows = (await d.records(kind)).length - FIRST
        if (rows <= 0) continue
        if (column === 'row') await d.deleteRow(kind, FIRST + (pick % rows))
        else await d.retype(kind, FIRST + (pick % rows), column, value)
        await d.sweep(instant(END + HOUR))
      }
      expect(await bytes(instant(END + DAY))).toEqual(then)
    }),
    runs(5),
  )
})
