import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CaseNumber } from '../../src/model/case-number.ts'
import type { HealthFigures } from '../../src/model/health.ts'
import { DAY, HOUR, type Instant, instant } from '../../src/model/instant.ts'
import { parseBeat, parseOutage, printBeat, printOutage } from '../../src/sheet/beat.ts'
import { faultsOf } from '../../src/sheet/faults.ts'
import { tabLines } from '../../src/sheet/health-lines.ts'
import {
  type HealthLine,
  healthChanges,
  parseSince,
  printSince,
  type StandingFault,
} from '../../src/sheet/health-tab.ts'
import { at } from '../calendar/support.ts'
import { sh, ZONE } from '../support/desk.ts'
import { tableOf } from './support.ts'

const CONTEXT = { zone: ZONE, language: 'zh' } as const
const SINCE = sh('2026-11-20 09:03')
const EVERYTHING: readonly StandingFault[] = faultsOf({ tables: new Map() }).map((fault) => ({
  ...fault,
  since: SINCE,
}))

describe('since when faults stand, as it is remembered', () => {
  it('comes back as it was', () => {
    const faults = EVERYTHING.map((fault, index) => ({ ...fault, since: (SINCE + index) as Instant }))
    expect(parseSince(printSince(faults, ZONE), ZONE)).toEqual(new Map(faults.map(({ id, since }) => [id, since])))
  })
  it('whatever else stands there is not known, and nothing throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        for (const at of parseSince(text, ZONE).values()) expect(Number.isFinite(at)).toBe(true)
      }),
    )
    expect(
      parseSince('tab.days gestern\ntab.policy 2026-11-20T09:03:00.000\ntab.staff 9999-99-99T00:00:00', ZONE),
    ).toEqual(new Map([['tab.policy', SINCE]]))
  })
})

describe('another zone in the settings', () => {
  it('moves it as it moves the cells', () => {
    const moved = parseSince(printSince(EVERYTHING.slice(0, 1), ZONE), 'Asia/Tokyo')
    expect([...moved.values()]).toEqual([at('Asia/Tokyo', '2026-11-20 09:03')])
  })
})

const FIGURES: HealthFigures = {
  rows: 345,
  open: 12,
  wrong: 2,
  unaccepted: 1,
  mails: { waiting: 1, unknown: 0, failed: 3, since: sh('2026-11-20 08:00') },
  settings: [
    { tab: { zh: '时限标准', en: 'Time limits' }, since: sh('2026-11-01 09:00') },
    { tab: { zh: '分类', en: 'Categories' }, since: sh('2026-11-01 09:00') },
    { tab: { zh: '人员', en: 'Staff' }, since: sh('2026-11-19 17:30') },
  ],
  deadlines: [
    {
      number: 'TS-20261120-001' as CaseNumber,
      clock: 'reply',
      due: sh('2026-11-20 10:00'),
      tab: '投诉\n台账 13812345678',
      row: 4,
    },
  ],
}
const SWEPT = { at: SINCE, took: 1234, software: '1.2.3' }
const linesOf = (faults: readonly StandingFault[]): readonly HealthLine[] => tabLines(FIGURES, SWEPT, faults, CONTEXT)

