import type { Notice } from '../plan/plan.ts'
import type { Recipient } from '../rules/recipients.ts'
import { isMailAddress } from './address.ts'

/**
 * Whom an answer to a mail reaches: the first of those who may be asked about all of its cases and do not read it themselves.
 * Undefined where there is nobody.
 */
export function answersTo(notices: readonly Notice[], reader: Pick<Recipient, 'mail'>): Recipient | undefined {
  const [first, ...others] = notices.map(({ answers = [] }) => answers)
  return first?.find(
    (one) =>
      !isSame(one, reader) &&
      isMailAddress(one.mail) &&
      others.every((answers) => answers.some((other) => isSame(one, other))),
  )
}

const isSame = (one: Pick<Recipient, 'mail'>, other: Pick<Recipient, 'mail'>): boolean =>
  one.mail.toLowerCase() === other.mail.toLowerCase()
