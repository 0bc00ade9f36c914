import { roles as roleChoices } from '../../sheets-template/workbook/choices.ts'
import { formatInstant, formatSpan } from '../calendar/format.ts'
import { type Instant, instant, MINUTE } from '../model/instant.ts'
import { isCaseRole, isOffice } from '../model/role.ts'
import type { Notice } from '../plan/plan.ts'
import { quietUntil } from '../rules/quiet-hours.ts'
import type { Recipient } from '../rules/recipients.ts'
import { choiceWord } from '../sheet/words.ts'
import type { MailContext } from './context.ts'
import type { NoticeWords } from './notice-words.ts'
import { partOf } from './readers.ts'
import { MOST, shownLine } from './shown.ts'

/** A mail that leaves later than this after its rule spoke says so. */
const ON_TIME = 15 * MINUTE

/** When the first of the rules spoke that a mail comes too late for; undefined where it comes in time. */
export function dueToTell({ items }: Pick<Notice, 'items'>, now: Instant): Instant | undefined {
  const first = Math.min(...items.map(({ at = now }) => at))
  return now - first > ON_TIME ? instant(first) : undefined
}

/** That a mail comes later than its rule means, and why as far as that is known. */
export function lateNote(notice: Notice, context: MailContext, words: NoticeWords): readonly string[] {
  const { now, zone, language, quietHours } = context
  const due = dueToTell(notice, now)
  if (due === undefined) return []
  const shown = formatInstant(zone, due)
  const end = quietUntil(due, quietHours, zone)
  return [
    end !== undefined && end <= now ? words.heldOver(shown) : words.toldLate(shown, formatSpan(now - due, language)),
  ]
}

/** Who else was meant, and could not be told; the doer need not know (R25). */
export function missedNote(
  { missed = [], fields, to }: Pick<Notice, 'missed' | 'fields' | 'to'>,
  reader: Recipient,
  { language }: MailContext,
  words: NoticeWords,
): readonly string[] {
  if (missed.length === 0 || partOf(reader, { fields, to }, false).isDoer) return []
  const people = missed.map((role) => {
    const word = words.inline(choiceWord(roleChoices, role, language))
    const name = isCaseRole(role) ? fields[role] : undefined
    const shown = name === undefined ? '' : shownLine(name, MOST.name, fields.phone)
    return shown === '' ? word : words.person(shown, word)
  })
  return [words.missed(words.list(people, 0))]
}

/** Why somebody reads what is meant for others: nobody can be reached in their roles (R25). */
export function unreachedNote(
  notices: readonly Pick<Notice, 'to' | 'unreached'>[],
  reader: Recipient,
  { language }: MailContext,
  words: NoticeWords,
): readonly string[] {
  const roles = new Set(
    notices.flatMap(({ unreached = [], to }) => {
      const you = to.find(({ mail }) => mail.toLowerCase() === reader.mail.toLowerCase()) ?? reader
      const isInstead = you.roles.some((role) => isOffice(role) && !unreached.includes(role))
      return isInstead ? unreached : []
    }),
  )
  if (roles.size === 0) return []
  const named = [...roles].map((role) => words.inline(choiceWord(roleChoices, role, language)))
  return [[words.unreached(words.list(named, 0)), words.mendStaff].join(words.between)]
}
