import type { sheets_v4 } from '@googleapis/sheets'
import type { ReportLink, ReportTab } from '../../../model/report-tab.ts'
import { PROTECTION, REPORT_KEY } from '../keys.ts'
import type { Layout } from '../layout.ts'
import { letter } from '../setup/columns.ts'
import { isHeaderRow, reportRows } from './cells.ts'
import { chartRequests, drawn } from './charts.ts'
import { idsFor, type ReportPlace, type ReportPlaces, reportPlaces } from './places.ts'

type Request = sheets_v4.Schema$Request

/** The height that the service gives a row. */
const ROW_PIXELS = 21
/** Blank rows below what is written. */
const SPARE_ROWS = 5
const LEAST_ROWS = 20
/** A longer address no browser follows. */
const LONGEST_ADDRESS = 2000
/** More than this a sheet does not remember. */
const MOST_REMEMBERED = 20_000

/**
 * The requests that write report tabs whole: whatever stood there is gone. Of several with one title the last counts. A tab that has
 * the title but was not made here is somebody's own: throws `Failure` `title-taken`.
 */
export function reportRequests(reports: readonly ReportTab[], layout: Layout): readonly Request[] {
  const places = reportPlaces(layout)
  const last = [...new Map(reports.map((report) => [report.title, report])).values()]
  // All tabs come first: what leads to another one is to find it there.
  const placed = last.map((report) => ({ report, place: places.of(report) }))
  const addressOf = (link: ReportLink): string | undefined => address(link, places, layout)
  return placed.flatMap(({ report, place }) => tabRequests(report, place, places, addressOf))
}

function tabRequests(
  report: ReportTab,
  place: ReportPlace,
  places: ReportPlaces,
  addressOf: (link: ReportLink) => string | undefined,
): readonly Request[] {
  const { sheetId, known, index } = place
  const rows = reportRows(report, addressOf)
  const grid = gridOf(report, rows)
  const properties = {
    sheetId,
    title: report.title,
    gridProperties: { ...grid, frozenRowCount: report.frozenRows, frozenColumnCount: 0, hideGridlines: true },
  }
  return [
    known === undefined
      ? { addSheet: { properties: { ...properties, index } } }
      : {
          updateSheetProperties: {
            properties,
            fields: 'gridProperties(rowCount,columnCount,frozenRowCount,frozenColumnCount,hideGridlines)',
          },
        },
    ...memory(report, place),
    ...(known?.isProtected === true
      ? []
      : [
          {
            addProtectedRange: { protectedRange: { range: { sheetId }, description: PROTECTION, warningOnly: false } },
          },
        ]),
    ...report.widths.map((pixelSize, at) => ({
      updateDimensionProperties: {
        range: { sheetId, dimension: 'COLUMNS', startIndex: at, endIndex: at + 1 },
        properties: { pixelSize: Math.round(pixelSize) },
        fields: 'pixelSize',
      },
    })),
    {
      updateCells: {
        range: {
          sheetId,
          startRowIndex: 0,
          endRowIndex: grid.rowCount,
          startColumnIndex: 0,
          endColumnIndex: grid.columnCount,
        },
        rows,
        fields: 'userEnteredValue,userEnteredFormat,note',
      },
    },
    ...chartRequests(report.charts, sheetId, known?.charts ?? [], places.charts(), (at, count) =>
      idsFor(`${report.title}#${at}`, count),
    ),
  ]
}

/** As large as what stands in it, with a few rows to spare; no chart hangs over its end. */
function gridOf({ widths, charts }: ReportTab, rows: readonly sheets_v4.Schema$RowData[]) {
  const below = drawn(charts).map(({ at, size }) => at.row + Math.ceil(size.height / ROW_PIXELS))
  return {
    rowCount: Math.max(LEAST_ROWS, SPARE_ROWS + Math.max(rows.length, ...below)),
    columnCount: Math.max(
      1,
      widths.length,
      ...rows.map(({ values }) => values?.length ?? 0),
      ...charts.map(({ at }) => at.column + 1),
    ),
  }
}

/** What a tab is to remember: `pages` begin at these rows, and `headers` are repeated where a table runs on over a page. */
function rememberedText(report: ReportTab): string {
  const pages = [...new Set(report.pages)].filter((row) => row > 0).toSorted((a, b) => a - b)
  const headers = report.rows.flatMap((_, row) => (isHeaderRow(report, row) ? [row] : []))
  const text = JSON.stringify({ kind: report.kind, pages, headers })
  return text.length > MOST_REMEMBERED ? JSON.stringify({ kind: report.kind }) : text
}

function memory(report: ReportTab, { sheetId, known }: ReportPlace): readonly Request[] {
  const metadataValue = rememberedText(report)
  const before = known?.report
  if (before === undefined)
    return [
      {
        createDeveloperMetadata: {
          developerMetadata: { metadataKey: REPORT_KEY, metadataValue, location: { sheetId }, visibility: 'DOCUMENT' },
        },
      },
    ]
  if (before.value === metadataValue) return []
  return [
    {
      updateDeveloperMetadata: {
        dataFilters: [{ developerMetadataLookup: { metadataId: before.metadataId } }],
        developerMetadata: { metadataValue },
        fields: 'metadataValue',
      },
    },
  ]
}

/** Where a link leads; nowhere where its tab is gone, or its address is of a kind that browsers run. */
function address(link: ReportLink, places: ReportPlaces, { tabs }: Layout): string | undefined {
  if ('address' in link) {
    const isSafe = URL.canParse(link.address) && /^(https?|mailto):/i.test(link.address)
    return isSafe && link.address.length <= LONGEST_ADDRESS ? link.address : undefined
  }
  if ('register' in link) {
    const register = tabs.get(link.register)
    return register === undefined ? undefined : `#gid=${register.sheetId}&range=A${link.row + 1}`
  }
  const { row, column, rows, columns } = link.area
  const first = `${letter(column)}${row + 1}`
  const end = `${letter(column + columns - 1)}${row + rows}`
  return `#gid=${places.sheetIdOf(link.title)}&range=${end === first ? first : `${first}:${end}`}`
}
