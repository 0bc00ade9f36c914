import type { Tab } from '../../src/sheet/definition.ts'
import { roster, staff } from './people-tabs.ts'
import { callbacks } from './registers/callbacks.ts'
import { complaints } from './registers/complaints.ts'
import { incidents } from './registers/incidents.ts'
import { repairs } from './registers/repairs.ts'
import { calendars, categories, days, escalation, mandatory, policy, settings } from './settings-tabs.ts'
import {
  closed,
  figures,
  health,
  history,
  journal,
  kept,
  library,
  notices,
  suggestions,
  system,
} from './system-tabs.ts'

/** Every tab of the workbook, in the order in which people see them. Reader, writer and set-up all go by it. */
export const tabs = [
  complaints,
  repairs,
  callbacks,
  incidents,
  suggestions,
  library,
  policy,
  escalation,
  mandatory,
  categories,
  staff,
  roster,
  calendars,
  days,
  settings,
  health,
  history,
  notices,
  system,
  kept,
  figures,
  closed,
  journal,
] as const satisfies readonly Tab[]

/** What the code calls a tab. */
export type TabKey = (typeof tabs)[number]['key']

export {
  calendars,
  callbacks,
  categories,
  closed,
  complaints,
  days,
  escalation,
  figures,
  health,
  history,
  incidents,
  journal,
  kept,
  library,
  mandatory,
  notices,
  policy,
  repairs,
  roster,
  settings,
  staff,
  suggestions,
  system,
}
