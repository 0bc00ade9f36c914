import type { Brand } from './brand.ts'
import type { Language } from './language.ts'

/** Our words on a person's cell, in the marks by which they are told from what people write into the same note. */
export type OurNote = Brand<string, 'OurNote'>

const OPENING = { zh: '【日清：', en: '【daily-clear: ' } as const satisfies Record<Language, string>
const CLOSING = '】'
/** What is ours in a note, in either language: the workbook's may have been changed since. */
const OURS = /【(?:日清：|daily-clear: )[^】]*】/
/** A note is read beside its cell: so many characters, and no more. */
const MOST = 400

/** Puts sentences into a note of ours, one a line; 400 characters at most, no character is cut through. */
export function ourNote(sentences: readonly string[], language: Language): OurNote {
  const text = sentences.join('\n').toWellFormed().replaceAll(CLOSING, '］')
  const room = MOST - OPENING[language].length - CLOSING.length
  const said = text.length <= room ? text : `${text.slice(0, room - 1).replace(/[\uD800-\uDBFF]$/, '')}…`
  return `${OPENING[language]}${said}${CLOSING}` as OurNote
}

/**
 * The note of a cell with our words in it, or without any where `ours` is empty: what people wrote around them stays. Words of
 * ours that are new stand above theirs.
 */
export function mergeNote(present: string, ours: OurNote | ''): string {
  const [before = '', ...rest] = present.split(new RegExp(OURS, 'g'))
  if (rest.length === 0) return ours === '' || present === '' ? ours + present : `${ours}\n${present}`
  return ours === '' ? rest.reduce(closeUp, before) : before + ours + rest.reduce(closeUp)
}

/** What stood above and below words of ours: the line that these had for themselves goes with them. */
function closeUp(above: string, below: string): string {
  if (below === '') return above.replace(/\n$/, '')
  return above === '' || above.endsWith('\n') ? above + below.replace(/^\n/, '') : above + below
}
