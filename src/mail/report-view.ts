/** A mail to whoever keeps the workbook, in words: text and HTML say the same because both are made of this. */
export interface ReportView {
  readonly subject: string
  readonly parts: readonly ReportPart[]
  /** What there is no room for; may be empty. */
  readonly more: string
  readonly footer: string
}

interface ReportPart {
  readonly lead: string
  /** What to do about all of it; empty where each item says its own. */
  readonly todo: string
  readonly items: readonly ReportItem[]
}

export interface ReportItem {
  readonly what: string
  readonly lines: readonly string[]
  readonly todo: string
}

/** The text part: numbered items, each with what to do about it. */
export const reportText = ({ parts, more, footer }: ReportView): string =>
  [
    ...parts.flatMap(({ lead, todo, items }) => [
      lead,
      ...(todo === '' ? [] : [`→ ${todo}`]),
      '',
      ...items.flatMap(({ what, lines, todo: its }, index) => [
        `${index + 1}. ${what}`,
        ...lines.map((line) => `   ${line}`),
        `   → ${its}`,
      ]),
    ]),
    ...(more === '' ? [] : ['', more]),
    '',
    '-- ',
    footer,
    '',
  ].join('\n')
