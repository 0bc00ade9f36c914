import { isMailAddress } from '../../mail/address.ts'
import { cleanLine } from '../../mail/clean.ts'
import { Failure } from '../../model/failure.ts'

/** Whom mails are from. */
export interface Sender {
  readonly name: string
  readonly address: string
}

/** Reads `noreply@example.com` or `日清 <noreply@example.com>`. Throws `Failure` `bad-option`. */
export function parseSender(text: string): Sender {
  const [, quoted = '', bracketed] = /^([^<>]*)<([^<>]+)>$/.exec(text.trim()) ?? []
  const address = (bracketed ?? text).trim()
  if (!isMailAddress(address))
    throw new Failure({
      kind: 'bad-option',
      option: 'MAIL_FROM',
      problem: 'write name@example.com or Name <name@example.com>',
    })
  return { name: cleanLine(quoted.replaceAll('"', '')), address }
}
