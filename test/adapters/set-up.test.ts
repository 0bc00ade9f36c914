import { afterEach, describe, expect, it } from 'vitest'
import { complaints, tabs } from '../../sheets-template/workbook/index.ts'
import { Failure } from '../../src/model/failure.ts'
import type { Change, Version } from '../../src/ports/ledger.ts'
import type { Column } from '../../src/sheet/definition.ts'
import { viewLedger } from '../../src/sheet/ledger-view.ts'
import { openSheetsDesk } from '../support/sheets-desk.ts'

type Desk = Awaited<ReturnType<typeof openSheetsDesk>>
let desk: Desk
afterEach(() => desk.close())

const change = (requests: object[]) =>
  desk.client.spreadsheets.batchUpdate({ spreadsheetId: desk.spreadsheetId, requestBody: { requests } })
const write = (range: string, values: unknown[][]) =>
  desk.client.spreadsheets.values.update({
    spreadsheetId: desk.spreadsheetId,
    range,
    valueInputOption: 'RAW',
    requestBody: { values },
  })
const addTab = (title: string) => change([{ addSheet: { properties: { title } } }])
const clear = (range: string) => desk.client.spreadsheets.values.clear({ spreadsheetId: desk.spreadsheetId, range })
const failureOf = async (made: Promise<unknown>) => {
  const thrown: unknown = await made.catch((error: unknown) => error)
  return thrown instanceof Failure ? thrown.reason : undefined
}

describe('a set-up mends', () => {
  it('a hidden tab that somebody emptied', async () => {
    desk = await openSheetsDesk()
    await desk.ledger.setUp('zh')
    await clear('系统')
    expect((await failureOf(desk.ledger.read()))?.kind).toBe('not-set-up')
    await desk.ledger.setUp('zh')
    expect((await desk.ledger.read()).version).toBe('0')
    expect((await desk.ledger.setUp('zh')).done).toEqual([])
  })

  it('a version that somebody typed over', async () => {
    desk = await openSheetsDesk()
    await desk.ledger.setUp('zh')
    await write('系统!B2', [['99']])
    await desk.ledger.setUp('zh')
    expect((await desk.ledger.read()).version).toBe('0')
  })

  it('settings that have no row, in the zone that the workbook has', async () => {
    desk = await openSheetsDesk({ zone: 'Europe/Berlin' })
    await desk.ledger.setUp('zh')
    await clear('设置!A3:C8')
    const { done } = await desk.ledger.setUp('zh')
    expect(done.map(({ what }) => what)).toEqual(['settings-added'])
    expect(viewLedger(await desk.ledger.read()).settings.zone).toBe('Europe/Berlin')
    expect((await desk.ledger.setUp('zh')).done).toEqual([])
  })

  it('settings that a workbook of before had not, and says which', async () => {
    desk = await openSheetsDesk()
    await desk.ledger.setUp('zh')
    await clear('设置!A10:C12')
    expect(viewLedger(await desk.ledger.read()).settings).toMatchObject({ quietHours: undefined, dailyMails: 0 })
    const names = ['安静时段', '几件合成一封', '每人每天最多几封']
    expect((await desk.ledger.setUp('zh')).done).toEqual([{ what: 'settings-added', names }])
    const quietHours = { start: 22 * 60, end: 31 * 60 + 30 }
    expect(viewLedger(await desk.ledger.read()).settings).toMatchObject({ quietHours, digestFrom: 6, dailyMails: 20 })
  })

  it('a blank tab of a title of ours', async () => {
    desk = await openSheetsDesk()
    await addTab('系统')
    await desk.ledger.setUp('zh')
    expect((await desk.ledger.read()).version).toBe('0')
    expect((await desk.ledger.setUp('zh')).done).toEqual([])
  })
})

