import { describe, expect, it } from 'vitest'
import type { ReportTab } from '../../../../src/model/report-tab.ts'
import { COUNT_KEYS } from '../../../../src/statistics/month/counts.ts'
import { SHARE_KEYS } from '../../../../src/statistics/month/shares.ts'
import { SPREAD_KEYS } from '../../../../src/statistics/month/spreads.ts'
import { figureNamed } from '../../../../src/statistics/month/tab/figures.ts'
import { monthTitle } from '../../../../src/statistics/month/tab/titles.ts'
import { MONTH_MEANINGS } from '../../../../src/statistics/month/tab/words.ts'
import { month, roundOf, sh } from '../../support.ts'
import { done, lookedOf, monthTab, november, open, rowOf, texts, under, values } from './support.ts'

const busy = [
  done('2026-10-05 09:00', 10, { row: 1, category: '噪音扰民' }),
  done('2026-11-02 08:00', 10, { row: 2, handler: '张三', subcategory: '半夜施工' }),
  done('2026-11-02 09:00', 96, { row: 3, handler: '李四', building: '3栋' }),
  open('2026-11-29 10:00', { row: 4, category: '噪音扰民', handler: '张三', channel: 'phone' }),
  done('2026-11-10 10:00', 5, { row: 2, register: 'repair', category: '电梯', department: '工程部' }),
]

