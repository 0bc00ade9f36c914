import type { Action } from '../../model/action.ts'
import type { CaseFields } from '../../model/case.ts'
import type { CaseRegister, Register } from '../../model/register.ts'
import type { Column } from '../../sheet/definition.ts'
import { REGISTER_TABS } from '../../sheet/register-table.ts'

/** What somebody is asked for an action: the people's columns that it fills. All else about it is known. */
export interface FormField {
  /** Its key is what the form calls it. */
  readonly column: Column
  readonly isNeeded: boolean
  /** False also where others that are filled in decide whether it is needed. */
  readonly mayStayBlank: boolean
}

/** What was pressed, and what was typed into the form, by column: as it came, and at most so long as anybody makes it. */
export interface ActInput {
  readonly action: Action
  readonly typed: Readonly<Record<string, string>>
}

/** Nobody writes more into a form; what came beyond it is refused in words, and nothing of it is written. */
export const LONGEST_TYPED = 5_000

/** The tab whose cells an action fills. */
export const registerFilled = (action: Action, register: CaseRegister): Register =>
  action === 'callback' ? 'callback' : register

/** What an action asks about a case, in the order of the form. */
export function formOf(action: Action, register: CaseRegister, fields: CaseFields): readonly FormField[] {
  return asked(action, register, fields).flatMap((key): readonly FormField[] => {
    const isNeeded = !/[?|]$/.test(key)
    const columns: readonly Column[] = REGISTER_TABS[registerFilled(action, register)].columns
    const column = columns.find((one) => one.key === key.replace(/[?|]$/, ''))
    return column === undefined ? [] : [{ column, isNeeded, mayStayBlank: key.endsWith('?') }]
  })
}

/** By column; with a question mark where it may stay blank, with a bar where others that are filled in decide that. */
function asked(action: Action, register: CaseRegister, { paid, feeAgreed }: CaseFields): readonly string[] {
  switch (action) {
    case 'acknowledge':
      return []
    case 'dispatched':
    case 'responded':
    case 'arrived':
    case 'replied':
      return ['progress?']
    case 'progress':
      return ['progress']
    case 'promise':
      return ['promisedAt', 'progress?']
    case 'handOver':
      return ['handler', 'progress?']
    case 'notMine':
      return ['progress']
    case 'done': {
      // What came of an incident is known when it is closed; that it is under control is said at once (R04).
      const result = register === 'incident' ? 'result?' : 'result'
      return paid === true && feeAgreed !== true ? [result, 'feeAgreed'] : [result]
    }
    case 'callback':
      return ['method', 'outcome|', 'handled|', 'satisfaction|', 'suggestion?']
  }
}
