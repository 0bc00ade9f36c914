import { expect, it } from 'vitest'
import { viewLedger } from '../../src/sheet/ledger-view.ts'
import { monthReport } from '../../src/statistics/month/month-report.ts'
import { renderMonth } from '../../src/statistics/month/month-tab.ts'
import { cell, desk, row, sh } from '../support/desk.ts'
import { month } from './support.ts'

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
  const report = monthReport(view, month('2026-11'), sh('2026-11-20 12:00'))
  const counted = report.registers.find(({ register }) => register === 'incident')
  if (counted === undefined || 'lacks' in counted) throw new Error('not counted')
  expect(counted.total).toMatchObject({
    opening: 1,
    received: 3,
    resolvedInMonth: 3,
    carriedOver: 1,
    resolved: 2,
    resolvedNoDeadline: 2,
    open: 1,
    openNoDeadline: 1,
    onTimeShare: undefined,
    medianHours: 2,
  })
  expect(counted.byCategory.map(({ category, figures }) => [category, figures.received])).toEqual([
    ['设备类', 2],
    ['安全类', 1],
  ])
  // The example row stands above them.
  expect(counted.leftOut).toEqual([6])
  const { rows, charts } = renderMonth(report, view.settings)
  const names = rows.map(([first]) => (first !== null && typeof first === 'object' ? first.value : first))
  expect(names).toEqual(expect.arrayContaining(['突发事件', '设备类', '安全类']))
  expect(charts.map(({ title }) => title)).toEqual(['突发事件：本月受理或重开的，按类别和结果'])
})
