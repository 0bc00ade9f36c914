import type { Table } from '../ports/ledger.ts'
import { emptiedCells } from './emptied.ts'
import { findHeaders } from './headers.ts'
import type { KeptContent } from './kept.ts'
import { matchRows } from './match-rows.ts'
import {
  filledRows,
  meaningColumns,
  type RowInForce,
  type SettingsKey,
  type SettingsTable,
  tableOfRows,
  withRows,
} from './settings-rows.ts'
import { stillProblems } from './still-problems.ts'
import { tabNamed } from './tab-named.ts'
import { isIdle, isIgnored, isWithout, type TabProblem, type TabProblems } from './tab-problem.ts'

/** A settings tab as it is in force: what people have written, and what was last good where that cannot be read (promise 6). */
export interface HeldTab<R> extends KeptContent {
  readonly read: R
  /** What was read. */
  readonly table: SettingsTable
  /** What is wrong with what stands in the tab. */
  readonly problems: TabProblems
  /** The indexes of rows that stand as they were last good; `whole`: the tab is gone or cannot be read, and all of it does. */
  readonly held: readonly number[] | 'whole'
}

/** Reads a table, and says what is wrong with its rows. `isHeld` where what is read is what was good before. */
export type ReadTable<R> = (
  table: SettingsTable,
  isHeld: boolean,
) => { readonly read: R; readonly problems: TabProblems }

/** Rows that are good by themselves may not be beside what was last good of others; that many times it is tried what may. */
const MOST_ROUNDS = 4

const rowsWith = (problems: TabProblems, is: (problem: TabProblem) => boolean): ReadonlySet<number> =>
  new Set([...problems].flatMap(([row, list]) => (list.some(is) ? [row] : [])))

/**
 * Reads a tab that can be read. Good rows hold as they stand; a row that is to be ignored is made up for by what it was when it was
 * last good; one that never was stays ignored. `kept` is asked for only where there is such a row.
 */
export function holdTab<R>(
  key: SettingsKey,
  table: Table,
  kept: () => KeptContent | undefined,
  read: ReadTable<R>,
): HeldTab<R> {
  const rows = filledRows(key, table)
  const emptied = emptiedCells(key, rows, findHeaders(tabNamed(key), table).at, kept)
  const readAll: ReadTable<R> = (one, isHeld) =>
    isHeld || emptied.size === 0 ? read(one, isHeld) : withProblems(read(one, isHeld), emptied)
  const first = readAll(table, false)
  const isGood = rowsWith(first.problems, (problem) => isIgnored(problem) || isWithout(problem)).size === 0
  const before = isGood ? undefined : kept()
  if (before === undefined) return { ...first, table, held: [], ...contentOf(key, rows, first.problems) }
  return makeUp(key, table, rows, before, readAll)
}

/** What was read, with what else is wrong with its rows. */
export const withProblems = <T extends { readonly problems: TabProblems }>(read: T, others: TabProblems): T => ({
  ...read,
  problems: new Map([
    ...read.problems,
    ...[...others].map(([row, list]) => [row, [...(read.problems.get(row) ?? []), ...list]] as const),
  ]),
})

/** Reads what is kept of a tab that is gone, or lost what tells its columns. */
export function holdWhole<R>(key: SettingsKey, title: string, { rows }: KeptContent, read: ReadTable<R>): HeldTab<R> {
  const table = { ...tableOfRows(key, title, rows), standing: new Set(rows.map(({ row }) => row)) }
  const last = read(table, true)
  const { rows: inForce } = contentOf(key, filledRows(key, table), last.problems)
  return { read: last.read, table, problems: new Map(), held: 'whole', rows: inForce, ignored: [] }
}

