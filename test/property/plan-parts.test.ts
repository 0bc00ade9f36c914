import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isNumberOfAny } from '../../src/model/case-number.ts'
import { REGISTERS, type Register } from '../../src/model/register.ts'
import { type Part, planParts } from '../../src/plan/plan-parts.ts'
import type { Cell, LedgerState, Version } from '../../src/ports/ledger.ts'
import { viewLedger } from '../../src/sheet/ledger-view.ts'
import { readMemory } from '../../src/sheet/system-tab.ts'
import { copyRow, empty, numbersOf } from '../plan/support.ts'
import { cell, type Desk, desk, FIRST, row, type Typed, tabOf } from '../support/desk.ts'
import { runs } from './runs.ts'

/*
 * A ledger that people have worked on between two sweeps, and the second one's plan committed at once, part by part, or in part, with
 * the rest planned anew.
 */
const typedRow = (of: Register): fc.Arbitrary<Typed> =>
  fc
    .record({
      receivedAt: fc.integer({ min: -300, max: 60 }).map((minutes) => cell('2026-11-20 09:00') + minutes / 1440),
      category: fc.constantFrom('其它', '电梯', '闹鬼'),
      priority: fc.constantFrom('一般', '紧急', '特急', null),
      handler: fc.constantFrom('陈强', '刘洋', '无名'),
    })
    .map(({ category, ...more }) =>
      row({ ...more, category: of === 'incident' && category !== '闹鬼' ? '安全类' : category }),
    )
const typing = fc
  .constantFrom('complaint', 'complaint', 'repair', 'incident')
  .chain((of) => typedRow(of).map((typed) => ({ kind: 'type' as const, of, row: typed })))
/** A callback of a case whose number stands in the sheet; a number that nobody has yet may become another case's. */
const calling = fc.record({
  kind: fc.constant('call'),
  of: fc.constantFrom('complaint', 'repair', 'nobody'),
  at: fc.nat(9),
})
const register = fc.constantFrom<Register[]>('complaint', 'complaint', 'repair', 'callback', 'incident')
const working = fc.oneof(
  { weight: 4, arbitrary: typing },
  { weight: 1, arbitrary: calling },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constantFrom('copy', 'empty', 'slide', 'mend', 'spoil', 'resolve', 'number'),
      of: register,
      at: fc.nat(9),
      to: fc.nat(9),
    }),
  },
)
type Work = typeof working extends fc.Arbitrary<infer W> ? W : never

const MEMORY = ['seen', 'basis', 'record']

async function work(d: Desk, one: Work): Promise<void> {
  if (one.kind === 'call') {
    const numbers = one.of === 'nobody' ? [] : (await numbersOf(d, one.of)).filter(isGiven)
    await d.type('callback', [{ case: numbers[one.at % numbers.length] ?? '没有', caller: '王芳' }])
    return
  }
  const { of } = one
  if (one.kind === 'type') {
    await d.type(of, [one.row])
    return
  }
  const { rows } = await d.table(of)
  const count = rows.length - FIRST
  if (count <= 0) return
  const [at, to] = [FIRST + (one.at % count), FIRST + (one.to % count)]
  const record = (await d.records(of))[at] ?? {}
  if (one.kind === 'copy') return copyRow(d, of, at, to + 1)
  if (one.kind === 'empty') {
    await empty(d, of, at)
    return
  }
  if (one.kind === 'number') return d.retype(of, at, 'number', (await d.records(of))[to]?.['number'])
  if (one.kind === 'slide') {
    // What people see goes one row further; what is hidden stays where it was, as after a sort of the columns that are seen.
    const hidden = new Set(tabOf(of).columns.flatMap(({ key }, index) => (MEMORY.includes(key) ? [index] : [])))
    return d.rewrite(of, (all) =>
      all.map((cells, index) =>
        index < FIRST
          ? cells
          : Array.from({ length: Math.max(...all.map(({ length }) => length)) }, (_, column) =>
              hidden.has(column) ? cells[column] : all[FIRST + ((index - FIRST + 1) % count)]?.[column],
            ),
      ),
    )
  }
  if (of === 'callback') {
    const answer = ANSWERS[one.to % ANSWERS.length] ?? {}
    for (const [key, value] of Object.entries(answer)) await d.retype(of, at, key, value)
    return
  }
  if (one.kind === 'mend') return d.retype(of, at, 'category', of === 'incident' ? '安全类' : '其它')
  if (one.kind === 'spoil') return d.retype(of, at, 'category', '闹鬼')
  await d.retype(of, at, 'resolvedAt', record['receivedAt'] ?? null)
}

/** What a customer says who is called. */
const ANSWERS: readonly Typed[] = [
  { calledAt: cell('2026-11-20 09:30'), handled: '是', satisfaction: '满意' },
  { calledAt: cell('2026-11-20 09:30'), handled: '否', satisfaction: '不满意', suggestion: '快一点' },
  { calledAt: cell('2026-11-20 09:30'), outcome: '拒访' },
  { calledAt: cell('2026-11-20 09:30'), outcome: '未接通' },
]

const isGiven = (number: Cell): number is string => typeof number === 'string' && isNumberOfAny(number)

const ledgers = fc.record({
  before: fc.array(typing, { maxLength: 12, size: 'max' }),
  resolved: fc.array(fc.nat(9), { maxLength: 4 }),
  called: fc.array(calling, { maxLength: 3 }),
  between: fc.array(working, { minLength: 1, maxLength: 12, size: 'max' }),
  largest: fc.integer({ min: 1, max: 60_000 }),
  prefix: fc.nat(8),
})
type Made = typeof ledgers extends fc.Arbitrary<infer M> ? M : never

