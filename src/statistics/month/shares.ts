import type { Words } from '../../model/language.ts'
import type { Counted } from '../figure.ts'
import type { CountKey } from './counts.ts'
import type { Tally } from './tally.ts'

/** A share of counts: how many of `numerator` in all, of how many of `denominator`. So it can be worked out again once these were added. */
export type ShareFigure = Words & {
  readonly definition: Words
  readonly numerator: readonly CountKey[]
  readonly denominator: readonly CountKey[]
}

/** Shares from 0 to 1, without a value where there is nothing to divide by: no case is not 0 % and not 100 % (R45). */
export const SHARES = {
  onTimeShare: {
    zh: '按时率',
    en: 'On-time share',
    definition: {
      zh: '按时 ÷（按时 + 超时 + 在办超时）；没有时限的不计，没有可计的留空',
      en: 'On time ÷ (on time + late + open overdue); cases without deadline left out; blank where none is left',
    },
    numerator: ['onTime'],
    denominator: ['onTime', 'late', 'openOverdue'],
  },
  dispatchShare: {
    zh: '派单按时率',
    en: 'Dispatched on time',
    definition: {
      zh: '派单按时 ÷（派单按时 + 派单超时 + 未派单已超时）',
      en: 'Dispatched on time ÷ (on time + late + not dispatched and overdue)',
    },
    numerator: ['dispatchOnTime'],
    denominator: ['dispatchOnTime', 'dispatchLate', 'dispatchOverdue'],
  },
  respondShare: {
    zh: '响应按时率',
    en: 'Responded on time',
    definition: {
      zh: '响应按时 ÷（响应按时 + 响应超时 + 未响应已超时）',
      en: 'Responded on time ÷ (on time + late + no response and overdue)',
    },
    numerator: ['respondOnTime'],
    denominator: ['respondOnTime', 'respondLate', 'respondOverdue'],
  },
  arriveShare: {
    zh: '到场按时率',
    en: 'Arrived on time',
    definition: {
      zh: '到场按时 ÷（到场按时 + 到场超时 + 未到场已超时）',
      en: 'Arrived on time ÷ (on time + late + not arrived and overdue)',
    },
    numerator: ['arriveOnTime'],
    denominator: ['arriveOnTime', 'arriveLate', 'arriveOverdue'],
  },
  replyShare: {
    zh: '回复按时率',
    en: 'Answered on time',
    definition: {
      zh: '回复按时 ÷（回复按时 + 回复超时 + 未回复已超时）',
      en: 'Answered on time ÷ (on time + late + no answer and overdue)',
    },
    numerator: ['replyOnTime'],
    denominator: ['replyOnTime', 'replyLate', 'replyOverdue'],
  },
  replyRate: {
    zh: '回复率',
    en: 'Reply rate',
    definition: {
      zh: '已回复 ÷（已回复 + 未回复）：受理一件，回复一件，100% 是规矩',
      en: 'Answered ÷ (answered + not answered): every case that is accepted is answered, so 100 % is the rule',
    },
    numerator: ['answered'],
    denominator: ['answered', 'unanswered'],
  },
  satisfiedShare: {
    zh: '满意率',
    en: 'Satisfied share',
    definition: {
      zh: '（满意 + 基本满意）÷ 已访；本月办结的还没有访的留空',
      en: '(Satisfied + fairly satisfied) ÷ called back; blank where nobody was called',
    },
    numerator: ['satisfied', 'fairly'],
    denominator: ['called'],
  },
  callbackRate: {
    zh: '回访率',
    en: 'Callback rate',
    definition: {
      zh: '已访 ÷ 计回访的办结；还在回访期内的先不算已访，日后会升',
      en: 'Called back ÷ resolved since callbacks are made; it rises while calls are still being made',
    },
    numerator: ['called'],
    denominator: ['finished'],
  },
  repeatRate: {
    zh: '重复率',
    en: 'Repeat rate',
    definition: {
      zh: '重复 ÷ 受理：一次到位做得如何，越低越好',
      en: 'Repeats ÷ received: how far one contact was enough; the lower the better',
    },
    numerator: ['repeats'],
    denominator: ['received'],
  },
  firstTimeShare: {
    zh: '一次办好率',
    en: 'Right-first-time share',
    definition: {
      zh: '一次办好 ÷ 本月办结；本月没有办结的留空',
      en: 'Right the first time ÷ resolved in month; blank where none was resolved',
    },
    numerator: ['firstTime'],
    denominator: ['resolvedInMonth'],
  },
} as const satisfies Readonly<Record<string, ShareFigure>>

export type ShareKey = keyof typeof SHARES
export const SHARE_KEYS = Object.keys(SHARES) as readonly ShareKey[]

/** A share of a tally, as what it is divided by what. */
export function shareOf(key: ShareKey, { counts }: Pick<Tally, 'counts'>): Counted {
  const sum = (keys: readonly CountKey[]): number => keys.reduce((total, one) => total + counts[one], 0)
  const { numerator, denominator } = SHARES[key]
  return { numerator: sum(numerator), denominator: sum(denominator) }
}
