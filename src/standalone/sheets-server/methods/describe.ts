import { type Area, areaOf, overlap } from '../a1/area.ts'
import { locationType } from '../document/metadata.ts'
import type { Sheet, Workbook } from '../document/model.ts'
import { DEFAULT_FORMAT, THEME } from '../document/properties.ts'
import { asks, below, cut, type Mask } from '../protocol/fields.ts'
import type { DeveloperMetadata, SheetMessage, SheetProperties, SpreadsheetMessage } from '../protocol/types.ts'
import { type GridView, gridData } from './grid-data.ts'

/** A sheet's properties as the service gives them, with its index. */
export function sheetProperties(book: Workbook, sheet: Sheet): SheetProperties {
  const { sheetId, title, ...rest } = sheet.properties
  return { sheetId: sheetId ?? sheet.id, title, index: book.sheets.findIndex((s) => s.id === sheet.id), ...rest }
}

type Wish = {
  readonly mask: Mask
  /** Only sheets that these touch; all sheets when undefined. */
  readonly areas: readonly Area[] | undefined
  /** Whether grid data is wanted when the mask does not say. */
  readonly gridData: boolean
  readonly view: GridView
  /** What `spreadsheetUrl` begins with. */
  readonly baseUrl: string
}

/** A spreadsheet as the service describes it, cut by the mask. Grid data is worked out only where it is wanted. */
export function describe(book: Workbook, wish: Wish): SpreadsheetMessage {
  const { mask, areas } = wish
  const sheets = areas === undefined ? book.sheets : book.sheets.filter((s) => areas.some((a) => a.sheetId === s.id))
  const message: SpreadsheetMessage = {
    spreadsheetId: book.id,
    properties: { ...book.properties, defaultFormat: DEFAULT_FORMAT, spreadsheetTheme: THEME },
    ...(asks(mask, 'sheets') ? { sheets: sheets.map((s) => describeSheet(book, s, wish)) } : {}),
    ...(book.namedRanges.length > 0 ? { namedRanges: [...book.namedRanges] } : {}),
    spreadsheetUrl: `${wish.baseUrl}/spreadsheets/d/${book.id}/edit`,
    ...some(
      'developerMetadata',
      metadataOn(book, (m) => locationType(m.location) === 'SPREADSHEET'),
    ),
  }
  return cut(message, mask) as SpreadsheetMessage
}

function describeSheet(book: Workbook, sheet: Sheet, { mask, areas, gridData: wanted, view }: Wish): SheetMessage {
  const here = areas?.filter((a) => a.sheetId === sheet.id) ?? [
    areaOf({ sheetId: sheet.id }, sheet.properties.gridProperties),
  ]
  const withData = mask.size === 0 ? wanted : asks(mask, 'sheets', 'data')
  const touches = (range: Parameters<typeof areaOf>[0] | undefined): boolean => {
    if (areas === undefined || range === undefined) return true
    const area = areaOf({ ...range, sheetId: sheet.id }, sheet.properties.gridProperties)
    return here.some((a) => overlap(a, area))
  }
  return {
    properties: sheetProperties(book, sheet),
    ...(withData ? { data: here.map((area) => gridData(book, sheet, area, below(mask, 'sheets', 'data'), view)) } : {}),
    ...some('merges', sheet.merges.filter(touches)),
    ...some('conditionalFormats', sheet.conditionalFormats),
    ...some('filterViews', sheet.filterViews),
    ...some('protectedRanges', sheet.protectedRanges),
    ...(sheet.basicFilter === null ? {} : { basicFilter: sheet.basicFilter }),
    ...some('charts', sheet.charts),
    ...some('bandedRanges', sheet.bandedRanges),
    ...some(
      'developerMetadata',
      metadataOn(book, (m) => locationType(m.location) === 'SHEET' && m.location?.sheetId === sheet.id),
    ),
    ...some('rowGroups', sheet.rowGroups),
    ...some('columnGroups', sheet.columnGroups),
  }
}

const metadataOn = (book: Workbook, on: (item: DeveloperMetadata) => boolean): DeveloperMetadata[] =>
  book.metadata.filter(on)

/** Lists that are empty are left out, as the service does. */
function some<K extends string, T>(key: K, list: readonly T[]): { [P in K]?: T[] } {
  return list.length === 0 ? {} : ({ [key]: [...list] } as { [P in K]?: T[] })
}
