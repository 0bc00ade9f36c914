import type { Column } from '../../../src/sheet/definition.ts'
import { pauseReasons, statuses } from '../choices.ts'
import { words } from '../content/words.ts'

/** What is written down while a case is worked on, and when it ends. */

const moment = { type: 'instant', writer: 'people', width: 130, expects: 'past' } as const

export const owners = [
  {
    key: 'department',
    zh: '责任部门',
    en: 'Department',
    type: 'text',
    writer: 'people',
    width: 90,
    from: ['staff', 'department'],
    help: words('“人员”表里的部门', 'A department of the tab "Staff"'),
    example: words('秩序部', 'Security'),
  },
  {
    key: 'handler',
    zh: '责任人',
    en: 'Handler',
    type: 'staff',
    writer: 'people',
    width: 80,
    from: ['staff', 'name'],
    help: words('现在由谁处理；名字要在“人员”表里', 'Who works on it now; a name of the tab "Staff"'),
    example: words('赵磊', 'Zhao Lei'),
  },
] as const satisfies readonly Column[]

export const answering = [
  {
    key: 'respondedAt',
    zh: '响应时间',
    en: 'Responded at',
    ...moment,
    help: words('第一次答复客户的时间', 'When the customer was first answered'),
    example: words('2026-11-21 09:32', '2026-11-21 09:32'),
  },
  {
    key: 'arrivedAt',
    zh: '到场时间',
    en: 'Arrived at',
    ...moment,
    help: words('有人到达现场的时间', 'When somebody was on the scene'),
  },
] as const satisfies readonly Column[]

export const replying = [
  {
    key: 'repliedAt',
    zh: '答复时间',
    en: 'Replied at',
    ...moment,
    help: words('与客户商定处理办法的时间', 'When the customer was given an agreed answer'),
  },
  {
    key: 'promisedAt',
    zh: '承诺完成时间',
    en: 'Promised for',
    type: 'instant',
    writer: 'people',
    width: 130,
    expects: 'future',
    help: words(
      '答应客户的完成时间，过了没办结就是超时；只写日期的算到当天 23:59；推迟两次会上报',
      'What the customer was promised; a mere date means 23:59; put off twice, it goes up',
    ),
    deadlineUntil: 'resolvedAt',
  },
] as const satisfies readonly Column[]

export const progress = [
  {
    key: 'progress',
    zh: '最新进展',
    en: 'Latest progress',
    type: 'text',
    writer: 'people',
    width: 200,
    help: words('告诉客户的最近一次情况', 'What the customer was last told'),
    example: words('已联系车主挪车', 'Owner of the car was called'),
  },
  {
    key: 'progressAt',
    zh: '进展时间',
    en: 'Progress at',
    ...moment,
    help: words(
      '告诉客户的时间；没办结就要按时再告诉',
      'When the customer was told; told again in time while it is open',
    ),
    example: words('2026-11-21 09:50', '2026-11-21 09:50'),
  },
] as const satisfies readonly Column[]

/** Who knows of it (R31). */
export const acknowledging = [
  {
    key: 'acknowledgedBy',
    zh: '知悉人',
    en: 'Acknowledged by',
    type: 'staff',
    writer: 'people',
    width: 80,
    rare: true,
    from: ['staff', 'name'],
    help: words(
      '谁已知悉：这一级的重复提醒就停，下一级照常；邮件里的“知悉”也填在这里',
      'Who knows of it: the repeats of that level stop, the next level does not; the button in the mail fills it as well',
    ),
  },
  {
    key: 'acknowledgedAt',
    zh: '知悉时间',
    en: 'Acknowledged at',
    rare: true,
    ...moment,
    help: words('不填：以系统看到的时间为准', 'Blank: from when it was seen'),
  },
  {
    key: 'acknowledgedLevels',
    zh: '知悉级别',
    en: 'Acknowledged levels',
    type: 'text',
    writer: 'people',
    width: 80,
    rare: true,
    help: words('如 1、2；不填：到那时为止的各级', 'e.g. 1, 2; blank: every level that was reached by then'),
  },
] as const satisfies readonly Column[]

export const pauses = [
  {
    key: 'pauseReason',
    zh: '暂停原因',
    en: 'Paused for',
    type: 'choice',
    writer: 'people',
    width: 80,
    choices: pauseReasons,
    help: words(
      '等客户或等配件：填了原因和开始时间，办结时限才停',
      'The resolve clock stands still once the reason and the start are given',
    ),
  },
  {
    key: 'pausedAt',
    zh: '暂停开始',
    en: 'Paused at',
    ...moment,
    help: words(
      '再次暂停：改成新的开始时间，再清空“暂停结束”；上一次已经记下',
      'Paused again: type the new start, then clear "Resumed at"; the pause before is kept',
    ),
  },
  {
    key: 'resumedAt',
    zh: '暂停结束',
    en: 'Resumed at',
    ...moment,
    help: words('填得与“暂停开始”相同，即取消这一次暂停', 'The same as "Paused at" takes the pause back'),
  },
] as const satisfies readonly Column[]

export const status = {
  key: 'status',
  zh: '办理情况',
  en: 'Status',
  type: 'choice',
  writer: 'people',
  width: 80,
  choices: statuses,
  help: words(
    '可以不填：阶段由时间决定。选“已办结”或“重开”而不填时间，以系统看到的时间为准',
    'May stay blank: the times decide. "Resolved" or "Reopened" without a time counts from when it was seen',
  ),
} as const satisfies Column

export const result = {
  key: 'result',
  zh: '处理结果',
  en: 'Result',
  type: 'text',
  writer: 'people',
  width: 200,
  help: words('怎么处理的；办结时必填', 'What was done; needed once it is resolved'),
  example: words('车已挪走，业主认可', 'The car is gone, the owner agrees'),
} as const satisfies Column

export const reopening = [
  {
    key: 'reopenedAt',
    zh: '重开时间',
    en: 'Reopened at',
    ...moment,
    help: words(
      '客户不满意：填重开时间，时限从此重新计算',
      'Not satisfied: fill this, and every deadline starts anew from here',
    ),
  },
] as const satisfies readonly Column[]

/** The clerk's word on what the system took for a repeat (R40). */
export const notRepeat = {
  key: 'notRepeat',
  zh: '不是重复',
  en: 'Not a repeat',
  type: 'yesno',
  writer: 'people',
  width: 80,
  help: words(
    '“疑似重复”认错了就填是：这两件以后不再算重复',
    'Yes where "Likely repeats" is wrong: the two are never taken for one again',
  ),
} as const satisfies Column

export const information = {
  key: 'information',
  zh: '有效信息',
  en: 'Valid information',
  type: 'yesno',
  writer: 'people',
  width: 80,
  rare: true,
  help: words(
    '业主提供的有用线索、隐患填是：办结后必访',
    'Yes where an owner told something worth knowing: always called back',
  ),
} as const satisfies Column

export const remark = {
  key: 'remark',
  zh: '备注',
  en: 'Remark',
  type: 'text',
  writer: 'people',
  width: 200,
} as const satisfies Column

export const archive = [
  {
    key: 'exemplary',
    zh: '典型案例',
    en: 'Exemplary',
    type: 'yesno',
    writer: 'people',
    width: 80,
    rare: true,
    help: words('值得给大家学习的填是', 'Yes where others can learn from it'),
  },
  {
    key: 'externalId',
    zh: '原编号',
    en: 'External number',
    type: 'text',
    writer: 'people',
    width: 110,
    rare: true,
    help: words('导入时原系统的编号', 'Its number in the system it was imported from'),
  },
] as const satisfies readonly Column[]
