import width from 'fast-string-width'
import { describe, expect, it } from 'vitest'
import type { Language } from '../../../src/model/language.ts'
import type { LookedCell, ReportCell, ReportTab } from '../../../src/model/report-tab.ts'
import { BOARD_FIGURES } from '../../../src/statistics/board/figures.ts'
import { boardTitle, renderBoard } from '../../../src/statistics/board/tab.ts'
import { FIRST, row } from '../../support/desk.ts'
import { boardAt, deskWith } from './support.ts'

const site = (language: Language) => ({ site: '示例花园', zone: 'Asia/Shanghai', language, dueSoonHours: 2 })
const TIME = '2026-11-21 09:10'

/** A desk with something of everything. */
const busy = () =>
  deskWith(
    {
      complaint: [
        row({ description: '迟了' }),
        row({ respondedAt: '2026-11-20 09:03', handler: '刘洋', pauseReason: '等客户', pausedAt: '2026-11-20 09:10' }),
        row({ phone: null, handler: null }),
        row({ handler: '无名氏', respondedAt: '2026-11-20 09:03' }),
        row({ respondedAt: '2026-11-20 09:03', result: '已处理', resolvedAt: '2026-11-20 10:00' }),
      ],
      repair: [row({ category: '电梯', priority: '特急' })],
    },
    TIME,
  )

const valueOf = (cell: ReportCell | undefined): string | number | null =>
  cell !== null && typeof cell === 'object' ? cell.value : (cell ?? null)
const looked = (tab: ReportTab): readonly LookedCell[] =>
  tab.rows.flat().filter((cell): cell is LookedCell => cell !== null && typeof cell === 'object')
const lines = (tab: ReportTab): readonly string[] =>
  tab.rows.map((cells) => cells.map((cell) => valueOf(cell) ?? '').join(' | '))
/** The rows of a section below its headers. */
function section(tab: ReportTab, title: string): readonly string[] {
  const all = lines(tab)
  const from = all.indexOf(title) + 2
  return all.slice(from, all.indexOf('', from))
}

