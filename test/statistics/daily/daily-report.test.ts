import { describe, expect, it } from 'vitest'
import type { LookedCell, ReportCell, ReportTab } from '../../../src/model/report-tab.ts'
import { viewLedger } from '../../../src/sheet/ledger-view.ts'
import { dailyReport } from '../../../src/statistics/daily/daily-report.ts'
import { renderDaily } from '../../../src/statistics/daily/daily-tab.ts'
import { cell, type Desk, desk, FIRST, sh, type Typed } from '../../support/desk.ts'
import { answered, resolved } from './support.ts'

const DATE = '2026-11-20'

/** The tab of a day as it is at a time. */
async function tabAt(d: Desk, time: string): Promise<ReportTab> {
  const view = viewLedger(await d.read())
  return renderDaily(dailyReport(view, sh(time)), view.settings)
}

const valueOf = (one: ReportCell | undefined) => (typeof one === 'object' && one !== null ? one.value : (one ?? null))
const text = (tab: ReportTab): readonly string[] =>
  tab.rows.map((cells) => cells.map((one) => valueOf(one) ?? '').join('|'))
const looked = (one: ReportCell | undefined): LookedCell | undefined =>
  typeof one === 'object' && one !== null ? one : undefined

/** The rows below a title, up to the next blank one. */
function below(tab: ReportTab, title: RegExp): readonly string[] {
  const lines = text(tab)
  const from = lines.findIndex((line) => title.test(line))
  return lines.slice(from + 1, lines.indexOf('', from))
}

/** Received on Thursday, answered, and nothing said since: its progress was due on Friday at nine. */
const forgotten = (more: Typed = {}): Typed =>
  answered({
    receivedAt: cell('2026-11-19 09:00'),
    respondedAt: cell('2026-11-19 09:03'),
    repliedAt: cell('2026-11-19 10:00'),
    ...more,
  })

