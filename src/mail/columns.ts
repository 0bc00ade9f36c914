import { callbacks, complaints, incidents, repairs } from '../../sheets-template/workbook/index.ts'
import type { CallbackFields } from '../model/callback.ts'
import type { CaseFields } from '../model/case.ts'
import type { Clock } from '../model/clock.ts'
import type { Language } from '../model/language.ts'
import type { CaseRegister } from '../model/register.ts'
import type { Tab } from '../sheet/definition.ts'

const tabs: Readonly<Record<CaseRegister, Tab>> = {
  complaint: complaints,
  repair: repairs,
  incident: incidents,
}

/** What a register's tab is called. */
export const tabWord = (register: CaseRegister, language: Language): string => tabs[register][language]

/** What a register calls a column; undefined where it has none. Two registers may call the same thing differently. */
export const columnWord = (
  register: CaseRegister,
  key: keyof CaseFields | 'number',
  language: Language,
): string | undefined => tabs[register].columns.find((column) => column.key === key)?.[language]

/** What the register of callbacks, and a column of it, is called. */
export const callbackTab = (language: Language): string => callbacks[language]
export const callbackColumn = (key: keyof CallbackFields | 'number', language: Language): string =>
  callbacks.columns.find((column) => column.key === key)?.[language] ?? key

/** Which cells say that a clock's work is done. Callbacks have a register of their own. */
const FILLED: Readonly<Record<Clock, readonly (keyof CaseFields)[]>> = {
  dispatch: ['dispatchedAt'],
  respond: ['respondedAt'],
  arrive: ['arrivedAt'],
  reply: ['repliedAt'],
  resolve: ['resolvedAt', 'result'],
  progress: ['progress', 'progressAt'],
  callback: [],
  promise: ['resolvedAt', 'result'],
  slip: ['progress', 'progressAt'],
  critical: ['progress', 'progressAt'],
  incident: ['progress', 'progressAt'],
  abnormal: ['evidence', 'progress', 'progressAt'],
  upset: ['progress', 'progressAt'],
  authority: ['progress', 'progressAt'],
  repeat: ['progress', 'progressAt'],
  reopened: ['respondedAt'],
  // Those of the callback's own row.
  unreached: [],
  handover: ['progress', 'progressAt'],
  // What is wrong is listed in the mail.
  entry: [],
}

/** The columns to be filled so that these clocks stop, in the register's words. */
export const columnsToFill = (
  register: CaseRegister,
  clocks: readonly Clock[],
  language: Language,
): readonly string[] => [
  ...new Set(clocks.flatMap((clock) => FILLED[clock]).flatMap((key) => columnWord(register, key, language) ?? [])),
]
