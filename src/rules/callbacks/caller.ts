import type { Case } from '../../model/case.ts'
import type { Instant } from '../../model/instant.ts'
import { answerersOf, type People } from '../recipients.ts'

/**
 * Who is to call the customer back (R38): the final handler; whoever took the case where no handler is named, or none that the staff
 * tab knows; a supervisor where it knows neither. With `otherCaller` somebody else calls where one person alone worked on it: a
 * supervisor who can be reached, where there is one. Undefined where nobody is named at all.
 *
 * Whoever took a case and finished it counts as alone, also where somebody else had it in between: a supervisor's call too many does no
 * harm.
 */
export function callerOf(
  { register, fields }: Pick<Case, 'register' | 'fields'>,
  people: People,
  otherCaller: boolean,
  now: Instant,
): string | undefined {
  const known = (name: string | undefined) => people.staff.get(name ?? '')?.name
  const [handler, receiver] = [known(fields.handler), known(fields.firstReceiver)]
  const doer = handler ?? receiver
  const supervisor = () =>
    answerersOf({ register, fields }, people, now).find(
      ({ name, roles }) => roles.includes('supervisor') && name !== doer,
    )?.name
  if (doer === undefined) return supervisor() ?? fields.handler ?? fields.firstReceiver
  const isAlone = otherCaller && doer === receiver && (handler !== undefined || fields.handler === undefined)
  return (isAlone ? supervisor() : undefined) ?? doer
}
