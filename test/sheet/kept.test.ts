import { describe, expect, it } from 'vitest'
import type { TabKey } from '../../sheets-template/workbook/index.ts'
import type { Cell, LedgerState } from '../../src/ports/ledger.ts'
import { faultText } from '../../src/sheet/fault-text.ts'
import { isStopping } from '../../src/sheet/faults.ts'
import { findHeaders } from '../../src/sheet/headers.ts'
import { viewLedger } from '../../src/sheet/ledger-view.ts'
import type { SettingsKey } from '../../src/sheet/settings-rows.ts'
import { HOSTILE_TEXTS } from '../fixtures/hostile-texts.ts'
import { cell, type Desk, desk, sh, tabOf } from '../support/desk.ts'
import { checks, inForce, keep, keptDesk, rowWhere, viewOf } from './kept-support.ts'

type Typing = readonly [tab: TabKey, row: number, column: string, typed: Cell]
const type = async (d: Desk, ...cells: readonly Typing[]): Promise<void> => {
  for (const [tab, row, column, typed] of cells) await d.retype(tab, row, column, typed)
}

const dayOff = (d: Desk) =>
  d.type('days', [{ from: cell('2026-12-01 00:00'), hours: '休息', calendars: '工程', name: '厂庆' }])

/** A slip in each kind of cell that can be written wrongly, and what the check column says of it. */
const slips: readonly (readonly [tab: TabKey, column: string, typed: Cell, says: string])[] = [
  ['policy', 'register', '投拆', '看不懂，可选：投诉、报修、回访、突发事件；仍按原来的“报修”'],
  ['policy', 'register', null, '请填“台账”，仍按原来的“报修”'],
  ['policy', 'priorities', '、', '看不懂，可选：特急、紧急、一般；仍按原来的“紧急、特急”'],
  [
    'policy',
    'resolve',
    '4消时',
    '“办结”“4消时”看不懂，请写成 30分钟、24小时、3天、2个工作日、当日、次日 08:30；仍按原来的“当日”',
  ],
  ['policy', 'calendar', '夜班', '“日历”“夜班”不在“日历”表里，仍按原来的“24小时”'],
  ['policy', 'arrive', '快点', '仍按原来的“30分钟”'],
  ['escalation', 'offset', '立马', '仍按原来的“+30分钟”'],
  ['escalation', 'level', '二', '仍按原来的“2”'],
  ['escalation', 'level', 12, '“级别”“12”应是 0 到 9 的整数，仍按原来的“2”'],
  ['escalation', 'level', null, '请填“级别”，仍按原来的“2”'],
  ['escalation', 'clocks', '到厂', '仍按原来的“派单、响应、到场”'],
  ['escalation', 'roles', '老王', '仍按原来的“首问责任人、项目经理”'],
  ['categories', 'register', '投拆', '仍按原来的“投诉”'],
  ['categories', 'category', null, '请填“类别”，仍按原来的“车辆管理”'],
  ['categories', 'priority', '很急', '仍和原来一样不填'],
  ['staff', 'name', null, '请填“姓名”，仍按原来的“陈强”'],
  ['staff', 'roles', '老大', '仍和原来一样不填'],
  ['staff', 'leaveUntil', '下周', '仍和原来一样不填'],
  ['staff', 'mail', 'chen.qiang＠', '“邮箱”“chen.qiang＠”不是邮箱地址，仍按原来的“chen.qiang@example.com”'],
  ['calendars', 'name', '', '请填“日历”，仍按原来的“前台”'],
  ['calendars', 'name', '前'.repeat(41), '太长，最多 40 个字，仍按原来的“前台”'],
  ['calendars', 'wed', '8点到', '仍按原来的“08:00-21:00”'],
  ['calendars', 'holidays', '美国', '仍按原来的“照常上班”'],
  ['settings', 'value', 'Atlantis', '“值”“Atlantis”不是时区，请写成 Asia/Shanghai，仍按原来的“Asia/Shanghai”'],
  ['settings', 'name', '时趣', '“项目”“时趣”：没有这一项设置，仍按原来的“时区”'],
]

