import type { TabKey } from '../../sheets-template/workbook/index.ts'
import type { Cell, LedgerState, Table } from '../ports/ledger.ts'

/** Whether two rows hold the same cells. */
export const isSameRow = (one: readonly Cell[], other: readonly Cell[]): boolean => {
  if (one.length !== other.length) return false
  for (let column = 0; column < one.length; column++) if (one[column] !== other[column]) return false
  return true
}

/** Whether columns are known by the same keys, or neither tells any. */
export const isSameKeys = (one: Table['columnKeys'], other: Table['columnKeys']): boolean =>
  one === other ||
  (one !== undefined && one.size === other?.size && [...one].every(([key, index]) => other.get(key) === index))

function isSameTable(one: Table | undefined, other: Table | undefined): boolean {
  if (one === other) return true
  if (one === undefined || other === undefined) return false
  if (one.title !== other.title || one.rows.length !== other.rows.length) return false
  if (!isSameKeys(one.columnKeys, other.columnKeys)) return false
  return one.rows.every((cells, row) => isSameRow(cells, other.rows[row] ?? []))
}

/** Of so many states of tabs it is known what they say: of a few workbooks that are looked after in turn. */
const KNOWN = 4

/**
 * Reads tabs, and only when something else stands in one of them than when they were read before: `read` may look into these alone.
 */
export function readWhenOther<T>(tabs: readonly TabKey[], read: (state: LedgerState) => T): (state: LedgerState) => T {
  let known: readonly { readonly tables: LedgerState['tables']; readonly found: T }[] = []
  const tablesIn = (state: LedgerState): LedgerState['tables'] =>
    new Map(
      tabs.flatMap((key) => {
        const table = state.tables.get(key)
        return table === undefined ? [] : [[key, table] as const]
      }),
    )
  return (state) => {
    const before = known.find(({ tables }) => tabs.every((key) => isSameTable(tables.get(key), state.tables.get(key))))
    const latest = before ?? { tables: tablesIn(state), found: read(state) }
    if (latest !== known[0]) known = [latest, ...known.filter((one) => one !== before)].slice(0, KNOWN)
    return latest.found
  }
}
