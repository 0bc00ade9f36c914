/** Moving about in a grid of `rows` × `columns` cells as it is shown. */
export type Place = { readonly row: number; readonly column: number }
export type Extent = { readonly rows: number; readonly columns: number }
export type Direction = 'up' | 'down' | 'left' | 'right'

const STEP = { up: [-1, 0], down: [1, 0], left: [0, -1], right: [0, 1] } as const

const clamp = (n: number, length: number): number => Math.max(0, Math.min(n, length - 1))

export const within = ({ row, column }: Place, { rows, columns }: Extent): Place => ({
  row: clamp(row, rows),
  column: clamp(column, columns),
})

export function step(from: Place, direction: Direction, extent: Extent, by = 1): Place {
  const [down, right] = STEP[direction]
  return within({ row: from.row + down * by, column: from.column + right * by }, extent)
}

/**
 * Ctrl+arrow: from inside a block of filled cells to its edge, else to the next filled cell, else to the edge of the sheet.
 * `isFilled` is asked once per cell passed.
 */
export function edge(from: Place, direction: Direction, extent: Extent, isFilled: (place: Place) => boolean): Place {
  let at = from
  const next = (place: Place): Place | undefined => {
    const to = step(place, direction, extent)
    return to.row === place.row && to.column === place.column ? undefined : to
  }
  let ahead = next(at)
  if (ahead === undefined) return at
  const inside = isFilled(at) && isFilled(ahead)
  if (inside) {
    while (ahead !== undefined && isFilled(ahead)) {
      at = ahead
      ahead = next(at)
    }
    return at
  }
  while (ahead !== undefined) {
    at = ahead
    if (isFilled(at)) return at
    ahead = next(at)
  }
  return at
}
