import { describe, expect, it } from 'vitest'
import type { ReportCell, ReportChart, ReportTab } from '../../../src/model/report-tab.ts'
import { viewLedger } from '../../../src/sheet/ledger-view.ts'
import { COUNTS } from '../../../src/statistics/month/counts.ts'
import { MEASURES } from '../../../src/statistics/month/measures.ts'
import { monthReport } from '../../../src/statistics/month/month-report.ts'
import { monthTitle, renderMonth } from '../../../src/statistics/month/month-tab.ts'
import { complaint, ledgerState, month, sh, type Workbook } from '../support.ts'

function tabOf(workbook: Workbook, asOf = '2026-12-01 09:30'): ReportTab {
  const view = viewLedger(ledgerState(workbook))
  return renderMonth(monthReport(view, month('2026-11'), sh(asOf)), view.settings)
}

const valueOf = (cell: ReportCell | undefined) =>
  typeof cell === 'object' && cell !== null ? cell.value : (cell ?? null)
const lookOf = (cell: ReportCell | undefined) => (typeof cell === 'object' && cell !== null ? cell.look : undefined)
const values = (tab: ReportTab) => tab.rows.map((row) => row.map(valueOf))
const rowOf = (tab: ReportTab, name: string) => tab.rows.find((row) => valueOf(row[0]) === name)

const resolved = (receivedAt: string, resolvedAt: string) =>
  complaint(receivedAt, { resolvedAt: sh(resolvedAt), result: '已处理' })

const busy: Workbook = {
  resolveIn: '3天',
  complaints: [
    resolved('2026-11-02 08:00', '2026-11-02 18:00'),
    resolved('2026-11-02 08:00', '2026-11-06 08:00'),
    complaint('2026-11-29 10:00', { category: '噪音扰民' }),
    complaint('2026-11-20 10:00', { category: '没有' }),
  ],
}

