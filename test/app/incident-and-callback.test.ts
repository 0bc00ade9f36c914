import { afterEach, expect, it } from 'vitest'
import type { TabKey } from '../../sheets-template/workbook/index.ts'
import { memoryMailer } from '../../src/adapters/memory/mailer.ts'
import { sweep } from '../../src/app/sweep.ts'
import type { Language } from '../../src/model/language.ts'
import type { Cell } from '../../src/ports/ledger.ts'
import { findHeaders } from '../../src/sheet/headers.ts'
import { cell, sh, type Typed, tabOf } from '../support/desk.ts'
import { openSheetsDesk, silent } from '../support/sheets-desk.ts'

type Sheets = Awaited<ReturnType<typeof openSheetsDesk>>
const open: Sheets[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()))
})

/** A ledger on the local server, a person at it, sweeps, and the mails that left. */
async function openDesk(language: Language) {
  const sheets = await openSheetsDesk({ language })
  open.push(sheets)
  await sheets.ledger.setUp(language)
  const mailer = memoryMailer()
  let runs = 0
  return {
    ...sheets.person,
    mailer,
    /** Sweeps once, after which nothing is left to do; answers the mails that left. */
    async sweep(time: string) {
      const now = sh(`2026-11-${time}`)
      const parts = () => ({
        ledger: sheets.ledger,
        mailer,
        clock: { now: () => now },
        log: silent,
        runId: `r${++runs}`,
      })
      const before = mailer.sent.length
      await sweep(parts(), { now })
      expect((await sweep(parts(), { now })).changes).toBe(0)
      return mailer.sent.slice(before)
    },
    async see(tab: TabKey, row: number, ...keys: readonly string[]): Promise<readonly Cell[]> {
      const table = (await sheets.ledger.read(tab)).tables.get(tab)
      if (table === undefined) throw new Error(`no tab ${tab}`)
      const { at } = findHeaders(tabOf(tab), table)
      return keys.map((key) => table.rows[row]?.[at.get(key) ?? -1] ?? '')
    },
  }
}

const NAMES = { zh: { wang: '王芳', chen: '陈强' }, en: { wang: 'Wang Fang', chen: 'Chen Qiang' } } as const

it.each<[Language, Typed, readonly string[]]>([
  [
    'zh',
    { room: '2栋1单元', category: '设备类', subcategory: '电梯困人', description: '困两人' },
    ['待响应', '处置中', '已控制', '善后中', '已结案'],
  ],
  [
    'en',
    { room: 'Block 2', category: 'Equipment', subcategory: 'People trapped in a lift', description: 'Two inside' },
    ['Waiting for response', 'Being dealt with', 'Under control', 'After-care', 'Closed'],
  ],
])('an incident from its first report to its closing, over the wire, in %s', async (language, typed, stages) => {
  const d = await openDesk(language)
  const { wang, chen } = NAMES[language]
  const row = await d.type('incident', [
    { receivedAt: cell('2026-11-20 22:16'), firstReceiver: wang, handler: chen, customer: 'Liu', injured: 1, ...typed },
  ])
  const seen: Cell[] = []
  const step = async (time: string, more: Typed = {}) => {
    for (const [key, value] of Object.entries(more)) await d.retype('incident', row, key, value)
    const mails = await d.sweep(time)
    seen.push(...(await d.see('incident', row, 'stage')))
    expect(await d.see('incident', row, 'check')).toEqual([''])
    return mails
  }
  const first = await step('20 22:17')
  for (const { subject } of first)
    expect(subject).toMatch(
      language === 'zh' ? /^【特急】SJ-20261120-001 电梯困人 / : /^\[Critical\] SJ-20261120-001 People/,
    )
  const people = first.map(({ to }) => to)
  expect(new Set(people).size).toBe(people.length)
  expect(people).toEqual(expect.arrayContaining(['zhou.min@example.com', 'wu.jun@example.com']))
  const there = { arrivedAt: cell('2026-11-20 22:19'), measures: 'x', acknowledgedBy: wang }
  expect(await step('20 22:20', there)).toEqual([])
  const hourly = await step('20 23:16')
  expect(hourly.length).toBeGreaterThan(0)
  for (const { subject, to, references } of hourly) {
    expect(subject).toContain(language === 'zh' ? '进展超时' : 'Progress: overdue')
    expect(references).toEqual(first.flatMap((one) => (one.to === to ? [one.messageId] : [])))
  }
  expect(await step('20 23:40', { resolvedAt: cell('2026-11-20 23:30') })).toEqual([])
  // Nobody left a phone: nobody is called back (R36).
  expect(await d.see('incident', row, 'callbackDue')).toEqual([''])
  expect(await step('21 00:10', { afterCareUntil: cell('2026-11-25 00:00') })).toEqual([])
  expect(await step('22 09:00', { closedAt: cell('2026-11-22 08:50'), result: 'x' })).toEqual([])
  expect(seen.filter((stage, index) => stage !== seen[index - 1])).toEqual(stages)
  const lines = await Promise.all([1, 2, 3, 4, 5, 6, 7].map((line) => d.see('history', line, 'number', 'after')))
  const exempt = language === 'zh' ? '免访：匿名或没有电话' : 'Exempt: anonymous, or no phone'
  const told = stages.toSpliced(stages.length - 2, 0, exempt)
  expect(lines).toEqual([...told.map((after) => ['SJ-20261120-001', after]), ['', '']])
})

