import type { Column, ColumnGroup, Tab } from './tab.ts'

/** A group of columns as the workbook has it; `end` is exclusive. */
export type GroupSpan = {
  readonly start: number
  readonly end: number
  readonly depth: number
  readonly collapsed: boolean
}

/**
 * Gives a tab the groups that the workbook has now. What a reader opened or folded stays so until the workbook's own state of
 * that group changes. Returns whether other columns are shown than before.
 */
export function regroup(tab: Tab, spans: readonly GroupSpan[]): boolean {
  const before = tab.columns.filter((column) => isShown(tab, column))
  const known = tab.groups
  tab.groups = spans.map(({ start, end, depth, collapsed }): ColumnGroup => {
    const columns = tab.columns.slice(start, end)
    const same = known.find((one) => one.depth === depth && one.columns.some((column) => columns.includes(column)))
    // Who folds or opens a group in the workbook hides or shows all of its columns.
    if (same !== undefined && same.collapsed !== collapsed) for (const column of columns) column.hidden = collapsed
    return { columns, depth, collapsed, folded: same?.collapsed === collapsed ? same.folded : collapsed }
  })
  const after = tab.columns.filter((column) => isShown(tab, column))
  return before.length !== after.length || before.some((column, place) => column !== after[place])
}

const around = ({ groups }: Tab, column: Column): readonly ColumnGroup[] =>
  groups.filter(({ columns }) => columns.includes(column))

/** The groups that keep a column out of sight, which its reader may open. */
export const foldsOver = (tab: Tab, column: Column): readonly ColumnGroup[] =>
  around(tab, column).filter(({ folded }) => folded)

/** Whether a column is laid out: it is neither hidden for good nor folded away. */
export function isShown(tab: Tab, column: Column): boolean {
  const groups = around(tab, column)
  return groups.every(({ folded }) => !folded) && (!column.hidden || groups.some(({ collapsed }) => collapsed))
}

/** Whether a column is out of sight for everybody, whatever is opened. */
export const isHidden = (tab: Tab, column: Column): boolean =>
  column.hidden && !around(tab, column).some(({ collapsed }) => collapsed)

/** The groups that can be seen: those in no folded one. */
export const reachable = ({ groups }: Pick<Tab, 'groups'>): readonly ColumnGroup[] =>
  groups.filter(
    (inner) =>
      !groups.some(
        (outer) =>
          outer.folded && outer.depth < inner.depth && inner.columns.every((column) => outer.columns.includes(column)),
      ),
  )
