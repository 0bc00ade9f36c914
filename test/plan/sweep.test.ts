import { describe, expect, it } from 'vitest'
import type { Cell } from '../../src/ports/ledger.ts'
import { cell, desk, FIRST, noticesIn, row, type Typed, tabOf } from '../support/desk.ts'

describe('the first sweep', () => {
  it('numbers, stamps and says where the case stands', async () => {
    const d = await desk()
    const at = await d.type('complaint', [row()])
    await d.sweep('2026-11-20 09:01')
    expect((await d.records('complaint'))[at]).toMatchObject({
      number: 'TS-20261120-001',
      stage: '待响应',
      check: null,
      respondDue: cell('2026-11-20 09:05'),
      replyDue: cell('2026-11-21 09:00'),
      resolveDue: cell('2026-11-23 09:00'),
      progressDue: cell('2026-11-21 09:00'),
      callbackDue: null,
    })
  })

  it('numbers in the order of the sheet, each register and day by itself', async () => {
    const d = await desk()
    await d.type('complaint', [row(), row({ receivedAt: cell('2026-11-19 23:59') }), row()])
    await d.type('repair', [row()])
    await d.sweep('2026-11-20 09:01')
    const numbers = async (tab: 'complaint' | 'repair') =>
      (await d.records(tab)).slice(FIRST).map(({ number }) => number)
    expect(await numbers('complaint')).toEqual(['TS-20261120-001', 'TS-20261119-001', 'TS-20261120-002'])
    expect(await numbers('repair')).toEqual(['BX-20261120-001'])
  })

  it('takes the category’s own priority where none is typed', async () => {
    const d = await desk()
    await d.type('repair', [
      row({ category: '电梯' }),
      row({ category: '电梯', priority: '一般' }),
      row({ category: '门窗五金', priority: '特急' }),
      row({ category: '门窗五金' }),
    ])
    const { plan } = await d.sweep('2026-11-20 09:01')
    expect(plan.rows.map(({ basis }) => basis?.calendar)).toEqual(['always', 'working', 'always', 'working'])
  })

  it('a subcategory’s priority comes before its category’s', async () => {
    const d = await desk()
    await d.type('categories', [{ register: '投诉', category: '公区设备', priority: '一般' }])
    await d.type('complaint', [
      row({ category: '公区设备', subcategory: '电梯困人滑梯' }),
      row({ category: '公区设备', subcategory: '楼道灯故障' }),
      row({ category: '公区设备' }),
    ])
    const { plan } = await d.sweep('2026-11-20 09:01')
    expect(plan.rows.map(({ priority }) => priority)).toEqual(['critical', 'normal', 'normal'])
  })
})

describe('a second sweep plans nothing', () => {
  const copy = { number: 'TS-20261120-001' }
  it.each<[string, readonly Typed[], readonly Typed[]]>([
    ['an empty ledger', [], []],
    ['good rows', [row()], [row()]],
    ['bad rows', [row({ category: '闹鬼', phone: 1 })], [row({ category: true, paid: '也许', fee: '一百' })]],
    ['resolved', [row({ resolvedAt: cell('2026-11-20 09:30'), result: '好' })], []],
    ['a copy', [row(copy), row(copy)], []],
    ['a foreign number', [row({ number: '第一号' })], [row(copy)]],
    ['of the future', [row({ receivedAt: cell('2026-12-24 09:00') })], []],
    ['received in 9999', [row({ receivedAt: cell('9999-12-31 23:59') })], []],
    ['an appointment in 9999', [], [row({ appointmentAt: cell('9999-12-31 17:50') })]],
    ['paused until 9999', [], [row({ pausedAt: cell('2026-11-20 09:30'), resumedAt: cell('9999-12-31 17:50') })]],
    ['reopened in 9999', [], [row({ resolvedAt: cell('2026-11-20 09:30'), reopenedAt: cell('9999-12-31 17:50') })]],
    ['received in 1900', [row({ receivedAt: cell('1900-01-01 00:00') })], []],
    ['blanks only', [{ remark: '   ' }], [{ remark: '' }]],
  ])('%s', async (_, complaints, repairs) => {
    const d = await desk()
    await d.type('complaint', complaints)
    await d.type('repair', repairs)
    await d.sweep('2026-11-20 10:00')
    const { changes, plan } = await d.look('2026-11-20 10:00')
    expect(changes).toEqual([])
    expect(noticesIn(plan)).toEqual([])
  })

  it('nor does one a little later, until a rule’s moment comes', async () => {
    const d = await desk()
    await d.type('complaint', [row({ respondedAt: cell('2026-11-20 09:02') })])
    await d.sweep('2026-11-20 09:03')
    expect((await d.look('2026-11-21 07:59')).plan.rows).toEqual([])
    expect(noticesIn((await d.look('2026-11-21 08:00')).plan).map(({ items }) => items)).toMatchObject([
      [{ clock: 'reply', level: 0 }],
    ])
  })

  it('a case that is over is not looked at again, whatever the settings', async () => {
    const d = await desk()
    const exempt = { sensitive: '是', remark: '家属要求保密' }
    await d.type('complaint', [row({ resolvedAt: cell('2026-11-20 09:30'), result: '好', ...exempt }), row()])
    await d.sweep('2026-11-20 10:00')
    await d.retype('policy', 1, 'resolve', '4天')
    expect((await d.look('2026-12-20 10:00')).plan.rows.map(({ row: index }) => index)).toEqual([FIRST + 1])
  })
})

