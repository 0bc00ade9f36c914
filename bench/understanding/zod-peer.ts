import { z } from 'zod'
import type { Cell, Table } from '../../src/ports/ledger.ts'
import type { Column } from '../../src/sheet/definition.ts'
import { REGISTER_TABS } from '../../src/sheet/register-table.ts'

/** What a schema says of a cell: of which kind it is, and which words it may hold. It understands nothing of it. */
function schemaOf({ type, choices = [] }: Column): z.ZodType {
  const text = z.string().trim()
  if (type === 'choice') return z.enum(['', ...choices.flatMap(({ zh, en }) => [zh, en])])
  if (type === 'instant' || type === 'number' || type === 'phone' || type === 'room') return z.union([z.number(), text])
  return type === 'yesno' ? z.union([z.boolean(), text]) : text
}

/** How many rows of the registers an object schema finds valid, each row made an object by its headers. */
export function validRows(
  ranges: readonly (Pick<Table, 'tab'> & { readonly values: readonly (readonly Cell[])[] })[],
): number {
  let valid = 0
  for (const { tab, values } of ranges) {
    if (tab !== 'complaint' && tab !== 'repair') continue
    const columns = REGISTER_TABS[tab].columns.map((column, index) => ({ ...column, index }))
    const typed = columns.filter(({ writer }) => writer === 'people')
    const schema = z.object(Object.fromEntries(typed.map((column) => [column.key, schemaOf(column).optional()])))
    for (const cells of values.slice(1))
      if (schema.safeParse(Object.fromEntries(typed.map(({ key, index }) => [key, cells[index]]))).success) valid++
  }
  return valid
}
