import type { Choice } from '../../src/sheet/definition.ts'

/** The fixed lists behind the dropdowns, in the words that staff use (rules R01–R13). */

export const channels = [
  { key: 'visit', zh: '来访', en: 'Visit', also: ['walk-in', 'in person'] },
  { key: 'phone', zh: '来电', en: 'Phone', also: ['电话', '热线', 'call'] },
  {
    key: 'online',
    zh: '线上',
    en: 'Online',
    also: ['微信', '微信群', '业主群', 'APP', '小程序', '公众号', 'web', 'wechat'],
  },
  { key: 'mail', zh: '邮件', en: 'Mail', also: ['电子邮件', 'email'] },
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

const unaccepted = { key: 'unaccepted', zh: '待更正', en: 'To be corrected' } as const satisfies Choice
const waiting = { key: 'waiting', zh: '待响应', en: 'Waiting for response' } as const satisfies Choice

export const stages = [
  unaccepted,
  waiting,
  { key: 'working', zh: '处理中', en: 'In progress' },
  { key: 'paused', zh: '暂停', en: 'Paused' },
  { key: 'resolved', zh: '已办结', en: 'Resolved' },
  { key: 'toCall', zh: '待回访', en: 'To be called back' },
  { key: 'declined', zh: '拒访待关', en: 'Declined, closing' },
  { key: 'closed', zh: '已关闭', en: 'Closed' },
] as const satisfies readonly Choice[]

/** R04: an incident is over in two steps. */
export const incidentStages = [
  unaccepted,
  waiting,
  { key: 'working', zh: '处置中', en: 'Being dealt with' },
  { key: 'resolved', zh: '已控制', en: 'Under control' },
  { key: 'afterCare', zh: '善后中', en: 'After-care' },
  { key: 'toCall', zh: '待回访', en: 'To be called back' },
  { key: 'declined', zh: '拒访待关', en: 'Declined, closing' },
  { key: 'closed', zh: '已结案', en: 'Closed' },
] as const satisfies readonly Choice[]

export const callbackStages = [
  unaccepted,
  { key: 'toCall', zh: '待回访', en: 'To be called' },
  { key: 'called', zh: '已回访', en: 'Called' },
  { key: 'notReached', zh: '未接通', en: 'Not reached' },
  { key: 'refused', zh: '拒访', en: 'Refused' },
  { key: 'needless', zh: '不必回访', en: 'Not needed any more' },
] as const satisfies readonly Choice[]

/** What a clerk may choose instead of typing a time. */
export const statuses = [
  { key: 'working', zh: '处理中', en: 'In progress', also: ['办理中', '进行中'] },
  { key: 'resolved', zh: '已办结', en: 'Resolved', also: ['办结', '已完成', '完成', '已处理', 'done'] },
  { key: 'reopened', zh: '重开', en: 'Reopened', also: ['重新打开', '再次处理'] },
] as const satisfies readonly Choice[]

/** R11: what the customer is after. */
export const wishes = [
  { key: 'respect', zh: '求尊重', en: 'Respect', also: ['尊重'] },
  { key: 'venting', zh: '求发泄', en: 'Venting', also: ['发泄'] },
  { key: 'compensation', zh: '求补偿', en: 'Compensation', also: ['补偿', '赔偿', '求赔偿'] },
  { key: 'avoiding', zh: '逃避责任', en: 'Avoiding liability' },
  { key: 'hostile', zh: '极端敌视', en: 'Hostile' },
  { key: 'mixed', zh: '综合', en: 'Mixed' },
] as const satisfies readonly Choice[]

/** R12 */
export const validities = [
  { key: 'valid', zh: '有效', en: 'Valid' },
  { key: 'partly', zh: '部分有效', en: 'Partly valid' },
  { key: 'invalid', zh: '无效', en: 'Not valid' },
] as const satisfies readonly Choice[]

/** R12: who answers for a valid complaint. */
export const responsibleParties = [
  { key: 'company', zh: '物业公司', en: 'Management company', also: ['物业', '本公司'] },
  { key: 'developer', zh: '开发商', en: 'Developer', also: ['地产', '建设单位'] },
  { key: 'contractor', zh: '施工或维保单位', en: 'Contractor', also: ['施工单位', '维保单位', '供应商'] },
  { key: 'customer', zh: '业主或住户', en: 'Customer', also: ['业主', '住户', '客户'] },
  { key: 'other', zh: '其它', en: 'Other', also: ['其他', '第三方'] },
] as const satisfies readonly Choice[]

/** R13 */
export const abnormalSigns = [
  { key: 'claims', zh: '索赔远超标准', en: 'Claims far above any standard' },
  { key: 'noEvidence', zh: '拒不举证', en: 'Shows no evidence' },
  { key: 'refusesInspection', zh: '拒绝检测', en: 'Refuses official inspection' },
  { key: 'threats', zh: '以媒体或暴力相威胁', en: 'Threatens media or force' },
  { key: 'professional', zh: '职业索赔', en: 'Professional claimant' },
] as const satisfies readonly Choice[]

/** R13: the checklist that an abnormal complaint carries. */
export const evidence = [
  { key: 'contract', zh: '合同', en: 'Contract' },
  { key: 'photos', zh: '照片', en: 'Photos' },
  { key: 'recordings', zh: '录音录像', en: 'Recordings', also: ['录音', '录像'] },
  { key: 'report', zh: '第三方报告', en: 'Third-party report', also: ['检测报告'] },
  { key: 'witness', zh: '证人', en: 'Witness' },
  { key: 'none', zh: '无', en: 'None', also: ['没有'] },
] as const satisfies readonly Choice[]

/** R03 */
export const callbackWhy = [
  { key: 'mandatory', zh: '必访', en: 'Mandatory' },
  { key: 'sampled', zh: '抽访', en: 'Sampled' },
] as const satisfies readonly Choice[]

/** R32: what is always called back. */
export const callbackReasons = [
  { key: 'complaint', zh: '投诉', en: 'Complaint' },
  { key: 'contractor', zh: '外来施工', en: 'Outside contractor' },
  { key: 'emergency', zh: '给排水等紧急报修', en: 'Emergency repair', also: ['给排水', '紧急报修'] },
  { key: 'information', zh: '有效信息', en: 'Valid information' },
] as const satisfies readonly Choice[]

export const callbackMethods = [
  { key: 'phone', zh: '电话', en: 'Phone', also: ['来电', '去电'] },
  { key: 'visit', zh: '上门', en: 'Visit', also: ['上门回访'] },
  { key: 'online', zh: '线上', en: 'Online', also: ['微信'] },
  { key: 'questionnaire', zh: '问卷', en: 'Questionnaire' },
] as const satisfies readonly Choice[]

export const satisfactions = [
  { key: 'satisfied', zh: '满意', en: 'Satisfied', also: ['很满意', '非常满意'] },
  { key: 'fairly', zh: '基本满意', en: 'Fairly satisfied', also: ['较满意', '一般满意'] },
  { key: 'dissatisfied', zh: '不满意', en: 'Not satisfied', also: ['不满'] },
] as const satisfies readonly Choice[]

export const unreached = [
  { key: 'refused', zh: '拒访', en: 'Refused', also: ['拒绝'] },
  { key: 'notReached', zh: '未接通', en: 'Not reached', also: ['未接', '无人接听', '打不通'] },
] as const satisfies readonly Choice[]

export const roles = [
  { key: 'handler', zh: '责任人', en: 'Handler' },
  { key: 'firstReceiver', zh: '首问责任人', en: 'First receiver' },
  { key: 'caller', zh: '回访人', en: 'Caller' },
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
  { key: 'critical', zh: '特急', en: 'Critical' },
  { key: 'incident', zh: '突发事件', en: 'Incident' },
  { key: 'abnormal', zh: '非正常投诉', en: 'Abnormal complaint' },
  { key: 'upset', zh: '情绪未平息', en: 'Customer not calmed' },
  { key: 'authority', zh: '超出权限', en: 'Beyond authority' },
  { key: 'repeat', zh: '重复', en: 'Repeat' },
  { key: 'reopened', zh: '不满意重开', en: 'Reopened as not satisfied' },
  { key: 'unreached', zh: '多次未接通', en: 'Customer not reached' },
  { key: 'handover', zh: '转交', en: 'Handover' },
  { key: 'entry', zh: '更正', en: 'Correction' },
] as const satisfies readonly Choice[]

/** What a line of the notices speaks of: besides clocks, what became of the workbook itself, and of other lines. No rule of escalation names that. */
export const noticeClocks = [
  ...clocks,
  { key: 'health', zh: '运行状况', en: 'Health' },
  { key: 'delivery', zh: '未送达', en: 'Undelivered' },
  { key: 'daily', zh: '日清', en: 'Daily clear' },
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

/** What a rule of escalation does in the quiet hours (R24). */
export const atNight = [
  { key: 'held', zh: '等天亮', en: 'Held' },
  { key: 'sent', zh: '照发', en: 'Mailed' },
] as const satisfies readonly Choice[]

/** What a line of the history speaks of. */
export const historyKinds = [
  { key: 'stage', zh: '阶段', en: 'Stage' },
  { key: 'number', zh: '编号', en: 'Number' },
  { key: 'promise', zh: '承诺', en: 'Promise' },
  { key: 'policy', zh: '时限标准', en: 'Time limits' },
  { key: 'action', zh: '办理', en: 'Action' },
  { key: 'callback', zh: '回访', en: 'Callback' },
  { key: 'repeat', zh: '重复', en: 'Repeat' },
] as const satisfies readonly Choice[]

/** How a line of the history was learnt. */
export const learntBy = [
  { key: 'seen', zh: '巡检看到', en: 'Seen by a sweep' },
  { key: 'command', zh: '命令', en: 'Command' },
  { key: 'mail', zh: '邮件按钮', en: 'Mail button' },
] as const satisfies readonly Choice[]

export const noticeStates = [
  { key: 'queued', zh: '待发', en: 'Queued' },
  { key: 'sending', zh: '发送中', en: 'Sending' },
  { key: 'sent', zh: '已发', en: 'Sent' },
  { key: 'unknown', zh: '结果不明', en: 'Unknown' },
  { key: 'failed', zh: '失败', en: 'Failed' },
  { key: 'dropped', zh: '不必再发', en: 'No longer needed' },
  { key: 'folded', zh: '已归并', en: 'Folded' },
] as const satisfies readonly Choice[]

export const languages = [
  { key: 'zh', zh: '中文', en: 'Chinese', also: ['zh-CN'] },
  { key: 'en', zh: '英文', en: 'English' },
] as const satisfies readonly Choice[]

export const yesNo = [
  { key: 'yes', zh: '是', en: 'Yes', also: ['√', '✓', 'y', 'true', '1'] },
  { key: 'no', zh: '否', en: 'No', also: ['×', '✗', 'n', 'false', '0'] },
] as const satisfies readonly Choice[]
