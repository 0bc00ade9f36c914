import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { HOUR, type Instant, instant, MINUTE } from '../../src/model/instant.ts'
import { noticeKeyText } from '../../src/model/notice.ts'
import { CASE_REGISTERS, type CaseRegister } from '../../src/model/register.ts'
import type { Cell, Change } from '../../src/ports/ledger.ts'
import { leadsTo, type RoadKey, type Stage } from '../../src/rules/life/roads.ts'
import { cell, type Desk, desk, noticesIn, type Post, row, sh, type Typed, tabOf } from '../support/desk.ts'

const START = sh('2026-11-20 09:00')

/** What people type, sense and nonsense. */
const hostile = fc.constantFrom<Cell[]>(
  '\0',
  'x'.repeat(50_000),
  '👨‍👩‍👧‍👦',
  '\u202e张三',
  '=1+1',
  "'",
  '__proto__',
  '是',
  '×',
  true,
  false,
  0,
  -1,
  0.5,
  1e300,
  cell('1900-01-01 00:00'),
  cell('9999-12-31 23:59'),
  '昨天 15:00',
  '2026.11.20 9:30',
  ' ',
  '',
  null,
)
const time = fc.integer({ min: -200, max: 300 }).map((minutes) => cell('2026-11-20 09:00') + minutes / 1440)
const sense: Readonly<Record<string, fc.Arbitrary<Cell>>> = {
  category: fc.constantFrom('其它', '公区设备', '电梯', '闹鬼'),
  subcategory: fc.constantFrom('爆管停水', '楼道灯故障'),
  priority: fc.constantFrom('一般', '紧急', '特急'),
  handler: fc.constantFrom('陈强', '刘洋', '无名'),
  firstReceiver: fc.constantFrom('王芳', '李静'),
  pauseReason: fc.constantFrom('等客户', '等配件'),
  anonymous: fc.constantFrom('是', '否'),
  result: fc.constant('已处理'),
}
const typed = (register: CaseRegister): fc.Arbitrary<{ readonly key: string; readonly value: Cell }> =>
  fc.constantFrom(...tabOf(register).columns.filter(({ writer }) => writer === 'people')).chain((column) => {
    const good = sense[column.key] ?? (column.type === 'instant' ? time : fc.string({ maxLength: 12 }))
    return fc
      .oneof({ weight: 4, arbitrary: good }, { weight: 1, arbitrary: hostile })
      .map((value) => ({ key: column.key, value }))
  })
const register = fc.constantFrom(...CASE_REGISTERS)
const edit = register.chain((of) => fc.record({ of: fc.constant(of), at: fc.nat(7), cell: typed(of) }))
const rowIn = (of: CaseRegister): fc.Arbitrary<Typed> =>
  fc.oneof(
    fc.constant(row(of === 'repair' ? { category: '电梯' } : {})),
    fc
      .array(typed(of), { maxLength: 6 })
      .map((cells) => row(Object.fromEntries(cells.map(({ key, value }) => [key, value])))),
  )
const newRow = register.chain((of) => fc.record({ of: fc.constant(of), row: rowIn(of) }))

type Step =
  | { readonly kind: 'type'; readonly of: CaseRegister; readonly row: Typed }
  | {
      readonly kind: 'edit'
      readonly of: CaseRegister
      readonly at: number
      readonly key: string
      readonly value: Cell
    }
  | { readonly kind: 'delete' | 'move' | 'blank'; readonly of: CaseRegister; readonly at: number; readonly to: number }
  | { readonly kind: 'sort' | 'columns'; readonly of: CaseRegister; readonly seed: number }
  | { readonly kind: 'sweep'; readonly after: number; readonly post: Post }
  | { readonly kind: 'settings'; readonly value: string }

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: newRow.map((one): Step => ({ kind: 'type', ...one })) },
  {
    weight: 5,
    arbitrary: edit.map(({ of, at, cell: { key, value } }): Step => ({ kind: 'edit', of, at, key, value })),
  },
  {
    weight: 4,
    arbitrary: fc
      .tuple(fc.constantFrom('delete', 'delete', 'move', 'blank'), register, fc.nat(7), fc.nat(7))
      .map(([kind, of, at, to]): Step => ({ kind, of, at, to })),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom('sort', 'columns'), register, fc.nat())
      .map(([kind, of, seed]): Step => ({ kind, of, seed })),
  },
  {
    weight: 6,
    arbitrary: fc
      .tuple(
        fc.constantFrom(0, 1, 5, 31, 300, 24 * 60),
        fc.constantFrom<Post[]>('taken', 'later', 'refused', 'unknown', 'unreachable', 'dies'),
      )
      .map(([after, post]): Step => ({ kind: 'sweep', after, post })),
  },
  { weight: 1, arbitrary: fc.constantFrom('5天', '半天', '-', '').map((value): Step => ({ kind: 'settings', value })) },
)

