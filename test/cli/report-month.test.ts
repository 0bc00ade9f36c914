import { parse } from 'csv-parse/sync'
import { describe, expect, it, vi } from 'vitest'
import { behindFigure } from '../../src/cli/report/behind.ts'
import { correctionsText } from '../../src/cli/report/corrections-text.ts'
import { figureSaid, narrowingSaid } from '../../src/cli/report/figure-said.ts'
import { monthCsv } from '../../src/cli/report/month-csv.ts'
import { monthJson } from '../../src/cli/report/month-json.ts'
import { rowsCsv, rowsText } from '../../src/cli/report/rows-text.ts'
import type { CaseNumber } from '../../src/model/case-number.ts'
import { corrections as correctionsOf } from '../../src/statistics/closed/corrections.ts'
import type { LedgerRounds } from '../../src/statistics/ledger-rounds.ts'
import { type ClosedMonth, monthReport } from '../../src/statistics/month/month-report.ts'
import type { Round } from '../../src/statistics/round.ts'
import { ledgerOf, november, plainRound, ZONE } from '../statistics/closed/any-rounds.ts'
import { month, sh } from '../statistics/support.ts'
import { launch, newFolder, READY, run, stop } from './desk.ts'

// Each line is a command of its own.
vi.setConfig({ testTimeout: 120_000 })

const at = (n: number) => `TS-20261103-00${n}` as CaseNumber
const late = { resolve: { due: sh('2026-11-03 10:00'), stoppedAt: sh('2026-11-03 11:00') } }
const rounds: readonly Round[] = [
  plainRound({ row: 1, number: at(1), resolvedAt: sh('2026-11-03 11:00'), clocks: late, cause: 'attitude' }),
  plainRound({ row: 2, number: at(2), handler: '李 四', subcategory: '装修', building: '3' }),
  plainRound({
    row: -1,
    number: at(3),
    handler: undefined,
    category: '=HYPERLINK("x")',
    begunAt: sh('2026-11-08 23:59'),
  }),
  plainRound({ row: 4, number: at(4), category: '找王师傅13812345678', begunAt: sh('2026-11-30 23:59') }),
]
const source = { ...ledgerOf(rounds), closed: new Map() }
const report = monthReport(source, month('2026-11'))
const corrections = (closed: ClosedMonth, now: LedgerRounds) => correctionsOf(closed, now, now)
const numbers = (figure: string, ...by: readonly string[]) =>
  behindFigure(report, figureSaid(figure), by.map(narrowingSaid)).map(({ item }) => item.number?.at(-1))
const speaks = { language: 'zh', zone: ZONE } as const

describe('the rows behind a figure of the month (R49)', () => {
  it.each<[string, readonly string[], readonly string[]]>([
    ['received', [], ['1', '2', '3', '4']],
    ['受理', [], ['1', '2', '3', '4']],
    ['Late', [], ['1']],
    ['按时率', [], []],
    ['firstTimeShare', [], ['1']],
    ['用时中位数(小时)', [], ['1']],
    ['received', ['handler=张三'], ['1', '4']],
    ['received', ['责任人=李四'], ['2']],
    ['received', ['handler='], ['3']],
    ['received', ['cause=态度'], ['1']],
    ['received', ['cause=attitude'], ['1']],
    ['received', ['Cause=Attitude'], ['1']],
    ['received', ['subcategory=装修', 'building=3'], ['2']],
    ['received', ['category==HYPERLINK("x")'], ['3']],
    ['received', ['weekday=7'], ['3']],
    ['received', ['hour=23'], ['3', '4']],
    ['received', ['台账=投诉', 'hour=9'], ['1', '2']],
    ['received', ['register=repair'], []],
    ['received', ['handler=谁'], []],
  ])('%s %j', (figure, by, expected) => {
    expect(numbers(figure, ...by)).toEqual(expected)
  })

  it.each([
    ['--rows', () => figureSaid('received ones')],
    ['--by', () => narrowingSaid('handler')],
    ['--by', () => narrowingSaid('weather=fine')],
    ['--by', () => narrowingSaid('')],
  ])('%s that says nothing is refused with what there is', (option, say) => {
    expect(say).toThrow(
      expect.objectContaining({ reason: expect.objectContaining({ kind: 'bad-option', option }) as unknown }),
    )
  })
})

