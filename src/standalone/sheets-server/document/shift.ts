import type { GridRange } from '../protocol/types.ts'

export type Dimension = 'ROWS' | 'COLUMNS'

/** A change of positions along one dimension of one sheet. All indexes are from before the change. */
export type Change =
  | { readonly kind: 'insert'; readonly at: number; readonly count: number }
  | { readonly kind: 'delete'; readonly start: number; readonly end: number }
  /** `[start, end)` goes to stand before `to`, which is outside of it. */
  | { readonly kind: 'move'; readonly start: number; readonly end: number; readonly to: number }

/** Where an index goes, or undefined when what stood there is gone. */
export function shiftIndex(change: Change, index: number): number | undefined {
  switch (change.kind) {
    case 'insert':
      return index >= change.at ? index + change.count : index
    case 'delete':
      if (index < change.start) return index
      return index < change.end ? undefined : index - (change.end - change.start)
    case 'move': {
      const { start, end, to } = change
      const size = end - start
      if (index >= start && index < end) return to > start ? index + (to - end) : index - (start - to)
      if (to > start) return index >= end && index < to ? index - size : index
      return index >= to && index < start ? index + size : index
    }
  }
}

/**
 * Where a span `[start, end)` goes. An insert inside stretches it, one at its start pushes it, one at its end leaves it. A
 * move carries along the spans inside what moves; others close up and open like under a delete and an insert, except
 * that a span which holds both the old and the new place stays as it is.
 */
export function shiftSpan(change: Change, start: number, end: number): readonly [number, number] | undefined {
  switch (change.kind) {
    case 'insert':
      return [start >= change.at ? start + change.count : start, end > change.at ? end + change.count : end]
    case 'delete': {
      const clampTo = (i: number): number =>
        i <= change.start ? i : i < change.end ? change.start : i - (change.end - change.start)
      const first = clampTo(start)
      const last = clampTo(end)
      return last > first ? [first, last] : undefined
    }
    case 'move': {
      const size = change.end - change.start
      if (start >= change.start && end <= change.end) {
        const first = shiftIndex(change, start) ?? start
        return [first, first + (end - start)]
      }
      if (start <= change.start && end >= change.end && change.to >= start && change.to <= end) return [start, end]
      const cut = shiftSpan({ kind: 'delete', start: change.start, end: change.end }, start, end) ?? [start, start]
      const at = change.to > change.start ? change.to - size : change.to
      return shiftSpan({ kind: 'insert', at, count: size }, cut[0], cut[1])
    }
  }
}

/** A range after a change on its sheet; open sides stay open. Undefined when all of it is gone. */
export function shiftRange(range: GridRange, dimension: Dimension, change: Change): GridRange | undefined {
  const [startKey, endKey] =
    dimension === 'ROWS'
      ? (['startRowIndex', 'endRowIndex'] as const)
      : (['startColumnIndex', 'endColumnIndex'] as const)
  const start = range[startKey] ?? undefined
  const end = range[endKey] ?? undefined
  if (start === undefined && end === undefined) return range
  const far = 100_000_000
  const moved = shiftSpan(change, start ?? 0, end ?? far)
  if (moved === undefined) return undefined
  return {
    ...range,
    ...(start === undefined ? {} : { [startKey]: moved[0] }),
    ...(end === undefined ? {} : { [endKey]: moved[1] }),
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isRange = (value: Record<string, unknown>): boolean =>
  'sheetId' in value &&
  ['startRowIndex', 'endRowIndex', 'startColumnIndex', 'endColumnIndex'].some((key) => key in value)

/**
 * A message with every `GridRange` inside it that is on the sheet put through `change`; where a range is gone, the list it
 * was in closes up, and a message that held it alone loses the field.
 */
export function mapRanges(
  value: unknown,
  sheetId: number,
  change: (range: GridRange) => GridRange | undefined,
): unknown {
  if (Array.isArray(value)) {
    return value.map((item: unknown) => mapRanges(item, sheetId, change)).filter((item) => item !== undefined)
  }
  if (!isObject(value)) return value
  if (isRange(value)) return value['sheetId'] === sheetId ? change(value) : value
  const out: Record<string, unknown> = {}
  for (const [key, item] of Object.entries(value)) {
    const mapped = mapRanges(item, sheetId, change)
    if (mapped !== undefined) out[key] = mapped
  }
  return out
}
