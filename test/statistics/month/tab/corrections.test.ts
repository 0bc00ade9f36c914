import { describe, expect, it } from 'vitest'
import { corrections } from '../../../../src/statistics/closed/corrections.ts'
import type { RegisterRounds } from '../../../../src/statistics/ledger-rounds.ts'
import { monthReport } from '../../../../src/statistics/month/month-report.ts'
import { renderMonth } from '../../../../src/statistics/month/tab/month-tab.ts'
import type { Round } from '../../../../src/statistics/round.ts'
import { month, sh, ZONE } from '../../support.ts'
import { done, lookedOf, open, site, under } from './support.ts'

const numbered = (at: number, round: Round): Round => ({
  ...round,
  row: at,
  number: `TS-20261102-00${at}` as Round['number'],
})
const first = numbered(1, done('2026-11-02 08:00', 10))
const second = numbered(2, open('2026-11-03 08:00'))
const closedAt = sh('2026-12-05 00:00')
const registers = (rounds: readonly Round[]): readonly RegisterRounds[] =>
  (['complaint', 'repair', 'incident'] as const).map((register) => ({
    register,
    rounds: register === 'complaint' ? rounds : [],
    leftOut: [],
  }))

/** November as it was made final with the first two, while the ledger says something else by now. */
function tabWith(now: readonly RegisterRounds[], language: 'zh' | 'en' = 'zh') {
  const final = { month: month('2026-11'), closedAt, registers: registers([first, second]) }
  const ledger = { zone: ZONE, asOf: closedAt, registers: now }
  const report = monthReport({ ...ledger, closed: new Map([[final.month, final]]) }, final.month)
  return renderMonth(report, { settings: site(language), corrections: corrections(final, ledger, ledger) })
}
const title = '定稿后的更正'

describe('what was found otherwise since a month is final (R50)', () => {
  it('is nothing', () => {
    expect(under(tabWith(registers([first, second])), title)).toEqual([[title], ['没有更正。']])
  })

  it('stands with the case, what it said and says, and the figures that it would make other ones', () => {
    const tab = tabWith(registers([{ ...first, row: 9, category: '噪音扰民', handler: '张三' }, second]))
    const block = under(tab, title)
    expect(block.slice(0, 9)).toEqual([
      [title],
      ['定稿后有 1 件的内容改了。上面的数照定稿不动；照现在的内容会是这样：'],
      ['编号', '改了什么', null, '原来', null, null, null, '现在', null, null, null, null],
      ['TS-20261102-001', '类别', null, '其它', null, null, null, '噪音扰民'],
      ['TS-20261102-001', '责任人', null, '（空）', null, null, null, '张三'],
      ['台账', '指标', null, null, null, null, '原来', '现在', '增减'],
      ['投诉', '其它 · 受理', null, null, null, null, 2, 1, -1],
      ['投诉', '其它 · 本月办结', null, null, null, null, 1, 0, -1],
      ['投诉', '其它 · 一次办好', null, null, null, null, 1, 0, -1],
    ])
    const row = tab.rows.find(([cell]) => lookedOf(cell).value === 'TS-20261102-001')
    expect(lookedOf(row?.[0]).link).toEqual({ register: 'complaint', row: 9 })
    // The figures themselves stay.
    expect(under(tab, '顾客投诉分类统计表（进出）')[2]?.slice(0, 2)).toEqual(['其它', 2])
  })

  it('may be a case that is gone, or was not known', () => {
    const third = numbered(3, done('2026-11-04 08:00', 1))
    const tab = tabWith(registers([first, third]))
    expect(under(tab, title).slice(3, 5)).toEqual([
      ['TS-20261102-002', '已不在台账里'],
      ['TS-20261102-003', '定稿后才有的'],
    ])
    const gone = tab.rows.find(([cell]) => lookedOf(cell).value === 'TS-20261102-002')
    expect(lookedOf(gone?.[0]).link).toBeUndefined()
  })

  it('cannot be told of a register that is gone', () => {
    const [, ...others] = registers([])
    const tab = tabWith([{ register: 'complaint', lacks: [{ zh: '编号', en: 'Number' }] }, ...others])
    expect(under(tab, title)).toEqual([[title], ['投诉：没有核对：台账缺少列 “编号”']])
  })

  it('is sixty lines at most', () => {
    const added = Array.from({ length: 70 }, (_, at) => ({
      ...numbered(1, done('2026-11-04 08:00', 1)),
      number: `TS-20261104-${100 + at}` as Round['number'],
    }))
    const block = under(tabWith(registers([first, second, ...added])), title)
    expect(block.filter(([name]) => String(name).startsWith('TS-'))).toHaveLength(60)
    expect(block.flat()).toContain('还有 10 个，见 daily-clear report month --json')
  })

  it('speaks English, and shows no telephone', () => {
    const tab = tabWith(registers([{ ...first, handler: '张三 13800001234' }, second]), 'en')
    const block = under(tab, 'Corrections since the month is final')
    expect(block[3]).toEqual(['TS-20261102-001', 'Handler', null, '(blank)', null, null, null, '张三 138****1234'])
    expect(block.flat().filter((text) => /\p{Script=Han}/u.test(String(text).replace('张三', '')))).toEqual([])
    expect(block.at(-1)).toEqual(['The figures would be the same.'])
  })
})
