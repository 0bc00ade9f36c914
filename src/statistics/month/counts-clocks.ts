import { type CountFigure, stands } from './count-figure.ts'
import type { RoundInMonth } from './round-in-month.ts'

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
