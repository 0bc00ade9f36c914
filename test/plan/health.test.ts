import { describe, expect, it } from 'vitest'
import { type TabKey, tabs } from '../../sheets-template/workbook/index.ts'
import { memoryLedger } from '../../src/adapters/memory/ledger.ts'
import { instant } from '../../src/model/instant.ts'
import type { Language } from '../../src/model/language.ts'
import { planSweep } from '../../src/plan/plan-sweep.ts'
import type { Version } from '../../src/ports/ledger.ts'
import type { Column } from '../../src/sheet/definition.ts'
import { viewLedger } from '../../src/sheet/ledger-view.ts'
import { cell, type Desk, desk, keyless, noticesIn, row, sh, ZONE } from '../support/desk.ts'

/** What the tab has a line of whether anything is wrong or not. */
const FIGURES: ReadonlySet<unknown> = new Set(
  [
    '状态 最近一次巡检 台账 邮件 设置生效 最近的时限',
    'State|Last sweep|Registers|Mails|In force since|Next deadline',
  ].flatMap((words) => words.split(/[ |](?=[^a-z])/)),
)

/** A fault as the health tab tells it: where, since when, and what is wrong. */
const told = async (d: Pick<Desk, 'records'>) =>
  (await d.records('health'))
    .slice(1)
    .filter(({ what }) => !FIGURES.has(what))
    .map(({ what, since, text }) => [what, since === null ? '' : 'since', text ?? ''])
const where = async (d: Pick<Desk, 'records'>) => (await told(d)).map(([what]) => what).filter(Boolean)
const stateIn = async (d: Desk) => (await d.cell('health', 1, 'text')) ?? ''
const lose = (d: Desk, tab: TabKey, column?: Column, language: Language = 'zh') =>
  column === undefined ? d.deleteTab(tab) : d.lose(tab, column[language])
const notices = async (d: Desk) =>
  (await d.records('notices')).slice(1).map(({ number, clock, state, to }) => [number, clock, state, to])

/** A desk with an open complaint, repair and callback, all looked after. */
async function working() {
  const d = await desk()
  await d.type('complaint', [row()])
  await d.type('repair', [row({ category: '给排水' })])
  await d.sweep('2026-11-20 09:01')
  await d.type('callback', [{ case: 'TS-20261120-001', caller: '王芳' }])
  await d.sweep('2026-11-20 09:02')
  expect((await d.look('2026-11-20 09:03')).changes).toEqual([])
  return d
}

describe('a workbook with nothing wrong', () => {
  it.each([
    ['zh', '还没有巡检过', '一切正常'],
    ['en', 'Nothing has swept yet', 'All is well'],
  ] as const)(
    'says so once it was swept, and nothing is written for that alone: %s',
    async (language, before, after) => {
      const d = await desk(language)
      expect(await stateIn(d)).toBe(before)
      await d.type('complaint', [row()])
      await d.sweep('2026-11-20 09:00')
      expect([await stateIn(d), await told(d)]).toEqual([after, []])
      expect((await d.look('2026-11-20 09:00')).changes).toEqual([])
    },
  )
  it('says so again in a tab that somebody emptied, with whatever is written next', async () => {
    const d = await working()
    await d.rewrite('health', (rows) => rows.slice(0, 1))
    await d.type('complaint', [row({ room: '1-1-101' })])
    await d.sweep('2026-11-20 09:05')
    expect([await stateIn(d), await told(d)]).toEqual(['一切正常', []])
  })
})

