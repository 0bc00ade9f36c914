import type { Column } from '../../src/sheet/definition.ts'
import { pauseReasons, priorities, stages } from './choices.ts'

/** The columns that the registers of cases share. A clerk fills the registers left to right, as the call goes. */

/** What the system tells about a row, at its left, where it is seen. */
export const standing = [
  { key: 'number', zh: '编号', en: 'Number', type: 'text', writer: 'system', width: 140 },
  { key: 'stage', zh: '阶段', en: 'Stage', type: 'choice', writer: 'system', width: 80, choices: stages },
  { key: 'check', zh: '检查', en: 'Check', type: 'text', writer: 'system', width: 220 },
] as const satisfies readonly Column[]

export const customer = [
  { key: 'customer', zh: '客户姓名', en: 'Customer', type: 'text', writer: 'people', width: 90 },
  { key: 'phone', zh: '电话', en: 'Phone', type: 'text', writer: 'people', width: 120 },
  {
    key: 'room',
    zh: '房号或地点',
    en: 'Room or place',
    type: 'text',
    writer: 'people',
    width: 110,
    required: true,
    help: { zh: '如 3-2-1201，或公共区域的位置', en: 'e.g. 3-2-1201, or a place in the common area' },
  },
  {
    key: 'occurredAt',
    zh: '发生时间',
    en: 'Happened at',
    type: 'instant',
    writer: 'people',
    width: 130,
    help: { zh: '不填即为受理时间', en: 'Left blank, it is the time of receipt' },
  },
] as const satisfies readonly Column[]

export const matter = [
  {
    key: 'category',
    zh: '类别',
    en: 'Category',
    type: 'text',
    writer: 'people',
    width: 100,
    required: true,
    from: ['categories', 'category'],
  },
  {
    key: 'subcategory',
    zh: '子类',
    en: 'Subcategory',
    type: 'text',
    writer: 'people',
    width: 130,
    from: ['categories', 'subcategory'],
  },
] as const satisfies readonly Column[]

export const priority = [
  {
    key: 'priority',
    zh: '优先级',
    en: 'Priority',
    type: 'choice',
    writer: 'people',
    width: 70,
    choices: priorities,
    help: { zh: '不填则按类别的默认优先级', en: "Left blank, the category's own priority holds" },
  },
] as const satisfies readonly Column[]

export const flags = [
  { key: 'identityVerified', zh: '身份已核实', en: 'Identity verified', type: 'yesno', writer: 'people', width: 90 },
  { key: 'anonymous', zh: '匿名', en: 'Anonymous', type: 'yesno', writer: 'people', width: 60 },
  { key: 'sensitive', zh: '敏感', en: 'Sensitive', type: 'yesno', writer: 'people', width: 60 },
] as const satisfies readonly Column[]

export const owners = [
  { key: 'department', zh: '责任部门', en: 'Department', type: 'text', writer: 'people', width: 90 },
  {
    key: 'handler',
    zh: '责任人',
    en: 'Handler',
    type: 'staff',
    writer: 'people',
    width: 80,
    from: ['staff', 'name'],
  },
] as const satisfies readonly Column[]

export const firstReceiver = [
  {
    key: 'firstReceiver',
    zh: '首问责任人',
    en: 'First receiver',
    type: 'staff',
    writer: 'people',
    width: 90,
    required: true,
    from: ['staff', 'name'],
    help: { zh: '谁接的谁负责到底', en: 'Whoever took the case answers for it to the end' },
  },
] as const satisfies readonly Column[]

export const answering = [
  { key: 'respondedAt', zh: '响应时间', en: 'Responded at', type: 'instant', writer: 'people', width: 130 },
  { key: 'arrivedAt', zh: '到场时间', en: 'Arrived at', type: 'instant', writer: 'people', width: 130 },
  { key: 'repliedAt', zh: '答复时间', en: 'Replied at', type: 'instant', writer: 'people', width: 130 },
  {
    key: 'promisedAt',
    zh: '承诺完成时间',
    en: 'Promised for',
    type: 'instant',
    writer: 'people',
    width: 130,
    help: {
      zh: '告诉客户的完成时间，过了未办结即为超时；只写日期的，算到当天 23:59。改期会记入“历史”，第二次推迟会上报',
      en: 'What the customer was told: overdue from then on; a mere date means 23:59 of that day. Changes go into the tab "History"; a second delay is escalated',
    },
    deadlineUntil: 'resolvedAt',
  },
] as const satisfies readonly Column[]