describe('what people do to a row', () => {
  it('a bad cell gets its sentence, and loses it once it is right', async () => {
    const d = await desk()
    const at = await d.type('complaint', [row({ receivedAt: '昨天下午', category: '闹鬼' })])
    await d.sweep('2026-11-20 10:00')
    expect((await d.records('complaint'))[at]).toMatchObject({
      number: null,
      stage: '待更正',
      check:
        '“受理时间”填的“昨天下午”看不懂，请写完整，如 2026-11-21 09:30；“类别”填的“闹鬼”在“分类”表里对不上，请从下拉里选',
      resolveDue: null,
    })
    await d.retype('complaint', at, 'receivedAt', '2026.11.19 15:00')
    await d.retype('complaint', at, 'category', '其它')
    await d.sweep('2026-11-20 10:05')
    expect((await d.records('complaint'))[at]).toMatchObject({
      number: 'TS-20261119-001',
      stage: '待响应',
      check: null,
      receivedAt: '2026.11.19 15:00',
      // A late correction hides no lateness: the clock starts at the time of receipt (R05).
      respondDue: cell('2026-11-19 15:05'),
    })
  })

  it('an accepted row that turns bad keeps its number, its deadlines and its mails', async () => {
    const d = await desk()
    const at = await d.type('complaint', [row()])
    await d.sweep('2026-11-20 09:01')
    await d.retype('complaint', at, 'category', '闹鬼')
    const { plan } = await d.sweep('2026-11-20 09:06')
    expect(await d.cell('complaint', at, 'number')).toBe('TS-20261120-001')
    expect(await d.cell('complaint', at, 'resolveDue')).toBe(cell('2026-11-23 09:00'))
    expect(await d.cell('complaint', at, 'stage')).toBe('待更正')
    expect(noticesIn(plan).map(({ items }) => items)).toMatchObject([[{ clock: 'respond', level: 1 }]])
  })

  it('a time typed for the future counts when it comes', async () => {
    const d = await desk()
    const at = await d.type('complaint', [row({ resolvedAt: cell('2026-11-20 10:00'), result: '好' })])
    await d.sweep('2026-11-20 09:01')
    expect(await d.cell('complaint', at, 'stage')).toBe('待响应')
    expect(await d.cell('complaint', at, 'check')).toBe('“办结时间”是将来的时间，请核对')
    const late = await d.sweep('2026-11-20 09:06')
    expect(noticesIn(late.plan)).toHaveLength(1)
    await d.sweep('2026-11-20 10:00')
    expect(await d.cell('complaint', at, 'stage')).toBe('待回访')
    expect(await d.cell('complaint', at, 'check')).toBeNull()
  })

  it('a case received in the future is accepted when it comes', async () => {
    const d = await desk()
    const at = await d.type('complaint', [row({ receivedAt: cell('2026-11-20 12:00') })])
    await d.sweep('2026-11-20 09:00')
    expect(await d.cell('complaint', at, 'number')).toBeNull()
    expect(await d.cell('complaint', at, 'check')).toBe('“受理时间”是将来的时间，请核对')
    await d.sweep('2026-11-20 11:49')
    expect(await d.cell('complaint', at, 'number')).toBeNull()
    await d.sweep('2026-11-20 11:50')
    expect(await d.cell('complaint', at, 'number')).toBe('TS-20261120-001')
  })

  it('a deadline follows a correction of two seconds', async () => {
    const d = await desk()
    const at = await d.type('complaint', [row()])
    await d.sweep('2026-11-20 09:01')
    await d.retype('complaint', at, 'receivedAt', cell('2026-11-20 09:00:02'))
    await d.sweep('2026-11-20 09:02')
    expect(await d.cell('complaint', at, 'respondDue')).toBeCloseTo(cell('2026-11-20 09:05:02'), 9)
  })

  it('a stray blank in the number cell is no number', async () => {
    const d = await desk()
    const at = await d.type('complaint', [row({ number: ' ' }), row({ number: ' ' })])
    await d.sweep('2026-11-20 09:01')
    expect(await d.cell('complaint', at, 'number')).toBe('TS-20261120-001')
    expect(await d.cell('complaint', at + 1, 'number')).toBe('TS-20261120-002')
  })

  it('a number that is none of ours blocks, stays, and says so', async () => {
    const d = await desk()
    const at = await d.type('complaint', [row({ number: 'BX-20261120-001' })])
    await d.sweep('2026-11-20 09:01')
    expect(await d.cell('complaint', at, 'number')).toBe('BX-20261120-001')
    expect(await d.cell('complaint', at, 'check')).toBe('“编号”由系统填写，请清空“BX-20261120-001”')
    await d.retype('complaint', at, 'number', null)
    await d.sweep('2026-11-20 09:02')
    expect(await d.cell('complaint', at, 'number')).toBe('TS-20261120-001')
  })

  it('the numbers of deleted rows are not given again', async () => {
    const d = await desk()
    const at = await d.type('complaint', [row(), row()])
    await d.sweep('2026-11-20 09:01')
    await d.deleteRow('complaint', at + 1)
    await d.type('complaint', [row()])
    await d.sweep('2026-11-20 09:02')
    expect(await d.cell('complaint', at + 1, 'number')).toBe('TS-20261120-003')
  })

  it('with the memory lost the numbers that stand are not given again', async () => {
    const d = await desk()
    const at = await d.type('complaint', [row(), row()])
    await d.sweep('2026-11-20 09:01')
    await d.rewrite('system', (rows) => rows.slice(0, 1))
    await d.type('complaint', [row()])
    await d.sweep('2026-11-20 09:02')
    expect(await d.cell('complaint', at + 2, 'number')).toBe('TS-20261120-003')
  })
})

