import type { Instant } from '../../model/instant.ts'
import type { Words } from '../../model/language.ts'
import type { OpenWork, Pressure } from './open-work.ts'

/** A figure of the board: how many of what waits it counts; its definition says the same in words (R49). */
type BoardFigure = Words & { readonly definition: Words; readonly counts: (one: OpenWork) => boolean }

const isCase = ({ register, isUnaccepted }: OpenWork): boolean => register !== 'callback' && !isUnaccepted
const isCall = ({ register, isUnaccepted }: OpenWork): boolean => register === 'callback' && !isUnaccepted

/** How pressing something is: as its earliest deadline. Without one nothing presses. */
export const pressureOf = ({ clocks: [first] }: Pick<OpenWork, 'clocks'>): Pressure => first?.pressure ?? 'inTime'

/** What the board counts (R42), in the order in which it is told. */
export const BOARD_FIGURES = {
  open: {
    zh: '未办结',
    en: 'Open',
    definition: {
      zh: '已受理、没有办结的，善后中的突发事件也在内 = 超时 + 临期 + 未到期',
      en: 'Accepted and not resolved, incidents in after-care included = overdue + due soon + not due',
    },
    counts: isCase,
  },
  overdue: {
    zh: '超时',
    en: 'Overdue',
    definition: {
      zh: '未办结里，派单、响应、到场、回复、办结、进展、承诺任一时限已过、那件事还没做的；暂停中的，办结时限看暂停开始时是否已过',
      en: 'Open, and any of its clocks (dispatch to progress, the promised date) has run out; paused: resolve ran out before the pause',
    },
    counts: (one) => isCase(one) && pressureOf(one) === 'overdue',
  },
  soon: {
    zh: '临期',
    en: 'Due soon',
    definition: {
      zh: '未办结里没有超时、但有时限在“临期提前小时数”（设置）之内的',
      en: 'Open, nothing overdue, and a deadline within the hours of "due soon" (settings)',
    },
    counts: (one) => isCase(one) && pressureOf(one) === 'soon',
  },
  inTime: {
    zh: '未到期',
    en: 'Not due',
    definition: {
      zh: '未办结里其余的：时限还远，或者没有在走的时限',
      en: 'Open, and its deadlines are further off, or none runs',
    },
    counts: (one) => isCase(one) && pressureOf(one) === 'inTime',
  },
  forgotten: {
    zh: '遗忘',
    en: 'Forgotten',
    definition: {
      zh: '超时里，进展时限已过、还没有更新进展的',
      en: 'Of those overdue: no progress was written within its interval',
    },
    counts: (one) =>
      isCase(one) && one.clocks.some(({ clock, pressure }) => clock === 'progress' && pressure === 'overdue'),
  },
  paused: {
    zh: '暂停',
    en: 'Paused',
    definition: {
      zh: '未办结里等客户或等配件的：办结时限停走，其余照走',
      en: 'Open, and waiting for the customer or for parts: resolve stands still, the others run',
    },
    counts: (one) => isCase(one) && one.isPaused,
  },
  toCall: {
    zh: '待回访',
    en: 'To call',
    definition: {
      zh: '回访台账里待回访和未接通的；算在回访人名下',
      en: 'Rows of the callbacks that are to be called, or were not reached; with whoever calls',
    },
    counts: isCall,
  },
  lateCalls: {
    zh: '回访超时',
    en: 'Calls late',
    definition: { zh: '待回访里回访时限已过的', en: 'To be called, and past the deadline of the callback' },
    counts: (one) => isCall(one) && pressureOf(one) === 'overdue',
  },
  wrong: {
    zh: '有误',
    en: 'Wrong rows',
    definition: {
      zh: '没有办完、“检查”栏有话的行，还没有编号的也在内',
      en: 'Rows not done with whose check column says something, those without a number included',
    },
    counts: ({ check }) => check !== undefined,
  },
} as const satisfies Readonly<Record<string, BoardFigure>>

export type BoardKey = keyof typeof BOARD_FIGURES
export const BOARD_KEYS = Object.keys(BOARD_FIGURES) as readonly BoardKey[]

/** All figures over some of what waits, and the earliest deadline among it; undefined where nothing runs. */
export type BoardTally = Readonly<Record<BoardKey, number>> & { readonly next: Instant | undefined }

export function tallyOf(items: readonly OpenWork[]): BoardTally {
  const counts = Object.fromEntries(
    BOARD_KEYS.map((key) => [key, items.filter(BOARD_FIGURES[key].counts).length]),
  ) as Record<BoardKey, number>
  const dues = items.flatMap(({ clocks: [first] }) => first?.due ?? [])
  return {
    ...counts,
    next: dues.reduce<Instant | undefined>(
      (least, due) => (least === undefined || due < least ? due : least),
      undefined,
    ),
  }
}
