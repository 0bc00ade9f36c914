import type { CaseRegister } from '../../../src/model/register.ts'

/** A month of an invented estate, one case for each way in which a case can end; times are `11-16 09:05`. */

type Cells = Readonly<Record<string, string>>

/** What somebody types into the row of a case, or into the last callback of it. */
export interface Deed {
  readonly at: string
  readonly said: string
  readonly into: 'case' | 'callback'
  readonly cells: Cells
}

export interface Scene {
  readonly title: string
  readonly register: CaseRegister
  readonly row: Cells & { readonly receivedAt: string }
  readonly deeds: readonly Deed[]
}

const resolved = (at: string, result: string, more: Cells = {}): Deed => ({
  at,
  said: `办结：${result}`,
  into: 'case',
  cells: { respondedAt: at, repliedAt: at, resolvedAt: at, result, ...more },
})
const called = (at: string, satisfaction: string, more: Cells = {}): Deed => ({
  at,
  said: `回访：${satisfaction}`,
  into: 'callback',
  cells: { calledAt: at, method: '电话', outcome: '', handled: '是', satisfaction, ...more },
})
const failed = (at: string, outcome: '未接通' | '拒访'): Deed => ({
  at,
  said: `回访：${outcome}`,
  into: 'callback',
  cells: { calledAt: at, method: '电话', outcome },
})
const typed = (at: string, said: string, cells: Cells): Deed => ({ at, said, into: 'case', cells })

/** A case that was answered at once. */
const complaint = (receivedAt: string, room: string, customer: string, category: string, description: string) =>
  ({
    receivedAt,
    respondedAt: receivedAt,
    firstReceiver: '王芳',
    handler: '赵磊',
    customer,
    room,
    phone: `138${room.replaceAll('-', '').padStart(8, '0')}`,
    category,
    description,
  }) as const
const repair = (receivedAt: string, room: string, customer: string, category: string, description: string) =>
  ({
    ...complaint(receivedAt, room, customer, category, description),
    firstReceiver: '李静',
    handler: '陈强',
    dispatchedAt: receivedAt,
    arrivedAt: receivedAt,
    repliedAt: receivedAt,
  }) as const

/** Those that the draw of that week picks. */
const CALLED: Readonly<Record<number, readonly Deed[]>> = {
  1: [called('12-08 10:00', '满意')],
  2: [called('12-14 10:00', '基本满意')],
}

/** Of the week in which nothing else is finished. */
const DAYS = ['07', '07', '08', '13', '13'] as const

