import { areaOf, clip } from '../a1/area.ts'
import { freshId } from '../document/create.ts'
import { areaIn, type Edit, patchSheet, sheetOf } from '../document/edit.ts'
import type { Sheet } from '../document/model.ts'
import { without } from '../document/without.ts'
import { invalid } from '../protocol/api-error.ts'
import { bothColourForms } from '../protocol/colours.ts'
import { merge, updateMask } from '../protocol/fields.ts'
import type { BasicFilter, FilterView } from '../protocol/types.ts'
import { type Handlers, needed } from './handler.ts'
import { sortArea } from './sort.ts'

type Criteria = NonNullable<BasicFilter['criteria']>

/** The two forms in which a filter carries its criteria (a map by column, and the newer list) say the same. */
function bothForms<T extends BasicFilter | FilterView>(filter: T): T {
  const list = filter.filterSpecs ?? []
  const map: Criteria =
    list.length > 0
      ? Object.fromEntries(list.map((s) => [String(s.columnIndex ?? 0), s.filterCriteria ?? {}]))
      : (filter.criteria ?? {})
  if (Object.keys(map).length === 0) return filter
  const filterSpecs = Object.entries(map).map(([column, filterCriteria]) => ({
    columnIndex: Number(column),
    filterCriteria,
  }))
  return { ...filter, criteria: map, filterSpecs }
}

const views = (edit: Edit): { sheet: Sheet; view: FilterView }[] =>
  edit.book.sheets.flatMap((sheet) => sheet.filterViews.map((view) => ({ sheet, view })))

const taken = (edit: Edit, id: number): boolean => views(edit).some(({ view }) => view.filterViewId === id)

function viewOf(edit: Edit, id: number | null | undefined): { sheet: Sheet; view: FilterView } {
  const found = views(edit).find(({ view }) => view.filterViewId === (id ?? 0))
  if (found === undefined) throw invalid(`No filter view with id: ${id ?? 0}`)
  return found
}

function resolved(edit: Edit, given: FilterView): FilterView {
  const named = edit.book.namedRanges.find((n) => n.namedRangeId === given.namedRangeId)
  const range = given.range ?? named?.range
  const area = areaIn(edit, needed(range, 'range'))
  return bothForms(bothColourForms({ ...given, range: { ...range, sheetId: area.sheetId } }))
}

function add(edit: Edit, given: FilterView): FilterView {
  const id = given.filterViewId ?? freshId((n) => taken(edit, n), edit.random)
  if (taken(edit, id)) {
    throw invalid(`Cannot add filter view with ID [${id}] because a filter view with that ID already exists.`)
  }
  const title = given.title ?? `Filter ${views(edit).length + 1}`
  const view = { ...resolved(edit, given), filterViewId: id, title }
  const sheet = sheetOf(edit, view.range?.sheetId)
  patchSheet(edit, sheet.id, { filterViews: [...sheet.filterViews, view] })
  return view
}

export const filterHandlers: Handlers = {
  setBasicFilter: (edit, request, tools) => {
    const given = needed(request.filter, 'filter')
    const sheet = sheetOf(edit, given.range?.sheetId)
    areaIn(edit, { ...given.range, sheetId: sheet.id })
    const grid = sheet.properties.gridProperties
    const area = clip(areaOf({ ...given.range, sheetId: sheet.id }, grid), grid)
    const range = {
      sheetId: sheet.id,
      startRowIndex: area.top,
      endRowIndex: area.bottom,
      startColumnIndex: area.left,
      endColumnIndex: area.right,
    }
    patchSheet(edit, sheet.id, { basicFilter: bothForms(bothColourForms({ ...given, range })) })
    const specs = given.sortSpecs ?? []
    if (specs.length > 0) sortArea(edit, { ...area, top: area.top + 1 }, specs, tools.results())
    return undefined
  },

  clearBasicFilter: (edit, request) => {
    patchSheet(edit, sheetOf(edit, request.sheetId).id, { basicFilter: null })
    return undefined
  },

  addFilterView: (edit, request) => ({ addFilterView: { filter: add(edit, needed(request.filter, 'filter')) } }),

  updateFilterView: (edit, request) => {
    const given = needed(request.filter, 'filter')
    const { sheet, view } = viewOf(edit, given.filterViewId)
    const mask = updateMask(request.fields, 'FilterView')
    const stale = mask.has('criteria') && !mask.has('filterSpecs') ? { filterSpecs: [] } : {}
    const merged = { ...merge(view, given, mask), ...stale }
    const next = { ...resolved(edit, merged), filterViewId: view.filterViewId ?? 0 }
    patchSheet(edit, sheet.id, { filterViews: sheet.filterViews.map((v) => (v === view ? next : v)) })
    return undefined
  },

  deleteFilterView: (edit, request) => {
    const { sheet, view } = viewOf(edit, request.filterId)
    patchSheet(edit, sheet.id, { filterViews: sheet.filterViews.filter((v) => v !== view) })
    return undefined
  },

  duplicateFilterView: (edit, request) => {
    const rest = without(viewOf(edit, request.filterId).view, 'filterViewId')
    return { duplicateFilterView: { filter: add(edit, { ...rest, title: `Copy of ${rest.title ?? ''}` }) } }
  },
}
