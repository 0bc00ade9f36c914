import type { GroupSpan } from '../model/groups.ts'
import { reportMemory } from '../model/report-memory.ts'
import type { Merge, Protection, ReportMemory } from '../model/tab.ts'
import type { Api, Outcome } from './api.ts'
import type { FilterViewWire, GridRangeWire, SheetWire, SpreadsheetWire } from './wire.ts'

export type TabInfo = {
  readonly sheetId: number
  readonly title: string
  readonly hidden: boolean
  readonly rowCount: number
  readonly columnCount: number
  readonly frozenRows: number
  readonly frozenColumns: number
  readonly lineless: boolean
  readonly protections: readonly Protection[]
  readonly merges: readonly Merge[]
  readonly report: ReportMemory | undefined
  readonly groups: readonly GroupSpan[]
  readonly filterViews: readonly FilterViewWire[]
}

export type WorkbookInfo = { readonly title: string; readonly timeZone: string; readonly tabs: readonly TabInfo[] }

const FIELDS =
  'properties(title,timeZone),sheets(properties(sheetId,title,index,hidden,sheetType,gridProperties),protectedRanges(range,warningOnly),filterViews,merges,columnGroups,developerMetadata(metadataKey,metadataValue))'

/** The workbook without its cells. */
export async function readWorkbook(api: Api): Promise<Outcome<WorkbookInfo>> {
  const outcome = await api.spreadsheet<SpreadsheetWire>(`?fields=${FIELDS}`)
  if (outcome.kind !== 'done') return outcome
  const { properties, sheets = [] } = outcome.data
  return {
    ...outcome,
    data: { title: properties?.title ?? '', timeZone: properties?.timeZone ?? 'UTC', tabs: sheets.map(tabInfo) },
  }
}

function tabInfo({
  properties = {},
  protectedRanges = [],
  filterViews = [],
  merges = [],
  columnGroups = [],
  developerMetadata = [],
}: SheetWire): TabInfo {
  const { gridProperties = {} } = properties
  return {
    sheetId: properties.sheetId ?? 0,
    title: properties.title ?? '',
    hidden: properties.hidden === true,
    rowCount: gridProperties.rowCount ?? 0,
    columnCount: gridProperties.columnCount ?? 0,
    frozenRows: gridProperties.frozenRowCount ?? 0,
    frozenColumns: gridProperties.frozenColumnCount ?? 0,
    lineless: gridProperties.hideGridlines === true,
    protections: protectedRanges
      .filter(({ warningOnly }) => warningOnly !== true)
      .map(({ range = {} }) => extentOf(range)),
    merges: merges.map(extentOf),
    report: reportMemory(developerMetadata),
    groups: columnGroups.map(({ range = {}, depth = 1, collapsed = false }) => ({
      start: range.startIndex ?? 0,
      end: range.endIndex ?? 0,
      depth,
      collapsed,
    })),
    filterViews,
  }
}

const extentOf = (range: GridRangeWire): Protection => ({
  top: range.startRowIndex ?? 0,
  left: range.startColumnIndex ?? 0,
  bottom: range.endRowIndex ?? Infinity,
  right: range.endColumnIndex ?? Infinity,
})
