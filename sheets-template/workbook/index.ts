import type { Tab } from '../../src/sheet/definition.ts'
import { complaints, repairs } from './registers.ts'
import { calendars, categories, days, escalation, policy, settings, staff } from './settings-tabs.ts'
import { history, notices, system } from './system-tabs.ts'

/** Every tab of the workbook, in the order in which people see them. Reader, writer and set-up all go by it. */
export const tabs = [
  complaints,
  repairs,
  policy,
  escalation,
  categories,
  staff,
  calendars,
  days,
  settings,
  history,
  notices,
  system,
] as const satisfies readonly Tab[]

/** What the code calls a tab. */
export type TabKey = (typeof tabs)[number]['key']

export {
  calendars,
  categories,
  complaints,
  days,
  escalation,
  history,
  notices,
  policy,
  repairs,
  settings,
  staff,
  system,
}
