import { parsePlace } from './place-address.ts'
import type { Cell } from './sight.ts'
import { textOf } from './tab.ts'

/**
 * An address that a cell may lead to: a place in this workbook, a page or a mail. Undefined for any other, for who edits a workbook
 * must not be able to make others' browsers run anything.
 */
export function followable(address: string): string | undefined {
  if (address.startsWith('#')) return parsePlace(address) === undefined ? undefined : address
  return /^(https?|mailto):/i.test(address) && URL.canParse(address) ? address : undefined
}

/** Whether a followable address is a place in this workbook. */
export const isPlace = (address: string): boolean => address.startsWith('#')

/** Where a cell leads to; a blank one leads nowhere. */
export const linkAt = ({ row, column }: Cell): string | undefined =>
  textOf(row, column) === '' ? undefined : row.links?.[column.index]
