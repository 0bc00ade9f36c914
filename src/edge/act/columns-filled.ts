import { type Action, STEPS } from '../../model/action.ts'
import type { Language } from '../../model/language.ts'
import type { CaseRegister } from '../../model/register.ts'
import { type FormField, registerFilled } from '../../plan/action/form.ts'
import { REGISTER_TABS } from '../../sheet/register-table.ts'

/** What an action fills besides what is asked for it. */
const BY_ITSELF: Readonly<Record<Action, readonly string[]>> = {
  acknowledge: ['acknowledgedBy', 'acknowledgedAt', 'acknowledgedLevels'],
  dispatched: [STEPS.dispatched.column],
  responded: [STEPS.responded.column],
  arrived: [STEPS.arrived.column],
  replied: [STEPS.replied.column],
  progress: ['progressAt'],
  promise: [],
  handOver: [],
  done: ['resolvedAt'],
  callback: ['caller', 'calledAt', 'attempts'],
  notMine: ['handler', 'progressAt'],
}

/** The columns that an action fills for certain, as people call them, in the order of the tab. */
export function columnsFilled(
  action: Action,
  register: CaseRegister,
  form: readonly FormField[],
  language: Language,
): readonly string[] {
  const asked = form.filter(({ isNeeded }) => isNeeded).map(({ column }) => column.key)
  const keys = new Set([...asked, ...BY_ITSELF[action]])
  return REGISTER_TABS[registerFilled(action, register)].columns
    .filter(({ key }) => keys.has(key))
    .map((column) => column[language])
}
