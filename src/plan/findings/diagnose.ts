import { Failure } from '../../model/failure.ts'
import type { HealthFigures, Outage } from '../../model/health.ts'
import type { Instant } from '../../model/instant.ts'
import type { LedgerState } from '../../ports/ledger.ts'
import type { Lots } from '../../ports/lots.ts'
import { parseBeat, parseOutage } from '../../sheet/beat.ts'
import { type LedgerView, viewLedger } from '../../sheet/ledger-view.ts'
import { healthFigures } from '../health-figures.ts'
import { callbackFindings } from './callback-findings.ts'
import { escalationFindings } from './escalation-findings.ts'
import type { Finding } from './finding.ts'
import { healthFindings } from './health-findings.ts'
import { mailFindings } from './mail-findings.ts'
import { policyFindings } from './policy-findings.ts'
import { settingsFindings, zoneFinding } from './settings-findings.ts'
import { tabFindings } from './tab-findings.ts'

const ORDER = ['error', 'warning', 'info'] as const

/** What is wrong with a ledger, and how it stands. */
export interface Diagnosis {
  readonly findings: readonly Finding[]
  /** Unknown of a ledger that lacks a tab or a column it cannot do without. */
  readonly standing: Standing | undefined
}

/** How a ledger stands: the figures of its health tab. */
export interface Standing {
  readonly zone: string
  readonly figures: HealthFigures
  /** When a sweep last said that it lives. */
  readonly lastSweep: Instant | undefined
  /** The last time in which nothing swept for too long. */
  readonly outage: Outage | undefined
}

/**
 * What is wrong with a ledger as of `now`, the worst first: tabs and columns, sweeps and mails, settings, time limits, calendars,
 * rules, callbacks, people. Of a ledger that lacks a tab or a column it cannot do without, no more than that is known. `clock` is what the clock
 * says; undefined where another time is asked about. `lots` are what the callbacks are drawn with.
 */
export function diagnose(
  state: LedgerState,
  now: Instant,
  { clock, lots }: { readonly clock?: Instant | undefined; readonly lots?: Lots | undefined } = {},
): Diagnosis {
  const view = viewOf(state)
  const found = [
    ...tabFindings(state, view?.faults),
    ...(view === undefined
      ? []
      : [
          ...healthFindings(state, view, now, clock),
          ...settingsFindings(state, view, now),
          ...policyFindings(state, view),
          ...escalationFindings(state, view),
          ...callbackFindings(state, view, lots, now),
          ...mailFindings(state, view, now),
          zoneFinding(state, view, now),
        ]),
  ]
  const findings = found.toSorted((one, other) => ORDER.indexOf(one.severity) - ORDER.indexOf(other.severity))
  return { findings, standing: view && standingOf(view, now) }
}

const standingOf = (view: LedgerView, now: Instant): Standing => ({
  zone: view.settings.zone,
  figures: healthFigures(view, now),
  lastSweep: parseBeat(view.memory.beat),
  outage: parseOutage(view.memory.outage, view.settings.zone),
})

function viewOf(state: LedgerState): LedgerView | undefined {
  try {
    return viewLedger(state)
  } catch (thrown) {
    if (thrown instanceof Failure && thrown.reason.kind === 'not-set-up') return undefined
    throw thrown
  }
}
