import { describe, expect, it } from 'vitest'
import { formatInstant } from '../../src/calendar/format.ts'
import { viewLedger } from '../../src/sheet/ledger-view.ts'
import type { SettingsKey } from '../../src/sheet/settings-rows.ts'
import { type TabFile, tabFile } from '../../src/sheet/tab-file.ts'
import type { CaseBreach, Outcome } from '../../src/statistics/simulate/outcome.ts'
import { cell, type Desk, desk, sh, type Typed, ZONE } from '../support/desk.ts'
import { OCTOBER, of, simulateOctober } from './simulate-support.ts'
import { reportOf } from './support.ts'

const at = (text: string) => cell(`2026-10-${text}`)

async function deskWith(...rows: readonly Typed[]): Promise<Desk> {
  const d = await desk()
  await d.type('complaint', rows)
  return d
}

const people = ({ counts }: Outcome): readonly string[] =>
  counts.people.map(({ name, mails, lists, byLevel }) => {
    const levels = [...byLevel].map(([level, count]) => `${level}级 ${count}`).join(' ')
    return `${name} ${mails}${lists > 0 ? ` 清单 ${lists}` : ''}: ${levels}`
  })

const time = (moment: CaseBreach['due'] | undefined) =>
  moment === undefined ? '—' : formatInstant(ZONE, moment).slice(5)
const breaches = (all: readonly CaseBreach[]): readonly string[] =>
  all.map(({ row, clock, cycle, due, stoppedAt, late }) =>
    [row + 1, clock, ...(cycle > 1 ? [`第 ${cycle} 轮`] : []), time(due), time(stoppedAt), `${late / 60_000} min`].join(
      ' ',
    ),
  )

const file = (key: SettingsKey, ...lines: readonly string[]): TabFile => {
  const [header = [], ...records] = lines.map((line) => line.split(','))
  return tabFile(
    key,
    `${key}.csv`,
    header,
    records.map((record, index) => ({ line: index + 2, record })),
  )
}

/** Nobody answered the whole morning: five minutes, then half an hour and two hours past them. */
const LATE = of('12 08:00', { resolvedAt: at('12 10:30'), result: '已处理' })
/** Answered within its five minutes, done within its day. */
const GOOD = of('12 08:00', { respondedAt: at('12 08:04'), resolvedAt: at('12 20:00'), result: '已处理' })

