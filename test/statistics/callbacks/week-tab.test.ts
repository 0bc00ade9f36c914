import { describe, expect, it } from 'vitest'
import { behindText, weekJson } from '../../../src/cli/week-text.ts'
import type { Language } from '../../../src/model/language.ts'
import type { ReportCell, ReportTab } from '../../../src/model/report-tab.ts'
import { CALLBACK_FIGURES } from '../../../src/statistics/callbacks/figures.ts'
import { renderWeek, weekTitle } from '../../../src/statistics/callbacks/week-tab.ts'
import { WEEK_MEANINGS } from '../../../src/statistics/callbacks/week-words.ts'
import { fill } from '../../plan/support.ts'
import { cell, type Desk, desk, FIRST, row } from '../../support/desk.ts'
import { done, LOTS, repairsDone, report, sweepWith, viewOf } from './desk.ts'
import { W47 } from './support.ts'

const valueOf = (one: ReportCell | undefined) => (typeof one === 'object' && one !== null ? one.value : (one ?? null))
const values = ({ rows }: ReportTab) => rows.map((line) => line.map(valueOf))
/** The row with this at its head, below the row that has `after`. */
const rowOf = (tab: ReportTab, name: string, after: string) => {
  const rows = values(tab)
  return rows.slice(rows.findIndex(([first]) => first === after)).find(([first]) => first === name)
}

/** Ten were finished: eight repairs, three of them picked, and two complaints, one of them by somebody of a hostile name. */
async function busy(language: Language = 'zh'): Promise<Desk> {
  const d = await desk(language)
  await repairsDone(d, 8)
  const complaint = row({ receivedAt: cell('2026-11-16 09:00'), ...done('2026-11-18 15:00') })
  await d.type('complaint', [complaint, { ...complaint, handler: '=1+1' }])
  await sweepWith(d, '2026-11-18 16:00')
  await fill(d, 'callback', FIRST, { calledAt: cell('2026-11-18 16:30'), handled: '是', satisfaction: '满意' })
  await sweepWith(d, '2026-11-18 17:00')
  return d
}

const tabOf = async (d: Desk, asOf = '2026-11-19 09:00', of: string = W47, lots: typeof LOTS | 'none' = LOTS) =>
  renderWeek(await report(d, asOf, of, lots), '周回访', (await viewOf(d)).settings)

