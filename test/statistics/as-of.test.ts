import { describe, expect, it } from 'vitest'
import type { Basis, CasePause, Cycle } from '../../src/model/basis.ts'
import type { CaseFields } from '../../src/model/case.ts'
import { type Instant, instant } from '../../src/model/instant.ts'
import { viewLedger } from '../../src/sheet/ledger-view.ts'
import { asOfThen } from '../../src/statistics/as-of.ts'
import { collectRounds } from '../../src/statistics/collect-rounds.ts'
import { basisOf, nov, shown } from '../rules/support.ts'
import { cell, desk, row, sh } from '../support/desk.ts'

const pause = (from: string, to?: string): CasePause => ({
  from: nov(from),
  ...(to === undefined ? {} : { to: nov(to) }),
  reason: 'parts',
})
const said = ({ pausedAt, resumedAt }: CaseFields) => [pausedAt, resumedAt].map((at) => shown(at) ?? '').join('–')
const received = { receivedAt: nov('20 09:00') }

describe('the pauses of a row as of then (R50)', () => {
  const basis = basisOf({ pauses: [pause('20 10:00', '20 11:00'), pause('20 14:00', '20 16:00')] })
  const cells = { ...received, pauseReason: 'parts', pausedAt: nov('20 14:00'), resumedAt: nov('20 16:00') }
  it.each<[string, string, readonly CasePause[], string]>([
    ['before both', '20 09:59', [], '–'],
    ['as the first began', '20 10:00', [pause('20 10:00')], '20 10:00–'],
    ['within the first, of which the cells know nothing', '20 10:30', [pause('20 10:00')], '20 10:00–'],
    ['between them', '20 12:00', [pause('20 10:00', '20 11:00')], '20 10:00–20 11:00'],
    ['within the second', '20 15:00', [pause('20 10:00', '20 11:00'), pause('20 14:00')], '20 14:00–'],
    ['after both', '20 17:00', basis.pauses, '20 14:00–20 16:00'],
  ])('%s', (_, at, pauses, told) => {
    const then = asOfThen({ fields: cells, basis }, nov(at))
    expect(then.basis?.pauses).toEqual(pauses)
    expect(said(then.fields)).toBe(told)
  })
  it('of a row that was not looked at since: what its cells tell', () => {
    expect(said(asOfThen({ fields: cells }, nov('20 15:00')).fields)).toBe('20 14:00–')
    expect(said(asOfThen({ fields: cells, basis: basisOf() }, nov('20 17:00')).fields)).toBe('20 14:00–20 16:00')
  })
})

describe('the cycle of a row as of then', () => {
  const past: Cycle = {
    cycle: 1,
    asked: 'k',
    calendar: 'always',
    limits: {},
    clocks: {},
    pauses: [pause('20 10:00', '20 11:00')],
    promises: [],
  }
  const third: Basis = basisOf({
    asked: 'k',
    cycle: 3,
    reopenedAt: nov('23 09:00'),
    earlier: [
      { ...past, resolvedAt: nov('20 12:00') },
      { ...past, cycle: 2, reopenedAt: nov('21 09:00'), resolvedAt: nov('22 12:00'), pauses: [] },
    ],
  })
  const fields = { ...received, resolvedAt: nov('24 12:00'), reopenedAt: nov('23 09:00') }
  it.each<[string, string, number, string | undefined, string | undefined]>([
    ['in the first', '20 11:30', 1, undefined, undefined],
    ['resolved in the first', '20 13:00', 1, undefined, '20 12:00'],
    ['at the first reopening', '21 09:00', 2, '21 09:00', undefined],
    ['resolved in the second', '22 12:00', 2, '21 09:00', '22 12:00'],
    ['in the third', '23 09:00', 3, '23 09:00', undefined],
    ['resolved in the third', '24 12:00', 3, '23 09:00', '24 12:00'],
  ])('%s', (_name, at, cycle, reopenedAt, resolvedAt) => {
    const then = asOfThen({ fields, basis: third }, nov(at))
    expect(then.basis?.cycle).toBe(cycle)
    expect([shown(then.fields.reopenedAt), shown(then.fields.resolvedAt)]).toEqual([reopenedAt, resolvedAt])
  })
  it('its own pauses', () => {
    expect(said(asOfThen({ fields, basis: third }, nov('20 11:30')).fields)).toBe('20 10:00–20 11:00')
    expect(said(asOfThen({ fields, basis: third }, nov('22 09:00')).fields)).toBe('–')
  })
  it('a reopening that no look has seen yet: the cells alone', () => {
    const again = { ...fields, reopenedAt: nov('26 09:00') }
    const then = asOfThen({ fields: again, basis: third }, nov('25 09:00'))
    expect([then.basis?.cycle, then.fields.reopenedAt, shown(then.fields.resolvedAt)]).toEqual([
      3,
      undefined,
      '24 12:00',
    ])
  })
})

/** What a report counts of each cycle of the one complaint, as of a moment. */
async function counted(d: Awaited<ReturnType<typeof desk>>, asOf: Instant) {
  const view = viewLedger(await d.read())
  const [register] = view.registers
  const rounds = register === undefined ? [] : collectRounds(register, view, asOf).rounds
  return rounds.map((one) => [shown(one.clocks.resolve?.due), shown(one.resolvedAt), shown(one.pausedAt)])
}

it('a report of a day counts the same on that day and ever after, whatever became of the case', async () => {
  const d = await desk()
  const at = await d.type('complaint', [row()])
  const looks: (readonly [Instant, unknown])[] = []
  const type = async (time: string, cells: Readonly<Record<string, string | null>>) => {
    for (const [key, value] of Object.entries(cells))
      await d.retype('complaint', at, key, value !== null && /^\d\d \d/.test(value) ? cell(`2026-11-${value}`) : value)
    const now = sh(`2026-11-${time}`)
    await d.sweep(now)
    looks.push([now, await counted(d, now)])
    for (const [then, was] of looks) expect([shown(then), await counted(d, then)]).toEqual([shown(then), was])
  }
  await type('20 09:30', {})
  await type('20 10:01', { pauseReason: '等配件', pausedAt: '20 10:00' })
  await type('20 12:01', { resumedAt: '20 12:00' })
  await type('21 10:01', { pauseReason: '等客户', pausedAt: '21 10:00', resumedAt: null })
  await type('21 12:01', { resumedAt: '21 12:00' })
  await type('22 10:01', { resolvedAt: '22 10:00', result: '已处理' })
  await type('23 10:01', { reopenedAt: '23 10:00' })
  await type('23 15:01', { pausedAt: '23 15:00', resumedAt: null })
  await type('24 15:01', { resumedAt: '24 15:00' })
  await type('25 10:01', { resolvedAt: '25 10:00' })
  await type('26 10:01', { reopenedAt: '26 10:00' })
  const [first, second] = [
    ['23 13:00', '22 10:00', undefined],
    ['27 10:00', '25 10:00', undefined],
  ]
  expect(looks.map(([, told]) => told)).toEqual([
    [['23 09:00', undefined, undefined]],
    [['23 09:00', undefined, '20 10:00']],
    [['23 11:00', undefined, undefined]],
    [['23 11:00', undefined, '21 10:00']],
    [['23 13:00', undefined, undefined]],
    [first],
    [first, ['26 10:00', undefined, undefined]],
    [first, ['26 10:00', undefined, '23 15:00']],
    [first, ['27 10:00', undefined, undefined]],
    [first, second],
    [first, second, ['29 10:00', undefined, undefined]],
  ])
  expect(await counted(d, instant(nov('20 11:00')))).toEqual([['23 09:00', undefined, '20 10:00']])
})
