import type { Words } from '../../../src/model/language.ts'
import { words } from './words.ts'

/** First categories (rules section 9); a site edits its tab. */

export const parking = words('车辆管理', 'Vehicles and parking')
export const commonEquipment = words('公区设备', 'Common equipment')
const plumbing = words('给排水', 'Water supply and drainage')
const power = words('强电照明', 'Power and lighting')
const lifts = words('电梯', 'Lifts')
const fire = words('消防', 'Fire protection')

export const parkingKinds = {
  spaceTaken: words('固定车位被占', 'Assigned space taken'),
  noSpace: words('无固定车位', 'No assigned space'),
  notTold: words('车位信息未告知', 'Space information not given'),
  notUpdated: words('车位信息未更新', 'Space information not updated'),
  barrierBroken: words('道闸设备故障', 'Barrier broken'),
  barrierRecognition: words('道闸识别异常(设备完好)', 'Barrier misreads (equipment sound)'),
  ticketed: words('违停贴条', 'Notice on the car'),
  repairParking: words('车位维修致违停', 'Space under repair'),
  charger: words('充电桩安装', 'Charger installation'),
  feeRaised: words('停车费上调', 'Parking fee raised'),
}

export const equipmentKinds = {
  doorAccess: words('单元门禁报修未处理', 'Door access repair not done'),
  liftTrapped: words('电梯困人滑梯', 'Lift entrapment or slip'),
  liftRepair: words('电梯报修未处理', 'Lift repair not done'),
  burstPipe: words('爆管停水', 'Burst pipe, water cut'),
  backfill: words('回填未恢复', 'Backfill not restored'),
  intercom: words('可视对讲无法进入', 'Video intercom does not open'),
  smokeDetector: words('烟感损坏', 'Smoke detector broken'),
  shaftLocked: words('管井锁闭', 'Pipe shaft locked'),
  stairLight: words('楼道灯故障', 'Stair light out'),
}

const other = words('其它', 'Other')

export type CategoryContent = {
  readonly register: 'complaint' | 'repair' | 'incident'
  readonly category: Words
  readonly subcategory?: Words
  readonly priority?: 'critical' | 'urgent'
  /** What else a desk calls it, where that can mean nothing else of the register. */
  readonly also?: Words
}

const incidentClasses = {
  safety: words('安全类', 'Safety'),
  equipment: words('设备类', 'Equipment'),
  environment: words('环境类', 'Environment'),
  service: words('客户服务类', 'Customer service'),
  other: words('其它类', 'Other'),
}

const incident = (category: Words, zh: string, en: string, priority: 'critical' | 'urgent' = 'urgent') => ({
  register: 'incident' as const,
  category,
  subcategory: words(zh, en),
  priority,
})

/** R04, with what endangers people marked as critical (R30). */
const incidentContent: readonly CategoryContent[] = [
  incident(incidentClasses.safety, '治安事件', 'Public order'),
  incident(incidentClasses.safety, '火灾', 'Fire', 'critical'),
  incident(incidentClasses.safety, '交通事故', 'Traffic accident'),
  incident(incidentClasses.safety, '人员伤害', 'People hurt', 'critical'),
  incident(incidentClasses.equipment, '电梯困人', 'People trapped in a lift', 'critical'),
  incident(incidentClasses.equipment, '爆管水浸', 'Flooding', 'critical'),
  incident(incidentClasses.equipment, '停电', 'Power cut'),
  incident(incidentClasses.equipment, '房屋或设施损坏', 'Damage to a building or facility'),
  incident(incidentClasses.environment, '自然灾害', 'Natural disaster'),
  incident(incidentClasses.environment, '疫情', 'Epidemic'),
  incident(incidentClasses.environment, '油料或化学品泄漏', 'Oil or chemical leak', 'critical'),
  incident(incidentClasses.service, '群体诉求', 'Crowd of customers'),
  incident(incidentClasses.service, '冲突', 'Conflict with a customer'),
  incident(incidentClasses.other, '管理缺陷', 'Management flaw'),
  incident(incidentClasses.other, '媒体关注', 'Media'),
]

