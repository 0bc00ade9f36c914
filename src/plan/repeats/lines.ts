import type { CaseNumber } from '../../model/case-number.ts'
import type { HistoryLine } from '../../model/history.ts'
import type { Instant } from '../../model/instant.ts'
import type { Language, Words } from '../../model/language.ts'
import type { Repeat } from '../../model/repeat.ts'
import type { RowRecord } from '../../model/row-record.ts'
import { likenessText } from '../../sheet/repeat-text.ts'

const WORDS = {
  likely: { zh: '疑似重复', en: 'Likely repeats' },
  denied: { zh: '不是重复', en: 'Not a repeat' },
} as const satisfies Record<string, Words>

/** What a case's history tells of the earlier case that it is likely to repeat (R40): that it was found, is another one by now, or was denied by people. */
export function repeatLines(
  { number, was, record }: { readonly number: CaseNumber; readonly was: RowRecord; readonly record: RowRecord },
  at: Instant,
  { language }: { readonly language: Language },
): readonly HistoryLine[] {
  const line = (what: Words, before: string, after: string): HistoryLine => ({
    at,
    number,
    kind: 'repeat',
    what: what[language],
    before,
    after,
    how: 'seen',
  })
  const said = (repeat: Repeat | undefined) =>
    repeat === undefined ? '' : `${repeat.of} ${likenessText(repeat, language)}`
  const denied = (record.notRepeats ?? []).filter((one) => was.notRepeats?.includes(one) !== true)
  const lines = denied.map((one) => line(WORDS.denied, '', one))
  const [before, after] = [was.repeat, record.repeat]
  if (before?.of === after?.of || (after === undefined && denied.some((one) => one === before?.of))) return lines
  return [...lines, line(WORDS.likely, said(before), said(after))]
}
