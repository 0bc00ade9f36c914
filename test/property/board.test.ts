import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { weekBounds, weekOf } from '../../src/calendar/week.ts'
import { type Instant, instant, MINUTE } from '../../src/model/instant.ts'
import { CASE_REGISTERS } from '../../src/model/register.ts'
import type { Cell, Change, Table, Version } from '../../src/ports/ledger.ts'
import { applied } from '../../src/sheet/applied.ts'
import { viewLedger } from '../../src/sheet/ledger-view.ts'
import { boardOf } from '../../src/statistics/board/board.ts'
import { boardBeside } from '../../src/statistics/board/board-changes.ts'
import { BOARD_KEYS } from '../../src/statistics/board/figures.ts'
import { parseWritten } from '../../src/statistics/board/written-board.ts'
import { collectFinished } from '../../src/statistics/callbacks/collect-finished.ts'
import { callbackFigures } from '../../src/statistics/callbacks/figures.ts'
import { collectLedger } from '../../src/statistics/collect-ledger.ts'
import { isCounted } from '../../src/statistics/ledger-rounds.ts'
import { shareOf } from '../../src/statistics/month/shares.ts'
import { tallyOf } from '../../src/statistics/month/tally.ts'
import { cell, type Desk, desk, FIRST, row, sh, type Typed, tabOf } from '../support/desk.ts'
import { runs } from './runs.ts'

const START = sh('2026-11-16 09:00')
const FIRST_SWEEP = 24 * 60

/** So many hours from the beginning as a cell. */
const hour = (hours: number): number => cell('2026-11-16 09:00') + hours / 24
const spell = fc.integer({ min: 0, max: 90 })
const maybe = <T>(one: fc.Arbitrary<T>, freq = 2) => fc.option(one, { nil: undefined, freq })

/** A case of the last days, with what happened one after the other, mostly. */
const typed: fc.Arbitrary<Typed> = fc
  .record({
    received: fc.integer({ min: -200, max: 30 }),
    responded: maybe(spell),
    paused: maybe(spell, 4),
    resolved: maybe(spell),
    reopened: maybe(spell, 3),
    promised: maybe(spell, 4),
    cells: fc.record({
      handler: fc.constantFrom('陈强', '刘洋', '无名', null),
      category: fc.constantFrom('其它', '噪音扰民', '噪音扰民', '电梯', '闹鬼'),
      description: fc.constantFrom('楼上半夜施工', '电梯困人', '楼道灯不亮'),
      phone: fc.constantFrom('13800000000', '13800000001', '12'),
      priority: fc.constantFrom('紧急', null, null),
      status: fc.constantFrom(null, null, null, '已办结', '重开'),
    }),
  })
  .map(({ received, responded, paused, resolved, reopened, promised, cells }) => {
    const after = (spells: number | undefined) => (spells === undefined ? null : hour(received + spells))
    return row({
      ...cells,
      receivedAt: hour(received),
      respondedAt: after(responded),
      pauseReason: paused === undefined ? null : '等客户',
      pausedAt: after(paused),
      promisedAt: after(promised),
      resolvedAt: after(resolved),
      reopenedAt: resolved === undefined || reopened === undefined ? null : after(resolved + reopened),
      result: '已处理',
    })
  })
const rowsOf = (least: number, most: number) =>
  fc.record({
    kind: fc.constant('type' as const),
    of: fc.constantFrom(...CASE_REGISTERS),
    rows: fc.array(typed, { minLength: least, maxLength: most }),
  })

type Step =
  | { readonly kind: 'type'; readonly of: (typeof CASE_REGISTERS)[number]; readonly rows: readonly Typed[] }
  | { readonly kind: 'call'; readonly at: number; readonly said: Typed }
  | { readonly kind: 'delete'; readonly of: (typeof CASE_REGISTERS)[number]; readonly at: number }
  | { readonly kind: 'sweep'; readonly after: number }

const said = fc
  .record({
    called: fc.integer({ min: 0, max: 150 }),
    satisfaction: fc.constantFrom('满意', '基本满意', '不满意', null),
    outcome: fc.constantFrom(null, null, '拒访', '未接通'),
  })
  .map(
    ({ called, satisfaction, outcome }): Typed => ({
      calledAt: hour(called),
      handled: '是',
      ...(outcome === null ? { satisfaction } : { outcome }),
    }),
  )

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 1, arbitrary: rowsOf(1, 3) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('call' as const), at: fc.nat(1), said }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('delete' as const),
      of: fc.constantFrom(...CASE_REGISTERS),
      at: fc.nat(5),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('sweep' as const), after: fc.integer({ min: 1, max: 4_000 }) }),
  },
)