describe('the tab of a day (R43)', () => {
  it('says today in words and figures, and yesterday beside it', async () => {
    const d = await desk()
    await d.type('complaint', [forgotten(), answered(), resolved()])
    const tab = await tabAt(d, `${DATE} 17:30`)
    expect(text(tab).slice(0, 9)).toEqual([
      '示例花园 · 日清日审 2026-11-20 周五 · 截至 2026-11-20 17:30',
      '今天受理 2 件，办结 1 件。',
      '还有 2 件在办，其中 0 件超时。',
      '有 1 件被遗忘：到时间没有更新进展。先办这 1 件，在下面。',
      '',
      '|受理|重开|办结|结转|超时|遗忘',
      '今天|2|0|1|2|0|1',
      '昨天|1|0|0|1|0|',
      '比昨天|1|0|1|1|0|',
    ])
  })

  it('lists what is forgotten first, then what else is overdue, each with a link to its row', async () => {
    const d = await desk()
    await d.type('complaint', [
      answered({ respondedAt: null, repliedAt: null, room: '5-1-101' }),
      forgotten({ handler: '刘洋', priority: '特急' }),
      forgotten({ respondedAt: null, repliedAt: null }),
      answered(),
    ])
    await d.sweep(`${DATE} 12:00`)
    const tab = await tabAt(d, `${DATE} 17:30`)
    expect(below(tab, /^被遗忘的 · 2/)).toEqual([
      '编号|责任人|台账|类别|子类|房号或地点|时限|到期|已过（小时）',
      `TS-20261119-001|刘洋|投诉|其它||3-2-1201|进展|${cell('2026-11-20 09:00')}|8.5`,
      `TS-20261119-002|陈强|投诉|其它||3-2-1201|进展|${cell('2026-11-20 09:00')}|8.5`,
    ])
    expect(below(tab, /^其它超时的 · 1/).slice(1)).toEqual([
      `TS-20261120-001|陈强|投诉|其它||5-1-101|响应|${cell('2026-11-20 09:05')}|${8 + 25 / 60}`,
    ])
    const links = tab.rows.flatMap(([first]) => looked(first)?.link ?? [])
    expect(links).toEqual([FIRST + 1, FIRST + 2, FIRST].map((row) => ({ register: 'complaint', row })))
    expect(below(tab, /^各人今天/).slice(1)).toEqual(['陈强|2|0|0|3|2|1', '刘洋|0|0|0|1|0|1', '合计|2|0|0|4|2|2'])
  })

  it('has a line for each of the last days from the first case on, today the last', async () => {
    const d = await desk()
    await d.type('complaint', [resolved('2026-11-20 11:00', { receivedAt: cell('2026-11-18 09:00') }), answered()])
    await d.type('system', [{ name: 'daily', value: '2026-11-18:2 2026-11-20:7' }])
    const tab = await tabAt(d, `${DATE} 17:30`)
    expect(below(tab, /^最近31天/).slice(1)).toEqual([
      '2026-11-18 周三|1|0|0|1|1|2',
      '2026-11-19 周四|0|0|0|1|1|',
      '2026-11-20 周五|1|0|1|1|0|0',
    ])
    expect(below(await tabAt(d, '2027-01-20 17:30'), /^最近31天/)).toHaveLength(32)
  })

  it('counts a case in each of its rounds, on the days of each', async () => {
    const d = await desk()
    const { resolvedAt, result } = resolved('2026-11-19 11:00')
    await d.type('complaint', [forgotten({ resolvedAt, result })])
    await d.sweep('2026-11-19 12:00')
    await d.retype('complaint', FIRST, 'reopenedAt', cell('2026-11-20 10:00'))
    await d.sweep('2026-11-20 10:01')
    expect(below(await tabAt(d, `${DATE} 17:30`), /^最近31天/).slice(1)).toEqual([
      '2026-11-19 周四|1|0|1|0|0|',
      '2026-11-20 周五|0|1|0|1|1|0',
    ])
  })

  it('has its chart over blank rows, and each header its definition beside it and below', async () => {
    const d = await desk()
    await d.type('complaint', [forgotten(), answered()])
    const tab = await tabAt(d, `${DATE} 17:30`)
    const [chart] = tab.charts
    const { row } = chart?.at ?? { row: -1 }
    expect(tab.rows.slice(row, row + Math.ceil((chart?.size.height ?? 0) / 21))).toEqual(Array(15).fill([]))
    expect(tab.rows[chart?.table.row ?? -1]?.map(valueOf).slice(0, 2)).toEqual(['日期', '受理'])
    const notes = new Set(tab.rows.flat().flatMap((one) => looked(one)?.note ?? []))
    expect([...notes].filter((note) => !text(tab).some((line) => line.endsWith(note)))).toEqual([])
    expect(notes.size).toBe(6)
    expect(tab.widths.reduce((sum, width) => sum + width, 0)).toBeLessThanOrEqual(1060)
  })

  it.each<[string, (d: Desk) => Promise<unknown>, RegExp]>([
    ['nothing was ever typed', () => Promise.resolve(), /^没有在办的。$/],
    ['rows are too wrong to be cases', (d) => d.type('complaint', [answered({ customer: null })]), /^另有 1 行待更正/],
    ['a register is gone', (d) => d.deleteTab('repair'), /^报修没有计入：整张表不见了。$/],
    ['a register lost a column', (d) => d.lose('complaint', '办结时间'), /^投诉没有计入：缺“办结时间”列。$/],
  ])('says so where %s', async (_, change, expected) => {
    const d = await desk()
    await change(d)
    expect(text(await tabAt(d, `${DATE} 17:30`)).filter((line) => expected.test(line))).toHaveLength(1)
  })

  it('is in one language, and the same for the same ledger', async () => {
    const d = await desk('en')
    await d.type('complaint', [
      forgotten({
        handler: 'Chen Qiang',
        firstReceiver: 'Wang Fang',
        category: 'Other',
        description: 'x',
        customer: 'Li',
      }),
      answered({
        customer: null,
        handler: 'Chen Qiang',
        firstReceiver: 'Wang Fang',
        category: 'Other',
        description: 'x',
      }),
    ])
    const tab = await tabAt(d, `${DATE} 17:30`)
    expect(JSON.stringify(tab)).not.toMatch(/\p{Script=Han}|undefined|NaN/u)
    expect(below(tab, /^Forgotten · 1/)).toHaveLength(2)
    expect(await tabAt(d, `${DATE} 17:30`)).toEqual(tab)
  })

  it('shows the beginning of what was typed, on one line, without a whole telephone number', async () => {
    const d = await desk()
    await d.type('complaint', [
      forgotten({ handler: `=1+1\u202E\n${'长'.repeat(50_000)}`, room: '13912345678 门口', firstReceiver: '王芳' }),
      forgotten({ handler: '\uD83D<b>x</b>\u0000', room: '3-2-1201' }),
    ])
    const cells = (await tabAt(d, `${DATE} 17:30`)).rows.flat().map((one) => String(valueOf(one) ?? ''))
    for (const one of cells) expect(one).toMatch(/^[^\p{Cc}\p{Cs}\u202E]{0,130}$/u)
    expect(cells.join()).not.toContain('13912345678')
    expect(cells).toContain('139****5678 门口')
  })

  it('lists sixty cases and says how many more there are', async () => {
    const d = await desk()
    await d.type(
      'complaint',
      Array.from({ length: 63 }, () => forgotten()),
    )
    const tab = await tabAt(d, `${DATE} 17:30`)
    expect(below(tab, /^被遗忘的 · 63/)).toHaveLength(62)
    expect(text(tab)).toContain('还有 3 件，见台账。')
    for (const { row, rows } of tab.bands ?? []) expect(row + rows).toBeLessThanOrEqual(tab.rows.length)
  })

  it('counts as overdue what its lists have, the forgotten among them', async () => {
    const d = await desk()
    const rows = ['20 08:00', '20 09:00', '19 10:00', '18 23:00'].flatMap((time, index) => [
      answered({ receivedAt: cell(`2026-11-${time}`), respondedAt: null, repliedAt: null }),
      answered({ receivedAt: cell(`2026-11-${time}`), resolvedAt: cell('2026-11-20 17:00'), result: '好' }),
      answered({
        receivedAt: cell(`2026-11-${time}`),
        ...(index % 2 ? { pauseReason: '等配件', pausedAt: cell('2026-11-20 09:00') } : {}),
      }),
    ])
    await d.type('complaint', rows)
    for (const time of ['2026-11-20 09:30', '2026-11-20 17:30', '2026-11-23 12:00']) {
      const { today } = dailyReport(viewLedger(await d.read()), sh(time))
      const late = [...today.forgotten.filter(({ overdue }) => overdue.length > 0), ...today.overdue]
      expect(late).toHaveLength(today.tally.overdue)
      expect(today.people.reduce((sum, { tally }) => sum + tally.forgotten, 0)).toBe(today.tally.forgotten)
    }
  })
})
