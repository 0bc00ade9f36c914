import type { Words } from '../../model/language.ts'
import { median, percentile } from '../percentile.ts'
import { COUNTS, type CountKey } from './counts.ts'
import type { RoundInMonth } from './round-in-month.ts'

/** A figure that is no count. Undefined, and a blank cell, where there is nothing to measure: no case is not 0 % and not 100 %. */
export type Measure = Words & {
  readonly unit: 'share' | 'hours'
  readonly definition: Words
  readonly of: (cases: readonly RoundInMonth[]) => number | undefined
}

const count = (cases: readonly RoundInMonth[], figure: CountKey): number =>
  cases.filter((one) => COUNTS[figure].counts(one)).length

/**
 * On time ÷ (finished + open and overdue), the finished being those that had a deadline to keep. What is open and overdue
 * counts against: leaving it out would make the worst month look best.
 */
function onTimeShare(cases: readonly RoundInMonth[]): number | undefined {
  const onTime = count(cases, 'onTime')
  const judged = onTime + count(cases, 'late') + count(cases, 'openOverdue')
  return judged === 0 ? undefined : onTime / judged
}

const hoursOf = (cases: readonly RoundInMonth[]): readonly number[] =>
  cases.flatMap(({ isBegun, hours }) => (isBegun && hours !== undefined ? [hours] : []))

/** One time enough: of what was resolved in the month, what came back to nobody. */
function firstTimeShare(cases: readonly RoundInMonth[]): number | undefined {
  const resolved = count(cases, 'resolvedInMonth')
  return resolved === 0 ? undefined : count(cases, 'firstTime') / resolved
}

/** Over what was received or reopened in the month, or resolved in it, at the moment of the report (R45, R46). */
export const MEASURES = {
  firstTimeShare: {
    zh: '一次办好率',
    en: 'Right-first-time share',
    unit: 'share',
    definition: {
      zh: '一次办好 ÷ 本月办结；本月没有办结的留空',
      en: 'Right the first time ÷ resolved in month; blank where none was resolved',
    },
    of: firstTimeShare,
  },
  onTimeShare: {
    zh: '按时率',
    en: 'On-time share',
    unit: 'share',
    definition: {
      zh: '按时 ÷（按时 + 超时 + 在办超时）；没有时限的不计，没有可计的留空',
      en: 'On time ÷ (on time + late + open overdue); cases without deadline left out; blank where none is left',
    },
    of: onTimeShare,
  },
  medianHours: {
    zh: '用时中位数(小时)',
    en: 'Median hours',
    unit: 'hours',
    definition: {
      zh: '已办结的从受理（重开的从重开）到办结的小时数（昼夜连续计，含暂停）：一半不超过它',
      en: 'Hours from receipt, or reopening, to resolution, round the clock, pauses included: half took no longer',
    },
    of: (cases) => median(hoursOf(cases)),
  },
  p90Hours: {
    zh: '用时90分位(小时)',
    en: '90 % within hours',
    unit: 'hours',
    definition: {
      zh: '同上，90% 不超过它；落在两件之间的按比例取（同表格函数 PERCENTILE）',
      en: 'The same, for nine tenths; between two cases in proportion, as the function PERCENTILE of a sheet does',
    },
    of: (cases) => percentile(hoursOf(cases), 90),
  },
} as const satisfies Readonly<Record<string, Measure>>

export type MeasureKey = keyof typeof MEASURES
