import type { sheets_v4 } from '@googleapis/sheets'
import { afterEach, describe, expect, it } from 'vitest'
import { complaints, type TabKey, tabs } from '../../sheets-template/workbook/index.ts'
import { COLUMN_KEY, TAB_KEY } from '../../src/adapters/google-sheets/keys.ts'
import { layoutOf } from '../../src/adapters/google-sheets/layout.ts'
import { sweep } from '../../src/app/sweep.ts'
import type { Change, Ledger, Version } from '../../src/ports/ledger.ts'
import { findHeaders } from '../../src/sheet/headers.ts'
import { cell, row, sh } from '../support/desk.ts'
import { openSheetsDesk, silent } from '../support/sheets-desk.ts'

type Desk = Awaited<ReturnType<typeof openSheetsDesk>>
let desk: Desk
afterEach(() => desk.close())

const open = async (options: Parameters<typeof openSheetsDesk>[0] = {}): Promise<Desk> => {
  desk = await openSheetsDesk(options)
  await desk.ledger.setUp(options.language ?? 'zh')
  return desk
}
const change = (...requests: object[]) =>
  desk.client.spreadsheets.batchUpdate({ spreadsheetId: desk.spreadsheetId, requestBody: { requests } })
const callsOf = async (work: () => Promise<unknown>): Promise<readonly string[]> => {
  const before = desk.calls.length
  await work()
  return desk.calls.slice(before).map((id) => id.replace('spreadsheets.', ''))
}
const v = (text: string) => text as Version
let runs = 0
const sweepOn = (ledger: Ledger, now = '2026-11-20 09:01') =>
  sweep(
    {
      ledger,
      log: silent,
      runId: `r${runs++}`,
      clock: { now: () => sh(now) },
      mailer: { send: () => Promise.resolve({ kind: 'sent' }) },
    },
    {},
  )
const sheets = async () => {
  const { data } = await desk.client.spreadsheets.get({
    spreadsheetId: desk.spreadsheetId,
    fields: 'sheets(properties,developerMetadata,data.columnMetadata.developerMetadata)',
  })
  return data.sheets ?? []
}
const sheetIdOf = async (title: string) =>
  (await sheets()).find(({ properties }) => properties?.title === title)?.properties?.sheetId ?? -1
const renameTab = async (title: string, to: string) =>
  change({ updateSheetProperties: { properties: { sheetId: await sheetIdOf(title), title: to }, fields: 'title' } })
/** The keys of a sheet's columns as the service has them, in their places. */
const keysOf = (sheet: sheets_v4.Schema$Sheet | undefined) =>
  (sheet?.data?.[0]?.columnMetadata ?? []).map(({ developerMetadata }) =>
    (developerMetadata ?? []).map(({ metadataValue }) => metadataValue).join(','),
  )
const complaintKeys = async () => keysOf((await sheets()).find(({ properties }) => properties?.title === '投诉台账'))
const columnAt = async (key: string, tab: TabKey = 'complaint') => {
  const definition = tabs.find((one) => one.key === tab) ?? complaints
  return findHeaders(definition, (await desk.ledger.read()).tables.get(tab)).at.get(key) ?? -1
}
const ours = [...complaints.columns].map(({ key }) => key as string)
const forget = (...names: readonly string[]) =>
  change(
    ...names.map((metadataKey) => ({
      deleteDeveloperMetadata: { dataFilter: { developerMetadataLookup: { metadataKey } } },
    })),
  )

