import { describe, expect, it } from 'vitest'
import { healthFigures } from '../../src/plan/health-figures.ts'
import { viewLedger } from '../../src/sheet/ledger-view.ts'
import { cell, type Desk, desk, FIRST, row, sh, type Typed } from '../support/desk.ts'
import { copyRow, empty } from './support.ts'

const figures = async (d: Desk, time: string) => healthFigures(viewLedger(await d.read()), sh(`2026-11-20 ${time}`))
const counts = async (d: Desk, time = '09:10') => {
  const { rows, open, wrong, unaccepted } = await figures(d, time)
  return { rows, open, wrong, unaccepted }
}
const deadlines = async (d: Desk, time: string) =>
  (await figures(d, time)).deadlines.map(({ number, clock, due, tab, row: at }) => [number, clock, due, `${tab} ${at}`])

async function swept(typed: readonly Typed[], tab: 'complaint' | 'repair' | 'incident' = 'complaint'): Promise<Desk> {
  const d = await desk()
  await d.type(tab, typed)
  await d.sweep('2026-11-20 09:02')
  return d
}

const EXEMPT = { sensitive: '是', remark: '家属要求保密' }

describe('rows', () => {
  const over = { resolvedAt: cell('2026-11-20 09:01'), result: '好', respondedAt: cell('2026-11-20 09:00') }
  it.each<[string, readonly Typed[], object]>([
    ['none, for the example is none', [], { rows: 0, open: 0, wrong: 0, unaccepted: 0 }],
    ['open ones', [row(), row({ room: '1-1-101' })], { rows: 2, open: 2, wrong: 0, unaccepted: 0 }],
    ['one that is done, with its callback', [row(over)], { rows: 2, open: 1, wrong: 0, unaccepted: 0 }],
    ['one that is over', [row({ ...over, ...EXEMPT })], { rows: 1, open: 0, wrong: 0, unaccepted: 0 }],
    ['one that is not accepted', [row({ room: null })], { rows: 1, open: 1, wrong: 1, unaccepted: 1 }],
    ['one with a warning', [row({ handler: '没有这人' })], { rows: 1, open: 1, wrong: 1, unaccepted: 0 }],
    [
      'what is wrong with one that is over is not counted',
      [row({ ...over, ...EXEMPT, handler: '没有这人' })],
      { rows: 1, open: 0, wrong: 0, unaccepted: 0 },
    ],
  ])('%s', async (_, typed, expected) => expect(await counts(await swept(typed))).toEqual(expected))

  it('are counted as they will stand once the plan is committed, and in the same way after that', async () => {
    const d = await desk()
    await d.type('complaint', [row(), row({ room: null })])
    await d.type('callback', [{ case: 'TS-20261120-001', caller: '王芳' }])
    const { plan, state } = await d.look('2026-11-20 09:02')
    const planned = healthFigures(viewLedger(state), plan.now, plan)
    expect(planned).toMatchObject({ rows: 3, open: 3, unaccepted: 1 })
    expect(planned.deadlines.length).toBeGreaterThan(0)
    await d.sweep('2026-11-20 09:02')
    expect(await figures(d, '09:02')).toEqual(planned)
  })
  it('that were emptied are none', async () => {
    const d = await swept([row(), row({ room: '1-1-101' })])
    await empty(d, 'complaint', FIRST)
    await d.sweep('2026-11-20 09:05')
    expect(await counts(d)).toEqual({ rows: 1, open: 1, wrong: 0, unaccepted: 0 })
  })
  it('of a copy that nobody can tell from its case', async () => {
    const d = await swept([row()])
    await copyRow(d, 'complaint', FIRST, FIRST + 1)
    await d.sweep('2026-11-20 09:05')
    expect(await counts(d)).toMatchObject({ rows: 2, open: 2, wrong: 1, unaccepted: 1 })
  })
})

