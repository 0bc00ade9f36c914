import type { TabKey } from '../../sheets-template/workbook/index.ts'
import type { Cell, Table } from '../../src/ports/ledger.ts'
import type { TabProblems } from '../../src/sheet/tab-problem.ts'
import { tabProblemText } from '../../src/sheet/tab-problem-text.ts'
import { tabOf } from '../support/desk.ts'

/** A tab with these rows under its Chinese headers, cells by column key. */
export function tableOf(key: TabKey, rows: readonly Readonly<Record<string, Cell>>[]): Table {
  const { columns, zh } = tabOf(key)
  const cells = rows.map((row) => columns.map((column) => row[column.key]))
  return { tab: key, title: zh, rows: [columns.map((column) => column.zh), ...cells] }
}

/** What is wrong, as people read it, by row. */
export const told = (key: TabKey, problems: TabProblems): Readonly<Record<number, string>> =>
  Object.fromEntries(
    [...problems].map(([row, list]) => [
      row,
      list.map((problem) => tabProblemText(problem, tabOf(key).columns, 'zh')).join('；'),
    ]),
  )

/** The codes alone. */
export const codes = (problems: TabProblems): Readonly<Record<number, string>> =>
  Object.fromEntries(
    [...problems].map(([row, list]) => [row, list.map(({ code, column }) => `${code} ${column}`).join()]),
  )
