import type { Clock } from '../../../src/model/clock.ts'
import type { Words } from '../../../src/model/language.ts'
import type { Role } from '../../../src/model/role.ts'
import { words } from './words.ts'

export type EscalationContent = {
  readonly clocks: readonly Clock[]
  readonly offset: Words
  readonly level: number
  readonly roles: readonly Role[]
  readonly every?: Words
  readonly most?: number
  readonly night?: 'sent'
  readonly remark: Words
}

const answering: readonly Clock[] = ['dispatch', 'respond', 'arrive']
const underway: readonly Clock[] = ['reply', 'progress']
const ending: readonly Clock[] = ['resolve', 'promise']

/**
 * The default chain of R24: handler before it is due, then one level up at a time. Fast clocks move up faster. What is not done in
 * time is told again each day for three days, and what endangers people every half hour, until somebody acknowledges it.
 */
export const escalationContent: readonly EscalationContent[] = [
  {
    clocks: ['resolve'],
    offset: words('75%', '75%'),
    level: 0,
    roles: ['handler'],
    remark: words('时限用去四分之三时提醒', 'Reminder when three quarters of the time are used'),
  },
  {
    clocks: [...answering, ...underway],
    offset: words('0', '0'),
    level: 1,
    roles: ['handler', 'firstReceiver', 'supervisor'],
    remark: words('超时', 'Overdue'),
  },
  {
    clocks: answering,
    offset: words('+30分钟', '+30m'),
    level: 2,
    roles: ['firstReceiver', 'manager'],
    remark: words('仍无人响应', 'Still nobody answers'),
  },
  {
    clocks: answering,
    offset: words('+2小时', '+2h'),
    level: 3,
    roles: ['firstReceiver', 'company'],
    remark: words('上移公司', 'Moves up to the company'),
  },
  {
    clocks: ending,
    offset: words('0', '0'),
    level: 1,
    roles: ['handler', 'firstReceiver', 'supervisor'],
    every: words('1天', '1d'),
    most: 3,
    remark: words('超时；没人知悉就每天再提醒', 'Overdue; again each day until somebody acknowledges it'),
  },
  {
    clocks: [...underway, ...ending],
    offset: words('+4小时', '+4h'),
    level: 2,
    roles: ['handler', 'firstReceiver', 'manager'],
    remark: words('仍未完成', 'Still not done'),
  },
  {
    clocks: [...underway, ...ending],
    offset: words('+24小时', '+24h'),
    level: 3,
    roles: ['firstReceiver', 'company'],
    remark: words('上移公司', 'Moves up to the company'),
  },
  {
    clocks: ['reply'],
    offset: words('-1小时', '-1h'),
    level: 0,
    roles: ['handler'],
    remark: words('到时前提醒', 'Reminder before it is due'),
  },
  {
    clocks: ['promise'],
    offset: words('-4小时', '-4h'),
    level: 0,
    roles: ['handler'],
    remark: words('对客户的承诺快到了', 'A promise to the customer is nearly due'),
  },
  {
    clocks: ['slip'],
    offset: words('0', '0'),
    level: 2,
    roles: ['firstReceiver', 'supervisor', 'manager'],
    remark: words('承诺第二次推迟', 'A promise put off for the second time'),
  },
  {
    clocks: ['critical'],
    offset: words('0', '0'),
    level: 2,
    roles: ['handler', 'firstReceiver', 'supervisor', 'manager'],
    every: words('30分钟', '30m'),
    most: 3,
    night: 'sent',
    remark: words('困人、火灾、水浸、伤人：立即同时上报', 'Entrapment, fire, flooding, injuries: up at once, to both'),
  },
  {
    clocks: ['abnormal'],
    offset: words('0', '0'),
    level: 2,
    roles: ['firstReceiver', 'supervisor', 'company'],
    remark: words('非正常投诉：立即上报', 'Abnormal complaint: up at once'),
  },
  {
    clocks: ['incident', 'upset', 'authority'],
    offset: words('0', '0'),
    level: 1,
    roles: ['handler', 'firstReceiver', 'supervisor'],
    night: 'sent',
    remark: words('立即上报', 'Up at once'),
  },
  // That a callback is to be made is told by its row, with its deadline and its caller, and by the reminder: a mail about each case that
  // is finished would be the most frequent of all, and ask for nothing yet.
  {
    clocks: ['callback'],
    offset: words('75%', '75%'),
    level: 0,
    roles: ['caller'],
    remark: words('回访的时限用去四分之三时提醒', 'Reminder when three quarters of the time to call back are used'),
  },
  {
    clocks: ['callback'],
    offset: words('0', '0'),
    level: 1,
    roles: ['caller', 'firstReceiver', 'supervisor'],
    every: words('1天', '1d'),
    most: 3,
    remark: words(
      '该回访没有回访；没人知悉就每天再提醒',
      'Not called back in time; again each day until somebody acknowledges it',
    ),
  },
  {
    clocks: ['callback'],
    offset: words('+1天', '+1d'),
    level: 2,
    roles: ['caller', 'firstReceiver', 'manager'],
    remark: words('仍未回访', 'Still not called back'),
  },
  {
    clocks: ['callback'],
    offset: words('+3天', '+3d'),
    level: 3,
    roles: ['firstReceiver', 'company'],
    remark: words('上移公司', 'Moves up to the company'),
  },
  // Whether anybody answers then is the matter of *respond*, which begins anew and goes up by itself: told once is enough.
  {
    clocks: ['reopened'],
    offset: words('0', '0'),
    level: 1,
    roles: ['handler', 'firstReceiver', 'supervisor'],
    remark: words(
      '客户不满意，重开：立即上报，并且高一级',
      'Not satisfied and reopened: up at once, and one level higher',
    ),
  },
  {
    clocks: ['unreached'],
    offset: words('0', '0'),
    level: 1,
    roles: ['caller', 'firstReceiver', 'supervisor'],
    remark: words('多次回访联系不上客户', 'Called several times, and the customer was not reached'),
  },
  {
    clocks: ['unreached'],
    offset: words('+3天', '+3d'),
    level: 2,
    roles: ['firstReceiver', 'supervisor', 'manager'],
    remark: words('仍未联系上', 'Still not reached'),
  },
  {
    clocks: ['repeat'],
    offset: words('0', '0'),
    level: 1,
    roles: ['handler', 'firstReceiver', 'supervisor'],
    remark: words('同一客户、同一件事又来：立即上报', 'The same customer with the same matter again: up at once'),
  },
  {
    clocks: ['handover'],
    offset: words('0', '0'),
    level: 0,
    roles: ['handler'],
    remark: words('换了责任人：告诉接手的人', 'Another handler: whoever takes over is told'),
  },
  {
    clocks: ['entry'],
    offset: words('0', '0'),
    level: 1,
    roles: ['firstReceiver'],
    remark: words('一行填错太久', 'A row wrong for too long'),
  },
  {
    clocks: ['entry'],
    offset: words('+2小时', '+2h'),
    level: 2,
    roles: ['firstReceiver', 'supervisor'],
    remark: words('仍未更正', 'Still not mended'),
  },
]