describe('a slip in a row that was good', () => {
  it.each<[string, Cell, string]>([
    ['days', '周七', '仍按原来的“周末”'],
    ['hours', '夜班', '仍按原来的“20:00-08:00”'],
    ['role', '主任', '仍按原来的“客服主任”'],
    ['names', null, '请填“姓名”，仍按原来的“周敏”'],
  ])('roster %s %j: the shift stands as it was, and says so', async (column, wrong, says) => {
    const shift = { days: '周末', hours: '20:00-08:00', role: '客服主任', names: '周敏' }
    const d = await keptDesk((one) => one.type('roster', [shift]))
    const before = await viewOf(d)
    await type(d, ['roster', 1, column, wrong])
    const view = await viewOf(d)
    expect(view.duties).toEqual(before.duties)
    expect(view.duties).toHaveLength(1)
    expect(checks(view, 'roster')[2]).toContain(says)
  })

  it.each(slips)('%s %s %j: the row stands as it was, and says so', async (tab, column, wrong, says) => {
    const d = await keptDesk()
    const before = await viewOf(d)
    await type(d, [tab, 3, column, wrong])
    const view = await viewOf(d)
    expect(inForce(view)).toEqual(inForce(before))
    expect(view.settingsMark).toBe(before.settingsMark)
    expect(checks(view, tab)).toEqual({ 4: expect.stringContaining(says) as string })
    expect(await keep(d, '2026-11-20 09:00')).toBe(0)
  })

  it.each<[string, Cell, string]>([
    ['from', '十二月', '仍按原来的“2026-12-01”'],
    ['from', null, '请填“日期”，仍按原来的“2026-12-01”'],
    ['hours', '关门', '仍按原来的“休息”'],
    ['to', cell('2026-11-30 00:00'), '“至”早于“日期”，仍和原来一样不填'],
    ['to', cell('2036-11-30 00:00'), '一行最多 366 天，仍和原来一样不填'],
    ['calendars', '夜班', '“用于日历”“夜班”不在“日历”表里，仍按原来的“工程”'],
  ])('days %s %j: the day stays off, and the row says so', async (column, wrong, says) => {
    const d = await keptDesk(dayOff)
    const before = await viewOf(d)
    await type(d, ['days', 1, column, wrong])
    const view = await viewOf(d)
    expect(view.calendars.get('工程')).toEqual(before.calendars.get('工程'))
    expect(checks(view, 'days')).toEqual({ 2: expect.stringContaining(says) as string })
  })

  it('another slip over the first is nothing to look at the cases for', async () => {
    const d = await keptDesk()
    const { settingsMark } = await viewOf(d)
    for (const slip of ['4消时', '四消石', '', '=1/0']) {
      await type(d, ['policy', 3, 'resolve', slip === '' ? '？' : slip], ['settings', 3, 'value', `北京${slip}`])
      expect((await viewOf(d)).settingsMark).toBe(settingsMark)
    }
  })

  it('holds back what else was changed in the row, and says that too', async () => {
    const d = await keptDesk()
    await type(d, ['policy', 3, 'resolve', '4消时'], ['policy', 3, 'reply', '2小时'])
    const view = await viewOf(d)
    expect(view.policy[2]?.limits.reply).toEqual({ kind: 'span', unit: 'hour', amount: 4 })
    expect(checks(view, 'policy')[4]).toMatch(/；本行改好之前，“回复”的改动也不生效$/)
    await type(d, ['policy', 3, 'resolve', '4小时'])
    const mended = await viewOf(d)
    expect(mended.policy[2]?.limits).toMatchObject({ reply: { amount: 2 }, resolve: { amount: 4 } })
    expect([checks(mended, 'policy'), mended.faults]).toEqual([{}, []])
  })

  it('of an address costs nothing else of the person', async () => {
    const d = await keptDesk()
    const row = await rowWhere(d, 'staff', 'name', '周敏')
    await type(d, ['staff', row, 'mail', '无'], ['staff', row, 'roles', '项目经理'])
    const view = await viewOf(d)
    expect(view.staff.get('周敏')).toMatchObject({ mail: 'zhou.min@example.com', roles: ['manager'] })
    expect(view.faults).toEqual([])
  })

  it('costs the other rows of the tab nothing: good ones hold at once', async () => {
    const d = await keptDesk()
    await type(d, ['policy', 3, 'resolve', '4消时'], ['policy', 1, 'resolve', '9天'])
    expect((await viewOf(d)).policy[0]?.limits.resolve).toEqual({ kind: 'days', unit: 'day', amount: 9 })
  })

  it.each<TabKey>(['policy', 'settings'])('%s: is one fault a tab, told by mail', async (tab) => {
    const d = await keptDesk()
    const column = tab === 'policy' ? 'resolve' : 'value'
    await type(d, [tab, 3, column, '？'], [tab, tab === 'policy' ? 4 : 2, column, '？'])
    const { faults } = await viewOf(d)
    expect(faults.map(({ id }) => id)).toEqual([`rows.${tab}`])
    expect(faults.every(isStopping)).toBe(true)
    const [fault] = faults
    expect(fault && faultText(fault, 'zh')).toEqual({
      where: tab === 'policy' ? '时限标准 / 第 4、5 行' : '设置 / 第 3、4 行',
      what: '设置有误：仍按上次的有效内容，这里的改动不起作用',
      todo: '照“检查”列改正，改好就生效',
    })
  })
})

