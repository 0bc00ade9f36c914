import { describe, expect, it } from 'vitest'
import { SETTING_NAMES, settingContent } from '../../sheets-template/workbook/content/settings.ts'
import type { TabKey } from '../../sheets-template/workbook/index.ts'
import { hmacLots } from '../../src/adapters/hmac/lots.ts'
import { examine } from '../../src/app/doctor.ts'
import type { Language } from '../../src/model/language.ts'
import type { Week } from '../../src/model/week.ts'
import type { Finding } from '../../src/plan/findings/finding.ts'
import type { Cell, Ledger, Version } from '../../src/ports/ledger.ts'
import type { Lots } from '../../src/ports/lots.ts'
import { keptRows } from '../../src/sheet/journal.ts'
import { cell, type Desk, desk, keyless, row, sh } from '../support/desk.ts'

const NOW = sh('2026-11-20 09:00')
const lots = hmacLots(new Uint8Array(32), 'the-ledger')
const examined = (ledger: Pick<Ledger, 'read'>, now = NOW) =>
  examine({ ledger: ledger as Ledger, clock: { now: () => now }, lots })
const look = async (ledger: Pick<Ledger, 'read'>, now = NOW) => (await examined(ledger, now)).findings

/** What a workbook as it is made tells: it has people without addresses, and calendars for later. */
const FRESH = new Set(['unknown-years', 'calendar-unused', 'zone'])
/** Findings as people read them, without those of a workbook as it is made. */
const told = (findings: readonly Finding[], language: Language = 'zh') =>
  findings
    .filter(({ code }) => !FRESH.has(code))
    .map(({ severity, place, what }) =>
      [severity, place?.tab[language], place?.row, place?.column?.[language], what[language]]
        .filter((one) => one !== undefined)
        .join('|'),
    )
const after = async (change: (d: Desk) => Promise<unknown>, language: Language = 'zh') => {
  const d = await desk('zh')
  await change(d)
  return told(await look(d), language)
}
/** The ledger without some of its tabs. */
const without = async (...gone: readonly TabKey[]): Promise<Pick<Ledger, 'read'>> => {
  const state = await (await desk()).read()
  return {
    read: () =>
      Promise.resolve({ ...state, tables: new Map([...state.tables].filter(([key]) => !gone.includes(key))) }),
  }
}

describe('a workbook as it is made', () => {
  it('has nothing wrong; it tells its zone, its unused calendars, and the year that is not known yet', async () => {
    const findings = await look(await desk())
    expect(findings.map(({ severity, code, place }) => [severity, code, place?.tab.zh, place?.row])).toEqual([
      ['warning', 'unknown-years', '日历', 5],
      ['info', 'calendar-unused', '日历', 4],
      ['info', 'calendar-unused', '日历', 5],
      ['info', 'zone', '设置', undefined],
    ])
    expect(findings.at(-1)?.what.zh).toBe('所有时间按时区 Asia/Shanghai 计算，那里现在是 2026-11-20 09:00')
  })
  it('has nothing wrong in English either', async () => {
    const findings = await look(await desk('en'))
    expect(told(findings)).toEqual([])
    expect(findings.at(-1)?.place?.tab).toEqual({ zh: 'Settings', en: 'Settings' })
  })
  it('tells no year that is far off', async () => {
    expect((await look(await desk(), sh('2026-03-01 09:00'))).map(({ code }) => code)).not.toContain('unknown-years')
  })
})

const LEFT_ALONE = '里面的行没有人看，不检查、不编号、不发通知；其它台账照常'

