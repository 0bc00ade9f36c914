import { afterEach, describe, expect, it } from 'vitest'
import type { TabKey } from '../../sheets-template/workbook/index.ts'
import { sweep } from '../../src/app/sweep.ts'
import type { Ledger } from '../../src/ports/ledger.ts'
import type { Mail } from '../../src/ports/mailer.ts'
import { cell, row, sh, tabOf } from '../support/desk.ts'
import { openSheetsDesk, silent } from '../support/sheets-desk.ts'

type Desk = Awaited<ReturnType<typeof openSheetsDesk>>
let desk: Desk
afterEach(() => desk.close())

let runs = 0
async function open() {
  desk = await openSheetsDesk()
  await desk.ledger.setUp('zh')
  await desk.person.type('complaint', [row(), row({ room: '3-2-1202' })])
  await desk.person.type('repair', [row({ category: '给排水' })])
}
const mails: Mail[] = []
/** What a sweep does, and which calls it costs. */
async function swept(now: string, ledger: Ledger = desk.ledger) {
  mails.length = 0
  const before = desk.calls.length
  const result = await sweep({
    ledger,
    log: silent,
    runId: `r${runs++}`,
    clock: { now: () => sh(now) },
    mailer: {
      send: (mail) => {
        mails.push(mail)
        return Promise.resolve({ kind: 'sent' })
      },
    },
  })
  return { ...result, calls: desk.calls.slice(before).map((id) => id.replace('spreadsheets.', '')) }
}
const change = (...requests: object[]) =>
  desk.client.spreadsheets.batchUpdate({ spreadsheetId: desk.spreadsheetId, requestBody: { requests } })
const sheetIdOf = async (title: string) => {
  const { data } = await desk.client.spreadsheets.get({
    spreadsheetId: desk.spreadsheetId,
    fields: 'sheets.properties(sheetId,title)',
  })
  return data.sheets?.find(({ properties }) => properties?.title === title)?.properties?.sheetId ?? -1
}
const valuesOf = async (title: string) => {
  const { data } = await desk.client.spreadsheets.values.get({
    spreadsheetId: desk.spreadsheetId,
    range: `'${title}'`,
  })
  return data.values ?? []
}
const COMPLAINTS = tabOf('complaint').zh
const lose = async (tab: TabKey) => change({ deleteSheet: { sheetId: await sheetIdOf(tabOf(tab).zh) } })
const rowsOf = async () => {
  const { data } = await desk.client.spreadsheets.values.get({
    spreadsheetId: desk.spreadsheetId,
    range: `'${COMPLAINTS}'!A3:A20`,
  })
  return (data.values ?? []).map(([number]) => String(number ?? ''))
}

describe('what people do to the look and the order of a register has no effect', () => {
  it.each<[string, (sheetId: number) => object[]]>([
    [
      'hidden rows and columns',
      (sheetId) =>
        (['ROWS', 'COLUMNS'] as const).map((dimension) => ({
          updateDimensionProperties: {
            range: { sheetId, dimension, startIndex: 2, endIndex: 4 },
            properties: { hiddenByUser: true },
            fields: 'hiddenByUser',
          },
        })),
    ],
    [
      'a filter that hides every row',
      (sheetId) => [
        {
          setBasicFilter: {
            filter: {
              range: { sheetId, startRowIndex: 0 },
              filterSpecs: [{ columnIndex: 0, filterCriteria: { hiddenValues: ['', '示例'] } }],
            },
          },
        },
      ],
    ],
    [
      'blank rows in between',
      (sheetId) => [
        {
          insertDimension: {
            range: { sheetId, dimension: 'ROWS', startIndex: 3, endIndex: 6 },
            inheritFromBefore: true,
          },
        },
        {
          insertDimension: {
            range: { sheetId, dimension: 'ROWS', startIndex: 1, endIndex: 2 },
            inheritFromBefore: false,
          },
        },
      ],
    ],
    [
      'columns of their own in between',
      (sheetId) =>
        [1, 5, 9].map((startIndex) => ({
          insertDimension: {
            range: { sheetId, dimension: 'COLUMNS', startIndex, endIndex: startIndex + 1 },
            inheritFromBefore: true,
          },
        })),
    ],
    [
      'columns moved about',
      (sheetId) =>
        [
          [3, 20],
          [0, 12],
          [40, 2],
        ].map(([from = 0, to = 0]) => ({
          moveDimension: {
            source: { sheetId, dimension: 'COLUMNS', startIndex: from, endIndex: from + 1 },
            destinationIndex: to,
          },
        })),
    ],
    [
      'thirty tabs more',
      () =>
        Array.from({ length: 30 }, (_, index) => ({
          addSheet: { properties: { title: `自己的表 ${index}`, index: 0 } },
        })),
    ],
    [
      'a copy of the register under another name',
      (sheetId) => [
        { duplicateSheet: { sourceSheetId: sheetId, newSheetName: '投诉台账 的副本', insertSheetIndex: 0 } },
      ],
    ],
  ])('%s', async (_, requests) => {
    await open()
    await change(...requests(await sheetIdOf(COMPLAINTS)))
    const { plan } = await swept('2026-11-20 09:01')
    expect(plan.health.faults).toEqual([])
    expect(plan.rows.filter(({ isNew }) => isNew).map(({ number }) => number)).toEqual([
      'TS-20261120-001',
      'TS-20261120-002',
      'BX-20261120-001',
    ])
    expect((await swept('2026-11-20 09:02')).calls).toEqual(['values.batchGet'])
  })

  it('merged cells: what stands in the first is read, the others count as blank, and are told as that', async () => {
    await open()
    const sheetId = await sheetIdOf(COMPLAINTS)
    const room = tabOf('complaint').columns.findIndex(({ key }) => key === 'room')
    const range = { sheetId, startRowIndex: 2, endRowIndex: 4, startColumnIndex: room, endColumnIndex: room + 1 }
    await change({ mergeCells: { range, mergeType: 'MERGE_ALL' } })
    const { plan } = await swept('2026-11-20 09:01')
    expect(
      plan.rows.map(({ number, problems }) => [number, problems.map(({ column, code }) => `${column} ${code}`)]),
    ).toEqual([
      ['TS-20261120-001', []],
      [undefined, ['room missing']],
      ['BX-20261120-001', []],
    ])
    await change({ unmergeCells: { range } })
    await desk.person.retype('complaint', 3, 'room', '3-2-1202')
    await swept('2026-11-20 09:02')
    expect(await rowsOf()).toEqual(['TS-20261120-001', 'TS-20261120-002'])
  })
})

