import type { Instant } from './instant.ts'
import type { OfficeRole } from './role.ts'

/** A person, or an office with a mailbox, of the staff tab (R25). */
export interface StaffMember {
  readonly name: string
  /** What else the registers may call them. */
  readonly also?: readonly string[]
  readonly mail?: string
  readonly roles: readonly OfficeRole[]
  readonly department?: string
  readonly leaveUntil?: Instant
  readonly deputy?: string
}

/** A kind of matter a register takes, with the priority it has by default. */
export interface Category {
  readonly register: string
  readonly category: string
  readonly subcategory?: string
  readonly priority?: string
  /** What else the registers may call it. */
  readonly also?: readonly string[]
}
