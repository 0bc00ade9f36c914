import type { CallOutcome } from '../../../src/model/callback.ts'
import type { CaseNumber } from '../../../src/model/case-number.ts'
import { type Instant, instant, MINUTE } from '../../../src/model/instant.ts'
import type { Week } from '../../../src/model/week.ts'
import type { FinishedCycle } from '../../../src/statistics/callbacks/finished-cycle.ts'
import { sh } from '../support.ts'

export const week = (text: string): Week => text as Week
export const W47 = week('2026-W47')

/** Minutes after Monday 2026-11-16 08:00 in Shanghai. */
export const minute = (count: number): Instant => instant(sh('2026-11-16 08:00') + count * MINUTE)

export const end = (outcome: CallOutcome): FinishedCycle['end'] => ({
  cycle: 1,
  number: 'HF-20261117-001' as CaseNumber,
  outcome,
  at: sh('2026-11-17 10:00'),
})

/** A repair that was finished on that Monday and not picked. */
export const cycle = (more: Partial<FinishedCycle> = {}): FinishedCycle => ({
  register: 'repair',
  row: 2,
  number: 'BX-20261116-001' as CaseNumber,
  cycle: 1,
  week: W47,
  why: 'passed',
  because: undefined,
  since: minute(0),
  drawnAt: undefined,
  leftAt: undefined,
  handler: '陈强',
  caller: undefined,
  outcome: 'undrawn',
  end: undefined,
  isLate: false,
  tries: 0,
  ...more,
})

/** Several of them, each with a number of its own. */
export const cycles = (count: number, more: Partial<FinishedCycle> = {}, from = 1): readonly FinishedCycle[] =>
  Array.from({ length: count }, (_, index) =>
    cycle({ number: `BX-20261116-${String(from + index).padStart(3, '0')}` as CaseNumber, ...more }),
  )
