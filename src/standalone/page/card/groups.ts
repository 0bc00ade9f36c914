import type { ViewColumn } from './context.ts'

type GroupName = 'receipt' | 'customer' | 'matter' | 'owners' | 'handling' | 'closing' | 'remarks'

/**
 * Which group a column of the registers stands in, by its header in either language, the way a case goes. The page knows the
 * workbook by its headers alone; a test holds these against the workbook's definition.
 */
const GROUPS: Readonly<Record<GroupName, readonly string[]>> = {
  receipt: [
    ...['受理时间', 'Received at', '渠道', 'Channel', '来源', 'Source', '首问责任人', 'First receiver'],
    ...['报告时间', 'Reported at', '接报人', '个案编号', 'Case', '回访类型', 'Why'],
    ...['必访理由', 'Mandatory because', '回访人', 'Caller'],
  ],
  customer: [
    ...['客户姓名', 'Customer', '电话', 'Phone', '房号或地点', 'Room or place', '发生时间', 'Happened at'],
    ...['发生地点', 'Where it happened', '报告人', 'Reporter', '地点', 'Place'],
  ],
  matter: [
    ...['类别', 'Category', '子类', 'Subcategory', '投诉内容', 'Complaint', '报修内容', 'Repair', '优先级', 'Priority'],
    ...['情绪未平息', 'Not calmed', '超出权限', 'Beyond authority', '身份已核实', 'Identity verified'],
    ...['匿名', 'Anonymous', '敏感', 'Sensitive', '客户诉求', 'What the customer wants', '非正常投诉', 'Abnormal'],
    ...['非正常表现', 'Signs of it', '证据清单', 'Evidence held', '预约时间', 'Appointment'],
    ...['有偿', 'Paid', '报价', 'Fee quoted', '客户同意收费', 'Fee agreed'],
    ...['不是重复', 'Not a repeat', '有效信息', 'Valid information'],
    ...['Class', '种类', 'Kind', '经过', 'What happened', '伤亡人数', 'Injured'],
  ],
  owners: [...['责任部门', 'Department', '责任人', 'Handler', '施工方', 'Done by', '派单时间', 'Dispatched at']],
  handling: [
    ...['响应时间', 'Responded at', '到场时间', 'Arrived at', '答复时间', 'Replied at', '承诺完成时间', 'Promised for'],
    ...['最新进展', 'Latest progress', '进展时间', 'Progress at', '暂停原因', 'Paused for', '暂停开始', 'Paused at'],
    ...['暂停结束', 'Resumed at', '办理情况', 'Status', '处理结果', 'Result', '材料', 'Materials'],
    ...['现场措施', 'Measures on the scene', '已报告', 'Reported to', '已报警', 'Police called'],
    ...['回访方式', 'Method', '回访时间', 'Called at', '第几次', 'Attempts', '未访成', 'Not done'],
  ],
  closing: [
    ...['办结时间', 'Resolved at', '完工时间', 'Completed at', '当场解决且满意', 'Settled on the spot, satisfied'],
    ...[
      '当场满意度',
      'Satisfied on the spot?',
      '投诉原因',
      'Cause',
      '是否有效',
      'Valid',
      '责任方',
      'Responsible party',
      '重开时间',
      'Reopened at',
    ],
    ...['控制时间', 'Under control at', '善后至', 'After-care until', '结案时间', 'Closed at'],
    ...['是否已处理', 'Was it handled?', '满意度', 'Satisfied?', '客户建议', 'Suggestions'],
  ],
  remarks: ['典型案例', 'Exemplary', '备注', 'Remark', '原编号', 'External number'],
}

/** The columns of a case that the page itself speaks of. */
const ROLES = {
  number: ['编号', 'Number'],
  stage: ['阶段', 'Stage'],
  check: ['检查', 'Check'],
  phone: ['电话', 'Phone', '客户电话', 'Customer phone'],
  case: ['个案编号', 'Case'],
  room: ['房号或地点', 'Room or place', '地点', 'Place', '房号', 'Room'],
  customer: ['客户姓名', 'Customer', '报告人', 'Reporter', '客户'],
  category: ['类别', 'Category', 'Class'],
  description: ['投诉内容', 'Complaint', '报修内容', 'Repair', '经过', 'What happened'],
  caller: ['回访人', 'Caller'],
  calledAt: ['回访时间', 'Called at'],
  outcome: ['未访成', 'Not done'],
  handled: ['是否已处理', 'Was it handled?'],
  satisfaction: ['满意度', 'Satisfied?'],
  suggestion: ['客户建议', 'Suggestions'],
} as const
export type Role = keyof typeof ROLES

const plain = (header: string): string => header.replaceAll(/\s+/g, ' ').trim().toLowerCase()

const groupOf = new Map(
  Object.entries(GROUPS).flatMap(([name, headers]) =>
    headers.map((header) => [plain(header), name as GroupName] as const),
  ),
)

/** The column with a role, of the tab; a tab that is no register may have none. */
export const columnFor = (columns: readonly ViewColumn[], role: Role): ViewColumn | undefined => {
  const headers: readonly string[] = ROLES[role].map(plain)
  return columns.find(({ header }) => headers.includes(plain(header)))
}

/** Whether a tab with these headers holds cases: they have a number and a stage. */
export const isRegister = (headers: readonly string[]): boolean =>
  [ROLES.number, ROLES.stage].every((role) => headers.some((header) => role.map(plain).includes(plain(header))))

export type Group = {
  /** Undefined: a tab that is no register has one group without a name. */
  readonly name: GroupName | 'other' | undefined
  readonly columns: readonly ViewColumn[]
}

export type CardColumns = {
  /** The system's: number, stage, deadlines. */
  readonly system: readonly ViewColumn[]
  /** What people fill, group by group. A column of people's own stands with the one at its left. */
  readonly groups: readonly Group[]
}

/** How the columns of a tab stand on a card. Hidden ones do not. */
export function cardColumns(all: readonly ViewColumn[]): CardColumns {
  const columns = all.filter(({ hidden, header }) => !hidden && header.trim() !== '')
  const system = columns.filter((column) => column.system)
  const people = columns.filter((column) => !column.system)
  const known = people.filter(({ header }) => groupOf.has(plain(header))).length
  if (known < 5) return { system, groups: people.length === 0 ? [] : [{ name: undefined, columns: people }] }
  const members = new Map<GroupName | 'other', ViewColumn[]>()
  let last: GroupName | 'other' = 'other'
  for (const column of people) {
    last = groupOf.get(plain(column.header)) ?? last
    const group = members.get(last)
    if (group === undefined) members.set(last, [column])
    else group.push(column)
  }
  const order = [...(Object.keys(GROUPS) as GroupName[]), 'other' as const]
  return {
    system,
    groups: order.flatMap((name) => {
      const found = members.get(name)
      return found === undefined ? [] : [{ name, columns: found }]
    }),
  }
}
