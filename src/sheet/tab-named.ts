import { type TabKey, tabs } from '../../sheets-template/workbook/index.ts'
import type { Tab } from './definition.ts'

const byKey: ReadonlyMap<TabKey, Tab & { readonly key: TabKey }> = new Map(tabs.map((tab) => [tab.key, tab]))

/** The definition of a tab. */
export function tabNamed(key: TabKey): Tab & { readonly key: TabKey } {
  const tab = byKey.get(key)
  if (tab === undefined) throw new Error(`no tab ${key}`)
  return tab
}
