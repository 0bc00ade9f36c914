import { describe, expect, test } from 'vitest'
import { desk, refusal } from './support.ts'

describe('values', () => {
  test('null skips, empty text clears, formats stay', async () => {
    const { write, type, read } = await desk()
    await type('A1', [['2026-11-21', 'b', 'c']])
    await write('A1', [[null, '', 46348]])
    expect(await read('A1:C1')).toEqual([['2026-11-21', '', '46348']])
    await write('A1', [[46349]])
    expect(await read('A1')).toEqual([['2026-11-23']])
  })

  test('raw text is text, whatever it looks like', async () => {
    const { write, read } = await desk()
    await write('A1', [['=1+1', '0042', "'x", 'TRUE', '2026-11-21']])
    expect(await read('A1:E1', '?valueRenderOption=UNFORMATTED_VALUE')).toEqual([
      ['=1+1', '0042', "'x", 'TRUE', '2026-11-21'],
    ])
  })

  test('a cell formatted as text keeps what is typed as text', async () => {
    const { done, type, read } = await desk()
    await done({
      repeatCell: {
        range: { sheetId: 0 },
        cell: { userEnteredFormat: { numberFormat: { type: 'TEXT', pattern: '@' } } },
        fields: 'userEnteredFormat.numberFormat',
      },
    })
    await type('A1', [['0042', '=1+1']])
    expect(await read('A1:B1', '?valueRenderOption=UNFORMATTED_VALUE')).toEqual([['0042', '=1+1']])
  })

  test('dates come as serial numbers or as text, columns as columns', async () => {
    const { type, read } = await desk()
    await type('A1', [['2026-11-21', 1], [], ['', 2]])
    const plain = '?valueRenderOption=UNFORMATTED_VALUE'
    expect(await read('A1:B3', plain)).toEqual([[46347, 1], [], ['', 2]])
    expect(await read('A1:B3', `${plain}&dateTimeRenderOption=FORMATTED_STRING&majorDimension=COLUMNS`)).toEqual([
      ['2026-11-21'],
      [1, '', 2],
    ])
  })

  test.each<[string, string, string, unknown[][]]>([
    ['under the table', 'Sheet1', 'Sheet1!A4:B4', [['x', 'y']]],
    ['under the last table of a range', 'A1:Z9', 'Sheet1!A4', [['x']]],
    ['beside nothing, where the range begins', 'H1', 'Sheet1!H1', [['x']]],
  ])('append goes %s', async (_, range, expected, values) => {
    const { write, raw } = await desk()
    await write('A1', [
      ['h', 'i'],
      [1, 2],
      [3, 4],
    ])
    const answer = await raw('POST', `/values/${range}:append?valueInputOption=RAW`, { values })
    expect(answer.body).toMatchObject({ updates: { updatedRange: expected } })
  })

  test('append makes the grid grow, and can put rows in', async () => {
    const { write, raw, read, get, done } = await desk()
    await done({
      updateSheetProperties: {
        properties: { gridProperties: { rowCount: 3, columnCount: 2 } },
        fields: 'gridProperties(rowCount,columnCount)',
      },
    })
    await write('A1', [['a'], ['b'], ['c']])
    await raw('POST', '/values/A1:append?valueInputOption=RAW', { values: [['d', 'e', 'f']] })
    expect((await get()).sheets?.[0]?.properties?.gridProperties).toEqual({ rowCount: 4, columnCount: 3 })
    await write('A3', [['']])
    await raw('POST', '/values/A1:append?valueInputOption=RAW&insertDataOption=INSERT_ROWS', { values: [['put in']] })
    expect(await read('Sheet1')).toEqual([['a'], ['b'], ['put in'], [], ['d', 'e', 'f']])
  })

  test.each<[string, string, unknown[][], string]>([
    ['past the rows', 'A1001', [[1]], '400 Range (Sheet1!A1001) exceeds grid limits. Max rows: 1000, max columns: 26'],
    [
      'past the columns',
      'Z1',
      [[1, 2]],
      '400 Range (Sheet1!Z1:AA1) exceeds grid limits. Max rows: 1000, max columns: 26',
    ],
    [
      'beyond its own range, to the right',
      'A1:B1',
      [[1, 2, 3]],
      '400 Requested writing within range [Sheet1!A1:B1], but tried writing to column [C]',
    ],
    [
      'beyond its own range, down',
      'A1:B1',
      [[1], [2]],
      '400 Requested writing within range [Sheet1!A1:B1], but tried writing to row [2]',
    ],
    ['to no tab', 'nope!A1', [[1]], '400 Unable to parse range: nope!A1'],
    ['something that is no value', 'A1', [[{}]], '400 Invalid values[0][0]: struct_value'],
    ['a list', 'A1', [[1, [2]]], '400 Invalid values[0][1]: list_value'],
    [
      'too long a text',
      'A1',
      [['x'.repeat(50_001)]],
      '400 Your input contains more than the maximum of 50000 characters in a single cell.',
    ],
  ])('a write %s is refused', async (_, range, values, message) => {
    const { write, read } = await desk()
    expect(refusal(await write(range, values))).toBe(message)
    expect(await read('Sheet1')).toBeUndefined()
  })

  test('data filters read, write and clear through metadata, which follows its row', async () => {
    const { done, raw, read } = await desk()
    await done(
      {
        createDeveloperMetadata: {
          developerMetadata: {
            metadataId: 7,
            metadataKey: 'case',
            metadataValue: 'R-1',
            visibility: 'DOCUMENT',
            location: { dimensionRange: { sheetId: 0, dimension: 'ROWS', startIndex: 4, endIndex: 5 } },
          },
        },
      },
      { insertDimension: { range: { sheetId: 0, dimension: 'ROWS', startIndex: 0, endIndex: 2 } } },
    )
    const dataFilter = { developerMetadataLookup: { metadataKey: 'case', metadataValue: 'R-1' } }
    const written = await raw('POST', '/values:batchUpdateByDataFilter', {
      valueInputOption: 'RAW',
      data: [{ dataFilter, values: [['x', 'y']] }],
    })
    expect(written.body).toMatchObject({ totalUpdatedCells: 2, responses: [{ updatedRange: 'Sheet1!A7:B7' }] })
    expect(await read('A7:B7')).toEqual([['x', 'y']])
    const found = await raw('POST', '/values:batchGetByDataFilter', { dataFilters: [dataFilter] })
    expect(found.body).toMatchObject({ valueRanges: [{ valueRange: { range: 'Sheet1!A7:Z7', values: [['x', 'y']] } }] })
    expect((await raw('GET', '/developerMetadata/7')).body).toMatchObject({
      metadataValue: 'R-1',
      location: { locationType: 'ROW', dimensionRange: { startIndex: 6, endIndex: 7 } },
    })
    expect(
      (
        await raw('POST', '/developerMetadata:search', {
          dataFilters: [{ gridRange: { sheetId: 0, startRowIndex: 6, endRowIndex: 7 } }],
        })
      ).body,
    ).toMatchObject({
      matchedDeveloperMetadata: [{ developerMetadata: { metadataId: 7 } }],
    })
    await raw('POST', '/values:batchClearByDataFilter', { dataFilters: [dataFilter] })
    expect(await read('Sheet1')).toBeUndefined()
  })
})
