import { describe, expect, it } from 'vitest'
import type { ReportCell, ReportTab } from '../../../src/model/report-tab.ts'
import { groupReport, type Site } from '../../../src/statistics/group/group-report.ts'
import { renderGroup } from '../../../src/statistics/group/tab/group-tab.ts'
import { month, sh, ZONE } from '../support.ts'
import { complaints, NOVEMBER, siteOf } from './support.ts'

const OCTOBER = month('2026-10')
const render = (sites: readonly Site[], language: 'zh' | 'en' = 'zh', of = NOVEMBER): ReportTab =>
  renderGroup(groupReport(sites, of), { group: { site: '某物业', zone: ZONE, language }, rankFrom: 20 })
const valueOf = (cell: ReportCell | undefined): string | number | null =>
  (typeof cell === 'object' && cell !== null ? cell.value : cell) ?? null
const lines = ({ rows }: ReportTab): readonly string[] =>
  rows.map((row) => row.map((cell) => valueOf(cell) ?? '').join('|'))
const some = [
  siteOf('翠湖', complaints(100, 95), { address: 'https://example.com/a', months: [OCTOBER, NOVEMBER] }),
  siteOf('东城', complaints(100, 60)),
  siteOf('小筑', complaints(3, 3)),
]

describe('the tab of a group’s month', () => {
  it('has the sums, each site, its places and who stands out', () => {
    const found = lines(render(some))
    expect(found[0]).toBe('某物业 · 汇总 2026-11')
    expect(found).toContain('3 个站点全部有数据')
    expect(found).toContain('3 个站点的本月还没有定稿，数字还会变')
    expect(found).toContain('投诉按时率明显好于其它站点：翠湖')
    expect(found).toContain('投诉按时率明显差于其它站点：东城')
    expect(found.some((line) => line.startsWith('投诉|203|203|0|0|'))).toBe(true)
    expect(found).toContain('翠湖|1 ▲|–|–|1|1|1|1')
    expect(found).toContain('东城|2 ▼|–|–|1|1|1|1')
    expect(found).toContain('小筑|–|–|–|–|–|–|–')
    expect(found).toContain('翠湖|未定稿|2026-11-22 12:00||1')
  })

  it('leads from a site to its ledger', () => {
    const cells = render(some)
      .rows.flat()
      .filter((cell) => valueOf(cell) === '翠湖')
    expect(cells.length).toBeGreaterThanOrEqual(3)
    for (const cell of cells) expect(cell).toMatchObject({ link: { address: 'https://example.com/a' } })
  })

  it('names who is missing and why, in both languages', () => {
    const sites = [...some, siteOf('旧站', [], { months: [OCTOBER] })]
    expect(lines(render(sites))).toContain('4 个站点中 3 个有数据，其余没有计入，见下')
    expect(lines(render(sites)).find((line) => line.startsWith('没有计入“旧站”'))).toContain('report month --month')
    const english = lines(render(sites, 'en'))
    expect(english).toContain('3 of 4 sites have figures; the others are not counted, see below')
    expect(english.find((line) => line.startsWith('Not counted: "旧站", its ledger has no figures'))).toBeDefined()
    expect(english.join('\n').replaceAll(/翠湖|东城|小筑|旧站|某物业|其它/g, '')).not.toMatch(/\p{Script=Han}/u)
  })

  it.each([
    { what: 'no site', sites: [], line: '“站点”表里还没有参与汇总的站点：请填写名称和表格地址' },
    { what: 'one site', sites: [siteOf('翠湖', complaints(1, 1))], line: '1 个站点全部有数据' },
    { what: 'a site in which nothing happened', sites: [siteOf('翠湖', [])], line: '1 个站点全部有数据' },
    {
      what: 'a register that no site could count',
      sites: [siteOf('翠湖', [], { isSpoilt: true })],
      line: '没有计入（台账缺列或缺表，见该站点月统计）：翠湖',
    },
  ])('with $what says so', ({ sites, line }) => {
    expect(lines(render(sites))).toContain(line)
  })

  it('names a site whose figures have stayed behind, while the month runs', () => {
    const old = siteOf('旧', complaints(5, 5), { asOf: sh('2026-11-20 11:59') })
    const fresh = siteOf('新', complaints(5, 5))
    const words = '“旧”的数据停在 2026-11-20 11:59，落后其它站点一天以上：请看该站点的定时统计是否还在运行'
    expect(lines(render([old, fresh]))).toContain(words)
    const hours = siteOf('旧', complaints(5, 5), { asOf: sh('2026-11-21 12:00') })
    expect(lines(render([hours, fresh])).join()).not.toContain('停在')
    const over = siteOf('新', complaints(5, 5), { asOf: sh('2026-12-20 12:00') })
    const whole = siteOf('旧', complaints(5, 5), { asOf: sh('2026-12-01 00:00') })
    expect(lines(render([whole, over])).join()).not.toContain('停在')
  })

  it('says that nothing differs by more than chance, once the month is over', () => {
    const over = [
      siteOf('A', complaints(30, 20), { asOf: sh('2026-12-02 00:00') }),
      siteOf('B', complaints(30, 21), { asOf: sh('2026-12-02 00:00') }),
    ]
    expect(lines(render(over))).toContain('与上月相比、各站点之间，没有超出偶然的差别')
  })

  it('tells a change since the month before of the sites that have both', () => {
    const both = siteOf('A', [...complaints(100, 60, 10, '2026-10'), ...complaints(100, 90)], {
      months: [OCTOBER, NOVEMBER],
    })
    expect(lines(render([both, siteOf('B', complaints(10, 10))]))).toContain(
      '投诉按时率比上月好：60.0% → 90.0%（两个月都有数据的 1 个站点）',
    )
  })

  it.each(['=1+1', '<b>x</b>', 'a\r\nb', '\u202Ex', '噪'.repeat(50_000), '\0', '\uD83D'])(
    'shows a site called %j on one short line',
    (name) => {
      const { rows } = render([siteOf(name, complaints(25, 20)), siteOf('B', complaints(25, 20))])
      for (const cell of rows.flat()) {
        const text = String(valueOf(cell) ?? '')
        expect(text.length).toBeLessThan(400)
        expect(text).not.toMatch(/[\0\r\n\u202E]/)
        expect(text.isWellFormed()).toBe(true)
      }
    },
  )

  it('is the same whenever it is written, and whatever the sites’ ledgers list first', () => {
    const again = [
      siteOf('翠湖', complaints(100, 95).toReversed(), {
        address: 'https://example.com/a',
        months: [OCTOBER, NOVEMBER],
      }),
      ...some.slice(1),
    ]
    expect(JSON.stringify(render(again))).toBe(JSON.stringify(render(some)))
  })

  it('draws charts over blank cells only', () => {
    const { rows, charts, widths } = render(some)
    expect(charts.length).toBeGreaterThan(1)
    for (const { at, size } of charts) {
      const height = Math.ceil(size.height / 21)
      expect(size.width).toBeLessThanOrEqual(widths.reduce((sum, width) => sum + width, 0))
      for (let down = 0; down < height; down++)
        expect((rows[at.row + down] ?? []).slice(at.column).every((cell) => valueOf(cell) === null)).toBe(true)
    }
  })
})