describe('the lines', () => {
  it('say how the ledger stands, a time beside what has one, and then what is wrong', () => {
    expect(linesOf(EVERYTHING.slice(0, 1)).map(({ what, since, text }) => [what, since, text])).toEqual([
      ['状态', SINCE, '有 1 处问题，见下'],
      ['最近一次巡检', SINCE, '用时 1.2 秒；没有事做的巡检隔一阵才记一次'],
      ['台账', undefined, '共 345 行；在办 12 行，其中有问题 2 行、待更正 1 行'],
      ['邮件', sh('2026-11-20 08:00'), '待发 1 封，结果不明 0 封，没有发出 3 封'],
      ['设置生效', sh('2026-11-19 17:30'), '2026-11-19 17:30 起：人员；2026-11-01 09:00 起：时限标准、分类'],
      ['最近的时限', sh('2026-11-20 10:00'), 'TS-20261120-001 回复（投诉 台账 138****5678 第 5 行）'],
      ['软件版本', undefined, '1.2.3'],
      ['投诉台账', SINCE, expect.stringMatching(/^没有这张表：.*setup 重建$/)],
    ])
  })
  it.each([
    ['zh', '待发 0 封，结果不明 0 封，没有发出 0 封；另有 4 条等到时候再发'],
    ['en', 'Waiting: 0, unknown: 0, failed: 0; notices held until their time: 4'],
  ] as const)('tell what is held apart: %s', (language, text) => {
    const night: HealthFigures = { ...FIGURES, mails: { waiting: 0, unknown: 0, failed: 0, held: 4 } }
    const lines = tabLines(night, { at: SINCE }, [], { zone: ZONE, language })
    expect(lines.map((line) => line.text)).toContain(text)
  })
  it('say the same in English, and of a new workbook that nothing is there yet', () => {
    const bare: HealthFigures = {
      ...FIGURES,
      mails: { waiting: 0, unknown: 0, failed: 0 },
      settings: [],
      deadlines: [],
    }
    const lines = tabLines(bare, { at: SINCE }, [], { zone: ZONE, language: 'en' })
    expect(lines.map(({ what, text }) => `${what}: ${text}`)).toEqual([
      'State: All is well',
      'Last sweep: Sweeps with nothing to do are noted now and then',
      'Registers: Rows: 345; open: 12; of these with problems: 2, not accepted: 1',
      'Mails: Waiting: 0, unknown: 0, failed: 0',
      'In force since: None kept yet',
    ])
  })
  it.each([
    ['zh', '一切正常。上次中断：2026-11-20 03:00 至 2026-11-20 05:10，2小时10分钟没有巡检'],
    ['en', 'All is well. Last outage: no sweep from 2026-11-20 03:00 to 2026-11-20 05:10 (2 h 10 min)'],
  ] as const)('say from when to when nothing swept, in %s', (language, text) => {
    const outage = { from: sh('2026-11-20 03:00'), to: sh('2026-11-20 05:10') }
    const figures = { ...FIGURES, mails: { waiting: 0, unknown: 0, failed: 0 } }
    expect(tabLines(figures, { ...SWEPT, outage }, [], { zone: ZONE, language })[0]?.text).toBe(text)
  })
  const none = { waiting: 0, unknown: 0, failed: 0 }
  const before = (time: number) => instant(SINCE - time)
  it.each([
    [{ undeliveredAt: before(DAY - 1) }, '台账正常；有邮件没有送到，或不知道是否送到，见“通知记录”'],
    [{ undeliveredAt: before(DAY) }, '一切正常'],
    [
      { mails: { ...none, waiting: 2, since: before(HOUR + 1) } },
      '台账正常；有邮件等了一小时以上还没有发出，见“通知记录”',
    ],
    [{ mails: { ...none, waiting: 2, since: before(HOUR) } }, '一切正常'],
    [{ mails: none }, '一切正常'],
  ])('do not say that all is well while mails do not arrive: %j', (figures, text) => {
    expect(tabLines({ ...FIGURES, mails: none, ...figures }, SWEPT, [], CONTEXT)[0]?.text).toBe(text)
  })
})

describe('the tab', () => {
  const headed = tableOf('health', [])
  const more = linesOf(EVERYTHING)
  it('gets each line; what stands there already is not written again', () => {
    const [first, ...others] = healthChanges(more, headed, CONTEXT)
    expect(others).toEqual([])
    if (first?.kind !== 'append') throw new Error('nothing appended')
    expect(first.rows).toHaveLength(more.length)
    const written = { ...headed, rows: [...headed.rows, ...first.rows] }
    expect(healthChanges(more, written, CONTEXT)).toEqual([])
    const fewer = linesOf(EVERYTHING.slice(4, 5))
    // The fault that is left moves up, the others are cleared.
    const changes = healthChanges(fewer, written, CONTEXT)
    const at = (row: number) => changes.filter((change) => change.kind === 'write' && change.row === row)
    expect(at(fewer.length)).toHaveLength(2)
    expect(at(fewer.length + 1).every((change) => change.kind === 'write' && change.cell === null)).toBe(true)
    expect(changes.every((change) => change.kind === 'write')).toBe(true)
  })
  it('without its headers, or gone, is left alone', () => {
    expect(healthChanges(more, undefined, CONTEXT)).toEqual([])
    expect(healthChanges(more, { ...headed, rows: [['自己的列']] }, CONTEXT)).toEqual([])
    expect(healthChanges(more, { ...headed, rows: [] }, CONTEXT)).toEqual([])
  })
})

describe('when a sweep last said that it lives', () => {
  it('comes back as it was, in any zone; anything else is not known', () => {
    expect(parseBeat(printBeat(SINCE))).toBe(SINCE)
    for (const text of [undefined, '', '2026-11-20T09:03:00', '2026-99-20T09:03:00Z', '刚才'])
      expect(parseBeat(text)).toBeUndefined()
  })
  it('and the last outage, on the wall clock', () => {
    const outage = { from: sh('2026-11-20 03:00'), to: sh('2026-11-20 05:10') }
    expect(parseOutage(printOutage(outage, ZONE), ZONE)).toEqual(outage)
    for (const text of [undefined, '', 'from 2026-11-20T03:00:00.000', 'to 2026-11-20T03:00:00.000\nfrom x'])
      expect(parseOutage(text, ZONE)).toBeUndefined()
  })
})