describe('a set-up brings a workbook of before the calendars up to date', () => {
  const sheets = async () => {
    const { data } = await desk.client.spreadsheets.get({ spreadsheetId: desk.spreadsheetId })
    return (data.sheets ?? []).map(({ properties }) => ({
      title: properties?.title ?? '',
      id: properties?.sheetId ?? 0,
    }))
  }
  const idOf = async (title: string) => (await sheets()).find((one) => one.title === title)?.id ?? -1
  const calendarColumn =
    tabs.find(({ key }) => key === 'policy')?.columns.findIndex(({ key }) => key === 'calendar') ?? -1
  const dropdown = async () => {
    const { data } = await desk.client.spreadsheets.get({
      spreadsheetId: desk.spreadsheetId,
      ranges: ['时限标准!A2:Z2'],
      fields: 'sheets.data.rowData.values.dataValidation',
    })
    return data.sheets?.[0]?.data?.[0]?.rowData?.[0]?.values?.[calendarColumn]?.dataValidation
  }
  /** As it was: working time among the settings, and the policy's calendar one of two. */
  const before = async () => {
    desk = await openSheetsDesk()
    await desk.ledger.setUp('zh')
    const fixed = {
      condition: {
        type: 'ONE_OF_LIST',
        values: ['24小时', '工作时间'].map((userEnteredValue) => ({ userEnteredValue })),
      },
      showCustomUi: true,
      strict: true,
    }
    const range = { startRowIndex: 1, startColumnIndex: calendarColumn, endColumnIndex: calendarColumn + 1 }
    await change([
      ...(await Promise.all(
        ['值班', '日历', '特殊日期', '历史'].map(async (title) => ({ deleteSheet: { sheetId: await idOf(title) } })),
      )),
      { setDataValidation: { range: { ...range, sheetId: await idOf('时限标准') }, rule: fixed } },
    ])
    await write('设置!A8', [
      ['工作时间', '09:00-17:00', '可分多段'],
      ['休息日', '周六、周日', '如：周六、周日'],
    ])
  }

  it('adds the tabs in their places, with their first content, and the dropdown lists the calendars', async () => {
    await before()
    expect([...viewLedger(await desk.ledger.read()).missingTabs]).toEqual(['calendars', 'days', 'roster', 'history'])
    expect((await desk.ledger.setUp('zh')).done).toEqual([
      { what: 'look-restored', title: '时限标准', aspects: ['dropdowns'] },
      { what: 'tab-added', title: '值班' },
      { what: 'tab-added', title: '日历' },
      { what: 'tab-added', title: '特殊日期' },
      { what: 'tab-added', title: '历史' },
      { what: 'settings-added', names: ['多少分钟没有巡检就报警', '通知保留天数'] },
    ])
    expect((await sheets()).map(({ title }) => title)).toEqual(tabs.map(({ zh }) => zh))
    expect(await dropdown()).toMatchObject({
      condition: { type: 'ONE_OF_RANGE', values: [{ userEnteredValue: "='日历'!$A$2:$A" }] },
    })
    const view = viewLedger(await desk.ledger.read())
    expect([...view.calendars.keys()]).toEqual(['always', 'working', '前台', '工程'])
    expect(view.tabProblems.get('policy')?.size).toBe(0)
    expect(
      [...(view.tabProblems.get('settings') ?? [])].map(([row, told]) => [row, told.map(({ code }) => code)]),
    ).toEqual([
      [7, ['moved-setting']],
      [8, ['moved-setting']],
    ])
    expect((await desk.ledger.setUp('zh')).done).toEqual([])
  })

  it('puts a tab behind the one that it follows, wherever people have that', async () => {
    await before()
    const staff = await idOf('人员')
    await change([{ updateSheetProperties: { properties: { sheetId: staff, index: 0 }, fields: 'index' } }])
    await desk.ledger.setUp('zh')
    expect((await sheets()).map(({ title }) => title).slice(0, 4)).toEqual(['人员', '值班', '日历', '特殊日期'])
  })
})

it('dates without a time of day show none', async () => {
  desk = await openSheetsDesk()
  await desk.ledger.setUp('zh')
  await write('特殊日期!A2', [[46_296]])
  const { data } = await desk.client.spreadsheets.values.get({
    spreadsheetId: desk.spreadsheetId,
    range: '特殊日期!A2',
    valueRenderOption: 'FORMATTED_VALUE',
  })
  expect(data.values).toEqual([['2026-10-01']])
})

describe('a set-up whose batch is', () => {
  it.each([
    ['cut before it is carried out', { cut: 'before' }],
    ['cut after it was carried out', { cut: 'after' }],
    ['answered 503', { status: 503 }],
  ] as const)('%s ends as one that went well', async (_name, fault) => {
    let left = 1
    desk = await openSheetsDesk({
      faults: ({ id }) => (id === 'spreadsheets.batchUpdate' && left-- > 0 ? fault : undefined),
    })
    expect((await desk.ledger.setUp('zh')).done).toHaveLength(tabs.length)
    expect((await desk.ledger.read()).version).toBe('0')
    expect((await desk.ledger.setUp('zh')).done).toEqual([])
  })
})

