/** Rows that are printed at once: a browser lays out so many in a second or two, and ten times as many in half a minute. */
export const MOST_ROWS = 3000

/** Some of the rows of a view, from 0; the end is exclusive. */
export type Part = { readonly from: number; readonly to: number }

/** The rows of a view in parts that can be printed, of one length but for the last. */
export const partsOf = (rows: number): readonly Part[] =>
  Array.from({ length: Math.max(1, Math.ceil(rows / MOST_ROWS)) }, (_, index) => ({
    from: index * MOST_ROWS,
    to: Math.min(rows, (index + 1) * MOST_ROWS),
  }))
