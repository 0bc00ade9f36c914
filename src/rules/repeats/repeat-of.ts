import type { CaseNumber } from '../../model/case-number.ts'
import { DAY } from '../../model/instant.ts'
import type { Repeat } from '../../model/repeat.ts'
import { bondOf } from './customer.ts'
import type { EarlierCase, RepeatAsked } from './matter.ts'
import { type Matter, matterLikeness, matterOf } from './matter-likeness.ts'

/** What is at least as like is taken for the same matter. */
const LIKELY = 0.5
/** Makes of what two cases have in common a likeness that is a half where it is tuned to be likely, by the pairs in test/fixtures/repeats. */
const SCALE = Math.log(LIKELY) / Math.log(0.33)

interface RepeatOptions {
  /** How many days before the case was received another one counts; 0: none does. */
  readonly days: number
  /** Those that a clerk said it does not repeat. */
  readonly notRepeats: readonly CaseNumber[]
}

interface Found {
  readonly repeat: Omit<Repeat, 'at'>
  readonly by: EarlierCase
}

/**
 * The earlier case that a case is likely to repeat (R40): of the same customer or room, about the same matter, and received within so
 * many days before. Of several the likest, of those the latest. The order of the earlier ones does not matter.
 */
export function repeatOf(
  asked: RepeatAsked,
  earlier: (asked: RepeatAsked) => Iterable<EarlierCase>,
  { days, notRepeats }: RepeatOptions,
): Omit<Repeat, 'at'> | undefined {
  if (!(days > 0)) return undefined
  const since = asked.receivedAt - days * DAY
  let matter: Matter | undefined
  let best: Found | undefined
  for (const one of earlier(asked)) {
    if (notRepeats.includes(one.number) || !isEarlier(one, asked) || one.receivedAt < since) continue
    const bond = bondOf(asked, one)
    if (bond === undefined) continue
    matter ??= matterOf(asked)
    const { likeness, why } = matterLikeness(matter, matterOf(one))
    const all = (likeness * bond.sureness) ** SCALE
    if (all < LIKELY) continue
    const found = { repeat: { of: one.number, likeness: all, why: [...bond.why, ...why] }, by: one }
    if (best === undefined || isBefore(found, best)) best = found
  }
  return best?.repeat
}

/** Of two that were received in one moment the one with the smaller number came first: two cases never repeat each other. */
function isEarlier(one: EarlierCase, asked: RepeatAsked): boolean {
  if (one.number === asked.number) return false
  if (one.receivedAt !== asked.receivedAt) return one.receivedAt < asked.receivedAt
  return asked.number === undefined || one.number < asked.number
}

function isBefore(one: Found, other: Found): boolean {
  if (one.repeat.likeness !== other.repeat.likeness) return one.repeat.likeness > other.repeat.likeness
  if (one.by.receivedAt !== other.by.receivedAt) return one.by.receivedAt > other.by.receivedAt
  return one.by.number > other.by.number
}
