import type { sheets_v4 } from '@googleapis/sheets'
import { type TabKey, tabs } from '../../../../sheets-template/workbook/index.ts'
import type { Cell, Table } from '../../../ports/ledger.ts'
import { columnKeysOf } from '../../../sheet/column-keys.ts'
import type { Tab } from '../../../sheet/definition.ts'
import { type CallContext, callOrFail } from '../call.ts'
import { keptColumns } from '../keys.ts'
import { LAYOUT_FIELDS, type Layout, layoutOf, METADATA, quoteTitle } from '../layout.ts'

/** What the set-up looks at. The first two rows of a tab tell how its columns look. */
const BOOK_FIELDS = `properties(timeZone),${METADATA}`
export const SET_UP_FIELDS = [
  BOOK_FIELDS,
  `sheets(properties(sheetId,title,index,hidden,gridProperties),${METADATA}`,
  'conditionalFormats',
  'columnGroups',
  'protectedRanges',
  'basicFilter(range)',
  `data(columnMetadata(pixelSize,hiddenByUser,${METADATA})`,
  'rowData(values(userEnteredValue,userEnteredFormat(numberFormat,backgroundColor,wrapStrategy),dataValidation,note))))',
].join(',')

/** The workbook as it stands, before the set-up. */
export interface Existing {
  readonly zone: string
  readonly metadata: ReadonlyMap<number, string>
  readonly layout: Layout
  readonly sheets: ReadonlyMap<TabKey, sheets_v4.Schema$Sheet>
  readonly sheetIds: ReadonlySet<number>
}

/** Reads it: which tabs there are, then the head of each and the whole of those that the set-up must understand. */
export async function readExisting(client: sheets_v4.Sheets, context: CallContext): Promise<Existing> {
  const { spreadsheetId } = context
  const bare = await callOrFail('spreadsheets.get', context, (options) =>
    client.spreadsheets.get({ spreadsheetId, fields: LAYOUT_FIELDS }, options),
  )
  const layout = layoutOf(bare.data)
  const whole: readonly TabKey[] = ['settings', 'system', 'kept']
  const ranges = [...layout.tabs].map(([tab, { title }]) =>
    whole.includes(tab) ? quoteTitle(title) : `${quoteTitle(title)}!1:2`,
  )
  const { data } = await callOrFail('spreadsheets.get', context, (options) =>
    client.spreadsheets.get(
      ranges.length === 0 ? { spreadsheetId, fields: BOOK_FIELDS } : { spreadsheetId, fields: SET_UP_FIELDS, ranges },
      options,
    ),
  )
  const byId = new Map((data.sheets ?? []).map((sheet) => [sheet.properties?.sheetId ?? 0, sheet]))
  return {
    zone: data.properties?.timeZone ?? 'Etc/GMT',
    metadata: new Map((data.developerMetadata ?? []).map((one) => [one.metadataId ?? 0, one.metadataValue ?? ''])),
    layout,
    sheets: new Map(
      [...layout.tabs].flatMap(([tab, { sheetId }]) => {
        const sheet = byId.get(sheetId)
        return sheet === undefined ? [] : [[tab, sheet] as const]
      }),
    ),
    sheetIds: new Set([...layout.titles.values()].map(({ sheetId }) => sheetId)),
  }
}

/** A cell's typed value. */
function typedCell(cell: sheets_v4.Schema$CellData | undefined): Cell {
  const value = cell?.userEnteredValue
  return value?.stringValue ?? value?.numberValue ?? value?.boolValue ?? value?.formulaValue
}

/** The cells of a sheet's row as they were typed. */
export const sheetRow = (sheet: sheets_v4.Schema$Sheet | undefined, row: number): readonly Cell[] =>
  (sheet?.data?.[0]?.rowData?.[row]?.values ?? []).map(typedCell)

/** All the rows that were read. */
export const sheetRows = (sheet: sheets_v4.Schema$Sheet | undefined): readonly (readonly Cell[])[] =>
  (sheet?.data?.[0]?.rowData ?? []).map((row) => (row.values ?? []).map(typedCell))

/** A tab as the ledger's reader takes it, as far as it was read. */
export function tableOf(tab: Tab, sheet: sheets_v4.Schema$Sheet | undefined): Pick<Table, 'rows' | 'columnKeys'> {
  const rows = sheetRows(sheet)
  const columnKeys = columnKeysOf(tab, rows, keptColumns(sheet))
  return columnKeys === undefined ? { rows } : { rows, columnKeys }
}

/** The definitions by key. */
export const definitionOf = (key: TabKey): Tab => {
  const tab = tabs.find((one) => one.key === key)
  if (tab === undefined) throw new Error(`no tab ${key}`)
  return tab
}