describe('the board as a tab', () => {
  it('says in words what presses most, and tells it in tables', async () => {
    const tab = renderBoard(await boardAt(await busy(), TIME), site('zh'))
    expect(lines(tab).slice(0, 4)).toEqual([
      '示例花园 · 看板 · 截至 2026-11-21 09:10',
      '未办结 4 件，超时 4 件。',
      '先办 BX-20261120-001：派单时限 11-20 09:05，陈强。',
      '有 1 行填得有误，还没有编号，时限照走：见“有误的行”。',
    ])
    expect(section(tab, '现在')[0]).toMatch(/^合计 \| 46346\.\d+ \| 4 \| 4 \| 0 \| 0 \| 4 \| 1 \| 1 \| 0 \| 2$/)
    expect(section(tab, '最急的').map((line) => line.replace(/ \| [\d.]+ /, ' | … '))).toEqual([
      'BX-20261120-001 | … | 超时 | 派单 | 陈强 | 特急 | 报修 | 3-2-1201 | 电梯',
      'TS-20261120-001 | … | 超时 | 响应 | 陈强 | 一般 | 投诉 | 3-2-1201 | 其它',
      'TS-20261120-002 | … | 超时 | 回复 | 刘洋 | 一般 | 投诉 | 3-2-1201 | 其它',
      'TS-20261120-003 | … | 超时 | 回复 | 无名氏 | 一般 | 投诉 | 3-2-1201 | 其它',
      expect.stringMatching(
        /^HF-20261121-001 \| … \| 未到期 \| 回访 \| 陈强 \|  \| 回访 \| 3-2-1201 \| TS-20261120-004$/,
      ),
    ])
    expect(section(tab, '有误的行')).toEqual([
      `第${FIRST + 3}行 | 投诉 | 王芳 | 请填“电话”`,
      expect.stringMatching(/^TS-20261120-003 \| 投诉 \| 无名氏 \| “责任人”填的“无名氏”/),
    ])
    expect(section(tab, '按责任人').map((line) => line.split(' | ')[0])).toEqual([
      '陈强',
      '刘洋',
      '无名氏',
      '王芳',
      '合计',
    ])
    expect(section(tab, '按时钟')).toHaveLength(8)
  })

  it('says the same in English', async () => {
    const board = await boardAt(await busy(), TIME)
    const tab = renderBoard(board, site('en'))
    expect(lines(tab).slice(0, 4)).toEqual([
      '示例花园 · Board · as of 2026-11-21 09:10',
      '4 cases open, 4 overdue.',
      'First of all BX-20261120-001: Dispatch was due 11-20 09:05, 陈强.',
      '1 row too wrong to have a number, and time runs: see "Wrong rows".',
    ])
    expect(boardTitle(site('en'))).toBe('Board')
    const ours = lines(tab).filter((line) => !/陈强|刘洋|王芳|无名氏|其它|电话|电梯/.test(line))
    expect(ours.slice(1).filter((line) => /\p{Script=Han}/u.test(line))).toEqual([])
  })

  it('of a ledger in which nothing waits says just that, and draws nothing', async () => {
    const tab = renderBoard(await boardAt(await deskWith({}, TIME), TIME), site('zh'))
    expect(looked(tab).find(({ look }) => look === 'good')?.value).toBe('没有未办结的，也没有待回访的。')
    expect(lines(tab)).toEqual(expect.arrayContaining(['没有在走的时限。', '没有有误的行。']))
    expect(tab.charts).toEqual([])
  })

  it('leads to the rows of what is most urgent, and of what is wrong', async () => {
    const links = looked(renderBoard(await boardAt(await busy(), TIME), site('zh'))).flatMap(({ value, link }) =>
      link === undefined ? [] : [[value, link]],
    )
    expect(links).toEqual([
      ['BX-20261120-001', { register: 'repair', row: FIRST }],
      ['TS-20261120-001', { register: 'complaint', row: FIRST }],
      ['TS-20261120-002', { register: 'complaint', row: FIRST + 1 }],
      ['TS-20261120-003', { register: 'complaint', row: FIRST + 3 }],
      ['HF-20261121-001', { register: 'callback', row: FIRST }],
      [`第${FIRST + 3}行`, { register: 'complaint', row: FIRST + 2 }],
      ['TS-20261120-003', { register: 'complaint', row: FIRST + 3 }],
    ])
  })

  it.each(['zh', 'en'] as const)(
    'says what each figure means, beside it and below, within the page: %s',
    async (language) => {
      const tab = renderBoard(await boardAt(await busy(), TIME), site(language))
      const notes = new Map(
        looked(tab).flatMap(({ value, note }) => (note === undefined ? [] : [[value, note] as const])),
      )
      const below = new Map(tab.rows.map(([first, second]) => [valueOf(first), valueOf(second)]))
      for (const figure of Object.values(BOARD_FIGURES)) {
        expect(notes.get(figure[language])).toBe(figure.definition[language])
        expect(below.get(figure[language])).toBe(figure.definition[language])
      }
      expect(tab.widths.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(1060)
      // A Latin letter takes about 6.2 pixels, a Chinese one twice that.
      const room = tab.widths.slice(1).reduce((sum, one) => sum + one, 0) / 6.2
      for (const [name, text] of below)
        if (typeof text === 'string') expect([name, width(text) <= room]).toEqual([name, true])
    },
  )

  it('keeps charts off everything that is written', async () => {
    const tab = renderBoard(await boardAt(await busy(), TIME), site('zh'))
    expect(tab.charts).toHaveLength(2)
    for (const { at, size, table } of tab.charts) {
      const below = Math.ceil(size.height / 21)
      expect(tab.rows.slice(at.row, at.row + below).every((cells) => cells.length === 0)).toBe(true)
      const headers = tab.rows[table.row] ?? []
      expect(table.series.map(({ column }) => valueOf(headers[column]))).toEqual(['超时', '临期', '未到期'])
    }
  })

  it('is the same each time', async () => {
    const board = await boardAt(await busy(), TIME)
    expect(JSON.stringify(renderBoard(board, site('zh')))).toBe(JSON.stringify(renderBoard(board, site('zh'))))
  })

  it.each([
    ['a formula', '=HYPERLINK("http://x","y")', '=HYPERLINK("http…'],
    ['HTML', '<img src=x onerror=alert(1)>', '<img src=x onerr…'],
    ['line breaks and NUL', '陈\r\n强\0', '陈 强'],
    ['fifty thousand letters', 'x'.repeat(50_000), `${'x'.repeat(16)}…`],
    ['marks of direction', '\u202e强陈\u200f', '强陈'],
    ['half a sign', '陈\ud800', '陈\ufffd'],
    ['a phone', '陈强13812345678', '陈强138****5678'],
    ['a family', '👨‍👩‍👧‍👦'.repeat(9), expect.stringMatching(/…$/)],
  ])('shows %s as one short line of text', async (_, typed, shown) => {
    const d = await deskWith({ complaint: [row({ handler: typed, category: '车辆管理' })] }, '2026-11-20 09:04')
    const tab = renderBoard(await boardAt(d, '2026-11-20 09:04'), site('zh'))
    const people = tab.rows.findIndex(([first]) => valueOf(first) === '按责任人')
    const [name] = tab.rows[people + 2] ?? []
    expect(valueOf(name)).toEqual(shown)
    expect(JSON.stringify(tab)).not.toMatch(/13812345678|13800000000/)
  })
})
