import type { CaseNumber } from './case-number.ts'
import type { Instant } from './instant.ts'
import type { Priority } from './priority.ts'
import type { Problem } from './problem.ts'
import type { CaseRegister } from './register.ts'

/** What people typed into a row of a register (R01, R02, R04), understood. What is blank, or was not understood, is absent. */
export interface CaseFields {
  readonly receivedAt?: Instant
  readonly channel?: string
  readonly firstReceiver?: string
  readonly customer?: string
  readonly phone?: string
  readonly room?: string
  readonly occurredAt?: Instant
  readonly place?: string
  readonly category?: string
  readonly subcategory?: string
  readonly description?: string
  readonly priority?: string
  readonly upset?: boolean
  readonly beyondAuthority?: boolean
  readonly anonymous?: boolean
  readonly identityVerified?: boolean
  readonly sensitive?: boolean
  readonly wish?: string
  readonly abnormal?: boolean
  readonly abnormalSigns?: readonly string[]
  readonly evidence?: readonly string[]
  readonly injured?: number
  readonly appointmentAt?: Instant
  readonly paid?: boolean
  readonly fee?: number
  readonly feeAgreed?: boolean
  readonly department?: string
  readonly handler?: string
  readonly cause?: string
  readonly validity?: string
  readonly responsible?: string
  readonly doneBy?: string
  readonly dispatchedAt?: Instant
  readonly respondedAt?: Instant
  readonly arrivedAt?: Instant
  readonly repliedAt?: Instant
  readonly promisedAt?: Instant
  readonly progress?: string
  readonly progressAt?: Instant
  /** Who knows of it, since when, and of which levels (none named: of all that were reached by then); repeats of those stop (R31). */
  readonly acknowledgedBy?: string
  readonly acknowledgedAt?: Instant
  readonly acknowledgedLevels?: string
  readonly pauseReason?: string
  readonly pausedAt?: Instant
  readonly resumedAt?: Instant
  readonly measures?: string
  readonly reportedTo?: string
  readonly policeCalled?: boolean
  readonly status?: string
  readonly result?: string
  readonly materials?: string
  readonly resolvedAt?: Instant
  readonly settledOnSpot?: boolean
  /** What the customer said to a case that was settled on the spot (R36). */
  readonly onSpotSatisfaction?: string
  /** Something worth knowing that an owner told: always called back (R32). */
  readonly information?: boolean
  /** The clerk's word that it repeats no earlier case (R40). */
  readonly notRepeat?: boolean
  readonly reopenedAt?: Instant
  readonly afterCareUntil?: Instant
  readonly closedAt?: Instant
  readonly exemplary?: boolean
  readonly remark?: string
  readonly externalId?: string
  /** Known from the callbacks of the present cycle, and typed into none of the case's own cells: who calls, and when the customer had answered, or declined. */
  readonly caller?: string
  readonly calledBackAt?: Instant
  /** The last call that reached nobody and counts (R37). */
  readonly triedAt?: Instant
}

/** A row of a register, read. */
interface CaseRow {
  readonly register: CaseRegister
  /** Index into the tab's rows; the header row is 0, so people see `row + 1`. */
  readonly row: number
  readonly number?: CaseNumber
  readonly fields: CaseFields
  readonly problems: readonly Problem[]
}

/** A row that can be worked on: nothing in it blocks, so it has a beginning and a category. */
export interface Case extends CaseRow {
  readonly receivedAt: Instant
  readonly category: string
  readonly priority: Priority
}
