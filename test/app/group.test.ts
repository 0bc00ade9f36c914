import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { groupTabs, sites as sitesTab } from '../../sheets-template/group/index.ts'
import { createSpreadsheet } from '../../src/adapters/google-sheets/create.ts'
import { googleGroupBook } from '../../src/adapters/google-sheets/group/book.ts'
import { readGoogleSite } from '../../src/adapters/google-sheets/group/site.ts'
import { type GroupParts, writeGroup } from '../../src/app/group.ts'
import { reportMonth } from '../../src/app/report-month.ts'
import { Failure } from '../../src/model/failure.ts'
import { instant } from '../../src/model/instant.ts'
import type { ReadSite } from '../../src/ports/group.ts'
import type { Version } from '../../src/ports/ledger.ts'
import { figuresChanges } from '../../src/sheet/figures-tab.ts'
import { publish } from '../../src/statistics/group/published.ts'
import { monthReport } from '../../src/statistics/month/month-report.ts'
import { parseMonth } from '../../src/statistics/month.ts'
import { complaints, NOVEMBER } from '../statistics/group/support.ts'
import { sh, ZONE } from '../statistics/support.ts'
import { openSheetsDesk, silent } from '../support/sheets-desk.ts'

type Desk = Awaited<ReturnType<typeof openSheetsDesk>>
const NOW = sh('2026-11-22 12:00')
const OCTOBER = parseMonth('2026-10') ?? NOVEMBER

/** One server with a ledger that has published, in Chinese, another one in English, and the group's own workbook. */
let desk: Desk
let group: string
let english: string
let parts: GroupParts

const contextOf = (spreadsheetId: string) => ({
  spreadsheetId,
  address: desk.address,
  log: silent,
  now: () => NOW,
  sleep: () => Promise.resolve(),
  random: () => 0.5,
  tries: 2,
})

/** Has a ledger publish so many complaints of November, and half as many of October. */
async function publishIn(ledger: Desk['ledger'], count: number): Promise<void> {
  const rounds = [...complaints(count, count - 1), ...complaints(count / 2, 1, 10, '2026-10')]
  const source = {
    zone: ZONE,
    asOf: NOW,
    closed: new Map(),
    registers: [{ register: 'complaint' as const, rounds, leftOut: [] }],
  }
  for (const month of [OCTOBER, NOVEMBER]) {
    const state = await ledger.read('figures')
    const text = publish(monthReport(source, month))
    const changes = figuresChanges(
      state.tables.get('figures'),
      { month, asOf: NOW, isClosed: false, text },
      { zone: ZONE, language: 'zh' },
    )
    const version = `${month}.${count}` as Version
    expect(await ledger.commit(state, version, changes)).toMatchObject({ kind: 'committed' })
  }
}

beforeAll(async () => {
  desk = await openSheetsDesk()
  const { client } = desk
  await desk.ledger.setUp('zh')
  await publishIn(desk.ledger, 30)
  english = await createSpreadsheet(client, { title: 'x', zone: ZONE, language: 'en' })
  const { googleSheetsLedger } = await import('../../src/adapters/google-sheets/ledger.ts')
  const other = googleSheetsLedger(client, contextOf(english))
  await other.setUp('en')
  await publishIn(other, 40)
})
afterAll(() => desk.close())

beforeEach(async () => {
  const { client } = desk
  group = await createSpreadsheet(client, { title: '汇总', zone: ZONE, language: 'zh', first: sitesTab })
  parts = {
    book: googleGroupBook(client, contextOf(group)),
    readSite: readGoogleSite(client, contextOf, (id) => `https://example.com/${id}`),
    clock: { now: () => NOW },
    log: silent,
  }
  await parts.book.setUp('zh')
})

const fill = (range: string, values: readonly (readonly unknown[])[]) =>
  desk.client.spreadsheets.values.update({
    spreadsheetId: group,
    range,
    valueInputOption: 'RAW',
    requestBody: { values: values.map((row) => [...row]) },
  })
const cells = async (range: string): Promise<readonly (readonly string[])[]> => {
  const { data } = await desk.client.spreadsheets.values.get({ spreadsheetId: group, range })
  return (data.values ?? []) as readonly (readonly string[])[]
}
const titles = async (): Promise<readonly string[]> => {
  const { data } = await desk.client.spreadsheets.get({ spreadsheetId: group, fields: 'sheets.properties.title' })
  return (data.sheets ?? []).map(({ properties }) => properties?.title ?? '')
}

