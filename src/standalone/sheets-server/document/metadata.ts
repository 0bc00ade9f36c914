import { type Area, areaOf, clip, holds, overlap } from '../a1/area.ts'
import { resolveRange } from '../a1/resolve.ts'
import { invalid } from '../protocol/api-error.ts'
import type { DataFilter, DeveloperMetadata, DeveloperMetadataLookup } from '../protocol/types.ts'
import type { Workbook } from './model.ts'

type Location = NonNullable<DeveloperMetadata['location']>
type Filtered = NonNullable<DeveloperMetadataLookup['metadataLocation']>

/** The kind of place that a location names; the service works it out, clients do not send it. */
export function locationType(location: Location | undefined): 'SPREADSHEET' | 'SHEET' | 'ROW' | 'COLUMN' {
  if (location?.dimensionRange !== undefined) return location.dimensionRange.dimension === 'COLUMNS' ? 'COLUMN' : 'ROW'
  return location?.sheetId === undefined || location.sheetId === null ? 'SPREADSHEET' : 'SHEET'
}

/** The cells that a piece of metadata covers; undefined for the spreadsheet itself or a sheet that is gone. */
function metadataArea(book: Workbook, item: DeveloperMetadata): Area | undefined {
  const range = item.location?.dimensionRange
  const sheetId = range === undefined ? item.location?.sheetId : (range.sheetId ?? 0)
  const sheet = book.sheets.find((s) => s.id === sheetId)
  if (sheet === undefined) return undefined
  const whole = areaOf({ sheetId: sheet.id }, sheet.properties.gridProperties)
  if (range === undefined) return whole
  const [start, end] = [range.startIndex ?? 0, range.endIndex ?? 0]
  return range.dimension === 'COLUMNS' ? { ...whole, left: start, right: end } : { ...whole, top: start, bottom: end }
}

function placeMatches(book: Workbook, item: DeveloperMetadata, place: Filtered, intersecting: boolean): boolean {
  if (place.spreadsheet === true) return intersecting || locationType(item.location) === 'SPREADSHEET'
  const area = metadataArea(book, item)
  const wanted = metadataArea(book, { location: place })
  if (area === undefined || wanted === undefined) return false
  if (intersecting) return overlap(area, wanted)
  return locationType(item.location) === locationType(place) && holds(area, wanted) && holds(wanted, area)
}

/** Whether a piece of metadata is one that a lookup means: all the fields that the lookup gives must fit. */
function matchesLookup(book: Workbook, item: DeveloperMetadata, lookup: DeveloperMetadataLookup): boolean {
  const fits = <T>(wanted: T | null | undefined, has: T | null | undefined): boolean =>
    wanted === undefined || wanted === null || wanted === has
  const type = lookup.locationType === 'DEVELOPER_METADATA_LOCATION_TYPE_UNSPECIFIED' ? undefined : lookup.locationType
  const visibility = lookup.visibility === 'DEVELOPER_METADATA_VISIBILITY_UNSPECIFIED' ? undefined : lookup.visibility
  if (!fits(lookup.metadataId, item.metadataId) || !fits(lookup.metadataKey, item.metadataKey)) return false
  if (!fits(lookup.metadataValue, item.metadataValue) || !fits(visibility, item.visibility)) return false
  const intersecting = lookup.locationMatchingStrategy === 'INTERSECTING_LOCATION'
  const here = locationType(item.location)
  if (type !== undefined && type !== null && type !== here) return false
  return lookup.metadataLocation === undefined || placeMatches(book, item, lookup.metadataLocation, intersecting)
}

/** The metadata that a data filter selects: by lookup, or all that lies on the filter's cells. */
export function metadataOf(book: Workbook, filter: DataFilter): DeveloperMetadata[] {
  const { developerMetadataLookup: lookup } = filter
  if (lookup !== undefined) return book.metadata.filter((item) => matchesLookup(book, item, lookup))
  const areas = filterAreas(book, filter)
  return book.metadata.filter((item) => {
    const area = metadataArea(book, item)
    return area !== undefined && areas.some((a) => overlap(area, a))
  })
}

/** The cells that a data filter selects, one area for each thing it matches. */
export function filterAreas(book: Workbook, filter: DataFilter): Area[] {
  const { developerMetadataLookup: lookup, a1Range, gridRange } = filter
  if (lookup !== undefined) {
    return book.metadata
      .filter((item) => matchesLookup(book, item, lookup))
      .flatMap((item) => {
        const type = locationType(item.location)
        const area = metadataArea(book, item)
        if (type !== 'SPREADSHEET') return area === undefined ? [] : [area]
        return book.sheets.map((s) => areaOf({ sheetId: s.id }, s.properties.gridProperties))
      })
  }
  if (a1Range !== undefined && a1Range !== null) return [resolveRange(book, a1Range).area]
  if (gridRange === undefined) throw invalid('Must specify a data filter.')
  const sheet = book.sheets.find((s) => s.id === (gridRange.sheetId ?? 0))
  if (sheet === undefined) throw invalid(`No grid with id: ${gridRange.sheetId ?? 0}`)
  const grid = sheet.properties.gridProperties
  return [clip(areaOf({ ...gridRange, sheetId: sheet.id }, grid), grid)]
}