describe('the next deadlines', () => {
  it('are the five nearest to come of clocks that run, with their place', async () => {
    const d = await swept([row(), row({ room: '1-1-101', respondedAt: cell('2026-11-20 09:01') })])
    const [one, other] = ['TS-20261120-001', 'TS-20261120-002']
    expect(await deadlines(d, '09:03')).toEqual([
      [one, 'respond', sh('2026-11-20 09:05'), '投诉台账 2'],
      [one, 'reply', sh('2026-11-21 09:00'), '投诉台账 2'],
      [one, 'progress', sh('2026-11-21 09:00'), '投诉台账 2'],
      [other, 'reply', sh('2026-11-21 09:00'), '投诉台账 3'],
      [other, 'progress', sh('2026-11-21 09:00'), '投诉台账 3'],
    ])
    expect((await deadlines(d, '09:05'))[0]).toEqual([one, 'reply', sh('2026-11-21 09:00'), '投诉台账 2'])
  })
  it('are not those of a clock that was stopped since, of a pause, of a row that is over or not accepted', async () => {
    const stopped = { respondedAt: cell('2026-11-20 09:00'), repliedAt: cell('2026-11-20 09:01') }
    const d = await swept([
      row({ ...stopped, pausedAt: cell('2026-11-20 09:01'), pauseReason: '等客户' }),
      row({ room: '1-1-101', resolvedAt: cell('2026-11-20 09:01'), result: '好' }),
      row({ category: '闹鬼' }),
    ])
    expect((await deadlines(d, '09:03')).map(([number, clock]) => [number, clock])).toEqual([
      ['TS-20261120-001', 'progress'],
      ['TS-20261120-002', 'callback'],
    ])
  })
})

describe('mails', () => {
  const mails = async (d: Desk, time: string) => (await figures(d, time)).mails
  const late = () => swept([row()])
  it.each([
    ['taken', { waiting: 0, unknown: 0, failed: 0 }],
    ['later', { waiting: 3, unknown: 0, failed: 0, since: sh('2026-11-20 09:05') }],
    ['dies', { waiting: 3, unknown: 0, failed: 0, since: sh('2026-11-20 09:05') }],
  ] as const)('of three people, %s', async (post, expected) => {
    const d = await late()
    await d.sweep('2026-11-20 09:05', post)
    expect(await mails(d, '09:06')).toEqual(expected)
  })
  it('that nobody knows the end of, and that were refused', async () => {
    const d = await late()
    const [handler, ...others] = ['chen.qiang', 'wang.fang', 'zhou.min'].map((name) => `${name}@example.com`)
    await d.sweep('2026-11-20 09:05', ({ to }) =>
      to === handler
        ? { kind: 'unknown', error: 'cut' }
        : to === others[0]
          ? { kind: 'refused', error: '550 no such user' }
          : { kind: 'sent' },
    )
    expect(await mails(d, '09:06')).toEqual({ waiting: 0, unknown: 1, failed: 1, since: sh('2026-11-20 09:05') })
  })
  it('that are held for the morning count apart, while it is not there', async () => {
    const d = await desk()
    await d.type('complaint', [row({ receivedAt: cell('2026-11-19 22:00') })])
    const { plan, state } = await d.look('2026-11-19 22:05')
    const held = { waiting: 0, unknown: 0, failed: 0, held: 3 }
    expect(healthFigures(viewLedger(state), plan.now, plan).mails).toEqual(held)
    await d.sweep('2026-11-19 22:05')
    expect(await mails(d, '07:29')).toEqual(held)
    const { held: none, waiting } = await mails(d, '07:31')
    expect([none, waiting]).toEqual([undefined, 3])
  })
  it('that leave with the plan for the first time are none; those that waited are, until it is known that they left', async () => {
    const d = await late()
    const first = await d.look('2026-11-20 09:05')
    expect(first.plan.mails).toHaveLength(3)
    const none = { waiting: 0, unknown: 0, failed: 0 }
    expect(healthFigures(viewLedger(first.state), first.plan.now, first.plan).mails).toEqual(none)
    await d.sweep('2026-11-20 09:05', 'unreachable')
    const { plan, state } = await d.look('2026-11-20 09:10')
    expect(plan.mails).toHaveLength(3)
    const waiting = { waiting: 3, unknown: 0, failed: 0, since: sh('2026-11-20 09:05') }
    expect(healthFigures(viewLedger(state), plan.now, plan).mails).toEqual(waiting)
  })
})

it('settings are in force since the commit that keeps them', async () => {
  const d = await desk()
  await d.type('complaint', [row()])
  const { plan, state } = await d.look('2026-11-20 09:02')
  const planned = healthFigures(viewLedger(state), plan.now, plan).settings
  expect(planned).toHaveLength(9)
  await d.sweep('2026-11-20 09:02')
  const { settings } = await figures(d, '09:06')
  expect(settings).toEqual(planned)
  for (const { since } of settings) expect(since).toBe(sh('2026-11-20 09:02'))
})
