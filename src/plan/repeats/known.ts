import type { RowRecord } from '../../model/row-record.ts'

/** What is known of the earlier case that a case is likely to repeat (R40). */
export type RepeatKnown = Pick<RowRecord, 'repeat' | 'notRepeats' | 'repeatAsked'>