describe('which row a spoilt one was', () => {
  it.each<[string, readonly Typing[]]>([
    [
      'by what tells it, though all else is other',
      [
        ['staff', 7, 'mail', 'a@example.com'],
        ['staff', 7, 'roles', '？'],
        ['staff', 7, 'department', '？'],
      ],
    ],
    [
      'the one that is a single cell off',
      [
        ['staff', 3, 'name', null],
        ['staff', 4, 'name', null],
      ],
    ],
    [
      'the one that is missing, where only one is',
      [
        ['settings', 3, 'name', '？'],
        ['settings', 3, 'value', '？'],
      ],
    ],
    [
      'as many as are missing',
      [
        ['policy', 5, 'category', '？'],
        ['policy', 5, 'calendar', '？'],
        ['policy', 6, 'category', '！'],
        ['policy', 6, 'calendar', '！'],
      ],
    ],
    ['not the one whose name it was given', [['staff', 3, 'name', '王芳']]],
    ['not the one whose name it was given, above that', [['staff', 1, 'name', '陈强']]],
    ['not the rule that it says the same as', [['escalation', 2, 'level', 2]]],
    ['not the limits that it says the same as', [['policy', 2, 'priorities', '特急']]],
  ])('%s', async (_, cells) => {
    const d = await keptDesk()
    const before = await viewOf(d)
    await type(d, ...cells)
    const view = await viewOf(d)
    expect(inForce(view)).toEqual(inForce(before))
    expect(view.faults).toHaveLength(1)
  })

  it('a row that was deleted is gone, whatever is wrong elsewhere since before', async () => {
    const d = await keptDesk(async (one) => {
      await one.type('staff', [{ mail: 'nobody@example.com' }])
    })
    await d.deleteRow('staff', await rowWhere(d, 'staff', 'name', '陈强'))
    const view = await viewOf(d)
    expect(view.staff.has('陈强')).toBe(false)
    expect(view.faults).toEqual([])
    expect(Object.values(checks(view, 'staff'))).toEqual(['请填“姓名”，本行未生效'])
  })

  it('a deleted one stays gone though another is spoilt', async () => {
    const d = await keptDesk()
    await d.deleteRow('staff', await rowWhere(d, 'staff', 'name', '陈强'))
    await type(d, ['staff', await rowWhere(d, 'staff', 'name', '周敏'), 'roles', '老大'])
    const view = await viewOf(d)
    expect([view.staff.has('陈强'), view.staff.get('周敏')?.roles]).toEqual([false, ['supervisor']])
  })

  it('one that never was good is ignored, and is no fault', async () => {
    const d = await keptDesk()
    const row = await d.type('policy', [{ register: '投诉', resolve: '4消时', calendar: '24小时' }])
    const view = await viewOf(d)
    expect(checks(view, 'policy')[row + 1]).toMatch(/；本行未生效$/)
    expect([view.policy.some((one) => one.row === row), view.faults]).toEqual([false, []])
  })

  it('a good row that says the same of the same takes its place', async () => {
    const d = await keptDesk()
    await type(d, ['staff', 7, 'roles', '老大'])
    await d.type('staff', [{ name: '周敏', mail: 'zm@example.com' }])
    const view = await viewOf(d)
    expect(view.staff.get('周敏')).toEqual({ name: '周敏', mail: 'zm@example.com', roles: [] })
  })

  it('as often as rows are sorted, and kept again', async () => {
    const d = await keptDesk()
    await type(d, ['policy', 3, 'resolve', '4消时'])
    const before = inForce(await viewOf(d))
    for (const hour of ['09', '10', '11']) {
      await d.rewrite('policy', ([header = [], first = [], ...rest]) => [header, ...rest, first])
      const view = await viewOf(d)
      expect(inForce(view)).toEqual(before)
      await keep(d, `2026-11-20 ${hour}:00`)
      expect((await viewOf(d)).inForce.get('policy')).toBe(sh('2026-11-20 08:00'))
    }
  })
})