describe('the tab of a month', () => {
  it('says what it is, the month in words, and headline figures beside other months', () => {
    expect(values(monthTab(november(busy))).slice(0, 17)).toEqual([
      ['示例花园 · 月统计 2026-11 · 截至 2026-12-03 09:30'],
      [],
      ['本月要点'],
      ['投诉：受理 3 件（上月 1 件），办结 2 件，按时率 33.3%，结转由 0 件到 1 件。'],
      ['投诉：本月受理或重开的有 1 件在办超时。'],
      ['报修：受理 1 件（上月 0 件），办结 1 件，按时率 100.0%，结转由 0 件到 0 件。'],
      ['突发事件：本月没有受理、重开或结转的。'],
      ['投诉：没有办结的里历时最长的是 第 5 行，已 1天14小时。'],
      ['与上月比，没有超出平常波动的变化。'],
      [],
      [
        '主要指标',
        '受理',
        '本月办结',
        '期末结转',
        '在办超时',
        '按时率',
        '回复率',
        '一次办好率',
        '满意率',
        '回访率',
        '重复率',
        '用时中位数(小时)',
      ],
      ['投诉', 3, 2, 1, 1, 1 / 3, 2 / 3, 1, null, null, 0, 53],
      ['上月', 1, 1, 0, 0, 1, 1, 1, null, null, 0, 10],
      ['增减', 2, 1, 1, 1, 1 / 3 - 1, 2 / 3 - 1, 0, null, null, 0, 43],
      ['报修', 1, 1, 0, 0, 1, 1, 1, null, null, 0, 5],
      ['上月', 0, 0, 0, 0, null, null, null, null, null, null, null],
      ['增减', 1, 1, 0, 0, null, null, null, null, null, null, null],
    ])
  })

  it('tells complaints by category, with the part that each is, the total and other months', () => {
    expect(under(monthTab(november(busy)), '顾客投诉分类统计表（进出）')).toEqual([
      ['顾客投诉分类统计表（进出）'],
      [
        '类别',
        '受理',
        '期初结转',
        '重开',
        '本月办结',
        '一次办好',
        '本月关闭',
        '期末结转',
        '重复',
        '非正常',
        '占比',
        '累计占比',
      ],
      ['其它', 2, 0, 0, 2, 2, 0, 0, 0, 0, 2 / 3, 2 / 3],
      ['噪音扰民', 1, 0, 0, 0, 0, 0, 1, 0, 0, 1 / 3, 1],
      ['合计', 3, 0, 0, 2, 2, 0, 1, 0, 0, null, null],
      ['上月', 1, 0, 0, 1, 1, 0, 0, 0, 0],
      ['增减', 2, 0, 0, 1, 1, 0, 1, 0, 0],
    ])
  })

  it('has means beside medians and 90th percentiles (R46)', () => {
    const [, headers, other] = under(monthTab(november(busy)), '顾客投诉分类统计表（本月受理或重开的，结果和用时）')
    expect(headers?.slice(-3)).toEqual(['用时中位数(小时)', '用时90分位(小时)', '用时平均(小时)'])
    expect(other?.slice(-3)).toEqual([53, 10 + 0.9 * 86, 53])
  })

  it('holds a month against the same one last year, and shows the months from the first one on', () => {
    const tab = monthTab(november([done('2025-11-03 08:00', 4), done('2026-11-02 08:00', 10)]))
    const names = under(tab, '主要指标').map(([name]) => name)
    expect(names).toEqual(['主要指标', '投诉', '上月', '增减', '去年同月', '增减'])
    expect(under(tab, '投诉 · 近十二个月')).toHaveLength(2 + 12)
    const short = monthTab(november([done('2026-10-03 08:00', 4), done('2026-11-02 08:00', 10)]))
    expect(under(short, '投诉 · 近十二个月').map(([month]) => month)).toEqual([
      '投诉 · 近十二个月',
      '月份',
      '2026-10',
      '2026-11',
    ])
    expect(under(monthTab(november([done('2026-11-02 08:00', 10)])), '投诉 · 近十二个月')).toEqual([])
  })

  it('tells how the clocks were kept, and what customers said, beside other months', () => {
    const callback = { why: 'mandatory', outcome: 'satisfied', isLate: false } as const
    const tab = monthTab(november([done('2026-10-03 08:00', 4), done('2026-11-02 08:00', 10, { callback })]))
    expect(under(tab, '五个时限')).toEqual([
      ['五个时限'],
      ['时限', '按时', '超时', '未办已超时', '按时率', '上月'],
      ['办结', 1, 0, 0, 1, 1],
    ])
    expect(under(tab, '回访结果（本月办结的）').slice(0, 3)).toEqual([
      ['回访结果（本月办结的）'],
      ['结果', '件数', '上月'],
      ['满意', 1, 0],
    ])
  })

  it('leaves out of a register what it is not asked for: repairs are not judged', () => {
    const [, headers] = under(monthTab(november(busy)), '报修分类统计表（回访和判定）')
    expect(headers).not.toContain('有效')
    expect(under(monthTab(november(busy)), '报修分类统计表（进出）')[1]).not.toContain('非正常')
    expect(under(monthTab(november(busy)), '报修分类统计表（各项比率）')[1]).toContain('未回复')
    const incident = roundOf('2026-11-03 08:00', { register: 'incident' })
    expect(under(monthTab(november([incident])), '突发事件分类统计表（各项比率）')[1]).not.toContain('未回复')
  })

  it.each([
    ['原因', { cause: 'attitude' }, '态度'],
    ['渠道', { channel: 'phone' }, '来电'],
    ['责任部门', { department: '工程部' }, '工程部'],
    ['责任人', { handler: '王五' }, '王五'],
    ['楼栋', { building: '12栋' }, '12栋'],
  ] as const)('tells by %s, what is blank last', (title, more, name) => {
    const tab = monthTab(november([done('2026-11-02 08:00', 3, more), open('2026-11-03 08:00')]))
    const [headers, first, last, ...rest] = under(tab, title)
    expect(headers?.slice(0, 3)).toEqual([title, '受理', '重开'])
    expect([first?.slice(0, 2), last?.slice(0, 2), rest]).toEqual([[name, 1], ['（未填）', 1], []])
  })

  it('says what nobody filled in', () => {
    const tab = monthTab(november([open('2026-11-03 08:00')]))
    expect(texts(tab)).toContain('没有填“原因”、“渠道”、“责任部门”、“责任人”、“楼栋”的，不分。')
  })

  it('has subcategories below their categories', () => {
    const rounds = [
      done('2026-11-02 08:00', 3, { category: '车辆管理', subcategory: '无固定车位' }),
      done('2026-11-02 08:00', 3, { category: '车辆管理' }),
      done('2026-11-02 08:00', 3, { category: '其它' }),
    ]
    expect(under(monthTab(november(rounds)), '类别、子类').map((row) => row.slice(0, 2))).toEqual([
      ['类别、子类', '受理'],
      ['车辆管理'],
      ['　无固定车位', 1],
      ['　（未填）', 1],
      ['其它', 1],
    ])
  })

  it('shows when cases come in as a heat map: hours down, weekdays across', () => {
    // A Monday and a Sunday.
    const rounds = ['2026-11-02 08:00', '2026-11-02 08:30', '2026-11-08 10:00'].map((at) => open(at))
    const tab = monthTab(november(rounds))
    expect(under(tab, '受理和重开，按星期和时刻')).toEqual([
      ['受理和重开，按星期和时刻'],
      ['时刻', '周一', '周二', '周三', '周四', '周五', '周六', '周日', '合计', '按时率', '用时中位数(小时)'],
      ['08', 2, null, null, null, null, null, null, 2, 0, null],
      ['09', null, null, null, null, null, null, null, 0, null, null],
      ['10', null, null, null, null, null, null, 1, 1, 0, null],
      ['合计', 2, 0, 0, 0, 0, 0, 1, 3, 0, null],
      ['按时率', 0, null, null, null, null, null, 0],
      ['用时中位数(小时)', null, null, null, null, null, null, null],
    ])
    const heat = tab.rows.flatMap((row) => row.flatMap((cell) => lookedOf(cell).heat ?? []))
    expect(heat).toEqual([1, 0.5])
  })

  it('shows the longest-lived, each leading to its row', () => {
    const tab = monthTab(november(busy))
    const at = values(tab).findIndex(([first]) => first === '历时最长的')
    expect(lookedOf(tab.rows[at + 2]?.[0])).toEqual({ value: '第 4 行', link: { register: 'complaint', row: 3 } })
    expect(values(tab)[at + 2]).toEqual([
      '第 4 行',
      '其它',
      null,
      '（未填）',
      null,
      '李四',
      '2026-11-02 09:00',
      null,
      '2026-11-06 09:00',
      null,
      96,
      '超时',
    ])
    expect(values(tab)[at + 3]?.slice(8, 12)).toEqual(['在办', null, 38, '未办已超时'])
  })

  it.each([
    ['before its deadline', '2026-11-29 09:00', '未到期'],
    ['after its deadline', '2026-11-26 09:00', '未办已超时'],
  ])('shows what was resolved after the month as it stood at its end: %s', (_, begunAt, stood) => {
    const tab = monthTab(november([done(begunAt, 160)], { asOf: '2026-12-09 09:30' }))
    const at = values(tab).findIndex(([first]) => first === '历时最长的')
    expect(values(tab)[at + 2]?.slice(8)).toEqual(['在办', null, expect.any(Number), stood])
  })

  it('says which rows were not counted, and which times cannot be', () => {
    const tab = monthTab(november([...busy, done('2026-11-02 08:00', -1)], { leftOut: [4] }))
    expect(texts(tab)).toContain('未计入 1 行（第 5 行）：还没有通过检查，见“检查”栏')
    expect(texts(tab)).toContain('办结早于受理 1 件：时间填错的：视为受理时即办结，不计入办结用时')
  })

  it('names ten rows at most', () => {
    const tab = monthTab(november([], { leftOut: Array.from({ length: 12 }, (_, row) => row + 1) }))
    expect(texts(tab)).toContain('未计入 12 行（第 2、3、4、5、6、7、8、9、10、11 行等）：还没有通过检查，见“检查”栏')
  })

  it('says of an empty month that it is, and of no month before that nothing is compared', () => {
    const tab = monthTab(november([]))
    expect(values(tab).slice(2, 8)).toEqual([
      ['本月要点'],
      ['投诉：本月没有受理、重开或结转的。'],
      ['报修：本月没有受理、重开或结转的。'],
      ['突发事件：本月没有受理、重开或结转的。'],
      ['台账里没有上月或更早的个案，不作比较。'],
      [],
    ])
    expect(tab.charts).toEqual([])
  })

  it('says of a register that is gone that it is, not that it is empty', () => {
    const tab = monthTab(november(busy, { gone: ['repair'] }))
    expect(texts(tab)).toContain('报修：没有统计：找不到这个台账')
    expect(texts(tab)).not.toContain('报修：本月没有受理、重开或结转的。')
  })

  it.each([
    ['2026-11-30 23:59:59', true],
    ['2026-12-01 00:00', false],
  ])('as of %s: the month runs still is %s', (asOf, isRunning) => {
    const tab = monthTab(november(busy, { asOf }))
    expect(String(values(tab)[0]?.[0]).endsWith('（本月未完）')).toBe(isRunning)
    // Counts are not held against those of a whole month.
    const change = values(tab)[values(tab).findIndex(([first]) => first === '增减')]
    expect(change?.slice(1, 3)).toEqual(isRunning ? [null, null] : [2, 1])
    expect(change?.[11]).toBe(43)
  })

  it('gives the same bytes for the same month, and for the same rounds in another order', () => {
    const bytes = (rounds: typeof busy) => JSON.stringify(monthTab(november(rounds)))
    expect(bytes(busy)).toBe(bytes(busy))
    expect(bytes(busy.toReversed())).toBe(bytes(busy))
  })

  it('is as wide as a page, freezes its title, and is called by it', () => {
    const tab = monthTab(november(busy))
    expect(tab.widths.reduce((sum, width) => sum + width, 0)).toBeLessThanOrEqual(1_060)
    expect(Math.max(...tab.rows.map((row) => row.length))).toBe(tab.widths.length)
    expect(tab.frozenRows).toBe(1)
    expect(monthTitle(month('2026-11'), { language: 'zh' })).toBe(tab.title)
  })

  it('speaks the language of the workbook', () => {
    const tab = monthTab(november(busy, { leftOut: [3] }), 'en')
    expect(values(tab)[0]).toEqual(['Sample Gardens · Statistics 2026-11 · as of 2026-12-03 09:30'])
    const ofPeople = /其它|噪音扰民|张三|李四|3栋|半夜施工|电梯|工程部/g
    const notes = tab.rows.flatMap((row) => row.flatMap((cell) => lookedOf(cell).note ?? []))
    const said = [...texts(tab), ...notes, ...tab.charts.map(({ title }) => title)]
    expect(said.filter((text) => /\p{Script=Han}/u.test(text.replaceAll(ofPeople, '')))).toEqual([])
    expect(texts(tab)).toContain(
      'Complaints: 3 received (1 the month before), 2 resolved, on-time share 33.3%, the backlog went from 0 to 1.',
    )
  })

  it('begins each register, and the definitions, on a page of its own', () => {
    const tab = monthTab(november(busy))
    const starts = new Set((tab.pages ?? []).map((row) => values(tab)[row]?.[0]))
    for (const title of ['投诉', '报修', '指标定义']) expect(starts).toContain(title)
  })
})

