import { type CaseRole, isCaseRole, isOffice } from '../model/role.ts'
import type { Notice } from '../plan/plan.ts'
import { resolvedAt } from '../rules/case-facts.ts'
import type { Recipient } from '../rules/recipients.ts'

/** Who has to do it. */
interface Doer {
  readonly name: string
  /** Handler, first receiver, caller: all that they are. */
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
  /** Whether the reader is to call the customer back, or stands in for whoever is. */
  readonly isCaller: boolean
  /** The others who are told. */
  readonly others: readonly Recipient[]
}

/** Who has to do it, the first whom the row names: a row is corrected by whoever took it down, a finished case is called back about (R38). */
const doersOf = (fields: Notice['fields'], isEntry: boolean): readonly CaseRole[] =>
  isEntry
    ? ['firstReceiver', 'handler']
    : resolvedAt(fields) === undefined
      ? ['handler', 'firstReceiver']
      : ['caller', 'handler', 'firstReceiver']

/**
 * A reader's part in a case. The handler does it; while there is none, whoever took the case (R09). A row is corrected by whoever took
 * it down, and the customer of a finished case is called by the caller. Who is asked in another's role stands in for them.
 */
export function partOf(reader: Recipient, { fields, to }: Pick<Notice, 'fields' | 'to'>, isEntry: boolean): Part {
  const named = doersOf(fields, isEntry)
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
    isCaller: you.roles.includes('caller') || (you.name === fields.caller && you.name !== ''),
    others: to.filter((one) => !isSame(one)),
  }
}

/** The reader as what a case asks them: the reader of a list may be something else to each of its cases. */
const asRead = (reader: Recipient, to: readonly Recipient[]): Recipient =>
  to.find(({ mail }) => mail.toLowerCase() === reader.mail.toLowerCase()) ?? { ...reader, roles: [] }

/**
 * Whether a reader is to speak with the customer: only handler and first receiver, or who stands in for them, see the phone (R28). The
 * caller is one of the two nearly always; somebody else who is to call cannot do so without the number, and sees it of no other case.
 */
export function mayCall(reader: Recipient, { fields, to }: Pick<Notice, 'fields' | 'to'>): boolean {
  const { name, roles } = asRead(reader, to)
  const speaking = [fields.handler, fields.firstReceiver, fields.caller]
  return roles.some(isCaseRole) || (name !== '' && speaking.includes(name))
}
