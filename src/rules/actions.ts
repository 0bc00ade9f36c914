import { ACTIONS, type Action, STEP_ACTIONS, STEPS, type Step } from '../model/action.ts'
import type { CaseFields } from '../model/case.ts'
import { type CaseNumber, type DraftId, isDraft } from '../model/case-number.ts'
import type { CaseRegister } from '../model/register.ts'
import type { StaffMember } from '../model/staff.ts'
import { isStopped, resolvedAt } from './case-facts.ts'
import type { People } from './recipients.ts'

/** What a reader is to a case. */
export interface ReaderPart {
  /** Has to do it: the handler, the first receiver where there is none (R09), or whoever stands in for that person. */
  readonly isDoer: boolean
  /** Took the case and answers for it to the end (R09), or stands in for whoever did. */
  readonly isFirstReceiver: boolean
  /** Holds an office that cases go up to, has shifts in one, or stands in for somebody who does. */
  readonly isSuperior: boolean
  /** Is to call the customer of a finished case back (R38), or stands in for whoever is. */
  readonly isCaller: boolean
}

/** What of a case decides what can be done to it. */
export interface ActedCase {
  readonly number: CaseNumber | DraftId
  readonly register: CaseRegister
  readonly fields: CaseFields
  /** Whether it is finished and its customer is still to be asked (R03). */
  readonly awaitsCallback?: boolean
}

/**
 * What a reader can do to a case, in the order in which it is offered (R27). Nothing to a row that is no case yet: it is to be corrected.
 *
 * A step is offered while the clock that it stops runs: what came after it, as arriving after the call, has done it. Whoever it has gone
 * up to takes part in it: knows of it, says how it stands, gives it to somebody, or has settled it. A date is given
 * to the customer by those who speak with the customer: the doer, and the first receiver, who answers for the case to its end. Only
 * somebody who was given it can give it back, and not the first receiver (R09). When it is done, each of them may ask the customer, and so
 * may whoever is to call; and know that nobody was asked in time.
 */
export function actionsFor(part: ReaderPart, acted: ActedCase): readonly Action[] {
  const { number, fields, awaitsCallback = false } = acted
  if (isDraft(number)) return []
  const isInvolved = part.isDoer || part.isFirstReceiver || part.isSuperior
  if (resolvedAt(fields) !== undefined)
    return awaitsCallback && (isInvolved || part.isCaller) ? ['callback', 'acknowledge'] : []
  const may = isInvolved ? allowed(part, acted) : new Set()
  return ACTIONS.filter((action) => may.has(action))
}

function allowed({ isDoer, isFirstReceiver }: ReaderPart, { register, fields }: ActedCase): ReadonlySet<Action> {
  const steps = STEP_ACTIONS.filter((step) => hasStep(register, step) && !isStopped(fields, STEPS[step].clock))
  const may = new Set<Action>(['acknowledge', ...steps, 'progress', 'handOver', 'done'])
  if ((isDoer || isFirstReceiver) && register !== 'incident') may.add('promise')
  if (isDoer && !isFirstReceiver && fields.firstReceiver !== undefined) may.add('notMine')
  return may
}

/** Whether a register has the step's time: nobody is dispatched to a complaint, and an incident has no answer to agree on (R01, R02, R04). */
export function hasStep(register: CaseRegister, step: Step): boolean {
  if (step === 'dispatched') return register === 'repair'
  return step !== 'replied' || register !== 'incident'
}

type Known = Pick<People, 'staff' | 'duties'>

/**
 * What a person of the staff tab is to a case as it stands now. A deputy counts as whoever they stand in for also once the leave is
 * over, and whoever is in the roster also after the shift: what was begun may be finished.
 */
export function partIn(person: StaffMember, fields: CaseFields, { staff, duties }: Known): ReaderPart {
  const names = standsFor(person, staff)
  const isInOffice = (name: string): boolean =>
    (staff.get(name)?.roles.length ?? 0) > 0 || duties.some((duty) => duty.names.includes(name))
  const { firstReceiver, handler = firstReceiver, caller } = fields
  const is = (name: string | undefined): boolean => names.has(name ?? '')
  const isDoer = is(handler)
  return {
    isDoer,
    // Whose work it is may give it back also to somebody whose deputy they are.
    isFirstReceiver: isDoer ? [person.name, handler].some((name) => name === firstReceiver) : is(firstReceiver),
    isSuperior: [...names].some(isInOffice),
    isCaller: is(caller),
  }
}

/** Their own name, and those of everybody whose deputy, or deputy's deputy, they are. */
function standsFor({ name }: StaffMember, staff: Known['staff']): ReadonlySet<string> {
  const names = new Set([name])
  // A set that grows is gone through to its end.
  for (const one of names) for (const other of staff.values()) if (other.deputy === one) names.add(other.name)
  return names
}

/**
 * Whose link it is, by the address that it was sent to, as the staff tab has it now: somebody who left the tab, or has another address,
 * is nobody. Of several with one mailbox it is whoever has most to do with the case.
 */
export function personAt(mail: string, fields: CaseFields, known: Known): StaffMember | undefined {
  const address = mail.trim().toLowerCase()
  const people = [...known.staff.values()].filter((person) => person.mail?.toLowerCase() === address)
  const weight = (person: StaffMember): number => {
    if (person.name === fields.caller) return 4
    if (person.name === fields.handler) return 3
    if (person.name === fields.firstReceiver) return 2
    const { isDoer, isFirstReceiver, isSuperior, isCaller } = partIn(person, fields, known)
    return isDoer || isFirstReceiver || isSuperior || isCaller ? 1 : 0
  }
  return people.toSorted((a, b) => weight(b) - weight(a))[0]
}
