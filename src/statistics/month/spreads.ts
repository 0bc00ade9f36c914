import { HOUR } from '../../model/instant.ts'
import type { Words } from '../../model/language.ts'
import type { Hours, Tally } from './tally.ts'

/** A figure of how long cases took, in hours. Undefined where none was measured. */
export type SpreadFigure = Words & {
  readonly definition: Words
  readonly of: (hours: Hours) => number | undefined
}

const inHours = (ms: number | undefined): number | undefined => (ms === undefined ? undefined : ms / HOUR)

/** Over what was received or reopened in the month and is resolved at the moment of the report (R45, R46). */
export const SPREADS = {
  medianHours: {
    zh: '用时中位数(小时)',
    en: 'Median hours',
    definition: {
      zh: '已办结的从受理（重开的从重开）到办结的小时数（昼夜连续计，含暂停）：一半不超过它',
      en: 'Hours from receipt, or reopening, to resolution, round the clock, pauses included: half took no longer',
    },
    of: ({ median }) => inHours(median),
  },
  p90Hours: {
    zh: '用时90分位(小时)',
    en: '90 % within hours',
    definition: {
      zh: '同上，90% 不超过它；落在两件之间的按比例取（同表格函数 PERCENTILE）',
      en: 'The same, for nine tenths; between two cases in proportion, as the function PERCENTILE of a sheet does',
    },
    of: ({ p90 }) => inHours(p90),
  },
  meanHours: {
    zh: '用时平均(小时)',
    en: 'Mean hours',
    definition: {
      zh: '同上，合计 ÷ 件数：几件拖得很久就会抬高它，只作参考，不作目标',
      en: 'The same, the sum ÷ the number: a few long ones raise it, so it is no goal',
    },
    of: ({ n, sum }) => (n === 0 ? undefined : inHours(sum / n)),
  },
} as const satisfies Readonly<Record<string, SpreadFigure>>

export type SpreadKey = keyof typeof SPREADS
export const SPREAD_KEYS = Object.keys(SPREADS) as readonly SpreadKey[]

/** Hours of a tally; undefined where nothing was measured, and a percentile that adding has lost. */
export const spreadOf = (key: SpreadKey, { hours }: Pick<Tally, 'hours'>): number | undefined => SPREADS[key].of(hours)
