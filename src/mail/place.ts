import { isDraft } from '../model/case-number.ts'
import type { Notice } from '../plan/plan.ts'
import { bound } from './bound.ts'
import { cleanLine } from './clean.ts'
import { tabWord } from './columns.ts'
import type { MailContext } from './context.ts'
import type { NoticeWords } from './notice-words.ts'
import { MOST } from './shown.ts'

/** Where the row stands as of now, as people count rows. */
export const placeOf = (
  { register, row }: Pick<Notice, 'register' | 'row'>,
  { language }: MailContext,
  words: NoticeWords,
): string => words.place(tabWord(register, language), row + 1)

/** What a case is called: its number; a row that has none by its place, never by what the notices know it by. */
export const nameOf = (notice: Notice, context: MailContext, words: NoticeWords): string =>
  isDraft(notice.number) ? placeOf(notice, context, words) : bound(cleanLine(notice.number), MOST.name)
