import type { NoticeView } from './notice-view.ts'
import type { NoticeWords } from './notice-words.ts'

/** The text part. Lines of long fields are set in, so that nothing typed can pass for a line of the mail itself. */
export function noticeText(view: NoticeView, words: NoticeWords): string {
  const group = (late: boolean): readonly string[] => {
    const lines = view.clocks.filter((clock) => clock.late === late)
    if (lines.length === 0) return []
    return [
      ['', late ? words.late : words.soon],
      lines.map(({ name, by, due, level }) => `- ${words.colon(name, [by, due, level].join(words.comma))}`),
    ].flat()
  }
  const facts = view.facts.flatMap(({ label, lines }) => {
    const [only = '', ...more] = lines
    return more.length === 0
      ? [words.colon(label, only)]
      : [words.colon(label, '').trimEnd(), ...lines.map((line) => `  ${line}`)]
  })
  return [
    ...view.instruction,
    ...group(true),
    ...group(false),
    '',
    ...facts,
    '',
    view.next,
    ...(view.link === undefined ? [] : ['', words.colon(words.openRow, view.link)]),
    '',
    '-- ',
    view.footer,
    '',
  ].join('\n')
}