describe('tabs and columns', () => {
  it('a register that is gone stops itself alone', async () => {
    const ledger = await without('repair')
    expect(told(await look(ledger))).toEqual([`error|报修台账|没有这张表：${LEFT_ALONE}`])
    expect(told(await look(ledger), 'en')).toEqual([
      'error|Repairs|The tab is gone: nobody looks after its rows, there are no checks, numbers or mails; the other registers go on',
    ])
  })
  it('a tab that nothing goes on without stops everything, and the other tabs are told all the same', async () => {
    expect(told(await look(await without('calendars', 'notices', 'complaint')))).toEqual([
      `error|投诉台账|没有这张表：${LEFT_ALONE}`,
      'error|日历|没有这张表：“24小时”以外的时限都不计算，修好后自动补上；已有的时限不变',
      'error|通知记录|没有这张表：巡检不能进行',
    ])
  })
  it.each<[TabKey, string]>([
    ['policy', 'error|时限标准|没有这张表：新个案没有时限，修好后自动补上；已有的时限不变'],
    ['escalation', 'error|升级规则|没有这张表：临期和超时不通知任何人'],
    ['categories', 'error|分类|没有这张表：类别不核对，也没有默认优先级；修好后用 policy 命令重算这期间的个案'],
    ['staff', 'error|人员|没有这张表：姓名不核对，通知发不出去，修好后自动补发'],
    ['mandatory', 'warning|必访范围|没有这张表：只知道规定的几类必访，照样件件回访'],
    ['suggestions', 'warning|客户建议|没有这张表：客户的建议暂时没有地方收集'],
    ['roster', 'warning|值班|没有这张表：不知道谁在值班，邮件发给这个角色的每个人'],
    ['days', 'error|特殊日期|没有这张表：特殊日期不算在内，只按星期和法定节假日；修好后用 policy 命令重算这期间的个案'],
    ['history', 'error|历史|没有这张表：变化不再记入历史，也不会补记'],
    ['health', 'error|运行状况|没有这张表：问题不能写在这里，只能用邮件通知'],
  ])('%s that is gone is told once, with what stops', async (tab, expected) => {
    expect(told(await look(await without(tab)))).toEqual([expected])
  })
  it.each<[TabKey, string, readonly string[]]>([
    ['complaint', '受理时间', [`error|投诉台账|受理时间|没有这一列：${LEFT_ALONE}`]],
    ['complaint', '编号', [`error|投诉台账|编号|没有这一列：${LEFT_ALONE}`]],
    ['complaint', '备注', ['warning|投诉台账|备注|没有这一列：按没有填写处理']],
    ['complaint', '响应时间', ['error|投诉台账|响应时间|没有这一列：“响应”“不满意重开”不再催办']],
    ['complaint', '检查', ['warning|投诉台账|检查|没有这一列：出了什么问题写不进表里']],
    ['policy', '检查', ['warning|时限标准|检查|没有这一列：出了什么问题写不进表里']],
    ['policy', '说明', ['warning|时限标准|说明|没有这一列：按没有填写处理']],
    ['policy', '办结', ['error|时限标准|办结|没有这一列：新个案没有“办结”时限；修好后用 policy 命令重算这期间的个案']],
    ['notices', '邮件标识', ['error|通知记录|邮件标识|没有这一列：巡检不能进行']],
    ['notices', '错误', ['warning|通知记录|错误|没有这一列：照常计算，只是这里看不到']],
  ])('%s without %s', async (tab, header, expected) => {
    expect(await after((d) => d.lose(tab, header))).toEqual(expected)
  })
  it.each<[TabKey, string, string, readonly string[]]>([
    [
      'complaint',
      '备注',
      '检查',
      [`error|投诉台账|检查|这个列名出现两次：${LEFT_ALONE}`, 'warning|投诉台账|备注|没有这一列：按没有填写处理'],
    ],
    [
      'complaint',
      '备注',
      '房号或地点',
      [
        'warning|投诉台账|备注|没有这一列：按没有填写处理',
        'warning|投诉台账|房号或地点|这个列名出现两次：只看左边的一列',
      ],
    ],
  ])('%s with %s called %s', async (tab, header, to, expected) => {
    const d = await desk()
    await d.rename(tab, header, to)
    expect(told(await look(keyless(d)))).toEqual(expected)
    expect(told(await look(d))).toEqual([])
  })
  it('says what the health tab says, of whatever is gone', async () => {
    const d = await desk()
    await d.sweep('2026-11-20 08:59')
    await d.deleteTab('repair')
    await d.deleteTab('days')
    for (const [tab, header] of [
      ['complaint', '编号'],
      ['complaint', '备注'],
      ['policy', '类别'],
      ['staff', '邮箱'],
    ] as const)
      await d.lose(tab, header)
    await d.sweep('2026-11-20 09:00')
    const lines = (await d.records('health')).slice(-6).map(({ what, text }) => `${String(what)}：${String(text)}`)
    const findings = (await look(d)).filter(({ code }) => /-missing$|-twice$/.test(code))
    const said = findings.map(
      ({ place, what, todo }) =>
        `${[place?.tab.zh, place?.column?.zh].filter(Boolean).join(' / ')}：${what.zh}。${todo?.zh ?? ''}`,
    )
    expect(said.toSorted()).toEqual(lines.toSorted())
  })
  it('goes by the titles and headers that the sheet has', async () => {
    const d = await desk('en')
    await d.retype('policy', 1, 'resolve', 'half a day')
    const [finding] = await look(d)
    expect(finding).toMatchObject({
      severity: 'error',
      code: 'bad-duration',
      place: { tab: { zh: 'Time limits' }, row: 2, column: { zh: 'Resolve' } },
    })
  })
})