/** A desk with some cases that a sweep has seen, and what came after that. */
const steps = fc
  .tuple(rowsOf(2, 6), rowsOf(2, 6), fc.array(step, { minLength: 1, maxLength: 6 }))
  .map(([one, other, more]): readonly Step[] => [one, other, { kind: 'sweep', after: FIRST_SWEEP }, ...more])

async function people(d: Desk, one: Exclude<Step, { kind: 'sweep' }>): Promise<void> {
  if (one.kind === 'type') {
    const columns = new Set(tabOf(one.of).columns.map(({ key }) => key))
    const known = (cells: Typed) => Object.fromEntries(Object.entries(cells).filter(([key]) => columns.has(key)))
    await d.type(one.of, one.rows.map(known))
    return
  }
  const tab = one.kind === 'call' ? 'callback' : one.of
  const { rows } = await d.table(tab)
  const at = FIRST + one.at
  if (at >= rows.length) return
  if (one.kind === 'delete') await d.deleteRow(tab, at)
  else for (const [key, value] of Object.entries(one.said)) await d.retype(tab, at, key, value)
}

/** Rows as a service reads them, whatever blanks are at their ends. */
const trimmed = ({ rows }: Table): readonly (readonly Cell[])[] => {
  const bare = rows.map((cells) => cells.slice(0, cells.findLastIndex((one) => one !== null && one !== undefined) + 1))
  return bare.slice(0, bare.findLastIndex((cells) => cells.length > 0) + 1)
}

describe('a board, after whatever was typed and swept', () => {
  it('adds up, tells the week as the month and the week are told, and is written once', async () => {
    let run = 0
    await fc.assert(
      fc.asyncProperty(steps, async (all) => {
        const d = await desk()
        let now: Instant = START
        const commit = async (changes: readonly Change[]) => {
          if (changes.length > 0) await d.commit(await d.read(), `c${run++}` as Version, changes)
        }
        for (const one of [...all, { kind: 'sweep', after: 5 } as const]) {
          if (one.kind !== 'sweep') {
            await people(d, one)
            continue
          }
          now = instant(now + one.after * MINUTE)
          // The second time what the first one numbered is heard.
          for (let time = 0; time < 2; time++) {
            const { state, changes } = await d.look(now)
            const board = boardBeside(changes, viewLedger(state), state, now)
            await commit([...changes, ...board])
            const found = await d.read()
            const foreseen = applied(state, changes)
            for (const register of [...CASE_REGISTERS, 'callback'] as const) {
              const [is, should] = [found.tables.get(register), foreseen.tables.get(register)]
              expect(should && trimmed(should)).toEqual(is && trimmed(is))
            }
          }
        }
        const state = await d.read()
        const view = viewLedger(state)
        const { total, registers, people: persons, weeks } = boardOf(view, now)
        expect(total.open).toBe(total.overdue + total.soon + total.inTime)
        for (const key of BOARD_KEYS)
          for (const parts of [registers, persons])
            expect(parts.reduce((sum, { tally }) => sum + tally[key], 0)).toBe(total[key])

        const rounds = collectLedger(view, now)
          .registers.filter(isCounted)
          .flatMap((one) => one.rounds)
        const finished = collectFinished(view, now)
        for (const { week, shares } of [weeks.present, weeks.last]) {
          const { from, to } = weekBounds(view.settings.zone, week)
          const tally = tallyOf(rounds, { start: from, end: to }, now)
          const { rate, satisfiedShare } = callbackFigures(finished.filter((one) => one.week === week))
          expect(shares).toEqual({
            onTimeShare: shareOf('onTimeShare', tally),
            repeatRate: shareOf('repeatRate', tally),
            callbackRate: rate,
            satisfiedShare,
          })
        }
        expect(weeks.present.week).toBe(weekOf(view.settings.zone, now))

        // Once it is written it stands, until time makes another one of it.
        await commit(boardBeside([], view, state, instant(now + MINUTE)))
        const stands = await d.read()
        const known = viewLedger(stands)
        const { until = now } = parseWritten(known.memory.board) ?? {}
        for (const later of [now + 2 * MINUTE, until - 1])
          if (later < until) expect(boardBeside([], known, stands, instant(later))).toEqual([])
        const next = instant(Math.max(until, now + 2 * MINUTE))
        expect(boardBeside([], known, stands, next)).not.toEqual([])
      }),
      runs(40),
    )
  })
})
