import { type TabKey, tabs } from '../../sheets-template/workbook/index.ts'
import type { Tab } from './definition.ts'

const appendOnly: ReadonlySet<TabKey> = new Set(
  tabs.flatMap((tab: Tab & { readonly key: TabKey }) => (tab.appendOnly === true ? [tab.key] : [])),
)

/** Whether lines are only ever added to a tab, so that no more than its header row is read. */
export const isAppendOnly = (tab: TabKey): boolean => appendOnly.has(tab)
