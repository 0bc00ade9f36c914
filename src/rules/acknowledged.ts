import type { Instant } from '../model/instant.ts'
import type { RowRecord } from '../model/row-record.ts'

export type Acknowledgement = NonNullable<RowRecord['acks']>[number]

/** Whether somebody knows of a level that was first told at `first`: its repeats stop; a level above is told all the same (R31). */
export const isAcknowledged = (acks: readonly Acknowledgement[], level: number, first: Instant): boolean =>
  acks.some(({ at, levels }) => first <= at && (levels === undefined || levels.includes(level)))