describe('a month once more', () => {
  it('tells what came again as it was found to, and says that callbacks are none of it', async () => {
    const d = await desk()
    const again = { customer: '李四', phone: '13800000000', description: '楼上半夜施工，吵得睡不着' }
    await d.type('complaint', [{ ...GOOD, ...again }])
    await d.sweep('2026-10-12 08:05')
    await d.type('complaint', [
      of('13 08:00', { ...again, respondedAt: at('13 08:03'), resolvedAt: at('13 12:00'), result: '已处理' }),
    ])
    await d.sweep('2026-10-13 08:05')
    await d.sweep('2026-10-13 12:01')
    const { present, unknown } = await simulateOctober(d)
    expect(unknown.calledBack).toBe(2)
    expect(people(present)).toEqual(['周敏 1: 1级 1', '王芳 1: 1级 1', '陈强 1: 1级 1'])
  })

  it('counts who would have been mailed, and what would not have been kept', async () => {
    const { present, cases } = await simulateOctober(await deskWith(LATE, GOOD))
    expect(cases).toEqual({ received: 2, opening: 0 })
    expect(people(present)).toEqual([
      '王芳 3: 1级 1 2级 1 3级 1',
      '公司客服中心 1: 3级 1',
      '吴军 1: 2级 1',
      '周敏 1: 1级 1',
      '陈强 1: 1级 1',
    ])
    expect(present.counts).toMatchObject({ mails: 7, singles: 7, lists: 0, busiest: { day: '2026-10-12', mails: 7 } })
    expect(breaches(present.breaches)).toEqual(['3 respond 10-12 08:05 10-12 10:30 145 min'])
  })

  it.each([
    ['what is resolved in time', GOOD, []],
    [
      'on the deadline itself',
      of('12 08:00', { respondedAt: at('12 08:05'), resolvedAt: at('12 20:00'), result: '好' }),
      [],
    ],
    [
      'what waits for the customer stands still',
      of('12 08:00', {
        respondedAt: at('12 08:01'),
        repliedAt: at('12 09:00'),
        progressAt: at('31 23:00'),
        progress: '等回音',
        pauseReason: '等客户',
        pausedAt: at('12 10:00'),
      }),
      // The customer is told each day all the same; that nobody was is known of the time before the last report.
      ['3 progress 10-13 08:00 10-31 23:00 26820 min', '3 progress 11-01 23:00 — 30060 min'],
    ],
    [
      'a second round is judged by itself',
      of('12 08:00', {
        respondedAt: at('12 08:01'),
        repliedAt: at('12 08:30'),
        resolvedAt: at('12 09:00'),
        reopenedAt: at('20 09:00'),
        result: '好',
      }),
      [
        '3 respond 第 2 轮 10-20 09:05 — 48175 min',
        '3 reply 第 2 轮 10-21 09:00 — 46740 min',
        '3 progress 第 2 轮 10-21 09:00 — 46740 min',
        '3 resolve 第 2 轮 10-23 09:00 — 43860 min',
      ],
    ],
  ])('%s', async (_name, row, expected) => {
    const { present } = await simulateOctober(await deskWith(row))
    expect(breaches(present.breaches)).toEqual(expected)
  })

  it('agrees with the month’s figures on what was late', async () => {
    const d = await deskWith(
      LATE,
      GOOD,
      of('13 08:00', { resolvedAt: at('20 08:00'), result: '好' }),
      of('14 08:00', { resolvedAt: at('15 08:00'), result: '好' }),
      of('15 08:00'),
      of('31 23:00', { resolvedAt: cell('2026-11-05 08:00'), result: '好' }),
    )
    const asOf = sh('2026-11-22 20:00')
    const [complaints] = reportOf(viewLedger(await d.read()), OCTOBER, asOf).registers
    if (complaints === undefined || !('total' in complaints)) throw new Error('not counted')
    const { late, openOverdue } = complaints.total.counts
    const { present } = await simulateOctober(d)
    expect(present.breaches.filter(({ clock }) => clock === 'resolve')).toHaveLength(late + openOverdue)
    expect([late, openOverdue]).toEqual([2, 1])
  })

  it('counts mails of the month alone, of cases that were open when it began too', async () => {
    const before = { ...of('01 00:00'), receivedAt: cell('2026-09-30 08:00') }
    const { present, cases } = await simulateOctober(await deskWith(before))
    expect(cases).toEqual({ received: 0, opening: 1 })
    // Nobody answered on the 30th; the rest of what is told of it falls into the month.
    expect(present.counts.byLevel.get(0)).toBeGreaterThan(0)
    expect(present.breaches).toEqual([])
    const month = await simulateOctober(await deskWith(before), { month: '2026-09' as typeof OCTOBER })
    expect(people(month.present)).toContain('王芳 3: 1级 1 2级 1 3级 1')
  })

  it('tells whoever took a case over, once it is known when', async () => {
    const d = await deskWith(of('12 08:00', { respondedAt: at('12 08:01') }))
    await d.sweep('2026-10-12 08:02')
    await d.retype('complaint', 2, 'handler', '刘洋')
    await d.sweep('2026-10-12 09:00')
    await d.retype('complaint', 2, 'resolvedAt', at('12 10:00'))
    const { present, unknown } = await simulateOctober(d)
    expect(people(present)).toEqual(['刘洋 1: 0级 1', '王芳 1: 0级 1'])
    expect(unknown).toMatchObject({ handedOver: 1 })
  })

  it('leaves the ledger as it is', async () => {
    const d = await deskWith(LATE)
    const before = await d.read()
    await simulateOctober(d, { tabs: [file('policy', '台账,响应,日历', '投诉,1小时,24小时')] })
    expect(await d.read()).toEqual(before)
  })
})

const POLICY = '台账,类别,子类,优先级,响应,回复,办结,日历'

