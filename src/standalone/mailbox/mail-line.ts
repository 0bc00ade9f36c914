import { type AddressObject, type ParsedMail, simpleParser } from 'mailparser'
import { cleanLine } from '../../mail/clean.ts'
import { readEnvelope } from '../mail-sink/envelope.ts'
import type { MailLine } from '../web/messages.ts'
import type { Head } from './head.ts'
import type { Place } from './threads.ts'

/** What the index keeps of a mail. What depends on the other mails is worked out when it is asked for. */
export interface Indexed {
  readonly line: Omit<MailLine, 'thread' | 'again'>
  readonly place: Place
}

/** Text from a header, fit to be shown: one line, no controls, nothing that turns the direction, not endless. */
export const shown = (text: string | undefined, longest = 500): string =>
  cleanLine((text ?? '').slice(0, 4 * longest)).slice(0, longest)

/** Understands a mail's headers. What is missing or broken is blank; it never throws. */
export async function indexMail(name: string, at: number, head: Head): Promise<Indexed> {
  const envelope = readEnvelope(head.bytes.toString('utf8'))
  const parsed = await parseHead(head.bytes)
  const to = envelope.to.map((address) => shown(address)).filter((address) => address !== '')
  return {
    line: {
      name,
      at,
      from: addressText(parsed?.from) || shown(envelope.from),
      to: [...new Set(to)],
      subject: shown(parsed?.subject),
    },
    place: {
      messageId: id(parsed?.messageId),
      inReplyTo: id(parsed?.inReplyTo?.split(/\s+/)[0]),
      references: [parsed?.references ?? []].flat().flatMap((one) => id(one) ?? []),
    },
  }
}

/** Addresses as people write them: `日清 <desk@example.com>`. */
export const addressText = (addresses: AddressObject | readonly AddressObject[] | undefined): string =>
  shown(
    [addresses ?? []]
      .flat()
      .flatMap(({ value }) => value)
      .map(({ name, address }) => (name === '' ? (address ?? '') : `${name} <${address ?? ''}>`))
      .join(', '),
    2000,
  )

async function parseHead(bytes: Buffer): Promise<ParsedMail | undefined> {
  try {
    return await simpleParser(bytes, { skipHtmlToText: true, skipTextToHtml: true, skipImageLinks: true })
  } catch {
    return undefined
  }
}

const id = (text: string | undefined): string | undefined => {
  const trimmed = text?.trim().slice(0, 1000)
  return trimmed === undefined || trimmed === '' ? undefined : trimmed
}
