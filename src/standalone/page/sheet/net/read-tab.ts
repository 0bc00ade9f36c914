import { areaName, quoteTitle } from '../model/a1.ts'
import { regroup } from '../model/groups.ts'
import { type Column, resize, setTexts, type Tab, type Validation } from '../model/tab.ts'
import { validationOf } from '../model/validation.ts'
import type { Api, Outcome, Stamp } from './api.ts'
import type { GridDataWire, SpreadsheetWire, ValuesWire } from './wire.ts'
import type { TabInfo } from './workbook.ts'

export type TabContent = {
  readonly columns: readonly Column[]
  readonly values: readonly (readonly unknown[])[]
}

/** Rows below the header that say what rules their columns have, besides the last one. */
const SAMPLED = 3

/** Columns with their widths and rules, and all texts, of one shape. Tried again while somebody moves rows in between. */
export async function readTab(
  api: Api,
  { title, columnCount, frozenRows, rowCount }: TabInfo,
): Promise<Outcome<TabContent>> {
  for (let attempt = 1; ; attempt++) {
    const right = Math.max(1, columnCount)
    const last = Math.max(0, rowCount - 1)
    const first = Math.min(frozenRows, last)
    const sampled = [
      { top: first, left: 0, bottom: Math.min(first + SAMPLED, last + 1), right },
      { top: last, left: 0, bottom: last + 1, right },
    ].map((area) => `ranges=${encodeURIComponent(areaName(title, area))}`)
    const [columns, values] = await Promise.all([
      api.spreadsheet<SpreadsheetWire>(
        `?${sampled.join('&')}&fields=sheets(data(columnMetadata(pixelSize,hiddenByUser),rowData(values(dataValidation(condition,strict)))))`,
      ),
      api.spreadsheet<ValuesWire>(`/values/${encodeURIComponent(quoteTitle(title))}?valueRenderOption=FORMATTED_VALUE`),
    ])
    if (columns.kind !== 'done') return columns
    if (values.kind !== 'done') return values
    if (columns.stamp?.shape !== values.stamp?.shape && attempt < 5) continue
    return {
      kind: 'done',
      change: undefined,
      stamp: earlier(columns.stamp, values.stamp),
      data: { columns: columnsOf(columns.data), values: values.data.values ?? [] },
    }
  }
}

const earlier = (a: Stamp | undefined, b: Stamp | undefined): Stamp | undefined =>
  a === undefined || b === undefined || a.revision <= b.revision ? a : b

function columnsOf({ sheets }: SpreadsheetWire): readonly Column[] {
  const [begin, end] = sheets?.[0]?.data ?? []
  const rulesAt = (data: GridDataWire | undefined, column: number): readonly Validation[] =>
    (data?.rowData ?? []).flatMap(({ values = [] }) => validationOf(values[column]?.dataValidation) ?? [])
  return (begin?.columnMetadata ?? []).map(({ pixelSize = 100, hiddenByUser = false }, index) => {
    // The last row is blank as a rule: it has what the column has. A case may have a list of its own, an example has none.
    const validation = rulesAt(end, index)[0] ?? rulesAt(begin, index).at(-1)
    return { index, width: pixelSize, hidden: hiddenByUser, ...(validation === undefined ? {} : { validation }) }
  })
}

/** A tab from what was read of it. */
export function makeTab(info: TabInfo, { columns, values }: TabContent, stamp: Stamp | undefined): Tab {
  const tab: Tab = {
    sheetId: info.sheetId,
    title: info.title,
    rows: [],
    columns: [...columns],
    frozenRows: info.frozenRows,
    frozenColumns: info.frozenColumns,
    lineless: info.lineless,
    protections: info.protections,
    merges: info.merges,
    report: info.report,
    groups: [],
    revision: stamp?.revision ?? 0,
    looksAt: 0,
    stale: false,
    formulasMoved: false,
  }
  resize(tab, Math.max(info.rowCount, values.length), info.columnCount)
  regroup(tab, info.groups)
  setTexts(tab, 0, 0, tab.rows.length, tab.columns.length, values)
  return tab
}
