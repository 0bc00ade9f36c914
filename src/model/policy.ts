import type { Clock, PolicyClock } from './clock.ts'
import type { Duration } from './duration.ts'
import type { Priority } from './priority.ts'
import type { Register } from './register.ts'
import type { Role } from './role.ts'

/**
 * What a calendar is known by (R15): `always` is 24小时, `working` 工作时间, in whichever language the workbook is; any other is
 * its name in the calendar tab, blanks, case and width evened out.
 */
export type CalendarName = string

/** A row of the time-limit tab (R15). An absent category, subcategory or priority matches every one. */
export interface PolicyRow {
  /** Index into the tab's rows: people see `row + 1`. */
  readonly row: number
  readonly register: Register
  readonly category?: string
  readonly subcategory?: string
  readonly priorities?: readonly Priority[]
  readonly limits: { readonly [C in PolicyClock]?: Duration }
  readonly calendar: CalendarName
}

/** So much of a clock's time, used: more than 0 and less than 100 per cent (R24). */
export interface Share {
  readonly kind: 'share'
  readonly percent: number
}

/** How a rule speaks again while nothing happens (R24, R31). */
export interface Repeat {
  /** A span or days, counted in the clock's own calendar from the first time on. */
  readonly every: Duration
  /** How often again at most; 1 or more. */
  readonly most: number
}

/** A row of the escalation tab (R24): so long before or after the deadline of these clocks, mail these roles. */
export interface EscalationRule {
  readonly row: number
  readonly clocks: readonly Clock[]
  readonly side: 'before' | 'after'
  /** Zero means at the deadline itself; a share always lies before it. */
  readonly offset: Duration | Share
  readonly level: number
  readonly roles: readonly Role[]
  readonly repeat?: Repeat
  /** Mailed in the quiet hours as well, whatever the case's priority. */
  readonly atNight?: true
}
