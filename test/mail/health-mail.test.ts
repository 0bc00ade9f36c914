import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { TabKey } from '../../sheets-template/workbook/index.ts'
import { healthMail } from '../../src/mail/health-mail.ts'
import type { Language } from '../../src/model/language.ts'
import type { HealthMail } from '../../src/plan/plan.ts'
import type { Table } from '../../src/ports/ledger.ts'
import { faultsOf } from '../../src/sheet/faults.ts'
import { desk, sh, ZONE } from '../support/desk.ts'

const SINCE = sh('2026-11-20 09:03')
const mailOf = (
  tables: ReadonlyMap<TabKey, Table>,
  language: Language = 'zh',
  site = '示例花园',
  outage?: HealthMail['outage'],
) => {
  const notice: HealthMail = {
    messageId: '<health.r1@daily-clear>',
    number: '运行状况' as HealthMail['number'],
    faults: faultsOf({ tables }).map((fault) => ({ ...fault, since: SINCE })),
    outage,
    to: { mail: 'admin@example.com' },
  }
  return healthMail(notice, { site, zone: ZONE, language, now: SINCE })
}
const tablesOf = async (language: Language, ...gone: readonly TabKey[]) => {
  const d = await desk(language)
  for (const tab of gone) await d.deleteTab(tab)
  return (await d.read()).tables
}

describe('the mail about what became of the workbook', () => {
  it('of one thing: names it in the subject; says since when, what stops, what goes on, what to do', async () => {
    expect(mailOf(await tablesOf('zh', 'repair'))).toMatchObject({
      messageId: '<health.r1@daily-clear>',
      to: 'admin@example.com',
      subject: '日清停了一部分：报修台账 · 示例花园',
      text: [
        '2026-11-20 09:03 的巡检发现工作簿缺了东西或读不懂，有些工作因此停了，其它照常：',
        '',
        '1. 报修台账',
        '   没有这张表：里面的行没有人看，不检查、不编号、不发通知；其它台账照常。',
        '   → 从表格的版本记录恢复；没有要找回的内容，就运行 setup 重建。',
        '',
        '-- ',
        '示例花园 · 日清。时间均为 Asia/Shanghai。同一问题只发一次邮件；“运行状况”表里一直看得到。',
        '',
      ].join('\n'),
      references: [],
    })
  })
  it('of several, in English', async () => {
    const { subject, text, html } = mailOf(await tablesOf('en', 'escalation', 'days'), 'en', 'Sample Gardens')
    expect(subject).toBe('Part of daily-clear stands still: 2 faults in the workbook · Sample Gardens')
    expect(text.split('\n').slice(0, 5)).toEqual([
      'The sweep of 2026-11-20 09:03 found that something of the workbook is gone or cannot be read. Some work stands still for it; the rest goes on:',
      '',
      '1. Escalation',
      '   The tab is gone: nobody is mailed about what is due or overdue.',
      "   → Restore it from the spreadsheet's version history; if nothing in it is missed, run setup to make it anew.",
    ])
    expect(html).toContain(
      '<b dir="auto">Special days</b><br><span dir="auto">The tab is gone: special days do not count',
    )
  })
  it('of very much tells the beginning and how much is left', async () => {
    const tables = new Map<TabKey, Table>(
      [...(await tablesOf('zh'))].map(([key, table]) => [key, { ...table, rows: [['自己的列']] }]),
    )
    tables.set('complaint', { tab: 'complaint', title: '投诉台账', rows: [['编号']] })
    const { text } = mailOf(tables)
    expect(text).toContain('20. ')
    expect(text).not.toContain('21. ')
    expect(text).toMatch(/还有 \d+ 处，见“运行状况”表。/)
  })
  it('is text whatever a tab and the site are called: one line, no markup, no whole phone number', async () => {
    const tables = await tablesOf('zh')
    const complaint = tables.get('complaint')
    if (complaint === undefined) throw new Error('no tab')
    const name = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.constantFrom(
        '=HYPERLINK("http://x","y")',
        '<script>alert(1)</script>&"\'',
        'a\r\nBcc: x@example.com',
        '客户 13812345678 的表',
        '\u202Efdp.exe',
        '\uD800',
        '😀'.repeat(40),
        'x'.repeat(50_000),
      ),
    )
    fc.assert(
      fc.property(name, name, (title, site) => {
        const hostile = new Map<TabKey, Table>([...tables, ['complaint', { ...complaint, title, rows: [['备注']] }]])
        const { subject, text, html } = mailOf(hostile, 'zh', site)
        expect(subject).not.toMatch(/[\p{Cc}\u202E]/u)
        expect(subject.length).toBeLessThanOrEqual(120)
        expect(subject.isWellFormed() && text.isWellFormed() && html.isWellFormed()).toBe(true)
        expect(html).not.toContain('<script>')
        expect(subject + text + html).not.toContain('13812345678')
        expect(text.length + html.length).toBeLessThan(50_000)
      }),
      { numRuns: 100 },
    )
  })

  const OUTAGE = { from: sh('2026-11-20 03:00'), to: sh('2026-11-20 05:10') }
  it.each<[Language, string, readonly string[]]>([
    [
      'zh',
      '日清中断过：2小时10分钟没有巡检 · 示例花园',
      [
        '2026-11-20 03:00 至 2026-11-20 05:10，2小时10分钟没有巡检。',
        '→ 这段时间里没有编号、没有提醒；现在已恢复，到时的提醒由这次巡检补发。请查看定时任务、函数日志和表格服务当时的情况。',
      ],
    ],
    [
      'en',
      'daily-clear stood still: no sweep for 2 h 10 min · 示例花园',
      ['No sweep from 2026-11-20 03:00 to 2026-11-20 05:10 (2 h 10 min).'],
    ],
  ])('of a time in which nothing swept: from when to when, and what to do, in %s', async (language, title, lines) => {
    const { subject, text, html } = mailOf(await tablesOf(language), language, '示例花园', OUTAGE)
    expect(subject).toBe(title)
    expect(text.split('\n').slice(0, lines.length)).toEqual(lines)
    expect(html).toContain(lines[0]?.slice(0, -1))
    expect(html).not.toContain('<ol')
  })
  it('of both at once: one mail', async () => {
    const { subject, text, html } = mailOf(await tablesOf('zh', 'repair'), 'zh', '示例花园', OUTAGE)
    expect(subject).toBe('日清停了一部分：报修台账 · 示例花园')
    for (const said of ['2小时10分钟没有巡检', '报修台账', '没有这张表']) {
      expect(text).toContain(said)
      expect(html).toContain(said)
    }
  })
})
