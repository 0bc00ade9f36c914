import { copyFormula } from '../formulas/move.ts'
import { mapReferences } from '../formulas/references.ts'

/** Whether a formula in a row names cells of that row alone, so that it means the same wherever the row goes. */
export function namesOwnRowOnly(formula: string, row: number): boolean {
  let own = true
  mapReferences(formula, (reference) => {
    const { title, from, to = from } = reference
    const here = (corner: typeof from): boolean => corner.row === row && !corner.rowFixed
    own &&= title === undefined && here(from) && here(to)
    return reference
  })
  return own
}

/** A formula of a row that stood at one place, for the same row at another. */
export const inPlace = (formula: string, from: number, to: number): string => copyFormula(formula, to - from, 0)
