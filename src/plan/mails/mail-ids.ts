import { fingerprint } from '../../model/fingerprint.ts'
import type { NoticeKey } from '../../model/notice.ts'

/**
 * The Message-ID of one person's first mail about a case: what it is about, so that a log can be read, and what makes it the only one.
 * Always a valid one, of at most 200 characters, whatever the case is known by.
 */
export const caseMailId = (
  number: string,
  { clock, level }: Pick<NoticeKey, 'clock' | 'level'>,
  runId: string,
  mail: string,
): string => messageId([number, `${clock}-${level}`, runId], mail)

/** The Message-ID of a mail with a list. */
export const digestId = (runId: string, mail: string): string => messageId(['digest', runId], mail)

/** The Message-ID of the list of what there is for somebody who has had enough mails today. */
export const capListId = (runId: string, mail: string): string => messageId(['rest', runId], mail)

export const isCapListId = (id: string): boolean => id.startsWith('<rest.') && isOurs(id)

/** Whether a mail told of several cases: it is of no case's thread. */
export const isListId = (id: string): boolean => isCapListId(id) || (id.startsWith('<digest.') && isOurs(id))

/** The Message-ID of a mail about the workbook, about what was not delivered, or of a day. */
export const keeperMailId = (about: 'health' | 'delivery' | 'daily', runId: string, mail: string): string =>
  messageId([about, runId], mail)

/** Whether a text is a Message-ID that was made here: they come back out of the sheet, where people may have been at them. */
export const isOurs = (text: string): boolean => /^<[A-Za-z0-9._-]{1,200}@daily-clear>$/.test(text)

/** Another Message-ID for a case that was taken out of a mail that left under this one. */
export const takenOutId = (number: string, id: string): string =>
  messageId([number, 'later', fingerprint([id])], fingerprint([number]))

const messageId = (parts: readonly string[], mail: string): string =>
  `<${[...parts.map(atom), fingerprint([mail.toLowerCase()])].join('.')}@daily-clear>`

const MOST = 40

/** A text as a piece of a Message-ID; what cannot stand there, or is too long, is made up for by its fingerprint. */
function atom(text: string): string {
  const plain = text.replaceAll(/[^A-Za-z0-9_-]/g, '')
  return plain === text && plain.length <= MOST && plain !== ''
    ? plain
    : `${plain.slice(0, MOST - 14)}${fingerprint([text])}`
}
