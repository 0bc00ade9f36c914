import type { Cell } from '../../src/ports/ledger.ts'

/**
 * The settings that every run begins with: few, and round the clock, so that whoever judges a run can count its deadlines by hand.
 */

export const ZONE = 'Asia/Shanghai'
/** Hours that Shanghai is ahead of UTC, all year round. */
const AHEAD = 8
export const MINUTE = 60_000
export const HOUR = 60 * MINUTE

/** Milliseconds since 1970 of a time on the wall, `2026-11-21 09:00`. */
export const wall = (text: string): number => Date.parse(`${text.replace(' ', 'T')}:00Z`) - AHEAD * HOUR

/** The time on the wall of a moment, to the minute. */
export const wallText = (at: number): string => new Date(at + AHEAD * HOUR).toISOString().slice(0, 16).replace('T', ' ')

/** Days since 1899-12-30 on the wall, as a sheet has times. */
export const serialOf = (at: number): number => (at + AHEAD * HOUR) / (24 * HOUR) + 25_569
export const momentOf = (serial: number): number => Math.round(((serial - 25_569) * 24 - AHEAD) * HOUR)

/** When every run begins. */
export const START = wall('2026-11-21 09:00')

export type Register = 'complaint' | 'repair'
export type Clock = 'respond' | 'resolve'

/** A row of the time limits: in minutes, beside how it is typed. */
export interface Limit {
  readonly register: Register
  /** None: every category without a row of its own. */
  readonly category?: string
  readonly respond: number
  readonly resolve: number
}

export const LIMITS: readonly Limit[] = [
  { register: 'complaint', respond: 10, resolve: 120 },
  { register: 'complaint', category: '噪音扰民', respond: 20, resolve: 180 },
  { register: 'repair', respond: 5, resolve: 60 },
]

const TITLES: Readonly<Record<Register, string>> = { complaint: '投诉', repair: '报修' }

export const minutesText = (minutes: number): string => `${minutes}分钟`

export const CATEGORIES: Readonly<Record<Register, readonly string[]>> = {
  complaint: ['噪音扰民', '服务态度'],
  repair: ['给排水', '电梯'],
}

/**
 * A rule of escalation: so many minutes after a deadline, to whom besides the first receiver; told again each so many minutes, at most
 * so many times, until somebody knows of it.
 */
export interface Rule {
  readonly clocks: readonly Clock[]
  readonly after: number
  readonly level: number
  readonly to: 'handler' | 'manager'
  readonly every?: number
  readonly most?: number
}

export const RULES: readonly Rule[] = [
  { clocks: ['respond', 'resolve'], after: 0, level: 1, to: 'handler' },
  { clocks: ['resolve'], after: 60, level: 2, to: 'manager', every: 25, most: 2 },
]

/** When a rule speaks for the `nth` time, in milliseconds after the deadline. */
export const spokenAfter = ({ after, every = 0 }: Rule, nth: number): number => (after + (nth - 1) * every) * MINUTE

/** In which nothing is mailed, on the wall. */
const QUIET = { from: 11 * HOUR, until: 11.5 * HOUR } as const

export function isQuiet(at: number): boolean {
  const time = (at + AHEAD * HOUR) % (24 * HOUR)
  return time >= QUIET.from && time < QUIET.until
}

/** When the day is mailed, in minutes after midnight. */
export const DAILY_AT = 10 * 60

export const minuteOfDay = (at: number): number => ((at + AHEAD * HOUR) % (24 * HOUR)) / MINUTE

export const CLOCK_WORDS: Readonly<Record<Clock, string>> = { respond: '响应', resolve: '办结' }

export const RECEIVERS = ['王芳', '李静'] as const
export const HANDLERS = ['陈强', '刘洋'] as const
export const MANAGER = '吴军'
const KEEPER = '系统管理员'

export const MAILS: Readonly<Record<string, string>> = {
  王芳: 'wang.fang@example.com',
  李静: 'li.jing@example.com',
  陈强: 'chen.qiang@example.com',
  刘洋: 'liu.yang@example.com',
  [MANAGER]: 'wu.jun@example.com',
  [KEEPER]: 'admin@example.com',
}

/** What stands in the settings tabs below their headers, by column key. */
export const CONTENT: Readonly<Record<string, readonly Readonly<Record<string, Cell>>[]>> = {
  // However many mails somebody has had: what is late is mailed.
  settings: [
    { name: '时区', value: ZONE },
    { name: '安静时段', value: '11:00-11:30' },
    { name: '每人每天最多几封', value: 0 },
    { name: '日清时间', value: '10:00' },
  ],
  policy: LIMITS.map(({ register, category, respond, resolve }) => ({
    register: TITLES[register],
    category: category ?? null,
    respond: minutesText(respond),
    resolve: minutesText(resolve),
    calendar: '24小时',
  })),
  escalation: RULES.map(({ clocks, after, level, to, every, most = null }) => ({
    clocks: clocks.map((clock) => CLOCK_WORDS[clock]).join('、'),
    offset: after === 0 ? '0' : `+${minutesText(after)}`,
    level,
    roles: to === 'handler' ? '责任人' : '项目经理',
    every: every === undefined ? null : minutesText(every),
    most,
  })),
  categories: (['complaint', 'repair'] as const).flatMap((register) =>
    CATEGORIES[register].map((category) => ({ register: TITLES[register], category })),
  ),
  staff: Object.entries(MAILS).map(([name, mail]) => ({
    name,
    mail,
    ...(name === MANAGER ? { roles: '项目经理' } : name === KEEPER ? { roles: '管理员' } : {}),
  })),
}
