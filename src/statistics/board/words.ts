import type { Words } from '../../model/language.ts'
import type { Pressure } from './open-work.ts'

/** What the board says besides its figures' names and definitions. */
export const BOARD_WORDS = {
  tab: { zh: '看板', en: 'Board' },
  asOf: { zh: '截至', en: 'as of' },
  now: { zh: '现在', en: 'Now' },
  total: { zh: '合计', en: 'Total' },
  next: { zh: '最早时限', en: 'Earliest deadline' },
  register: { zh: '台账', en: 'Register' },
  complaint: { zh: '投诉', en: 'Complaints' },
  repair: { zh: '报修', en: 'Repairs' },
  incident: { zh: '突发事件', en: 'Incidents' },
  callback: { zh: '回访', en: 'Callbacks' },
  urgent: { zh: '最急的', en: 'Most urgent' },
  number: { zh: '编号', en: 'Number' },
  due: { zh: '时限', en: 'Deadline' },
  pressure: { zh: '状态', en: 'Standing' },
  clock: { zh: '时钟', en: 'Clock' },
  person: { zh: '责任人', en: 'Handler' },
  priority: { zh: '优先级', en: 'Priority' },
  room: { zh: '房号或地点', en: 'Room or place' },
  about: { zh: '类别或个案', en: 'Category or case' },
  weeks: { zh: '本周与上周', en: 'This week and last' },
  figure: { zh: '指标', en: 'Figure' },
  thisWeek: { zh: '本周', en: 'This week' },
  lastWeek: { zh: '上周', en: 'Last week' },
  change: { zh: '变化', en: 'Change' },
  ofThis: { zh: '本周几件', en: 'Cases, this week' },
  ofLast: { zh: '上周几件', en: 'Cases, last week' },
  wrong: { zh: '有误的行', en: 'Wrong rows' },
  check: { zh: '检查', en: 'Check' },
  people: { zh: '按责任人', en: 'By handler' },
  nobody: { zh: '（没有人）', en: '(nobody)' },
  clocks: { zh: '按时钟', en: 'By clock' },
  runs: { zh: '在走', en: 'Running' },
  definitions: { zh: '指标定义', en: 'What the figures mean' },
  byPersonChart: { zh: '各责任人未办结的', en: 'Open cases by handler' },
  byClockChart: { zh: '各时钟在走的', en: 'Running clocks' },
} as const satisfies Readonly<Record<string, Words>>

export const PRESSURE_WORDS = {
  overdue: { zh: '超时', en: 'Overdue' },
  soon: { zh: '临期', en: 'Due soon' },
  inTime: { zh: '未到期', en: 'Not due' },
} as const satisfies Readonly<Record<Pressure, Words>>

const cases = (count: number, of: string): string => `${count} ${count === 1 ? of : `${of}s`}`

/** What is said in sentences. */
export const BOARD_SENTENCES = {
  idle: { zh: '没有未办结的，也没有待回访的。', en: 'Nothing is open, and nobody waits to be called.' } as Words,
  nothingLate: (open: number): Words => ({
    zh: `未办结 ${open} 件，没有超时的。`,
    en: `${cases(open, 'case')} open, none overdue.`,
  }),
  late: (open: number, overdue: number, calls: number): Words => ({
    zh: `未办结 ${open} 件，超时 ${overdue} 件${calls > 0 ? `；回访超时 ${calls} 件` : ''}。`,
    en: `${cases(open, 'case')} open, ${overdue} overdue${calls > 0 ? `; ${cases(calls, 'callback')} late` : ''}.`,
  }),
  worst: (number: string, clock: Words, due: string, person: string): Words => ({
    zh: `先办 ${number}：${clock.zh}时限 ${due}，${person}。`,
    en: `First of all ${number}: ${clock.en} was due ${due}, ${person}.`,
  }),
  soon: (count: number, hours: number): Words => ({
    zh: `${hours} 小时内到期 ${count} 件。`,
    en: `${cases(count, 'case')} due within ${hours} ${hours === 1 ? 'hour' : 'hours'}.`,
  }),
  unaccepted: (count: number): Words => ({
    zh: `有 ${count} 行填得有误，还没有编号，时限照走：见“有误的行”。`,
    en: `${cases(count, 'row')} too wrong to have a number, and time runs: see "Wrong rows".`,
  }),
  noneUrgent: { zh: '没有在走的时限。', en: 'No deadline is running.' } as Words,
  noneWrong: { zh: '没有有误的行。', en: 'No row is wrong.' } as Words,
  more: (count: number): Words => ({ zh: `另有 ${count} 行。`, en: `${cases(count, 'row')} more.` }),
  morePeople: (count: number): Words => ({ zh: `其余 ${count} 人`, en: `${count} others` }),
  row: (row: number): Words => ({ zh: `第${row}行`, en: `row ${row}` }),
  unread: (register: Words, columns: readonly Words[]): Words =>
    columns.length === 0
      ? { zh: `${register.zh}没有统计：找不到这个台账`, en: `${register.en} not counted: there is no such register` }
      : {
          zh: `${register.zh}没有统计：台账缺少列 ${columns.map(({ zh }) => `“${zh}”`).join('、')}`,
          en: `${register.en} not counted: the register lacks the columns ${columns.map(({ en }) => `"${en}"`).join(', ')}`,
        },
} as const

/** Said below, each with its name: which rules the board goes by. */
export const BOARD_MEANINGS = [
  [
    { zh: '什么时候重写', en: 'When it is written' },
    {
      zh: '巡检看到变化，或者时限到了、临期了、过了一天，就重写，最多每分钟一次；没有变化就不动，所以标题里的时刻会早一些',
      en: 'After a sweep that saw a change, when a deadline comes near or runs out, and each day; once a minute at most',
    },
  ],
  [
    { zh: '最急的', en: 'Most urgent' },
    {
      zh: '先看超时、临期、未到期，再看优先级，再看谁的时限最早；一件只看它最早的时限',
      en: 'Overdue before due soon before not due; then by priority, then by the earliest deadline; a case goes by its earliest one',
    },
  ],
  [
    { zh: '谁的', en: 'Whose' },
    {
      zh: '现在的责任人，没填的算首问责任人；待回访的算回访人',
      en: 'The present handler, else the first receiver; what is to be called is with whoever calls',
    },
  ],
  [
    { zh: '本周与上周', en: 'This week and last' },
    {
      zh: '周一到周日，两周都按本表时刻算；上周的还会变：有的还没有到期，有的还没有回访',
      en: 'Monday to Sunday, both as of the moment in the title; the last week still changes while cases are open and customers uncalled',
    },
  ],
] as const satisfies readonly (readonly [Words, Words])[]