/** Other words for the kinds of complaint that the sources name. */
const kindWords: ReadonlyMap<Words, Words> = new Map([
  [parkingKinds.spaceTaken, words('车位被占、占车位', 'Space taken')],
  [parkingKinds.barrierBroken, words('道闸、道闸坏', 'Barrier')],
  [parkingKinds.ticketed, words('违停、贴条', 'Ticket, Illegal parking')],
  [parkingKinds.charger, words('充电桩', 'Charger')],
  [parkingKinds.feeRaised, words('停车费', 'Parking fee')],
  [equipmentKinds.doorAccess, words('门禁、单元门', 'Door access')],
  [equipmentKinds.liftTrapped, words('困人、电梯困人', 'Trapped')],
  [equipmentKinds.burstPipe, words('爆管、停水', 'Burst pipe, No water')],
  [equipmentKinds.intercom, words('可视对讲', 'Intercom')],
  [equipmentKinds.smokeDetector, words('烟感', 'Smoke detector')],
  [equipmentKinds.stairLight, words('楼道灯、路灯', 'Stair light')],
])

const alsoOf = (kind: Words): { readonly also?: Words } => {
  const also = kindWords.get(kind)
  return also === undefined ? {} : { also }
}

const called = (category: Words, zh: string, en: string) => ({ category, also: words(zh, en) })

export const categoryContent: readonly CategoryContent[] = [
  ...Object.values(parkingKinds).map((subcategory) => ({
    register: 'complaint' as const,
    category: parking,
    subcategory,
    ...alsoOf(subcategory),
  })),
  ...Object.values(equipmentKinds).map((subcategory) => ({
    register: 'complaint' as const,
    category: commonEquipment,
    subcategory,
    ...alsoOf(subcategory),
    ...(subcategory === equipmentKinds.liftTrapped ? { priority: 'critical' as const } : {}),
    ...(subcategory === equipmentKinds.burstPipe ? { priority: 'urgent' as const } : {}),
  })),
  ...[
    called(words('环境保洁', 'Cleaning'), '保洁、卫生、清洁、垃圾', 'Hygiene, Rubbish, Garbage'),
    called(words('绿化养护', 'Greenery'), '绿化、草坪、树木', 'Garden, Trees, Lawn'),
    called(words('秩序安全', 'Order and safety'), '秩序、安保、保安、治安', 'Security, Guards'),
    called(words('噪音扰民', 'Noise'), '噪音、噪声、扰民', 'Noisy'),
    called(words('服务态度', 'Service attitude'), '态度', 'Attitude, Service'),
    called(words('收费账务', 'Fees and accounts'), '收费、费用、物业费、账单', 'Fees, Billing, Bill'),
    called(words('房屋质量', 'Building quality'), '质量', 'Quality'),
    called(words('装修管理', 'Decoration'), '装修、装修扰民', 'Renovation'),
    { category: other },
  ].map((kind) => ({ register: 'complaint' as const, ...kind })),
  ...[
    called(plumbing, '水管、下水、下水道、马桶、水龙头', 'Plumbing, Drain, Toilet, Tap'),
    called(power, '强电、照明、灯、跳闸、插座', 'Lighting, Lamp, Socket'),
    called(lifts, '升降机', 'Lift, Elevator'),
    called(fire, '消防设施、烟感、灭火器', 'Fire, Smoke detector'),
  ].map((kind) => ({ register: 'repair' as const, priority: 'urgent' as const, ...kind })),
  ...[
    called(words('弱电对讲', 'Intercom and weak current'), '弱电、对讲、门禁、网络', 'Intercom, Door access'),
    called(words('门窗五金', 'Doors, windows, fittings'), '门窗、门锁、锁、窗户', 'Door, Window, Lock'),
    called(words('土建防水', 'Masonry and waterproofing'), '土建、防水、渗水、墙面', 'Waterproofing, Masonry'),
    called(words('空调暖通', 'Heating and air conditioning'), '空调、暖气、暖通', 'Heating, Air conditioning'),
    called(words('公共区域', 'Common area'), '公区', 'Public area'),
    { category: other },
  ].map((kind) => ({ register: 'repair' as const, ...kind })),
  ...incidentContent,
]
