import type { Words } from '../../../model/language.ts'
import { DOUBTFUL } from '../counts.ts'

/** What the tabs of a month say besides the figures' own names and definitions. */
export const MONTH_WORDS = {
  tab: { zh: '月统计', en: 'Statistics' },
  rowsTab: { zh: '明细', en: 'Rows' },
  asOf: { zh: '截至', en: 'as of' },
  running: { zh: '（本月未完）', en: ' (the month is not over)' },
  final: { zh: '定稿于', en: 'final since' },
  complaint: { zh: '投诉', en: 'Complaints' },
  repair: { zh: '报修', en: 'Repairs' },
  incident: { zh: '突发事件', en: 'Incidents' },
  said: { zh: '本月要点', en: 'The month in words' },
  headline: { zh: '主要指标', en: 'Headline figures' },
  complaintTable: { zh: '顾客投诉分类统计表', en: 'Complaints by category' },
  repairTable: { zh: '报修分类统计表', en: 'Repairs by category' },
  incidentTable: { zh: '突发事件分类统计表', en: 'Incidents by class' },
  flow: { zh: '进出', en: 'what came and went' },
  outcome: { zh: '本月受理或重开的，结果和用时', en: 'what became of what came in, and how long it took' },
  shares: { zh: '各项比率', en: 'shares' },
  afterwards: { zh: '回访和判定', en: 'callbacks and validity' },
  category: { zh: '类别', en: 'Category' },
  subcategory: { zh: '子类', en: 'Subcategory' },
  cause: { zh: '原因', en: 'Cause' },
  channel: { zh: '渠道', en: 'Channel' },
  department: { zh: '责任部门', en: 'Department' },
  handler: { zh: '责任人', en: 'Handler' },
  building: { zh: '楼栋', en: 'Building' },
  blank: { zh: '（未填）', en: '(blank)' },
  total: { zh: '合计', en: 'Total' },
  thisMonth: { zh: '本月', en: 'This month' },
  before: { zh: '上月', en: 'Month before' },
  yearBefore: { zh: '去年同月', en: 'Year before' },
  change: { zh: '增减', en: 'Change' },
  part: { zh: '占比', en: 'Share' },
  upToHere: { zh: '累计占比', en: 'Running share' },
  clocks: { zh: '五个时限', en: 'The five time limits' },
  clock: { zh: '时限', en: 'Time limit' },
  inTime: { zh: '按时', en: 'On time' },
  tooLate: { zh: '超时', en: 'Late' },
  notDue: { zh: '未到期', en: 'Not due' },
  overdue: { zh: '未办已超时', en: 'Not done, overdue' },
  share: { zh: '按时率', en: 'On-time share' },
  answers: { zh: '回访结果（本月办结的）', en: 'What customers said (of what was resolved in the month)' },
  answer: { zh: '结果', en: 'Answer' },
  cases: { zh: '件数', en: 'Cases' },
  trend: { zh: '近十二个月', en: 'The last twelve months' },
  month: { zh: '月份', en: 'Month' },
  heat: { zh: '受理和重开，按星期和时刻', en: 'Received and reopened, by weekday and hour' },
  hour: { zh: '时刻', en: 'Hour' },
  longest: { zh: '历时最长的', en: 'The longest-lived' },
  number: { zh: '编号', en: 'Number' },
  noNumber: { zh: '（无编号）', en: '(no number)' },
  cycle: { zh: '第几轮', en: 'Time round' },
  begun: { zh: '受理或重开', en: 'Received or reopened' },
  resolvedAt: { zh: '办结', en: 'Resolved' },
  stillOpen: { zh: '在办', en: 'Open' },
  due: { zh: '办结时限', en: 'Resolve by' },
  kept: { zh: '是否按时', en: 'In time' },
  hours: { zh: '历时（小时）', en: 'Hours' },
  corrections: { zh: '定稿后的更正', en: 'Corrections since the month is final' },
  what: { zh: '改了什么', en: 'What' },
  was: { zh: '原来', en: 'Was' },
  is: { zh: '现在', en: 'Is' },
  added: { zh: '定稿后才有的', en: 'Not known when the month was made final' },
  gone: { zh: '已不在台账里', en: 'Not in the register any more' },
  register: { zh: '台账', en: 'Register' },
  figure: { zh: '指标', en: 'Figure' },
  definitions: { zh: '指标定义', en: 'What the figures mean' },
  toMonth: { zh: '回到月统计', en: 'Back to the month' },
} as const satisfies Readonly<Record<string, Words>>

const PART_MEANS: Words = {
  zh: '这一类的受理 ÷ 全部受理；从上到下加起来',
  en: 'What was received of the category ÷ all that was received; added up from the top',
}