/** The same shuffle for the same seed. */
const shuffled = <T>(items: readonly T[], seed: number): readonly T[] =>
  items
    .map((item, index) => ({ item, by: Math.sin(seed + index * 7919) }))
    .sort((a, b) => a.by - b.by)
    .map(({ item }) => item)

async function people(d: Desk, of: Exclude<Step, { kind: 'sweep' }>): Promise<void> {
  switch (of.kind) {
    case 'type':
      await d.type(of.of, [of.row])
      return
    case 'settings':
      await d.retype('policy', 1, 'resolve', of.value)
      return
    case 'sort':
      await d.rewrite(of.of, ([header = [], ...rows]) => [header, ...shuffled(rows, of.seed)])
      return
    case 'columns':
      await d.rewrite(of.of, (rows) => {
        const width = rows[0]?.length ?? 0
        const order = shuffled([...Array(width).keys()], of.seed)
        return rows.map((cells) => order.map((index) => cells[index]))
      })
      return
    case 'edit':
    case 'delete':
    case 'move':
    case 'blank': {
      const { rows } = await d.table(of.of)
      const at = 1 + (of.at % Math.max(1, rows.length - 1))
      if (at >= rows.length) return
      if (of.kind === 'edit') await d.retype(of.of, at, of.key, of.value)
      else if (of.kind === 'delete') await d.deleteRow(of.of, at)
      else if (of.kind === 'blank') await d.rewrite(of.of, (all) => all.toSpliced(at, 0, []))
      else
        await d.rewrite(of.of, (all) => {
          const without = all.toSpliced(at, 1)
          return without.toSpliced(1 + (of.to % Math.max(1, without.length)), 0, all[at] ?? [])
        })
    }
  }
}

const systemColumns = new Map(
  CASE_REGISTERS.map((of) => [
    of as string,
    new Set(tabOf(of).columns.flatMap(({ key, writer }) => (writer === 'system' ? [key] : []))),
  ]),
)
const columnsOf = async (d: Desk, of: CaseRegister) => Object.keys((await d.records(of))[0] ?? {})

/** No change touches a cell that is people's (promise 1): in registers only system columns, elsewhere only the system's tabs and checks. */
async function touchesOnlyTheSystems(d: Desk, changes: readonly Change[]): Promise<void> {
  for (const change of changes) {
    if (change.kind === 'report') throw new Error('a sweep writes no report')
    if (change.kind === 'keep') throw new Error('what is kept is no part of a plan')
    if (['notices', 'system', 'history', 'kept', 'health'].includes(change.tab)) continue
    // A note or a list stands around a cell, and holds nothing of it.
    if (change.kind === 'note' || change.kind === 'list') continue
    // Where nobody has typed yet the system writes a callback as somebody would, and what a customer suggested.
    if (change.kind === 'append' && (change.tab === 'callback' || change.tab === 'suggestions')) continue
    if (change.kind !== 'write') throw new Error(`appends to ${change.tab}`)
    const headers = (await d.table(change.tab)).rows[0] ?? []
    const column = tabOf(change.tab).columns.find(({ zh }) => zh === headers[change.column])
    expect([change.tab, column?.writer, change.row > 0]).toEqual([change.tab, 'system', true])
  }
}

const peopleCells = async (d: Desk, of: CaseRegister) =>
  (await d.records(of)).map((record) =>
    Object.fromEntries(Object.entries(record).filter(([key]) => systemColumns.get(of)?.has(key) !== true)),
  )

/** Every number that stands in a register, but for the examples’. */
async function numbersOf(d: Desk) {
  const all: string[] = []
  for (const of of CASE_REGISTERS)
    for (const { number } of (await d.records(of)).slice(1))
      if (typeof number === 'string' && number !== '示例') all.push(number)
  return all
}

