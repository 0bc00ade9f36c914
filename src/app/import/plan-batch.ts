import { registers } from '../../../sheets-template/workbook/choices.ts'
import { categoryContent } from '../../../sheets-template/workbook/content/categories.ts'
import { categories as categoriesTab } from '../../../sheets-template/workbook/index.ts'
import { Failure } from '../../model/failure.ts'
import type { Instant } from '../../model/instant.ts'
import { wordsOf } from '../../model/language.ts'
import type { Category } from '../../model/staff.ts'
import type { Cell, Change, LedgerState } from '../../ports/ledger.ts'
import { checkCase } from '../../rules/checks.ts'
import { appendTyped } from '../../sheet/append-typed.ts'
import { cellAt, findHeaders, rowsOf } from '../../sheet/headers.ts'
import type { BoundMap } from '../../sheet/import/columns.ts'
import type { ImportProblem } from '../../sheet/import/problem.ts'
import { externalIdOf, type ImportNote, importRow, recordProblems } from '../../sheet/import/row.ts'
import type { LedgerView } from '../../sheet/ledger-view.ts'
import {
  missingColumns,
  REGISTER_TABS,
  type RegisterTable,
  registerTable,
  type StandingRow,
} from '../../sheet/register-table.ts'
import { categoryDirectory, otherCategoryNames, readCategory } from '../../sheet/typed/category.ts'
import { staffDirectory } from '../../sheet/typed/person.ts'
import { choiceWord } from '../../sheet/words.ts'

/** A record of the file, with the line on which it begins; the first line is 1. */
export interface SourceRow {
  readonly line: number
  readonly record: readonly string[]
}

/** A record that is not taken, and why. */
export interface Reject extends SourceRow {
  readonly problems: readonly ImportProblem[]
}

/** What an import knows of the batches before this one. */
export interface Known {
  /** The line of each number that was met in the file and not rejected. */
  readonly lines: ReadonlyMap<string, number>
  /** Categories that a dry run would have added. */
  readonly categories: readonly Category[]
}

/** What a batch of records makes of the ledger. */
export interface BatchPlan {
  readonly taken: number
  readonly already: number
  readonly rejects: readonly Reject[]
  readonly categories: readonly Category[]
  readonly notes: readonly ImportNote[]
  /** The numbers met in this batch, with their lines. */
  readonly lines: ReadonlyMap<string, number>
  readonly changes: readonly Change[]
}

/**
 * Plans a batch: what becomes a row at the register's end, what stands there already, what is rejected and why, and which
 * categories are new. What the sweep would not accept (R05, R06) is rejected with the sweep's own words.
 *
 * Throws `Failure` `not-set-up` where a tab or a column is missing that the rows need.
 */
export function planBatch(
  rows: readonly SourceRow[],
  bound: BoundMap,
  { state, view, known, now }: { state: LedgerState; view: LedgerView; known: Known; now: Instant },
): BatchPlan {
  const register = registerFor(bound, view)
  const standing = standingIds(register)
  const check = rowChecker(register, view, known.categories, now)
  const lines = new Map<string, number>()
  const taken: (readonly Cell[])[] = []
  const rejects: Reject[] = []
  const notes: ImportNote[] = []
  let already = 0
  for (const row of rows) {
    const id = externalIdOf(row.record, bound)
    const problems = [...recordProblems(row.record, bound)]
    const before = id === undefined ? undefined : (known.lines.get(id) ?? lines.get(id))
    if (problems.length === 0) {
      if (id === undefined) problems.push({ column: 'externalId', severity: 'blocks', code: 'missing' })
      else if (before !== undefined)
        problems.push({ code: 'again-in-file', column: 'externalId', typed: id, line: before })
      else if (standing.has(id)) {
        lines.set(id, row.line)
        already++
        continue
      }
    }
    const read = problems.length > 0 ? undefined : importRow(row.record, bound, register, view.settings)
    problems.push(...(read?.problems ?? []))
    if (read !== undefined && problems.length === 0) problems.push(...check.problemsOf(read.cells))
    if (read === undefined || problems.length > 0) {
      rejects.push({ ...row, problems })
      continue
    }
    if (id !== undefined) lines.set(id, row.line)
    taken.push(read.cells)
    notes.push(...read.notes)
  }
  const categories = check.added
  return {
    taken: taken.length,
    already,
    rejects,
    categories,
    notes,
    lines,
    changes: [
      ...newCategories(categories, state, view),
      ...(taken.length === 0 ? [] : [{ kind: 'append', tab: register.register, rows: taken } as const]),
    ],
  }
}