it.each<[Language, Typed, readonly string[], RegExp]>([
  ['zh', { category: '其它', result: '好' }, ['待更正', '待回访', '未接通', '已回访'], /“个案编号”/],
  ['en', { category: 'Other', result: 'done' }, ['To be corrected', 'To be called', 'Not reached', 'Called'], /"Case"/],
])('a callback of a resolved complaint, over the wire, in %s', async (language, typed, stages, wrong) => {
  const d = await openDesk(language)
  const { wang, chen } = NAMES[language]
  const complaint = await d.type('complaint', [
    {
      receivedAt: cell('2026-11-20 09:00'),
      firstReceiver: wang,
      handler: chen,
      customer: 'Li',
      phone: '13800000000',
      room: '3-2-1201',
      description: 'x',
      resolvedAt: cell('2026-11-20 10:00'),
      ...typed,
    },
  ])
  // The case's number is one that no register has.
  const row = await d.type('callback', [{ case: 'TS-20261120-009', caller: wang }])
  await d.sweep('20 10:05')
  expect(await d.see('callback', row, 'number', 'stage', 'dueAt')).toEqual(['', stages[0], ''])
  expect(String((await d.see('callback', row, 'check'))[0])).toMatch(wrong)

  // As somebody types it.
  await d.retype('callback', row, 'case', 'ts20261120001')
  await d.sweep('21 09:00')
  const [due] = await d.see('complaint', complaint, 'callbackDue')
  expect(due).toBe(cell('2026-11-23 10:00'))
  expect(await d.see('callback', row, 'number', 'stage', 'dueAt', 'check')).toEqual([
    'HF-20261121-001',
    stages[1],
    due,
    '',
  ])

  await d.retype('callback', row, 'calledAt', cell('2026-11-21 10:00'))
  await d.retype('callback', row, 'outcome', language === 'zh' ? '打不通' : 'Not reached')
  await d.sweep('21 10:01')
  expect(await d.see('callback', row, 'stage', 'check')).toEqual([stages[2], ''])

  await d.retype('callback', row, 'outcome', null)
  await d.retype('callback', row, 'calledAt', cell('2026-11-22 10:00'))
  await d.retype('callback', row, 'handled', language === 'zh' ? '是' : 'Yes')
  await d.sweep('22 10:01')
  expect(String((await d.see('callback', row, 'check'))[0])).toContain(language === 'zh' ? '满意度' : 'Satisfied?')
  await d.retype('callback', row, 'satisfaction', language === 'zh' ? '很满意' : 'Satisfied')
  await d.sweep('22 10:02')
  expect(await d.see('callback', row, 'number', 'stage', 'check')).toEqual(['HF-20261121-001', stages[3], ''])

  // The case is resolved later than was typed: its customer is to be called later as well.
  await d.retype('complaint', complaint, 'resolvedAt', cell('2026-11-20 12:00'))
  await d.sweep('22 10:03')
  expect(await d.see('callback', row, 'dueAt')).toEqual([cell('2026-11-23 12:00')])
})

it('a row that stays wrong is mailed by its place under a sound Message-ID, in one thread, until it is right', async () => {
  const d = await openDesk('zh')
  const row = await d.type('complaint', [
    { receivedAt: cell('2026-11-20 09:00'), firstReceiver: '王芳', room: '3-2-1201', category: '车辆管里' },
  ])
  expect(await d.sweep('20 09:05')).toEqual([])
  const [first] = await d.sweep('20 09:36')
  expect(first?.subject).toBe(`【待更正】投诉台账 第${row + 1}行 3-2-1201 车辆管里 · 4处要改 · 示例花园`)
  expect(first?.to).toBe('wang.fang@example.com')
  const second = await d.sweep('20 11:36')
  expect(second.map(({ to, references }) => [to, references])).toEqual([
    ['wang.fang@example.com', [first?.messageId]],
    ['zhou.min@example.com', []],
  ])
  const [known] = await d.see('notices', 1, 'number')
  expect(known).toMatch(new RegExp(`^TS-\\?-${row + 1}-`))
  for (const mail of d.mailer.sent) expect(mail.subject + mail.text + mail.html).not.toContain(known)

  for (const [key, value] of Object.entries({
    category: '车辆管理',
    customer: '李四',
    phone: '13800000000',
    description: 'x',
  }))
    await d.retype('complaint', row, key, value)
  // What has been late all the time is late now.
  const late = await d.sweep('20 11:40')
  expect([...new Set(late.map(({ subject }) => subject))]).toEqual([
    expect.stringMatching(/^TS-20261120-001 响应超时 2小时35分钟/),
  ])
  expect(await d.see('complaint', row, 'number', 'check')).toEqual(['TS-20261120-001', ''])
})
