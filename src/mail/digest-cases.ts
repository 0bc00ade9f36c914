import { priorities } from '../../sheets-template/workbook/choices.ts'
import { IMMEDIATE_CLOCKS } from '../model/clock.ts'
import type { Instant } from '../model/instant.ts'
import type { Notice } from '../plan/plan.ts'
import { isImmediate, type LateClock, lateClocks } from './late-clocks.ts'

/** What a list puts together, the most urgent first: gone up at once, overdue, put off again, handed over, to be corrected, due soon. */
export const STANDINGS = ['upAtOnce', 'late', 'putOff', 'handedOver', 'toCorrect', 'soon'] as const
export type Standing = (typeof STANDINGS)[number]

/** A case of a list, with the clock that puts it where it stands. */
export interface ListedCase {
  readonly notice: Notice
  readonly standing: Standing
  readonly clock: LateClock
  readonly clocks: readonly LateClock[]
  /** Since when it is late or wrong, or by when it is due. */
  readonly since: Instant
}

/** The cases of a list, the most urgent first; of two that are alike in it the one of the higher priority. */
export function listedCases(notices: readonly Notice[], now: Instant): readonly ListedCase[] {
  return notices
    .flatMap((notice) => listed(notice, now) ?? [])
    .sort((a, b) => rank(a) - rank(b) || a.since - b.since || pressing(a) - pressing(b))
}

/** A case stands where the most urgent of its clocks does; the longest overdue of them counts. */
function listed(notice: Notice, now: Instant): ListedCase | undefined {
  const clocks = lateClocks(notice, now)
  const standings = clocks.map((clock) => standingOf(clock, notice))
  const standing = STANDINGS.find((one) => standings.includes(one))
  const clock = clocks.find((_, index) => standings[index] === standing)
  if (standing === undefined || clock === undefined) return undefined
  const since = standing === 'toCorrect' && notice.wrong !== undefined ? notice.wrong.since : clock.due
  return { notice, standing, clock, clocks, since }
}

function standingOf(one: LateClock, { wrong }: Notice): Standing {
  if (isImmediate(one)) return 'upAtOnce'
  if (one.clock === 'slip') return 'putOff'
  if (one.clock === 'handover') return 'handedOver'
  if (one.clock === 'entry' && wrong !== undefined) return 'toCorrect'
  return one.late ? 'late' : 'soon'
}

const rank = ({ standing, clock }: ListedCase): number =>
  standing === 'upAtOnce' && isImmediate(clock)
    ? IMMEDIATE_CLOCKS.indexOf(clock.clock)
    : IMMEDIATE_CLOCKS.length + STANDINGS.indexOf(standing)

const pressing = ({ notice: { priority } }: ListedCase): number =>
  priority === undefined ? priorities.length : priorities.findIndex(({ key }) => key === priority)