describe('a read', () => {
  it('costs one call again once a sweep has remembered where a renamed column is, in another process too', async () => {
    await open()
    await sweepOn(desk.ledger)
    await desk.person.retype('complaint', 0, 'room', '住址')
    expect(await callsOf(() => desk.ledger.read())).toEqual(['values.batchGet', 'get'])
    expect(await callsOf(() => sweepOn(desk.ledger))).toEqual(['values.batchGet', 'get', 'batchUpdate'])
    expect(await callsOf(() => sweepOn(desk.ledger))).toEqual(['values.batchGet'])
    expect(await callsOf(() => sweepOn(desk.newLedger()))).toEqual(['values.batchGet'])
  })

  it('costs one call once it is known that a column is gone', async () => {
    await open()
    await desk.person.deleteColumn('complaint', await columnAt('remark'))
    await sweepOn(desk.ledger)
    expect(await callsOf(() => sweepOn(desk.newLedger()))).toEqual(['values.batchGet'])
  })

  it('asks each time where the header row would not show that the column was moved', async () => {
    await open()
    const at = await columnAt('remark')
    await desk.person.moveColumn('complaint', at, ours.length)
    await desk.person.head('complaint', ours.length - 1, '')
    await sweepOn(desk.ledger)
    expect(await callsOf(() => sweepOn(desk.ledger))).toEqual(['values.batchGet', 'get'])
    expect(await columnAt('remark')).toBe(ours.length - 1)
    await desk.person.insertColumn('complaint', ours.length - 1, '')
    expect(await columnAt('remark')).toBe(ours.length)
  })

  it('asks again where somebody has typed over what was remembered', async () => {
    await open()
    await desk.person.retype('complaint', 0, 'room', '住址')
    await sweepOn(desk.ledger)
    const { rows = [] } = (await desk.ledger.read()).tables.get('system') ?? {}
    const line = rows.findIndex(([name]) => name === 'columns.complaint')
    const at = await columnAt('room')
    for (const nonsense of ['', '{', '{"print":1}', '{"at":{"room":0},"print":"x"}', '[]', 7]) {
      await desk.person.retype('system', line, 'value', nonsense)
      expect(await callsOf(() => desk.ledger.read())).toEqual(['values.batchGet', 'get'])
      expect(await columnAt('room')).toBe(at)
    }
    await sweepOn(desk.ledger)
    expect(await callsOf(() => desk.ledger.read())).toEqual(['values.batchGet'])
  })

  it('remembers also where its own memory is, whose headers are renamed', async () => {
    await open()
    await desk.person.retype('system', 0, 'value', '内容')
    await desk.person.retype('system', 0, 'name', '项目')
    await sweepOn(desk.ledger)
    expect(await callsOf(() => sweepOn(desk.newLedger()))).toEqual(['values.batchGet'])
    await desk.person.moveColumn('system', 1, 0)
    await sweepOn(desk.newLedger())
    expect((await desk.ledger.read()).version).toMatch(/^r/)
  })
})

it('a sweep writes beside a row under renamed headers, in four calls at most', async () => {
  await open()
  const first = await desk.person.type('complaint', [row({ room: '3-2-1201' })])
  for (const key of ['room', 'number', 'stage', 'respondDue'])
    await desk.person.retype('complaint', 0, key, `我们的${key}`)
  await desk.person.moveColumn('complaint', await columnAt('number'), 6)
  const calls = await callsOf(() => sweepOn(desk.ledger))
  expect(calls.length).toBeLessThanOrEqual(4)
  const { rows = [] } = (await desk.ledger.read()).tables.get('complaint') ?? {}
  expect(rows[first]?.[await columnAt('number')]).toBe('TS-20261120-001')
  expect(rows[0]?.[await columnAt('number')]).toBe('我们的number')
  expect(rows[first]?.[await columnAt('respondDue')]).toBe(cell('2026-11-20 09:05'))
})