describe('what leaves the house', () => {
  const behind = behindFigure(report, 'received', [])

  it('has rows as people count them, times on the site’s wall, and no whole phone number', () => {
    const lines = rowsText('2026-11', 'received', behind, speaks).split('\n')
    expect(lines[0]).toBe('2026-11 · 受理 · 4')
    expect(lines[3]).toMatch(/^投诉 {2}2 .*TS-20261103-001 .*2026-11-03 09:00 {2}2026-11-03 10:00 {2}2026-11-03 11:00$/)
    expect(lines.join()).not.toContain('13812345678')
    expect(
      [monthJson(report, undefined, behind), monthCsv(report, 'zh'), rowsCsv(behind, speaks)].join(),
    ).not.toContain('13812345678')
  })

  it('has no formula in a table', () => {
    const cells = [rowsCsv(behind, speaks), monthCsv(report, 'en')].flatMap((text) =>
      (parse(text, { bom: true }) as readonly (readonly string[])[]).flat(),
    )
    expect(cells).toContain(`'=HYPERLINK("x")`)
    expect(cells.filter((text) => /^[=+@]/.test(text))).toEqual([])
  })

  it('has each figure of each group once, the same in the table as in the data', () => {
    const lines = parse(monthCsv(report, 'en'), { bom: true, columns: true }) as readonly Readonly<
      Record<string, string>
    >[]
    const keys = lines.map(({ register, dimension, name, within, figure }) =>
      [register, dimension, name, within, figure].join(),
    )
    expect(new Set(keys).size).toBe(keys.length)
    const total = lines.find(
      (one) => one['register'] === 'complaint' && one['dimension'] === '' && one['figure'] === 'onTimeShare',
    )
    expect(total).toMatchObject({ value: '0', numerator: '0', denominator: '1', unit: 'share' })
    const data = JSON.parse(monthJson(report, undefined, undefined)) as {
      readonly registers: readonly { readonly figures: Readonly<Record<string, unknown>> }[]
    }
    expect(data.registers[0]?.figures).toMatchObject({
      received: 4,
      onTimeShare: { value: 0, numerator: 0, denominator: 1 },
    })
    expect(data).toMatchObject({ month: '2026-11', closedAt: null, corrections: null })
  })
})

describe('why a final month would be another one', () => {
  const [first = plainRound(), ...rest] = rounds
  const found = corrections(
    november(...rounds),
    ledgerOf([{ ...first, category: '噪音扰民' }, ...rest.slice(0, 2), plainRound({ number: at(9) })]),
  )

  it.each([
    [
      'zh',
      ['此后有 3 件更正', /类别 +其它 → 噪音扰民/, '已不在台账，或不再计入', '定稿后补入', /其它 +本月办结 +1 → 0/],
    ],
    [
      'en',
      ['corrected since: 3', /Category +其它 → 噪音扰民/, 'gone from the register', 'added since', /其它 +Late +1 → 0/],
    ],
  ] as const)('is told in %s', (language, parts) => {
    const text = correctionsText(found, { language, zone: ZONE })
    for (const part of parts) expect(text).toMatch(part)
    expect(text).not.toContain('13812345678')
  })

  it('says so where nothing differs', () => {
    const none = corrections(november(...rounds), ledgerOf(rounds))
    expect(correctionsText(none, speaks)).toBe('2026-11 于 2026-12-05 00:00 定稿，按现在的台账重算，没有差异')
    expect(correctionsText(none, { language: 'en', zone: ZONE })).toContain('nothing differs')
  })

  it('is data for programs', () => {
    const data = JSON.parse(monthJson(report, found, undefined)) as {
      readonly corrections: { readonly cases: unknown }
    }
    expect(data.corrections.cases).toMatchObject([
      { number: at(1), row: 2, kind: 'changed', changes: [{ field: 'category', before: '其它', after: '噪音扰民' }] },
      { number: at(4), row: null, kind: 'gone' },
      { number: at(9), row: 2, kind: 'added' },
    ])
  })
})

it('a month is written, listed, made final and explained on the command line', async () => {
  const folder = newFolder()
  const started = launch(folder, ['start', '--port', '0', '--empty'])
  await started.said(READY)
  await stop(started.child)
  const typed = ['首问责任人=王芳', '匿名=是', '房号或地点=北门', '类别=噪音扰民', '投诉内容=半夜施工']
  await run(folder, ['type', '投诉台账', '受理时间=2026-09-08 09:30', ...typed])
  const september = ['report', 'month', '--month', '2026-09']
  const listed = await run(folder, [...september, '--rows', '受理', '--by', '责任人=王芳', '--json'])
  expect(JSON.parse(listed.out)).toMatchObject({
    closedAt: null,
    rows: [{ register: 'complaint', row: 3, handler: '王芳' }],
  })
  const final = await run(folder, [...september, '--close'])
  expect([final.code, final.out.split('\n').at(-2)]).toEqual([0, expect.stringMatching(/^2026-09 已于 .* 定稿$/)])
  await run(folder, ['type', '投诉台账', '受理时间=2026-09-09 09:30', ...typed])
  const explained = await run(folder, [...september, '--rebuild'])
  expect(explained.out).toContain('此后有 1 件更正')
  expect(explained.out).toMatch(/投诉 +合计 +受理 +1 → 2/)
})

it('what cannot be asked for together is refused before anything is read', async () => {
  const { code, out, err } = await run(newFolder(), ['report', 'month', '--json', '--csv'])
  expect([code, out]).toEqual([1, ''])
  expect(err).toContain('--csv')
})
