import type { Clock } from '../../../src/model/clock.ts'
import type { Words } from '../../../src/model/language.ts'
import type { Role } from '../../../src/model/role.ts'
import { words } from './words.ts'

export type EscalationContent = {
  readonly clocks: readonly Clock[]
  readonly offset: Words
  readonly level: number
  readonly roles: readonly Role[]
  readonly remark: Words
}

const answering: readonly Clock[] = ['dispatch', 'respond', 'arrive']
const finishing: readonly Clock[] = ['reply', 'resolve', 'progress', 'promise']

/** The default chain of R24: handler before it is due, then one level up at a time. Fast clocks move up faster. */
export const escalationContent: readonly EscalationContent[] = [
  {
    clocks: ['reply', 'resolve'],
    offset: words('-1小时', '-1h'),
    level: 0,
    roles: ['handler'],
    remark: words('到时前提醒', 'Reminder before it is due'),
  },
  {
    clocks: [...answering, ...finishing],
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
    clocks: finishing,
    offset: words('+4小时', '+4h'),
    level: 2,
    roles: ['handler', 'firstReceiver', 'manager'],
    remark: words('仍未完成', 'Still not done'),
  },
  {
    clocks: finishing,
    offset: words('+24小时', '+24h'),
    level: 3,
    roles: ['firstReceiver', 'company'],
    remark: words('上移公司', 'Moves up to the company'),
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
    remark: words('立即上报', 'Up at once'),
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