describe('a tab that is deleted', () => {
  it('is told in the health tab and once by mail; the other registers go on; setting up again mends it', async () => {
    await open()
    await swept('2026-11-20 09:01')
    await lose('repair')
    const other = { room: '9-1-101', customer: '王五', phone: '13900000009', description: '单元门口堆了沙子' }
    await desk.person.type('complaint', [row(other)])
    const { plan } = await swept('2026-11-20 09:02')
    expect(plan.rows.filter(({ isNew }) => isNew).map(({ number }) => number)).toEqual(['TS-20261120-003'])
    expect(mails.map(({ to, subject }) => [to, subject])).toEqual([
      ['admin@example.com', '日清停了一部分：报修台账 · 示例花园'],
    ])
    expect((await valuesOf('运行状况')).at(-1)?.[0]).toBe('报修台账')
    expect((await swept('2026-11-20 09:03')).changes).toBe(0)
    expect(mails).toEqual([])
    await desk.ledger.setUp('zh')
    const fresh = desk.newLedger()
    await swept('2026-11-20 09:04', fresh)
    expect((await valuesOf('运行状况')).flat()).toContain('一切正常')
    expect((await valuesOf('运行状况')).flat()).not.toContain('报修台账')
    expect((await swept('2026-11-20 09:04', fresh)).calls).toEqual(['values.batchGet'])
  })

  it('the health tab itself: told by mail, once, also by another process', async () => {
    await open()
    await swept('2026-11-20 09:01')
    await lose('health')
    await swept('2026-11-20 09:02')
    expect(mails.map(({ subject }) => subject)).toEqual(['日清停了一部分：运行状况 · 示例花园'])
    expect((await swept('2026-11-20 09:03', desk.newLedger())).changes).toBe(0)
    expect(mails).toEqual([])
  })

  it('history: cases are numbered all the same', async () => {
    await open()
    await lose('history')
    await swept('2026-11-20 09:01')
    expect(await rowsOf()).toEqual(['TS-20261120-001', 'TS-20261120-002'])
  })

  it('policy: deadlines that stand stay, new cases have what was last good; made anew it is that', async () => {
    await open()
    await swept('2026-11-20 09:01')
    await lose('policy')
    await desk.person.type('complaint', [row({ room: '3-2-1203' })])
    const { plan } = await swept('2026-11-20 09:02')
    expect(plan.health.faults.map(({ id, stops }) => [id, stops])).toEqual([['tab.policy', 'held']])
    expect(plan.rows.map(({ number, basis }) => [number, basis?.clocks.resolve?.due])).toEqual([
      ['TS-20261120-003', sh('2026-11-23 09:00')],
    ])
    await desk.ledger.setUp('zh')
    const back = await swept('2026-11-20 09:03', desk.newLedger())
    expect([back.plan.health.faults, back.plan.rows]).toEqual([[], []])
  })

  it('a header that a person typed over is none of this: the column is known by its key', async () => {
    await open()
    await desk.person.head(
      'complaint',
      tabOf('complaint').columns.findIndex(({ key }) => key === 'receivedAt'),
      '啥时候来的',
    )
    const { plan } = await swept('2026-11-20 09:01')
    expect(plan.health.faults).toEqual([])
    expect(await rowsOf()).toEqual(['TS-20261120-001', 'TS-20261120-002'])
    expect(cell('2026-11-20 09:00')).toBe((await valuesOfRow(2))['receivedAt'])
  })
})

async function valuesOfRow(index: number): Promise<Readonly<Record<string, unknown>>> {
  const { data } = await desk.client.spreadsheets.values.get({
    spreadsheetId: desk.spreadsheetId,
    range: `'${COMPLAINTS}'!A${index + 1}:BZ${index + 1}`,
    valueRenderOption: 'UNFORMATTED_VALUE',
  })
  return Object.fromEntries(
    tabOf('complaint').columns.map(({ key }, column) => [key, data.values?.[0]?.[column] as unknown]),
  )
}
