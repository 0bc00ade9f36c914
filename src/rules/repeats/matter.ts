import type { CaseNumber } from '../../model/case-number.ts'
import type { Instant } from '../../model/instant.ts'
import type { CaseRegister } from '../../model/register.ts'

/** What a case is compared with others by (R40): what its row says, understood. */
interface Told {
  /** The row in which it stands, where it stands in one. */
  readonly at?: { readonly register: CaseRegister; readonly row: number } | undefined
  readonly receivedAt: Instant
  readonly customer?: string | undefined
  readonly phone?: string | undefined
  readonly room?: string | undefined
  readonly category?: string | undefined
  readonly subcategory?: string | undefined
  readonly description?: string | undefined
}

/** A case of which it is asked whether it repeats an earlier one. */
export interface RepeatAsked extends Told {
  /** Absent as long as it has none. */
  readonly number?: CaseNumber | undefined
}

/** A case that may be repeated. */
export interface EarlierCase extends Told {
  readonly number: CaseNumber
}