describe('with other tabs', () => {
  it('says what changes: mails, and deadlines that are kept or not', async () => {
    const d = await deskWith(LATE, GOOD)
    const { changed, present } = await simulateOctober(d, {
      tabs: [file('policy', POLICY, '投诉,,,,3小时,,8小时,24小时')],
    })
    expect(present.counts.mails).toBe(7)
    // At three quarters of the eight hours the handler; at their end two more. Resolved as the next level was to hear.
    expect(changed?.counts.mails).toBe(4)
    expect(breaches(changed?.newBreaches ?? [])).toEqual(['4 resolve 10-12 16:00 10-12 20:00 240 min'])
    expect(breaches(changed?.goneBreaches ?? [])).toEqual(['3 respond 10-12 08:05 10-12 10:30 145 min'])
  })

  it.each([
    ['in Chinese', ['时限,提前或超过,级别,通知谁', '响应,0,1,客服主任']],
    ['in English, columns in another order', ['Level,To,Clock,Before or after', '1,Supervisor,Respond,0']],
  ])('rules %s', async (_name, lines) => {
    const { changed, findings } = await simulateOctober(await deskWith(LATE), { tabs: [file('escalation', ...lines)] })
    expect(changed && people(changed)).toEqual(['周敏 1: 1级 1', '王芳 1: 1级 1'])
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([])
  })

  it('a person’s daily cap and quiet hours: what a file of settings does not name stays as it is', async () => {
    const d = await desk()
    const zone = (await d.records('settings')).findIndex(({ name }) => name === '时区')
    await d.retype('settings', zone, 'value', 'Asia/Tokyo')
    await d.type('complaint', [LATE, LATE, LATE])
    const { changed, findings } = await simulateOctober(d, {
      tabs: [file('settings', 'Value,Setting', '1,Mails a person a day', '08:30-08:40,Quiet hours')],
    })
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([])
    // One list at 08:05; what came at 08:35 waited for 08:40; what was to come two hours later was over by then.
    expect(changed && people(changed)).toEqual([
      '王芳 2 清单 2: 1级 1 2级 1',
      '公司客服中心 1 清单 1: 3级 1',
      '吴军 1 清单 1: 2级 1',
      '周敏 1 清单 1: 1级 1',
      '陈强 1 清单 1: 1级 1',
    ])
  })

  it.each([
    ['nobody has a mailbox', '姓名,邮箱,角色\n王芳,,客服主任', 0, 3],
    ['everybody has left', '姓名,邮箱,角色', 0, 3],
    ['one is everything', '姓名,邮箱,角色\n王芳,all@example.com,客服主任、项目经理、公司客服中心、管理员', 3, 0],
  ])('staff: %s', async (_name, staff, mails, unheard) => {
    const { changed } = await simulateOctober(await deskWith(LATE), { tabs: [file('staff', ...staff.split('\n'))] })
    expect([changed?.counts.mails, changed?.unheard.length]).toEqual([mails, unheard])
  })

  it('a row that cannot be read counts for nothing, whatever was last good, and is told by its line', async () => {
    const d = await deskWith(LATE)
    await d.sweep('2026-10-12 11:00')
    const tabs = [
      file(
        'escalation',
        '时限,提前或超过,级别,通知谁,谁呢',
        '响应,0,1,物业大使',
        '响应,0,2,客服主任',
        '吃饭,0,3,客服主任',
      ),
    ]
    const { changed, findings } = await simulateOctober(d, { tabs })
    expect(changed && people(changed)).toEqual(['周敏 1: 2级 1', '王芳 1: 2级 1'])
    const told = findings.map(({ place, what }) => `${place?.tab.zh} ${place?.row ?? ''} ${what.zh.slice(0, 20)}`)
    expect(told).toContain('escalation.csv  “谁呢”不是这张表的列，没有看')
    expect(told.some((one) => one.startsWith('escalation.csv 2 “通知谁”“物业大使”'))).toBe(true)
    expect(told.some((one) => one.startsWith('escalation.csv 4 “时限”“吃饭”'))).toBe(true)
  })
})