describe('columns that are seldom filled', () => {
  const groups = async () => {
    const { data } = await desk.client.spreadsheets.get({
      spreadsheetId: desk.spreadsheetId,
      fields: 'sheets(properties.title,columnGroups)',
    })
    return new Map((data.sheets ?? []).map(({ properties, columnGroups }) => [properties?.title, columnGroups ?? []]))
  }
  /** Where a tab's runs of such columns are. */
  const runs = (tab: (typeof tabs)[number]) =>
    tab.columns.flatMap((_, index) => {
      const isRare = (at: number) => (tab.columns[at] as Column | undefined)?.rare === true
      if (!isRare(index) || isRare(index - 1)) return []
      const length = tab.columns.slice(index).findIndex((_column, further) => !isRare(index + further))
      return [[index, index + length]]
    })

  it('are folded away in groups, neighbours together, and everything else is in sight', async () => {
    desk = await openSheetsDesk()
    await desk.ledger.setUp('zh')
    const folded = await groups()
    for (const tab of tabs) {
      const ofTab = folded.get(tab.zh) ?? []
      expect([tab.key, ofTab.map(({ range }) => [range?.startIndex, range?.endIndex])]).toEqual([tab.key, runs(tab)])
      expect(ofTab.every(({ collapsed }) => collapsed === true)).toBe(true)
    }
    expect(runs(complaints).length).toBeGreaterThan(0)
  })

  it('stay as people have grouped them, or shown them', async () => {
    desk = await openSheetsDesk()
    await desk.ledger.setUp('zh')
    const [first] = (await groups()).get('投诉台账') ?? []
    await change([{ updateDimensionGroup: { dimensionGroup: { ...first, collapsed: false }, fields: 'collapsed' } }])
    const before = await groups()
    expect((await desk.ledger.setUp('zh')).done).toEqual([])
    expect(await groups()).toEqual(before)
  })

  it('are folded in a workbook of before, which had no groups', async () => {
    desk = await openSheetsDesk()
    await desk.ledger.setUp('zh')
    const all = (await groups()).get('投诉台账') ?? []
    await change(all.map(({ range }) => ({ deleteDimensionGroup: { range } })))
    expect((await desk.ledger.setUp('zh')).done).toEqual([
      { what: 'look-restored', title: '投诉台账', aspects: ['groups'] },
    ])
    expect((await groups()).get('投诉台账')).toEqual(all)
  })
})

describe('a workbook of before the registers grew', () => {
  /** What the register of complaints had then. */
  const OLD = [
    '编号',
    '阶段',
    '检查',
    '受理时间',
    '首问责任人',
    '客户姓名',
    '电话',
    '房号或地点',
    '类别',
    '投诉内容',
    '办结时间',
    '已阅',
  ]
  const ROW = [
    'TS-20251121-001',
    '已办结',
    '',
    45_982.4,
    '王芳',
    '李四',
    '13800000000',
    '3-2-1201',
    '其它',
    '漏水',
    45_983,
    'x',
  ]
  const rows = async () => {
    const { data } = await desk.client.spreadsheets.values.get({
      spreadsheetId: desk.spreadsheetId,
      range: '投诉台账',
      valueRenderOption: 'UNFORMATTED_VALUE',
    })
    return data.values ?? []
  }

  it('gets the new tabs, and the new columns behind its last one; no row of it is touched', async () => {
    desk = await openSheetsDesk()
    await write('投诉台账!A1', [OLD, ROW, ROW.with(0, 'TS-20251121-002')])
    const { done } = await desk.ledger.setUp('zh')
    const fresh = complaints.columns.filter(({ zh }) => !OLD.includes(zh)).map(({ zh }) => zh)
    expect(done).toContainEqual({ what: 'columns-added', title: '投诉台账', headers: fresh })
    const titles = tabs.filter(({ key }) => key !== 'complaint').map(({ zh }) => zh)
    expect(done.flatMap((step) => (step.what === 'tab-added' ? [step.title] : []))).toEqual(titles)
    expect(await rows()).toEqual([[...OLD, ...fresh], ROW, ROW.with(0, 'TS-20251121-002')])
    expect((await desk.ledger.setUp('zh')).done).toEqual([])
    expect((await desk.ledger.read()).tables.get('repair')?.rows[1]?.[0]).toBe('示例')
  })
})

