import { Failure } from '../../model/failure.ts'
import type { Instant } from '../../model/instant.ts'
import type { LedgerState } from '../../ports/ledger.ts'
import { type LedgerView, viewLedger } from '../../sheet/ledger-view.ts'
import { escalationFindings } from './escalation-findings.ts'
import type { Finding } from './finding.ts'
import { mailFindings } from './mail-findings.ts'
import { policyFindings } from './policy-findings.ts'
import { settingsFindings, zoneFinding } from './settings-findings.ts'
import { tabFindings } from './tab-findings.ts'

const ORDER = ['error', 'warning', 'info'] as const

/**
 * What is wrong with a ledger as of `now`, the worst first: tabs and columns, settings, time limits, calendars, rules, people,
 * mails. Of a ledger that lacks a tab or a column it cannot do without, no more than that is known.
 */
export function diagnose(state: LedgerState, now: Instant): readonly Finding[] {
  const view = viewOf(state)
  const found = [
    ...tabFindings(state, view?.faults),
    ...(view === undefined
      ? []
      : [
          ...settingsFindings(state, view, now),
          ...policyFindings(state, view),
          ...escalationFindings(state, view),
          ...mailFindings(state, view),
          zoneFinding(state, view, now),
        ]),
  ]
  return found.toSorted((one, other) => ORDER.indexOf(one.severity) - ORDER.indexOf(other.severity))
}

function viewOf(state: LedgerState): LedgerView | undefined {
  try {
    return viewLedger(state)
  } catch (thrown) {
    if (thrown instanceof Failure && thrown.reason.kind === 'not-set-up') return undefined
    throw thrown
  }
}
