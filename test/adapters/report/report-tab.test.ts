import type { sheets_v4 } from '@googleapis/sheets'
import { afterEach, expect, it } from 'vitest'
import { ourNote } from '../../../src/model/cell-note.ts'
import type { ReportTab } from '../../../src/model/report-tab.ts'
import type { Change, Version } from '../../../src/ports/ledger.ts'
import { openSheetsDesk } from '../../support/sheets-desk.ts'

let desk: Awaited<ReturnType<typeof openSheetsDesk>>
afterEach(() => desk.close())

let version = 0
const commit = async (changes: readonly Change[]): Promise<void> => {
  version += 1
  expect(await desk.ledger.commit(await desk.ledger.read(), `${version}.t` as Version, changes)).toMatchObject({
    kind: 'committed',
  })
}
const board = (more: Partial<ReportTab> = {}): Change => ({
  kind: 'report',
  report: {
    kind: 'board',
    title: '看板',
    widths: [120, 80],
    frozenRows: 1,
    rows: [
      [{ value: '看板', look: 'title' }],
      [
        { value: '编号', look: 'header' },
        { value: '件数', look: 'header', note: '受理的件数' },
      ],
      [
        { value: '=TS-1', link: { register: 'complaint', row: 11 } },
        { value: 3, heat: 0.5 },
      ],
    ],
    charts: [
      {
        title: '件数',
        form: 'columns',
        table: { row: 1, rows: 2, names: 0, series: [{ column: 1, tone: 'good' }] },
        at: { row: 4, column: 0 },
        size: { width: 300, height: 210 },
      },
    ],
    ...more,
  },
})
const FIELDS =
  'sheets(properties(sheetId,gridProperties),protectedRanges,charts,developerMetadata(metadataKey,metadataValue),data(rowData(values(userEnteredValue,hyperlink,note,userEnteredFormat))))'
const ask = async (fields: string, ranges: string[] = []): Promise<readonly sheets_v4.Schema$Sheet[]> =>
  (await desk.client.spreadsheets.get({ spreadsheetId: desk.spreadsheetId, fields, ranges })).data.sheets ?? []
const sheetNow = async (title: string): Promise<sheets_v4.Schema$Sheet | undefined> => (await ask(FIELDS, [title]))[0]
const person = (requests: sheets_v4.Schema$Request[]) =>
  desk.client.spreadsheets.batchUpdate({ spreadsheetId: desk.spreadsheetId, requestBody: { requests } })

it('a report stands behind the registers, is the system’s, says what it means and where it leads', async () => {
  desk = await openSheetsDesk()
  await desk.ledger.setUp('zh')
  await commit([board()])
  const titles = (await ask('sheets(properties(title))')).map(({ properties }) => properties?.title)
  expect(titles.slice(3, 6)).toEqual(['突发事件台账', '看板', '客户建议'])
  const sheet = await sheetNow('看板')
  const [complaint] = await ask('sheets(properties(sheetId))', ['投诉台账!A1'])
  expect(sheet?.protectedRanges).toMatchObject([
    { description: 'daily-clear', range: { sheetId: sheet?.properties?.sheetId } },
  ])
  const cells = sheet?.data?.[0]?.rowData ?? []
  expect(cells[1]?.values?.[1]).toMatchObject({
    note: '受理的件数',
    userEnteredFormat: { horizontalAlignment: 'RIGHT' },
  })
  expect(cells[2]?.values?.[0]).toMatchObject({
    userEnteredValue: { stringValue: '=TS-1' },
    hyperlink: `#gid=${complaint?.properties?.sheetId}&range=A12`,
  })
  expect(sheet?.developerMetadata).toMatchObject([{ metadataValue: '{"kind":"board","pages":[],"headers":[1]}' }])

  // The same again is the same sheet, to its charts' ids.
  await commit([board()])
  expect(await sheetNow('看板')).toEqual(sheet)
})

it('what people drew on it, and a copy that they keep under another name, stay', async () => {
  desk = await openSheetsDesk()
  await desk.ledger.setUp('zh')
  await commit([board()])
  const sheetId = (await sheetNow('看板'))?.properties?.sheetId ?? 0
  const position = { overlayPosition: { anchorCell: { sheetId, rowIndex: 0, columnIndex: 1 } } }
  await person([
    { addChart: { chart: { chartId: 4711, spec: { title: '我的', basicChart: { chartType: 'COLUMN' } }, position } } },
  ])
  await commit([board({ charts: [] })])
  expect((await sheetNow('看板'))?.charts?.map(({ chartId }) => chartId)).toEqual([4711])

  await commit([board()])
  await person([{ updateSheetProperties: { properties: { sheetId, title: '旧看板' }, fields: 'title' } }])
  const kept = await sheetNow('旧看板')
  await commit([board()])
  await commit([board()])
  expect(await sheetNow('旧看板')).toEqual(kept)
  expect((await sheetNow('看板'))?.charts).toHaveLength(1)
})

it('costs no further look beside notes, and one more where its tab is still to be made', async () => {
  desk = await openSheetsDesk()
  await desk.ledger.setUp('zh')
  const at = { tab: 'complaint', row: 5 } as const
  const note = (text: string): Change => ({ kind: 'note', ...at, column: 7, note: ourNote([text], 'zh') })
  const callsOf = async (changes: readonly Change[]): Promise<readonly string[]> => {
    const before = desk.calls.length
    await commit(changes)
    return desk.calls.slice(before).map((call) => call.replace('spreadsheets.', ''))
  }
  await callsOf([note('a'), board()])
  expect(await callsOf([note('b'), board()])).toEqual(['values.batchGet', 'get', 'batchUpdate'])
  expect(await callsOf([board()])).toEqual(['values.batchGet', 'get', 'batchUpdate'])
  // A process that has just begun knows no titles but ours.
  const fresh = desk.newLedger()
  const state = await fresh.read()
  const before = desk.calls.length
  expect(await fresh.commit(state, 'f.t' as Version, [note('c'), board()])).toMatchObject({ kind: 'committed' })
  expect(desk.calls.length - before).toBe(2)
})
