import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseCaseNumber } from '../../src/model/case-number.ts'
import { type Instant, instant, MINUTE } from '../../src/model/instant.ts'
import { REGISTERS, type Register } from '../../src/model/register.ts'
import type { Cell } from '../../src/ports/ledger.ts'
import { recordedNumber } from '../../src/sheet/record.ts'
import { copyRow, empty, moveRow, told } from '../plan/support.ts'
import { cell, type Desk, desk, FIRST, row, sh, type Typed, tabOf } from '../support/desk.ts'
import { runs } from './runs.ts'

/*
 * Whole rows and numbers under everything that people do to them: copied, moved, emptied, put back, deleted, numbers typed over, in
 * any order and between any two sweeps.
 */
const START = sh('2026-11-20 22:00')
const minutes = fc.integer({ min: -600, max: 400 })
const received = minutes.map((at): Cell => cell('2026-11-20 22:00') + at / 1440)
const typedRow = (of: Register): fc.Arbitrary<Typed> =>
  of === 'callback'
    ? fc.record({ case: fc.constantFrom('TS-20261120-001', 'BX-20261120-001', '没有'), caller: fc.constant('王芳') })
    : fc
        .record({ receivedAt: received, category: fc.constantFrom('其它', '其它', '闹鬼') })
        .map((more) => row(of === 'incident' && more.category === '其它' ? { ...more, category: '安全类' } : more))

type Step =
  | { readonly kind: 'type'; readonly of: Register; readonly row: Typed }
  | {
      readonly kind: 'copy' | 'move' | 'delete' | 'empty' | 'back' | 'swap'
      readonly of: Register
      readonly at: number
      readonly to: number
    }
  | {
      readonly kind: 'number' | 'edit'
      readonly of: Register
      readonly at: number
      readonly key: string
      readonly value: Cell
    }
  | { readonly kind: 'sweep'; readonly after: number }

const register = fc.constantFrom<Register[]>('complaint', 'complaint', 'repair', 'callback', 'incident')
const place = fc.nat(6)
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: register.chain((of) => typedRow(of).map((typed): Step => ({ kind: 'type', of, row: typed }))),
  },
  {
    weight: 6,
    arbitrary: fc
      .tuple(fc.constantFrom('copy', 'copy', 'move', 'delete', 'empty', 'back', 'swap'), register, place, place)
      .map(([kind, of, at, to]): Step => ({ kind, of, at, to })),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(register, place, fc.constantFrom<Cell[]>(null, ' ', '我的', 7, '示例', '=1+1', '\0'))
      .map(([of, at, value]): Step => ({ kind: 'number', of, at, key: 'number', value })),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(
        register,
        place,
        fc.oneof(
          fc.record({
            key: fc.constant('receivedAt'),
            value: fc.oneof(received, fc.constantFrom('昨天 15:00', '今天 9:00', null)),
          }),
          fc.record({ key: fc.constant('status'), value: fc.constantFrom('已办结', '重开', '处理中', null) }),
          fc.record({ key: fc.constant('resolvedAt'), value: fc.oneof(received, fc.constant(null)) }),
          fc.record({ key: fc.constant('reopenedAt'), value: fc.oneof(received, fc.constant(null)) }),
          fc.record({ key: fc.constant('category'), value: fc.constantFrom('其它', '闹鬼', null) }),
        ),
      )
      .map(([of, at, { key, value }]): Step => ({ kind: 'edit', of, at, key, value })),
  },
  { weight: 8, arbitrary: fc.constantFrom(0, 1, 9, 31, 200).map((after): Step => ({ kind: 'sweep', after })) },
)

const isPeople = (of: Register, key: string): boolean =>
  tabOf(of).columns.some((column) => column.key === key && column.writer === 'people')

