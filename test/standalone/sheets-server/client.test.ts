import { expect, test } from 'vitest'
import { clientOf, open } from './support.ts'

test('the official client makes a spreadsheet, writes, reads and changes it', async () => {
  const { spreadsheets } = clientOf(await open())
  const created = await spreadsheets.create({
    requestBody: { properties: { title: '台账', locale: 'zh_CN', timeZone: 'Asia/Shanghai' } },
  })
  const spreadsheetId = created.data.spreadsheetId ?? ''
  expect(created.data.sheets?.[0]?.properties).toEqual({
    sheetId: 0,
    title: 'Sheet1',
    index: 0,
    sheetType: 'GRID',
    gridProperties: { rowCount: 1000, columnCount: 26 },
  })

  const updated = await spreadsheets.values.update({
    spreadsheetId,
    range: 'Sheet1!A1:B2',
    valueInputOption: 'USER_ENTERED',
    requestBody: {
      values: [
        ['编号', '到期'],
        ['0042', '2026-11-21 9:30'],
      ],
    },
  })
  expect(updated.data).toEqual({
    spreadsheetId,
    updatedRange: 'Sheet1!A1:B2',
    updatedRows: 2,
    updatedColumns: 2,
    updatedCells: 4,
  })
  const read = await spreadsheets.values.batchGet({
    spreadsheetId,
    ranges: ['Sheet1', 'Sheet1!B:B'],
    valueRenderOption: 'UNFORMATTED_VALUE',
  })
  expect(read.data.valueRanges).toEqual([
    {
      range: 'Sheet1!A1:Z1000',
      majorDimension: 'ROWS',
      values: [
        ['编号', '到期'],
        [42, 46347.395833333336],
      ],
    },
    { range: 'Sheet1!B1:B1000', majorDimension: 'ROWS', values: [['到期'], [46347.395833333336]] },
  ])

  const batch = await spreadsheets.batchUpdate({
    spreadsheetId,
    requestBody: { requests: [{ addSheet: { properties: { title: '看板' } } }, { clearBasicFilter: { sheetId: 0 } }] },
  })
  expect(batch.data.replies?.[0]?.addSheet?.properties).toMatchObject({ title: '看板', index: 1 })
  expect(batch.data.replies?.[1]).toEqual({})
  const appended = await spreadsheets.values.append({
    spreadsheetId,
    range: '看板!A1',
    valueInputOption: 'RAW',
    requestBody: { values: [['=1+1']] },
  })
  expect(appended.data.updates?.updatedRange).toBe("'看板'!A1")

  const got = await spreadsheets.get({
    spreadsheetId,
    ranges: ['看板!A1'],
    fields: 'sheets(properties.title,data.rowData.values(formattedValue,effectiveValue))',
  })
  expect(got.data).toEqual({
    sheets: [
      {
        properties: { title: '看板' },
        data: [{ rowData: [{ values: [{ formattedValue: '=1+1', effectiveValue: { stringValue: '=1+1' } }] }] }],
      },
    ],
  })
})

test("the official client sees refusals in the service's form", async () => {
  const { spreadsheets } = clientOf(await open())
  await expect(spreadsheets.get({ spreadsheetId: 'nowhere' })).rejects.toMatchObject({
    status: 404,
    message: 'Requested entity was not found.',
  })
})