/** Puts nothing into a column, from its first row to its last. */
const clear = (column: string) => async (d: Desk, tab: TabKey) => {
  const { length } = (await d.table(tab)).rows
  for (let row = 1; row < length; row++) await d.retype(tab, row, column, null)
}

describe('a column that was cleared', () => {
  const three = async (d: Desk) => {
    for (const day of ['01', '02', '03'])
      await d.type('days', [
        {
          from: cell(`2026-12-${day} 00:00`),
          to: cell(`2026-12-${day} 00:00`),
          hours: '休息',
          calendars: '工程',
          name: day,
        },
      ])
  }
  it.each<[TabKey, string]>([
    ['policy', 'register'],
    ['policy', 'category'],
    ['policy', 'subcategory'],
    ['policy', 'resolve'],
    ['policy', 'calendar'],
    ['escalation', 'offset'],
    ['categories', 'subcategory'],
    ['staff', 'mail'],
    ['staff', 'roles'],
    ['calendars', 'sun'],
    ['days', 'to'],
    ['days', 'calendars'],
    ['settings', 'value'],
    ['settings', 'name'],
  ])('%s %s: every row stands as it was, also in a column of that name that a set-up put back', async (tab, column) => {
    const d = await keptDesk(three)
    const before = await viewOf(d)
    await clear(column)(d, tab)
    const cleared = await viewOf(d)
    expect(inForce(cleared)).toEqual(inForce(before))
    expect(cleared.faults.map(({ id }) => id)).toEqual([`rows.${tab}`])
    const header = (await d.table(tab)).rows[0]?.[findHeaders(tabOf(tab), await d.table(tab)).at.get(column) ?? -1]
    await d.lose(tab, String(header))
    await d.setUp('zh')
    expect(inForce(await viewOf(d))).toEqual(inForce(before))
  })

  it('is meant so where nothing rests on it', async () => {
    const d = await keptDesk()
    await clear('department')(d, 'staff')
    const view = await viewOf(d)
    expect([view.faults, view.staff.get('周敏')?.department]).toEqual([[], undefined])
  })

  it('is no loss where the rows that had something there were taken out', async () => {
    const d = await keptDesk()
    const keepRow = (cells: readonly Cell[]) => (cells[1] ?? null) === null || cells[1] === '类别'
    await d.rewrite('policy', (rows) => rows.filter(keepRow))
    const view = await viewOf(d)
    expect([view.policy.every(({ category }) => category === undefined), view.faults]).toEqual([true, []])
  })

  it('of two cells is two cells', async () => {
    const d = await keptDesk(async (one) => {
      for (const day of ['01', '02'])
        await one.type('days', [{ from: cell(`2026-12-${day} 00:00`), hours: '休息', calendars: '工程' }])
    })
    await clear('calendars')(d, 'days')
    expect((await viewOf(d)).faults).toEqual([])
  })
})

describe('a calendar that was taken out', () => {
  it('stands as long as limits name it that were good with it', async () => {
    const d = await keptDesk()
    const before = await viewOf(d)
    await d.deleteRow('calendars', 2)
    const view = await viewOf(d)
    expect(inForce(view).policy).toEqual(inForce(before).policy)
    expect(view.calendars.get('working')).toEqual(before.calendars.get('working'))
    expect(checks(view, 'policy')[3]).toBe('“日历”“工作时间”不在“日历”表里，本行仍按原来的内容')
    expect(view.faults.map(({ id }) => id)).toEqual(['rows.policy'])
    await keep(d, '2026-11-20 09:00')
    expect(inForce(await viewOf(d))).toEqual(inForce(view))
  })
  it('is gone where no limit names it, and new limits cannot name it', async () => {
    const d = await keptDesk()
    await d.deleteRow('calendars', await rowWhere(d, 'calendars', 'name', '前台'))
    const row = await d.type('policy', [{ register: '投诉', category: '噪音扰民', resolve: '1天', calendar: '前台' }])
    const view = await viewOf(d)
    expect([view.calendars.has('前台'), view.policy.some((one) => one.row === row)]).toEqual([false, false])
  })
  it('never writes into the row of another', async () => {
    const d = await keptDesk()
    await d.deleteRow('calendars', 2)
    const { calendarRows } = await viewOf(d)
    expect(calendarRows.has('working')).toBe(false)
  })
})