describe('the group’s workbook', () => {
  it('is made once, with the settings of its zone, and keeps its language', async () => {
    expect((await parts.book.setUp('en')).done).toEqual([])
    expect(await titles()).toEqual(['站点', '汇总设置'])
    expect((await cells("'汇总设置'!A2:B5")).map(([, value]) => value)).toEqual(['示例物业', '中文', ZONE, '20'])
    expect((await parts.book.read()).get('sites')?.rows[0]).toEqual(sitesTab.columns.map(({ zh }) => zh))
    const { data } = await desk.client.spreadsheets.get({
      spreadsheetId: group,
      fields: 'sheets.protectedRanges.range',
    })
    for (const { protectedRanges } of data.sheets ?? []) expect(protectedRanges?.length).toBeGreaterThan(1)
  })

  it('takes nobody’s tab over', async () => {
    const id = await createSpreadsheet(desk.client, { title: 'x', zone: ZONE, language: 'zh', first: groupTabs[0] })
    await desk.client.spreadsheets.values.update({
      spreadsheetId: id,
      range: "'站点'!A1",
      valueInputOption: 'RAW',
      requestBody: { values: [['地铁', '线路']] },
    })
    const made = googleGroupBook(desk.client, contextOf(id)).setUp('zh')
    await expect(made).rejects.toMatchObject({ reason: { kind: 'title-taken' } })
  })

  it('that was never set up says so', async () => {
    const book = googleGroupBook(desk.client, contextOf(english))
    await expect(writeGroup({ ...parts, book })).rejects.toMatchObject({ reason: { kind: 'not-set-up' } })
  })
})