export const progress = [
  { key: 'progress', zh: '最新进展', en: 'Latest progress', type: 'text', writer: 'people', width: 200 },
  { key: 'progressAt', zh: '进展时间', en: 'Progress at', type: 'instant', writer: 'people', width: 130 },
  {
    key: 'pauseReason',
    zh: '暂停原因',
    en: 'Paused for',
    type: 'choice',
    writer: 'people',
    width: 80,
    choices: pauseReasons,
  },
  {
    key: 'pausedAt',
    zh: '暂停开始',
    en: 'Paused at',
    type: 'instant',
    writer: 'people',
    width: 130,
    help: {
      zh: '再次暂停：直接改成新的开始时间，再清空“暂停结束”；上一次已经记下',
      en: 'Paused again: type the new start over the old one, then clear "Resumed at"; the pause before is kept',
    },
  },
  {
    key: 'resumedAt',
    zh: '暂停结束',
    en: 'Resumed at',
    type: 'instant',
    writer: 'people',
    width: 130,
    help: {
      zh: '填得与“暂停开始”相同，即取消这一次暂停',
      en: 'The same as "Paused at" takes the pause back',
    },
  },
  { key: 'result', zh: '处理结果', en: 'Result', type: 'text', writer: 'people', width: 200 },
] as const satisfies readonly Column[]

export const reopening = [
  {
    key: 'reopenedAt',
    zh: '重开时间',
    en: 'Reopened at',
    type: 'instant',
    writer: 'people',
    width: 130,
    help: {
      zh: '客户不满意：填重开时间，时限从此重新计算',
      en: 'The customer is not satisfied: fill this and every deadline starts anew from here',
    },
  },
] as const satisfies readonly Column[]

export const remarks = [
  { key: 'exemplary', zh: '典型案例', en: 'Exemplary', type: 'yesno', writer: 'people', width: 80 },
  { key: 'remark', zh: '备注', en: 'Remark', type: 'text', writer: 'people', width: 200 },
  {
    key: 'externalId',
    zh: '原编号',
    en: 'External number',
    type: 'text',
    writer: 'people',
    width: 110,
    help: { zh: '导入时原系统的编号', en: 'Its number in the system it was imported from' },
  },
] as const satisfies readonly Column[]

const due = { type: 'instant', writer: 'system', width: 130 } as const

/** The deadlines, one a clock (R14). The colour stays until the column of `deadlineUntil` is filled. */
export const dispatchDeadline = [
  { key: 'dispatchDue', zh: '派单时限', en: 'Dispatch by', ...due, deadlineUntil: 'dispatchedAt' },
] as const satisfies readonly Column[]

export const deadlines = [
  { key: 'respondDue', zh: '响应时限', en: 'Respond by', ...due, deadlineUntil: 'respondedAt' },
  { key: 'arriveDue', zh: '到场时限', en: 'Arrive by', ...due, deadlineUntil: 'arrivedAt' },
  { key: 'replyDue', zh: '回复时限', en: 'Reply by', ...due, deadlineUntil: 'repliedAt' },
  { key: 'resolveDue', zh: '办结时限', en: 'Resolve by', ...due, deadlineUntil: 'resolvedAt' },
  { key: 'progressDue', zh: '进展时限', en: 'Progress by', ...due, deadlineUntil: 'resolvedAt' },
  { key: 'callbackDue', zh: '回访时限', en: 'Call back by', ...due },
] as const satisfies readonly Column[]

/** What the sweep remembers of a row. Hidden: nobody needs to read it, and losing it costs one more look at the row. */
export const memory = [
  { key: 'basis', zh: '时限依据', en: 'Deadline basis', type: 'text', writer: 'system', width: 100, hidden: true },
  { key: 'seen', zh: '已阅', en: 'Seen', type: 'text', writer: 'system', width: 100, hidden: true },
] as const satisfies readonly Column[]
