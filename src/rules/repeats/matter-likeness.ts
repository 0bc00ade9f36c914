import type { RepeatReason } from '../../model/repeat.ts'
import { AGAIN, BUT, THANKS } from './common-words.ts'
import { type Features, featuresOf } from './features.ts'
import { likenessOf, sharesMore, tells, unlikeness } from './likeness.ts'
import type { RepeatAsked } from './matter.ts'

/** What a case is about, taken apart to be compared with others. */
export interface Matter {
  readonly category: string
  readonly subcategory: string
  readonly text: Features
  /** The text with the words of the category: what a text leaves out (“还没人来修”) stands there. */
  readonly whole: Features
  readonly isThanks: boolean
  readonly isAgain: boolean
}

/** Words in common from which they are worth naming. */
const LIKE_WORDS = 0.2
/** What thanks leave of a likeness: nobody is back with a matter who says that it is settled. */
const THANKED = 0.2
/** A text that tells less than this asks what became of something, and does not say of what. */
const LITTLE = 1.2
const BY_CATEGORY = 0.9
/** What is left where both speak of a lock, and of nothing else that is the same. */
const ONLY_THINGS = 0.75
/** By how much of what is missing the same category brings two matters together, and somebody who says that it is not the first time. */
const SAME_CATEGORY = 0.1
const AGAIN_THERE = 0.25
const AGAIN_ELSEWHERE = 0.12

export function matterOf({ category = '', subcategory = '', description = '' }: RepeatAsked): Matter {
  const text = featuresOf(description)
  return {
    category,
    subcategory,
    text,
    whole: featuresOf(`${description.slice(0, 400)} ${subcategory} ${category}`),
    isThanks: THANKS.test(text.plain) && !BUT.test(text.plain),
    isAgain: AGAIN.test(text.plain),
  }
}

/** How much a case is about the matter of an earlier one, and what tells so. */
export function matterLikeness(
  asked: Matter,
  earlier: Matter,
): { readonly likeness: number; readonly why: readonly RepeatReason[] } {
  // Nobody knows what two rows are about in which nothing is said of it.
  const isTold = asked.text.plain !== ''
  const text = isTold ? likenessOf(asked.text, earlier.text) : 0
  const isCategory = asked.category !== '' && asked.category === earlier.category
  const apart = unlikeness(asked.text, earlier.text)
  let likeness = text
  // Words of the category help where a text says little of its own, or where another one was picked.
  if (isTold && (!isCategory || (asked.isAgain && tells(asked.text) < LITTLE)))
    likeness = Math.max(text, BY_CATEGORY * apart * likenessOf(asked.whole, earlier.whole))
  if (!asked.isAgain && !sharesMore(asked.text, earlier.text)) likeness *= ONLY_THINGS
  if (isCategory) likeness += (1 - likeness) * SAME_CATEGORY * apart
  if (asked.isAgain) likeness += (1 - likeness) * (isCategory ? AGAIN_THERE : AGAIN_ELSEWHERE) * apart
  if (asked.isThanks || earlier.isThanks) likeness *= THANKED
  const why: RepeatReason[] = []
  if (text >= LIKE_WORDS) why.push('words')
  if (isCategory) why.push('category')
  return { likeness, why }
}
