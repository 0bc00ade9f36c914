import type { Instant } from '../../model/instant.ts'
import type { CellProblemCode } from '../../model/problem.ts'

/** Why a typed cell cannot be read: what is not safely understood is flagged, never guessed (R07). */
export class Misread {
  readonly code: CellProblemCode
  /** What the person typed. */
  readonly typed: string
  /** What it may have meant, to be offered and never to be taken. */
  readonly meant: readonly string[]

  constructor(code: CellProblemCode, typed: string, meant: readonly string[] = []) {
    this.code = code
    this.typed = typed
    this.meant = meant
  }
}

/**
 * A moment that was not said in full: `昨天 15:00`, `11-21 9:30`. It holds for whoever read it first and must be remembered with the
 * text: read again tomorrow, it would be another.
 */
export class Inferred {
  readonly at: Instant

  constructor(at: Instant) {
    this.at = at
  }
}