describe('the tab of a week’s callbacks (R44)', () => {
  it('shows the week on top, with its rate against the share that is set', async () => {
    const tab = await tabOf(await busy())
    expect(values(tab).slice(0, 6)).toEqual([
      ['示例花园 · 周回访 2026-W47 (2026-11-16 – 11-22) · 截至 2026-11-19 09:00（本周未完）'],
      [],
      ['本周 2026-W47'],
      [null, '办结', '已访', '回访率', '待访', '超时', '不满意', '满意率'],
      [null, 10, 1, 0.1, 4, 0, 0, 1],
      ['离 30% 还差 2 件'],
    ])
    expect(rowOf(tab, '报修', '台账')).toEqual(['报修', 8, 0, 3, 0, 5, 1, 0, 0, 2, 0, 0, 1, 0, 0, 1 / 8, 3 / 8, 1])
    expect(rowOf(tab, '合计', '台账')).toEqual(['合计', 10, 2, 3, 0, 5, 1, 0, 0, 4, 0, 0, 1, 0, 0, 0.1, 0.5, 1])
    expect(rowOf(tab, '投诉', '必访（100%）')).toEqual([
      ...['投诉', 2, 0, 0, 0, 2, 0, 0, '否'],
      'TS-20261116-001 TS-20261116-002',
    ])
    expect(rowOf(tab, '有效信息', '必访（100%）')).toEqual(['有效信息', 0, 0, 0, 0, 0, 0, null, null, null])
    expect(rowOf(tab, '陈强', '责任人')).toEqual(['陈强', 9, 1, 1, 0, 0, 1])
    expect(rowOf(tab, '上周 2026-W46', '陈强')).toBeDefined()
    expect(rowOf(tab, '没有办结的', '上周 2026-W46')).toBeDefined()
  })

  it('does not call a week that is over this one', async () => {
    const texts = values(await tabOf(await busy(), '2026-11-24 09:00')).flat()
    expect(texts).toEqual(expect.arrayContaining(['当周 2026-W47', '前一周 2026-W46']))
    expect(texts).not.toContain('本周 2026-W47')
  })

  it('says that the share is reached, as it is set', async () => {
    const d = await busy()
    await d.set('抽访比例(%)', '50')
    expect(values(await tabOf(d)).flat()).toContain('离 50% 还差 4 件')
    for (const index of [1, 2, 3, 4])
      await fill(d, 'callback', FIRST + index, {
        calledAt: cell('2026-11-19 08:00'),
        handled: '是',
        satisfaction: '满意',
      })
    await sweepWith(d, '2026-11-19 08:30')
    expect(values(await tabOf(d)).flat()).toContain('已达到 50%')
  })

  it('keeps what people typed as the text it is', async () => {
    expect(rowOf(await tabOf(await busy()), '=1+1', '责任人')).toEqual(['=1+1', 1, 0, 0, 0, 0, null])
  })

  it('has a line for each of thirteen weeks, which the chart draws', async () => {
    const tab = await tabOf(await busy(), '2026-11-24 09:00', '2026-W48')
    const [chart] = tab.charts
    const table = values(tab).slice(chart?.table.row, (chart?.table.row ?? 0) + (chart?.table.rows ?? 0))
    expect(table.map(([name]) => name)).toEqual([
      '周',
      ...Array.from({ length: 13 }, (_, index) => `2026-W${36 + index}`),
    ])
    const headers = chart?.table.series.map(({ column }) => table[0]?.[column])
    expect(headers).toEqual(['已访', '拒访', '待访', '免访', '未抽中'])
    const last = chart?.table.series.map(({ column }) => Number(table[12]?.[column]))
    expect(last?.reduce((sum, part) => sum + part, 0)).toBe(10)
    const over = tab.rows.slice(chart?.at.row, (chart?.at.row ?? 0) + Math.ceil((chart?.size.height ?? 0) / 21))
    expect(over.every((line) => line.length === 0)).toBe(true)
  })

  it('publishes the secret of a week that is over, with its lots in order, and the pledge of one that is not', async () => {
    const d = await busy()
    const running = await tabOf(d)
    expect(JSON.stringify(running)).not.toContain(LOTS.secret(W47))
    expect(rowOf(running, '承诺码', '抽签')).toEqual(['承诺码', LOTS.pledge(W47)])
    const over = await tabOf(d, '2026-11-24 09:00', '2026-W48')
    expect(rowOf(over, '密钥', '抽签 2026-W47')).toEqual(['密钥', LOTS.secret(W47)])
    const rows = values(over)
    const from = rows.findIndex(([first]) => first === '抽签 2026-W47') + 4
    expect(rows.slice(from, from + 8).map(([, cycle, place]) => [cycle, place])).toEqual(
      Array.from({ length: 8 }, (_, index) => [1, index + 1]),
    )
    const [picks] = rows
      .filter(([first]) => first === '2026-W47')
      .flatMap((line) => (line.length > 13 ? [] : [line[9]]))
    expect(String(picks).split(' ')).toHaveLength(3)
  })

  it.each([
    ['none', '没有设抽签密钥，能抽的全部要访：见部署说明 DAILY_CLEAR_DRAW_KEY'],
    [{ ...LOTS, pledge: () => 'other' }, '抽签密钥换过，和周初的承诺码对不上：换过以后能抽的全部要访，密钥不公布'],
  ] as const)('says what is wrong with the key: %j', async (lots, said) => {
    const d = await desk()
    await d.type('repair', [row({ category: '门窗五金', ...done('2026-11-20 10:00') })])
    await sweepWith(d, '2026-11-20 11:00', lots === 'none' ? 'none' : LOTS)
    expect(values(await tabOf(d, '2026-11-20 12:00', W47, lots)).flat()).toContain(said)
  })

  it('gives the same bytes when it is made again, whatever the order of the rows', async () => {
    const d = await busy()
    const bytes = JSON.stringify(await tabOf(d))
    expect(JSON.stringify(await tabOf(d))).toBe(bytes)
    for (const tab of ['repair', 'callback', 'complaint'] as const)
      await d.rewrite(tab, (rows) => [...rows.slice(0, FIRST), ...rows.slice(FIRST).toReversed()])
    expect(JSON.stringify(await tabOf(d))).toBe(bytes)
  })

  it('of an empty desk says that nothing was finished, and draws nothing', async () => {
    const tab = await tabOf(await desk())
    expect(tab.charts).toEqual([])
    expect(
      values(tab)
        .flat()
        .filter((value) => value === '没有办结的'),
    ).toHaveLength(2)
    expect(values(tab).flat()).not.toContain(Number.NaN)
  })

  it('says which register is not counted, and why', async () => {
    const d = await desk()
    await d.deleteTab('incident')
    await d.lose('repair', '完工时间')
    const told = values(await tabOf(d)).flat()
    expect(told).toContain('突发事件没有统计：找不到这个台账')
    expect(told).toContain('报修没有统计：台账缺少列 “完工时间”')
  })

  it('speaks the language of the workbook', async () => {
    const tab = await tabOf(await busy('en'), '2026-11-24 09:00', '2026-W48')
    const words = values(tab)
      .flat()
      .filter((value) => typeof value === 'string')
    const ofPeople = new Set(['陈强'])
    expect(words.slice(1).filter((word) => /\p{Script=Han}/u.test(word) && !ofPeople.has(word))).toEqual([])
    expect(words[0]).toMatch(/Weekly callbacks 2026-W48 \(2026-11-23 – 11-29\) · as of .*\(the week is not over\)$/)
  })

  it('has one title for the present week, and another for any other', async () => {
    const of = await report(await desk(), '2026-11-19 09:00')
    expect(weekTitle(of, true, { language: 'zh' })).toBe('周回访')
    expect(weekTitle(of, false, { language: 'en' })).toBe('Weekly callbacks 2026-W47')
  })

  it('is as wide as its widths', async () => {
    const tab = await tabOf(await busy())
    expect(Math.max(...tab.rows.map((line) => line.length))).toBe(tab.widths.length)
  })
})

