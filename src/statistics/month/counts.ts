import type { CallOutcome } from '../../model/callback.ts'
import type { Words } from '../../model/language.ts'
import { isAsked } from '../../rules/life/life.ts'
import type { CountedClock } from '../round.ts'
import type { RoundInMonth, Standing } from './round-in-month.ts'

/** A figure that counts cases, each of their cycles by itself. `counts` says which, so the rows behind it can be listed; `definition` says the same (R49). */
export type CountFigure = Words & {
  readonly definition: Words
  readonly counts: (one: RoundInMonth) => boolean
}

const isReceived = ({ isBegun, item }: RoundInMonth): boolean => isBegun && item.cycle === 1

/** What came in, what went out, what is left, and what of it was done in one go: whenever the cases were received. */
export const FLOW = {
  opening: {
    zh: '期初结转',
    en: 'Opening backlog',
    definition: {
      zh: '本月之前受理或重开，到月初还没有办结的',
      en: 'Received or reopened before the month and not resolved when it began',
    },
    counts: (one) => one.isOpening,
  },
  received: {
    zh: '受理',
    en: 'Received',
    definition: { zh: '受理时间在本月的（截至本表时刻）', en: 'Received in the month, up to the moment of this tab' },
    counts: isReceived,
  },
  reopened: {
    zh: '重开',
    en: 'Reopened',
    definition: {
      zh: '办结后在本月重开的，不论何时受理；重开几次计几次',
      en: 'Reopened in the month after being resolved, whenever received; once for each time',
    },
    counts: (one) => one.isBegun && one.item.cycle > 1,
  },
  resolvedInMonth: {
    zh: '本月办结',
    en: 'Resolved in month',
    definition: {
      zh: '办结时间在本月的，不论何时受理；重开后再办结的另计一次，以后重开也不减去',
      en: 'Resolved in the month, whenever received; once more when resolved again, and not taken back by a later reopening',
    },
    counts: (one) => one.isResolvedInMonth,
  },
  firstTime: {
    zh: '一次办好',
    en: 'Right the first time',
    definition: {
      zh: '本月办结的里面，第一次办结、到本表时刻没有重开的',
      en: 'Of those resolved in the month: for the first time, and not reopened by now',
    },
    counts: (one) => one.isResolvedInMonth && one.item.cycle === 1 && !one.item.isReopened,
  },
  closedInMonth: {
    zh: '本月关闭',
    en: 'Closed in month',
    definition: {
      zh: '关闭时间在本月的，不论何时受理、何时办结：回访满意，或不必回访、没有抽中、拒访后七天无事；突发事件为手工结案',
      en: 'Closed in the month, whenever received or resolved: the customer satisfied, or nobody to be asked, not picked, declined and quiet for seven days; incidents by hand',
    },
    counts: (one) => one.isClosedInMonth,
  },
  carriedOver: {
    zh: '期末结转',
    en: 'Carried over',
    definition: {
      zh: '到月末（月未完则到本表时刻）没有办结的 = 期初结转 + 受理 + 重开 − 本月办结',
      en: 'Not resolved when the month ended, or by now = opening backlog + received + reopened − resolved in month',
    },
    counts: (one) => one.isCarriedOver,
  },
} as const satisfies Readonly<Record<string, CountFigure>>

const stands =
  (clock: CountedClock, ...wanted: readonly (Standing | undefined)[]) =>
  (one: RoundInMonth): boolean =>
    one.isBegun && wanted.includes(one.standing[clock])

const without =
  (isResolved: boolean) =>
  (one: RoundInMonth): boolean =>
    one.isBegun && one.isResolved === isResolved && one.standing.resolve === undefined

/** What has become of what was received or reopened in the month, at the moment of the report. */
export const OUTCOME = {
  resolved: {
    zh: '已办结',
    en: 'Resolved',
    definition: {
      zh: '本月受理或重开，到本表时刻已办结的 = 按时 + 超时 + 无时限办结',
      en: 'Received or reopened in the month and resolved by now = on time + late + resolved without deadline',
    },
    counts: (one) => one.isBegun && one.isResolved,
  },
  onTime: {
    zh: '按时',
    en: 'On time',
    definition: { zh: '已办结，办结时间不晚于办结时限', en: 'Resolved, at its deadline or before' },
    counts: stands('resolve', 'on-time'),
  },
  late: {
    zh: '超时',
    en: 'Late',
    definition: { zh: '已办结，办结时间晚于办结时限', en: 'Resolved after its deadline' },
    counts: stands('resolve', 'late'),
  },
  resolvedNoDeadline: {
    zh: '无时限办结',
    en: 'Resolved, no deadline',
    definition: {
      zh: '已办结，从来没有办结时限：谈不上按时或超时，不计入按时率',
      en: 'Resolved and never had a deadline: neither on time nor late, so not in the on-time share',
    },
    counts: without(true),
  },
  open: {
    zh: '在办',
    en: 'Open',
    definition: {
      zh: '本月受理或重开，到本表时刻没有办结的 = 在办超时 + 在办未到期 + 在办无时限',
      en: 'Received or reopened in the month and not resolved by now = open overdue + open not due + open without deadline',
    },
    counts: (one) => one.isBegun && !one.isResolved,
  },
  openOverdue: {
    zh: '在办超时',
    en: 'Open, overdue',
    definition: {
      zh: '在办，办结时限已过；暂停中的看暂停开始时是否已过',
      en: 'Open and past its deadline; of a paused case, past it already when the pause began',
    },
    counts: stands('resolve', 'overdue'),
  },
  openNotDue: {
    zh: '在办未到期',
    en: 'Open, not due',
    definition: { zh: '在办，办结时限还没有过', en: 'Open, its deadline not past' },
    counts: stands('resolve', 'not-due'),
  },
  openNoDeadline: {
    zh: '在办无时限',
    en: 'Open, no deadline',
    definition: { zh: '在办，没有办结时限', en: 'Open, without a deadline' },
    counts: without(false),
  },
} as const satisfies Readonly<Record<string, CountFigure>>

