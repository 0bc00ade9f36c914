import { describe, expect, it } from 'vitest'
import { planChanges } from '../../../src/plan/plan-changes.ts'
import { planSweep } from '../../../src/plan/plan-sweep.ts'
import type { Version } from '../../../src/ports/ledger.ts'
import type { Lots } from '../../../src/ports/lots.ts'
import { viewLedger } from '../../../src/sheet/ledger-view.ts'
import { type Desk, desk, FIRST, row, sh } from '../../support/desk.ts'
import { fill } from '../support.ts'
import { DONE, stages, t } from './support.ts'

/** The later a case was numbered, the lower its lot. */
const LOTS: Lots = {
  pledge: (week) => `pledge-${week}`,
  secret: (week) => `secret-${week}`,
  lot: (_, number) => String(999 - Number(number.slice(-3))),
}

let runs = 0
/** Sweeps with lots, and sees that a second look would do nothing. */
async function drawn(d: Desk, time: string, lots: Lots | null = LOTS) {
  const look = async () => {
    const state = await d.read()
    const view = viewLedger(state)
    const plan = planSweep(view, sh(time), `lots${++runs}`, { lots: lots ?? undefined })
    return { state, plan, changes: planChanges(plan, view, state) }
  }
  const { state, plan, changes } = await look()
  if (changes.length > 0) await d.commit(state, `lots-${runs}` as Version, changes)
  expect((await look()).changes).toEqual([])
  return plan
}

const repair = (index: number) =>
  row({ room: `${index}-1-101`, phone: `1390000${String(index).padStart(4, '0')}`, customer: `客户${index}` })

/** So many repairs that need not be called back, all of them resolved on Friday. */
async function resolved(count: number): Promise<Desk> {
  const d = await desk()
  await d.type(
    'repair',
    Array.from({ length: count }, (_, index) => repair(index + 1)),
  )
  await drawn(d, '2026-11-20 09:01')
  for (let index = 0; index < count; index++) await fill(d, 'repair', FIRST + index, DONE)
  return d
}