describe('what people typed', () => {
  it.each([
    ['a formula', '=HYPERLINK("http://x")', '=HYPERLINK("http://x")'],
    ['a number', '2026', '2026'],
    ['markup', '<b>漏水</b>', '<b>漏水</b>'],
    ['lines', 'a\r\nb\tc', 'a b c'],
    ['what nobody sees', '\u202Eabc\u0000\uFEFF', 'abc'],
    ['half a character', '漏水\uD83D', '漏水\uFFFD'],
    ['nothing but blanks', ' \n ', '（未填）'],
    ['a whole cell', '长'.repeat(50_000), `${'长'.repeat(24)}…`],
    ['an emoji at the cut', `${'a'.repeat(23)}😀b`, `${'a'.repeat(23)}…`],
    ['a telephone', '漏水 13800001234', '漏水 138****1234'],
  ])('stands as one short line of text: %s', (_, category, shown) => {
    const tab = monthTab(november([open('2026-11-02 08:00', { category, handler: category, building: category })]))
    expect(rowOf(tab, shown)?.[0]).toBe(shown)
    expect(texts(tab).filter((text) => /13800001234|[\r\n\u0000\u202E]/.test(text))).toEqual([])
  })
})

describe('charts', () => {
  const many = Array.from({ length: 30 }, (_, at) =>
    done('2026-11-05 08:00', at, {
      row: at + 1,
      category: `类别${at}`,
      callback: { why: 'mandatory', outcome: 'satisfied', isLate: false },
    }),
  )
  const isBlank = (tab: ReportTab, row: number, from: number) =>
    (tab.rows[row] ?? []).slice(from).every((cell) => lookedOf(cell).value === null)

  it('are of the trend, the categories and their outcomes, and of what customers said', () => {
    const before = done('2026-09-05 08:00', 10)
    expect(monthTab(november([before, ...many])).charts.map(({ title, form }) => [title, form])).toEqual([
      ['投诉：近十二个月的受理、办结和按时率', 'columns'],
      ['投诉：本月受理，按类别，由多到少', 'columns'],
      ['投诉：本月受理或重开的，按类别和结果', 'stacked'],
      ['投诉：客户怎么说', 'slices'],
    ])
  })

  it('draw no share on time where nothing had a time limit', () => {
    const rounds = ['2026-10-03 08:00', '2026-11-03 08:00'].map((at) => roundOf(at, { register: 'incident' }))
    const [trend] = monthTab(november(rounds)).charts
    expect(trend?.title).toBe('突发事件：近十二个月的受理和办结')
    expect(trend?.table.series.map(({ line }) => line)).toEqual([undefined, undefined])
  })

  it.each(['zh', 'en'] as const)('lie over blank cells, no wider than the page (%s)', (language) => {
    const tab = monthTab(november([...many, ...busy]), language)
    expect(tab.charts.length).toBeGreaterThanOrEqual(4)
    for (const { at, size } of tab.charts) {
      for (let row = at.row; row < at.row + Math.ceil(size.height / 21); row++) {
        expect(isBlank(tab, row, at.column)).toBe(true)
        expect(row).toBeLessThan(tab.rows.length)
      }
      const left = tab.widths.slice(0, at.column).reduce((sum, width) => sum + width, 0)
      expect(left + size.width).toBeLessThanOrEqual(1_060)
    }
  })

  it('are drawn from headers and the lines below them', () => {
    const tab = monthTab(november(many))
    for (const { table } of tab.charts) {
      const [head, ...lines] = values(tab).slice(table.row, table.row + table.rows)
      expect(head?.every((value) => value === null || typeof value === 'string')).toBe(true)
      for (const { column } of table.series) {
        expect(typeof head?.[column]).toBe('string')
        expect(lines.every((line) => line[column] === null || typeof line[column] === 'number')).toBe(true)
      }
      expect(lines.every((line) => typeof line[table.names] === 'string')).toBe(true)
    }
  })

  it('of outcomes add up to what was received or reopened', () => {
    const tab = monthTab(november([...busy, ...many]))
    const chart = tab.charts.find(({ form }) => form === 'stacked')
    const lines = values(tab).slice((chart?.table.row ?? 0) + 1, (chart?.table.row ?? 0) + 3)
    const sums = lines.map((line) =>
      (chart?.table.series ?? []).reduce((sum, { column }) => sum + Number(line[column]), 0),
    )
    expect(sums).toEqual([2, 1])
  })

  it('show twenty categories at most, and none of a handful of cases', () => {
    const pareto = ({ charts }: ReportTab) => charts.find(({ title }) => title.includes('由多到少'))
    expect(pareto(monthTab(november(many)))?.table.rows).toBe(21)
    expect(pareto(monthTab(november(many.slice(0, 4))))).toBeUndefined()
  })
})