describe('a set-up', () => {
  it('puts a key on every column and tab of ours, within what a sheet takes, and once', async () => {
    await open()
    const all = await sheets()
    expect(all.map(({ developerMetadata }) => developerMetadata?.map(({ metadataValue }) => metadataValue))).toEqual(
      tabs.map(({ key }) => [key]),
    )
    for (const [index, { columns }] of tabs.entries()) {
      const keys = keysOf(all[index])
      expect(keys.slice(0, columns.length)).toEqual(columns.map(({ key }) => key))
      expect(keys.slice(columns.length).join('')).toBe('')
      expect(keys.length * COLUMN_KEY.length + keys.join('').length).toBeLessThan(30_000)
    }
    expect(await callsOf(() => desk.ledger.setUp('zh'))).not.toContain('batchUpdate')
  })

  it('gives keys to a workbook of before, without a word, and leaves alone what it cannot tell', async () => {
    await open()
    await forget(COLUMN_KEY, TAB_KEY)
    await desk.person.insertColumn('complaint', 1, '备注')
    expect((await desk.ledger.setUp('zh')).done.filter(({ what }) => what !== 'look-restored')).toEqual([])
    const keys = await complaintKeys()
    expect(keys[1]).toBe('')
    expect(keys.filter((key) => key !== '').toSorted()).toEqual(ours.filter((key) => key !== 'remark').toSorted())
    expect(await callsOf(() => desk.ledger.setUp('zh'))).not.toContain('batchUpdate')
    await desk.person.head('complaint', 1, '我的备注')
    // What colours a remark that is wrong goes with the column that is one again.
    expect((await desk.ledger.setUp('zh')).done.filter(({ what }) => what !== 'look-restored')).toEqual([])
    expect((await complaintKeys()).filter((key) => key !== '')).toEqual(ours)
  })

  it('mends keys: on two columns, on a wrong one, on none; what it does not know stays', async () => {
    await open()
    const sheetId = await sheetIdOf('投诉台账')
    const put = (key: string, startIndex: number) => ({
      createDeveloperMetadata: {
        developerMetadata: {
          metadataKey: COLUMN_KEY,
          metadataValue: key,
          visibility: 'DOCUMENT',
          location: { dimensionRange: { sheetId, dimension: 'COLUMNS', startIndex, endIndex: startIndex + 1 } },
        },
      },
    })
    await desk.person.insertColumn('complaint', 3, '车牌')
    await forget(TAB_KEY)
    await change(put('room', 3), put('seen', 0), put('number', 0), put('later', 3))
    expect((await complaintKeys()).slice(0, 4)).toEqual(['number,seen,number', ours[1], ours[2], 'room,later'])
    await desk.ledger.setUp('zh')
    expect(await complaintKeys()).toEqual([
      ...ours.slice(0, 3),
      'later',
      ...ours.slice(3),
      ...Array.from({ length: (await complaintKeys()).length - ours.length - 1 }, () => ''),
    ])
    expect(await callsOf(() => desk.ledger.setUp('zh'))).not.toContain('batchUpdate')
  })

  it('takes a tab whose headers are all renamed for ours, and never names them back', async () => {
    await open()
    for (const { key } of tabs.find((tab) => tab.key === 'staff')?.columns ?? [])
      await desk.person.retype('staff', 0, key, `x-${key}`)
    expect((await desk.ledger.setUp('zh')).done).toEqual([])
    expect((await desk.ledger.read()).tables.get('staff')?.rows[0]?.[0]).toBe('x-name')
  })
})