function makeUp<R>(
  key: SettingsKey,
  table: Table,
  rows: readonly RowInForce[],
  kept: KeptContent,
  read: ReadTable<R>,
): HeldTab<R> {
  const kepts = new Set(kept.rows.map(printCells))
  const unchanged = rows.filter((row) => kepts.has(printCells(row))).map(({ row }) => row)
  const told = new Map(read({ ...table, standing: new Set(unchanged) }, false).problems)
  const wrong = new Set(rowsWith(told, isIgnored))
  const neverGood = new Set(kept.ignored.map(printCells))
  const claiming = rows.filter((row) => !(wrong.has(row.row) && neverGood.has(printCells(row))))
  for (let round = 1; ; round++) {
    const claims = matchRows(key, claiming, kept.rows, wrong)
    const standing = new Set([
      ...unchanged.filter((row) => !wrong.has(row)),
      ...[...wrong].filter((row) => claims.has(row)),
    ])
    const madeUp = { ...withRows(key, table, replaced(key, rows, claims, wrong, told)), standing }
    const last = read(madeUp, true)
    const fresh = [...rowsWith(last.problems, isIgnored)].filter((row) => !wrong.has(row))
    if (fresh.length === 0 || round === MOST_ROUNDS) return asHeld(key, madeUp, last, { rows, wrong, told })
    for (const row of fresh) {
      wrong.add(row)
      told.set(row, last.problems.get(row) ?? [])
    }
  }
}

const printCells = ({ cells }: RowInForce): string => JSON.stringify(cells)

/** The cells that rows are read with in place of their own; none where a row is not to be read. */
function replaced(
  key: SettingsKey,
  rows: readonly RowInForce[],
  claims: ReadonlyMap<number, RowInForce>,
  wrong: ReadonlySet<number>,
  told: TabProblems,
): ReadonlyMap<number, RowInForce['cells'] | undefined> {
  const others = new Map<number, RowInForce['cells'] | undefined>()
  for (const row of wrong) others.set(row, claims.get(row)?.cells)
  for (const { row, cells } of rows) {
    const was = claims.get(row)
    const bad = new Set((told.get(row) ?? []).filter(isWithout).map(({ column }) => column))
    if (wrong.has(row) || was === undefined || bad.size === 0) continue
    const columns = meaningColumns(key)
    others.set(
      row,
      cells.map((cell, index) => (bad.has(columns[index]?.key ?? '') ? was.cells[index] : cell)),
    )
  }
  return others
}

/** A tab that was made up for: what is wrong is told of what was typed, what is in force is what was read in the end. */
function asHeld<R>(
  key: SettingsKey,
  table: SettingsTable,
  { read, problems }: ReturnType<ReadTable<R>>,
  typed: { readonly rows: readonly RowInForce[]; readonly wrong: ReadonlySet<number>; readonly told: TabProblems },
): HeldTab<R> {
  const { rows } = contentOf(key, filledRows(key, table), problems)
  const inForce = new Map(rows.map((row) => [row.row, row]))
  const all = new Map(problems)
  for (const [row, list] of typed.told) {
    if (!typed.wrong.has(row) && !list.some(isWithout)) continue
    const cells = typed.rows.find((one) => one.row === row)?.cells
    const stands = inForce.get(row)?.cells
    all.set(row, cells === undefined || stands === undefined ? list : stillProblems(key, list, cells, stands))
  }
  return {
    read,
    table,
    problems: all,
    held: [...typed.wrong].filter((row) => inForce.has(row)).toSorted((one, other) => one - other),
    rows,
    ignored: typed.rows.filter(({ row }) => typed.wrong.has(row) && !inForce.has(row)),
  }
}

/** Which rows are in force, without the cells that are of no use; and those that are ignored. */
function contentOf(key: SettingsKey, rows: readonly RowInForce[], problems: TabProblems): KeptContent {
  const columns = meaningColumns(key)
  const problemsOf = (row: number) => problems.get(row) ?? []
  return {
    rows: rows.flatMap(({ row, cells }): readonly RowInForce[] => {
      const list = problemsOf(row)
      if (list.some((problem) => isIgnored(problem) || isIdle(problem))) return []
      const bad = new Set(list.filter(isWithout).map(({ column }) => column))
      if (bad.size === 0) return [{ row, cells }]
      return [{ row, cells: cells.map((cell, index) => (bad.has(columns[index]?.key ?? '') ? null : cell)) }]
    }),
    ignored: rows.filter(({ row }) => problemsOf(row).some(isIgnored)),
  }
}
