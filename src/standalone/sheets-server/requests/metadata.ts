import { freshId } from '../document/create.ts'
import { type Edit, sheetOf } from '../document/edit.ts'
import { MAX_METADATA_CHARACTERS } from '../document/limits.ts'
import { locationType, metadataOf } from '../document/metadata.ts'
import { invalid } from '../protocol/api-error.ts'
import { merge, updateMask } from '../protocol/fields.ts'
import type { DeveloperMetadata } from '../protocol/types.ts'
import { dimensionSpan } from './dimensions.ts'
import { type Handlers, needed } from './handler.ts'

type Location = NonNullable<DeveloperMetadata['location']>

/** A location with its type, checked against the document. Metadata sits on one row or one column, a sheet, or the whole. */
function checkedLocation(edit: Edit, given: Location | undefined): Location {
  const type = locationType(given)
  const range = given?.dimensionRange
  if (range !== undefined) {
    const { sheet, dimension, start, end, size } = dimensionSpan(edit, range)
    if (end - start !== 1) throw invalid('Developer metadata can only be associated with a single row or column.')
    if (end > size) throw invalid(`dimensionRange.endIndex[${end}] exceeds grid limits (${size}).`)
    return { locationType: type, dimensionRange: { sheetId: sheet.id, dimension, startIndex: start, endIndex: end } }
  }
  if (type === 'SHEET') return { locationType: type, sheetId: sheetOf(edit, given?.sheetId).id }
  if (given?.spreadsheet !== true) throw invalid('Must specify location.')
  return { locationType: type, spreadsheet: true }
}

/** The place whose allowance a piece of metadata uses up: the spreadsheet, or one sheet. */
const account = (item: DeveloperMetadata): number | undefined =>
  item.location?.dimensionRange === undefined
    ? (item.location?.sheetId ?? undefined)
    : (item.location.dimensionRange.sheetId ?? 0)

function checkSize(list: readonly DeveloperMetadata[], item: DeveloperMetadata): void {
  const size = list
    .filter((m) => account(m) === account(item))
    .reduce((n, m) => n + (m.metadataKey?.length ?? 0) + (m.metadataValue?.length ?? 0), 0)
  if (size > MAX_METADATA_CHARACTERS) {
    throw invalid(`Developer metadata exceeds the limit of ${MAX_METADATA_CHARACTERS} characters.`)
  }
}

function complete(edit: Edit, id: number, given: DeveloperMetadata): DeveloperMetadata {
  const { visibility } = given
  if (visibility === undefined || visibility === null || visibility === 'DEVELOPER_METADATA_VISIBILITY_UNSPECIFIED') {
    throw invalid('Must specify visibility.')
  }
  const value = given.metadataValue
  return {
    metadataId: id,
    metadataKey: needed(given.metadataKey === '' ? undefined : given.metadataKey, 'metadataKey'),
    ...(value === undefined || value === null ? {} : { metadataValue: value }),
    location: checkedLocation(edit, given.location),
    visibility,
  }
}

export const metadataHandlers: Handlers = {
  createDeveloperMetadata: (edit, request) => {
    const given = needed(request.developerMetadata, 'developerMetadata')
    const taken = (n: number): boolean => edit.book.metadata.some((m) => m.metadataId === n)
    const id = given.metadataId ?? freshId(taken, edit.random)
    if (taken(id)) {
      throw invalid(
        `Cannot add developer metadata with ID [${id}] because developer metadata with that ID already exists.`,
      )
    }
    const developerMetadata = complete(edit, id, given)
    const metadata = [...edit.book.metadata, developerMetadata]
    checkSize(metadata, developerMetadata)
    edit.book = { ...edit.book, metadata }
    return { createDeveloperMetadata: { developerMetadata } }
  },

  updateDeveloperMetadata: (edit, request) => {
    const mask = updateMask(request.fields, 'DeveloperMetadata')
    const given = needed(request.developerMetadata, 'developerMetadata')
    const filters = needed(request.dataFilters, 'dataFilters')
    const chosen = new Set(filters.flatMap((filter) => metadataOf(edit.book, filter)))
    const changed: DeveloperMetadata[] = []
    const metadata = edit.book.metadata.map((item) => {
      if (!chosen.has(item)) return item
      const next = complete(edit, item.metadataId ?? 0, merge(item, given, mask))
      changed.push(next)
      return next
    })
    for (const item of changed) checkSize(metadata, item)
    edit.book = { ...edit.book, metadata }
    return { updateDeveloperMetadata: { developerMetadata: changed } }
  },

  deleteDeveloperMetadata: (edit, request) => {
    const gone = metadataOf(edit.book, needed(request.dataFilter, 'dataFilter'))
    edit.book = { ...edit.book, metadata: edit.book.metadata.filter((item) => !gone.includes(item)) }
    return { deleteDeveloperMetadata: { deletedDeveloperMetadata: gone } }
  },
}
