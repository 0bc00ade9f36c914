import { type Attachment, type ParsedMail, simpleParser } from 'mailparser'
import type { MailMessage } from '../web/messages.ts'
import { attachmentName, attachmentType } from './attachment.ts'
import { addressText, shown } from './mail-line.ts'

/** A mail, opened: everything of it but where it belongs. */
export interface Letter {
  readonly message: Pick<MailMessage, 'text' | 'hasHtml' | 'headers' | 'attachments'>
  readonly html: string | undefined
  readonly parts: readonly Attachment[]
}

/** Text made from HTML costs time for each of its characters; larger HTML is shown only as what it is. */
const LONGEST_HTML_TO_TEXT = 500_000
const LONGEST_TEXT = 2_000_000

/** Opens a mail. Whatever a mail may be broken in, what can be read of it is there; it never throws. */
export async function openLetter(bytes: Buffer): Promise<Letter> {
  const parsed = await parse(bytes)
  const parts = parsed?.attachments ?? []
  return {
    message: {
      text: readable(parsed?.text ?? ''),
      hasHtml: typeof parsed?.html === 'string',
      headers: parsed === undefined ? [] : headersOf(parsed),
      attachments: parts.map((part, index) => ({
        filename: attachmentName(part, index),
        type: attachmentType(part),
        size: part.size,
      })),
    },
    html: typeof parsed?.html === 'string' ? parsed.html : undefined,
    parts,
  }
}

async function parse(bytes: Buffer): Promise<ParsedMail | undefined> {
  const common = { skipTextToHtml: true, keepCidLinks: true } as const
  try {
    return await simpleParser(bytes, { ...common, maxHtmlLengthToParse: LONGEST_HTML_TO_TEXT })
  } catch {
    return simpleParser(bytes, { ...common, skipHtmlToText: true }).catch(() => undefined)
  }
}

/** Text as it may be shown: its lines as they are, without controls and without what turns the direction of writing. */
const readable = (text: string): string =>
  text
    .slice(0, LONGEST_TEXT)
    .toWellFormed()
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u061C\u200E\u200F\u202A-\u202E\u2066-\u206F]/g, '')

const raw = ({ headerLines }: ParsedMail, key: string): string =>
  shown(headerLines.find((header) => header.key === key)?.line.replace(/^[^:]*:/, ''))

function headersOf(parsed: ParsedMail): MailMessage['headers'] {
  const all: readonly (readonly [name: string, value: string])[] = [
    ['From', addressText(parsed.from)],
    ['To', addressText(parsed.to)],
    ['Cc', addressText(parsed.cc)],
    ['Date', raw(parsed, 'date')],
    ['Subject', shown(parsed.subject)],
    ['Message-ID', raw(parsed, 'message-id')],
  ]
  return all.filter(([, value]) => value !== '')
}
