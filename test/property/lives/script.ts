import fc from 'fast-check'
import type { Cell } from '../../../src/ports/ledger.ts'
import type { Typed } from '../../support/desk.ts'

/** The registers of which cases have a life. */
export const KINDS = ['complaint', 'repair', 'incident'] as const
export type Kind = (typeof KINDS)[number]

/** A time relative to the moment of the step, in minutes. */
interface Then {
  readonly then: number
}
type Value = Cell | Then
export type Cells = Readonly<Record<string, Value>>

/** What happens between and at the looks of a life. `pick` chooses among the rows there are. */
export type Step =
  | { readonly do: 'type'; readonly kind: Kind; readonly cells: Cells; readonly again: boolean }
  | { readonly do: 'edit'; readonly tab: Kind | 'callback'; readonly pick: number; readonly cells: Cells }
  | { readonly do: 'call'; readonly kind: Kind; readonly pick: number; readonly cells: Cells }
  | { readonly do: 'delete' | 'copy' | 'last'; readonly tab: Kind | 'callback'; readonly pick: number }
  | { readonly do: 'share'; readonly share: number }
  | { readonly do: 'sweep'; readonly after: number }

const DAY = 24 * 60
const yes = fc.constantFrom('是', '是', '否', null)
const then = (...minutes: readonly number[]): fc.Arbitrary<Then> =>
  fc.constantFrom(...minutes).map((at) => ({ then: at }))
const pick = fc.nat(30)
const kind = fc.constantFrom<Kind>('complaint', 'complaint', 'repair', 'repair', 'repair', 'incident')

/** What a clerk knows of a case that is typed. */
const known: fc.Arbitrary<Cells> = fc.record(
  {
    category: fc.constantFrom('其它', '给排水', '电梯'),
    priority: fc.constantFrom('一般', '紧急'),
    doneBy: fc.constantFrom('外来施工', '自有工程'),
    information: yes,
    anonymous: yes,
    phone: fc.constantFrom(null, '13900000001'),
    sensitive: yes,
    remark: fc.constantFrom('涉及隐私', null),
  },
  { requiredKeys: [] },
)
/** The work is done, the most times with a result; now and then it is settled at once. */
const finish: fc.Arbitrary<Cells> = fc.oneof(
  { weight: 8, arbitrary: fc.constant({ resolvedAt: { then: 0 }, result: '已处理', status: null }) },
  { weight: 2, arbitrary: fc.constant({ resolvedAt: { then: 0 }, result: '已处理', closedAt: { then: 0 } }) },
  { weight: 2, arbitrary: fc.record({ resolvedAt: then(-600, -30), result: fc.constantFrom('好', null) }) },
  { weight: 1, arbitrary: fc.constant({ status: '已办结', result: '好' }) },
  {
    weight: 2,
    arbitrary: fc.record({
      resolvedAt: then(0),
      result: fc.constantFrom('好', null),
      settledOnSpot: yes,
      onSpotSatisfaction: fc.constantFrom('满意', '基本满意', '不满意', null),
    }),
  },
)
/** What is put right, taken back, or opened again. */
const change: fc.Arbitrary<Cells> = fc.oneof(
  { weight: 3, arbitrary: known },
  { weight: 2, arbitrary: fc.record({ reopenedAt: then(0, -120) }) },
  { weight: 1, arbitrary: fc.constant({ reopenedAt: null }) },
  { weight: 1, arbitrary: fc.constant({ resolvedAt: null }) },
  { weight: 1, arbitrary: fc.constant({ status: '重开' }) },
  { weight: 1, arbitrary: fc.constant({ receivedAt: '说不清' }) },
  { weight: 1, arbitrary: fc.record({ result: fc.constantFrom('好', null) }) },
  { weight: 1, arbitrary: fc.record({ notRepeat: yes }) },
  { weight: 2, arbitrary: fc.record({ closedAt: fc.oneof(then(0), fc.constant(null)) }) },
  { weight: 1, arbitrary: fc.record({ respondedAt: then(0) }) },
)
const answer: fc.Arbitrary<Cells> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      calledAt: then(0, 0, -30, -300),
      outcome: fc.constant(null),
      satisfaction: fc.constantFrom('满意', '基本满意', '不满意'),
      handled: fc.constant('是'),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ calledAt: then(0, -30), outcome: fc.constant('拒访'), satisfaction: fc.constant(null) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      calledAt: then(0, -60, -300),
      outcome: fc.constant('未接通'),
      satisfaction: fc.constant(null),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ calledAt: null, outcome: null, satisfaction: null, handled: null }) },
  { weight: 1, arbitrary: fc.record({ calledAt: then(-3 * DAY, 2 * DAY), satisfaction: fc.constant('满意') }) },
)

export const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc
      .record({ kind, cells: fc.oneof(fc.constant({}), known), again: fc.nat(3) })
      .map(({ kind: of, cells, again }): Step => ({ do: 'type', kind: of, cells, again: again === 0 })),
  },
  {
    weight: 10,
    arbitrary: fc
      .record({ tab: kind, pick, cells: fc.oneof({ weight: 3, arbitrary: finish }, { weight: 1, arbitrary: change }) })
      .map((one): Step => ({ do: 'edit', ...one })),
  },
  {
    weight: 10,
    arbitrary: fc.record({ pick, cells: answer }).map((one): Step => ({ do: 'edit', tab: 'callback', ...one })),
  },
  { weight: 1, arbitrary: fc.record({ kind, pick, cells: answer }).map((one): Step => ({ do: 'call', ...one })) },
  {
    weight: 2,
    arbitrary: fc
      .record({
        what: fc.constantFrom('delete', 'copy', 'last'),
        tab: fc.constantFrom<Kind | 'callback'>('callback', 'callback', ...KINDS),
        pick,
      })
      .map(({ what, ...one }): Step => ({ do: what, ...one })),
  },
  { weight: 1, arbitrary: fc.constantFrom(30, 50, 100).map((share): Step => ({ do: 'share', share })) },
  {
    weight: 9,
    arbitrary: fc
      .constantFrom(1, 20, 300, DAY, 2 * DAY, 4 * DAY, 8 * DAY)
      .map((after): Step => ({ do: 'sweep', after })),
  },
)

/** The cells of a step as they are typed at a moment, which is given as a cell. */
export const typedAt = (cells: Cells, now: number): Typed =>
  Object.fromEntries(
    Object.entries(cells).map(([key, value]) => [
      key,
      typeof value === 'object' && value !== null ? now + value.then / DAY : value,
    ]),
  )
