import type { Choice } from '../../src/sheet/definition.ts'

/** The fixed lists behind the dropdowns, in the words that staff use (rules R01–R13). */

export const channels = [
  { key: 'visit', zh: '来访', en: 'Visit' },
  { key: 'phone', zh: '来电', en: 'Phone', also: ['电话', 'call'] },
  { key: 'online', zh: '线上', en: 'Online', also: ['微信', 'APP', 'web'] },
  { key: 'mail', zh: '邮件', en: 'Mail', also: ['email'] },
  { key: 'box', zh: '意见箱', en: 'Box' },
  { key: 'patrol', zh: '巡查', en: 'Patrol', also: ['巡检'] },
] as const satisfies readonly Choice[]

export const repairChannels = [
  ...channels,
  { key: 'handover', zh: '交付验房', en: 'Hand-over inspection' },
  { key: 'reinspection', zh: '装修验房', en: 'Re-inspection before decoration' },
] as const satisfies readonly Choice[]

export const priorities = [
  { key: 'critical', zh: '特急', en: 'Critical' },
  { key: 'urgent', zh: '紧急', en: 'Urgent', also: ['加急', '急'] },
  { key: 'normal', zh: '一般', en: 'Normal', also: ['普通'] },
] as const satisfies readonly Choice[]

/** R10: the first four are subjective, the others objective. */
export const causes = [
  { key: 'attitude', zh: '态度', en: 'Attitude' },
  { key: 'words', zh: '言语', en: 'Words' },
  { key: 'measures', zh: '措施', en: 'Measures' },
  { key: 'irresponsible', zh: '工作不负责任', en: 'Irresponsible work' },
  { key: 'product', zh: '产品缺陷', en: 'Product defect' },
  { key: 'design', zh: '设计不合理', en: 'Unreasonable design' },
  { key: 'environment', zh: '外部环境差', en: 'Poor outside environment' },
  { key: 'rules', zh: '政策法规不健全', en: 'Immature rules' },
] as const satisfies readonly Choice[]

export const doers = [
  { key: 'own', zh: '自有工程', en: 'Own engineering' },
  { key: 'contractor', zh: '外来施工', en: 'Outside contractor' },
  { key: 'maintenance', zh: '维保单位', en: 'Maintenance company' },
] as const satisfies readonly Choice[]

/** What a case may wait for (R21). */
export const pauseReasons = [
  { key: 'customer', zh: '等客户', en: 'Customer', also: ['客户'] },
  { key: 'parts', zh: '等配件', en: 'Parts', also: ['配件'] },
] as const satisfies readonly Choice[]

export const stages = [
  { key: 'unaccepted', zh: '待更正', en: 'To be corrected' },
  { key: 'waiting', zh: '待响应', en: 'Waiting for response' },
  { key: 'working', zh: '处理中', en: 'In progress' },
  { key: 'paused', zh: '暂停', en: 'Paused' },
  { key: 'resolved', zh: '已办结', en: 'Resolved' },
] as const satisfies readonly Choice[]

export const roles = [
  { key: 'handler', zh: '责任人', en: 'Handler' },
  { key: 'firstReceiver', zh: '首问责任人', en: 'First receiver' },
  { key: 'supervisor', zh: '客服主任', en: 'Service supervisor' },
  { key: 'manager', zh: '项目经理', en: 'Project manager' },
  { key: 'company', zh: '公司客服中心', en: 'Company service centre' },
  { key: 'administrator', zh: '管理员', en: 'Administrator' },
] as const satisfies readonly Choice[]

export const registers = [
  { key: 'complaint', zh: '投诉', en: 'Complaint' },
  { key: 'repair', zh: '报修', en: 'Repair' },
  { key: 'callback', zh: '回访', en: 'Callback' },
  { key: 'incident', zh: '突发事件', en: 'Incident' },
] as const satisfies readonly Choice[]

export const clocks = [
  { key: 'dispatch', zh: '派单', en: 'Dispatch' },
  { key: 'respond', zh: '响应', en: 'Respond' },
  { key: 'arrive', zh: '到场', en: 'Arrive' },
  { key: 'reply', zh: '回复', en: 'Reply' },
  { key: 'resolve', zh: '办结', en: 'Resolve' },
  { key: 'progress', zh: '进展', en: 'Progress' },
  { key: 'callback', zh: '回访', en: 'Callback' },
  { key: 'promise', zh: '承诺', en: 'Promise' },
  { key: 'slip', zh: '再次推迟', en: 'Promise put off again' },
] as const satisfies readonly Choice[]

/** The calendars that the code knows by themselves; a site may have any others. */
export const calendarNames = [
  { key: 'always', zh: '24小时', en: 'Round the clock', also: ['24h'] },
  { key: 'working', zh: '工作时间', en: 'Working time' },
] as const satisfies readonly Choice[]

/** What a calendar does on public holidays. */
export const publicHolidays = [
  { key: 'worked', zh: '照常上班', en: 'Worked', also: ['无', '不休', 'none'] },
  { key: 'china', zh: '中国', en: 'China', also: ['中国法定节假日', '休', 'CN'] },
] as const satisfies readonly Choice[]

/** What a line of the history speaks of. */
export const historyKinds = [
  { key: 'promise', zh: '承诺', en: 'Promise' },
  { key: 'policy', zh: '时限标准', en: 'Time limits' },
] as const satisfies readonly Choice[]

export const noticeStates = [
  { key: 'sending', zh: '发送中', en: 'Sending' },
  { key: 'sent', zh: '已发', en: 'Sent' },
  { key: 'failed', zh: '失败', en: 'Failed' },
  { key: 'dropped', zh: '不必再发', en: 'No longer needed' },
] as const satisfies readonly Choice[]

export const languages = [
  { key: 'zh', zh: '中文', en: 'Chinese', also: ['zh-CN'] },
  { key: 'en', zh: '英文', en: 'English' },
] as const satisfies readonly Choice[]

export const yesNo = [
  { key: 'yes', zh: '是', en: 'Yes', also: ['√', '✓', 'y', 'true', '1'] },
  { key: 'no', zh: '否', en: 'No', also: ['×', '✗', 'n', 'false', '0'] },
] as const satisfies readonly Choice[]