describe('the settings tabs', () => {
  it.each<[string, (d: Desk) => Promise<unknown>, readonly string[]]>([
    [
      'a limit',
      (d) => d.retype('policy', 1, 'resolve', '24'),
      ['error|时限标准|2|办结|“办结”“24”缺单位，请写成 24小时 或 3天；本行未生效'],
    ],
    [
      'a tie',
      (d) => d.type('policy', [{ register: '投诉', calendar: '24小时', resolve: '1天' }]),
      ['error|时限标准|25|台账|与第 2 行重复，本行未生效'],
    ],
    [
      'a zone',
      (d) => d.retype('settings', 3, 'value', '北京'),
      ['error|设置|4|值|“值”“北京”不是时区，请写成 Asia/Shanghai'],
    ],
    [
      'a setting of before',
      (d) => d.type('settings', [{ name: '工作时间', value: '9-5' }]),
      [`warning|设置|${SETTING_NAMES.length + 2}|项目|“项目”“工作时间”已移到“日历”表：请到那里填写，并删去本行`],
    ],
    [
      'a special day',
      (d) => d.type('days', [{ from: '国庆', hours: '休息' }]),
      ['error|特殊日期|2|日期|“日期”“国庆”不是看得懂的日期，请写成 2026-10-01，本行未生效'],
    ],
    [
      'several in one row, and the worst first',
      (d) =>
        d.type('calendars', [
          { name: '24小时', mon: '9-5' },
          { name: '夜班', mon: 'x', tue: 'y' },
        ]),
      [
        'error|日历|6|日历|“日历”“24小时”表里已有，本行未生效',
        'error|日历|7|周一|“周一”“x”不是看得懂的时段，请写成 08:30-12:00、14:00-18:00，或 全天、休息；这个日历未生效',
        'error|日历|7|周二|“周二”“y”不是看得懂的时段，请写成 08:30-12:00、14:00-18:00，或 全天、休息；这个日历未生效',
        'warning|日历|6|周一|“周一”填的不起作用：24小时总是全天',
      ],
    ],
  ])('%s', async (_, change, expected) => {
    const found = await after(change)
    expect(found.filter((one) => !one.includes('没有适用的时限'))).toEqual(expected)
  })
})

