import type { Round } from '../round.ts'
import { CORRECTED_FIELDS, CORRECTED_KEYS, type CorrectedField, type FieldValue } from './corrected-fields.ts'

/** A field of a round that was found otherwise than it was when the month was made final. */
export interface FieldChange {
  readonly field: CorrectedField
  readonly before: FieldValue
  readonly after: FieldValue
}

/** What is said otherwise of the same round, field by field; nothing where it is the same. */
export const differences = (then: Round, now: Round): readonly FieldChange[] =>
  CORRECTED_KEYS.flatMap((field): readonly FieldChange[] => {
    const { of } = CORRECTED_FIELDS[field]
    const [before, after] = [of(then), of(now)]
    return before === after ? [] : [{ field, before, after }]
  })
