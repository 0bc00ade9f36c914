import { type Corner, mapReferences, type Reference } from './references.ts'

/** Where an index or the span `[start, end)` along one dimension goes in a structural edit; undefined = deleted. */
export type Shift = {
  readonly span: (start: number, end: number) => readonly [number, number] | undefined
}

/**
 * A formula after rows or columns of a tab were inserted, deleted or moved: references to that tab follow their cells, ranges
 * grow and shrink with what is put into or taken out of them, a reference whose cells are all gone becomes `#REF!`. Open
 * sides stay open. Done for inserts, deletes and moves of whole rows and columns; `insertRange` and `deleteRange` (which
 * shift a part of the grid) leave formulas elsewhere as they are.
 */
export function shiftFormula(
  formula: string,
  own: string,
  edited: string,
  dimension: 'ROWS' | 'COLUMNS',
  shift: Shift,
): string {
  const key = dimension === 'ROWS' ? 'row' : 'column'
  return mapReferences(formula, (reference) => {
    if ((reference.title ?? own).toLowerCase() !== edited.toLowerCase()) return reference
    const { from, to } = reference
    const start = from[key]
    const end = to === undefined ? start : to[key]
    if (start === undefined && end === undefined) return reference
    if (start === undefined || end === undefined) return shiftOpen(reference, key, shift)
    const low = Math.min(start, end)
    const high = Math.max(start, end)
    const moved = shift.span(low, high + 1)
    if (moved === undefined) return undefined
    const [first, last] = [moved[0], moved[1] - 1]
    if (first === low && last === high) return reference
    return {
      ...reference,
      from: { ...from, [key]: start <= end ? first : last },
      to: to === undefined ? undefined : { ...to, [key]: start <= end ? last : first },
    }
  })
}

function shiftOpen(reference: Reference, key: 'row' | 'column', shift: Shift): Reference | undefined {
  const far = 20_000_000
  const start = reference.from[key] ?? reference.to?.[key] ?? 0
  const moved = shift.span(start, far)
  if (moved === undefined) return undefined
  if (moved[0] === start) return reference
  const put = (c: Corner): Corner => (c[key] === undefined ? c : { ...c, [key]: moved[0] })
  return { ...reference, from: put(reference.from), to: reference.to === undefined ? undefined : put(reference.to) }
}

/** A formula copied elsewhere: relative references move by the distance, fixed ones (`$`) stay; off the grid is `#REF!`. */
export function copyFormula(formula: string, rows: number, columns: number): string {
  if (rows === 0 && columns === 0) return formula
  return mapReferences(formula, (reference) => copyReference(reference, rows, columns))
}

/** A reference of a formula that is copied elsewhere; undefined when it leaves the grid. */
export function copyReference(reference: Reference, rows: number, columns: number): Reference | undefined {
  const move = (c: Corner): Corner => ({
    ...c,
    ...(c.row === undefined || c.rowFixed ? {} : { row: c.row + rows }),
    ...(c.column === undefined || c.columnFixed ? {} : { column: c.column + columns }),
  })
  const off = (c: Corner): boolean => (c.row ?? 0) < 0 || (c.column ?? 0) < 0
  const from = move(reference.from)
  const to = reference.to === undefined ? undefined : move(reference.to)
  return off(from) || (to !== undefined && off(to)) ? undefined : { ...reference, from, to }
}

/** A formula after a tab got another title. */
export const retitleFormula = (formula: string, before: string, after: string): string =>
  mapReferences(formula, (reference) =>
    reference.title?.toLowerCase() === before.toLowerCase() ? { ...reference, title: after } : reference,
  )