describe('callbacks', () => {
  const found = async (more: Partial<Parameters<typeof examine>[0]>, change?: (d: Desk) => Promise<unknown>) => {
    const d = await desk()
    await change?.(d)
    return told((await examine({ ledger: d, clock: { now: () => NOW }, ...more })).findings)
  }
  const set = async (d: Desk, setting: string, value: string) => {
    const at = (await d.records('settings')).findIndex(({ name }) => name === setting)
    await d.retype('settings', at, 'value', value)
  }
  const pledge = (week: string, by: Lots) => (d: Desk) =>
    d.rewrite('system', (rows) => [...rows, ['lots', `${week} ${by.pledge(week as Week)}`]])
  const other = hmacLots(new Uint8Array(32).fill(1), 'the-ledger')
  const changed = 'warning|回访台账|抽访用的密钥和本周公布的对不上：这一周办结的个案，除免访的以外，件件回访'
  it.each<[string, Lots | undefined, ((d: Desk) => Promise<unknown>) | undefined, readonly string[]]>([
    ['a key and nothing pledged yet', lots, undefined, []],
    ['the key that was pledged', lots, pledge('2026-W47', lots), []],
    ['another key than was pledged', other, pledge('2026-W47', lots), [changed]],
    ['another key than was pledged for the week before', other, pledge('2026-W46', lots), []],
    ['no key', undefined, undefined, ['warning|回访台账|没有抽访用的密钥：办结的个案，除免访的以外，件件回访']],
    [
      'a share below what the rules ask for',
      lots,
      (d) => set(d, settingContent.callbackShare.zh, '20'),
      [`error|设置|${SETTING_NAMES.indexOf('callbackShare') + 2}|值|“值”“20”应是 30 到 100 的整数`],
    ],
  ])('%s', async (_, by, change, expected) => {
    const all = await found(by === undefined ? {} : { lots: by }, change)
    expect(all).toEqual(expected)
  })

  it('nobody else who could call is told where somebody else is to', async () => {
    const d = await desk()
    await set(d, settingContent.otherCaller.zh, '是')
    expect(told(await look(d))).toEqual([])
    await d.rewrite('staff', (rows) => rows.filter((cells) => !cells.includes('客服主任')))
    expect(told(await look(d))).toContain(
      `warning|设置|${SETTING_NAMES.indexOf('otherCaller') + 2}|值|独自办理的要由客服主任回访，可人员表里没有一个有邮箱的客服主任：还是本人回访`,
    )
  })

  it('what the rules ask for is told where its row was taken out', async () => {
    const all = await found({ lots }, (d) =>
      d.rewrite('mandatory', (rows) => rows.filter((cells) => !cells.includes('外来施工'))),
    )
    expect(all).toEqual(['warning|必访范围|2|理由|表里没有“外来单位施工的报修”，这是规定，照样件件回访：请补上这一行'])
  })
})

describe('the time limits', () => {
  it('a register without any', async () => {
    const found = await after((d) => d.rewrite('policy', (rows) => rows.filter(([register]) => register !== '报修')))
    expect(found).toEqual(['error|时限标准|报修一行时限也没有，个案没有时限，也不会发通知'])
  })
  it('a category without any, and one for some priorities only', async () => {
    const found = await after(async (d) => {
      await d.rewrite('policy', (rows) => rows.filter((_, index) => index === 0 || index > 3))
      await d.type('policy', [
        { register: '投诉', category: '环境保洁', priorities: '特急、紧急', calendar: '24小时', resolve: '1天' },
        { register: '报修', calendar: '24小时', resolve: '1天' },
      ])
    })
    expect(found).toContain('warning|分类|21|类别|投诉“环境保洁”没有适用的时限（一般）')
    expect(found).toContain('warning|分类|22|类别|投诉“绿化养护”没有适用的时限（特急、紧急、一般）')
    expect(found.filter((one) => one.includes('车辆管理'))).toEqual([])
  })
  it('a row for a category that nobody can choose', async () => {
    expect(
      await after((d) =>
        d.type('policy', [{ register: '投诉', category: '车辆管里', calendar: '24小时', resolve: '1天' }]),
      ),
    ).toEqual(['warning|时限标准|25|类别|分类表里没有投诉“车辆管里”，这一行永远用不到'])
  })
  it('a calendar that is used is not told', async () => {
    const d = await desk()
    await d.retype('policy', 2, 'calendar', '工程')
    expect((await look(d)).filter(({ code }) => code === 'calendar-unused').map(({ what }) => what.zh)).toEqual([
      '日历“前台”没有一行时限在用',
    ])
  })
})

describe('a workbook from before there were four registers', () => {
  const rowsWithout = (words: readonly string[]) => (rows: readonly (readonly unknown[])[]) =>
    rows.filter((cells) => !words.some((word) => cells.some((one) => String(one).includes(word)))) as never
  it.each<[Language, string]>([
    ['zh', 'warning|升级规则|没有一行生效的规则说到：特急、突发事件、情绪未平息、超出权限；到了时候谁也不通知'],
    [
      'en',
      'warning|Escalation|No rule in force names: Critical, Incident, Customer not calmed, Beyond authority; nobody is mailed about them',
    ],
  ])('has no rule for what goes up at once: %s', async (language, expected) => {
    const d = await desk(language)
    await d.rewrite('escalation', rowsWithout(language === 'zh' ? ['特急', '突发事件'] : ['Critical', 'Incident']))
    expect(told(await look(d), language)).toEqual([expected])
  })
  it.each<[Language, string]>([
    ['zh', 'warning|分类|没有一个突发事件的类别：这本台账的行都会停在“待更正”，没有编号'],
    [
      'en',
      'warning|Categories|No category is for Incident: every row of that register stays "To be corrected", without a number',
    ],
  ])('has no category for an incident: %s', async (language, expected) => {
    const d = await desk(language)
    await d.rewrite('categories', rowsWithout([language === 'zh' ? '突发事件' : 'Incident']))
    expect(told(await look(d), language)).toEqual([expected])
  })
})

