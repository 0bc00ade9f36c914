import { callbackReasons } from '../../../sheets-template/workbook/choices.ts'
import type { CaseNumber } from '../../model/case-number.ts'
import { CASE_REGISTERS, type CaseRegister } from '../../model/register.ts'
import type { Week } from '../../model/week.ts'
import { CALLBACK_FIGURES, type CallbackFigures, callbackFigures } from './figures.ts'
import type { FinishedCycle } from './finished-cycle.ts'

/** A class of what is always called back (R32): by its key where it is one of the rule's own, else in the site's words. */
export interface MandatoryLine {
  readonly reason: string
  readonly figures: CallbackFigures
  /** Nobody is left to be called; undefined where none was finished. */
  readonly isComplete: boolean | undefined
  /** Those still to be called, by number. */
  readonly open: readonly CaseNumber[]
}

/** Somebody's part in a week; undefined for those of whom no name is known. */
export interface NameLine {
  readonly name: string | undefined
  readonly figures: CallbackFigures
}

/** What was finished in a week, and called back (R44). */
export interface WeekBlock {
  readonly week: Week
  /** What the figures count: those behind one are listed by its own words (R49). */
  readonly cycles: readonly FinishedCycle[]
  readonly total: CallbackFigures
  readonly byRegister: readonly { readonly register: CaseRegister; readonly figures: CallbackFigures }[]
  /** The rule's own classes, also where none was finished, then the site's. */
  readonly classes: readonly MandatoryLine[]
  readonly callers: readonly NameLine[]
  readonly handlers: readonly NameLine[]
}

/** The figures of one week's cycles, whatever their order. */
export function weekBlock(week: Week, all: readonly FinishedCycle[]): WeekBlock {
  const cycles = all.filter((one) => one.week === week)
  return {
    week,
    cycles,
    total: callbackFigures(cycles),
    byRegister: CASE_REGISTERS.map((register) => ({
      register,
      figures: callbackFigures(cycles.filter((one) => one.register === register)),
    })),
    classes: classesOf(cycles),
    callers: byName(cycles.filter(CALLBACK_FIGURES.assigned.counts), ({ caller }) => caller),
    handlers: byName(cycles, ({ handler }) => handler),
  }
}

function classesOf(cycles: readonly FinishedCycle[]): readonly MandatoryLine[] {
  const byReason = Map.groupBy(cycles.filter(CALLBACK_FIGURES.mandatory.counts), ({ because }) => because ?? '')
  const own = callbackReasons.map(({ key }) => key as string)
  const others = [...byReason.keys()].filter((reason) => !own.includes(reason)).toSorted()
  return [...own, ...others].map((reason) => {
    const of = byReason.get(reason) ?? []
    const open = of.filter(CALLBACK_FIGURES.open.counts).map(({ number }) => number)
    return {
      reason,
      figures: callbackFigures(of),
      isComplete: of.length === 0 ? undefined : open.length === 0,
      open: open.toSorted(),
    }
  })
}

/** By name: the most cases first, then by the signs of the name, which are the same on every machine (R50); the nameless last. */
function byName(
  cycles: readonly FinishedCycle[],
  nameOf: (one: FinishedCycle) => string | undefined,
): readonly NameLine[] {
  return [...Map.groupBy(cycles, nameOf)]
    .map(([name, of]) => ({ name, figures: callbackFigures(of) }))
    .sort((a, b) => {
      if (a.name === undefined || b.name === undefined) return a.name === undefined ? 1 : -1
      const most = b.figures.finished.numerator - a.figures.finished.numerator
      return most === 0 ? (a.name < b.name ? -1 : 1) : most
    })
}
