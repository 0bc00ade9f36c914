import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Basis } from '../../src/model/basis.ts'
import { type Instant, instant, MINUTE } from '../../src/model/instant.ts'
import type { Cell } from '../../src/ports/ledger.ts'
import { MOST_PAUSES } from '../../src/rules/pauses.ts'
import { parseBasis } from '../../src/sheet/basis.ts'
import { cell, type Desk, desk, row, sh, ZONE } from '../support/desk.ts'

/*
 * One case under everything that people do to it over days: pauses, promises, resolutions, reopenings, other categories, in any
 * order and between any two looks.
 */
const START = sh('2026-11-20 09:00')
const time = fc.integer({ min: 0, max: 60 }).map((n) => cell('2026-11-20 09:00') + n / 48)
const blankOr = (arbitrary: fc.Arbitrary<Cell>) =>
  fc.oneof({ weight: 4, arbitrary }, { weight: 1, arbitrary: fc.constant(null) })
const CELLS = {
  pauseReason: blankOr(fc.constantFrom('等客户', '等配件', '想不起来')),
  pausedAt: blankOr(time),
  resumedAt: blankOr(time),
  promisedAt: blankOr(fc.oneof(time, fc.constantFrom('下周二', cell('2026-11-19 09:00')))),
  appointmentAt: blankOr(time),
  progressAt: blankOr(time),
  respondedAt: blankOr(time),
  resolvedAt: blankOr(time),
  reopenedAt: blankOr(time),
  receivedAt: fc.constantFrom(cell('2026-11-20 09:00'), cell('2026-11-20 08:00')),
  category: fc.constantFrom('其它', '电梯', '闹鬼'),
  priority: blankOr(fc.constantFrom('一般', '紧急')),
} as const satisfies Record<string, fc.Arbitrary<Cell>>

type Step =
  | { readonly kind: 'edit'; readonly key: string; readonly value: Cell }
  | { readonly kind: 'calendar'; readonly name: Cell }
  | { readonly kind: 'sweep'; readonly after: number }

const edit = fc
  .constantFrom(...(Object.keys(CELLS) as (keyof typeof CELLS)[]))
  .chain((key) => (CELLS[key] as fc.Arbitrary<Cell>).map((value): Step => ({ kind: 'edit', key, value })))
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 10, arbitrary: edit },
  { weight: 1, arbitrary: fc.constantFrom('工作时间', '上班').map((name): Step => ({ kind: 'calendar', name })) },
  { weight: 8, arbitrary: fc.constantFrom(0, 1, 9, 10, 60, 700).map((after): Step => ({ kind: 'sweep', after })) },
)

async function basisIn(d: Desk, at: number): Promise<Basis | undefined> {
  const text = await d.cell('repair', at, 'basis')
  return typeof text === 'string' ? parseBasis(text, ZONE) : undefined
}

/** What holds of the basis of any case, whatever was typed. */
function isSound(basis: Basis): void {
  for (const [index, { from, to }] of basis.pauses.entries()) {
    const next = basis.pauses[index + 1]
    if (to !== undefined) expect(to).toBeGreaterThan(from)
    if (next !== undefined) expect(to).toBeLessThanOrEqual(next.from)
  }
  expect(basis.pauses.length).toBeLessThanOrEqual(MOST_PAUSES)
  for (const [index, { date, since }] of basis.promises.entries()) {
    const next = basis.promises[index + 1]
    expect(date).not.toBe(next?.date)
    expect(since).toBeLessThanOrEqual(next?.since ?? since)
  }
  // A row that was reopened before anybody looked at it has no first cycle to tell of; one whose reopening was taken back skips it.
  const cycles = [...basis.earlier, basis].map(({ cycle }) => cycle)
  expect(cycles).toEqual([...new Set(cycles)].sort((a, b) => a - b))
  expect(cycles[0]).toBeLessThanOrEqual(2)
  expect(basis.reopenedAt === undefined).toBe(basis.cycle === 1)
}

describe('a case under everything that people do to it', () => {
  it('comes to rest after each look, loses no pause that ended, no cycle, and tells each change of a promise once', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 40, size: 'max' }), async (steps) => {
        const d = await desk()
        const at = await d.type('repair', [row({ category: '电梯' })])
        let now: Instant = START
        let before: Basis | undefined
        for (const one of steps) {
          if (one.kind === 'edit') await d.retype('repair', at, one.key, one.value)
          else if (one.kind === 'calendar') await d.retype('calendars', 2, 'name', one.name)
          else {
            now = instant(now + one.after * MINUTE)
            const { plan, changes } = await d.sweep(now)
            // Committed, read and planned again: nothing.
            expect((await d.look(now)).changes).toEqual([])
            const after = await basisIn(d, at)
            const [look] = plan.rows
            const told = changes
              .flatMap((change) => (change.kind === 'append' && change.tab === 'history' ? change.rows : []))
              .filter(([, number]) => !String(number).startsWith('HF'))
            const kinds = (look?.history ?? []).map(({ kind }) => kind)
            expect(told.length).toBe(kinds.length)
            const others = kinds.filter((kind) => kind !== 'callback')
            expect(new Set(others).size).toBe(others.length)
            if (after === undefined) {
              // No row of the policy fits, and there was nothing else to keep.
              const ended = before?.pauses.filter(({ to }) => to !== undefined) ?? []
              expect([before?.cycle ?? 1, ended, before?.promises ?? [], before?.undone]).toEqual([
                1,
                [],
                [],
                undefined,
              ])
              before = undefined
              continue
            }
            isSound(after)
            if (before !== undefined && look !== undefined) follows(before, after, look.fields.pausedAt)
            before = after
          }
        }
      }),
      { numRuns: 60 },
    )
  })
})

/** What a look may make of what was known before it. `pausedAt` is where the pause in the cells begins. */
function follows(before: Basis, after: Basis, pausedAt: Instant | undefined): void {
  if (after.cycle < before.cycle) expect(after.undone).toEqual(before)
  // The reopening that was cleared is typed again: all is as it was, and what became of it since.
  if (before.undone !== undefined && after.reopenedAt === before.undone.reopenedAt) {
    follows(before.undone, after, pausedAt)
    return
  }
  if (after.cycle > before.cycle) {
    expect(after.cycle).toBe((before.undone ?? before).cycle + 1)
    expect(after.earlier.at(-1)).toMatchObject({
      clocks: before.clocks,
      pauses: before.pauses,
      promises: before.promises,
    })
  }
  if (after.cycle !== before.cycle) return
  expect(after.earlier).toEqual(before.earlier)
  // A pause that ended goes only where another was typed over it.
  const lost = before.pauses.filter(
    (pause) => pause.to !== undefined && !after.pauses.some(({ from, to }) => from === pause.from && to === pause.to),
  )
  if (lost.length > 0) expect(pausedAt).toBeDefined()
  for (const { to } of lost) expect(pausedAt).toBeLessThan(to ?? 0)
  expect(after.promises.length).toBeGreaterThanOrEqual(before.promises.length - 1)
  expect(after.promises.length).toBeLessThanOrEqual(before.promises.length + 1)
}
