import { isRegister, type Register } from '../../card/index.ts'
import type { Desk } from '../desk/desk.ts'
import { areaName } from '../model/a1.ts'
import { isExample } from '../model/example.ts'
import { cellText, headerOf, isBlank, type Tab } from '../model/tab.ts'
import type { BatchValuesWire } from '../net/wire.ts'
import type { TabInfo } from '../net/workbook.ts'

type Registers = {
  readonly all: () => readonly Register[]
  /** Resolves to whether all of them are there now. */
  readonly read: () => Promise<boolean>
}

/** The workbook's registers: found by their headers, read when they are first asked for, and kept up to date from then on. */
export function openRegisters(
  desk: Desk,
  inSight: () => Tab | undefined,
  asRegister: (tab: Tab) => Register,
): Registers {
  /** Tabs that are none, by what their header row was. */
  const others = new Set<number>()

  const headersOf = (tab: Tab): readonly string[] => tab.columns.map((column) => headerOf(tab, column))

  /** Which of the tabs that this page has not got hold cases; undefined when that cannot be asked now. */
  async function among(tabs: readonly TabInfo[]): Promise<readonly TabInfo[] | undefined> {
    if (tabs.length === 0) return []
    const query = tabs
      .map(({ title, frozenRows, columnCount }) =>
        areaName(title, { top: frozenRows - 1, left: 0, bottom: frozenRows, right: columnCount }),
      )
      .map((name) => `ranges=${encodeURIComponent(name)}`)
      .join('&')
    const outcome = await desk.api.spreadsheet<BatchValuesWire>(`/values:batchGet?${query}`)
    if (outcome.kind !== 'done') return undefined
    return tabs.filter(({ sheetId }, index) => {
      const is = isRegister((outcome.data.valueRanges?.[index]?.values?.[0] ?? []).map(cellText))
      if (!is) others.add(sheetId)
      return is
    })
  }

  return {
    all: () => {
      const now = inSight()
      const tabs = desk
        .workbook()
        .tabs.filter(({ hidden }) => !hidden)
        .flatMap(({ sheetId }) => desk.tabs.get(sheetId) ?? [])
        .filter((tab) => isRegister(headersOf(tab)))
        .sort((a, b) => Number(b === now) - Number(a === now))
      // A workbook without registers is searched where one looks at it.
      return (tabs.length > 0 || now === undefined ? tabs : [now]).map(asRegister)
    },
    read: async () => {
      const unknown = desk
        .workbook()
        .tabs.filter(
          ({ sheetId, hidden, frozenRows, columnCount }) =>
            !hidden && frozenRows > 0 && columnCount > 0 && !desk.tabs.has(sheetId) && !others.has(sheetId),
        )
      const found = await among(unknown)
      if (found === undefined) return false
      const tabs = await Promise.all(found.map(({ sheetId }) => desk.open(sheetId)))
      return tabs.every((tab) => tab !== undefined)
    },
  }
}

/** All the rows of a tab that hold anything but an example. */
export const filledRows = (tab: Tab): readonly number[] =>
  tab.rows
    .slice(tab.frozenRows)
    .filter((row) => !isBlank(row) && !isExample(tab, row))
    .map(({ id }) => id)