/** What people do. `emptied` is what they have cleared, to be put back. */
async function people(d: Desk, one: Exclude<Step, { kind: 'sweep' }>, emptied: Map<string, Typed>): Promise<void> {
  const { of } = one
  if (one.kind === 'type') {
    await d.type(of, [one.row])
    return
  }
  const { rows } = await d.table(of)
  const count = rows.length - FIRST
  if (count <= 0) return
  const at = FIRST + (one.at % count)
  if ('key' in one) {
    if (one.kind === 'number' || isPeople(of, one.key)) await d.retype(of, at, one.key, one.value)
    return
  }
  const to = FIRST + (one.to % count)
  switch (one.kind) {
    case 'copy':
      return copyRow(d, of, at, to + 1)
    case 'move':
      return moveRow(d, of, at, to)
    case 'delete':
      return d.deleteRow(of, at)
    case 'swap': {
      const [a, b] = [await d.cell(of, at, 'number'), await d.cell(of, to, 'number')]
      await d.retype(of, at, 'number', b)
      return d.retype(of, to, 'number', a)
    }
    case 'empty': {
      const typed = await empty(d, of, at)
      if (Object.keys(typed).length > 0) emptied.set(of, typed)
      return
    }
    case 'back':
      for (const [key, value] of Object.entries(emptied.get(of) ?? {})) await d.retype(of, at, key, value)
  }
}

/** The cells that people typed, in the order of the rows; blank rows are none. */
const typedCells = async (d: Desk) =>
  Promise.all(
    REGISTERS.map(async (of) =>
      (await d.records(of))
        .map((record) => Object.entries(record).filter(([key, value]) => isPeople(of, key) && value !== null))
        .filter((typed) => typed.length > 0),
    ),
  )

/** Without the callbacks that were made: they stand below what people typed (R38). */
const withoutMade = <T>(registers: readonly (readonly T[])[], made: number) =>
  registers.map((typed, index) => (REGISTERS[index] === 'callback' ? typed.slice(0, typed.length - made) : typed))

/** The numbers that rows were given, by what is remembered of them. */
async function held(d: Desk): Promise<readonly string[]> {
  const all: string[] = []
  for (const of of REGISTERS)
    for (const { record } of (await d.records(of)).slice(1))
      if (typeof record === 'string') all.push(...[recordedNumber(record) ?? []].flat())
  return all
}

describe('numbers, whatever becomes of rows', () => {
  it('are unique and dense in each series, no cell of people’s is touched, and each look comes to rest', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 30, size: 'max' }), async (steps) => {
        const d = await desk()
        const emptied = new Map<string, Typed>()
        const given: string[] = []
        let now: Instant = START
        for (const one of steps) {
          if (one.kind !== 'sweep') {
            await people(d, one, emptied)
            continue
          }
          now = instant(now + one.after * MINUTE)
          const before = await typedCells(d)
          const swept = await d.sweep(now)
          const { rows, callbacks, made } = swept.plan
          expect(withoutMade(await typedCells(d), made.length)).toEqual(before)
          expect((await d.look(now)).changes).toEqual([])
          given.push(
            ...[...rows, ...callbacks, ...made].flatMap(({ number, isNew }) =>
              isNew && number ? [number as string] : [],
            ),
          )
          // Given once, and remembered in one row at most.
          expect(new Set(given).size).toBe(given.length)
          const rowsWith = await held(d)
          expect(new Set(rowsWith).size).toBe(rowsWith.length)
          for (const number of rowsWith) expect(given).toContain(number)
          // Each row that was given a number shows it.
          for (const of of REGISTERS)
            for (const { number, record } of (await d.records(of)).slice(1)) {
              const own = typeof record === 'string' ? recordedNumber(record) : undefined
              if (own !== undefined) expect(number).toBe(own)
            }
          // What is told is told once in a sweep.
          const lines = told(swept)
          expect(new Set(lines).size).toBe(lines.length)
        }
        for (const of of REGISTERS) {
          const series = Map.groupBy(
            given.flatMap((number) => parseCaseNumber(of, number) ?? []),
            (parsed) => parsed.series,
          )
          for (const numbers of series.values())
            expect(numbers.map(({ n }) => n).toSorted((a, b) => a - b)).toEqual(numbers.map((_, index) => index + 1))
        }
      }),
      runs(60),
    )
  })
})
