import type { CaseFields } from '../model/case.ts'
import type { Instant } from '../model/instant.ts'
import type { RowRecord } from '../model/row-record.ts'
import type { StaffMember } from '../model/staff.ts'

/** Nobody's name is longer. */
const LONGEST_NAME = 200

type Handled = Pick<RowRecord, 'handler' | 'handedAt'>

/**
 * What is remembered of who handles a case that has a number and is not over, looked at `now`. It is handed over when another person of
 * the staff tab is seen in it than before, or the first one. A name that is none of the tab's is no handover until it is mended, and a
 * blank cell none at all: cleared and typed again, it is the same handler's. Somebody who is called otherwise now is no other.
 */
export function handledBy(
  { handler }: CaseFields,
  staff: ReadonlyMap<string, StaffMember>,
  was: Handled,
  isNewCycle: boolean,
  now: Instant,
): Handled {
  const before = was.handler
  const person = staff.get(handler ?? '')
  const present = person?.name.slice(0, LONGEST_NAME) ?? before ?? ''
  const isOther = before !== undefined && present !== before && person?.also?.includes(before) !== true
  const handedAt = isOther ? now : isNewCycle ? undefined : was.handedAt
  return { handler: present, ...(handedAt === undefined ? {} : { handedAt }) }
}
