import { type CountFigure, isReceived, stands } from './count-figure.ts'
import type { RoundInMonth } from './round-in-month.ts'

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