/** What the figures rest on, below their own definitions: name and meaning. */
export const MONTH_MEANINGS: readonly (readonly [Words, Words])[] = [
  [
    { zh: '本表时刻', en: 'Now' },
    {
      zh: '见标题；在它之后受理的不计，在它之后办结的算在办',
      en: 'The moment in the title: what was received later is not counted, what was resolved later is open',
    },
  ],
  [
    { zh: '计入的行', en: 'Rows counted' },
    {
      zh: '有编号的，或检查没有问题、即将编号的',
      en: 'Those with a number, and those with nothing wrong that are about to get one',
    },
  ],
  [
    { zh: '每轮各计', en: 'Each time round' },
    {
      zh: '办结后重开的个案，重开前后各计一次：前一轮照当时的结果，后一轮从重开起另计时限和用时',
      en: 'A case reopened after being resolved counts once for each time: as it ended then, and anew from the reopening on',
    },
  ],
  [
    { zh: '突发事件', en: 'Incidents' },
    {
      zh: '得到控制即算办结；没有办结时限，不计按时率。善后和结案见台账',
      en: 'Under control is resolved; without a time limit for that, in no on-time share. After-care: see the register',
    },
  ],
  [{ zh: '占比、累计占比', en: 'Share, running share' }, PART_MEANS],
  [
    { zh: '上月、去年同月', en: 'Month before, year before' },
    {
      zh: '已定稿的照定稿，没有定稿的照本表时刻；台账里没有那时及更早的个案时不列',
      en: 'As final where it is, else as of the moment in the title; not shown where the ledger has no case from then or before',
    },
  ],
  [
    { zh: '增减', en: 'Change' },
    {
      zh: '率的增减是百分点；本月未完时件数不和整月比，留空',
      en: 'Of shares in percentage points; while the month runs, counts are not held against a whole one and stay blank',
    },
  ],
  [
    { zh: '变化最大的', en: 'What changed most' },
    {
      zh: '只说超出平常波动的：偏离超过单凭偶然会有的两倍标准差（件数、比率各按其算法），最远的在前，最多四条',
      en: 'Only what is more than chance makes of such numbers: beyond two standard deviations, the farthest first, four at most',
    },
  ],
  [
    { zh: '星期和时刻', en: 'Weekday and hour' },
    {
      zh: '受理（重开的从重开）的时间，按本地的钟；08 是 08:00 到 08:59',
      en: 'Of the receipt, or the reopening, on the site’s clocks; 08 is from 08:00 to 08:59',
    },
  ],
]

const perCent = (share: number): string => `${(share * 100).toFixed(1)}%`

