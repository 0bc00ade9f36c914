import { regroup } from '../model/groups.ts'
import { matchRows } from '../model/match-rows.ts'
import type { Row, Tab } from '../model/tab.ts'
import type { Stamp } from '../net/api.ts'
import { makeTab, type TabContent } from '../net/read-tab.ts'
import type { TabInfo } from '../net/workbook.ts'

/** Puts fresh content into a tab whose rows keep their identity as far as they are found again. */
export function renew(tab: Tab, info: TabInfo, content: TabContent, stamp: Stamp | undefined): readonly Row[] {
  const fresh = makeTab(info, content, stamp)
  const old = tab.rows
  const match = matchRows(
    old.map(({ texts }) => texts),
    fresh.rows.map(({ texts }) => texts),
  )
  const kept = new Set<Row>()
  tab.rows = fresh.rows.map((row, index) => {
    const same = old[match[index] ?? -1]
    if (same === undefined) return row
    kept.add(same)
    same.index = index
    same.texts = row.texts
    same.looksAt = -1
    return same
  })
  const gone = old.filter((row) => !kept.has(row))
  for (const row of gone) row.index = -1
  if (fresh.columns.length === tab.columns.length) {
    for (const [index, column] of tab.columns.entries()) Object.assign(column, fresh.columns[index])
  } else tab.columns = fresh.columns
  regroup(tab, info.groups)
  tab.title = fresh.title
  tab.frozenRows = fresh.frozenRows
  tab.frozenColumns = fresh.frozenColumns
  tab.lineless = fresh.lineless
  tab.protections = fresh.protections
  tab.merges = fresh.merges
  tab.report = fresh.report
  tab.revision = fresh.revision
  tab.looksAt++
  tab.stale = false
  tab.formulasMoved = false
  return gone
}
