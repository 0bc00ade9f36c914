import type { CaseFields } from '../model/case.ts'
import type { Clock } from '../model/clock.ts'
import type { CaseRegister } from '../model/register.ts'
import { stoppers, WATCHED_CLOCKS, type WatchedClock } from '../rules/case-facts.ts'
import type { RegisterTable } from './register-table.ts'

const NONE: ReadonlySet<Clock> = new Set()

/** The clocks that nobody hears of without a column of a register. */
export type UnwatchedClock = WatchedClock

/** What is said in a column besides what stops a clock: that there is one at all, or that it begins again. */
const SAID_IN: Readonly<Partial<Record<keyof CaseFields, readonly UnwatchedClock[]>>> = {
  progressAt: ['progress'],
  promisedAt: ['promise', 'slip'],
  handler: ['handover'],
  abnormal: ['abnormal'],
  upset: ['upset'],
  beyondAuthority: ['authority'],
}

/** The clocks that are not watched while a column of a register is gone: nobody could say that they are stopped, or that they run. */
export const clocksOfColumn = (key: string): readonly UnwatchedClock[] => [
  ...WATCHED_CLOCKS.filter((clock) => clock !== 'entry' && stoppers(clock)[0] === key),
  ...(SAID_IN[key as keyof CaseFields] ?? []),
]

/** The clocks of a register that alert nobody, for a column is gone (R05). A column that the register never had stops none. */
export function unwatchedClocks(
  key: CaseRegister,
  { registers }: { readonly registers: readonly Pick<RegisterTable, 'register' | 'headers'>[] },
): ReadonlySet<Clock> {
  const missing = registers.find(({ register }) => register === key)?.headers.missing ?? []
  return missing.length === 0 ? NONE : new Set(missing.flatMap((column) => clocksOfColumn(column.key)))
}
