import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { openSheetsServer } from '../../../src/standalone/sheets-server/index.ts'
import { call, desk, deskOn, folder, refusal, ways } from './support.ts'

const strange = [
  'a\u0000b',
  '👩‍👩‍👧‍👦🏽',
  '\u202eright to left',
  '__proto__',
  'constructor',
  '\u2028',
  'x'.repeat(50_000),
  '\ufeff',
  '🀄',
  "'",
  '\\',
  '"',
]

describe('input that means harm', () => {
  test('strange text comes back as it was, over a restart', async () => {
    const file = path.join(folder(), 'a.sqlite')
    const first = await openSheetsServer({ file })
    const { id, write } = await deskOn(first)
    await write(
      'A1',
      strange.map((s) => [s]),
    )
    const read = await ways(first, id).read('Sheet1')
    expect(read).toEqual(strange.map((s) => [s]))
    await first.close()
    const second = await openSheetsServer({ file })
    expect(await ways(second, id).read('Sheet1')).toEqual(read)
    await second.close()
  })

  test('half a character becomes the sign for that, at once and for good', async () => {
    const { raw, read } = await desk()
    await raw('PUT', '/values/A1?valueInputOption=RAW', '{"values":[["a\\ud800b"]]}')
    expect(await read('A1')).toEqual([['a\ufffdb']])
  })

  test.each(['__proto__', 'constructor', "it's", '🀄', 'a\tb'])('a tab called %j is a tab', async (title) => {
    const { done, write, read } = await desk()
    await done({ addSheet: { properties: { title } } })
    const range = `'${title.replaceAll("'", "''")}'!A1`
    await write(range, [['here']])
    expect(await read(range)).toEqual([['here']])
    expect(await read('Sheet1!A1')).toBeUndefined()
    expect(({} as Record<string, unknown>)['here']).toBeUndefined()
  })

  test.each<[string, unknown, string]>([
    [
      'an unknown field',
      { requests: [{ addSheet: { properties: { titel: 'x' } } }] },
      `400 Invalid JSON payload received. Unknown name "titel" at 'requests[0].add_sheet.properties': Cannot find field.`,
    ],
    [
      'an unknown kind',
      { requests: [{ addShet: {} }] },
      `400 Invalid JSON payload received. Unknown name "addShet" at 'requests[0]': Cannot find field.`,
    ],
    [
      'a name of every object',
      '{"requests":[{"__proto__":{}}]}',
      `400 Invalid JSON payload received. Unknown name "__proto__" at 'requests[0]': Cannot find field.`,
    ],
    [
      'the wrong type',
      { requests: [{ deleteSheet: { sheetId: 'x' } }] },
      `400 Invalid value at 'requests[0].delete_sheet.sheet_id' (TYPE_INT32), "x"`,
    ],
    [
      'no word of the list',
      { requests: [{ appendDimension: { dimension: 'ROW' } }] },
      `400 Invalid value at 'requests[0].append_dimension.dimension' (TYPE_ENUM), "ROW"`,
    ],
    ['nothing to do', { requests: [] }, '400 Must specify at least one request.'],
    ['an empty request', { requests: [{}] }, '400 Invalid requests[0]: No request set.'],
    [
      'two in one',
      { requests: [{ deleteSheet: {}, addSheet: {} }] },
      `400 Invalid value at 'requests[0]' (oneof), oneof field 'kind' is already set. Cannot set 'addSheet'`,
    ],
    [
      'a kind that we have not',
      { requests: [{ addSlicer: {} }] },
      '400 Invalid requests[0].addSlicer: This kind of request is not supported by this server.',
    ],
    [
      'a row without end',
      { requests: [{ deleteDimension: { range: { dimension: 'ROWS', startIndex: 0, endIndex: 2_000_000_000 } } }] },
      '400 Invalid requests[0].deleteDimension: Range (Sheet1!A1:Z2000000000) exceeds grid limits. Max rows: 1000, max columns: 26',
    ],
    [
      'a million columns',
      { requests: [{ appendDimension: { dimension: 'COLUMNS', length: 1_000_000 } }] },
      '400 Invalid requests[0].appendDimension: This action would increase the number of cells in the workbook above the limit of 10000000 cells.',
    ],
    [
      'a large grid',
      { requests: [{ addSheet: { properties: { gridProperties: { rowCount: 2_000_000_000, columnCount: 10 } } } }] },
      '400 Invalid requests[0].addSheet: This action would increase the number of cells in the workbook above the limit of 10000000 cells.',
    ],
    [
      'a negative row',
      { requests: [{ updateCells: { start: { rowIndex: -1 }, rows: [], fields: '*' } }] },
      '400 Invalid requests[0].updateCells: start[-1] is negative.',
    ],
    [
      'no mask',
      { requests: [{ updateCells: { start: {}, rows: [] } }] },
      `400 Invalid requests[0].updateCells: At least one field must be listed in 'fields'. (Use '*' to indicate all fields.)`,
    ],
    [
      'a taken title',
      { requests: [{ addSheet: { properties: { title: 'sheet1' } } }] },
      '400 Invalid requests[0].addSheet: A sheet with the name "sheet1" already exists. Please enter another name.',
    ],
    [
      'a pattern without end',
      {
        requests: [
          {
            updateCells: {
              start: {},
              fields: 'userEnteredValue',
              rows: [{ values: [{ userEnteredValue: { stringValue: 'a'.repeat(40) } }] }],
            },
          },
          { findReplace: { find: '(a+)+$b', searchByRegex: true, allSheets: true } },
        ],
      },
      '400 Invalid requests[1].findReplace: The regular expression takes too long: (a+)+$b',
    ],
  ])('%s is refused', async (_, body, message) => {
    const { raw, get } = await desk()
    const before = await get()
    expect(refusal(await raw('POST', ':batchUpdate', body))).toBe(message)
    expect(await get()).toEqual(before)
  })

  test('a search without end in a formula is given up, and the desk goes on', async () => {
    const { write, type, read } = await desk()
    await write('A1', [['a'.repeat(4000)]])
    await type('B1', [['=SEARCH("*a*a*a*a*a*a*a*b", A1)']])
    expect(await read('B1')).toEqual([['#ERROR!']])
    await type('B1', [['=SEARCH("*aa?a", A1)']])
    expect(await read('B1')).toEqual([['1']])
  })

  test('a pattern that takes a while on each of many cells is given up as a whole', async () => {
    const { raw, write } = await desk()
    await write(
      'A1',
      Array.from({ length: 300 }, () => ['a'.repeat(22)]),
    )
    const findReplace = { find: '(a+)+$b', searchByRegex: true, allSheets: true }
    expect(refusal(await raw('POST', ':batchUpdate', { requests: [{ findReplace }] }))).toContain('takes too long')
  })

  test('broken JSON, other kinds of text, unknown paths and parameters', async () => {
    const { server, raw, id } = await desk({ payloadLimit: 1000 })
    expect(refusal(await raw('POST', ':batchUpdate', '{"requests":['))).toMatch(/^400 Invalid JSON payload received\. /)
    expect(refusal(await call(server, 'POST', `/${id}:batchUpdate`, '{}', { 'content-type': 'text/plain' }))).toMatch(
      /^400 Unsupported content type/,
    )
    expect(refusal(await raw('POST', ':batchUpdate', `"${'x'.repeat(2000)}"`))).toBe(
      '413 Request payload size exceeds the limit: 1000 bytes.',
    )
    expect(refusal(await raw('POST', ':noSuch', {}))).toMatch(/^404 /)
    expect(refusal(await raw('DELETE', ''))).toMatch(/^404 /)
    expect(refusal(await raw('GET', '?nosuch=1'))).toMatch(
      /^400 Invalid JSON payload received\. Unknown name "nosuch": Cannot bind query parameter/,
    )
    expect(refusal(await raw('GET', '?fields=sheets.nosuch'))).toBe('400 Request contains an invalid argument.')
    expect(refusal(await raw('GET', '/values/A1?valueRenderOption=X'))).toBe(
      `400 Invalid value at 'value_render_option' (TYPE_ENUM), "X"`,
    )
    expect(refusal(await raw('PUT', '/values/A1', { values: [] }))).toBe(
      `400 'valueInputOption' is required but not specified`,
    )
    expect((await raw('GET', '')).status).toBe(200)
  })
})
