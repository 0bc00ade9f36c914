import type { Place } from '../model/move.ts'
import type { Sight } from '../model/sight.ts'

/** What the pointer is on. */
export type Hit =
  | { readonly kind: 'cell'; readonly place: Place }
  | { readonly kind: 'row'; readonly row: number }
  | { readonly kind: 'column'; readonly column: number }
  | { readonly kind: 'corner' }

/** Going by what is drawn: `element` is what was met, whatever it is. */
export function hitOf(grid: Element, { frozen, pinned }: Sight, element: Element | null): Hit | undefined {
  if (element === null || !grid.contains(element)) return undefined
  const head = element.closest('.rgHeaderCell')
  if (head !== null) {
    if (head.closest('revogr-row-headers') !== null) return { kind: 'corner' }
    const isPinned = head.closest('revogr-viewport-scroll.colPinStart') !== null
    return { kind: 'column', column: Number(head.getAttribute('data-rgcol')) + (isPinned ? 0 : pinned) }
  }
  const cell = element.closest('.rgCell')
  const data = cell?.closest('revogr-data')
  if (cell === null || data === null || data === undefined) return undefined
  const isFrozen = data.getAttribute('type') === 'rowPinStart'
  const row = Number(cell.getAttribute('data-rgrow')) + (isFrozen ? 0 : frozen)
  if (data.closest('revogr-row-headers') !== null) return { kind: 'row', row }
  const isPinned = data.getAttribute('col-type') === 'colPinStart'
  return { kind: 'cell', place: { row, column: Number(cell.getAttribute('data-rgcol')) + (isPinned ? 0 : pinned) } }
}
