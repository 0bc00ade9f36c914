import { isDraft } from '../model/case-number.ts'
import { DAY, type Instant } from '../model/instant.ts'
import type { MailContext } from './context.ts'
import type { ListedCase, Standing } from './digest-cases.ts'
import { digestWords } from './digest-words.ts'
import { nameOf } from './place.ts'
import { noticeWords } from './words.ts'

/** Cases of which a list shows the numbers alone. */
export interface NumberGroup {
  /** How late they are; empty for what is not late by days. */
  readonly label: string
  readonly lines: readonly string[]
}

/** How many bytes a mail has for numbers besides, about; beyond that it says how many there are. */
const ROOM = 8_000
/** A number takes what tells it from the others of its day, a row without one its whole place. */
const costOf = ({ notice: { number } }: ListedCase): number => (isDraft(number) ? 30 : 8)

/** How many days late, the longest first: from, and below. */
const BANDS: readonly (readonly [number | undefined, number | undefined])[] = [
  [7, undefined],
  [3, 7],
  [1, 3],
  [undefined, 1],
]

/** What stands how, by number, as far as there is room for it; all are counted. The order is that of the cases. */
export function numberedOnly(
  cases: readonly ListedCase[],
  context: MailContext,
): ReadonlyMap<Standing, readonly NumberGroup[]> {
  const notice = noticeWords(context.language)
  const digest = digestWords(context.language)
  const found = new Map<Standing, readonly NumberGroup[]>()
  let room = ROOM
  for (const [standing, here] of Map.groupBy(cases, (one) => one.standing))
    found.set(
      standing,
      [...Map.groupBy(here, (one) => bandOf(one, context.now))].map(([band, group]) => {
        const shown = group.filter((one) => {
          room -= costOf(one)
          return room >= 0
        })
        const left = group.length - shown.length
        return {
          label: band === undefined ? '' : notice.person(digest.days(...band), digest.count(group.length, '')),
          lines: [
            ...linesOf(shown, (one) => nameOf(one.notice, context, notice), digest.between),
            ...(left === 0 ? [] : [digest.notListed(left)]),
          ],
        }
      }),
    )
  return found
}

const bandOf = ({ standing, since }: ListedCase, now: Instant): (typeof BANDS)[number] | undefined =>
  standing === 'late' ? BANDS.find(([from = 0]) => now - since >= from * DAY) : undefined

/** A line for each day of receipt, `TS-20261121-001、002`; rows without a number are called by their place. */
function linesOf(cases: readonly ListedCase[], name: (one: ListedCase) => string, between: string): readonly string[] {
  const drafts = cases.filter(({ notice: { number } }) => isDraft(number)).map(name)
  const numbers = cases.filter(({ notice: { number } }) => !isDraft(number)).map(name)
  const days = Map.groupBy(numbers, (number) => number.slice(0, number.lastIndexOf('-') + 1))
  return [
    ...[...days].map(
      ([series, ofDay]) =>
        series +
        ofDay
          .map((number) => number.slice(series.length))
          .sort((a, b) => Number(a) - Number(b))
          .join(between),
    ),
    ...(drafts.length === 0 ? [] : [drafts.join(between)]),
  ]
}