const losses: readonly (readonly [string, (d: Desk, tab: TabKey) => Promise<unknown>])[] = [
  ['gone', (d, tab) => d.deleteTab(tab)],
  ['without its header row', (d, tab) => d.rewrite(tab, ([, ...rows]) => [[], ...rows])],
]

describe.each<[TabKey, string]>([
  ['policy', '日历'],
  ['policy', '办结'],
  ['escalation', '级别'],
  ['categories', '类别'],
  ['staff', '姓名'],
  ['staff', '邮箱'],
  ['roster', '日期'],
  ['roster', '姓名'],
  ['calendars', '周一'],
  ['days', '日期'],
  ['settings', '值'],
])('the tab %s', (tab, telling) => {
  it.each([...losses, [`without ${telling}`, (d: Desk) => d.lose(tab, telling)] as const])(
    '%s: all of it stands as it was',
    async (_, lose) => {
      const d = await keptDesk(async (one) => {
        await dayOff(one)
        await one.type('roster', [{ days: '周末', role: '客服主任', names: '周敏' }])
        await one.retype('settings', 3, 'value', 'Asia/Tokyo')
      })
      const before = await viewOf(d)
      await lose(d, tab)
      // Without keys nothing tells a column whose header is gone.
      const state = await d.read()
      const table = state.tables.get(tab)
      const bare = table === undefined ? [] : [[tab, { tab, title: table.title, rows: table.rows }] as const]
      const view = viewLedger({ ...state, tables: new Map([...state.tables, ...bare]) })
      expect(inForce(view)).toEqual(inForce(before))
      expect(view.calendars).toEqual(before.calendars)
      expect(view.settingsMark).toBe(before.settingsMark)
      expect([...view.missingTabs]).toEqual([])
      expect(view.inForce).toEqual(before.inForce)
      expect(view.faults.map(({ tab, stops }) => `${tab} ${stops}`)).toEqual([`${tab} held`])
      expect(view.tabProblems.get(tab)?.size).toBe(0)
    },
  )
})

describe('a column that was gone before anything was kept', () => {
  it.each<[SettingsKey, string]>([
    ['policy', '办结'],
    ['staff', '邮箱'],
    ['categories', '默认优先级'],
  ])('%s %s: is gone, and the rest of the tab goes on', async (tab, header) => {
    const d = await keptDesk((one) => one.lose(tab, header))
    await d.deleteRow(tab, 1)
    const view = await viewOf(d)
    expect(view.faults.map(({ stops }) => stops === 'held')).toEqual([false])
    expect(view.settingsTexts.get(tab)).not.toBe(view.kept.get(tab)?.text)
  })
})