describe('definitions (R49)', () => {
  const figures = Object.entries(CALLBACK_FIGURES)
  it.each([...figures, ...WEEK_MEANINGS.map(([{ en }, definition]) => [en, { definition }] as const)])(
    '%s has one in both languages, short enough for a line of the page',
    (_, { definition }) => {
      expect(definition.zh).toMatch(/\p{Script=Han}/u)
      expect(definition.zh.length).toBeLessThanOrEqual(66)
      expect(definition.en.length).toBeLessThanOrEqual(150)
    },
  )

  it.each(['zh', 'en'] as const)('of every figure that the tab shows stands below it, once (%s)', async (language) => {
    const rows = values(await tabOf(await busy(language)))
    const heads = new Set(rows.flatMap((line) => line.slice(1)))
    const shown = figures.filter(([, figure]) => heads.has(figure[language]))
    expect(shown.length).toBeGreaterThan(15)
    for (const [, { definition, ...name }] of shown)
      expect(
        rows.filter(([first, second]) => first === name[language] && second === definition[language]),
      ).toHaveLength(1)
  })
})

describe('on the terminal', () => {
  it('lists the rows behind a figure', async () => {
    const of = await report(await busy(), '2026-11-19 09:00')
    expect(behindText(of, 'mandatory', 'zh').split('\n')).toEqual([
      '2026-W47 · 必访 · 2',
      CALLBACK_FIGURES.mandatory.definition.zh,
      '投诉  第 3 行  TS-20261116-001',
      '投诉  第 4 行  TS-20261116-002',
    ])
  })

  it('as data gives each figure with what it counts, of how many, and what it means', async () => {
    const of = await report(await busy(), '2026-11-19 09:00')
    const json: unknown = JSON.parse(weekJson(of, 'called'))
    expect(json).toMatchObject({
      week: W47,
      share: 0.3,
      figures: { finished: { numerator: 10, value: 10 }, rate: { numerator: 1, denominator: 10, value: 0.1 } },
      definitions: { rate: { zh: '回访率', definition: CALLBACK_FIGURES.rate.definition } },
      rows: [{ register: 'repair', cycle: 1 }],
    })
    expect(weekJson(of, undefined)).not.toContain(LOTS.secret(W47))
  })
})