async function worked({ before, resolved, called, between }: Made): Promise<Desk> {
  const d = await desk()
  // Which of several that are alike is the earlier one hangs on their numbers, and those on the order of the parts.
  await d.set('重复判断天数', 0)
  for (const one of before) await work(d, one)
  for (const at of resolved) await work(d, { kind: 'resolve', of: 'complaint', at, to: 0 })
  await d.sweep('2026-11-20 09:05')
  for (const one of called) await work(d, one)
  if (called.length > 0) await d.sweep('2026-11-20 09:06')
  for (const one of between) await work(d, one)
  return d
}

const NOW = '2026-11-20 09:40'

async function commit(d: Desk, state: LedgerState, parts: readonly Part[]): Promise<void> {
  let on = state
  for (const [index, part] of parts.entries()) {
    const version = `part-${index}-${on.version}` as Version
    expect((await d.commit(on, version, part.changes)).kind).toBe('committed')
    on = { ...on, version }
  }
}

const partsOf = async (d: Desk, largest: number) => {
  const { state, plan, changes } = await d.look(NOW)
  return { state, plan, changes, parts: planParts(plan, viewLedger(state), state, largest) }
}

/** What a ledger says, but for the order of lines, and for what runs are called. Each number is said as the row that has it. */
async function said(d: Desk, isByRow: boolean) {
  const names = new Map<string, string>()
  const registers = await Promise.all(REGISTERS.map(async (of) => [of, await d.records(of)] as const))
  for (const [of, rows] of registers)
    for (const [at, { number }] of rows.entries())
      if (isByRow && of !== 'callback' && isGiven(number) && !names.has(number)) names.set(number, `${of} ${at}`)
  // The system's own callbacks stand in the order of the parts: each is known by its case.
  const calls = Map.groupBy((await d.records('callback')).slice(FIRST), (one) => String(one['case']))
  if (isByRow)
    for (const [about, rows] of calls)
      for (const [nth, { number }] of rows.entries())
        if (isGiven(number) && !names.has(number))
          names.set(number, `callback ${nth} about ${names.get(about) ?? about}`)
  const told = (value: Cell): Cell =>
    typeof value === 'string'
      ? value
          .replace(/(?:TS|BX|SJ|HF)-\d{8}-\d{3,}/g, (number) => names.get(number) ?? number)
          .replace(/run\d+/g, 'run')
      : value
  const without = (record: Readonly<Record<string, Cell>>, ...keys: readonly string[]) =>
    Object.fromEntries(
      Object.entries(record).flatMap(([key, value]) => (keys.includes(key) ? [] : [[key, told(value)]])),
    )
  const lines = async (tab: 'notices' | 'history') => {
    const { rows } = (await d.read(tab)).tables.get(tab) ?? { rows: [] }
    const { columns } = tabOf(tab)
    return rows
      .map((cells) => without(Object.fromEntries(columns.map(({ key }, index) => [key, cells[index]])), 'messageId'))
      .map((line) => JSON.stringify(line))
      .toSorted()
  }
  return {
    registers: registers.map(([of, rows]) => {
      const said = rows.map((one) => without(one, ...(isByRow ? ['seen'] : [])))
      // The system's own callbacks stand in the order of the parts, that of a critical case before the others.
      return [of, of === 'callback' ? said.map((one) => JSON.stringify(one)).toSorted() : said]
    }),
    lines: await lines('notices'),
    history: await lines('history'),
    health: await d.records('health'),
  }
}
const seriesOf = async (d: Desk) => readMemory(await d.table('system')).series

describe('a plan in parts', () => {
  it('does what it does at once', async () => {
    let several = 0
    await fc.assert(
      fc.asyncProperty(ledgers, async (made) => {
        const [once, parted] = [await worked(made), await worked(made)]
        const whole = await partsOf(once, Infinity)
        expect(whole.parts.flatMap((part) => part.changes)).toEqual(whole.changes)
        expect(whole.parts.length).toBe(whole.changes.length === 0 ? 0 : 1)
        await commit(once, whole.state, whole.parts)
        const { state, plan, parts } = await partsOf(parted, made.largest)
        several += Number(parts.length > 1)
        expect(parts.flatMap(({ lines }) => lines).length).toBe(plan.lines.length)
        await commit(parted, state, parts)
        expect(await said(parted, false)).toEqual(await said(once, false))
        expect(await seriesOf(parted)).toEqual(await seriesOf(once))
        expect((await parted.look(NOW)).changes).toEqual([])
      }),
      runs(60),
    )
    expect(several).toBeGreaterThan(0)
  })

  it('may end after any of them: what is left is planned again, and all is as it would have been', async () => {
    await fc.assert(
      fc.asyncProperty(ledgers, async (made) => {
        const [once, parted] = [await worked(made), await worked(made)]
        const whole = await partsOf(once, Infinity)
        await commit(once, whole.state, whole.parts)
        const first = await partsOf(parted, made.largest)
        const done = first.parts.slice(0, made.prefix)
        await commit(parted, first.state, done)
        const given = new Set((await numbersIn(parted)).values())
        const rest = await partsOf(parted, Infinity)
        for (const { number, isNew } of [...rest.plan.rows, ...rest.plan.callbacks])
          if (isNew && number !== undefined) expect(given).not.toContain(number)
        await commit(parted, rest.state, rest.parts)
        expect(await said(parted, true)).toEqual(await said(once, true))
        expect((await parted.look(NOW)).changes).toEqual([])
      }),
      runs(60),
    )
  })
})

/** Each number that stands in a register, by its row. */
async function numbersIn(d: Desk): Promise<ReadonlyMap<string, string>> {
  const all = new Map<string, string>()
  for (const of of REGISTERS)
    for (const [at, { number }] of (await d.records(of)).entries())
      if (typeof number === 'string') all.set(`${of} ${at}`, number)
  return all
}
