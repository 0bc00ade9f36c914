import type { Instant } from './instant.ts'
import type { Language } from './language.ts'
import type { Register } from './register.ts'
import type { OfficeRole } from './role.ts'

/** A person, or an office with a mailbox, of the staff tab (R25). */
export interface StaffMember {
  readonly name: string
  /** What else the registers may call them. */
  readonly also?: readonly string[]
  readonly mail?: string
  /** In which their mails are written; absent: the site's. */
  readonly language?: Language
  readonly roles: readonly OfficeRole[]
  readonly department?: string
  /** Absent with a `leaveUntil`: on leave already. */
  readonly leaveFrom?: Instant
  readonly leaveUntil?: Instant
  readonly deputy?: string
  /** What a person looks after in an office; absent: everything. */
  readonly scope?: Scope
}

/** Part of a site's cases: each thing that is named narrows it (R25). */
export interface Scope {
  readonly registers?: readonly Register[]
  readonly categories?: readonly string[]
  /** As `buildingOf` tells them. */
  readonly buildings?: readonly string[]
}

/** A row of the roster tab: who is on duty in an office, when (R25). While anybody is, its mails go to them alone. */
export interface Duty {
  /** Index into the tab's rows: people see `row + 1`. */
  readonly row: number
  readonly role: OfficeRole
  readonly names: readonly string[]
  /** On these days, by date (days since 1970) or by weekday (1 is Monday); neither: every day. */
  readonly days?: { readonly from: number; readonly to: number }
  readonly weekdays?: readonly number[]
  /** Milliseconds since midnight on the wall clock; a shift that ends before it begins crosses midnight. Absent: all day. */
  readonly shift?: { readonly from: number; readonly to: number }
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
