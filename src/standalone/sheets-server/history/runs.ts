import type { Row } from '../document/model.ts'
import type { Change } from '../document/shift.ts'
import { shiftIndex } from '../document/shift.ts'
import type { Run } from './notice.ts'

type Rows = readonly (Row | undefined)[]

/** Adds the place where the next row or column stood before (-1: nowhere) to runs. */
function extend(runs: [number, number][], source: number): void {
  const last = runs.at(-1)
  if (last !== undefined && (source < 0 ? last[0] < 0 : last[0] >= 0 && last[0] + last[1] === source)) last[1]++
  else runs.push([source, 1])
}

/** Whether every row that has an id stands where it stood, and none was put in. */
function allStay(before: Rows, after: Rows, inserted: ReadonlySet<number>): boolean {
  if (
    inserted.size > 0 &&
    after.some((row, i) => row !== undefined && inserted.has(row.id) && row.id !== before[i]?.id)
  )
    return false
  for (let i = 0; i < before.length; i++) {
    const row = before[i]
    if (row !== undefined && row !== after[i] && row.id !== after[i]?.id) return false
  }
  return true
}

const alike = (a: Row | undefined, b: Row | undefined): boolean => a === b || (a !== undefined && a.id === b?.id)

/** How many rows at the top and at the end of two lists are alike: one row by its id, or both blank. */
export function alikeEnds(before: Rows, after: Rows): { readonly head: number; readonly tail: number } {
  const most = Math.min(before.length, after.length)
  let head = 0
  while (head < most && alike(before[head], after[head])) head++
  let tail = 0
  while (tail < most - head && alike(before[before.length - 1 - tail], after[after.length - 1 - tail])) tail++
  return { head, tail }
}

/**
 * Where the rows of a list stood before, or undefined when none came, went or moved. Rows are known by their ids. Blank rows
 * have none: at either end of the lists they stay as long as all beside them does; in between they follow the nearest row
 * above them that is still there, so that the first blank row under it is the old first one, and so on, also when it has been
 * written into. Where there was none left, it is new. Rows of which it is known that they were put in (`inserted`) are new even
 * where blank ones stood, which then stand below them.
 */
export function rowRuns(
  before: Rows,
  after: Rows,
  inserted: ReadonlySet<number> = new Set(),
): readonly Run[] | undefined {
  if (allStay(before, after, inserted)) return undefined
  const { head, tail } = alikeEnds(before, after)
  const [endBefore, endAfter] = [before.length - tail, after.length - tail]
  const ids = new Set<number>()
  for (let i = head; i < endAfter; i++) ids.add(after[i]?.id ?? 0)
  const places = new Map<number, number>()
  for (let i = head; i < endBefore; i++) {
    const id = before[i]?.id
    if (id !== undefined && ids.has(id)) places.set(id, i)
  }
  /** The first place from here on whose row, if it has one, is still there. */
  const standing = (place: number): number => {
    let at = place
    for (let row = before[at]; at < endBefore && row !== undefined && !places.has(row.id); row = before[at]) at++
    return at
  }
  // Behind the end of the old list every row was blank; the rows of an end that stays are taken.
  const isFree = (place: number): boolean => (place < endBefore || tail === 0) && before[place] === undefined
  const runs: [number, number][] = head > 0 ? [[0, head]] : []
  // The old place under that of the row above; undefined below a new row.
  let under: number | undefined = standing(head)
  for (let i = head; i < endAfter; i++) {
    const row = after[i]
    const own: number | undefined = row === undefined ? undefined : places.get(row.id)
    if (row !== undefined && own === undefined && inserted.has(row.id)) {
      extend(runs, -1)
      continue
    }
    const source: number = own ?? (under !== undefined && isFree(under) ? under : -1)
    extend(runs, source)
    under = source < 0 ? undefined : standing(source + 1)
  }
  if (tail > 0) {
    extend(runs, endBefore)
    const last = runs.at(-1)
    if (last !== undefined) last[1] += tail - 1
  }
  return runs
}

/** Where `count` rows or columns stand after some shifts, in runs of their old places; undefined when each is where it was. */
export function shiftRuns(count: number, changes: readonly Change[]): readonly Run[] | undefined {
  if (changes.length === 0) return undefined
  let places: number[] = Array.from({ length: count }, (_, i) => i)
  for (const change of changes) places = changed(places, change)
  if (places.length === count && places.every((place, i) => place === i)) return undefined
  const runs: [number, number][] = []
  for (const place of places) extend(runs, place)
  return runs
}

function changed(places: readonly number[], change: Change): number[] {
  const size =
    places.length + (change.kind === 'insert' ? change.count : change.kind === 'delete' ? change.start - change.end : 0)
  const next = Array.from({ length: size }, () => -1)
  places.forEach((place, i) => {
    const to = shiftIndex(change, i)
    if (to !== undefined) next[to] = place
  })
  return next
}

/** A list after runs were applied: what each place holds now, `hole` where it is new. */
export function applyRuns<T>(runs: readonly Run[] | undefined, list: readonly T[], hole: T): T[] {
  if (runs === undefined) return [...list]
  return runs.flatMap(([start, count]) =>
    Array.from({ length: count }, (_, i) => (start < 0 ? hole : (list[start + i] ?? hole))),
  )
}

/** Where an old place is now; undefined when it is gone. What lay behind all that the runs name follows them still. */
export function placeAfter(runs: readonly Run[] | undefined, place: number, length: number): number | undefined {
  if (runs === undefined) return place
  let at = 0
  let end = length
  for (const [start, count] of runs) {
    if (start >= 0 && place >= start && place < start + count) return at + (place - start)
    at += count
    if (start >= 0) end = Math.max(end, start + count)
  }
  return place >= end ? at + (place - end) : undefined
}
