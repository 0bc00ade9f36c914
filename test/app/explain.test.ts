import { describe, expect, it } from 'vitest'
import { explainNumber } from '../../src/app/explain.ts'
import { explainText } from '../../src/cli/explain-text.ts'
import type { DeadlineClock } from '../../src/model/clock.ts'
import { Failure } from '../../src/model/failure.ts'
import type { Language } from '../../src/model/language.ts'
import { cell, type Desk, desk, FIRST, row, sh, type Typed } from '../support/desk.ts'

const NUMBER = 'TS-20261120-001'

/** A desk whose complaints have been swept at 09:01. */
async function swept(...rows: readonly Typed[]): Promise<Desk> {
  const d = await desk()
  await d.type('complaint', rows.length === 0 ? [row()] : rows)
  await d.sweep('2026-11-20 09:01')
  return d
}

const explain = (d: Desk, number: string, time = '2026-11-20 10:00') =>
  explainNumber({ ledger: d, clock: { now: () => sh(time) } }, number)

async function text(
  d: Desk,
  time?: string,
  only?: DeadlineClock,
  language: Language = 'zh',
): Promise<readonly string[]> {
  return explainText(await explain(d, NUMBER, time), only, language).split('\n')
}

async function nearest(d: Desk, number: string): Promise<unknown> {
  const thrown: unknown = await explain(d, number).catch((error: unknown) => error)
  expect(thrown).toBeInstanceOf(Failure)
  return (thrown as Failure).reason
}

describe('a case is found', () => {
  it.each([
    NUMBER,
    'ts-20261120-001',
    '  TS 20261120 001 ',
    'ＴＳ－２０２６１１２０－００１',
    'TS—20261120—1',
    'ts20261120-01',
    '\u200BTS-20261120-001\u202C',
  ])('as %j', async (typed) => {
    expect((await explain(await swept(), typed)).number).toBe(NUMBER)
  })

  it('on its own row, not on a copy of it', async () => {
    const d = await swept(row(), row({ description: '第二件' }))
    await d.retype('complaint', FIRST + 1, 'number', NUMBER)
    expect((await explain(d, NUMBER)).plan.row).toBe(FIRST)
  })

  it('or the nearest of its day are named', async () => {
    const d = await swept(...Array.from({ length: 6 }, () => row()), row({ receivedAt: cell('2026-11-19 09:00') }))
    expect(await nearest(d, 'TS-20261120-005x')).toEqual({
      kind: 'unknown-case',
      numbers: ['TS-20261120-005x'],
      nearest: [],
    })
    expect(await nearest(d, 'TS-20261120-8')).toMatchObject({
      nearest: ['TS-20261120-006', 'TS-20261120-005', 'TS-20261120-004'],
    })
    expect(await nearest(d, 'TS-20261118-001')).toMatchObject({ nearest: [] })
    expect(await nearest(d, 'BX-20261120-001')).toMatchObject({ nearest: [] })
    expect(await nearest(d, '=1+1')).toMatchObject({ nearest: [] })
  })
})

describe('it says', () => {
  it('why a case has no deadline: nothing applies', async () => {
    const d = await desk()
    await d.rewrite('policy', (rows) => rows.slice(0, 1))
    await d.type('complaint', [row()])
    await d.sweep('2026-11-20 09:01')
    expect((await text(d)).slice(0, 2)).toEqual([
      'TS-20261120-001  投诉台账 第 3 行  待响应  截至 2026-11-20 10:00（Asia/Shanghai）',
      '还没有时限：“时限标准”里没有适用的一行：请告诉主管',
    ])
    expect((await text(d, undefined, undefined, 'en'))[1]).toBe(
      'No deadlines: No row of the tab "Time limits" applies: tell your supervisor',
    )
  })

  it('what is wrong with a row, before its deadlines as they stood', async () => {
    const d = await swept()
    await d.retype('complaint', FIRST, 'receivedAt', '上午')
    await d.sweep('2026-11-20 09:05')
    const lines = await text(d)
    expect(lines[0]).toContain('待更正')
    expect(lines[1]).toMatch(/^! “受理时间”填的“.+”看不懂/)
    expect(lines).toContain('响应时限 2026-11-20 09:05')
  })

  it('why a row has none: what is wrong with it', async () => {
    const d = await swept()
    await d.retype('complaint', FIRST, 'receivedAt', '上午')
    await d.retype('complaint', FIRST, 'basis', null)
    expect((await text(d))[1]).toMatch(/^还没有时限：“受理时间”填的“.+”看不懂/)
  })

  it('that the row was changed since the last sweep, and what stood then', async () => {
    const d = await swept()
    expect((await explain(d, NUMBER)).isChanged).toBe(false)
    await d.retype('complaint', FIRST, 'receivedAt', cell('2026-11-20 08:00'))
    const { isChanged, cycles } = await explain(d, NUMBER)
    expect([isChanged, cycles[0]?.clocks[0]?.due]).toEqual([true, sh('2026-11-20 09:05')])
    expect((await text(d))[1]).toBe('! 行里的内容改过，下次巡检会重新计算；以下是改动以前的')
  })

  it('of one clock only what is asked, and that there is none', async () => {
    const d = await swept()
    expect(await text(d, '2026-11-20 09:03', 'respond')).toEqual([
      'TS-20261120-001  投诉台账 第 3 行  待响应  截至 2026-11-20 09:03（Asia/Shanghai）',
      '',
      '第 1 轮：2026-11-20 09:00 受理',
      '时限  到时              现在        限时   日历',
      '响应  2026-11-20 09:05  还有 2分钟  5分钟  24小时',
      '',
      '响应时限 2026-11-20 09:05',
      '  时限标准第 2 行（投诉）：5分钟',
      '  从受理时间 2026-11-20 09:00 起',
      '  日历：24小时，昼夜不停',
      '  11-20 周五 09:00–09:05 计5分钟',
      '  = 2026-11-20 09:05',
    ])
    expect((await text(d, undefined, 'arrive')).at(-1)).toBe('这一项没有时限')
    expect(await text(d, undefined, 'callback')).toContain('回访：办结后开始，限时 3天')
  })

  it('how it stood the first time round, after a reopening', async () => {
    const d = await swept()
    await d.retype('complaint', FIRST, 'resolvedAt', cell('2026-11-23 10:00'))
    await d.retype('complaint', FIRST, 'result', '已处理')
    await d.sweep('2026-11-23 10:01')
    await d.retype('complaint', FIRST, 'reopenedAt', cell('2026-11-24 08:00'))
    await d.sweep('2026-11-24 08:01')
    const lines = await text(d, '2026-11-24 09:00')
    expect(lines.filter((line) => line.startsWith('第 '))).toEqual([
      '第 2 轮：2026-11-24 08:00 重开',
      '第 1 轮：2026-11-20 09:00 受理，2026-11-23 10:00 办结',
    ])
    // Three calendar days from 09:00 on Friday; an hour late.
    expect(lines.filter((line) => line.startsWith('办结 '))).toEqual([
      expect.stringMatching(/^办结 {2}2026-11-27 08:00 {2}还有 2天23小时 +3天 +—$/),
      expect.stringMatching(/^办结 {2}2026-11-23 09:00 {2}2026-11-23 10:00 完成，超时 1小时 +3天 +—$/),
    ])
    expect(lines.filter((line) => line.startsWith('响应 '))[1]).toContain('不详，行里只留最后一轮')
  })

  it('nothing of the customer', async () => {
    const d = await swept()
    expect((await text(d)).join('\n')).not.toMatch(/李四|13800000000/)
  })
})
