import type { Words } from '../../model/language.ts'

/** How far a case can have come, in the sheet's own words (`stages` and `incidentStages` of the workbook). */
export const STAGES = [
  'unaccepted',
  'waiting',
  'working',
  'paused',
  'resolved',
  'afterCare',
  'toCall',
  'declined',
  'closed',
] as const
export type Stage = (typeof STAGES)[number]

/** A way from one stage to another; `new`: a row that was never looked at. */
export interface Road {
  readonly from: readonly (Stage | 'new')[]
  readonly to: Stage
  /** The rules of the trade that it is by. */
  readonly rule: string
  readonly words: Words
  /** Only incidents go it, or only what is none. */
  readonly only?: 'incidents' | 'others'
}

const UNFINISHED = ['waiting', 'working', 'paused'] as const
const FINISHED = ['resolved', 'afterCare', 'toCall', 'declined', 'closed'] as const

/**
 * Every road there is in the life of a case. Between two looks a case may have gone several; what is closed came by one that leads
 * there, and by no other.
 */
export const ROADS = {
  spoilt: {
    from: ['new', ...UNFINISHED, ...FINISHED],
    to: 'unaccepted',
    rule: 'R05',
    words: { zh: '填得有误，待更正', en: 'something in it blocks' },
  },
  accepted: {
    from: ['new', 'unaccepted'],
    to: 'waiting',
    rule: 'R05, R08',
    words: { zh: '受理，编号', en: 'accepted, numbered' },
  },
  responded: { from: ['waiting'], to: 'working', rule: 'R14', words: { zh: '已响应', en: 'responded' } },
  paused: {
    from: ['waiting', 'working'],
    to: 'paused',
    rule: 'R21',
    words: { zh: '等客户或配件', en: 'waits for the customer or parts' },
  },
  goesOn: {
    from: ['working', 'paused'],
    to: 'waiting',
    rule: 'R21',
    words: { zh: '恢复，或改回', en: 'goes on, or was mistyped' },
  },
  resolved: { from: [...UNFINISHED], to: 'resolved', rule: 'R06', words: { zh: '办结', en: 'resolved' } },
  afterCare: {
    from: ['resolved'],
    to: 'afterCare',
    rule: 'R04',
    words: { zh: '善后', en: 'after-care' },
    only: 'incidents',
  },
  mandatory: {
    from: ['resolved', 'afterCare'],
    to: 'toCall',
    rule: 'R32',
    words: { zh: '必访', en: 'always called back' },
  },
  drawn: { from: ['resolved', 'afterCare'], to: 'toCall', rule: 'R32, R38', words: { zh: '抽中', en: 'drawn' } },
  refused: {
    from: ['resolved', 'afterCare', 'toCall'],
    to: 'declined',
    rule: 'R35',
    words: { zh: '拒访', en: 'the customer declines' },
  },
  satisfied: {
    from: ['resolved', 'toCall', 'declined'],
    to: 'closed',
    rule: 'R33',
    words: { zh: '客户满意，结果已记', en: 'satisfied, result recorded' },
    only: 'others',
  },
  exempt: {
    from: ['resolved'],
    to: 'closed',
    rule: 'R36',
    words: { zh: '免访，结果已记', en: 'exempt, result recorded' },
    only: 'others',
  },
  quiet: {
    from: ['declined'],
    to: 'closed',
    rule: 'R35',
    words: { zh: '拒访后七天没有新的', en: 'declined, seven quiet days' },
    only: 'others',
  },
  notDrawn: {
    from: ['resolved'],
    to: 'closed',
    rule: 'R32',
    words: { zh: '周末未抽中', en: 'not drawn in its week' },
    only: 'others',
  },
  byHand: {
    from: ['resolved', 'afterCare', 'toCall', 'declined'],
    to: 'closed',
    rule: 'R04',
    words: { zh: '填了结案时间，回访已了或不必', en: 'closed by hand, its callback ended or needless' },
    only: 'incidents',
  },
  changed: {
    from: ['afterCare', 'toCall', 'declined', 'closed'],
    to: 'resolved',
    rule: 'R36, R38',
    words: { zh: '依据有改，重新判断', en: 'what it rests on changed' },
  },
  dissatisfied: {
    from: [...FINISHED],
    to: 'waiting',
    rule: 'R34',
    words: { zh: '不满意，重开，升一级', en: 'not satisfied: reopened, one level up' },
  },
  reopened: {
    from: [...FINISHED],
    to: 'waiting',
    rule: 'R31, R34',
    words: { zh: '重开', en: 'reopened by hand' },
  },
  takenBack: {
    from: [...FINISHED],
    to: 'waiting',
    rule: 'R05',
    words: { zh: '办结被清空', en: 'its resolution was cleared' },
  },
} as const satisfies Readonly<Record<string, Road>>
export type RoadKey = keyof typeof ROADS

const ALL: readonly (readonly [RoadKey, Road])[] = Object.entries(ROADS) as [RoadKey, Road][]

/** The roads by which a case is closed. */
export type ClosingRoad = { [K in RoadKey]: (typeof ROADS)[K]['to'] extends 'closed' ? K : never }[RoadKey]

/** Whether the roads that are drawn lead from a stage, over others where need be, to the end of a road. */
export function leadsTo(from: Stage | 'new', last: RoadKey): boolean {
  const known = new Set<Stage | 'new'>([from])
  // A set goes on to what is added while it is gone through.
  for (const place of known) for (const [, road] of ALL) if (road.from.includes(place)) known.add(road.to)
  const { from: begins }: Road = ROADS[last]
  return begins.some((place) => known.has(place))
}
