import { describe, expect, it } from 'vitest'
import { committedLines, outcomeChanges, type SendOutcome } from '../../../src/plan/mails/outcome-changes.ts'
import { type StillTrue, trueAsFound, trueAsRead } from '../../../src/plan/mails/still-true.ts'
import type { SweepPlan } from '../../../src/plan/plan.ts'
import type { Cell, FoundRow, LedgerState, Version } from '../../../src/ports/ledger.ts'
import { findHeaders } from '../../../src/sheet/headers.ts'
import { viewLedger } from '../../../src/sheet/ledger-view.ts'
import { cell, type Desk, desk, FIRST, row, sh, type Typed, tabOf } from '../../support/desk.ts'

const NOW = sh('2026-11-20 09:05')
const LATER = sh('2026-11-20 09:06')

/** A desk with so many complaints that are late at 09:05. */
async function late(cases: number, more: Typed = {}) {
  const d = await desk()
  await d.type(
    'complaint',
    Array.from({ length: cases }, () => row(more)),
  )
  await d.sweep('2026-11-20 09:01')
  return d
}

/** A row as the commit finds it: what was read, with what people typed since. */
function foundRow({ tables }: LedgerState, at: number, typed: Typed): FoundRow {
  const table = tables.get('complaint')
  if (table === undefined) throw new Error('no complaints')
  const { at: columns } = findHeaders(tabOf('complaint'), table)
  const cells: Cell[] = [...(table.rows[at] ?? [])]
  for (const [key, value] of Object.entries(typed)) cells[columns.get(key) ?? -1] = value
  return { register: 'complaint', row: at, cells }
}

const told = ({ mails }: Pick<StillTrue, 'mails'>): readonly string[] =>
  mails.map(
    ({ to, notices }) =>
      `${to.name}: ${notices.map(({ number, items }) => `${number.slice(-3)} ${items.map(({ clock, level }) => `${clock}${level}`).join(' ')}`).join(', ')}`,
  )

/** The lines of the notices once it is written what became of the mails, `number to state` each. */
async function settled(d: Desk, plan: SweepPlan, state: LedgerState, still: StillTrue, became: SendOutcome['kind']) {
  const view = viewLedger(state)
  const outcome: SendOutcome = became === 'sent' ? { kind: 'sent' } : { kind: 'later', error: '451' }
  const outcomes = new Map(still.mails.map(({ messageId }) => [messageId, outcome]))
  const changes = outcomeChanges(committedLines(plan, view), outcomes, view, plan.now, still)
  await d.commit(await d.read(), 'settled' as Version, changes)
  return (await d.records('notices')).slice(1).filter(({ clock }) => clock === '响应')
}