describe('a fault', () => {
  it('of which no mail could leave is mailed though the workbook gets another zone meanwhile, once', async () => {
    const d = await working()
    await d.deleteTab('policy')
    await d.sweep(instant(sh('2026-11-20 09:10') + 123), 'later')
    const zone = (await d.records('settings')).findIndex(({ name }) => name === '时区')
    await d.retype('settings', zone, 'value', 'Asia/Tokyo')
    expect(
      (await d.sweep('2026-11-20 09:15')).plan.health.mails.map(({ faults }) => faults.map(({ id }) => id)),
    ).toEqual([['tab.policy']])
    expect((await d.sweep('2026-11-20 10:45')).plan.health.mails).toEqual([])
  })
  it('is told with where, since when, what stops and what to do; mailed once; and gone when it is mended', async () => {
    const d = await working()
    await d.deleteTab('repair')
    await d.sweep('2026-11-20 09:10')
    expect(await told(d)).toEqual([
      [
        '报修台账',
        'since',
        '没有这张表：里面的行没有人看，不检查、不编号、不发通知；其它台账照常。从表格的版本记录恢复；没有要找回的内容，就运行 setup 重建',
      ],
    ])
    expect(await notices(d)).toContainEqual(['运行状况', '运行状况', '已发', 'admin@example.com'])
    expect((await d.look('2026-11-20 09:11')).changes).toEqual([])
    await d.setUp('zh')
    const { plan } = await d.sweep('2026-11-20 09:12')
    expect(plan.health).toEqual({ faults: [], mails: [] })
    expect([await stateIn(d), await told(d)]).toEqual(['一切正常', []])
    expect((await d.look('2026-11-20 09:13')).changes).toEqual([])
  })
  it('that comes again is another: another time, another mail', async () => {
    const d = await working()
    for (const time of ['2026-11-20 09:03', '2026-11-20 09:04']) {
      await d.deleteTab('policy')
      expect((await d.sweep(time)).plan.health.mails).toHaveLength(1)
      await d.setUp('zh')
      expect((await d.sweep(time)).plan.health.mails).toEqual([])
    }
  })
  it('several seen together are one mail; one more is another, and the first keeps its time', async () => {
    const d = await working()
    await d.deleteTab('repair')
    await d.lose('complaint', '编号')
    const first = await d.sweep('2026-11-20 09:03')
    expect(first.plan.health.mails.map(({ faults }) => faults.map(({ id }) => id))).toEqual([
      ['column.complaint.number', 'tab.repair'],
    ])
    await d.deleteTab('days')
    const second = await d.sweep('2026-11-20 09:05')
    expect(second.plan.health.mails.map(({ faults }) => faults.map(({ id }) => id))).toEqual([['tab.days']])
    expect(second.plan.health.faults.map(({ id, since }) => [id, since])).toEqual([
      ['column.complaint.number', sh('2026-11-20 09:03')],
      ['tab.repair', sh('2026-11-20 09:03')],
      ['tab.days', sh('2026-11-20 09:05')],
    ])
  })
  it('of a column that nothing stops for stands in the tab, and nobody is mailed', async () => {
    const d = await working()
    await d.lose('complaint', '备注')
    const { plan } = await d.sweep('2026-11-20 09:03')
    expect(plan.health.mails).toEqual([])
    expect(await told(d)).toEqual([
      ['投诉台账 / 备注', 'since', '没有这一列：按没有填写处理。运行 setup 补上；如果只是改了名，请改回原名'],
    ])
  })
  it('a header that stands twice is one, where nothing tells which is meant', async () => {
    const d = await desk('zh')
    await d.rename('complaint', '备注', '编号')
    const known = await d.look('2026-11-20 09:03')
    expect(known.plan.health.faults).toEqual([])
    const bare = keyless(d)
    expect(viewLedger(await bare.read()).faults.map(({ id, stops }) => [id, stops])).toEqual([
      ['column.complaint.remark', 'blank'],
      ['twice.complaint.number', 'register'],
    ])
  })
  it('a header row that is gone is one fault, not one a column', async () => {
    const d = await desk()
    const { length } = (await d.table('policy')).rows[0] ?? []
    for (let column = length - 1; column >= 0; column--) await d.deleteColumn('policy', column)
    const { plan } = await d.sweep('2026-11-20 09:03')
    expect(plan.health.faults.map(({ id }) => id)).toEqual(['headers.policy'])
    expect(await where(d)).toEqual(['时限标准'])
  })
  it('what people wrote beside stays, and columns that they put between', async () => {
    const d = await working()
    await d.insertColumn('health', 1, '谁在办')
    await d.deleteTab('repair')
    await d.deleteTab('days')
    await d.sweep('2026-11-20 09:03')
    const { length } = (await d.table('health')).rows
    await d.commit(await d.read(), 'x' as Version, [
      { kind: 'write', tab: 'health', row: length - 1, column: 1, cell: '老王' },
    ])
    await d.setUp('zh')
    await d.sweep('2026-11-20 09:04')
    const { rows } = await d.table('health')
    expect(rows[0]).toEqual(['项目', '谁在办', '时间', '说明'])
    expect([rows[1]?.[3], rows.at(-1)]).toEqual(['一切正常', [null, '老王']])
    expect(rows).toHaveLength(length)
  })
})