describe('the planner, whatever is typed', () => {
  it('writes only its own columns, and nothing the second time', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(newRow, { minLength: 1, maxLength: 6 }), fc.nat(3000), async (rows, minutes) => {
        const d = await desk()
        for (const one of rows) await d.type(one.of, [one.row])
        const now = instant(START + minutes * MINUTE)
        const before = await Promise.all(CASE_REGISTERS.map((of) => peopleCells(d, of)))
        await touchesOnlyTheSystems(d, (await d.look(now)).changes)
        await d.sweep(now)
        expect(await Promise.all(CASE_REGISTERS.map((of) => peopleCells(d, of)))).toEqual(before)
        expect((await d.look(now)).changes).toEqual([])
        const numbers = await numbersOf(d)
        expect(new Set(numbers).size).toBe(numbers.length)
      }),
      { numRuns: 150 },
    )
  })
})

describe('the planner over days of staff at work', () => {
  it('keeps numbers, begins each notice once, and comes to rest', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 40, size: 'max' }), async (steps) => {
        const d = await desk()
        let now: Instant = START
        const given = new Set<string>()
        const begun = new Set<string>()
        const sent = new Set<string>()
        let marks = 0
        /** Each row is marked when it is typed; the mark moves with the row. */
        const numberOf = new Map<Cell, Cell>()
        for (const one of steps) {
          if (one.kind === 'type') {
            await d.type(one.of, [{ ...one.row, externalId: `mark-${++marks}` }])
            continue
          }
          if (one.kind === 'edit' && one.key === 'externalId') continue
          if (one.kind !== 'sweep') {
            await people(d, one)
            continue
          }
          now = instant(now + one.after * MINUTE)
          const before = await Promise.all(CASE_REGISTERS.map((of) => peopleCells(d, of)))
          const { plan, changes } = await d.sweep(now, one.post)
          await touchesOnlyTheSystems(d, changes)

          expect(await Promise.all(CASE_REGISTERS.map((of) => peopleCells(d, of)))).toEqual(before)
          for (const { number, isNew } of plan.rows)
            if (isNew && number !== undefined) {
              expect(given.has(number)).toBe(false)
              given.add(number)
            }
          for (const { was, stage, record } of plan.rows) {
            expect(record.road === undefined).toBe(stage !== 'closed')
            const from = (was.stage ?? 'new') as Stage | 'new'
            if (stage === 'closed' && from !== stage) expect(leadsTo(from, record.road as RoadKey)).toBe(true)
          }
          const numbers = await numbersOf(d)
          expect(new Set(numbers).size).toBe(numbers.length)
          for (const of of CASE_REGISTERS)
            for (const { externalId, number } of (await d.records(of)).slice(1)) {
              if (externalId === null || number === '示例') continue
              expect(numberOf.get(externalId) ?? number).toBe(number)
              if (number !== null) numberOf.set(externalId, number)
            }

          for (const { row: standing, line } of plan.lines) {
            const key = `${noticeKeyText(line)} ${line.to}`
            if (standing === undefined) {
              expect(begun.has(key)).toBe(false)
              begun.add(key)
            }
            // What was dropped was never sent, and may become true again.
            if (line.state === 'dropped') begun.delete(key)
            if (line.state === 'sending') expect(sent.has(key)).toBe(false)
            if (line.state === 'sending' && one.post === 'taken') sent.add(key)
          }
          for (const { fields, items, to } of noticesIn(plan)) {
            expect(to.length).toBeGreaterThan(0)
            // A row that is wrong is told of however far its case has come.
            const clocks = items.map(({ clock }) => clock).filter((clock) => clock !== 'entry')
            const limit = now + HOUR
            const done = (at: Instant | undefined) => at !== undefined && at < limit && at >= (fields.reopenedAt ?? at)
            const ofWork = clocks.filter((clock) => clock !== 'callback' && clock !== 'unreached')
            if (done(fields.resolvedAt)) expect(ofWork).toEqual([])
            if (done(fields.arrivedAt))
              for (const clock of ['dispatch', 'respond', 'arrive']) expect(clocks).not.toContain(clock)
            if (done(fields.respondedAt)) expect(clocks).not.toContain('respond')
            if (done(fields.repliedAt)) expect(clocks).not.toContain('reply')
          }
          if (one.post === 'dies') continue
          // What was not delivered, or is not tried any more, is told by the sweep after.
          const isGivenUp = plan.lines.some(({ line }) => line.state === 'unknown')
          if (isGivenUp || one.post === 'refused' || one.post === 'unknown') await d.sweep(now)
          expect((await d.look(now)).changes).toEqual([])
        }
        expect(await columnsOf(d, 'complaint')).toHaveLength(tabOf('complaint').columns.length)
      }),
      { numRuns: 100 },
    )
  })
})
