import type { CaseRegister } from '../../../src/model/register.ts'

/** A week of an invented estate as its staff type it, Monday 2026-11-16 to Sunday; times are `周一 08:46`. */

type Cells = Readonly<Record<string, string>>

/** What somebody types, and what the table says of it. */
export type Deed = {
  readonly at: string
  readonly said: string
} & (
  | { readonly into: CaseRegister; readonly rows: readonly (Cells & { readonly description: string })[] }
  | { readonly cases: readonly string[]; readonly cells: Cells }
  /** Into the last callback of each of these cases. */
  | { readonly callbacksOf: readonly string[]; readonly cells: Cells }
)

/** Who is away, and who is on duty, as the settings tabs say all week. */
export const SETTINGS = {
  staff: { 周敏: { leaveFrom: '周三 00:00', leaveUntil: '周五 00:00', deputy: '李静' } },
  roster: [{ days: '周末', role: '客服主任', names: '王芳' }],
  settings: { 每人每天最多几封: 5 },
} as const

/** In which nothing sweeps, where the week is played with an outage. */
export const OUTAGE = { from: '周四 08:50', until: '周四 14:50' } as const

const by = (firstReceiver: string, handler: string): Cells => ({ firstReceiver, handler })
/** Somebody of a home, whose phone nobody else has. */
const from = (customer: string, room: string): Cells => ({
  customer,
  room,
  phone: `138${room.replaceAll('-', '').padStart(8, '0')}`,
  channel: '来电',
})

const called = (at: string, answers: Cells): Cells => ({ calledAt: at, attempts: '1', method: '电话', ...answers })
const satisfied: Cells = { handled: '是', satisfaction: '满意' }

const waterOff = ['3-1-201', '3-1-302', '3-1-402', '3-1-501', '3-1-602', '3-1-701', '3-1-802', '3-1-901'] as const
const taps = waterOff.map((room) => `${room}停水`)

