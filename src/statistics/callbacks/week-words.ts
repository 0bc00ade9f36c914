import type { Words } from '../../model/language.ts'

/** What the tab of a week's callbacks says besides the figures' own names and definitions. */
export const WEEK_WORDS = {
  tab: { zh: '周回访', en: 'Weekly callbacks' },
  asOf: { zh: '截至', en: 'as of' },
  running: { zh: '（本周未完）', en: ' (the week is not over)' },
  thisWeek: { zh: '本周', en: 'This week' },
  lastWeek: { zh: '上周', en: 'Last week' },
  thatWeek: { zh: '当周', en: 'That week' },
  weekBefore: { zh: '前一周', en: 'The week before' },
  register: { zh: '台账', en: 'Register' },
  complaint: { zh: '投诉', en: 'Complaints' },
  repair: { zh: '报修', en: 'Repairs' },
  incident: { zh: '突发事件', en: 'Incidents' },
  total: { zh: '合计', en: 'Total' },
  mandatory: { zh: '必访（100%）', en: 'Always called back (100 %)' },
  isComplete: { zh: '全部访完', en: 'Complete' },
  stillOpen: { zh: '还待访的', en: 'Still to be called' },
  yes: { zh: '是', en: 'Yes' },
  no: { zh: '否', en: 'No' },
  caller: { zh: '回访人', en: 'Caller' },
  handler: { zh: '责任人', en: 'Handler' },
  nobody: { zh: '（不详）', en: '(not known)' },
  weeks: { zh: '各周', en: 'Week by week' },
  week: { zh: '周', en: 'Week' },
  keptUp: { zh: '达到30%', en: '30 % reached' },
  exemptions: { zh: '免访（以上各周合计）', en: 'Exempt from the callback (all the weeks above)' },
  name: { zh: '姓名', en: 'Name' },
  othersShare: { zh: '其他人免访率', en: 'Share of the others' },
  mark: { zh: '提示', en: 'Mark' },
  farAbove: { zh: '远高于其他人', en: 'Far above the others' },
  draw: { zh: '抽签', en: 'The draw' },
  share: { zh: '抽访比例（设置）', en: 'Share to be called back (settings)' },
  wanted: { zh: '至少应访', en: 'To be called at least' },
  toCall: { zh: '已定要访', en: 'To be called so far' },
  pledge: { zh: '承诺码', en: 'Pledge' },
  secret: { zh: '密钥', en: 'Secret' },
  picked: { zh: '抽中的（按抽中先后）', en: 'Picked, in that order' },
  place: { zh: '签序', en: 'Place' },
  number: { zh: '编号', en: 'Number' },
  cycle: { zh: '第几轮', en: 'Time round' },
  since: { zh: '进入抽签', en: 'In the draw since' },
  drawnAt: { zh: '抽中时间', en: 'Picked at' },
  lot: { zh: '签（前16位）', en: 'Lot (first 16 digits)' },
  definitions: { zh: '指标定义', en: 'What the figures mean' },
} as const satisfies Readonly<Record<string, Words>>

/** Said below the figures, each with its name: what these rest on, and by which rule something is marked or picked. */
export const WEEK_MEANINGS = [
  [
    { zh: '哪一周', en: 'Which week' },
    {
      zh: '按巡检第一次看到办结的那一周（周一到周日）；补填的办结也算在看到的那一周',
      en: 'Monday to Sunday, the one in which a sweep first saw it finished; what is typed late counts where it was seen',
    },
  ],
  [
    { zh: '结果', en: 'Ends' },
    {
      zh: '到本表时刻为止；本周办结的，多在下周访完，所以上周的数还会变',
      en: 'As of the moment in the title: most customers are called in the week after, so last week still changes',
    },
  ],
  [
    { zh: '谁的', en: 'Whose' },
    {
      zh: '责任人是现在的责任人，没填的算首问责任人；回访人看回访台账，行删掉了的为不详',
      en: 'The handler is the present one, else the first receiver; the caller is that of the row of the callbacks, if it stands',
    },
  ],
  [
    { zh: '全部访完', en: 'Complete' },
    {
      zh: '这一类没有待访的：都已访、拒访或访前重开',
      en: 'Nobody of the class is left to be called: all called, declined or reopened before',
    },
  ],
  [
    { zh: '远高于其他人', en: 'Far above the others' },
    {
      zh: '免访3件以上、免访率是其他人的2倍以上，且单凭偶然不到百分之一（费希尔精确检验，按人数分摊）；只是提示，不是结论',
      en: 'Three at least, twice the share of the others, and by chance less than once in a hundred (Fisher, shared out); a hint, no proof',
    },
  ],
  [
    { zh: '怎么抽', en: 'How it is drawn' },
    {
      zh: '每来一件办结，应访不够就从未定的里面取签最小的；签 = 密钥对“周 编号 轮次”的 HMAC-SHA256',
      en: 'Whenever too few are to be called, the lowest lot left is picked; a lot is the HMAC-SHA256 of "week number time round"',
    },
  ],
  [
    { zh: '承诺码', en: 'Pledge' },
    {
      zh: '密钥的 SHA-256，周初公布；周过完公布密钥，谁都可以核对：daily-clear callbacks verify',
      en: 'The SHA-256 of the secret, published first; the secret follows after the week: daily-clear callbacks verify',
    },
  ],
] as const satisfies readonly (readonly [Words, Words])[]

const list = (names: readonly string[]): string => `${names.slice(0, 10).join(' ')}${names.length > 10 ? ' …' : ''}`

/** What is said in sentences. Shares are whole per cents. */
export const WEEK_SENTENCES = {
  short: (missing: number, share: number): Words => ({
    zh: `离 ${share}% 还差 ${missing} 件`,
    en: `${missing} more to be called until ${share} % are reached`,
  }),
  reached: (share: number): Words => ({ zh: `已达到 ${share}%`, en: `${share} % are reached` }),
  nothing: { zh: '没有办结的', en: 'Nothing was finished' },
  noExemption: { zh: '没有免访的', en: 'Nobody was exempt' },
  list: (names: readonly string[]): Words => ({ zh: list(names), en: list(names) }),
  'no-key': {
    zh: '没有设抽签密钥，能抽的全部要访：见部署说明 DAILY_CLEAR_DRAW_KEY',
    en: 'There is no key for the draw, so everything is picked: see DAILY_CLEAR_DRAW_KEY in the deployment notes',
  },
  'other-key': {
    zh: '抽签密钥换过，和周初的承诺码对不上：换过以后能抽的全部要访，密钥不公布',
    en: 'The key is not the one that was pledged: since then everything is picked, and no secret is published',
  },
  notYet: {
    zh: '本周过完后公布',
    en: 'Published once the week is over',
  },
  noPledge: {
    zh: '还没有：本周第一次巡检时公布',
    en: 'None yet: the first sweep of the week publishes it',
  },
  lacks: (register: Words, columns: readonly Words[]): Words =>
    columns.length === 0
      ? {
          zh: `${register.zh}没有统计：找不到这个台账`,
          en: `${register.en} not counted: there is no such register`,
        }
      : {
          zh: `${register.zh}没有统计：台账缺少列 ${columns.map(({ zh }) => `“${zh}”`).join('、')}`,
          en: `${register.en} not counted: the register lacks the columns ${columns.map(({ en }) => `"${en}"`).join(', ')}`,
        },
  chart: { zh: '各周办结的，回访到哪一步', en: 'What was finished in each week, and what has become of its callbacks' },
} as const
