import { followRule } from '../conditions/follow.ts'
import { shiftFormula } from '../formulas/move.ts'
import type {
  BandedRange,
  BasicFilter,
  DeveloperMetadata,
  DimensionGroup,
  EmbeddedChart,
  FilterView,
  NamedRange,
  ProtectedRange,
} from '../protocol/types.ts'
import { type Edit, patchSheet, putCell, rowsToWrite, sheetOf } from './edit.ts'
import { isFormula, type Sheet } from './model.ts'
import { type Change, type Dimension, mapRanges, shiftIndex, shiftRange, shiftSpan } from './shift.ts'

/**
 * Moves everything that refers to positions of a sheet along with a change of its rows or columns: merges, named and
 * protected ranges, conditional formats, filters, banding, chart sources and anchors, groups, developer metadata and the
 * references inside formulas of the whole workbook. Cells, row and column properties, notes and validation rules sit in the
 * rows and columns themselves and are the caller's to move.
 */
export function movePositions(edit: Edit, sheetId: number, dimension: Dimension, change: Change): void {
  const range = (r: Parameters<typeof shiftRange>[0]) => shiftRange(r, dimension, change)
  const mapped = <T>(list: readonly T[]): T[] => mapRanges(list, sheetId, range) as T[]
  const sheet = sheetOf(edit, sheetId)
  const along = dimension === 'COLUMNS' ? change : undefined
  const groups = (list: readonly DimensionGroup[]): DimensionGroup[] =>
    list.flatMap((group) => {
      const span = shiftSpan(change, group.range?.startIndex ?? 0, group.range?.endIndex ?? 0)
      return span === undefined ? [] : [{ ...group, range: { ...group.range, startIndex: span[0], endIndex: span[1] } }]
    })

  patchSheet(edit, sheetId, {
    merges: mapped(sheet.merges).filter(
      (m) =>
        (m.endRowIndex ?? 0) - (m.startRowIndex ?? 0) > 1 || (m.endColumnIndex ?? 0) - (m.startColumnIndex ?? 0) > 1,
    ),
    conditionalFormats: sheet.conditionalFormats.flatMap(
      (rule) => followRule(rule, { title: sheet.properties.title, dimension, change }) ?? [],
    ),
    protectedRanges: mapped<ProtectedRange>(sheet.protectedRanges).filter((p) => p.range !== undefined),
    bandedRanges: mapped<BandedRange>(sheet.bandedRanges).filter((b) => b.range !== undefined),
    filterViews: mapped<FilterView>(sheet.filterViews)
      .filter((v) => v.range !== undefined)
      .map((v) => shiftFilter(v, along)),
    basicFilter: movedBasicFilter(sheet.basicFilter, mapped, along),
    rowGroups: dimension === 'ROWS' ? groups(sheet.rowGroups) : sheet.rowGroups,
    columnGroups: dimension === 'COLUMNS' ? groups(sheet.columnGroups) : sheet.columnGroups,
  })
  for (const other of edit.book.sheets) {
    if (other.charts.length === 0) continue
    const charts = (mapRanges(other.charts, sheetId, range) as EmbeddedChart[]).map((c) =>
      moveAnchor(c, sheetId, dimension, change),
    )
    patchSheet(edit, other.id, { charts })
  }
  edit.book = {
    ...edit.book,
    namedRanges: mapped<NamedRange>(edit.book.namedRanges).filter((n) => n.range !== undefined),
    metadata: moveMetadata(edit.book.metadata, sheetId, dimension, change),
  }
  moveFormulas(edit, sheet.properties.title, dimension, change)
}

function movedBasicFilter(
  filter: BasicFilter | null,
  mapped: (list: readonly BasicFilter[]) => BasicFilter[],
  along: Change | undefined,
): BasicFilter | null {
  if (filter === null) return null
  const [moved] = mapped([filter])
  return moved?.range === undefined ? null : shiftFilter(moved, along)
}