describe('copies of a row', () => {
  const copyLast = (rows: readonly (readonly Cell[])[]) => [...rows, rows.at(-1) ?? []]

  it('are flagged below the first, which goes on', async () => {
    const d = await desk()
    const at = await d.type('complaint', [row()])
    await d.sweep('2026-11-20 09:01')
    await d.rewrite('complaint', copyLast)
    const { plan } = await d.sweep('2026-11-20 09:06')
    expect(await d.cell('complaint', at, 'check')).toBeNull()
    expect(await d.cell('complaint', at + 1, 'check')).toMatch(/^和“TS-20261120-001”是同一件/)
    expect(noticesIn(plan).map(({ row: index }) => index)).toEqual([at])
  })

  it('a blank beside the number does not hide a copy', async () => {
    const d = await desk()
    const at = await d.type('complaint', [row(), row({ number: 'TS-20261120-001 ' })])
    await d.retype('complaint', at, 'number', 'TS-20261120-001')
    await d.sweep('2026-11-20 09:01')
    expect(await d.cell('complaint', at + 1, 'stage')).toBe('待更正')
  })

  it('with the number cleared are new cases, under the policy of today', async () => {
    const d = await desk()
    const at = await d.type('complaint', [row()])
    await d.sweep('2026-11-20 09:01')
    await d.retype('policy', 1, 'resolve', '5天')
    await d.rewrite('complaint', copyLast)
    await d.retype('complaint', at + 1, 'number', null)
    await d.sweep('2026-11-20 09:02')
    expect(await d.cell('complaint', at + 1, 'number')).toBe('TS-20261120-002')
    expect(await d.cell('complaint', at + 1, 'resolveDue')).toBe(cell('2026-11-25 09:00'))
    expect(await d.cell('complaint', at, 'resolveDue')).toBe(cell('2026-11-23 09:00'))
  })

  it('answer for the case once the first was emptied', async () => {
    const d = await desk()
    const at = await d.type('complaint', [row()])
    await d.sweep('2026-11-20 09:01')
    await d.rewrite('complaint', copyLast)
    for (const { key, writer } of tabOf('complaint').columns)
      if (writer === 'people') await d.retype('complaint', at, key, null)
    const { plan } = await d.sweep('2026-11-20 09:06')
    expect(await d.cell('complaint', at + 1, 'stage')).toBe('待响应')
    expect(noticesIn(plan).map(({ row: index }) => index)).toEqual([at + 1])
  })
})

