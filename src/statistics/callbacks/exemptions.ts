import { type Counted, countOf, valueOf } from '../figure.ts'
import { chanceOfAsMany } from './chance.ts'
import { CALLBACK_FIGURES } from './figures.ts'
import type { FinishedCycle } from './finished-cycle.ts'

/** What somebody was exempted of calling, beside what is usual at the site (R36). */
export interface ExemptionsOf {
  readonly name: string
  /** Exempt ÷ finished, of theirs and of everybody else's. */
  readonly theirs: Counted
  readonly others: Counted
  /** Far above the usual: somebody should look at these. It proves nothing. */
  readonly isFarAbove: boolean
}

/** Fewer exemptions than this are never marked, whatever the share. */
const FEWEST = 3
/** At least so many times the others' share. */
const TIMES = 2
/** How often chance alone may mark anybody of a desk at which all are alike. */
const RARE = 0.01

/**
 * Exemptions by name, the most first. Far above the usual is who has three at least, a share at least twice that of all the others, and so
 * many as chance alone would bring to anybody of the desk less than once in a hundred (Fisher's exact test, shared out among the names):
 * two of two are not enough, and where nobody else has finished anything there is nothing usual.
 */
export function exemptionsByName(cycles: readonly FinishedCycle[]): readonly ExemptionsOf[] {
  const named = cycles.flatMap((one) => (one.handler === undefined ? [] : [{ one, name: one.handler }]))
  const names = Map.groupBy(named, ({ name }) => name)
  const all = count(named.map(({ one }) => one))
  return [...names]
    .map(([name, ofThem]): ExemptionsOf => {
      const theirs = count(ofThem.map(({ one }) => one))
      const others = {
        numerator: all.numerator - theirs.numerator,
        denominator: all.denominator - theirs.denominator,
      }
      return { name, theirs, others, isFarAbove: isFarAbove(theirs, all, others, names.size) }
    })
    .sort((a, b) => b.theirs.numerator - a.theirs.numerator || (a.name < b.name ? -1 : 1))
}

type Share = Required<Counted>

function count(cycles: readonly FinishedCycle[]): Share {
  const { numerator, denominator = 0 } = countOf(CALLBACK_FIGURES.exemptShare, cycles)
  return { numerator, denominator }
}

function isFarAbove(theirs: Share, all: Share, others: Share, names: number): boolean {
  const usual = valueOf(others)
  const share = valueOf(theirs)
  if (usual === undefined || share === undefined) return false
  if (theirs.numerator < FEWEST || share < TIMES * usual) return false
  return chanceOfAsMany(theirs.numerator, theirs.denominator, all.numerator, all.denominator) < RARE / names
}
