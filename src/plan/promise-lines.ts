import { formatInstant } from '../calendar/format.ts'
import type { Basis } from '../model/basis.ts'
import type { CaseNumber } from '../model/case-number.ts'
import type { HistoryLine } from '../model/history.ts'
import type { Instant } from '../model/instant.ts'
import type { Language, Words } from '../model/language.ts'
import { knownOf } from '../rules/cycles.ts'
import { slipsOf } from '../rules/promises.ts'

const WORDS = {
  given: { zh: '承诺完成时间', en: 'Promised for' },
  corrected: { zh: '承诺完成时间更正', en: 'Promised date corrected' },
  withdrawn: { zh: '承诺完成时间取消', en: 'Promised date withdrawn' },
  again: { zh: '承诺完成时间恢复', en: 'Promised date given again' },
  sooner: { zh: '承诺完成时间提前', en: 'Promised date made earlier' },
} as const satisfies Record<string, Words>

const putOff = (times: number): Words => ({
  zh: `承诺完成时间推迟（第 ${times} 次）`,
  en: `Promised date put off (${times}${ordinal(times)} time)`,
})

const ordinal = (n: number): string => {
  if (n % 100 >= 11 && n % 100 <= 13) return 'th'
  return ['th', 'st', 'nd', 'rd'][n % 10] ?? 'th'
}

/**
 * What the history tells of a case's promise (R20): that a date was given, put off and how often, made earlier, corrected within
 * the minutes in which it counts as mistyped, or taken back. Nothing where it stands as before.
 */
export function promiseLines(
  number: CaseNumber,
  before: Basis | undefined,
  after: Basis,
  at: Instant,
  { zone, language }: { readonly zone: string; readonly language: Language },
): readonly HistoryLine[] {
  const change = promiseChange(before, after)
  if (change === undefined) return []
  const shown = (date: Instant | undefined): string => (date === undefined ? '' : formatInstant(zone, date))
  const { what, from, to } = change
  return [{ at, number, kind: 'promise', what: what[language], before: shown(from), after: shown(to), how: 'seen' }]
}

interface PromiseChange {
  readonly what: Words
  readonly from: Instant | undefined
  readonly to: Instant | undefined
}

function promiseChange(before: Basis | undefined, after: Basis): PromiseChange | undefined {
  const known = knownOf(before, after.cycle)
  const from = (known ?? before)?.clocks.promise?.due
  const to = after.clocks.promise?.due
  if (from === to) return undefined
  // A promise that a reopening left behind was not taken back by anybody.
  if (to === undefined) return known && { what: WORDS.withdrawn, from, to }
  const last = known?.promises.at(-1)
  if (known === undefined || last === undefined) return { what: WORDS.given, from: undefined, to }
  if (last.date === to) return { what: WORDS.again, from, to }
  // A correction takes the place of the last date, and of its time.
  const isNew = (after.promises.at(-1)?.since ?? last.since) > last.since
  if (!isNew) return { what: WORDS.corrected, from: last.date, to }
  return { what: to > last.date ? putOff(slipsOf(after.promises).length) : WORDS.sooner, from: last.date, to }
}