describe('the week’s draw (R32, R38)', () => {
  it('picks as many as are missing to the share, the lowest lots first, whatever else is to be done', async () => {
    const d = await resolved(4)
    await drawn(d, '2026-11-20 10:01')
    expect(await stages(d, 'repair')).toEqual(['已办结', '已办结', '待回访', '待回访'])
    expect(
      (await d.records('callback')).slice(FIRST).map((one) => [one['case'], one['why'], one['whyReason']]),
    ).toEqual([
      ['BX-20261120-003', '抽访', null],
      ['BX-20261120-004', '抽访', null],
    ])
    expect((await d.records('repair'))[FIRST]).toMatchObject({ callbackSays: '本周抽访待定', callbackDue: null })
    // The pledge was written before anything was drawn.
    const system = (await d.records('system')).map(({ name, value }) => `${String(name)} ${String(value)}`)
    expect(system).toContain('lots 2026-W47 pledge-2026-W47')
  })

  it('goes on as more are finished, among them one about which nothing else was to be done', async () => {
    const d = await resolved(3)
    await drawn(d, '2026-11-20 10:01')
    expect(await stages(d, 'repair')).toEqual(['已办结', '已办结', '待回访'])
    await d.type('repair', [{ ...repair(9), ...DONE, sensitive: '是', remark: '保密' }])
    await drawn(d, '2026-11-20 10:05')
    expect(await stages(d, 'repair')).toEqual(['已办结', '待回访', '待回访', '已关闭'])
  })

  it('who is drawn days after the work was done is not late at once: there is time until the end of the next day', async () => {
    const d = await resolved(3)
    await drawn(d, '2026-11-20 10:01')
    await d.type('repair', [{ ...repair(9), ...DONE, sensitive: '是', remark: '保密' }])
    await drawn(d, '2026-11-22 12:00')
    expect(await stages(d, 'repair')).toEqual(['已办结', '待回访', '待回访', '已关闭'])
    const dues = (await d.records('repair')).slice(FIRST).map((one) => one['callbackDue'])
    expect(dues.slice(1, 3)).toEqual([t('23 18:00'), t('23 10:00')])
  })

  it('work that was taken up again and is finished in the week after takes part in the draw of that week', async () => {
    const d = await resolved(2)
    await drawn(d, '2026-11-20 10:01')
    expect(await stages(d, 'repair')).toEqual(['已办结', '待回访'])
    await fill(d, 'repair', FIRST, { resolvedAt: null })
    await drawn(d, '2026-11-20 10:02')
    await drawn(d, '2026-11-23 09:00')
    await fill(d, 'repair', FIRST, { resolvedAt: t('23 10:00') })
    await drawn(d, '2026-11-23 10:01')
    expect(await stages(d, 'repair')).toEqual(['待回访', '待回访'])
  })

  it('what is mandatory counts, and nothing more is picked while that is enough', async () => {
    const d = await resolved(2)
    await fill(d, 'repair', FIRST, { doneBy: '外来施工' })
    await drawn(d, '2026-11-20 10:01')
    expect(await stages(d, 'repair')).toEqual(['待回访', '已办结'])
  })

  it('asks nobody to call about a case that goes back into the draw, until it is drawn', async () => {
    const d = await resolved(2)
    await fill(d, 'repair', FIRST, { doneBy: '外来施工' })
    await fill(d, 'repair', FIRST + 1, { doneBy: '外来施工' })
    await drawn(d, '2026-11-20 10:01')
    expect(await stages(d, 'callback')).toEqual(['待回访', '待回访'])
    await fill(d, 'repair', FIRST, { doneBy: null })
    await drawn(d, '2026-11-20 10:02')
    expect(await stages(d, 'callback')).toEqual(['不必回访', '待回访'])
    await fill(d, 'repair', FIRST + 1, { doneBy: null })
    await drawn(d, '2026-11-20 10:03')
    expect(await stages(d, 'callback')).toEqual(['不必回访', '待回访'])
    // Whoever is called of one's own accord is.
    await d.type('callback', [{ case: 'BX-20261120-001', caller: '王芳' }])
    await drawn(d, '2026-11-23 00:00')
    expect(await stages(d, 'callback')).toEqual(['不必回访', '待回访', '待回访'])
  })

  it('closes on Monday what was not drawn (R32)', async () => {
    const d = await resolved(2)
    await drawn(d, '2026-11-20 10:01')
    await drawn(d, '2026-11-22 23:59')
    expect(await stages(d, 'repair')).toEqual(['已办结', '待回访'])
    await drawn(d, '2026-11-23 00:00')
    expect(await stages(d, 'repair')).toEqual(['已关闭', '待回访'])
    expect((await d.records('repair'))[FIRST]).toMatchObject({
      closedSeen: t('23 00:00'),
      callbackSays: '当周未抽中，不必回访',
    })
  })

  it('without a key, and for the rest of a week in which it became another, picks everything', async () => {
    const d = await resolved(2)
    await drawn(d, '2026-11-20 10:01', null)
    expect(await stages(d, 'repair')).toEqual(['待回访', '待回访'])
    const e = await resolved(2)
    await drawn(e, '2026-11-20 10:01', { ...LOTS, pledge: () => 'another' })
    expect(await stages(e, 'repair')).toEqual(['待回访', '待回访'])
  })

  it('does not let a case that was picked go, whatever was typed in between', async () => {
    const d = await resolved(2)
    await drawn(d, '2026-11-20 10:01')
    await fill(d, 'repair', FIRST + 1, { sensitive: '是', remark: '保密' })
    await drawn(d, '2026-11-20 10:05')
    expect(await stages(d, 'repair')).toEqual(['待回访', '已关闭'])
    await fill(d, 'repair', FIRST + 1, { sensitive: null })
    await drawn(d, '2026-11-20 10:06')
    expect(await stages(d, 'repair')).toEqual(['待回访', '待回访'])
  })

  it('takes in what comes back out of an exemption after its week in the week in which it does', async () => {
    const d = await resolved(1)
    await fill(d, 'repair', FIRST, { sensitive: '是', remark: '保密' })
    await drawn(d, '2026-11-20 10:01')
    await fill(d, 'repair', FIRST, { sensitive: null })
    await drawn(d, '2026-11-23 09:00')
    expect(await stages(d, 'repair')).toEqual(['待回访'])
  })

  it('picks more where the share is raised', async () => {
    const d = await resolved(4)
    await drawn(d, '2026-11-20 10:01')
    await d.set('抽访比例(%)', 60)
    await drawn(d, '2026-11-20 10:05')
    expect(await stages(d, 'repair')).toEqual(['已办结', '待回访', '待回访', '待回访'])
  })
})
