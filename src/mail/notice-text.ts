import type { NoticeView } from './notice-view.ts'
import type { NoticeWords } from './notice-words.ts'

/** The text part. Lines of long fields are set in, so that nothing typed can pass for a line of the mail itself. */
export function noticeText(view: NoticeView, words: NoticeWords): string {
  const groups = [...Map.groupBy(view.clocks, ({ standing }) => standing)]
    .sort(([, [a]], [, [b]]) => Number(b?.late) - Number(a?.late))
    .flatMap(([standing, lines]) => [
      '',
      standing,
      ...lines.map(({ name, by, due, level }) => `- ${words.colon(name, [by, due, level].join(words.comma))}`),
    ])
  const facts = view.facts.flatMap(({ label, lines }) => {
    const [only = '', ...more] = lines
    return more.length === 0
      ? [words.colon(label, only)]
      : [words.colon(label, '').trimEnd(), ...lines.map((line) => `  ${line}`)]
  })
  return [
    ...view.instruction,
    ...groups,
    ...(view.problems.length === 0 ? [] : ['', words.wrongCells, ...view.problems.map((problem) => `- ${problem}`)]),
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
