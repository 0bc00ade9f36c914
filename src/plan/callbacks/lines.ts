import { formatInstant } from '../../calendar/format.ts'
import type { CallbackChoice } from '../../model/callback.ts'
import type { CaseNumber } from '../../model/case-number.ts'
import type { HistoryLine } from '../../model/history.ts'
import type { Instant } from '../../model/instant.ts'
import { type Language, type Words, wordsOf } from '../../model/language.ts'
import type { RowRecord } from '../../model/row-record.ts'
import { ROADS, type RoadKey } from '../../rules/life/roads.ts'
import { choiceText, outcomeText } from '../../sheet/callback-text.ts'

const WORDS = {
  choice: { zh: '回访', en: 'Callback' },
  end: { zh: '回访结果', en: 'Callback’s answer' },
  unreached: { zh: '多次未接通，转主管', en: 'Called so often, never reached: to the supervisor' },
  closed: { zh: '关闭', en: 'Closed' },
} as const satisfies Record<string, Words>

/**
 * What a case's history tells of its callback (R32–R37): what was decided, how it ended, and by which road the case was closed; each
 * change since the row was last seen.
 */
export function callbackLines(
  { number, was, record }: { readonly number: CaseNumber; readonly was: RowRecord; readonly record: RowRecord },
  at: Instant,
  { zone, language }: { readonly zone: string; readonly language: Language },
): readonly HistoryLine[] {
  const line = (what: Words, before: string, after: string): HistoryLine => ({
    at,
    number,
    kind: 'callback',
    what: what[language],
    before,
    after,
    how: 'seen',
  })
  const lines: HistoryLine[] = []
  const decided = (choice: CallbackChoice | undefined) => (choice === undefined ? '' : choiceText(choice, language))
  for (const choice of record.choices ?? []) {
    const before = decided(was.choices?.find(({ cycle }) => cycle === choice.cycle))
    if (before !== decided(choice)) lines.push(line(WORDS.choice, before, decided(choice)))
  }
  const cycles = new Set([...(was.ends ?? []), ...(record.ends ?? [])].map(({ cycle }) => cycle))
  for (const cycle of cycles) {
    const [before, after] = [was.ends, record.ends].map((ends) => {
      const end = ends?.find((one) => one.cycle === cycle)
      return end === undefined
        ? ''
        : `${outcomeText(end.outcome, language)} ${formatInstant(zone, end.at)} ${end.number}`
    })
    if (before !== after) lines.push(line(WORDS.end, before ?? '', after ?? ''))
  }
  if (was.unreachedAt === undefined && record.unreachedAt !== undefined) lines.push(line(WORDS.unreached, '', ''))
  // What somebody closed by hand is told as a stage, with the time that they typed.
  if (record.road !== undefined && record.road !== was.road && record.road !== 'byHand')
    lines.push(line(WORDS.closed, '', wordsOf(ROADS[record.road as RoadKey].words)[language]))
  return lines
}