describe('the tab of a month', () => {
  it('shows the site, the month and the moment, then each register', () => {
    expect(values(tabOf(busy)).slice(0, 10)).toEqual([
      ['示例花园 · 月统计 2026-11 · 截至 2026-12-01 09:30'],
      [],
      ['投诉'],
      [
        null,
        '受理',
        '本月办结',
        '期末结转',
        '在办超时',
        '一次办好率',
        '按时率',
        '用时中位数(小时)',
        '用时90分位(小时)',
      ],
      [null, 3, 2, 1, 0, 1, 0.5, 53, 87.4],
      [],
      [null, '本月进出', null, null, null, null, null, '本月受理或重开的，截至本表时刻'],
      [
        '类别',
        '期初结转',
        '受理',
        '重开',
        '本月办结',
        '一次办好',
        '期末结转',
        '已办结',
        '按时',
        '超时',
        '无时限办结',
        '在办',
        '在办超时',
        '在办未到期',
        '在办无时限',
        '一次办好率',
        '按时率',
        '用时中位数(小时)',
        '用时90分位(小时)',
      ],
      ['其它', 0, 2, 0, 2, 2, 0, 2, 1, 1, 0, 0, 0, 0, 0, 1, 0.5, 53, 87.4],
      ['噪音扰民', 0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 1, 0, null, null, null, null],
    ])
  })

  it('gives numbers their looks', () => {
    const tab = tabOf(busy)
    expect(rowOf(tab, '其它')?.map(lookOf)).toEqual([
      ...Array<undefined>(15).fill(undefined),
      'share',
      'share',
      'hours',
      'hours',
    ])
    const total = [...Array<string>(15).fill('total'), 'total-share', 'total-share', 'total-hours', 'total-hours']
    expect(rowOf(tab, '合计')?.map(lookOf)).toEqual(total)
  })

  it('says which rows were not counted, and which times cannot be', () => {
    const tab = tabOf({ complaints: [...(busy.complaints ?? []), resolved('2026-11-02 08:00', '2026-11-01 08:00')] })
    const notes = values(tab).flatMap(([first]) => (typeof first === 'string' ? [first] : []))
    expect(notes).toContain('未计入 1 行（第 5 行）：还没有通过检查，见“检查”栏')
    expect(notes).toContain('办结早于受理 1 件：时间填错的：视为受理时即办结，不计入办结用时')
  })

  it('names ten rows at most', () => {
    const tab = tabOf({
      complaints: Array.from({ length: 12 }, () => complaint('2026-11-20 10:00', { category: '没有' })),
    })
    expect(values(tab).flat()).toContain(
      '未计入 12 行（第 2、3、4、5、6、7、8、9、10、11 行等）：还没有通过检查，见“检查”栏',
    )
  })

  it('shows an empty month as zeroes and blanks', () => {
    const tab = tabOf({})
    expect(rowOf(tab, '合计')?.map(valueOf)).toEqual(['合计', ...Array<number>(14).fill(0), null, null, null, null])
    expect(values(tab).flat()).not.toContain(Number.NaN)
  })

  it('says of a register that is gone that it is, not that it is empty', () => {
    const tab = tabOf({ gone: ['repair'] })
    expect(values(tab).flat()).toContain('没有统计：找不到这个台账')
    expect(values(tab).filter(([first]) => first === '合计')).toHaveLength(2)
  })

  it('says that the month is not over', () => {
    expect(valueOf(tabOf({}, '2026-11-21 09:30').rows[0]?.[0])).toBe(
      '示例花园 · 月统计 2026-11 · 截至 2026-11-21 09:30（本月未完）',
    )
  })

  it('keeps what people typed as text, with a plain look', () => {
    const number = 'TS-20261102-001'
    const tab = tabOf({ complaints: [complaint('2026-11-02 08:00', { category: '=HYPERLINK("http://x")', number })] })
    expect(rowOf(tab, '=HYPERLINK("http://x")')?.[0]).toBe('=HYPERLINK("http://x")')
    const year = tabOf({ complaints: [complaint('2026-11-02 08:00', { category: '2026', number })] })
    expect(rowOf(year, '2026')?.[0]).toBe('2026')
  })

  it('has a name for a category that was cleared', () => {
    const row = { receivedAt: sh('2026-11-02 08:00'), number: 'TS-20261102-001' }
    expect(rowOf(tabOf({ complaints: [row] }), '（未填）')?.[2]).toBe(1)
  })

  it('gives the same bytes for the same ledger, and for the same rows in another order', () => {
    const complaints = (busy.complaints ?? []).filter(({ category }) => category !== '没有')
    const bytes = (workbook: Workbook) => JSON.stringify(tabOf(workbook))
    expect(bytes(busy)).toBe(bytes(busy))
    expect(bytes({ ...busy, complaints: complaints.toReversed() })).toBe(bytes({ ...busy, complaints }))
  })

  it('speaks the language of the workbook', () => {
    const tab = tabOf({ ...busy, language: 'en', site: 'Sample Gardens' }, '2026-11-30 09:30')
    expect(tab.title).toBe('Statistics 2026-11')
    expect(valueOf(tab.rows[0]?.[0])).toBe(
      'Sample Gardens · Statistics 2026-11 · as of 2026-11-30 09:30 (the month is not over)',
    )
    const words = tab.rows.map((row) => row.map(valueOf).filter((value) => typeof value === 'string'))
    const ofPeople = new Set(['其它', '噪音扰民'])
    expect(words.flat().filter((word) => /\p{Script=Han}/u.test(word) && !ofPeople.has(word))).toEqual([])
  })

  it('looks the same in every part', () => {
    const tab = tabOf({ ...busy, gone: ['repair', 'incident'] })
    // Runs of a look, by row: `-` is a plain cell.
    const looks = tab.rows.map((row) => {
      const runs = row.map((cell) => lookOf(cell) ?? '-')
      return runs
        .map((look, index) => (look === runs[index - 1] ? '' : `${look} `))
        .join('')
        .trim()
    })
    // The chart lies over the blank rows.
    expect(looks.slice(12, 29)).toEqual(Array<string>(17).fill(''))
    looks.splice(12, 17)
    expect(looks.slice(0, 20)).toEqual([
      'title',
      '',
      'title',
      '- header',
      '- total total-share total-hours',
      '',
      '- note - note',
      'header',
      '- share hours',
      '- share hours',
      'total total-share total-hours',
      'note',
      '',
      'title',
      'note',
      '',
      'title',
      'note',
      '',
      'header',
    ])
    expect(looks.slice(20)).toEqual(Array<string>(22).fill('note'))
    expect(values(tab)[looks.lastIndexOf('header') + 17]).toEqual(['指标定义'])
  })

  it('says nothing below a table where nothing is amiss', () => {
    const rows = values(tabOf({ complaints: [complaint('2026-11-02 08:00')], gone: ['repair'] }))
    const total = rows.findIndex(([first]) => first === '合计')
    expect(rows.slice(total + 1, total + 20)).toEqual([...Array<unknown[]>(18).fill([]), ['报修']])
  })

  describe('draws what became of the cases received', () => {
    const blank = (row: readonly ReportCell[] | undefined) => (row ?? []).every((cell) => valueOf(cell) === null)

    it('by category, from the table, in columns that add up to it', () => {
      const tab = tabOf(busy)
      const [{ title, table, form }] = tab.charts as readonly [ReportChart]
      expect([title, form, tab.charts.length]).toEqual(['投诉：本月受理或重开的，按类别和结果', 'stacked', 1])
      const figures = values(tab).slice(table.row, table.row + table.rows)
      const [headers, ...rows] = figures.map((row) => [
        row[table.names],
        ...table.series.map(({ column }) => row[column]),
      ])
      expect(headers).toEqual(['类别', '按时', '超时', '无时限办结', '在办超时', '在办未到期', '在办无时限'])
      expect(rows.map(([name]) => name)).toEqual(['其它', '噪音扰民'])
      const received = values(tab)
        .slice(table.row + 1, table.row + table.rows)
        .map((row) => row[2])
      expect(rows.map(([, ...parts]) => parts.reduce<number>((sum, part) => sum + Number(part), 0))).toEqual(received)
    })

    it('over blank rows', () => {
      const tab = tabOf({ ...busy, repairs: busy.complaints ?? [] })
      expect(tab.charts.length).toBeGreaterThan(0)
      for (const { at, size, table } of tab.charts) {
        expect(at.row).toBeGreaterThan(table.row + table.rows)
        expect(at.column).toBe(0)
        const rows = Math.ceil(size.height / 21)
        for (let row = at.row; row < at.row + rows; row++) expect(blank(tab.rows[row])).toBe(true)
        expect(size.width).toBeLessThanOrEqual(tab.widths.reduce((sum, width) => sum + width, 0))
      }
    })

    it('and nothing where nothing was received', () => {
      expect(tabOf({}).charts).toEqual([])
      expect(tabOf({ gone: ['complaint', 'repair'] }).charts).toEqual([])
    })
  })

  it.each([
    ['2026-11-30 23:59:59', true],
    ['2026-12-01 00:00', false],
  ])('as of %s: the month runs still is %s', (asOf, isRunning) => {
    expect(String(valueOf(tabOf({}, asOf).rows[0]?.[0])).endsWith('（本月未完）')).toBe(isRunning)
  })

  it('is as wide as its widths, freezes its title, and is called by it', () => {
    const tab = tabOf(busy)
    expect(Math.max(...tab.rows.map((row) => row.length))).toBe(tab.widths.length)
    expect(tab.widths.every((width) => width > 40)).toBe(true)
    expect(tab.frozenRows).toBe(1)
    expect(monthTitle(month('2026-11'), { language: 'zh' })).toBe(tab.title)
  })
})

describe('definitions', () => {
  const figures = Object.entries({ ...COUNTS, ...MEASURES })

  it.each(figures)('%s has one in both languages, short enough for a line of the page', (_, { definition }) => {
    expect(definition.zh).toMatch(/\p{Script=Han}/u)
    expect(definition.zh.length).toBeLessThanOrEqual(66)
    expect(definition.en.length).toBeLessThanOrEqual(150)
  })

  it.each(['zh', 'en'] as const)('of every column of the table stand below it (%s)', (language) => {
    const tab = tabOf({ language })
    const header = tab.rows.find((row) => valueOf(row[0]) === (language === 'zh' ? '类别' : 'Category')) ?? []
    const columns = header.slice(1).map(valueOf)
    const defined = figures.filter(([, figure]) => columns.includes(figure[language]))
    expect(defined).toHaveLength(columns.length)
    for (const [, figure] of defined)
      expect(values(tab)).toContainEqual([figure[language], figure.definition[language]])
  })
})