/** The register's tab, with every column that the map fills and the sweep needs. */
function registerFor({ map, deadlines }: BoundMap, { registers }: LedgerView): RegisterTable {
  const register = registers.find((one) => one.register === map.register)
  if (register === undefined) throw new Failure({ kind: 'not-set-up', missing: [wordsOf(REGISTER_TABS[map.register])] })
  const filled = new Set([...map.columns.keys(), ...map.constants.keys()])
  for (const clock of deadlines?.keys() ?? []) filled.add(`${clock}Due`)
  const lacking = new Set([
    ...missingColumns(register),
    ...register.headers.missing.filter(({ key }) => filled.has(key)),
  ])
  if (lacking.size > 0) throw new Failure({ kind: 'not-set-up', missing: [...lacking].map(wordsOf) })
  return register
}

/** The external numbers that stand in a register, typed by people or brought by an import. */
function standingIds({ table, headers }: RegisterTable): ReadonlySet<string> {
  const ids = new Set<string>()
  for (const { cells } of rowsOf(table)) {
    const cell = cellAt(cells, headers, 'externalId')
    if (cell !== undefined && cell !== null) ids.add(String(cell).trim())
  }
  return ids
}

/** Checks rows as the sweep will read them; a category that is not known is taken down as new instead of held against the row. */
function rowChecker(register: RegisterTable, view: LedgerView, assumed: readonly Category[], now: Instant) {
  const rows: (readonly Cell[])[] = [register.table.rows[0] ?? []]
  const reading = { ...view.settings, people: staffDirectory(view.staff.values()), kinds: undefined }
  const scratch = registerTable(register.register, { ...register.table, rows }, reading)
  const categories = [...view.categories, ...assumed]
  let kinds = categoryDirectory(categories, otherCategoryNames(categoryContent))
  const added: Category[] = []
  return {
    added,
    problemsOf(cells: readonly Cell[]): readonly ImportProblem[] {
      rows[1] = cells
      const { fields, problems }: StandingRow = scratch.read(1, now)
      const unread = new Set(problems.map(({ column }) => column))
      const found = checkCase(register.register, fields, unread, { staff: view.staff, now })
      const blocking = [...problems, ...found].filter(({ severity }) => severity === 'blocks')
      const { category, subcategory } = fields
      const isNew = readCategory(register.register, category, subcategory, kinds).problems.length > 0
      if (blocking.length === 0 && isNew && category !== undefined) {
        const fresh = { register: register.register, category, ...(subcategory === undefined ? {} : { subcategory }) }
        added.push(fresh)
        categories.push(fresh)
        kinds = categoryDirectory(categories, otherCategoryNames(categoryContent))
      }
      return blocking
    },
  }
}

/** The new categories as rows of their tab, which must have the columns to hold them. */
function newCategories(
  added: readonly Category[],
  { tables }: LedgerState,
  { settings }: LedgerView,
): readonly Change[] {
  if (added.length === 0) return []
  const table = tables.get('categories')
  const lacking = findHeaders(categoriesTab, table).missing.filter(({ key }) => isCategoryColumn(key))
  if (table === undefined || lacking.length > 0)
    throw new Failure({ kind: 'not-set-up', missing: lacking.map(wordsOf) })
  const rows = added.map(({ register, category, subcategory }) => ({
    register: choiceWord(registers, register, settings.language),
    category,
    subcategory: subcategory ?? null,
  }))
  return appendTyped(categoriesTab, table, rows)
}

const isCategoryColumn = (key: string): boolean => key === 'register' || key === 'category' || key === 'subcategory'