describe('the mail about faults', () => {
  it('goes to the administrators; without them to the highest office; without any to the one who is given', async () => {
    const d = await working()
    const { rows } = await d.table('staff')
    const asked = async (change: (cells: readonly unknown[]) => boolean) => {
      await d.rewrite('staff', () => rows.filter((cells, index) => index === 0 || change(cells)))
      return await mailsTo(d, '2026-11-20 09:03')
    }
    await d.deleteTab('days')
    expect(await asked(() => true)).toEqual(['admin@example.com'])
    expect(await asked((cells) => !cells.includes('管理员'))).toEqual(['service@example.com'])
    expect(await asked((cells) => cells.includes('客服主任'))).toEqual(['zhou.min@example.com'])
    expect(await asked(() => false)).toEqual(['keeper@example.com'])
    // Nobody was ever known here.
    const fresh = await desk()
    await fresh.deleteTab('staff')
    expect(await mailsTo(fresh, '2026-11-20 09:03')).toEqual(['keeper@example.com'])
  })
  it('is tried again until it leaves, under one Message-ID, and about what is still wrong alone', async () => {
    const d = await working()
    await d.deleteTab('days')
    await d.deleteTab('repair')
    const first = await d.sweep('2026-11-20 09:03', 'later')
    expect((await d.sweep('2026-11-20 09:03')).plan.health.mails).toEqual([])
    await d.setUp('zh')
    await d.deleteTab('days')
    const again = await d.sweep('2026-11-20 09:05')
    expect(again.plan.health.mails.map(({ messageId, faults }) => [messageId, faults.map(({ id }) => id)])).toEqual([
      [first.plan.health.mails[0]?.messageId, ['tab.days']],
    ])
    expect((await notices(d)).filter(([number]) => number === '运行状况').map(([, , state]) => state)).toEqual(['已发'])
  })
  it('is taken up again by another sweep where one died over it', async () => {
    const d = await working()
    await d.deleteTab('days')
    await d.sweep('2026-11-20 09:03', 'dies')
    expect((await d.look('2026-11-20 09:12')).plan.health.mails).toEqual([])
    expect((await d.sweep('2026-11-20 09:14')).plan.health.mails).toHaveLength(1)
    expect((await d.look('2026-11-20 09:15')).changes).toEqual([])
  })
  it('is not begun for ever where each sweep dies over it', async () => {
    const d = await working()
    await d.deleteTab('days')
    const begun: number[] = []
    for (const minute of ['03', '14', '25', '36', '47', '58'])
      begun.push((await d.sweep(`2026-11-20 09:${minute}`, 'dies')).plan.health.mails.length)
    expect(begun).toEqual([1, 1, 1, 1, 0, 0])
    expect(await notices(d)).toContainEqual(['运行状况', '运行状况', '结果不明', 'admin@example.com'])
  })
  it('is not sent any more where all was mended meanwhile', async () => {
    const d = await working()
    await d.deleteTab('days')
    await d.sweep('2026-11-20 09:03', 'later')
    await d.setUp('zh')
    expect((await d.sweep('2026-11-20 09:05')).plan.health.mails).toEqual([])
    expect(await notices(d)).toContainEqual(['运行状况', '运行状况', '不必再发', 'admin@example.com'])
  })
  it('waits where there is nobody, and leaves once there is', async () => {
    const d = await desk()
    const staff = await d.table('staff')
    await d.deleteTab('staff')
    await d.sweep('2026-11-20 09:03')
    expect(await notices(d)).toContainEqual(['运行状况', '运行状况', '失败', null])
    await d.setUp('zh')
    await d.deleteTab('days')
    await d.rewrite('staff', () => staff.rows)
    const { plan } = await d.sweep('2026-11-20 09:05')
    // The staff tab is mended; what else went meanwhile is its own mail.
    expect(plan.health.mails.map(({ faults }) => faults.map(({ id }) => id))).toEqual([['tab.days']])
    expect((await notices(d)).filter(([number]) => number === '运行状况').map(([, , state]) => state)).toEqual([
      '不必再发',
      '已发',
    ])
  })
})

