import type { Sheet } from '../document/model.ts'

/** Where a formula is. */
export type Place = {
  readonly sheet: Sheet
  readonly row: number
  readonly column: number
  /** How far the formula is from where its relative references were meant. */
  readonly away?: { readonly rows: number; readonly columns: number }
}

/** Cells that must be computed first. Thrown from inside a formula and caught around it: chains of any length need no stack. */
export class Pending extends Error {
  readonly places: readonly Place[]
  constructor(places: readonly Place[]) {
    super('pending')
    this.places = places
  }
}

/** The formulas of a request have taken all that they may. */
export class TooMuch extends Error {}
