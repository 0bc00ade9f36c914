import { beforeAll, describe, expect, it } from 'vitest'
import { dayFrom } from '../../../src/calendar/wall.ts'
import { viewLedger } from '../../../src/sheet/ledger-view.ts'
import { collectLedger } from '../../../src/statistics/collect-ledger.ts'
import { dailyReport, roundsIn } from '../../../src/statistics/daily/daily-report.ts'
import { dayBounds, tallyOf } from '../../../src/statistics/daily/day-told.ts'
import { lately } from '../../../src/statistics/daily/lately.ts'
import { roundInDay } from '../../../src/statistics/daily/round-in-day.ts'
import { copyRow } from '../../plan/support.ts'
import { cell, type Desk, deskBefore, FIRST, sh, type Typed, ZONE } from '../../support/desk.ts'
import { answered } from './support.ts'

const AS_OF = sh('2026-11-20 17:30')
const FROM = sh('2026-10-21 00:00')

const case_ = (receivedAt: string, resolvedAt: string | null, more: Typed = {}): Typed =>
  answered({
    receivedAt: cell(receivedAt),
    respondedAt: cell(receivedAt),
    repliedAt: cell(receivedAt),
    resolvedAt: resolvedAt === null ? null : cell(resolvedAt),
    result: resolvedAt === null ? null : '已处理',
    ...more,
  })

/** What is old, and what only looks so. */
const CASES: readonly (readonly [string, Typed, 'left out' | 'kept'])[] = [
  ['over long ago', case_('2026-09-01 09:00', '2026-09-02 09:00'), 'left out'],
  ['over the moment before these days', case_('2026-10-01 09:00', '2026-10-20 23:59'), 'left out'],
  ['over on the first of these days', case_('2026-10-01 09:00', '2026-10-21 00:00'), 'kept'],
  ['open since long ago', case_('2026-09-01 09:00', null), 'kept'],
  ['over lately', case_('2026-11-10 09:00', '2026-11-12 09:00'), 'kept'],
  ['resolved before it was received', case_('2026-11-10 09:00', '2026-09-12 09:00'), 'kept'],
  ['wrong since long ago', case_('2026-09-01 09:00', '2026-09-02 09:00', { customer: null }), 'kept'],
]

describe('the last days of a ledger', () => {
  let d: Desk
  beforeAll(async () => {
    d = await deskBefore()
    await d.type(
      'complaint',
      CASES.map(([, typed]) => typed),
    )
    await d.sweep('2026-11-20 17:00')
  })

  it.each(CASES.map(([name, , is], index) => [name, is, FIRST + index] as const))('%s: %s', async (_, is, row) => {
    const { view } = lately(viewLedger(await d.read()), FROM)
    const cells = view.registers[0]?.table.rows[row] ?? []
    expect(cells.length === 0).toBe(is === 'left out')
  })

  it('are counted the same as from all of it', async () => {
    const view = viewLedger(await d.read())
    const { days } = dailyReport(view, AS_OF)
    const rounds = roundsIn(collectLedger(view, AS_OF))
    expect(days.map(({ day }) => day)).toEqual(Array.from({ length: 31 }, (_, n) => dayFrom(2026, 10, 21) + n))
    for (const { day, tally } of days) {
      expect(tally).toMatchObject(tallyOf(rounds.map((one) => roundInDay(one, dayBounds(ZONE, day), AS_OF))))
    }
  })

  it('keep an old case whose number stands twice: by both it is told which of them is the case', async () => {
    await copyRow(d, 'complaint', FIRST, FIRST + 1)
    await d.retype('complaint', FIRST + 1, 'resolvedAt', null)
    const rows = lately(viewLedger(await d.read()), FROM).view.registers.at(0)?.table.rows ?? []
    expect([FIRST, FIRST + 1].map((row) => (rows[row] ?? []).length > 0)).toEqual([true, true])
  })
})