describe('definitions (R49)', () => {
  const keys = [...COUNT_KEYS, ...SHARE_KEYS, ...SPREAD_KEYS]
  const tabs = { zh: monthTab(november(busy)), en: monthTab(november(busy), 'en') }

  it.each(keys)('%s stands below in both languages', (key) => {
    for (const language of ['zh', 'en'] as const) {
      const all = values(tabs[language])
      const at = all.findIndex(([name, blank, text]) => {
        return name === figureNamed(key)[language] && blank === null && typeof text === 'string'
      })
      expect(at).toBeGreaterThan(0)
    }
  })

  it('are the notes on headers', () => {
    const headers = tabs.zh.rows.flatMap((row) => row.map(lookedOf)).filter(({ look }) => look === 'header')
    const noted = new Map(headers.map(({ value, note }) => [value, note]))
    expect(noted.get('按时率')).toBe(figureNamed('onTimeShare').definition.zh)
    expect(noted.get('受理')).toBe(figureNamed('received').definition.zh)
  })

  it.each(MONTH_MEANINGS.map(([name]) => [name.zh, name.en]))('%s says what the figures rest on', (zh, en) => {
    expect(texts(tabs.zh)).toContain(zh)
    expect(texts(tabs.en)).toContain(en)
  })
})

it('has a final month say since when it is final', () => {
  const report = { ...november(busy), closedAt: sh('2026-12-05 00:00') }
  expect(values(monthTab(report))[0]).toEqual(['示例花园 · 月统计 2026-11 · 定稿于 2026-12-05 00:00'])
})

it('links nothing to a row that is gone', () => {
  const tab = monthTab(november([roundOf('2026-11-02 08:00', { row: -1 })]))
  const links = tab.rows.flatMap((row) => row.flatMap((cell) => lookedOf(cell).link ?? []))
  expect(links.filter((link) => 'register' in link)).toEqual([])
  expect(texts(tab)).toContain('（无编号）')
})
