import type { Rectangle } from './notice.ts'

/** Rectangles in one list; more are told as the one box around them. */
const MOST = 200

/**
 * Gathers cells into rectangles. Cells come row by row, from the top and from the left; equal stretches of rows that follow
 * each other become one rectangle.
 */
export function rectangleCollector(): {
  readonly add: (row: number, left: number, right: number) => void
  readonly done: () => readonly Rectangle[]
} {
  const closed: [number, number, number, number][] = []
  let open = new Map<string, [number, number, number, number]>()
  let next = new Map<string, [number, number, number, number]>()
  let current = -1
  const turn = (row: number): void => {
    // A rectangle that the row before did not go on with is over.
    const above = row === current + 1 ? next : new Map<string, [number, number, number, number]>()
    open = above
    next = new Map()
    current = row
  }
  return {
    add: (row, left, right) => {
      if (row !== current) turn(row)
      const key = `${left}:${right}`
      const above = open.get(key)
      if (above !== undefined && above[2] === row) {
        above[2] = row + 1
        next.set(key, above)
        return
      }
      const made: [number, number, number, number] = [row, left, row + 1, right]
      closed.push(made)
      next.set(key, made)
    },
    done: () => (closed.length <= MOST ? closed : [box(closed)]),
  }
}

const box = (list: readonly Rectangle[]): Rectangle =>
  list.reduce(([t, l, b, r], [top, left, bottom, right]) => [
    Math.min(t, top),
    Math.min(l, left),
    Math.max(b, bottom),
    Math.max(r, right),
  ])
