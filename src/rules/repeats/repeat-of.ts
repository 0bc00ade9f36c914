import type { CaseNumber } from '../../model/case-number.ts'
import { DAY } from '../../model/instant.ts'
import type { Repeat, RepeatReason } from '../../model/repeat.ts'
import { textLikeness } from './likeness.ts'
import type { EarlierCase, RepeatAsked } from './matter.ts'

/** What is at least as like is taken for the same matter. */
const LIKELY = 0.3

export interface RepeatOptions {
  /** How many days before the case was received another one counts; 0: none does. */
  readonly days: number
  /** Those that a clerk said it does not repeat. */
  readonly notRepeats: readonly CaseNumber[]
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
  if (days <= 0) return undefined
  let best: { readonly found: Omit<Repeat, 'at'>; readonly by: EarlierCase } | undefined
  for (const one of earlier(asked)) {
    if (one.number === asked.number || notRepeats.includes(one.number)) continue
    if (one.receivedAt > asked.receivedAt || one.receivedAt < asked.receivedAt - days * DAY) continue
    const found = likenessOf(asked, one)
    if (found.likeness < LIKELY) continue
    if (best === undefined || comesFirst({ found, by: one }, best)) best = { found, by: one }
  }
  return best?.found
}

function comesFirst(
  one: { readonly found: Omit<Repeat, 'at'>; readonly by: EarlierCase },
  other: { readonly found: Omit<Repeat, 'at'>; readonly by: EarlierCase },
): boolean {
  if (one.found.likeness !== other.found.likeness) return one.found.likeness > other.found.likeness
  if (one.by.receivedAt !== other.by.receivedAt) return one.by.receivedAt > other.by.receivedAt
  return one.by.number > other.by.number
}

function likenessOf(asked: RepeatAsked, one: EarlierCase): Omit<Repeat, 'at'> {
  const why: RepeatReason[] = []
  const isSame = (key: 'phone' | 'customer' | 'room') => asked[key] !== undefined && asked[key] === one[key]
  if (isSame('phone')) why.push('phone')
  if (isSame('customer')) why.push('name')
  if (isSame('room')) why.push('room')
  const likeness = why.length === 0 ? 0 : textLikeness(asked.description ?? '', one.description ?? '')
  why.push('words')
  if (asked.category !== undefined && asked.category === one.category) why.push('category')
  return { of: one.number, likeness, why }
}
