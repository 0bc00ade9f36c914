import {
  blankRow,
  type Column,
  type Row,
  resize,
  setTexts,
  type Tab,
} from '../../../src/standalone/page/sheet/model/tab.ts'

/** A tab with these texts, its first row frozen. */
export function tabOf(texts: readonly (readonly string[])[], columnCount = 4): Tab {
  const tab: Tab = {
    sheetId: 1,
    title: '投诉台账',
    rows: [],
    columns: [],
    frozenRows: 1,
    frozenColumns: 0,
    lineless: false,
    protections: [],
    merges: [],
    report: undefined,
    groups: [],
    revision: 0,
    looksAt: 0,
    stale: false,
    formulasMoved: false,
  }
  resize(tab, texts.length, columnCount)
  setTexts(tab, 0, 0, texts.length, columnCount, texts)
  return tab
}

export const rowAt = (index: number, texts: string[] = []): Row => Object.assign(blankRow(), { index, texts })
export const columnAt = (index: number): Column => ({ index, width: 100, hidden: false })
export const lines = (tab: Tab): string[] => tab.rows.map(({ texts }) => texts.join('|').replace(/\|+$/, ''))