/** A filter's criteria and sort orders name columns by index. */
function shiftFilter<T extends BasicFilter | FilterView>(filter: T, change: Change | undefined): T {
  if (change === undefined) return filter
  const criteria = Object.entries(filter.criteria ?? {}).flatMap(([key, value]) => {
    const index = shiftIndex(change, Number(key))
    return index === undefined ? [] : [[String(index), value] as const]
  })
  const specs = (filter.filterSpecs ?? []).flatMap((spec) => {
    const columnIndex = shiftIndex(change, spec.columnIndex ?? 0)
    return columnIndex === undefined ? [] : [{ ...spec, columnIndex }]
  })
  const sorts = (filter.sortSpecs ?? []).flatMap((spec) => {
    const dimensionIndex = shiftIndex(change, spec.dimensionIndex ?? 0)
    return dimensionIndex === undefined ? [] : [{ ...spec, dimensionIndex }]
  })
  return {
    ...filter,
    ...(filter.criteria === undefined ? {} : { criteria: Object.fromEntries(criteria) }),
    ...(filter.filterSpecs === undefined ? {} : { filterSpecs: specs }),
    ...(filter.sortSpecs === undefined ? {} : { sortSpecs: sorts }),
  }
}

function moveAnchor(chart: EmbeddedChart, sheetId: number, dimension: Dimension, change: Change): EmbeddedChart {
  const overlay = chart.position?.overlayPosition
  const anchor = overlay?.anchorCell
  if (overlay === undefined || anchor === undefined || (anchor.sheetId ?? 0) !== sheetId) return chart
  const key = dimension === 'ROWS' ? 'rowIndex' : 'columnIndex'
  const index = anchor[key] ?? 0
  const moved = shiftIndex(change, index) ?? (change.kind === 'delete' ? change.start : index)
  return {
    ...chart,
    position: { ...chart.position, overlayPosition: { ...overlay, anchorCell: { ...anchor, [key]: moved } } },
  }
}

/** Metadata on a row or column stays with it and dies with it. */
function moveMetadata(
  list: readonly DeveloperMetadata[],
  sheetId: number,
  dimension: Dimension,
  change: Change,
): readonly DeveloperMetadata[] {
  if (!list.some((m) => m.location?.dimensionRange !== undefined)) return list
  return list.flatMap((item) => {
    const at = item.location?.dimensionRange
    if (at === undefined || (at.sheetId ?? 0) !== sheetId || at.dimension !== dimension) return [item]
    const span = shiftSpan(change, at.startIndex ?? 0, at.endIndex ?? 0)
    if (span === undefined) return []
    return [
      { ...item, location: { ...item.location, dimensionRange: { ...at, startIndex: span[0], endIndex: span[1] } } },
    ]
  })
}

function moveFormulas(edit: Edit, title: string, dimension: Dimension, change: Change): void {
  const shift = { span: (start: number, end: number) => shiftSpan(change, start, end) }
  eachFormula(edit, (formula, own) => shiftFormula(formula, own, title, dimension, shift))
}

/** Puts every formula of the workbook through `change`, which gets it and the title of its tab. */
export function eachFormula(edit: Edit, change: (formula: string, own: string) => string): void {
  for (const sheet of edit.book.sheets) changeFormulas(edit, sheet, change)
}

function changeFormulas(edit: Edit, sheet: Sheet, change: (formula: string, own: string) => string): void {
  sheet.rows.forEach((row, r) => {
    if (row === undefined || row.formulas === 0) return
    row.cells.forEach((cell, c) => {
      if (cell === undefined || !isFormula(cell.value)) return
      const formula = change(cell.value.formula, sheet.properties.title)
      if (formula === cell.value.formula) return
      const moved = { ...cell, value: { formula } }
      edit.followed.set(moved, cell)
      putCell(edit, rowsToWrite(edit, sheet.id), r, c, moved)
    })
  })
}
