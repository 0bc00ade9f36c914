import type { CaseRole, Role } from '../model/role.ts'
import type { Notice } from '../plan/plan.ts'
import type { Recipient } from '../rules/recipients.ts'

/** Who has to do it. */
interface Doer {
  readonly name: string
  /** Handler, first receiver, or both. */
  readonly roles: readonly CaseRole[]
}

/** What a case is to one of those who are told of it. */
export interface Part {
  readonly doer: Doer | undefined
  /** Whether it is the reader who has to do it, be it in the doer's place. */
  readonly isDoer: boolean
  readonly standsIn: boolean
  /** Whether the doer is told at all. */
  readonly doerIsTold: boolean
  /** Whether it has gone up to the reader. */
  readonly isSuperior: boolean
  /** Whether the reader took the case, or stands in for whoever did. */
  readonly isFirstReceiver: boolean
  /** The others who are told. */
  readonly others: readonly Recipient[]
}

const isOffice = (role: Role): boolean => role !== 'handler' && role !== 'firstReceiver'

/**
 * A reader's part in a case. The handler does it; while there is none, whoever took the case (R09). A row is corrected by whoever took
 * it down. Who is asked in another's role stands in for them.
 */
export function partOf(reader: Recipient, { fields, to }: Pick<Notice, 'fields' | 'to'>, isEntry: boolean): Part {
  const named: readonly CaseRole[] = isEntry ? ['firstReceiver', 'handler'] : ['handler', 'firstReceiver']
  const role = named.find((one) => fields[one] !== undefined)
  const name = role && fields[role]
  const isAsked = (one: Recipient): boolean => role !== undefined && (one.name === name || one.roles.includes(role))
  const isSame = (one: Recipient): boolean => one.mail.toLowerCase() === reader.mail.toLowerCase()
  const you = asRead(reader, to)
  return {
    doer: name === undefined ? undefined : { name, roles: named.filter((one) => fields[one] === name) },
    isDoer: isAsked(you),
    standsIn: isAsked(you) && you.name !== name,
    doerIsTold: to.some(isAsked),
    isSuperior: you.roles.some(isOffice),
    isFirstReceiver: you.roles.includes('firstReceiver') || (you.name === fields.firstReceiver && you.name !== ''),
    others: to.filter((one) => !isSame(one)),
  }
}

/** The reader as what a case asks them: the reader of a list may be something else to each of its cases. */
const asRead = (reader: Recipient, to: readonly Recipient[]): Recipient =>
  to.find(({ mail }) => mail.toLowerCase() === reader.mail.toLowerCase()) ?? { ...reader, roles: [] }

/** Whether a reader is to speak with the customer: only handler and first receiver, or who stands in for them, see the phone (R28). */
export function mayCall(reader: Recipient, { fields, to }: Pick<Notice, 'fields' | 'to'>): boolean {
  const { name, roles } = asRead(reader, to)
  return (
    roles.some((role) => !isOffice(role)) || (name !== '' && (name === fields.handler || name === fields.firstReceiver))
  )
}