describe('a run of the group', () => {
  it('writes this month and the one before from what sites published, whatever language they speak, and reads no row of theirs', async () => {
    await fill("'站点'!A2", [
      ['翠湖', desk.spreadsheetId],
      ['East', `https://docs.google.com/spreadsheets/d/${english}/edit#gid=0`],
    ])
    const before = desk.calls.length
    const { months } = await writeGroup(parts)
    const calls = desk.calls.slice(before)
    expect(months.map(({ report }) => [report.month, report.registers[0]?.totals.total.counts.received])).toEqual([
      ['2026-11', 70],
      ['2026-10', 35],
    ])
    expect((await titles()).slice(0, 2)).toEqual(['汇总 2026-11', '汇总 2026-10'])
    const shown = (await cells("'汇总 2026-11'!A1:L40")).map((row) => row.join('|'))
    expect(shown[0]).toBe('示例物业 · 汇总 2026-11')
    expect(shown.find((row) => row.startsWith('East|40|40|'))).toBeDefined()
    expect(await cells("'站点'!E2:F3")).toEqual([['2026-11-22 12:00'], ['2026-11-22 12:00']])
    // Each read of the group's book is two calls; a site costs one, and two more where its tab bears another name.
    expect(calls).toHaveLength(2 + 1 + 3 + 2 + 2)
  })

  it('writes the same a second time', async () => {
    await fill("'站点'!A2", [['翠湖', desk.spreadsheetId]])
    await writeGroup(parts)
    const first = await cells("'汇总 2026-11'!A1:L200")
    await writeGroup(parts)
    expect(await cells("'汇总 2026-11'!A1:L200")).toEqual(first)
    expect(await titles()).toHaveLength(4)
  })

  it('names the sites that it cannot read, beside them and in the tab, and counts the rest', async () => {
    await fill("'站点'!A2", [
      ['翠湖', desk.spreadsheetId],
      ['没有', 'no-such-spreadsheet'],
      ['怪', '../../etc/passwd?x=1'],
      ['自己', group],
      ['又一个', desk.spreadsheetId],
      ['停用', english, '否'],
    ])
    const { months } = await writeGroup(parts, { month: NOVEMBER })
    expect(months).toHaveLength(1)
    expect(months[0]?.report.sites.map(({ name }) => name)).toEqual(['翠湖'])
    expect(months[0]?.report.absent.map(({ name }) => name)).toEqual(['没有', '怪', '自己', '又一个'])
    const checks = (await cells("'站点'!F2:F7")).map(([text = '']) => text)
    expect(checks.map((text) => text.slice(0, 12))).toEqual([
      '',
      '找不到这个表格：请核对“',
      '找不到这个表格：请核对“',
      '表格里没有“月数据”：不',
      '与第 2 行是同一个表格',
    ])
  })

  it('takes back what it said of a site once that is mended', async () => {
    await fill("'站点'!A2", [['翠湖', 'no-such-spreadsheet']])
    await fill("'汇总设置'!A6", [['安静时段', '无']])
    await writeGroup(parts)
    expect(await cells("'站点'!F2")).toHaveLength(1)
    expect((await cells("'汇总设置'!D6"))[0]?.[0]).toContain('没有这一项设置')
    await fill("'站点'!B2", [[desk.spreadsheetId]])
    await fill("'汇总设置'!A6", [['', '']])
    await writeGroup(parts)
    expect(await cells("'站点'!E2:F2")).toEqual([['2026-11-22 12:00']])
    expect(await cells("'汇总设置'!D6")).toEqual([])
  })

  it('speaks the language that the settings say', async () => {
    await fill("'汇总设置'!B3", [['英文']])
    await fill("'站点'!A2", [['Lake', desk.spreadsheetId]])
    const { months } = await writeGroup(parts, { month: NOVEMBER })
    expect(months[0]?.tab.title).toBe('Group 2026-11')
    expect(await titles()).toContain('Group 2026-11')
  })

  it('writes beside the right site where somebody sorts the tab while sites are read', async () => {
    await fill("'站点'!A2", [
      ['翠湖', desk.spreadsheetId],
      ['没有', 'no-such-spreadsheet'],
    ])
    let sorted = 0
    const readSite: ReadSite = async (spreadsheet) => {
      if (sorted++ === 0)
        await fill("'站点'!A2", [
          ['没有', 'no-such-spreadsheet'],
          ['翠湖', desk.spreadsheetId],
        ])
      return parts.readSite(spreadsheet)
    }
    await writeGroup({ ...parts, readSite })
    const stands = await cells("'站点'!A2:F3")
    expect(stands.map((row) => [row[0], row[4] ?? '', row[5] === undefined])).toEqual([
      ['没有', '', false],
      ['翠湖', '2026-11-22 12:00', true],
    ])
  })

  it('gives up where the tab never stands still', async () => {
    await fill("'站点'!A2", [['翠湖', desk.spreadsheetId]])
    let times = 0
    const readSite: ReadSite = async (spreadsheet) => {
      await fill("'站点'!D2", [[`${times++}`]])
      return parts.readSite(spreadsheet)
    }
    const made = writeGroup({ ...parts, readSite })
    await expect(made).rejects.toMatchObject({ reason: { kind: 'overtaken' } })
    expect(times).toBe(3)
  })

  it('counts the others where a ledger is not answered for, and fails for a bug', async () => {
    await fill("'站点'!A2", [
      ['翠湖', desk.spreadsheetId],
      ['慢', 'slow'],
    ])
    const failing =
      (thrown: Error): ReadSite =>
      (spreadsheet) =>
        spreadsheet === 'slow' ? Promise.reject(thrown) : parts.readSite(spreadsheet)
    const slow = new Failure({ kind: 'sheets-unreachable', address: 'x', cause: 'y' })
    const { months } = await writeGroup({ ...parts, readSite: failing(slow) }, { month: NOVEMBER, now: instant(NOW) })
    expect(months[0]?.report.absent).toMatchObject([
      { name: '慢', why: { fault: { en: expect.stringContaining('does not answer') as unknown } } },
    ])
    await expect(writeGroup({ ...parts, readSite: failing(new TypeError('bug')) })).rejects.toThrow(TypeError)
  })
})

// Last, for it publishes anew.
it('what a report publishes of a register is what the group adds up', async () => {
  await desk.person.type('complaint', [
    {
      receivedAt: '2026-11-21 09:30',
      firstReceiver: '王芳',
      customer: '张伟',
      phone: '13900001234',
      room: '3-2-1201',
      category: '噪音扰民',
      description: '楼上太吵',
      handler: '李静',
    },
  ])
  const { ledger } = desk
  await reportMonth({ ledger, clock: { now: () => NOW }, log: silent, runId: 'g' })
  await fill("'站点'!A2", [['翠湖', desk.spreadsheetId]])
  const { months } = await writeGroup(parts, { month: NOVEMBER })
  const [complaint] = months[0]?.report.registers ?? []
  expect(complaint?.totals.total.counts).toMatchObject({ received: 1, open: 1 })
  expect([...(complaint?.totals.by.category.keys() ?? [])]).toEqual(['噪音扰民'])
  const text = JSON.stringify((await ledger.read('figures')).tables.get('figures')?.rows)
  expect(text).not.toMatch(/张伟|13900001234|3-2-1201|王芳|李静|太吵/)
})
