import type { TabKey } from '../../sheets-template/workbook/index.ts'
import { Failure } from '../model/failure.ts'
import { wordsOf } from '../model/language.ts'
import type { Cell } from '../ports/ledger.ts'
import { appendTyped } from '../sheet/append-typed.ts'
import type { Tab } from '../sheet/definition.ts'
import { type CommitParts, planAndCommit } from './plan-and-commit.ts'

/**
 * Types a row at a tab's end for a person, cells by column key. Nothing is checked before it stands there: the sweep says
 * what is wrong with it. Returns the tab's title and the row, as people count.
 */
export async function typeRow(
  parts: CommitParts,
  tab: Tab & { readonly key: TabKey },
  cells: Readonly<Record<string, Cell>>,
): Promise<{ readonly title: string; readonly row: number }> {
  const { plan } = await planAndCommit(parts, (_view, state) => {
    const table = state.tables.get(tab.key)
    if (table === undefined) throw new Failure({ kind: 'not-set-up', missing: [wordsOf(tab)] })
    return { title: table.title, row: table.rows.length + 1, changes: appendTyped(tab, table, [cells]) }
  })
  return { title: plan.title, row: plan.row }
}