describe('what is kept', () => {
  const since = async (d: Desk) =>
    Object.fromEntries(
      [...(await viewOf(d)).inForce].map(([tab, at]) => [tab, new Date(at).toISOString().slice(11, 16)]),
    )

  it('is written at first, and again only where something else is in force', async () => {
    const d = await desk()
    expect((await viewOf(d)).inForce.size).toBe(0)
    expect(await keep(d, '2026-11-20 08:00')).toBeGreaterThan(0)
    expect(await keep(d, '2026-11-20 09:00')).toBe(0)
    await d.retype('staff', 1, 'remark', '换班')
    await d.retype('staff', 1, 'check', '？')
    expect(await keep(d, '2026-11-20 09:30')).toBe(0)
    await d.retype('staff', 1, 'department', '工程部')
    expect((await viewOf(d)).inForce.has('staff')).toBe(false)
    expect(await keep(d, '2026-11-20 10:00')).toBeGreaterThan(0)
    const told = await since(d)
    expect([told['staff'], told['policy']]).toEqual(['02:00', '00:00'])
  })

  it('is in force since when it was, though rows are sorted or something wrong is typed below', async () => {
    const d = await keptDesk()
    await d.rewrite('staff', ([header = [], first = [], ...rest]) => [header, ...rest, first])
    await d.type('staff', [{ mail: 'nobody@example.com' }])
    await keep(d, '2026-11-20 09:00')
    expect((await since(d))['staff']).toBe('00:00')
  })

  it.each(Object.entries(HOSTILE_TEXTS))('with %s comes back as it was', async (_, text) => {
    const d = await keptDesk(async (one) => {
      for (let row = 1; row <= 3; row++) await one.retype('staff', row, 'also', text)
    })
    const before = await viewOf(d)
    const pieces = (await d.records('kept')).slice(1).map(({ text: piece }) => String(piece).length)
    expect(Math.max(...pieces)).toBeLessThanOrEqual(40_000)
    await d.deleteTab('staff')
    expect(inForce(await viewOf(d))).toEqual(inForce(before))
  })

  it('gives back the lines that a shorter text does not need', async () => {
    const d = await keptDesk((one) => one.retype('categories', 1, 'also', '长'.repeat(50_000)))
    await d.retype('categories', 1, 'also', null)
    await keep(d, '2026-11-20 09:00')
    const lines = (await d.records('kept')).slice(1).map(({ tab }) => tab)
    expect(lines).toEqual([
      'policy',
      'escalation',
      'mandatory',
      'categories',
      'staff',
      'roster',
      'calendars',
      'days',
      'settings',
    ])
    expect(await keep(d, '2026-11-20 10:00')).toBe(0)
  })

  it('stays where a tab becomes absurdly long', async () => {
    const d = await keptDesk()
    for (let row = 1; row <= 9; row++) await d.retype('staff', row, 'also', '长'.repeat(50_000))
    expect(await keep(d, '2026-11-20 09:00')).toBe(0)
    await d.deleteTab('staff')
    expect((await viewOf(d)).staff.get('周敏')?.roles).toEqual(['supervisor'])
  })

  const spoil = (change: (text: string) => Cell) => async (d: Desk) => {
    for (let row = 1; row <= 9; row++)
      await d.retype('kept', row, 'text', change(String(await d.cell('kept', row, 'text'))))
  }
  it.each<[string, (d: Desk) => Promise<unknown>]>([
    ['nothing', spoil(() => null)],
    ['a number', spoil(() => 7)],
    ['a sum', spoil(() => '=1+1')],
    ['half of it', spoil((text) => text.slice(0, text.length / 2))],
    ['one letter more', spoil((text) => text.replace('"columns"', '"columnss"'))],
    ['a time limit typed over', spoil((text) => text.replace(/天|example|Shanghai/, '周'))],
    ['JSON of something else', spoil(() => '1.{}')],
    ['no JSON', spoil(() => 'a.b.c')],
    ['its lines cut in two', (d) => d.rewrite('kept', (rows) => rows.slice(0, 1))],
    ['another header', (d) => d.rewrite('kept', ([, ...rows]) => [['甲', '乙', '丙'], ...rows])],
    ['the tab gone', (d) => d.deleteTab('kept')],
  ])('says %s: then nothing is', async (_, change) => {
    const d = await keptDesk()
    await change(d)
    await type(d, ['policy', 3, 'resolve', '4消时'])
    const bare = async () => {
      const state = await d.read()
      const table = state.tables.get('kept')
      if (table === undefined) return state
      return {
        ...state,
        tables: new Map([...state.tables, ['kept', { tab: 'kept', title: '', rows: table.rows }]]),
      } satisfies LedgerState
    }
    const view = viewLedger(await bare())
    expect(view.policy.some(({ row }) => row === 3)).toBe(false)
    expect(checks(view, 'policy')[4]).toMatch(/；本行未生效$/)
    await d.deleteTab('settings')
    const without = await bare()
    expect(() => viewLedger(without)).toThrow(
      expect.objectContaining({ reason: expect.objectContaining({ kind: 'not-set-up' }) as unknown }),
    )
  })

  it('is written anew where somebody has been at it', async () => {
    const d = await keptDesk()
    await spoil((text) => `${text} `)(d)
    await d.type('kept', [{ tab: 'policy', text: 'mine' }, { tab: '？' }])
    await keep(d, '2026-11-20 09:00')
    await type(d, ['policy', 3, 'resolve', '4消时'])
    expect((await viewOf(d)).policy.some(({ row }) => row === 3)).toBe(true)
    expect(await keep(d, '2026-11-20 10:00')).toBe(0)
  })

  it('is not written where its own tab is gone, which is a fault', async () => {
    const d = await keptDesk()
    await d.deleteTab('kept')
    expect(await keep(d, '2026-11-20 09:00')).toBe(0)
    expect((await viewOf(d)).faults.map(({ id, stops }) => [id, stops])).toEqual([['tab.kept', 'kept']])
  })

  it('holds in whichever language the tabs are', async () => {
    const d = await desk('en')
    await keep(d, '2026-11-20 08:00')
    const before = await viewOf(d)
    await d.deleteTab('settings')
    await d.deleteTab('policy')
    await d.deleteTab('calendars')
    expect(inForce(await viewOf(d))).toEqual(inForce(before))
  })
})