describe('settings', () => {
  it('a policy changed leaves stamped deadlines (R23)', async () => {
    const d = await desk()
    const at = await d.type('complaint', [row()])
    await d.sweep('2026-11-20 09:01')
    await d.retype('policy', 1, 'resolve', '30天')
    const repair = await d.type('repair', [row()])
    await d.sweep('2026-11-20 09:02')
    await d.retype('calendars', 2, 'fri', '10:00-11:00')
    await d.sweep('2026-11-20 09:03')
    expect(await d.cell('complaint', at, 'resolveDue')).toBe(cell('2026-11-23 09:00'))
    expect(await d.cell('repair', repair, 'arriveDue')).toBe(cell('2026-11-20 09:30'))
  })

  it('a bad value is said beside it and its default holds; mended, it is in force', async () => {
    const d = await desk()
    const minutes = (await d.records('settings')).findIndex(({ name }) => name === '“立即”的分钟数')
    await d.retype('settings', minutes, 'value', '马上')
    const parking = { category: '车辆管理', subcategory: '违停贴条' }
    const at = await d.type('complaint', [row(parking)])
    await d.sweep('2026-11-20 09:01')
    expect(await d.cell('settings', minutes, 'check')).toBe('“值”“马上”应是大于 0 的数字')
    expect(await d.cell('complaint', at, 'respondDue')).toBe(cell('2026-11-20 09:05'))
    await d.retype('settings', minutes, 'value', '10')
    await d.type('complaint', [row(parking)])
    await d.sweep('2026-11-20 09:02')
    expect(await d.cell('settings', minutes, 'check')).toBeNull()
    expect(await d.cell('complaint', at + 1, 'respondDue')).toBe(cell('2026-11-20 09:10'))
  })

  it('a bad calendar takes the policy rows that name it out of force, and both say so; mended, they are in force', async () => {
    const d = await desk()
    const [working, special] = [2, 1]
    await d.retype('calendars', working, 'fri', '早八点到晚六点')
    await d.type('days', [{ from: cell('2026-11-20 00:00'), hours: '09:00-24:00', calendars: '工作时间' }])
    const at = await d.type('repair', [row({ receivedAt: cell('2026-11-20 17:50') })])
    await d.sweep('2026-11-20 17:51')
    expect(await d.cell('calendars', working, 'check')).toContain('“周五”“早八点到晚六点”不是看得懂的时段')
    expect(await d.cell('policy', 2, 'check')).toContain('“日历”“工作时间”未生效')
    expect(await d.cell('days', special, 'check')).toContain('“用于日历”“工作时间”未生效')
    expect(await d.cell('repair', at, 'check')).toBe('“时限标准”里没有适用的一行：请告诉主管')
    await d.retype('calendars', working, 'fri', '08:00-18:00')
    await d.sweep('2026-11-20 17:52')
    for (const [tab, index] of [
      ['calendars', working],
      ['policy', 2],
      ['days', special],
    ] as const)
      expect(await d.cell(tab, index, 'check')).toBeNull()
    expect(await d.cell('repair', at, 'arriveDue')).toBe(cell('2026-11-20 18:20'))
  })

  it('a year without public holidays is said beside the calendar that keeps them, once it is near', async () => {
    const d = await desk()
    const workshop = 4
    await d.sweep('2026-09-02 23:59')
    expect(await d.cell('calendars', workshop, 'check')).toBeNull()
    await d.sweep('2026-09-03 00:00')
    expect(await d.cell('calendars', workshop, 'check')).toContain('2027 年的法定节假日还没有数据')
    expect((await d.sweep('2026-09-03 00:01')).changes).toEqual([])
    await d.type('days', [{ from: '2027-01-01', hours: '休息', name: '元旦' }])
    await d.sweep('2026-09-03 00:02')
    expect(await d.cell('calendars', workshop, 'check')).toBeNull()
  })

  it('a bad policy row is out of force and the others stay', async () => {
    const d = await desk()
    await d.retype('policy', 1, 'resolve', '半天')
    const at = await d.type('complaint', [row(), row({ category: '公区设备', subcategory: '楼道灯故障' })])
    await d.sweep('2026-11-20 09:01')
    expect(await d.cell('policy', 1, 'check')).toContain('“办结”“半天”分不清')
    expect(await d.cell('complaint', at, 'check')).toBe('“时限标准”里没有适用的一行：请告诉主管')
    expect(await d.cell('complaint', at, 'number')).toBe('TS-20261120-001')
    expect(await d.cell('complaint', at + 1, 'resolveDue')).toBe(cell('2026-11-21 00:00'))
    await d.retype('policy', 1, 'resolve', '2天')
    await d.sweep('2026-11-20 09:02')
    expect(await d.cell('complaint', at, 'resolveDue')).toBe(cell('2026-11-22 09:00'))
    expect(await d.cell('complaint', at, 'check')).toBeNull()
  })
})

