import type { Instant } from '../../model/instant.ts'
import { isAsked } from '../../rules/life/life.ts'
import type { PastCase } from './past-case.ts'

/** Of how many cases what a row, or its memory, does not tell of its past: there the simulation may differ from what was. */
export interface Unknown {
  /** Handed over: who had it before is not known, and its last handler is taken to have had it all along. */
  readonly handedOver: number
  /** Reported on to the customer: of several reports the last is known. */
  readonly reported: number
  /** Reopened: who answered in an earlier round, and when, is not known. */
  readonly reopened: number
  /** Not accepted as they stand: since when that is, and what was corrected of others, is not known. */
  readonly unaccepted: number
  /** With deadlines that came with them: no time limit changes these. */
  readonly imported: number
  /** Called back, or to be: callbacks are not simulated. */
  readonly calledBack: number
}

export function unknownOf(cases: readonly PastCase[], asOf: Instant): Unknown {
  const count = (is: (one: PastCase) => boolean) => cases.filter(is).length
  return {
    handedOver: count(({ handedAt }) => handedAt !== undefined && handedAt <= asOf),
    reported: count(({ row }) => row.fields.progressAt !== undefined),
    reopened: count(({ row }) => row.fields.reopenedAt !== undefined),
    unaccepted: count(({ row }) => row.record.wrongSince !== undefined),
    imported: count(({ imported }) => imported !== undefined),
    calledBack: count(({ row }) => (row.record.choices ?? []).some((choice) => isAsked(choice))),
  }
}
