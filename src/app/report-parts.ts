import type { Instant } from '../model/instant.ts'
import type { ReportTab } from '../model/report-tab.ts'
import type { Lots } from '../ports/lots.ts'
import type { CommitParts } from './plan-and-commit.ts'

/** What every report is written with. */
export interface ReportParts extends CommitParts {
  /** What the callbacks of a week are drawn by; absent where the desk has no key. */
  readonly lots?: Lots | undefined
}

export interface AsOf {
  /** The moment the figures are as of; default: the clock's. An earlier one shows them as they stood then. */
  readonly now?: Instant
}

/** A report, and its tab as it was written. */
export interface Written<R> {
  readonly tab: ReportTab
  readonly report: R
  /** The site's zone. */
  readonly zone: string
}

/** The same parts for a run beside others of one call: no two runs may commit the same version. */
export const beside = <P extends ReportParts>(parts: P, name: string): P => ({
  ...parts,
  runId: `${parts.runId}${name}`,
})