describe('mails', () => {
  it('no rule at all', async () => {
    expect(await after((d) => d.rewrite('escalation', (rows) => rows.slice(0, 1)))).toEqual([
      'error|升级规则|一行规则也没有生效，超时不会通知任何人',
    ])
  })
  it('a role that nobody holds', async () => {
    const found = await after((d) =>
      d.rewrite('staff', (rows) => rows.map((cells) => cells.map((one) => (one === '项目经理' ? null : one)))),
    )
    expect(found.length).toBeGreaterThan(0)
    expect(new Set(found.map((one) => one.replace(/\|\d+\|/, '|')))).toEqual(
      new Set([
        'warning|升级规则|通知谁|没有人担任：项目经理。邮件只发给同一级的其他人；这一级没有别人的，改发上一级和管理员',
      ]),
    )
  })
  it('a person with a role and no address, or a bad one, is told once', async () => {
    const found = await after((d) =>
      d.type('staff', [
        { name: '钱一', roles: '客服主任' },
        { name: '孙二', roles: '客服主任', mail: '13812345678' },
        { name: '李三' },
      ]),
    )
    expect(found).toHaveLength(2)
    expect(found[0]).toMatch(/^warning\|人员\|\d+\|邮箱\|“邮箱”“138\*\*\*\*5678”不是邮箱地址/)
    expect(found[1]).toMatch(/^warning\|人员\|\d+\|邮箱\|“钱一”是客服主任，却没有邮箱，收不到邮件$/)
  })
  it('an office whose people are all on leave', async () => {
    const leave = { leaveUntil: cell('2026-11-25 00:00') }
    const found = (more: Readonly<Record<string, Cell>>, ...others: readonly Readonly<Record<string, Cell>>[]) =>
      after(async (d) => {
        const at = (await d.records('staff')).findIndex(({ name }) => name === '周敏')
        for (const [column, value] of Object.entries(more)) await d.retype('staff', at, column, value)
        await d.type('staff', others)
      })
    const away =
      'warning|人员|客服主任都在休假，没有收得到邮件的代理人：这期间邮件只发给同一级的其他人；这一级没有别人的，改发上一级和管理员'
    expect(await found(leave)).toEqual([away])
    expect(await found({ ...leave, leaveFrom: cell('2026-11-21 00:00') })).toEqual([])
    expect(await found({ ...leave, deputy: '王芳' })).toEqual([])
    expect(await found(leave, { name: '郑一', mail: 'z@example.com', roles: '客服主任' })).toEqual([])
    expect(await found({ ...leave, deputy: '郑一' }, { name: '郑一' })).toEqual([
      away,
      'warning|人员|8|代理人|“周敏”的代理人“郑一”没有邮箱：休假时邮件没有人收',
    ])
  })
  it('people on duty who cannot be mailed, or whom nobody knows', async () => {
    const shift = { role: '客服主任', days: '周末' }
    const found = await after(async (d) => {
      await d.type('staff', [{ name: '郑一' }])
      await d.type('roster', [
        { ...shift, names: '郑一、王芳' },
        { ...shift, names: '王方' },
        { ...shift, names: '李静' },
      ])
    })
    expect(found).toEqual([
      'warning|值班|3|姓名|“姓名”“王方”不在“人员”表里，值班邮件不发给这个名字',
      'warning|值班|2|姓名|值班的“郑一”没有邮箱，收不到邮件',
    ])
  })
  it('nobody who can be reached', async () => {
    const found = await after((d) => d.rewrite('staff', (rows) => rows.slice(0, 1)))
    expect(found[0]).toBe('error|人员|没有可通知的人：请在“人员”里填好角色和邮箱')
  })
  it.each<[string, 'refused' | 'unknown' | 'later', string, readonly string[]]>([
    ['that were refused', 'refused', '10:02', ['8 封邮件没有发出，最近一次：550 no such user']],
    ['that nobody knows of', 'unknown', '10:02', ['8 封邮件不知道有没有送达，最近一次：cut']],
    ['that wait not for long', 'later', '10:02', []],
    ['that wait for more than an hour', 'later', '11:02', ['8 封邮件等了一小时以上还没有发出，最近一次：451 busy']],
  ])('mails %s', async (_, kind, time, expected) => {
    const d = await desk()
    await d.type('complaint', [row(), row({ room: '3-2-1202' })])
    await d.sweep('2026-11-20 09:01')
    const error = { refused: '550 no such user', unknown: 'cut', later: '451 busy' }[kind]
    await d.sweep('2026-11-20 10:01', () => ({ kind, error }))
    const found = told(await look(d, sh(`2026-11-20 ${time}`)))
    expect(found.map((line) => line.replace(/^warning\|通知记录\|\d+\|错误\|/, ''))).toEqual(expected)
  })
})