export const WEEK: readonly Deed[] = [
  {
    at: '周一 08:46',
    said: '三栋停水，八户同时来电；王芳一口气记下，都给陈强',
    into: 'repair',
    rows: waterOff.map((room, index) => ({
      receivedAt: '周一 08:35',
      ...by('王芳', '陈强'),
      ...from(`三栋业主${index + 1}`, room),
      category: '给排水',
      description: `${room}停水`,
    })),
  },
  {
    at: '周一 09:10',
    said: '赵磊的噪音投诉，三分钟内已响应',
    into: 'complaint',
    rows: [
      {
        receivedAt: '周一 09:05',
        ...by('王芳', '赵磊'),
        ...from('何伟', '5-2-1102'),
        category: '噪音扰民',
        description: '楼上半夜装修',
        respondedAt: '周一 09:08',
      },
    ],
  },
  {
    at: '周一 09:25',
    said: '八户都已派单、答复',
    cases: taps,
    cells: { dispatchedAt: '周一 09:20', respondedAt: '周一 09:20', repliedAt: '周一 09:22', progressAt: '周一 09:22' },
  },
  { at: '周一 09:45', said: '工程部到了泵房', cases: taps, cells: { arrivedAt: '周一 09:40' } },
  {
    at: '周一 11:05',
    said: '房屋质量投诉，响应及时',
    into: 'complaint',
    rows: [
      {
        receivedAt: '周一 11:00',
        ...by('李静', '刘洋'),
        ...from('宋文斌', '12-2-1604'),
        category: '房屋质量',
        description: '客厅南墙空鼓',
        respondedAt: '周一 11:03',
      },
    ],
  },
  {
    at: '周一 11:35',
    said: '恢复供水，八户办结',
    cases: taps,
    cells: { resolvedAt: '周一 11:30', result: '更换水泵接触器，恢复供水' },
  },
  {
    at: '周一 14:05',
    said: '一件服务态度投诉',
    into: 'complaint',
    rows: [
      {
        receivedAt: '周一 14:00',
        ...by('李静', '孙丽'),
        ...from('袁美华', '7-2-1102'),
        category: '服务态度',
        description: '前台说话难听',
        respondedAt: '周一 14:02',
        repliedAt: '周一 14:40',
      },
    ],
  },
  {
    at: '周一 15:05',
    said: '空鼓：与业主商定，答应周三 18:00 完成',
    cases: ['客厅南墙空鼓'],
    cells: { repliedAt: '周一 15:00', promisedAt: '周三 18:00', progressAt: '周一 15:00', progress: '已定方案' },
  },
  {
    at: '周一 16:05',
    said: '态度投诉办结',
    cases: ['前台说话难听'],
    cells: { resolvedAt: '周一 16:00', result: '当事人当面道歉' },
  },
  {
    at: '周一 16:54',
    said: '门锁报修，已派单、答复，没人到场',
    into: 'repair',
    rows: [
      {
        receivedAt: '周一 16:50',
        ...by('王芳', '陈强'),
        ...from('钟伟民', '2-2-902'),
        category: '门窗五金',
        description: '入户门锁打不开',
        dispatchedAt: '周一 16:52',
        respondedAt: '周一 16:53',
      },
    ],
  },
  {
    at: '周二 08:42',
    said: '噪音投诉：回复了客户',
    cases: ['楼上半夜装修'],
    cells: { repliedAt: '周二 08:40', progressAt: '周二 08:40', progress: '已约谈装修公司' },
  },
  {
    at: '周二 08:55',
    said: '门锁：到场',
    cases: ['入户门锁打不开'],
    cells: { arrivedAt: '周二 08:50', repliedAt: '周二 08:55', progressAt: '周二 08:55' },
  },
  {
    at: '周二 09:02',
    said: '一件渗水报修，派单、到场、答复都及时，之后没人再管',
    into: 'repair',
    rows: [
      {
        receivedAt: '周二 09:00',
        ...by('王芳', '陈强'),
        ...from('侯建军', '6-2-1202'),
        category: '土建防水',
        description: '外窗渗水',
        dispatchedAt: '周二 09:01',
        respondedAt: '周二 09:02',
        arrivedAt: '周二 09:02',
        repliedAt: '周二 09:02',
      },
    ],
  },
  {
    at: '周二 10:04',
    said: '空调报修给陈强',
    into: 'repair',
    rows: [
      {
        receivedAt: '周二 10:00',
        ...by('李静', '陈强'),
        ...from('苏婷', '12-1-1104'),
        category: '空调暖通',
        description: '大堂空调不冷',
        dispatchedAt: '周二 10:02',
        respondedAt: '周二 10:03',
      },
    ],
  },
  {
    at: '周二 10:21',
    said: '空调：到场，答复',
    cases: ['大堂空调不冷'],
    cells: { arrivedAt: '周二 10:20', repliedAt: '周二 10:20', progressAt: '周二 10:20' },
  },
  {
    at: '周二 11:05',
    said: '门锁办结',
    cases: ['入户门锁打不开'],
    cells: { resolvedAt: '周二 11:00', result: '更换锁芯' },
  },
  { at: '周二 14:00', said: '空调改由刘洋处理', cases: ['大堂空调不冷'], cells: { handler: '刘洋' } },
  {
    at: '周二 14:30',
    said: '空鼓：告知客户进展',
    cases: ['客厅南墙空鼓'],
    cells: { progressAt: '周二 14:30', progress: '材料已到' },
  },
  {
    at: '周二 16:22',
    said: '停水八户：陈强逐户回访，都满意',
    callbacksOf: taps,
    cells: called('周二 16:20', satisfied),
  },
  {
    at: '周二 17:32',
    said: '空调办结',
    cases: ['大堂空调不冷'],
    cells: { resolvedAt: '周二 17:30', result: '补氟，恢复制冷' },
  },
  {
    at: '周二 23:42',
    said: '夜里的噪音投诉，没人答复',
    into: 'complaint',
    rows: [
      {
        receivedAt: '周二 23:40',
        ...by('李静', '孙丽'),
        ...from('范志远', '2-1-1803'),
        category: '噪音扰民',
        description: '底商音响扰民',
      },
    ],
  },
  {
    at: '周三 02:02',
    said: '电梯困人，特急',
    into: 'repair',
    rows: [
      {
        receivedAt: '周三 02:00',
        ...by('李静', '陈强'),
        ...from('付丽娟', '7-2-1604'),
        category: '电梯',
        description: '电梯困人',
        priority: '特急',
      },
    ],
  },
  {
    at: '周三 02:05',
    said: '困人：已派单、答复',
    cases: ['电梯困人'],
    cells: { dispatchedAt: '周三 02:03', respondedAt: '周三 02:03' },
  },
  { at: '周三 02:26', said: '困人：陈强到场', cases: ['电梯困人'], cells: { arrivedAt: '周三 02:25' } },
  {
    at: '周三 02:50',
    said: '困人：吴军知悉',
    cases: ['电梯困人'],
    cells: { acknowledgedBy: '吴军', acknowledgedAt: '周三 02:50' },
  },
  {
    at: '周三 03:12',
    said: '困人：救出，办结',
    cases: ['电梯困人'],
    cells: { repliedAt: '周三 03:10', resolvedAt: '周三 03:10', result: '人员安全救出，电梯停用待检' },
  },
  {
    at: '周三 07:46',
    said: '底商音响：早上才答复',
    cases: ['底商音响扰民'],
    cells: { respondedAt: '周三 07:45', repliedAt: '周三 07:45', progressAt: '周三 07:45' },
  },
  {
    at: '周三 08:32',
    said: '楼上装修：告知进展',
    cases: ['楼上半夜装修'],
    cells: { progressAt: '周三 08:30', progress: '装修公司停工一天' },
  },
  {
    at: '周三 10:32',
    said: '客户要媒体曝光，非正常投诉',
    into: 'complaint',
    rows: [
      {
        receivedAt: '周三 10:25',
        ...by('王芳', '赵磊'),
        ...from('卢志明', '10-1-702'),
        category: '收费账务',
        description: '公摊水费翻倍，要找媒体',
        abnormal: '是',
        respondedAt: '周三 10:28',
        repliedAt: '周三 10:28',
        progressAt: '周三 10:28',
      },
    ],
  },
  {
    at: '周三 14:22',
    said: '空鼓：告知进展，承诺改到周四 18:00（第一次推迟）',
    cases: ['客厅南墙空鼓'],
    cells: { promisedAt: '周四 18:00', progressAt: '周三 14:20', progress: '墙面未干' },
  },
  {
    at: '周三 16:02',
    said: '底商音响办结；水费投诉办结',
    cases: ['底商音响扰民', '公摊水费翻倍，要找媒体'],
    cells: { resolvedAt: '周三 16:00', result: '已处理，客户认可' },
  },
  {
    at: '周四 08:22',
    said: '楼上装修：告知进展',
    cases: ['楼上半夜装修'],
    cells: { progressAt: '周四 08:20', progress: '仍在协调' },
  },
  {
    at: '周四 09:02',
    said: '态度投诉回访：客户不满意，重开',
    callbacksOf: ['前台说话难听'],
    cells: called('周四 09:00', { handled: '否', satisfaction: '不满意', suggestion: '当事人要自己来道歉' }),
  },
  {
    at: '周四 09:21',
    said: '重开的那件：答复',
    cases: ['前台说话难听'],
    cells: { respondedAt: '周四 09:20', repliedAt: '周四 09:20', progressAt: '周四 09:20' },
  },
  {
    at: '周四 09:40',
    said: '楼上装修：李静代周敏知悉',
    cases: ['楼上半夜装修'],
    cells: { acknowledgedBy: '李静', acknowledgedAt: '周四 09:40' },
  },
  {
    at: '周四 14:10',
    said: '空鼓：告知进展',
    cases: ['客厅南墙空鼓'],
    cells: { progressAt: '周四 14:10', progress: '明天刮腻子' },
  },
  {
    at: '周四 16:32',
    said: '空鼓：承诺再改到周五 18:00（第二次推迟）',
    cases: ['客厅南墙空鼓'],
    cells: { promisedAt: '周五 18:00' },
  },
  {
    at: '周四 16:42',
    said: '底商音响：回访，基本满意',
    callbacksOf: ['底商音响扰民'],
    cells: called('周四 16:40', { handled: '是', satisfaction: '基本满意' }),
  },
  {
    at: '周四 17:02',
    said: '重开的那件办结；此后没人回访',
    cases: ['前台说话难听'],
    cells: { resolvedAt: '周四 17:00', result: '主任上门致歉' },
  },
  {
    at: '周四 23:12',
    said: '夜里的秩序投诉',
    into: 'complaint',
    rows: [
      {
        receivedAt: '周四 23:10',
        ...by('李静', '赵磊'),
        ...from('蒋涛', '1-1-301'),
        category: '秩序安全',
        description: '有人在楼下吵架',
      },
    ],
  },
  {
    at: '周四 23:31',
    said: '吵架：当晚处理完，早上不必再说',
    cases: ['有人在楼下吵架'],
    cells: {
      respondedAt: '周四 23:20',
      repliedAt: '周四 23:30',
      resolvedAt: '周四 23:30',
      result: '劝离，未再发生',
    },
  },
  {
    at: '周五 08:12',
    said: '楼上装修：告知进展',
    cases: ['楼上半夜装修'],
    cells: { progressAt: '周五 08:10', progress: '今天可以收尾' },
  },
  {
    at: '周五 09:00',
    said: '一行没有电话的报修',
    into: 'repair',
    rows: [
      {
        receivedAt: '周五 08:58',
        ...by('王芳', '刘洋'),
        customer: '钱进',
        room: '8-1-1001',
        category: '强电照明',
        description: '餐厅灯不亮',
      },
    ],
  },
  {
    at: '周五 10:02',
    said: '楼上装修办结',
    cases: ['楼上半夜装修'],
    cells: { resolvedAt: '周五 10:00', result: '装修公司书面承诺，客户认可' },
  },
  {
    at: '周五 10:07',
    said: '吵架：回访，没打通',
    callbacksOf: ['有人在楼下吵架'],
    cells: called('周五 10:05', { outcome: '未接通' }),
  },
  {
    at: '周五 10:15',
    said: '补上电话，同时派单、答复、到场',
    cases: ['餐厅灯不亮'],
    cells: {
      phone: '13900000000',
      dispatchedAt: '周五 10:10',
      respondedAt: '周五 10:10',
      arrivedAt: '周五 10:14',
      repliedAt: '周五 10:14',
    },
  },
  {
    at: '周五 11:02',
    said: '餐厅灯办结',
    cases: ['餐厅灯不亮'],
    cells: { resolvedAt: '周五 11:00', result: '更换灯管' },
  },
  {
    at: '周五 14:32',
    said: '水费投诉：回访，客户拒访',
    callbacksOf: ['公摊水费翻倍，要找媒体'],
    cells: called('周五 14:30', { outcome: '拒访' }),
  },
  {
    at: '周五 15:02',
    said: '三栋 201 又停水：同一户、同一件事',
    into: 'repair',
    rows: [
      {
        receivedAt: '周五 15:00',
        ...by('王芳', '陈强'),
        ...from('三栋业主1', '3-1-201'),
        category: '给排水',
        description: '3-1-201又停水了',
        dispatchedAt: '周五 15:01',
        respondedAt: '周五 15:01',
      },
    ],
  },
  {
    at: '周五 15:22',
    said: '又停水：到场，修好，办结',
    cases: ['3-1-201又停水了'],
    cells: {
      arrivedAt: '周五 15:15',
      repliedAt: '周五 15:15',
      resolvedAt: '周五 15:20',
      result: '接触器是次品，换了新的',
    },
  },
  {
    at: '周五 17:02',
    said: '空鼓办结',
    cases: ['客厅南墙空鼓'],
    cells: { resolvedAt: '周五 17:00', result: '铲除重做并刮白，业主签字' },
  },
  {
    at: '周六 09:32',
    said: '电梯困人：吴军催后，陈强才回访，满意',
    callbacksOf: ['电梯困人'],
    cells: called('周六 09:30', satisfied),
  },
  {
    at: '周六 10:02',
    said: '渗水终于办结',
    cases: ['外窗渗水'],
    cells: { resolvedAt: '周六 10:00', result: '外窗打胶，淋水试验不渗' },
  },
  {
    at: '周六 15:00',
    said: '周末的车位投诉，给赵磊',
    into: 'complaint',
    rows: [
      {
        receivedAt: '周六 14:50',
        ...by('李静', '赵磊'),
        ...from('许娟', '9-1-1501'),
        category: '车辆管理',
        subcategory: '固定车位被占',
        description: '固定车位被占',
      },
    ],
  },
  {
    at: '周六 15:12',
    said: '车位：答复、到场、挪车，当场满意，免访',
    cases: ['固定车位被占'],
    cells: {
      respondedAt: '周六 15:08',
      arrivedAt: '周六 15:10',
      repliedAt: '周六 15:10',
      resolvedAt: '周六 15:11',
      result: '车主已挪车',
      settledOnSpot: '是',
      onSpotSatisfaction: '满意',
    },
  },
  {
    at: '周六 15:22',
    said: '吵架：再回访，还是没打通',
    callbacksOf: ['有人在楼下吵架'],
    cells: called('周六 15:20', { outcome: '未接通', attempts: '2' }),
  },
  {
    at: '周日 10:32',
    said: '空鼓：回访，满意，有建议',
    callbacksOf: ['客厅南墙空鼓'],
    cells: called('周日 10:30', { ...satisfied, suggestion: '交房前逐间敲一遍' }),
  },
  {
    at: '周日 19:02',
    said: '吵架：第三次，还是没打通',
    callbacksOf: ['有人在楼下吵架'],
    cells: called('周日 19:00', { outcome: '未接通', attempts: '3' }),
  },
]