it('a list of its own in the first cell of a column is no reason to give the column another', async () => {
  desk = await openSheetsDesk()
  await desk.ledger.setUp('zh')
  const column = complaints.columns.findIndex(({ key }) => key === 'subcategory')
  const list: Change = { kind: 'list', tab: 'complaint', row: 1, column, words: ['固定车位被占'] }
  await desk.ledger.commit(await desk.ledger.read(), '1.a' as Version, [list])
  expect((await desk.ledger.setUp('zh')).done).toEqual([])
  expect(await desk.person.list('complaint', 1, 'subcategory')).toEqual(['固定车位被占'])
})

describe('a set-up leaves alone', () => {
  it('the language of a workbook that says it, whoever runs it', async () => {
    desk = await openSheetsDesk()
    await desk.ledger.setUp('zh')
    expect(await desk.ledger.setUp('en')).toEqual({ language: 'zh', done: [] })
  })

  it("somebody's own tab that is called like one of ours, and says so", async () => {
    desk = await openSheetsDesk()
    await addTab('人员')
    await write('人员!A1', [
      ['车牌', '车型'],
      ['京A12345', '轿车'],
    ])
    expect(await failureOf(desk.ledger.setUp('zh'))).toEqual({ kind: 'title-taken', title: '人员' })
    const { data } = await desk.client.spreadsheets.get({ spreadsheetId: desk.spreadsheetId })
    expect(data.sheets?.map(({ properties }) => properties?.title)).toEqual(['投诉台账', '人员'])
  })

  it("somebody's filter; a library without one gets its own again", async () => {
    desk = await openSheetsDesk()
    await desk.ledger.setUp('zh')
    const filterOf = async () => {
      const fields = 'sheets(properties(sheetId,title),basicFilter)'
      const { data } = await desk.client.spreadsheets.get({ spreadsheetId: desk.spreadsheetId, fields })
      const sheets = (data.sheets ?? []).filter(({ basicFilter }) => basicFilter !== undefined)
      return sheets.map(({ properties, basicFilter }) => [
        properties?.title,
        basicFilter?.criteria?.['3'],
        properties?.sheetId,
      ])
    }
    const [[title, , sheetId] = []] = await filterOf()
    expect([title, (await filterOf()).length]).toEqual(['案例库', 1])
    const filter = { range: { sheetId }, criteria: { 3: { hiddenValues: ['其它'] } } }
    await change([{ setBasicFilter: { filter } }])
    expect((await desk.ledger.setUp('zh')).done).toEqual([])
    expect((await filterOf()).map(([, criteria]) => criteria)).toEqual([{ hiddenValues: ['其它'] }])
    await change([{ clearBasicFilter: { sheetId } }])
    expect((await desk.ledger.setUp('zh')).done).toEqual([
      { what: 'look-restored', title: '案例库', aspects: ['filter'] },
    ])
  })

  it('a column between ours, and a width that somebody chose', async () => {
    desk = await openSheetsDesk()
    await desk.ledger.setUp('zh')
    const sheetId = 0
    await change([
      {
        insertDimension: {
          range: { sheetId, dimension: 'COLUMNS', startIndex: 4, endIndex: 5 },
          inheritFromBefore: true,
        },
      },
      {
        updateDimensionProperties: {
          range: { sheetId, dimension: 'COLUMNS', startIndex: 5, endIndex: 6 },
          properties: { pixelSize: 333 },
          fields: 'pixelSize',
        },
      },
    ])
    await write('投诉台账!E1', [['我们的列']])
    expect((await desk.ledger.setUp('zh')).done.filter(({ what }) => what === 'columns-added')).toEqual([])
    const { data } = await desk.client.spreadsheets.values.get({
      spreadsheetId: desk.spreadsheetId,
      range: '投诉台账!1:1',
    })
    expect(data.values?.[0]?.[4]).toBe('我们的列')
    expect((await desk.ledger.setUp('zh')).done).toEqual([])
  })
})