async function mailsTo(d: Desk, time: string): Promise<readonly string[]> {
  const plan = planSweep(viewLedger(await d.read()), sh(time), 'r', { administrator: 'keeper@example.com' })
  return plan.health.mails.map(({ to }) => to.mail)
}

describe('what would be read otherwise than it was meant', () => {
  it('limits without their categories are no limits for all: new cases wait, and get their own once it is mended', async () => {
    const d = await desk('zh', keyless(memoryLedger(ZONE)))
    const parking = row({ category: '车辆管理', subcategory: '固定车位被占' })
    await d.rename('policy', '类别', '种类')
    const at = await d.type('complaint', [parking, row({ room: '3-2-1202' })])
    await d.sweep('2026-11-20 09:01')
    expect([await d.cell('complaint', at, 'number'), await d.cell('complaint', at, 'resolveDue')]).toEqual([
      'TS-20261120-001',
      null,
    ])
    await d.rename('policy', '种类', '类别')
    await d.sweep('2026-11-20 09:02')
    expect(await d.cell('complaint', at, 'resolveDue')).toBe(cell('2026-11-21 00:00'))
    expect(await d.cell('complaint', at + 1, 'resolveDue')).toBe(cell('2026-11-23 09:00'))
  })
  it.each([
    ['周五', (d: Desk, to: string, back: string) => d.rename('calendars', to, back)],
    ['日历', (d: Desk, to: string, back: string) => d.rename('calendars', to, back)],
  ])('calendars without %s: nothing is counted by them, nor by another row’s limit', async (header, rename) => {
    const d = await desk('zh', keyless(memoryLedger(ZONE)))
    await rename(d, header, '自己的')
    const at = await d.type('repair', [row({ category: '门窗五金' })])
    await d.sweep('2026-11-20 09:01')
    expect(await d.cell('repair', at, 'number')).toBe('BX-20261120-001')
    expect(await d.cell('repair', at, 'resolveDue')).toBeNull()
    await rename(d, '自己的', header)
    await d.sweep('2026-11-20 09:02')
    expect(await d.cell('repair', at, 'resolveDue')).toBe(cell('2026-11-20 18:00'))
  })
  it('categories without their register are not known, and no row is held to them', async () => {
    const d = await desk('zh', keyless(memoryLedger(ZONE)))
    await d.rename('categories', '台账', '什么台账')
    const at = await d.type('complaint', [row({ category: '没有这一类' })])
    await d.sweep('2026-11-20 09:01')
    expect(await d.cell('complaint', at, 'number')).toBe('TS-20261120-001')
  })
  it('settings without their values are no defaults: no time can be read', async () => {
    const d = await desk()
    await d.lose('settings', '值')
    await expect(d.look('2026-11-20 09:01')).rejects.toMatchObject({
      reason: { kind: 'not-set-up', missing: [{ zh: '设置/值' }] },
    })
  })
})

