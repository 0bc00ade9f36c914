import { describe, expect, it } from 'vitest'
import type { ReportLink } from '../../../../src/model/report-tab.ts'
import { COUNT_KEYS, COUNTS } from '../../../../src/statistics/month/counts.ts'
import { linkTo, listMonth, MOST_LINES } from '../../../../src/statistics/month/tab/listing.ts'
import { renderMonthRows } from '../../../../src/statistics/month/tab/rows-tab.ts'
import { rowsTitle } from '../../../../src/statistics/month/tab/titles.ts'
import { month, roundOf } from '../../support.ts'
import { done, lookedOf, monthTab, november, open, site, values } from './support.ts'

const parked = { category: '车辆管理', subcategory: '无固定车位' }
const rounds = [
  done('2026-11-02 08:00', 10, { row: 1, ...parked, handler: '张三', department: '客服部' }),
  done('2026-11-02 09:00', 96, { row: 2, category: '车辆管理' }),
  done('2026-11-03 09:00', 1, { row: 3, ...parked }),
  open('2026-11-29 10:00', { row: 4, category: undefined }),
  open('2026-10-29 10:00', { row: 5 }),
  done('2026-11-10 10:00', 5, { row: 1, register: 'repair', category: '电梯' }),
]
const report = november(rounds)
const tab = renderMonthRows(report, site())
const title = rowsTitle(month('2026-11'), site())

/** The first cells of what a link leads to. */
function behind(link: ReportLink | undefined) {
  if (link === undefined || !('area' in link)) return undefined
  expect(link.title).toBe(title)
  const { row, rows } = link.area
  return values(tab)
    .slice(row, row + rows)
    .map(([first]) => first)
}

describe('the rows behind a month', () => {
  it('stand below their figure and what it means, each leading to its row in the register', () => {
    expect(tab.title).toBe('明细 2026-11')
    const at = values(tab).findIndex(([first]) => first === '投诉 · 受理 (4)')
    expect(values(tab)[at]).toEqual(['投诉 · 受理 (4)', null, null, '受理时间在本月的（截至本表时刻）'])
    expect(
      values(tab)
        .slice(at + 1, at + 5)
        .map((row) => row.slice(0, 4)),
    ).toEqual([
      ['第 2 行', 1, '车辆管理', '无固定车位'],
      ['第 4 行', 1, '车辆管理', '无固定车位'],
      ['第 3 行', 1, '车辆管理', null],
      ['第 5 行', 1, null, null],
    ])
    expect(tab.rows[at + 1]?.slice(4)).toEqual([
      '张三',
      '客服部',
      { value: 46328 + 8 / 24, look: 'moment' },
      { value: 46328 + 18 / 24, look: 'moment' },
      { value: 46331 + 8 / 24, look: 'moment' },
    ])
    expect(lookedOf(tab.rows[at + 1]?.[0]).link).toEqual({ register: 'complaint', row: 1 })
  })

  it.each([
    ['in total', [], ['第 2 行', '第 4 行', '第 3 行', '第 5 行']],
    ['of a category', ['车辆管理'], ['第 2 行', '第 4 行', '第 3 行']],
    ['of a subcategory', ['车辆管理', '无固定车位'], ['第 2 行', '第 4 行']],
    ['of a category without a subcategory', ['车辆管理', undefined], ['第 3 行']],
    ['without a category', [undefined], ['第 5 行']],
    ['of a category that has none', ['没有'], undefined],
  ] as const)('are led to exactly: %s', (_, names, rows) => {
    const link = linkTo(listMonth(report), title, { register: 'complaint', figure: 'received' }, names)
    expect(behind(link)).toEqual(rows)
  })

  it('are as many as every count that leads to them says', () => {
    const linked = monthTab(report).rows.flatMap((row) =>
      row.map(lookedOf).filter(({ link, value }) => link !== undefined && 'area' in link && typeof value === 'number'),
    )
    expect(linked.length).toBeGreaterThan(40)
    for (const { value, link } of linked) expect(behind(link)).toHaveLength(Number(value))
  })

  it('are listed for every count that has any', () => {
    const { listed, left } = listMonth(report)
    expect(left).toEqual([])
    for (const one of report.registers) {
      if (!('total' in one)) continue
      for (const figure of COUNT_KEYS) {
        const found = listed.find((each) => each.register === one.register && each.figure === figure)
        expect(found?.rounds ?? []).toHaveLength(one.total.counts[figure])
        expect((found?.rounds ?? []).every(COUNTS[figure].counts)).toBe(true)
      }
    }
  })

  it('lead back to the month', () => {
    expect(lookedOf(tab.rows[2]?.[0])).toEqual({
      value: '回到月统计',
      link: { title: '月统计 2026-11', area: { row: 0, column: 0, rows: 1, columns: 1 } },
    })
  })

  it('fit on the width of a page, under headers that stay', () => {
    expect(tab.widths.reduce((sum, width) => sum + width, 0)).toBeLessThanOrEqual(1_060)
    expect(tab.frozenRows).toBe(2)
    expect(tab.kind).toBe('rows')
    expect(Math.max(...tab.rows.map((row) => row.length))).toBe(tab.widths.length)
  })

  it('speak English', () => {
    const english = renderMonthRows(report, site('en'))
    expect(english.title).toBe('Rows 2026-11')
    const words = values(english)
      .flat()
      .filter((value) => typeof value === 'string')
    const ofPeople = /车辆管理|无固定车位|张三|客服部|其它|电梯/g
    expect(words.filter((word) => /\p{Script=Han}/u.test(word.replaceAll(ofPeople, '')))).toEqual([])
    expect(words).toContain('Complaints · Received (4)')
  })

  it('hold no telephone and no whole essay', () => {
    const typed = { category: '1380000\u20661234', handler: '张三 13800001234', department: '长'.repeat(50_000) }
    const text = JSON.stringify(renderMonthRows(november([open('2026-11-02 08:00', typed)]), site()))
    expect(text).not.toMatch(/13800001234/)
    expect(text.length).toBeLessThan(10_000)
  })

  it('of an empty month are none', () => {
    expect(values(renderMonthRows(november([]), site()))).toHaveLength(4)
  })
})

describe('more rows than a commit may well write', () => {
  const many = Array.from({ length: MOST_LINES }, (_, row) => roundOf('2026-11-02 08:00', { row }))
  const large = november([...many, done('2026-11-02 08:00', 1, { row: MOST_LINES })])

  it('are left out, the smallest figures listed first', () => {
    const { listed, left } = listMonth(large)
    expect(listed.map(({ figure }) => figure)).toContain('resolvedInMonth')
    expect(left.map(({ figure }) => figure)).toEqual([
      'received',
      'carriedOver',
      'open',
      'openNoDeadline',
      'unanswered',
    ])
    const lines = listed.reduce((sum, one) => sum + one.rounds.length, 0)
    expect(lines).toBeLessThanOrEqual(MOST_LINES)
  })

  it('say so, and lead nowhere', () => {
    const text = values(renderMonthRows(large, site())).flat()
    expect(text).toContain('有 5 个件数的行太多，没有列在这里：见最下面。')
    expect(text.join('')).toContain('行太多、没有列在这里的：投诉 · 受理 (4001)、投诉 · 期末结转 (4000)')
    expect(text).toContain('要看：daily-clear report month --month 2026-11 --rows 指标')
    const cells = monthTab(large).rows.flatMap((row) => row.map(lookedOf))
    expect(cells.filter(({ value }) => value === 4_001).every(({ link }) => link === undefined)).toBe(true)
  })
})
