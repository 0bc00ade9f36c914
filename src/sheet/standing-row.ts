import type { Basis } from '../model/basis.ts'
import type { CallbackFields } from '../model/callback.ts'
import type { CaseFields } from '../model/case.ts'
import type { CaseNumber } from '../model/case-number.ts'
import type { Problem } from '../model/problem.ts'
import type { CaseRegister, Register } from '../model/register.ts'
import type { RowRecord } from '../model/row-record.ts'
import type { Cell } from '../ports/ledger.ts'
import type { Identity } from '../rules/claims.ts'
import type { SeenTimes } from '../rules/status.ts'
import { parseBasis } from './basis.ts'

/** What people typed into a row of a register, by the register. */
export type FieldsOf<R extends Register> = R extends 'callback' ? CallbackFields : CaseFields

/** A row of a register as it stands: what people typed, and what the system wrote beside it earlier. */
export interface StandingRow<R extends Register = CaseRegister> {
  readonly register: R
  readonly row: number
  readonly cells: readonly Cell[]
  /** What people typed, understood, with the moments first seen of what they chose without a time. */
  readonly fields: FieldsOf<R>
  /** What tells the case from its copies, as a record gives it back. */
  readonly is: Identity
  /** Cells that could not be read. */
  readonly problems: readonly Problem[]
  /** Moments that were not said in full (R07), and when what is not understood was first seen. */
  readonly times: RowRecord['times']
  readonly unclear: RowRecord['times']
  /** When what was chosen without a time was first seen. */
  readonly seen: SeenTimes
  /** What stands in the number column, and the number if it is one. */
  readonly numberText: string | undefined
  readonly number: CaseNumber | undefined
  /** Read when it is first asked for. */
  readonly basis: Basis | undefined
  /** What was seen of the row before. */
  readonly record: RowRecord
}

/** A row with its basis as the text of its cell, in a workbook of `zone`. */
export const standingRow = <R extends Register>(
  row: Omit<StandingRow<R>, 'basis'>,
  basisText: string | undefined,
  zone: string,
): StandingRow<R> => new Row(row, basisText, zone)

/** Most of what is asked of rows is not about their deadlines, and a basis takes longer to read than all that people typed. */
class Row<R extends Register> implements StandingRow<R> {
  readonly register: R
  readonly row: number
  readonly cells: readonly Cell[]
  readonly fields: FieldsOf<R>
  readonly is: Identity
  readonly problems: readonly Problem[]
  readonly times: RowRecord['times']
  readonly unclear: RowRecord['times']
  readonly seen: SeenTimes
  readonly numberText: string | undefined
  readonly number: CaseNumber | undefined
  readonly record: RowRecord
  #basisText: string | undefined
  #basis: Basis | undefined
  readonly #zone: string

  constructor(row: Omit<StandingRow<R>, 'basis'>, basisText: string | undefined, zone: string) {
    this.register = row.register
    this.row = row.row
    this.cells = row.cells
    this.fields = row.fields
    this.is = row.is
    this.problems = row.problems
    this.times = row.times
    this.unclear = row.unclear
    this.seen = row.seen
    this.numberText = row.numberText
    this.number = row.number
    this.record = row.record
    this.#basisText = basisText
    this.#zone = zone
  }

  get basis(): Basis | undefined {
    if (this.#basisText !== undefined) this.#basis = parseBasis(this.#basisText, this.#zone)
    this.#basisText = undefined
    return this.#basis
  }
}