/** What is said in sentences. `rows` are indices: people see the next one. Names are short and on one line already. */
export const MONTH_SENTENCES = {
  leftOut: (rows: readonly number[]): Words => {
    const shown = rows.slice(0, 10).map((row) => row + 1)
    const more = rows.length > shown.length
    return {
      zh: `未计入 ${rows.length} 行（第 ${shown.join('、')} 行${more ? '等' : ''}）：还没有通过检查，见“检查”栏`,
      en: `Not counted: ${rows.length} (rows ${shown.join(', ')}${more ? ' …' : ''}); they have not been accepted, see "Check"`,
    }
  },
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
  partMeans: PART_MEANS,
  of: (register: Words, text: Words): Words => ({
    zh: `${register.zh}：${text.zh}`,
    en: `${register.en}: ${text.en}`,
  }),
  pareto: (register: Words): Words => ({
    zh: `${register.zh}：本月受理，按类别，由多到少`,
    en: `${register.en} received in the month, by category, most first`,
  }),
  outcomes: (register: Words): Words => ({
    zh: `${register.zh}：本月受理或重开的，按类别和结果`,
    en: `${register.en} received or reopened in the month, by category and outcome`,
  }),
  trend: (register: Words): Words => ({
    zh: `${register.zh}：近十二个月的受理、办结和按时率`,
    en: `${register.en} of the last twelve months: received, resolved, and the on-time share`,
  }),
  trendOfFlow: (register: Words): Words => ({
    zh: `${register.zh}：近十二个月的受理和办结`,
    en: `${register.en} of the last twelve months: received and resolved`,
  }),
  answers: (register: Words): Words => ({
    zh: `${register.zh}：客户怎么说`,
    en: `${register.en}: what customers said`,
  }),
  nothing: (register: Words): Words => ({
    zh: `${register.zh}：本月没有受理、重开或结转的。`,
    en: `${register.en}: nothing was received, reopened or carried over.`,
  }),
  flow: (
    register: Words,
    { received, resolved, opening, carried }: Readonly<Record<'received' | 'resolved' | 'opening' | 'carried', number>>,
    then: { readonly before: number | undefined; readonly yearBefore: number | undefined },
    onTime: number | undefined,
  ): Words => {
    const onTimeShare = onTime === undefined ? undefined : perCent(onTime)
    const zh = [said('上月 ', then.before, ' 件'), said('去年同月 ', then.yearBefore, ' 件')].filter(
      (one) => one !== '',
    )
    const en = [said('', then.before, ' the month before'), said('', then.yearBefore, ' a year before')].filter(
      (one) => one !== '',
    )
    return {
      zh: `${register.zh}：受理 ${received} 件${zh.length > 0 ? `（${zh.join('，')}）` : ''}，办结 ${resolved} 件${said('，按时率 ', onTimeShare, '')}，结转由 ${opening} 件到 ${carried} 件。`,
      en: `${register.en}: ${received} received${en.length > 0 ? ` (${en.join(', ')})` : ''}, ${resolved} resolved${said(', on-time share ', onTimeShare, '')}, the backlog went from ${opening} to ${carried}.`,
    }
  },
  overdue: (register: Words, count: number): Words => ({
    zh: `${register.zh}：本月受理或重开的有 ${count} 件在办超时。`,
    en: `${register.en}: ${count} of those received or reopened ${count === 1 ? 'is' : 'are'} open and overdue.`,
  }),
  oldest: (register: Words, name: string, span: Words): Words => ({
    zh: `${register.zh}：没有办结的里历时最长的是 ${name}，已 ${span.zh}。`,
    en: `${register.en}: of what is open, ${name} has lasted longest, ${span.en}.`,
  }),
  countChanged: (about: Words, now: number, before: number): Words => ({
    zh: `${about.zh} ${now} 件，上月 ${before} 件，${now > before ? '多' : '少'} ${Math.abs(now - before)} 件。`,
    en: `${about.en}: ${now}, the month before ${before}: ${Math.abs(now - before)} ${now > before ? 'more' : 'fewer'}.`,
  }),
  shareChanged: (about: Words, now: number, before: number): Words => {
    const points = (Math.abs(now - before) * 100).toFixed(1)
    return {
      zh: `${about.zh} ${perCent(now)}，上月 ${perCent(before)}，${now > before ? '升' : '降'} ${points} 个百分点。`,
      en: `${about.en} ${perCent(now)}, the month before ${perCent(before)}: ${points} points ${now > before ? 'up' : 'down'}.`,
    }
  },
  changedMost: { zh: '与上月比，变化最大的：', en: 'What changed most since the month before:' },
  nothingChanged: {
    zh: '与上月比，没有超出平常波动的变化。',
    en: 'Nothing changed since the month before by more than chance makes of such numbers.',
  },
  nothingBefore: {
    zh: '台账里没有上月或更早的个案，不作比较。',
    en: 'The ledger has no case from the month before or earlier: nothing is compared.',
  },
  noNames: (dimensions: readonly Words[]): Words => ({
    zh: `没有填${dimensions.map(({ zh }) => `“${zh}”`).join('、')}的，不分。`,
    en: `Nothing was filled in for ${dimensions.map(({ en }) => `"${en}"`).join(', ')}: not told apart.`,
  }),
  more: (count: number): Words => ({
    zh: `还有 ${count} 个，见 daily-clear report month --json`,
    en: `${count} more: daily-clear report month --json`,
  }),
  corrected: (count: number): Words => ({
    zh: `定稿后有 ${count} 件的内容改了。上面的数照定稿不动；照现在的内容会是这样：`,
    en: `${count} cases were found otherwise since. The figures stay as they were when the month was made final; they would be these:`,
  }),
  noCorrections: { zh: '没有更正。', en: 'None.' },
  sameFigures: { zh: '各项指标不变。', en: 'The figures would be the same.' },
  uncompared: (columns: readonly Words[]): Words =>
    columns.length === 0
      ? { zh: '没有核对：找不到这个台账', en: 'Not compared: there is no such register' }
      : {
          zh: `没有核对：台账缺少列 ${columns.map(({ zh }) => `“${zh}”`).join('、')}`,
          en: `Not compared: the register lacks the columns ${columns.map(({ en }) => `"${en}"`).join(', ')}`,
        },
  rowsMean: {
    zh: '月统计里每个件数由哪些行得来：点件数到这里，点编号到台账的那一行。台账排序后，下次重算前行号可能不对，请看编号。',
    en: 'Which rows each count comes from: a count in the month leads here, a number to its row. Once the register is sorted, go by the number until this is written again.',
  },
  someLeft: (count: number): Words => ({
    zh: `有 ${count} 个件数的行太多，没有列在这里：见最下面。`,
    en: `${count} counts have too many rows to be listed here: see below.`,
  }),
  noRoom: (figures: readonly string[]): Words => ({
    zh: `行太多、没有列在这里的：${figures.join('、')}`,
    en: `Too many rows to be listed here: ${figures.join(', ')}`,
  }),
  command: (month: string): Words => ({
    zh: `要看：daily-clear report month --month ${month} --rows 指标`,
    en: `To see them: daily-clear report month --month ${month} --rows FIGURE`,
  }),
} as const

const said = (before: string, value: number | string | undefined, behind: string): string =>
  value === undefined ? '' : `${before}${value}${behind}`
