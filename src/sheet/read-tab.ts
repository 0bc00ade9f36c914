import type { Cell, Table } from '../ports/ledger.ts'
import type { RowOf, Tab } from './definition.ts'
import { findHeaders, type Headers, rowsOf } from './headers.ts'
import { rowReader } from './read-row.ts'
import type { SettingsTable } from './settings-rows.ts'
import { type ProblemSink, problemSink, type TabProblems } from './tab-problem.ts'

/** A settings tab, read: its rows as values of type `T`, and what is wrong with the rows that are left out. */
export interface ReadTab<T> {
  readonly rows: readonly T[]
  readonly problems: TabProblems
  readonly headers: Headers
  readonly table: Table
}

/**
 * Reads a settings tab row by row. `take` turns a row's values into what the tab is for, or adds to `sink` why it cannot
 * and returns undefined. A row with a cell that cannot be read is told and left out; with `partly`, `take` sees it all the same,
 * with the columns of such cells in `unread`, to tell what else is wrong. One bad row never costs the others (promise 6). `take` sees
 * the rows that stood so before, where they are known, before the others: what is new gives way to what is not.
 */
export function readTab<T extends Tab, R>(
  tab: T,
  table: SettingsTable,
  zone: string,
  take: (
    row: number,
    values: RowOf<T['columns'][number]>,
    sink: ProblemSink,
    unread: ReadonlySet<string>,
  ) => R | undefined,
  { partly = false }: { readonly partly?: boolean } = {},
): ReadTab<R> {
  const headers = findHeaders(tab, table)
  const people = tab.columns.filter((column) => column.writer === 'people')
  const read = rowReader<T['columns'][number]>(people, headers, zone)
  const sink = problemSink()
  const rows: { readonly row: number; readonly taken: R }[] = []
  const blank = new Set(people.map((column) => headers.at.get(column.key)))
  for (const { row, cells } of inOrder(table)) {
    // A row on which only the system has written is blank to people.
    if (!cells.some((cell, index) => blank.has(index) && cell !== '' && cell !== null && cell !== undefined)) continue
    const { values, problems } = read(cells)
    for (const problem of problems)
      if ('typed' in problem && !('other' in problem)) {
        const { code, column, typed } = problem
        if (code === 'not-a-time' || code === 'not-a-number' || code === 'unknown-choice' || code === 'not-yes-no')
          sink.add(row, { code, column, typed })
      }
    const unread = new Set(problems.map(({ column }) => column))
    const taken = unread.size > 0 && !partly ? undefined : take(row, values, sink, unread)
    if (taken !== undefined && unread.size === 0) rows.push({ row, taken })
  }
  if (table.standing !== undefined) rows.sort((one, other) => one.row - other.row)
  return { rows: rows.map(({ taken }) => taken), problems: sink.found, headers, table }
}

function inOrder({ standing, ...table }: SettingsTable): Iterable<{ row: number; cells: readonly Cell[] }> {
  if (standing === undefined) return rowsOf(table)
  const rows = [...rowsOf(table)]
  return [...rows.filter(({ row }) => standing.has(row)), ...rows.filter(({ row }) => !standing.has(row))]
}
