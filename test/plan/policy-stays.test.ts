import { describe, expect, it } from 'vitest'
import { POLICY_CLOCKS } from '../../src/model/clock.ts'
import type { Cell } from '../../src/ports/ledger.ts'
import { cell, type Desk, desk, FIRST, row } from '../support/desk.ts'

const typed = row({ receivedAt: cell('2026-11-19 10:00'), category: '给排水' })
const dues = async (d: Desk, index: number): Promise<Readonly<Record<string, Cell>>> => {
  const record = (await d.records('repair'))[index] ?? {}
  return Object.fromEntries(POLICY_CLOCKS.map((clock) => [clock, record[`${clock}Due`]]))
}
const rowWhere = async (d: Desk, tab: 'categories' | 'settings' | 'calendars', key: string, value: string) =>
  (await d.records(tab)).findIndex((record) => record[key] === value)

/** What a manager may change, and a deadline of a new case that shows it. 给排水 is urgent by default: the row above is for 一般. */
const changes: readonly (readonly [string, (d: Desk) => Promise<unknown>, string, string])[] = [
  ['a limit', (d) => d.retype('policy', 3, 'resolve', '5小时'), 'resolve', '2026-11-19 15:00'],
  ['a calendar', (d) => d.retype('policy', 3, 'calendar', '工作时间'), 'resolve', '2026-11-19 18:00'],
  [
    'a row that fits better',
    (d) => d.type('policy', [{ register: '报修', category: '给排水', resolve: '1小时', calendar: '24小时' }]),
    'resolve',
    '2026-11-19 11:00',
  ],
  [
    'the default priority',
    async (d) => {
      const at = (await d.records('categories')).findIndex(
        ({ register, category }) => register === '报修' && category === '给排水',
      )
      await d.retype('categories', at, 'priority', '一般')
    },
    'reply',
    '2026-11-20 10:00',
  ],
  [
    'what "at once" means',
    async (d) => {
      await d.retype('policy', 3, 'respond', '立即')
      await d.retype('settings', await rowWhere(d, 'settings', 'name', '“立即”的分钟数'), 'value', '9')
    },
    'respond',
    '2026-11-19 10:09',
  ],
]

describe('a change of the policy', () => {
  it.each(changes)(
    '%s: leaves the deadlines of open cases, and holds for new ones (R23)',
    async (_, change, clock, at) => {
      const d = await desk()
      await d.type('repair', [typed])
      await d.sweep('2026-11-19 10:01')
      const before = await dues(d, FIRST)
      await change(d)
      await d.type('repair', [typed])
      await d.sweep('2026-11-19 10:02')
      expect(await dues(d, FIRST)).toEqual(before)
      expect(before[clock]).not.toBe(cell(at))
      expect((await dues(d, FIRST + 1))[clock]).toBe(cell(at))
      // Nor later, when the case is looked at again for another reason.
      await d.retype('repair', FIRST, 'remark', '客户在家')
      await d.sweep('2026-11-19 10:03')
      expect(await dues(d, FIRST)).toEqual(before)
    },
  )
})

describe('a change of the calendar', () => {
  const normal = { ...typed, priority: '一般', receivedAt: cell('2026-11-20 10:00') }
  const hours: readonly (readonly [string, (d: Desk) => Promise<unknown>, string])[] = [
    [
      'of its hours',
      async (d) => d.retype('calendars', await rowWhere(d, 'calendars', 'name', '工作时间'), 'fri', '08:30-12:00'),
      '2026-11-20 12:00',
    ],
    [
      'of its special days',
      (d) => d.type('days', [{ from: cell('2026-11-20 00:00'), hours: '09:00-16:00' }]),
      '2026-11-20 16:00',
    ],
    ['a day struck', (d) => d.type('days', [{ from: cell('2026-11-20 00:00'), hours: '休息' }]), '2026-11-21 18:00'],
  ]
  it.each(hours)('%s: leaves the deadlines of open cases, and holds for new ones (R23)', async (_, change, at) => {
    const d = await desk()
    await d.type('repair', [normal])
    await d.sweep('2026-11-20 10:01')
    const before = await dues(d, FIRST)
    expect(before['resolve']).toBe(cell('2026-11-20 18:00'))
    await change(d)
    await d.type('repair', [normal])
    await d.sweep('2026-11-20 10:02')
    expect(await dues(d, FIRST)).toEqual(before)
    expect((await dues(d, FIRST + 1))['resolve']).toBe(cell(at))
  })

  it('a report to the customer begins its next interval by the calendar of today, and moves nothing else', async () => {
    const d = await desk()
    await d.type('repair', [normal])
    await d.sweep('2026-11-20 10:01')
    const before = await dues(d, FIRST)
    await d.type('days', [{ from: cell('2026-11-21 00:00'), hours: '休息' }])
    await d.retype('repair', FIRST, 'progressAt', cell('2026-11-20 11:00'))
    await d.sweep('2026-11-20 11:01')
    expect(await dues(d, FIRST)).toEqual({ ...before, progress: cell('2026-11-22 11:00') })
  })
})

describe('a change of the zone', () => {
  it('makes no second wait of the one there is, puts no promise off, and moves no deadline on the wall', async () => {
    const d = await desk()
    const waited = {
      pauseReason: '等客户',
      pausedAt: cell('2026-11-19 11:00'),
      resumedAt: cell('2026-11-19 12:00'),
      promisedAt: cell('2026-11-21 09:00'),
    }
    await d.type('repair', [{ ...typed, ...waited }])
    await d.sweep('2026-11-19 13:00')
    const before = await dues(d, FIRST)
    const at = await rowWhere(d, 'settings', 'name', '时区')
    for (const zone of ['Asia/Tokyo', 'Atlantis', 'Asia/Tokyo', 'Asia/Shanghai']) {
      await d.retype('settings', at, 'value', zone)
      const { changes } = await d.sweep('2026-11-19 14:00')
      expect(changes.some((change) => change.kind === 'append' && change.tab === 'history')).toBe(false)
      expect(await dues(d, FIRST)).toEqual(before)
    }
    const basis = JSON.parse(String(await d.cell('repair', FIRST, 'basis'))) as { p: unknown[]; q: unknown[] }
    expect([basis.p.length, basis.q.length]).toEqual([1, 1])
  })
})
