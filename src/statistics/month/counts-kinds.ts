import type { CallOutcome } from '../../model/callback.ts'
import { isAsked } from '../../rules/life/life.ts'
import { type CountFigure, isReceived } from './count-figure.ts'
import type { RoundInMonth } from './round-in-month.ts'

/** What kind of cases came in. */
export const KINDS = {
  repeats: {
    zh: '重复',
    en: 'Repeats',
    definition: {
      zh: '本月受理的里面，同一客户或房号同一事项再次来的；标了“不是重复”的不计',
      en: 'Received in the month, the same customer or room with the same matter again; not where a clerk said it is none',
    },
    counts: (one) => isReceived(one) && one.item.isRepeat,
  },
  valid: {
    zh: '有效',
    en: 'Valid',
    definition: { zh: '本月受理的里面，调查后判定有效的', en: 'Received in the month and found valid' },
    counts: (one) => isReceived(one) && one.item.validity === 'valid',
  },
  partlyValid: {
    zh: '部分有效',
    en: 'Partly valid',
    definition: { zh: '本月受理的里面，调查后判定部分有效的', en: 'Received in the month and found partly valid' },
    counts: (one) => isReceived(one) && one.item.validity === 'partly',
  },
  invalid: {
    zh: '无效',
    en: 'Not valid',
    definition: { zh: '本月受理的里面，调查后判定无效的', en: 'Received in the month and found not valid' },
    counts: (one) => isReceived(one) && one.item.validity === 'invalid',
  },
  abnormal: {
    zh: '非正常',
    en: 'Abnormal',
    definition: { zh: '本月受理的里面，标为非正常投诉的', en: 'Received in the month and marked as abnormal' },
    counts: (one) => isReceived(one) && one.item.isAbnormal,
  },
} as const satisfies Readonly<Record<string, CountFigure>>

const said =
  (...outcomes: readonly (CallOutcome | undefined)[]) =>
  ({ isResolvedInMonth, item: { callback } }: RoundInMonth): boolean =>
    isResolvedInMonth && callback !== undefined && outcomes.includes(callback.outcome)

/** What the customers said of what was resolved in the month, by the moment of the report. */
export const SAID = {
  finished: {
    zh: '计回访的办结',
    en: 'Resolved, callbacks made',
    definition: {
      zh: '本月办结的里面，开始做回访以后的；免访、没有抽中的也在内',
      en: 'Resolved in the month since callbacks have been made; those exempt or not picked included',
    },
    counts: ({ isResolvedInMonth, item }) => isResolvedInMonth && item.callback !== undefined,
  },
  called: {
    zh: '已访',
    en: 'Called back',
    definition: {
      zh: '本月办结的里面，到本表时刻客户答了满意度的',
      en: 'Resolved in the month, and the customer has said how satisfied by now',
    },
    counts: said('satisfied', 'fairly', 'dissatisfied'),
  },
  satisfied: {
    zh: '满意',
    en: 'Satisfied',
    definition: { zh: '已访里答满意的', en: 'Called back, and satisfied' },
    counts: said('satisfied'),
  },
  fairly: {
    zh: '基本满意',
    en: 'Fairly satisfied',
    definition: { zh: '已访里答基本满意的', en: 'Called back, and fairly satisfied' },
    counts: said('fairly'),
  },
  dissatisfied: {
    zh: '不满意',
    en: 'Not satisfied',
    definition: { zh: '已访里答不满意的：重开', en: 'Called back, and not satisfied: reopened' },
    counts: said('dissatisfied'),
  },
  declined: {
    zh: '拒访',
    en: 'Declined',
    definition: { zh: '本月办结的里面，客户不愿答的', en: 'Resolved in the month, and the customer would not answer' },
    counts: said('refused'),
  },
  toCall: {
    zh: '待访',
    en: 'To be called',
    definition: {
      zh: '本月办结的里面，必访或抽中，到本表时刻还没有结果、也没有重开的',
      en: 'Resolved in the month, mandatory or picked, without an answer and not reopened by now',
    },
    counts: ({ isResolvedInMonth, item: { callback, isReopened } }) =>
      isResolvedInMonth && !isReopened && isAsked(callback) && callback?.outcome === undefined,
  },
  callbackLate: {
    zh: '回访超时',
    en: 'Called back late',
    definition: {
      zh: '本月办结的里面，过了回访时限才有结果的，和过了时限还待访的',
      en: 'Resolved in the month: answered after the deadline of the callback, or past it and still to be called',
    },
    counts: ({ isResolvedInMonth, item }) => isResolvedInMonth && item.callback?.isLate === true,
  },
} as const satisfies Readonly<Record<string, CountFigure>>
