import type { Words } from '../../model/language.ts'

/** What the tab of a day says besides the figures' own names and definitions. */
export const DAILY_WORDS = {
  tab: { zh: '日清日审', en: 'Daily clear' },
  asOf: { zh: '截至', en: 'as of' },
  today: { zh: '今天', en: 'Today' },
  yesterday: { zh: '昨天', en: 'Yesterday' },
  change: { zh: '比昨天', en: 'Change' },
  number: { zh: '编号', en: 'Number' },
  person: { zh: '责任人', en: 'Handler' },
  register: { zh: '台账', en: 'Register' },
  complaint: { zh: '投诉', en: 'Complaints' },
  repair: { zh: '报修', en: 'Repairs' },
  incident: { zh: '突发事件', en: 'Incidents' },
  category: { zh: '类别', en: 'Category' },
  subcategory: { zh: '子类', en: 'Subcategory' },
  room: { zh: '房号或地点', en: 'Room or place' },
  clock: { zh: '时限', en: 'Clock' },
  due: { zh: '到期', en: 'Due' },
  hours: { zh: '已过（小时）', en: 'Past by (hours)' },
  forgotten: { zh: '被遗忘的', en: 'Forgotten' },
  overdue: { zh: '其它超时的', en: 'Others overdue' },
  people: { zh: '各人今天', en: 'Today by person' },
  nobody: { zh: '（没有写责任人）', en: '(nobody named)' },
  total: { zh: '合计', en: 'Total' },
  days: { zh: '最近31天', en: 'The last 31 days' },
  day: { zh: '日期', en: 'Day' },
  definitions: { zh: '指标定义', en: 'What the figures mean' },
  noNumber: { zh: '（还没有编号）', en: '(no number yet)' },
} as const satisfies Readonly<Record<string, Words>>

const WEEKDAYS_ZH = ['周一', '周二', '周三', '周四', '周五', '周六', '周日'] as const
const WEEKDAYS_EN = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const

/** A day of the week: 0 is Monday. */
export const weekdayWords = (index: number): Words => ({ zh: WEEKDAYS_ZH[index] ?? '', en: WEEKDAYS_EN[index] ?? '' })

const cases = (count: number): string => (count === 1 ? '1 case' : `${count} cases`)

/** Sentences of the tab; each fits one line. */
export const DAILY_SENTENCES = {
  flow: (received: number, reopened: number, resolved: number): Words => ({
    zh: `今天受理 ${received} 件${reopened === 0 ? '' : `，重开 ${reopened} 件`}，办结 ${resolved} 件。`,
    en: `Today ${cases(received)} received${reopened === 0 ? '' : `, ${reopened} reopened`}, ${resolved} resolved.`,
  }),
  open: (open: number, overdue: number): Words => ({
    zh: open === 0 ? '没有在办的。' : `还有 ${open} 件在办，其中 ${overdue} 件超时。`,
    en: open === 0 ? 'Nothing is open.' : `${cases(open)} still open, ${overdue} of them overdue.`,
  }),
  forgotten: (count: number): Words => ({
    zh: count === 0 ? '没有被遗忘的。' : `有 ${count} 件被遗忘：到时间没有更新进展。先办这 ${count} 件，在下面。`,
    en:
      count === 0
        ? 'Nothing is forgotten.'
        : `${count === 1 ? '1 is' : `${count} are`} forgotten: no progress within the interval. These come first, see below.`,
  }),
  toCorrect: (count: number): Words => ({
    zh: `另有 ${count} 行待更正，还不算个案：见台账的“检查”列。`,
    en: `${count === 1 ? '1 row waits' : `${count} rows wait`} to be corrected and ${count === 1 ? 'is' : 'are'} no case yet: see the column "Check".`,
  }),
  lacks: ({ zh, en }: Words, lacks: readonly Words[]): Words => ({
    zh: `${zh}没有计入：${lacks.length === 0 ? '整张表不见了' : `缺“${lacks.map((one) => one.zh).join('”“')}”列`}。`,
    en: `${en} not counted: ${lacks.length === 0 ? 'the tab is gone' : `without ${lacks.map((one) => `"${one.en}"`).join(', ')}`}.`,
  }),
  more: (count: number): Words => ({ zh: `还有 ${count} 件，见台账。`, en: `${count} more, see the registers.` }),
  chart: { zh: '每天受理、办结与结转', en: 'Received, resolved and carried over by day' },
} as const