describe('sweeps', () => {
  it('that do not come any more, by the clock alone', async () => {
    const d = await desk()
    await remembers(d, 'beat', '2026-11-20T01:00:00.000Z')
    const at = (time: string) => look(d, sh(`2026-11-20 ${time}`)).then(told)
    expect(await at('10:00')).toEqual([])
    expect(await at('11:15')).toEqual(['error|2026-11-20 09:00 以后没有巡检，已经 2小时15分钟：没有编号，没有提醒'])
    const asked = await examine({ ledger: d, clock: { now: () => NOW }, lots }, { now: sh('2026-11-20 11:15') })
    expect(told(asked.findings)).toEqual([])
  })
  it('that wrote to a row of another case, for somebody moved it', async () => {
    const d = await desk()
    const at = await d.type('complaint', [row(), row({ room: '1-1-101' })])
    const { state, changes } = await d.look('2026-11-20 09:01')
    await d.insertRow('complaint', at)
    const kept = { kind: 'keep', rows: keptRows(changes, state) } as const
    await d.commit(state, 'kept' as Version, [kept, ...changes])
    expect(told(await look(d))).toEqual(['warning|写前留底|上次写入时有人移动行，2 行写到了别的行上'])
  })
})

const remembers = async (d: Desk, name: string, value: string) =>
  d.commit(await d.read(), `${name}-noted` as Version, [{ kind: 'append', tab: 'system', rows: [[name, value]] }])

describe('how the ledger stands', () => {
  it('is what the health tab says', async () => {
    const d = await desk()
    await d.type('complaint', [row(), row({ room: null })])
    await d.sweep('2026-11-20 09:01')
    await remembers(d, 'beat', '2026-11-20T01:01:00.000Z')
    const { standing } = await examined(d, sh('2026-11-20 09:02'))
    expect(standing).toMatchObject({
      zone: 'Asia/Shanghai',
      lastSweep: sh('2026-11-20 09:01'),
      outage: undefined,
      figures: { rows: 2, open: 2, wrong: 1, unaccepted: 1, mails: { waiting: 0, unknown: 0, failed: 0 } },
    })
    expect(standing?.figures.deadlines[0]).toMatchObject({ number: 'TS-20261120-001', clock: 'respond' })
  })
  it('is unknown without the tabs that nothing goes on without', async () => {
    expect((await examined(await without('notices'))).standing).toBeUndefined()
  })
})

describe('hostile text', () => {
  it('comes back as one line, without a whole phone number, in both languages', async () => {
    const d = await desk()
    const nasty = '13812345678\u001b[31m\r\n\u202E=HYPERLINK("x")'
    await d.type('settings', [{ name: nasty }])
    await d.type('days', [{ from: nasty, hours: nasty, calendars: nasty }])
    await d.type('calendars', [{ name: nasty, mon: nasty }])
    await d.type('policy', [{ register: '投诉', category: nasty, calendar: nasty, resolve: nasty }])
    await d.type('staff', [{ name: nasty, roles: '客服主任', deputy: nasty, leaveUntil: cell('2026-12-01 00:00') }])
    await d.rename('complaint', '备注', nasty)
    const findings = await look(d)
    expect(findings.length).toBeGreaterThan(8)
    for (const { place, what } of findings)
      for (const language of ['zh', 'en'] as const) {
        const all = [what, place?.tab, place?.column].map((one) => one?.[language] ?? '').join('|')
        expect(all).not.toMatch(/13812345678|[\p{Cc}\u202E]/u)
      }
  })
})
