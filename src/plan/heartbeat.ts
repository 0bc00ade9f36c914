import { type Instant, MINUTE } from '../model/instant.ts'
import type { Change, LedgerState } from '../ports/ledger.ts'
import { CLOCK_SKEW } from '../rules/checks.ts'
import { parseBeat, printBeat, printOutage } from '../sheet/beat.ts'
import { tabLines } from '../sheet/health-lines.ts'
import { healthChanges } from '../sheet/health-tab.ts'
import type { LedgerView } from '../sheet/ledger-view.ts'
import { BEAT_NAME, OUTAGE_NAME, remember } from '../sheet/system-tab.ts'
import { healthFigures } from './health-figures.ts'
import type { SweepPlan } from './plan.ts'

/** What a sweep knows of itself. */
export interface SweepFacts {
  /** Whether it writes anything else. */
  readonly writes: boolean
  /** Milliseconds from its start until now. */
  readonly took?: number | undefined
  /** The version of daily-clear. */
  readonly software?: string | undefined
}

/**
 * The changes by which a sweep says that it lives, and how the ledger stands: with whatever else it writes; by themselves when nobody
 * has said so for a third of the time after which that is an alarm. Else none, so that a sweep with nothing to do stays one read.
 */
export function heartbeat(
  plan: SweepPlan,
  view: LedgerView,
  state: LedgerState,
  { writes, took, software }: SweepFacts,
): readonly Change[] {
  const { memory, settings } = view
  const { now, health } = plan
  // A sweep that was told another time says nothing of what lives now.
  const { clock } = health
  const isDue = clock !== undefined && isBeatDue(parseBeat(memory.beat), clock, settings.alarmMinutes)
  if (!writes && !isDue) return []
  const outage = health.outage && printOutage(health.outage, settings.zone)
  const said: readonly (readonly [string, string])[] = [
    ...(clock === undefined ? [] : [[BEAT_NAME, printBeat(clock)] as const]),
    ...(outage === undefined || outage === memory.outage ? [] : [[OUTAGE_NAME, outage] as const]),
  ]
  const swept = { at: now, took, software, outage: health.outage }
  return [
    ...remember(memory, new Map(said)),
    ...healthChanges(
      tabLines(healthFigures(view, now, plan), swept, health.faults, settings),
      state.tables.get('health'),
      settings,
    ),
  ]
}

/** A beat from the future was made by a clock that went wrong: it would hide that nothing sweeps. */
const isBeatDue = (beat: Instant | undefined, clock: Instant, alarmMinutes: number): boolean =>
  beat === undefined || beat > clock + CLOCK_SKEW || clock - beat >= (alarmMinutes * MINUTE) / 3

/** Whether nothing has swept for too long. A ledger that was never swept has missed nothing. */
export const isMissed = (beat: Instant | undefined, clock: Instant, alarmMinutes: number): beat is Instant =>
  beat !== undefined && clock - beat > alarmMinutes * MINUTE