describe('mails in the light of the rows as the commit found them', () => {
  it('are the very same where nothing was typed meanwhile', async () => {
    const d = await late(1)
    const { state, plan } = await d.look(NOW)
    const still = trueAsFound(plan, viewLedger(state), [foundRow(state, FIRST, {})], [], LATER)
    expect(still.mails).toHaveLength(3)
    for (const [index, mail] of still.mails.entries()) expect(mail).toBe(plan.mails[index])
    expect([...still.over, ...still.held]).toEqual([])
  })

  it.each<[string, Typed]>([
    ['answered', { respondedAt: cell('2026-11-20 09:04') }],
    ['resolved', { resolvedAt: cell('2026-11-20 09:04'), result: '好' }],
    [
      'emptied',
      Object.fromEntries(
        tabOf('complaint')
          .columns.filter(({ writer }) => writer === 'people')
          .map(({ key }) => [key, null]),
      ),
    ],
  ])('are none where the case was %s meanwhile: their lines are dropped', async (_, typed) => {
    const d = await late(1)
    const { state, plan, changes } = await d.look(NOW)
    await d.commit(state, 'planned' as Version, changes)
    const still = trueAsFound(plan, viewLedger(state), [foundRow(state, FIRST, typed)], [], LATER)
    expect(still.mails).toEqual([])
    const lines = await settled(d, plan, state, still, 'sent')
    expect(lines.map(({ state: is, attempts }) => [is, attempts])).toEqual(
      Array.from({ length: 3 }, () => ['不必再发', 0]),
    )
  })

  it('of a new case whose number the same commit gives', async () => {
    const d = await desk()
    await d.type('complaint', [row(), row({ room: '3-2-1202', customer: '王五', phone: '13900001111' })])
    const { state, plan } = await d.look(NOW)
    const answered = foundRow(state, FIRST, { respondedAt: cell('2026-11-20 09:04') })
    const touched = foundRow(state, FIRST + 1, { remark: '急' })
    const still = trueAsFound(plan, viewLedger(state), [answered, touched], [], LATER)
    expect(told(still)).toEqual(['陈强: 002 respond1', '王芳: 002 respond1', '周敏: 002 respond1'])
    expect(still.over.size).toBe(3)
  })

  it('say what is typed now, and the rest of what they said', async () => {
    const d = await desk()
    await d.type('complaint', [row({ receivedAt: cell('2026-11-19 08:00') })])
    const { state, plan } = await d.look(NOW)
    const typed = { respondedAt: cell('2026-11-19 09:00'), description: '改过的说明' }
    const still = trueAsFound(plan, viewLedger(state), [foundRow(state, FIRST, typed)], [], LATER)
    expect(told(still).length).toBeGreaterThan(0)
    for (const { notices } of still.mails)
      for (const { items, fields } of notices) {
        expect(items.map(({ clock }) => clock)).not.toContain('respond')
        expect(fields.description).toBe('改过的说明')
      }
    expect([...still.over].every((name) => name.includes('/respond/'))).toBe(true)
  })

  it('a case that is over falls out of its list, the others go', async () => {
    const d = await late(8)
    const { state, plan, changes } = await d.look(NOW)
    await d.commit(state, 'planned' as Version, changes)
    expect(plan.mails).toHaveLength(3)
    const still = trueAsFound(
      plan,
      viewLedger(state),
      [foundRow(state, FIRST, { respondedAt: cell('2026-11-20 09:04') }), foundRow(state, FIRST + 1, {})],
      [],
      LATER,
    )
    expect(still.mails.map(({ notices }) => notices.length)).toEqual([7, 7, 7])
    const lines = await settled(d, plan, state, still, 'sent')
    expect(lines.filter(({ state: is }) => is === '不必再发').map(({ number }) => number)).toEqual(
      Array.from({ length: 3 }, () => 'TS-20261120-001'),
    )
    expect(lines.filter(({ state: is }) => is === '已发')).toHaveLength(21)
  })

  it('a case on a row that had moved waits: it goes by itself later, and not as the mail that left without it', async () => {
    const d = await late(8)
    const { state, plan, changes } = await d.look(NOW)
    await d.commit(state, 'planned' as Version, changes)
    const moved = [{ register: 'complaint', row: FIRST + 2 }] as const
    const still = trueAsFound(plan, viewLedger(state), [], moved, LATER)
    expect(still.mails.map(({ notices }) => notices.length)).toEqual([7, 7, 7])
    await settled(d, plan, state, still, 'sent')
    const next = await d.sweep('2026-11-20 09:06')
    expect(told(next.plan)).toEqual(['陈强: 003 respond1', '王芳: 003 respond1', '周敏: 003 respond1'])
    const ids = new Set(plan.mails.map(({ messageId }) => messageId))
    for (const { messageId } of next.plan.mails) expect(ids.has(messageId)).toBe(false)
    const states = (await d.records('notices')).slice(1).filter(({ clock }) => clock === '响应')
    expect(new Set(states.map(({ state: is }) => is))).toEqual(new Set(['已发']))
  })
})

describe('mails that are still to leave, in the light of a ledger that was read again', () => {
  it('are the same where nothing was typed meanwhile, but for the words', async () => {
    const d = await late(2)
    const { state, plan, changes } = await d.look(NOW)
    await d.commit(state, 'planned' as Version, changes)
    const still = trueAsRead(plan, viewLedger(await d.read()), LATER)
    expect(told(still)).toEqual(told(plan))
    expect([...still.over, ...still.held]).toEqual([])
  })

  it('are over where the case was answered, or its row deleted; what moved is found', async () => {
    const d = await late(3)
    const { state, plan, changes } = await d.look(NOW)
    await d.commit(state, 'planned' as Version, changes)
    await d.retype('complaint', FIRST, 'respondedAt', cell('2026-11-20 09:04'))
    await d.deleteRow('complaint', FIRST + 1)
    await d.rewrite('complaint', (rows) => rows.toSpliced(FIRST, 0, []))
    const still = trueAsRead(plan, viewLedger(await d.read()), LATER)
    expect(told(still)).toEqual(['陈强: 003 respond1', '王芳: 003 respond1', '周敏: 003 respond1'])
    expect(still.over.size).toBe(6)
  })

  it('are held where the register cannot be read', async () => {
    const d = await late(1)
    const { state, plan, changes } = await d.look(NOW)
    await d.commit(state, 'planned' as Version, changes)
    await d.lose('complaint', '房号或地点')
    const still = trueAsRead(plan, viewLedger(await d.read()), LATER)
    expect(still.mails).toEqual([])
    expect([still.held.size, still.over.size]).toEqual([3, 0])
  })

  it('of a row that is none yet', async () => {
    const d = await desk()
    await d.type('complaint', [row({ category: '闹鬼' })])
    await d.sweep('2026-11-20 09:01')
    const time = sh('2026-11-20 09:31')
    const { state, plan, changes } = await d.look(time)
    await d.commit(state, 'planned' as Version, changes)
    expect(told(trueAsRead(plan, viewLedger(await d.read()), time))).toEqual(told(plan))
    expect(plan.mails).toHaveLength(1)
    const still = trueAsFound(plan, viewLedger(state), [foundRow(state, FIRST, { category: '其它' })], [], time)
    expect(still.mails).toEqual([])
    expect(still.over.size).toBe(1)
  })
})
