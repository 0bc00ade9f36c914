import { describe, expect, it } from 'vitest'
import { done, lookedOf, monthTab, november, open, rowOf, under } from './support.ts'

/** Cases that take 0, 1, 2… hours, of two categories' many subcategories or of many categories; the first name has two. */
const typed = (count: number, names: (at: number) => { category: string; subcategory?: string }) => [
  open('2026-11-20 08:00', { row: count + 1, ...names(0) }),
  ...Array.from({ length: count }, (_, at) => done('2026-11-05 08:00', at, { row: at + 1, ...names(at) })),
]
const category = (at: number) => ({ category: `类${String(at).padStart(3, '0')}` })
const subcategory = (at: number) => ({ category: '车辆', subcategory: `子${String(at).padStart(3, '0')}` })

const FLOW = '顾客投诉分类统计表（进出）'
const OUTCOME = '顾客投诉分类统计表（本月受理或重开的，结果和用时）'

describe('names that anybody can type do not fill the tab of a month', () => {
  it.each([
    ['as many categories as there is room for', 60, 60, undefined],
    ['one more: two are told together', 61, 59, '其余 2 类'],
    ['very many', 500, 59, '其余 441 类'],
  ])('%s', (_, count, named, rest) => {
    const tab = monthTab(november(typed(count, category)))
    const rows = under(tab, FLOW).slice(2)
    expect(rows.filter(([name]) => String(name).startsWith('类'))).toHaveLength(named)
    expect(rows[named]?.[0]).toBe(rest ?? '合计')
  })

  it('what is not named is counted together, and everything adds up to the total', () => {
    const tab = monthTab(november(typed(80, category)))
    const received = under(tab, FLOW).slice(2, 2 + 60)
    expect(received.reduce((sum, row) => sum + Number(row[1]), 0)).toBe(81)
    expect(under(tab, FLOW)[62]?.slice(0, 2)).toEqual(['合计', 81])
    // Its part of what was received, and all parts up to it.
    expect(received[59]).toEqual(['其余 21 类', 21, 0, 0, 21, 21, 0, 0, 0, 0, 21 / 81, 1])
    // Those of 59 to 79 hours, three days' time each: a median is that of the cases, not one of medians.
    expect(under(tab, OUTCOME)[61]).toEqual(['其余 21 类', 21, 14, 7, 0, 0, 0, 0, 0, 69, 77, 69])
  })

  it('it leads to no rows, for they do not stand one below the other', () => {
    const row = rowOf(monthTab(november(typed(80, category))), '其余 21 类')
    expect(row?.flatMap((cell) => lookedOf(cell).link ?? [])).toEqual([])
  })

  it.each([
    ['as many subcategories as there is room for', 100, 100, undefined],
    ['more', 130, 99, ['其余 31 类', 31]],
  ] as const)('%s', (_, count, named, rest) => {
    const rows = under(monthTab(november(typed(count, subcategory))), '类别、子类').slice(2)
    expect(rows.filter(([name]) => String(name).startsWith('　子'))).toHaveLength(named)
    expect(rows[named]?.slice(0, 2)).toEqual(rest)
    expect(rows.reduce((sum, row) => sum + Number(row[1]), 0)).toBe(count + 1)
  })

  it('one subcategory’s name in two categories is two', () => {
    const rounds = typed(130, (at) => ({ category: at % 2 === 0 ? '甲' : '乙', subcategory: `子${at >> 1}` }))
    const rows = under(monthTab(november(rounds)), '类别、子类').slice(1)
    expect(rows.at(-1)?.slice(0, 2)).toEqual(['其余 31 类', 31])
  })

  it('in the words of the workbook', () => {
    const tab = monthTab(november(typed(80, category)), 'en')
    expect(rowOf(tab, '21 others')?.[1]).toBe(21)
  })
})