/** An incident is got under control; no answer is agreed with anybody. */
const isToAnswer = ({ isBegun, item }: RoundInMonth): boolean => isBegun && item.register !== 'incident'

/** The clocks before *resolve*: what was stopped in time, what too late, and what nobody has stopped though its time is over. */
export const CLOCKS = {
  dispatchOnTime: {
    zh: '派单按时',
    en: 'Dispatched on time',
    definition: {
      zh: '本月受理或重开，派单不晚于派单时限的',
      en: 'Received or reopened in the month, dispatched by the deadline',
    },
    counts: stands('dispatch', 'on-time'),
  },
  dispatchLate: {
    zh: '派单超时',
    en: 'Dispatched late',
    definition: { zh: '派单晚于派单时限的', en: 'Dispatched after the deadline' },
    counts: stands('dispatch', 'late'),
  },
  dispatchOverdue: {
    zh: '未派单已超时',
    en: 'Not dispatched, overdue',
    definition: { zh: '派单时限已过，还没有派单的', en: 'Past the deadline and not dispatched by now' },
    counts: stands('dispatch', 'overdue'),
  },
  respondOnTime: {
    zh: '响应按时',
    en: 'Responded on time',
    definition: {
      zh: '本月受理或重开，响应不晚于响应时限的；到场、答复、办结也算响应',
      en: 'Received or reopened in the month, responded to by the deadline; who arrives, answers or resolves has responded',
    },
    counts: stands('respond', 'on-time'),
  },
  respondLate: {
    zh: '响应超时',
    en: 'Responded late',
    definition: { zh: '响应晚于响应时限的', en: 'Responded to after the deadline' },
    counts: stands('respond', 'late'),
  },
  respondOverdue: {
    zh: '未响应已超时',
    en: 'No response, overdue',
    definition: { zh: '响应时限已过，还没有响应的', en: 'Past the deadline and not responded to by now' },
    counts: stands('respond', 'overdue'),
  },
  arriveOnTime: {
    zh: '到场按时',
    en: 'Arrived on time',
    definition: {
      zh: '本月受理或重开，到场不晚于到场时限的；有预约的看预约时间',
      en: 'Received or reopened in the month, on the scene by the deadline; by the appointment where one was made',
    },
    counts: stands('arrive', 'on-time'),
  },
  arriveLate: {
    zh: '到场超时',
    en: 'Arrived late',
    definition: { zh: '到场晚于到场时限的', en: 'On the scene after the deadline' },
    counts: stands('arrive', 'late'),
  },
  arriveOverdue: {
    zh: '未到场已超时',
    en: 'Not arrived, overdue',
    definition: { zh: '到场时限已过，还没有到场的', en: 'Past the deadline and nobody on the scene by now' },
    counts: stands('arrive', 'overdue'),
  },
  replyOnTime: {
    zh: '回复按时',
    en: 'Answered on time',
    definition: {
      zh: '本月受理或重开，回复客户不晚于回复时限的；办结也算回复',
      en: 'Received or reopened in the month, the customer answered by the deadline; who resolves has answered',
    },
    counts: stands('reply', 'on-time'),
  },
  replyLate: {
    zh: '回复超时',
    en: 'Answered late',
    definition: { zh: '回复客户晚于回复时限的', en: 'The customer answered after the deadline' },
    counts: stands('reply', 'late'),
  },
  replyOverdue: {
    zh: '未回复已超时',
    en: 'No answer, overdue',
    definition: { zh: '回复时限已过，还没有回复客户的', en: 'Past the deadline and the customer not answered by now' },
    counts: stands('reply', 'overdue'),
  },
  answered: {
    zh: '已回复',
    en: 'Answered',
    definition: {
      zh: '本月受理或重开，到本表时刻已回复客户或已办结的；突发事件不计',
      en: 'Received or reopened in the month, and the customer answered, or the case resolved, by now; no incidents',
    },
    counts: (one) => isToAnswer(one) && one.isAnswered,
  },
  unanswered: {
    zh: '未回复',
    en: 'Not answered',
    definition: {
      zh: '本月受理或重开，到本表时刻没有回复客户、也没有办结的；突发事件不计',
      en: 'Received or reopened in the month, the customer not answered and the case not resolved by now; no incidents',
    },
    counts: (one) => isToAnswer(one) && !one.isAnswered,
  },
} as const satisfies Readonly<Record<string, CountFigure>>

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

/** Said below the table where there are any. */
export const DOUBTFUL = {
  misordered: {
    zh: '办结早于受理',
    en: 'Resolved before received',
    definition: {
      zh: '时间填错的：视为受理时即办结，不计入办结用时',
      en: 'A time is mistyped: taken as resolved on receipt, and left out of the hours',
    },
    counts: (one) => one.isBegun && one.isMisordered,
  },
} as const satisfies Readonly<Record<string, CountFigure>>

/** Every figure that counts, by its key: what is stored, compared, added and listed goes by these. */
export const COUNTS = { ...FLOW, ...OUTCOME, ...CLOCKS, ...KINDS, ...SAID, ...DOUBTFUL }
export type CountKey = keyof typeof COUNTS
export const COUNT_KEYS = Object.keys(COUNTS) as readonly CountKey[]