describe('a register that lost a column', () => {
  it('is left alone and named; the other goes on', async () => {
    const d = await desk()
    await d.type('complaint', [row()])
    await d.type('repair', [row()])
    await d.lose('complaint', '首问责任人')
    await d.lose('complaint', '阶段')
    const { plan } = await d.sweep('2026-11-20 09:01')
    expect(plan.unreadable).toMatchObject([
      // The stage is only shown: its loss stops nothing.
      { tab: { zh: '投诉台账' }, headers: [{ zh: '首问责任人' }] },
    ])
    expect(plan.rows.map(({ register }) => register)).toEqual(['repair'])
  })

  it('a column that a row can do without may go', async () => {
    const d = await desk()
    const at = await d.type('complaint', [row()])
    await d.lose('complaint', '备注')
    const { plan } = await d.sweep('2026-11-20 09:01')
    expect(plan.unreadable).toEqual([])
    expect(await d.cell('complaint', at, 'number')).toBe('TS-20261120-001')
  })
})

describe('a workbook in English', () => {
  it('is read by its headers and written in its words', async () => {
    const d = await desk('en')
    const at = await d.type('complaint', [row({ category: 'Other', firstReceiver: 'Wang Fang', handler: 'Nobody' })])
    await d.sweep('2026-11-20 09:01')
    expect((await d.records('complaint'))[at]).toMatchObject({
      number: 'TS-20261120-001',
      stage: 'Waiting for response',
      check: '"Handler": "Nobody" is not clearly anybody of the tab "Staff"; write the name as it stands there',
    })
    expect((await d.table('complaint')).rows[0]?.slice(0, 4)).toEqual(['Number', 'Stage', 'Check', 'Received at'])
    await d.lose('complaint', 'First receiver')
    expect((await d.look('2026-11-20 09:02')).plan.unreadable).toEqual([
      {
        tab: { zh: '投诉台账', en: 'Complaints' },
        headers: [{ zh: '首问责任人', en: 'First receiver' }],
      },
    ])
  })
})

it.each([
  ['notices', '状态', '通知记录/状态'],
  ['system', '值', '系统/值'],
] as const)('does not go on with a memory that lost a column: %s', async (tab, header, told) => {
  const d = await desk()
  await d.lose(tab, header)
  await expect(d.look('2026-11-20 09:01')).rejects.toMatchObject({
    reason: { kind: 'not-set-up', missing: [{ zh: told }] },
  })
})
