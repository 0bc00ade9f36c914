import type { Words } from '../model/language.ts'

/**
 * A figure over things that are looked at one by one: how many of them it counts, or, with `among`, what share they are of those. Its
 * definition says the same in words, and the rows behind it are those that `counts` picks (R49).
 */
export type Figure<T> = Words & {
  readonly definition: Words
  readonly counts: (one: T) => boolean
  readonly among?: (one: T) => boolean
}

/** A figure's numerator, and for a share what it is divided by. */
export interface Counted {
  readonly numerator: number
  readonly denominator?: number
}

/** The things behind a figure. */
export const behind = <T>({ counts, among }: Figure<T>, things: readonly T[]): readonly T[] =>
  things.filter((one) => counts(one) && (among === undefined || among(one)))

/** A figure of some things, whatever their order. */
export function countOf<T>(figure: Figure<T>, things: readonly T[]): Counted {
  const numerator = behind(figure, things).length
  const { among } = figure
  return among === undefined ? { numerator } : { numerator, denominator: things.filter(among).length }
}

/** What is shown: a number, or a share from 0 to 1; undefined where there is nothing to divide by, for no case is not 0 % and not 100 %. */
export function valueOf({ numerator, denominator }: Counted): number | undefined {
  if (denominator === undefined) return numerator
  return denominator === 0 ? undefined : numerator / denominator
}
