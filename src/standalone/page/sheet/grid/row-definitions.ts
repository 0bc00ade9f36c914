import { FROZEN_HEIGHT, ROW_HEIGHT, topsOf } from '../model/heights.ts'
import type { Sight } from '../model/sight.ts'
import type { RowDefinition } from './revogrid.ts'

/** Where rows begin: the frozen ones, and the others in what scrolls. */
export const topsIn = ({ rows, frozen }: Sight) => ({
  frozen: topsOf(rows.slice(0, frozen), FROZEN_HEIGHT),
  body: topsOf(rows.slice(frozen), ROW_HEIGHT),
})

/** The heights of rows as RevoGrid takes them: all frozen ones, and of the others those that are not plain. */
export function definitionsOf({ rows, frozen }: Sight): readonly RowDefinition[] {
  const list: RowDefinition[] = []
  for (const [at, { height }] of rows.entries()) {
    if (at < frozen) list.push({ type: 'rowPinStart', index: at, size: height ?? FROZEN_HEIGHT })
    else if (height !== undefined) list.push({ type: 'rgRow', index: at - frozen, size: height })
  }
  return list
}

export const sameDefinitions = (a: readonly RowDefinition[], b: readonly RowDefinition[]): boolean =>
  a.length === b.length &&
  a.every(({ type, index, size }, i) => b[i]?.type === type && b[i].index === index && b[i].size === size)