export const MONTH: readonly Scene[] = [
  {
    title: '满意',
    register: 'complaint',
    row: complaint('11-16 09:00', '1-1-101', '何伟', '噪音扰民', '楼上周末装修'),
    deeds: [resolved('11-16 15:00', '装修公司书面承诺'), called('11-17 10:00', '满意')],
  },
  {
    title: '基本满意，客户有建议',
    register: 'complaint',
    row: complaint('11-16 09:10', '1-2-202', '宋文斌', '环境保洁', '电梯厅有积水没人拖'),
    deeds: [
      resolved('11-16 11:00', '已清理'),
      called('11-17 10:20', '基本满意', { suggestion: '雨天请在大堂放防滑垫' }),
    ],
  },
  {
    title: '回访满意，结果没有填',
    register: 'complaint',
    row: complaint('11-16 09:20', '1-2-303', '袁美华', '绿化养护', '树枝挡住了窗户'),
    deeds: [
      typed('11-16 16:00', '办结，没有填处理结果', { repliedAt: '11-16 16:00', resolvedAt: '11-16 16:00' }),
      called('11-17 10:40', '满意'),
      typed('11-18 09:00', '补填处理结果', { result: '已修剪' }),
    ],
  },
  {
    title: '两次不满意，第三轮满意',
    register: 'complaint',
    row: complaint('11-16 09:30', '2-1-401', '蒋涛', '秩序安全', '夜间有人在楼下喧哗'),
    deeds: [
      resolved('11-16 17:00', '已劝离'),
      called('11-17 11:00', '不满意', { handled: '否' }),
      typed('11-17 11:30', '联系了客户', { respondedAt: '11-17 11:30', repliedAt: '11-17 11:30' }),
      resolved('11-18 17:00', '增加一次夜间巡逻'),
      called('11-19 11:00', '不满意', { handled: '否' }),
      resolved('11-21 17:00', '夜间定岗，项目经理上门'),
      called('11-22 11:00', '满意'),
    ],
  },
  {
    title: '不满意，重开以后没有人联系客户',
    register: 'complaint',
    row: complaint('11-16 09:40', '2-1-502', '钱进', '服务态度', '前台说话难听'),
    deeds: [
      resolved('11-16 17:10', '当面致歉'),
      called('11-17 11:10', '不满意', { handled: '否' }),
      resolved('11-19 09:30', '主任上门致歉'),
      called('11-19 16:30', '满意'),
    ],
  },
  {
    title: '拒访，七天没有新的',
    register: 'complaint',
    row: complaint('11-16 10:00', '3-1-101', '郑华', '收费账务', '公摊水费算错'),
    deeds: [resolved('11-16 17:20', '已核对，退费'), failed('11-17 14:00', '拒访')],
  },
  {
    title: '拒访，第三天又为这件事来',
    register: 'complaint',
    row: complaint('11-16 10:10', '3-2-201', '韩雪', '公区设备', '单元门禁坏了，刷卡开不了门'),
    deeds: [resolved('11-16 17:30', '已更换读卡器'), failed('11-17 14:20', '拒访')],
  },
  {
    title: '又来的那一件',
    register: 'complaint',
    row: complaint('11-20 09:00', '3-2-201', '韩雪', '公区设备', '单元门禁还是坏的，刷卡开不了门'),
    deeds: [resolved('11-20 16:00', '更换控制器'), called('11-21 10:00', '满意')],
  },
  {
    title: '三次未接通，转主管，主管接通',
    register: 'complaint',
    row: complaint('11-16 10:20', '4-1-301', '沈洁', '房屋质量', '厨房墙砖空鼓'),
    deeds: [
      resolved('11-16 17:40', '已重贴'),
      failed('11-17 10:00', '未接通'),
      failed('11-17 16:00', '未接通'),
      failed('11-18 14:00', '未接通'),
      failed('11-19 19:00', '未接通'),
      { ...called('11-20 12:00', '满意'), said: '周敏换了号码打通：满意' },
    ],
  },
  {
    title: '办结以后没有人回访',
    register: 'complaint',
    row: complaint('11-16 10:30', '4-2-402', '冯涛', '车辆管理', '车位被占'),
    deeds: [resolved('11-16 17:50', '已挪车'), called('11-25 10:00', '满意')],
  },
  {
    title: '免访：当场解决且满意',
    register: 'complaint',
    row: {
      ...complaint('11-17 09:00', '5-1-101', '于海', '收费账务', '发票抬头开错'),
      settledOnSpot: '是',
      onSpotSatisfaction: '满意',
    },
    deeds: [resolved('11-17 09:20', '当场重开')],
  },
  {
    title: '免访：匿名',
    register: 'complaint',
    row: {
      ...complaint('11-17 09:10', '5-1-202', '', '环境保洁', '地库垃圾没清'),
      customer: '',
      phone: '',
      anonymous: '是',
    },
    deeds: [resolved('11-17 15:00', '已清理')],
  },
  {
    title: '免访：敏感',
    register: 'complaint',
    row: {
      ...complaint('11-17 09:20', '5-1-303', '邵琳', '噪音扰民', '邻里纠纷'),
      sensitive: '是',
      remark: '家事，本人要求不再打扰',
    },
    deeds: [resolved('11-17 16:00', '社区已介入')],
  },
  {
    title: '自称当场满意，没有填满意度',
    register: 'complaint',
    row: { ...complaint('11-17 09:30', '5-1-404', '任静', '装修管理', '装修垃圾堆在走道'), settledOnSpot: '是' },
    deeds: [resolved('11-17 10:00', '已清运'), called('11-18 10:00', '满意')],
  },
  {
    title: '必访：外来施工的报修',
    register: 'repair',
    row: { ...repair('11-18 09:00', '6-1-101', '顾平', '土建防水', '卫生间渗水'), doneBy: '外来施工' },
    deeds: [resolved('11-18 17:00', '重做防水'), called('11-19 10:00', '满意')],
  },
  {
    title: '给排水报修，两天后又报',
    register: 'repair',
    row: repair('11-24 09:00', '7-1-501', '梁超', '给排水', '厨房下水道堵了，水下不去'),
    deeds: [resolved('11-24 11:00', '已疏通'), called('11-24 17:00', '满意')],
  },
  {
    title: '重复：又报的那一件',
    register: 'repair',
    row: repair('11-26 09:00', '7-1-501', '梁超', '给排水', '厨房下水道又堵了，水还是下不去'),
    deeds: [resolved('11-26 12:00', '拆弯管清理'), called('11-27 10:00', '满意')],
  },
  {
    title: '不是重复：同一户、相近的话，另一件事',
    register: 'repair',
    row: repair('11-28 09:00', '7-1-501', '梁超', '给排水', '卫生间下水道堵了，水下不去'),
    deeds: [
      typed('11-28 09:30', '李静：不是重复', { notRepeat: '是' }),
      resolved('11-28 11:00', '已疏通'),
      called('11-28 17:00', '满意'),
    ],
  },
  {
    title: '突发事件，有效信息：先结案，后回访',
    register: 'incident',
    row: {
      receivedAt: '11-25 09:00',
      occurredAt: '11-25 08:58',
      respondedAt: '11-25 09:01',
      arrivedAt: '11-25 09:02',
      firstReceiver: '王芳',
      handler: '赵磊',
      customer: '卢明',
      phone: '13800800101',
      room: '地下车库',
      category: '安全类',
      description: '车库有人撬车门，业主报信',
      measures: '保安到场，人已控制',
      reportedTo: '项目经理',
      policeCalled: '是',
      information: '是',
    },
    deeds: [
      typed('11-25 09:30', '控制', { resolvedAt: '11-25 09:30', result: '交派出所处理' }),
      typed('11-25 11:00', '填了结案时间', { closedAt: '11-25 11:00' }),
      called('11-26 10:00', '满意'),
    ],
  },
  ...(['其它', '门窗五金', '弱电对讲', '公共区域', '空调暖通'] as const).map(
    (category, index): Scene => ({
      title: `抽访的一周，五件报修之${index + 1}`,
      register: 'repair',
      row: repair(`12-${DAYS[index]} 09:00`, `8-${index + 1}-601`, `住户${index + 1}`, category, `${category}报修`),
      deeds: [resolved(`12-${DAYS[index]} 14:00`, '已修好'), ...(CALLED[index] ?? [])],
    }),
  ),
]
