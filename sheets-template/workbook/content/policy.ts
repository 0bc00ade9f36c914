import type { PolicyClock } from '../../../src/model/clock.ts'
import type { Words } from '../../../src/model/language.ts'
import { commonEquipment, equipmentKinds, parking, parkingKinds } from './categories.ts'

/** The time limits that ship with the workbook (R17; rules section 9). Durations as people say them, Chinese first. */

const says: Readonly<Record<string, string>> = {
  立即: 'at once',
  '5分钟': '5m',
  '3分钟': '3m',
  '10分钟': '10m',
  '30分钟': '30m',
  '1小时': '1h',
  '4小时': '4h',
  '24小时': '24h',
  当日: 'T+0',
  次日: 'T+1',
  '次日 08:30': 'next day 08:30',
  '1天': '1d',
  '2天': '2d',
  '3天': '3d',
  '30天': '30d',
  '1周': '1w',
  '1个工作日': '1wd',
}

const said = (zh: string): Words => {
  const en = says[zh]
  if (en === undefined) throw new Error(`no English for the time limit ${zh}`)
  return { zh, en }
}

export type PolicyContent = {
  readonly register: 'complaint' | 'repair' | 'incident'
  readonly category?: Words
  readonly subcategory?: Words
  readonly priorities?: readonly ('critical' | 'urgent' | 'normal')[]
  readonly calendar: 'always' | 'working'
  readonly remark?: Words
} & { readonly [C in PolicyClock]?: Words }

const ours = (zh: string, en: string): Words => ({
  zh: `${zh}为起始值，请按本项目调整`,
  en: `${en}: our starting value, adjust it`,
})
const oursResolve = ours('办结时限', 'Resolve')
const oursArrive = ours('到场时限', 'Arrive')

/** respond, arrive, reply, resolve, progress, callback; `-` sets no clock. */
type Limits = readonly [
  respond: string,
  arrive: string,
  reply: string,
  resolve: string,
  progress: string,
  callback: string,
]

const limits = (all: Limits): { readonly [C in PolicyClock]?: Words } => {
  const names = ['respond', 'arrive', 'reply', 'resolve', 'progress', 'callback'] as const
  return Object.fromEntries(
    names.flatMap((name, i) => (all[i] === undefined || all[i] === '-' ? [] : [[name, said(all[i])]])),
  )
}

const complaint = (
  [category, subcategory]: readonly [Words, Words],
  all: Limits,
  more: { calendar?: 'working'; remark?: Words } = {},
): PolicyContent => ({ register: 'complaint', category, subcategory, ...limits(all), calendar: 'always', ...more })

const { spaceTaken, noSpace, notTold, notUpdated, barrierBroken, barrierRecognition } = parkingKinds
const { ticketed, repairParking, charger, feeRaised } = parkingKinds
const { doorAccess, liftTrapped, liftRepair, burstPipe, backfill } = equipmentKinds
const { intercom, smokeDetector, shaftLocked, stairLight } = equipmentKinds

export const policyContent: readonly PolicyContent[] = [
  {
    register: 'complaint',
    ...limits(['5分钟', '-', '24小时', '3天', '24小时', '3天']),
    calendar: 'always',
    remark: oursResolve,
  },
  {
    register: 'repair',
    dispatch: said('5分钟'),
    ...limits(['5分钟', '30分钟', '1个工作日', '当日', '1个工作日', '3天']),
    calendar: 'working',
    remark: oursArrive,
  },
  {
    register: 'repair',
    priorities: ['urgent', 'critical'],
    dispatch: said('5分钟'),
    ...limits(['5分钟', '30分钟', '4小时', '当日', '4小时', '次日']),
    calendar: 'always',
  },
  { register: 'incident', ...limits(['立即', '3分钟', '-', '-', '1小时', '次日']), calendar: 'always' },
  complaint([parking, spaceTaken], ['立即', '10分钟', '24小时', '当日', '-', '次日']),
  complaint([parking, noSpace], ['立即', '10分钟', '1周', '1周', '-', '3天'], {
    remark: { zh: '回复：车位方案', en: 'Reply: the parking plan' },
  }),
  complaint([parking, notTold], ['立即', '-', '当日', '当日', '-', '次日']),
  complaint([parking, notUpdated], ['立即', '-', '当日', '当日', '-', '次日']),
  complaint([parking, barrierBroken], ['立即', '-', '当日', '3天', '24小时', '3天'], {
    remark: { zh: `回复：告知原因。${oursResolve.zh}`, en: `Reply: the cause is told. ${oursResolve.en}` },
  }),
  complaint([parking, barrierRecognition], ['立即', '-', '当日', '1周', '-', '3天'], {
    remark: { zh: '办结：试运行期', en: 'Resolve: the test period' },
  }),
  complaint([parking, ticketed], ['立即', '-', '24小时', '当日', '-', '次日']),
  complaint([parking, repairParking], ['立即', '10分钟', '当日', '3天', '1天', '次日'], { remark: oursResolve }),
  complaint([parking, charger], ['1个工作日', '-', '3天', '30天', '1周', '3天'], { calendar: 'working' }),
  complaint([parking, feeRaised], ['立即', '-', '24小时', '3天', '-', '3天'], { remark: oursResolve }),
  complaint([commonEquipment, doorAccess], ['立即', '-', '24小时', '3天', '24小时', '次日'], { remark: oursResolve }),
  complaint([commonEquipment, liftTrapped], ['立即', '立即', '当日', '当日', '1小时', '次日']),
  complaint([commonEquipment, liftRepair], ['立即', '-', '4小时', '3天', '4小时', '次日'], { remark: oursResolve }),
  complaint([commonEquipment, burstPipe], ['立即', '10分钟', '当日', '当日', '4小时', '次日']),
  complaint([commonEquipment, backfill], ['立即', '-', '24小时', '3天', '24小时', '3天'], { remark: oursResolve }),
  complaint([commonEquipment, intercom], ['立即', '-', '次日 08:30', '当日', '-', '次日']),
  complaint([commonEquipment, smokeDetector], ['立即', '-', '当日', '当日', '1天', '2天']),
  complaint([commonEquipment, shaftLocked], ['1个工作日', '-', '3天', '1周', '-', '3天'], { calendar: 'working' }),
  complaint([commonEquipment, stairLight], ['立即', '-', '当日', '当日', '-', '次日']),
]
