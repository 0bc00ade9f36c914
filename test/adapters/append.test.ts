import { afterEach, describe, expect, it } from 'vitest'
import { callbacks } from '../../sheets-template/workbook/index.ts'
import type { Change, Version } from '../../src/ports/ledger.ts'
import { FIRST } from '../support/desk.ts'
import { openSheetsDesk } from '../support/sheets-desk.ts'

type Desk = Awaited<ReturnType<typeof openSheetsDesk>>
let desk: Desk
afterEach(() => desk.close())

const width = callbacks.columns.length
const append: Change = { kind: 'append', tab: 'callback', rows: [['HF-20261121-001'], ['HF-20261121-002']] }

/** The tab's id, how many rows it has, and what the rows from `first` on look like, whatever they hold. */
async function looks(first: number) {
  const { data } = await desk.client.spreadsheets.get({
    spreadsheetId: desk.spreadsheetId,
    ranges: [`回访台账!${first + 1}:${first + 2}`],
    fields:
      'sheets(properties(sheetId,gridProperties(rowCount)),data(rowMetadata(hiddenByUser),rowData.values(userEnteredFormat,dataValidation)))',
  })
  const [sheet] = data.sheets ?? []
  const rows = (sheet?.data?.[0]?.rowData ?? []).map(({ values }) =>
    Array.from({ length: width }, (_, column) => values?.[column] ?? {}),
  )
  const hidden = (sheet?.data?.[0]?.rowMetadata ?? []).map(({ hiddenByUser }) => hiddenByUser === true)
  const { sheetId, gridProperties } = sheet?.properties ?? {}
  return { sheetId: sheetId ?? -1, rowCount: gridProperties?.rowCount ?? 0, rows, hidden }
}

type Place = { readonly sheetId: number; readonly rowCount: number }

const tabs: readonly (readonly [string, (place: Place) => readonly object[], typed: number])[] = [
  ['that is new', () => [], 0],
  [
    'with a filter that hides rows',
    ({ sheetId }) => [
      {
        setBasicFilter: {
          filter: {
            range: { sheetId, startRowIndex: 0, startColumnIndex: 0, endColumnIndex: width },
            criteria: { 0: { hiddenValues: [''] } },
          },
        },
      },
    ],
    3,
  ],
  [
    'whose last row somebody hid',
    ({ sheetId }) => [
      {
        updateDimensionProperties: {
          range: { sheetId, dimension: 'ROWS', startIndex: FIRST + 2, endIndex: FIRST + 3 },
          properties: { hiddenByUser: true },
          fields: 'hiddenByUser',
        },
      },
    ],
    3,
  ],
  [
    'with one blank row left',
    ({ sheetId, rowCount }) => [
      { deleteDimension: { range: { sheetId, dimension: 'ROWS', startIndex: FIRST + 4, endIndex: rowCount } } },
    ],
    3,
  ],
  [
    'that is full',
    ({ sheetId, rowCount }) => [
      { deleteDimension: { range: { sheetId, dimension: 'ROWS', startIndex: FIRST + 3, endIndex: rowCount } } },
    ],
    3,
  ],
]

describe('a row that is appended to a tab', () => {
  it.each(tabs)('%s looks like the others, is seen, and has room below it', async (_, change, typed) => {
    desk = await openSheetsDesk()
    await desk.ledger.setUp('zh')
    if (typed > 0)
      await desk.person.type(
        'callback',
        Array.from({ length: typed }, () => ({ remark: '甲' })),
      )
    const before = await looks(FIRST)
    const requests = [...change(before)]
    if (requests.length > 0)
      await desk.client.spreadsheets.batchUpdate({ spreadsheetId: desk.spreadsheetId, requestBody: { requests } })
    const outcome = await desk.ledger.commit(await desk.ledger.read(), '1.a' as Version, [append])
    expect(outcome).toMatchObject({ kind: 'committed' })
    const rows = (await desk.ledger.read()).tables.get('callback')?.rows ?? []
    expect(rows.slice(FIRST + typed).map(([number]) => number)).toEqual(['HF-20261121-001', 'HF-20261121-002'])
    const after = await looks(FIRST + typed)
    expect(after.rows).toEqual(before.rows)
    expect(after.hidden).toEqual([false, false])
    // Somebody types below it, and finds the dropdowns there too.
    expect((await looks(FIRST + typed + 2)).rows).toEqual(before.rows)
  })
})
