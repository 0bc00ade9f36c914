import { expect, it } from 'vitest'
import { viewLedger } from '../../src/sheet/ledger-view.ts'
import { valueOf } from '../../src/statistics/figure.ts'
import { shareOf } from '../../src/statistics/month/shares.ts'
import { spreadOf } from '../../src/statistics/month/spreads.ts'
import { cell, desk, row, sh } from '../support/desk.ts'
import { reportOf } from './support.ts'

const incident = (received: string, more: object = {}) =>
  row({ receivedAt: cell(received), category: '设备类', subcategory: '电梯困人', phone: null, ...more })

it('incidents are counted without a limit to resolve: under control is over, whatever comes after', async () => {
  const d = await desk()
  await d.type('incident', [
    incident('2026-10-30 09:00', { resolvedAt: cell('2026-11-01 09:00') }),
    incident('2026-11-02 09:00', {
      resolvedAt: cell('2026-11-02 10:00'),
      afterCareUntil: cell('2026-11-04 09:00'),
      closedAt: cell('2026-11-05 09:00'),
      result: '好',
    }),
    incident('2026-11-03 09:00', { resolvedAt: cell('2026-11-03 12:00'), afterCareUntil: cell('2026-12-24 09:00') }),
    incident('2026-11-20 09:00', { category: '安全类', subcategory: '火灾' }),
    incident('2026-11-20 10:00', { description: null }),
  ])
  const view = viewLedger(await d.read())
  const report = reportOf(view, '2026-11', sh('2026-11-20 12:00'))
  const counted = report.registers.find(({ register }) => register === 'incident')
  if (counted === undefined || 'lacks' in counted) throw new Error('not counted')
  expect(counted.total.counts).toMatchObject({
    opening: 1,
    received: 3,
    resolvedInMonth: 3,
    carriedOver: 1,
    resolved: 2,
    resolvedNoDeadline: 2,
    open: 1,
    openNoDeadline: 1,
    closedInMonth: 1,
  })
  expect(valueOf(shareOf('onTimeShare', counted.total))).toBeUndefined()
  expect(spreadOf('medianHours', counted.total)).toBe(2)
  expect(counted.by.category.map(({ names, tally }) => [...names, tally.counts.received])).toEqual([
    ['设备类', 2],
    ['安全类', 1],
  ])
  // The example row stands above them.
  expect(counted.leftOut).toEqual([6])
})
