import type { Priority } from './priority.ts'
import type { CaseRegister } from './register.ts'

/** A class of cases that are all called back (R32): those that fit everything it names. */
export interface MandatoryClass {
  /** A key of the choices where it is one of the rules' own reasons, else a site's words. */
  readonly reason: string
  readonly register?: CaseRegister
  readonly category?: string
  readonly subcategory?: string
  readonly priorities?: readonly Priority[]
  readonly doneBy?: string
  /** Only what is marked as valid information. */
  readonly information?: true
}