/** Without these no sweep can be made, and it says which. */
const INDISPENSABLE: Readonly<Partial<Record<TabKey, readonly string[]>>> = {
  notices: ['number', 'clock', 'due', 'level', 'cycle', 'state', 'attempts', 'at', 'messageId'],
  system: ['name', 'value'],
}
const losses = tabs.flatMap((tab): (readonly [string, TabKey, Column | undefined])[] => [
  [tab.zh, tab.key, undefined],
  ...tab.columns.map((column) => [`${tab.zh} / ${column.zh}`, tab.key, column as Column] as const),
])

describe('every tab and every column, lost one by one', () => {
  it.each(losses)('%s', async (name, tab, column) => {
    const d = await working()
    await lose(d, tab, column)
    const indispensable = INDISPENSABLE[tab]
    if (indispensable !== undefined && (column === undefined || indispensable.includes(column.key))) {
      const missing = [expect.objectContaining({ zh: name.replace(' / ', '/') })]
      await expect(d.look('2026-11-20 09:10')).rejects.toMatchObject({ reason: { kind: 'not-set-up', missing } })
      return
    }
    const before = await d.records('complaint').catch(() => [])
    const [complaint, repair, callback] = [
      row({ room: '3-2-1203' }),
      row({ category: '给排水', room: '3-2-1204' }),
      { case: 'BX-20261120-001', caller: '李静' },
    ]
    for (const [key, typed] of [
      ['complaint', complaint],
      ['repair', repair],
      ['callback', callback],
    ] as const)
      if (tab !== key) await d.type(key, [typed])
      else if (column !== undefined)
        await d.type(key, [Object.fromEntries(Object.entries(typed).filter(([one]) => one !== column.key))])
    const { plan } = await d.sweep('2026-11-20 09:10')

    // It is named, once, and nothing else is.
    expect(plan.health.faults.map(({ id }) => id)).toEqual([column ? `column.${tab}.${column.key}` : `tab.${tab}`])
    if (tab !== 'health' || column !== undefined) {
      const texts = (await told(d)).map(([what, , text]) => `${what ?? ''} ${String(text)}`)
      if (column?.key !== 'what' || tab !== 'health') expect(texts.at(-1)).toContain(name)
      if (column?.key !== 'text' || tab !== 'health') expect(texts.at(-1)).toMatch(/没有这(张表|一列)：/)
    }
    // What does not need it goes on.
    const isLeftAlone = (key: TabKey) => tab === key && plan.unreadable.length > 0
    const numbered = [
      ...plan.rows.filter(({ isNew }) => isNew).map(({ register }) => register),
      ...plan.callbacks.filter(({ isNew }) => isNew).map(({ register }) => register),
    ]
    const expected = (['complaint', 'repair', 'callback'] as const).filter((key) => !isLeftAlone(key))
    expect(numbered.toSorted()).toEqual(
      expected.filter((key) => key !== 'callback' || !isLeftAlone('repair')).toSorted(),
    )
    // Deadlines that stand stay.
    if (!isLeftAlone('complaint') && column?.key !== 'resolveDue')
      expect((await d.records('complaint'))[2]?.['resolveDue']).toBe(before[2]?.['resolveDue'])
    // Hours later late cases are mailed, for what was last good of the settings stays in force.
    const later = await d.sweep('2026-11-20 12:10')
    const mailed = new Set(noticesIn(later.plan).map(({ register }) => register))
    if (!isLeftAlone('complaint') && name !== '投诉台账 / 响应时间') expect(mailed).toContain('complaint')
    // What was said is not said again.
    expect(later.plan.health.mails).toEqual([])
    // Mended, all is well; but where the cells of a column are lost that says what the rows mean.
    await d.setUp('zh')
    const { faults } = (await d.sweep('2026-11-20 12:12')).plan.health
    expect(faults.filter(({ kind }) => kind !== 'rows-held')).toEqual([])
    if (faults.length > 0) expect(column?.key).toBeDefined()
    else expect([await stateIn(d), await told(d)]).toEqual(['一切正常', []])
  })
})
