import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { weekOf } from '../../src/calendar/week.ts'
import type { Language } from '../../src/model/language.ts'
import type { ReportTab } from '../../src/model/report-tab.ts'
import { demoRows } from '../../src/sheet/demo-rows.ts'
import { viewLedger } from '../../src/sheet/ledger-view.ts'
import { boardOf } from '../../src/statistics/board/board.ts'
import { renderBoard } from '../../src/statistics/board/tab.ts'
import { weekOfCallbacks } from '../../src/statistics/callbacks/week-report.ts'
import { renderWeek } from '../../src/statistics/callbacks/week-tab.ts'
import { dailyReport } from '../../src/statistics/daily/daily-report.ts'
import { renderDaily } from '../../src/statistics/daily/daily-tab.ts'
import { groupReport } from '../../src/statistics/group/group-report.ts'
import { renderGroup } from '../../src/statistics/group/tab/group-tab.ts'
import { monthReport } from '../../src/statistics/month/month-report.ts'
import { renderMonth } from '../../src/statistics/month/tab/month-tab.ts'
import { renderMonthRows } from '../../src/statistics/month/tab/rows-tab.ts'
import { runs } from '../property/runs.ts'
import { desk } from '../support/desk.ts'
import { anyLedger } from './closed/any-rounds.ts'
import { complaints, NOVEMBER, siteOf } from './group/support.ts'
import { layoutFaults } from './laid-out.ts'
import { reportOf, sh, ZONE } from './support.ts'

const NOW = sh('2026-11-22 15:00')
/** A week has more columns than a page: it is printed smaller. */
const WIDE = 1500

/** The tabs of the demonstration ledger, and of one in which nothing has happened. */
async function tabs(language: Language, isEmpty: boolean): Promise<Readonly<Record<string, ReportTab>>> {
  const d = await desk(language)
  if (!isEmpty)
    for (const [tab, rows] of Object.entries(demoRows({ now: NOW, zone: ZONE })))
      await d.type(tab as 'complaint' | 'repair' | 'incident' | 'callback', rows)
  await d.sweep(NOW)
  const view = viewLedger(await d.read())
  const { settings } = view
  const month = reportOf(view, '2026-11', NOW)
  const sites = isEmpty ? [] : [siteOf('翠湖', complaints(100, 95)), siteOf('东城', complaints(100, 60))]
  return {
    board: renderBoard(boardOf(view, NOW), settings),
    daily: renderDaily(dailyReport(view, NOW), settings),
    week: renderWeek(weekOfCallbacks(view, weekOf(ZONE, NOW), NOW, undefined), '周回访', settings),
    month: renderMonth(month, { settings }),
    rows: renderMonthRows(month, settings),
    group: renderGroup(groupReport(sites, NOVEMBER), { group: settings, rankFrom: 20 }),
  }
}

describe.each([
  ['the demonstration ledger', 'zh', false],
  ['it, in English', 'en', false],
  ['an empty ledger', 'zh', true],
  ['one in English', 'en', true],
] as const)('reports of %s', (_, language, isEmpty) => {
  it('cover no figure with a chart, and fit a page', async () => {
    const found = await tabs(language, isEmpty)
    const faults = Object.entries(found).map(([name, tab]) => [
      name,
      ...layoutFaults(tab, name === 'week' ? WIDE : undefined),
    ])
    expect(faults).toEqual(Object.keys(found).map((name) => [name]))
    if (!isEmpty)
      for (const name of ['board', 'daily', 'week', 'month', 'group']) expect(found[name]?.charts, name).not.toEqual([])
  })
})

it('a month of any rounds is laid out so', () => {
  fc.assert(
    fc.property(anyLedger, (source) => {
      const report = monthReport({ ...source, closed: new Map() }, NOVEMBER)
      const settings = { site: '示例花园', zone: source.zone, language: 'zh' } as const
      expect([
        layoutFaults(renderMonth(report, { settings })),
        layoutFaults(renderMonthRows(report, settings)),
      ]).toEqual([[], []])
    }),
    runs(25),
  )
})

describe('a fault of a layout', () => {
  const chart: ReportTab['charts'][number] = {
    title: '件数',
    form: 'columns',
    table: { row: 0, rows: 2, names: 0, series: [{ column: 1, tone: 'good' }] },
    at: { row: 3, column: 0 },
    size: { width: 150, height: 63 },
  }
  const header = (value: string) => ({ value, look: 'header' as const })
  const sound: ReportTab = {
    kind: 'board',
    title: '看板',
    widths: [100, 100],
    frozenRows: 1,
    rows: [[header('类别'), header('件数')], ['噪音', 3], []],
    charts: [chart],
  }
  it.each<[string, Partial<ReportTab>, readonly string[]]>([
    ['is none', {}, []],
    ['is a figure below a chart', { rows: [...sound.rows, [], [], [null, 7]] }, ['chart 0 covers 7']],
    ['is none right below it', { rows: [...sound.rows, [], [], [], [7]] }, []],
    ['is none right of it', { widths: [150, 100], rows: [...sound.rows, [null, 7]] }, []],
    [
      'is a chart over another',
      { charts: [chart, { ...chart, at: { row: 5, column: 1 } }] },
      ['charts 0 and 1 lie over each other'],
    ],
    ['is a tab as wide as two pages', { widths: [1000, 1000] }, ['2000 pixels are wider than a page']],
    [
      'is a chart of no headers',
      { charts: [{ ...chart, table: { ...chart.table, row: 1, rows: 1 } }] },
      ['chart 0 has no header in column 0', 'chart 0 has no header in column 1'],
    ],
    [
      'is a chart of rows that are not there',
      { charts: [{ ...chart, table: { ...chart.table, rows: 9 } }] },
      ['chart 0 is drawn from rows that are not there'],
    ],
    ['is a page that begins nowhere', { pages: [3] }, ['a page begins beyond the tab']],
    [
      'is a moment that is cut off',
      { rows: [...sound.rows.slice(0, 2), [{ value: 46_000, look: 'moment' }]] },
      ['a moment in row 2 is wider than column 0'],
    ],
  ])('%s', (_, more, faults) => expect(layoutFaults({ ...sound, ...more })).toEqual(faults))
})
