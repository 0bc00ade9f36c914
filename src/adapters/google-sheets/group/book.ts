import type { sheets_v4 } from '@googleapis/sheets'
import { type GroupTabKey, groupTabs, sites } from '../../../../sheets-template/group/index.ts'
import { Failure } from '../../../model/failure.ts'
import { wordsOf } from '../../../model/language.ts'
import type { GroupBook, GroupCell, GroupTable, GroupTables } from '../../../ports/group.ts'
import type { Cell } from '../../../ports/ledger.ts'
import { columnKeysOf } from '../../../sheet/column-keys.ts'
import { type CallContext, call, callOrFail } from '../call.ts'
import { SHAPE, toFailure } from '../commit.ts'
import { KEYED_LAYOUT_FIELDS, type Layout, layoutIn, quoteTitle } from '../layout.ts'
import { reportRequests } from '../report/requests.ts'
import { cellData } from '../requests.ts'
import { halfAnswer, headerOf, serviceError } from '../service-error.ts'
import { setUpGroup } from './set-up.ts'

type Request = sheets_v4.Schema$Request

/** The group's workbook in a Google spreadsheet, or in one on a server that speaks the same protocol. */
export function googleGroupBook(client: sheets_v4.Sheets, context: CallContext): GroupBook {
  const { spreadsheetId } = context
  /** The arrangement that tables were read in, as the server on one machine says it. */
  const shapes = new WeakMap<GroupTables, string>()

  const findLayout = async (): Promise<Layout<GroupTabKey>> => {
    const { data } = await callOrFail('spreadsheets.get', context, (options) =>
      client.spreadsheets.get({ spreadsheetId, fields: KEYED_LAYOUT_FIELDS }, options),
    )
    return layoutIn(data, groupTabs)
  }

  async function read(): Promise<GroupTables> {
    const layout = await findLayout()
    if (!layout.tabs.has('sites')) throw new Failure({ kind: 'not-set-up', missing: [wordsOf(sites)] })
    const places = [...layout.tabs]
    const answer = await callOrFail('values.batchGet', context, async (options) => {
      const ranges = places.map(([, { title }]) => quoteTitle(title))
      const given = await client.spreadsheets.values.batchGet(
        {
          spreadsheetId,
          ranges,
          valueRenderOption: 'UNFORMATTED_VALUE',
          dateTimeRenderOption: 'SERIAL_NUMBER',
          fields: 'valueRanges.values',
        },
        options,
      )
      if (given.data.valueRanges?.length !== ranges.length) throw halfAnswer()
      return given
    })
    const tables: GroupTables = new Map(
      places.map(([key, { columns }], index): readonly [GroupTabKey, GroupTable] => {
        const rows = (answer.data.valueRanges?.[index]?.values ?? []) as readonly (readonly Cell[])[]
        const tab = groupTabs.find((one) => one.key === key)
        const columnKeys = tab && columnKeysOf(tab, rows, columns)
        return [key, columnKeys === undefined ? { rows } : { rows, columnKeys }]
      }),
    )
    const shape = headerOf(answer, SHAPE)
    if (shape !== undefined) shapes.set(tables, shape)
    return tables
  }

  const write: GroupBook['write'] = async (on, cells, reports) => {
    const shape = shapes.get(on)
    const send = async (): Promise<void> => {
      const layout = await findLayout()
      const requests = [
        ...cells.flatMap((cell) => cellRequests(cell, layout)),
        ...reportRequests(reports, { titles: layout.titles, tabs: new Map() }),
      ]
      await call('spreadsheets.batchUpdate', context, (options) =>
        client.spreadsheets.batchUpdate(
          { spreadsheetId, requestBody: { requests }, fields: 'spreadsheetId' },
          { ...options, headers: { ...(shape && { [SHAPE]: shape }) } },
        ),
      )
    }
    try {
      // What was refused may be a batch that was made and whose answer was lost: its tabs are there already.
      await send().catch(async (thrown: unknown) => {
        if (thrown instanceof Failure || serviceError(thrown).status !== 400) throw thrown
        await send()
      })
      return 'written'
    } catch (thrown) {
      if (serviceError(thrown).status === 412) return 'moved'
      throw toFailure(thrown, context)
    }
  }

  return { read, write, setUp: (language) => setUpGroup(client, context, language) }
}

function cellRequests({ tab, row, column, cell }: GroupCell, layout: Layout<GroupTabKey>): readonly Request[] {
  const sheetId = layout.tabs.get(tab)?.sheetId
  if (sheetId === undefined) return []
  return [
    {
      updateCells: {
        start: { sheetId, rowIndex: row, columnIndex: column },
        rows: [{ values: [cellData(cell)] }],
        fields: 'userEnteredValue',
      },
    },
  ]
}
