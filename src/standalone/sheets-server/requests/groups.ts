import { type Edit, patchSheet } from '../document/edit.ts'
import type { Dimension } from '../document/shift.ts'
import { without } from '../document/without.ts'
import { invalid } from '../protocol/api-error.ts'
import { merge, updateMask } from '../protocol/fields.ts'
import type { DimensionGroup } from '../protocol/types.ts'
import { dimensionSpan, setProperties } from './dimensions.ts'
import { type Handlers, needed } from './handler.ts'

type Groups = readonly DimensionGroup[]
type Span = ReturnType<typeof dimensionSpan>

const groupsOf = ({ sheet, dimension }: Span): Groups => (dimension === 'ROWS' ? sheet.rowGroups : sheet.columnGroups)
const patchGroups = (edit: Edit, { sheet, dimension }: Span, groups: Groups): void => {
  patchSheet(edit, sheet.id, dimension === 'ROWS' ? { rowGroups: groups } : { columnGroups: groups })
}
const startOf = (g: DimensionGroup): number => g.range?.startIndex ?? 0
const endOf = (g: DimensionGroup): number => g.range?.endIndex ?? 0

const group = (sheetId: number, dimension: Dimension, startIndex: number, endIndex: number): DimensionGroup => ({
  range: { sheetId, dimension, startIndex, endIndex },
})

/** Depth is how many groups hold a group, itself included; the list goes by start, wider first. */
function withDepths(groups: Groups): DimensionGroup[] {
  const sorted = groups.toSorted((a, b) => startOf(a) - startOf(b) || endOf(b) - endOf(a))
  return sorted.map((g, i) => ({
    ...g,
    depth: 1 + sorted.filter((o, j) => j < i && startOf(o) <= startOf(g) && endOf(o) >= endOf(g)).length,
  }))
}

export const groupHandlers: Handlers = {
  addDimensionGroup: (edit, request) => {
    const span = dimensionSpan(edit, request.range)
    const { sheet, dimension, start, end } = span
    const groups = groupsOf(span)
    const crossing = groups.find(
      (g) =>
        (startOf(g) < start && endOf(g) > start && endOf(g) < end) ||
        (startOf(g) > start && startOf(g) < end && endOf(g) > end),
    )
    const added = crossing === undefined ? group(sheet.id, dimension, start, end) : undefined
    // A span that crosses another group's edge is grouped on each side of it, the common part one level deeper.
    const parts =
      added === undefined && crossing !== undefined
        ? [
            group(sheet.id, dimension, Math.min(start, startOf(crossing)), Math.max(end, endOf(crossing))),
            group(sheet.id, dimension, Math.max(start, startOf(crossing)), Math.min(end, endOf(crossing))),
          ]
        : []
    const next = added === undefined ? [...groups.filter((g) => g !== crossing), ...parts] : [...groups, added]
    const dimensionGroups = withDepths(next)
    patchGroups(edit, span, dimensionGroups)
    return { addDimensionGroup: { dimensionGroups } }
  },

  deleteDimensionGroup: (edit, request) => {
    const span = dimensionSpan(edit, request.range)
    const { sheet, dimension, start, end } = span
    const groups = groupsOf(span)
    const covering = groups.filter((g) => startOf(g) < end && endOf(g) > start)
    const deepest = covering.toSorted((a, b) => (b.depth ?? 0) - (a.depth ?? 0))[0]
    if (deepest === undefined) {
      throw invalid(`The ${dimension.toLowerCase()} from ${start} to ${end} are in no group.`)
    }
    const left = startOf(deepest) < start ? [{ ...group(sheet.id, dimension, startOf(deepest), start) }] : []
    const right = endOf(deepest) > end ? [{ ...group(sheet.id, dimension, end, endOf(deepest)) }] : []
    const dimensionGroups = withDepths([...groups.filter((g) => g !== deepest), ...left, ...right])
    patchGroups(edit, span, dimensionGroups)
    return { deleteDimensionGroup: { dimensionGroups } }
  },

  updateDimensionGroup: (edit, request) => {
    const mask = updateMask(request.fields, 'DimensionGroup')
    const given = needed(request.dimensionGroup, 'dimensionGroup')
    const span = dimensionSpan(edit, given.range)
    const groups = groupsOf(span)
    const found = groups.find(
      (g) => startOf(g) === span.start && endOf(g) === span.end && (given.depth ?? g.depth) === g.depth,
    )
    if (found === undefined) throw invalid('No dimension group with that range and depth exists.')
    const changed = { ...merge(found, given, mask), range: found.range ?? {}, depth: found.depth ?? 1 }
    patchGroups(
      edit,
      span,
      groups.map((g) => (g === found ? changed : g)),
    )
    const hidden = changed.collapsed === true
    setProperties(edit, span.sheet.id, span.dimension, span.start, span.end, (before) =>
      hidden ? { ...before, hiddenByUser: true } : without(before, 'hiddenByUser'),
    )
    return undefined
  },
}