describe('a tab that people call otherwise', () => {
  it('is found by its key, by the set-up too, at the cost of a look', async () => {
    await open({ language: 'en' })
    await renameTab('Complaints', 'Grumbles')
    await renameTab('Settings', 'Knobs')
    const fresh = desk.newLedger()
    expect(await callsOf(() => fresh.read())).toEqual(['values.batchGet', 'get', 'values.batchGet'])
    expect(await callsOf(() => fresh.read())).toEqual(['values.batchGet'])
    const { tables } = await fresh.read()
    expect([tables.get('complaint')?.title, tables.get('settings')?.title]).toEqual(['Grumbles', 'Knobs'])
    expect(await desk.ledger.setUp('zh')).toEqual({ language: 'en', done: [] })
    const first = await desk.person.type('complaint', [row({ category: 'Other' })])
    await sweepOn(fresh)
    expect((await desk.ledger.read()).tables.get('complaint')?.rows[first]?.[0]).toBe('TS-20261120-001')
  })

  it('makes room for its copy that gets our title, in the process that knew it too', async () => {
    await open()
    await renameTab('投诉台账', '投诉台账 2025')
    await sweepOn(desk.ledger)
    const old = await desk.ledger.read()
    expect(old.tables.get('complaint')?.title).toBe('投诉台账 2025')
    const source = await sheetIdOf('投诉台账 2025')
    await change({ duplicateSheet: { sourceSheetId: source, newSheetId: 77, newSheetName: '投诉台账' } })
    const first = await desk.person.type('complaint', [row()])
    for (let sweeps = 0; sweeps < 12; sweeps++) await sweepOn(desk.ledger)
    expect((await desk.ledger.read()).tables.get('complaint')?.rows[first]?.[0]).toBe('TS-20261120-001')
    const append: Change = { kind: 'append', tab: 'complaint', rows: [['x']] }
    expect(
      await desk.ledger.commit({ ...old, version: (await desk.ledger.read()).version }, v('z'), [append]),
    ).toMatchObject({ kind: 'moved' })
    expect(
      (await desk.client.spreadsheets.values.get({ spreadsheetId: desk.spreadsheetId, range: '投诉台账 2025' })).data
        .values,
    ).toHaveLength(old.tables.get('complaint')?.rows.length ?? 0)
  })

  it('is not written to when it is another than the one that was read', async () => {
    await open()
    await renameTab('投诉台账', '客诉')
    const state = await desk.ledger.read()
    await change({ duplicateSheet: { sourceSheetId: await sheetIdOf('客诉'), newSheetName: '投诉台账' } })
    const append: Change = { kind: 'append', tab: 'complaint', rows: [['x']] }
    const process = desk.newLedger()
    expect(await process.commit(state, v('1.z'), [append])).toMatchObject({ kind: 'moved' })
    const now = await process.read()
    expect(now.tables.get('complaint')?.title).toBe('投诉台账')
    expect(await process.commit(now, v('1.z'), [append])).toMatchObject({ kind: 'committed' })
  })

  it('stays ours beside its copy', async () => {
    await open()
    await renameTab('投诉台账', '客诉')
    await change({
      duplicateSheet: { sourceSheetId: await sheetIdOf('客诉'), insertSheetIndex: 1, newSheetName: '客诉 副本' },
    })
    const { tables } = await desk.newLedger().read()
    expect(tables.get('complaint')?.title).toBe('客诉')
    expect((await desk.ledger.setUp('zh')).done).toEqual([])
  })
})

describe('a layout', () => {
  const sheet = (sheetId: number, title: string, key?: string): sheets_v4.Schema$Sheet => ({
    properties: { sheetId, title },
    ...(key === undefined ? {} : { developerMetadata: [{ metadataKey: TAB_KEY, metadataValue: key }] }),
  })
  it.each<[string, readonly sheets_v4.Schema$Sheet[], Record<string, number>]>([
    ['by title, without keys', [sheet(1, '投诉台账'), sheet(2, 'Repairs')], { complaint: 1, repair: 2 }],
    ['by key, under another title', [sheet(1, '客诉', 'complaint'), sheet(2, '我的')], { complaint: 1 }],
    ['copies: our title counts', [sheet(1, '旧', 'complaint'), sheet(2, '投诉台账', 'complaint')], { complaint: 2 }],
    [
      'copies under other titles: the first',
      [sheet(1, '甲', 'complaint'), sheet(2, '乙', 'complaint')],
      { complaint: 1 },
    ],
    ['an archive that kept the key', [sheet(1, '投诉台账 2025', 'complaint'), sheet(2, '投诉台账')], { complaint: 2 }],
    [
      'titles that were swapped',
      [sheet(1, '报修台账', 'complaint'), sheet(2, '投诉台账', 'repair')],
      { complaint: 2, repair: 1 },
    ],
    ['a title of ours on a sheet with another key', [sheet(1, '投诉台账', 'repair')], { complaint: 1 }],
    ['a key that is none', [sheet(1, '我的', 'constructor'), sheet(2, '乙', '')], {}],
  ])('%s', (_, all, expected) => {
    const found = layoutOf({ sheets: [...all] }).tabs
    expect(Object.fromEntries([...found].map(([key, { sheetId }]) => [key, sheetId]))).toEqual(expected)
  })
})
