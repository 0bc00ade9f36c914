import type { Words } from '../../model/language.ts'
import { DOUBTFUL } from './counts.ts'

/** What the tab of a month's figures says besides the figures' own names and definitions. */
export const MONTH_WORDS = {
  tab: { zh: '月统计', en: 'Statistics' },
  asOf: { zh: '截至', en: 'as of' },
  running: { zh: '（本月未完）', en: ' (the month is not over)' },
  complaint: { zh: '投诉', en: 'Complaints' },
  repair: { zh: '报修', en: 'Repairs' },
  incident: { zh: '突发事件', en: 'Incidents' },
  category: { zh: '类别', en: 'Category' },
  noCategory: { zh: '（未填）', en: '(blank)' },
  flow: { zh: '本月进出', en: 'Flow' },
  outcome: { zh: '本月受理或重开的，截至本表时刻', en: 'What became of what was received or reopened in the month' },
  total: { zh: '合计', en: 'Total' },
  definitions: { zh: '指标定义', en: 'What the figures mean' },
  now: { zh: '本表时刻', en: 'Now' },
  nowMeans: {
    zh: '见标题；在它之后受理的不计，在它之后办结的算在办',
    en: 'The moment in the title: what was received later is not counted, what was resolved later is open',
  },
  rounds: { zh: '每轮各计', en: 'Each time round' },
  roundsMean: {
    zh: '办结后重开的个案，重开前后各计一次：前一轮照当时的结果，后一轮从重开起另计时限和用时；没有办结就填重开的不分',
    en: 'A case reopened after being resolved counts once for each time: as it ended then, and with a deadline and hours of its own from the reopening on',
  },
  accepted: { zh: '计入的行', en: 'Rows counted' },
  acceptedMeans: {
    zh: '有编号的，或检查没有问题、即将编号的',
    en: 'Those with a number, and those with nothing wrong that are about to get one',
  },
  incidentMeans: {
    zh: '得到控制即算办结；没有办结时限，不计按时率。善后和结案见台账',
    en: 'Under control is resolved; without a time limit for that, it is in no on-time share. After-care and closing: see the register',
  },
} as const satisfies Readonly<Record<string, Words>>

/** What could not be counted, as sentences. `rows` are indices: people see the next one. */
export const MONTH_SENTENCES = {
  leftOut: (rows: readonly number[]): Words => {
    const shown = rows.slice(0, 10).map((row) => row + 1)
    const more = rows.length > shown.length
    return {
      zh: `未计入 ${rows.length} 行（第 ${shown.join('、')} 行${more ? '等' : ''}）：还没有通过检查，见“检查”栏`,
      en: `Not counted: ${rows.length} (rows ${shown.join(', ')}${more ? ' …' : ''}); they have not been accepted, see "Check"`,
    }
  },
  chart: (register: Words): Words => ({
    zh: `${register.zh}：本月受理或重开的，按类别和结果`,
    en: `${register.en} received or reopened in the month, by category and outcome`,
  }),
  misordered: (count: number): Words => ({
    zh: `${DOUBTFUL.misordered.zh} ${count} 件：${DOUBTFUL.misordered.definition.zh}`,
    en: `${DOUBTFUL.misordered.en}: ${count}. ${DOUBTFUL.misordered.definition.en}`,
  }),
  lacks: (columns: readonly Words[]): Words =>
    columns.length === 0
      ? { zh: '没有统计：找不到这个台账', en: 'Not counted: there is no such register' }
      : {
          zh: `没有统计：台账缺少列 ${columns.map(({ zh }) => `“${zh}”`).join('、')}`,
          en: `Not counted: the register lacks the columns ${columns.map(({ en }) => `"${en}"`).join(', ')}`,
        },
} as const
