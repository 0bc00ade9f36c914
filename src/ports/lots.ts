import type { CaseNumber } from '../model/case-number.ts'
import type { Week } from '../model/week.ts'

/**
 * Chance that nobody at the desk can foretell, and that anybody can check afterwards (R32, R38). Each week has a secret of its own; a
 * fingerprint of it is published when the week begins, the secret itself when it is over. Pure: the same is asked again and again.
 */
export interface Lots {
  /** What is published at the beginning of the week: a fingerprint of its secret. */
  pledge(week: Week): string
  /** What is published once the week is over, and what every lot of the week follows from. */
  secret(week: Week): string
  /** A case's lot, in hexadecimal: of those that may be drawn the lowest comes first. A cycle has a lot of its own. */
  lot(week: Week, number: CaseNumber, cycle: number): string
}
