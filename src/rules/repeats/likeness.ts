import { type Features, featuresOf } from './features.ts'
import type { WordKind } from './trade-words.ts'

/** What is left of the likeness where both texts name things and not the same, and so on. */
const OTHERS: Readonly<Record<WordKind | 'code', number>> = { thing: 0.4, trouble: 0.6, place: 0.45, code: 0.7 }
/** What is left where only one of them says what is wrong. */
const ONE_SIDED = 0.85

/**
 * How much two texts are about one matter, from 0 to 1: the same whichever comes first, and 1 for a text and itself. What both have
 * counts by how much it tells; two things, troubles or places that have nothing in common tell against it.
 */
export const textLikeness = (one: string, other: string): number => likenessOf(featuresOf(one), featuresOf(other))

/** The same for texts that were taken apart. */
export function likenessOf(one: Features, other: Features): number {
  if (one.plain === other.plain) return 1
  const [first, second] = [tells(one), tells(other)]
  if (first === 0 || second === 0) return 0
  let common = 0
  for (const [feature, weight] of one.weights) if (other.weights.has(feature)) common += weight
  const overlap = Math.min(1, common / Math.sqrt(first * second))
  return overlap * unlikeness(one, other)
}

/** What two texts speak of that is not the same: 1 where nothing tells them apart. */
export function unlikeness(one: Features, other: Features): number {
  const kept = (key: WordKind | 'code', a: ReadonlySet<string>, b: ReadonlySet<string>): number =>
    a.size > 0 && b.size > 0 && a.isDisjointFrom(b) ? OTHERS[key] : 1
  const [trouble, otherTrouble] = [certain(one.kinds.trouble), certain(other.kinds.trouble)]
  return (
    kept('thing', one.kinds.thing, other.kinds.thing) *
    kept('trouble', trouble, otherTrouble) *
    kept('place', one.kinds.place, other.kinds.place) *
    kept('code', one.codes, other.codes) *
    (trouble.size > 0 === otherTrouble.size > 0 ? 1 : ONE_SIDED)
  )
}

/** What says no more than that something is wrong: it may be any of the others. */
const ANY_TROUBLE: ReadonlySet<string> = new Set(['broken', 'night'])
const certain = (troubles: ReadonlySet<string>): ReadonlySet<string> => troubles.difference(ANY_TROUBLE)

/** How much a text tells of a matter, all in all. */
export function tells({ weights }: Features): number {
  let sum = 0
  for (const weight of weights.values()) sum += weight
  return sum
}

/** Whether two texts have more in common than the things that they speak of, and their places. */
export const sharesMore = ({ weights, kinds }: Features, other: Features): boolean =>
  weights.keys().some((feature) => other.weights.has(feature) && !kinds.thing.has(feature) && !kinds.place.has(feature))
