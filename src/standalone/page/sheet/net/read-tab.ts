import { areaName, quoteTitle } from '../model/a1.ts'
import { type Column, resize, setTexts, type Tab } from '../model/tab.ts'
import { validationOf } from '../model/validation.ts'
import type { Api, Outcome, Stamp } from './api.ts'
import type { SpreadsheetWire, ValuesWire } from './wire.ts'
import type { TabInfo } from './workbook.ts'

export type TabContent = {
  readonly columns: readonly Column[]
  readonly values: readonly (readonly unknown[])[]
}

/** Columns with their widths and rules, and all texts, of one shape. Tried again while somebody moves rows in between. */
export async function readTab(
  api: Api,
  { title, columnCount, frozenRows, rowCount }: TabInfo,
): Promise<Outcome<TabContent>> {
  for (let attempt = 1; ; attempt++) {
    const firstRow = Math.min(frozenRows, Math.max(0, rowCount - 1))
    const head = areaName(title, { top: firstRow, left: 0, bottom: firstRow + 1, right: Math.max(1, columnCount) })
    const [columns, values] = await Promise.all([
      api.spreadsheet<SpreadsheetWire>(
        `?ranges=${encodeURIComponent(head)}&fields=sheets(data(columnMetadata(pixelSize,hiddenByUser),rowData(values(dataValidation(condition,strict)))))`,
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
  const data = sheets?.[0]?.data?.[0]
  const cells = data?.rowData?.[0]?.values ?? []
  return (data?.columnMetadata ?? []).map(({ pixelSize = 100, hiddenByUser = false }, index) => {
    const validation = validationOf(cells[index]?.dataValidation)
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
    revision: stamp?.revision ?? 0,
    looksAt: 0,
    stale: false,
    formulasMoved: false,
  }
  resize(tab, Math.max(info.rowCount, values.length), info.columnCount)
  setTexts(tab, 0, 0, tab.rows.length, tab.columns.length, values)
  return tab
}
