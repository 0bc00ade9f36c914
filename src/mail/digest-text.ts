import type { DigestCase, DigestSection, DigestView } from './digest-view.ts'

/** The text part. What was typed is set in, so that nothing of it can pass for a line of the mail itself. */
export function digestText({ asked, notes, sections, next, footer }: DigestView): string {
  return [
    ...asked,
    ...(notes.length === 0 ? [] : ['', ...notes]),
    ...sections.flatMap(sectionLines),
    '',
    next,
    '',
    '-- ',
    footer,
    '',
  ].join('\n')
}

/** A section's lines, the first of them blank. */
export const sectionLines = ({ title, cases, more, numbers }: DigestSection): readonly string[] => [
  '',
  title,
  ...cases.flatMap(caseLines),
  ...(more === '' ? [] : [more]),
  ...numbers.flatMap(({ label, lines }) => [
    ...(label === '' ? [] : [`- ${label}`]),
    ...lines.map((line) => `  ${line}`),
  ]),
]

const caseLines = ({
  name,
  priority,
  what,
  asked,
  matter,
  description,
  whose,
  link,
}: DigestCase): readonly string[] => [
  `- ${[name, priority].filter(Boolean).join(' ')}`,
  ...[what, asked, matter, description, whose].filter(Boolean).map((line) => `  ${line}`),
  ...(link === undefined ? [] : [`  ${link.label} ${link.url}`]),
]
