import type { NoticeView } from './notice-view.ts'
import type { NoticeWords } from './notice-words.ts'

/**
 * The text part. It is laid out by lines and not by a template: lines of long fields are set in, so that nothing typed can pass for a line
 * of the mail itself.
 */
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
    ...view.asked,
    ...(view.notes.length === 0 ? [] : ['', ...view.notes]),
    ...groups,
    ...titled(view.wrongCells, view.problems),
    '',
    ...facts,
    ...titled(
      view.whatHappened,
      view.timeline.map(({ at, what }) => `${at} ${what}`),
    ),
    '',
    ...view.next,
    ...titled(
      view.buttons.length === 0 ? '' : view.linksLead,
      [...view.buttons, ...view.links].map(({ label, url }) => words.colon(label, url)),
    ),
    '',
    '-- ',
    view.footer,
    '',
  ].join('\n')
}

/** Lines under a heading; without any there is no heading either. */
const titled = (title: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : ['', ...(title === '' ? [] : [title]), ...lines.map((line) => `- ${line}`)]
