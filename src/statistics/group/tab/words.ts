import type { Words } from '../../../model/language.ts'
import { SKETCH_ERROR } from '../sketch.ts'

/** What the tab of a group's month says besides the figures' own names and definitions. */
export const GROUP_WORDS = {
  tab: { zh: '汇总', en: 'Group' },
  said: { zh: '本月要点', en: 'The month in words' },
  site: { zh: '站点', en: 'Site' },
  ranking: { zh: '名次（1 为最好）', en: 'Places (1 is the best)' },
  bySite: { zh: '各站点', en: 'By site' },
  sites: { zh: '站点数', en: 'Sites' },
  state: { zh: '状态', en: 'State' },
  asOf: { zh: '数据截至', en: 'Figures as of' },
  final: { zh: '已定稿', en: 'final' },
  running: { zh: '未定稿', en: 'not final' },
  notCounted: { zh: '没有计入', en: 'not counted' },
  leftOut: { zh: '未计入的行', en: 'Rows left out' },
  sitesBlock: { zh: '站点和数据', en: 'The sites and their figures' },
  definitions: { zh: '指标定义', en: 'What the figures mean' },
  month: { zh: '月份', en: 'Month' },
} as const satisfies Readonly<Record<string, Words>>

export const GROUP_SENTENCES = {
  sites: (there: number, all: number): Words => ({
    zh: there === all ? `${all} 个站点全部有数据` : `${all} 个站点中 ${there} 个有数据，其余没有计入，见下`,
    en:
      there === all
        ? `All ${all} sites have figures`
        : `${there} of ${all} sites have figures; the others are not counted, see below`,
  }),
  noSites: {
    zh: '“站点”表里还没有参与汇总的站点：请填写名称和表格地址',
    en: 'There is no site to be counted yet: fill in names and addresses in the tab "Sites"',
  },
  running: (running: number): Words => ({
    zh: `${running} 个站点的本月还没有定稿，数字还会变`,
    en: `${running} ${running === 1 ? 'site has' : 'sites have'} not made the month final; figures still change`,
  }),
  absent: (name: string, why: Words): Words => ({
    zh: `没有计入“${name}”：${why.zh}`,
    en: `Not counted: "${name}", ${why.en}`,
  }),
  behind: (name: string, asOf: string): Words => ({
    zh: `“${name}”的数据停在 ${asOf}，落后其它站点一天以上：请看该站点的定时统计是否还在运行`,
    en: `The figures of "${name}" stopped at ${asOf}, a day and more behind other sites: see whether its clock still runs`,
  }),
  changed: (register: Words, figure: Words, before: string, now: string, sites: number, isBetter: boolean): Words => ({
    zh: `${register.zh}${figure.zh}比上月${isBetter ? '好' : '差'}：${before} → ${now}（两个月都有数据的 ${sites} 个站点）`,
    en: `${register.en}: ${figure.en.toLowerCase()} ${isBetter ? 'better' : 'worse'} than the month before, ${before} → ${now} (${sites} ${sites === 1 ? 'site' : 'sites'} with both months)`,
  }),
  apart: (register: Words, figure: Words, names: string, isBetter: boolean): Words => ({
    zh: `${register.zh}${figure.zh}明显${isBetter ? '好于' : '差于'}其它站点：${names}`,
    en: `${register.en}: ${figure.en.toLowerCase()} clearly ${isBetter ? 'better' : 'worse'} than elsewhere: ${names}`,
  }),
  calm: {
    zh: '与上月相比、各站点之间，没有超出偶然的差别',
    en: 'Nothing differs from the month before, or between sites, by more than chance makes of it',
  },
  uncounted: (names: string): Words => ({
    zh: `没有计入（台账缺列或缺表，见该站点月统计）：${names}`,
    en: `Not counted, for the register lacks columns or is gone (see the site's month): ${names}`,
  }),
  before: (sites: number, all: number): Words =>
    sites === all
      ? { zh: '上月', en: 'Month before' }
      : { zh: `上月（${sites} 站）`, en: `Month before (${sites} sites)` },
  yearBefore: (sites: number, all: number): Words =>
    sites === all
      ? { zh: '去年同月', en: 'Year before' }
      : { zh: `去年同月（${sites} 站）`, en: `Year before (${sites} sites)` },
  chartSites: (register: Words): Words => ({
    zh: `${register.zh}：各站点受理和按时率`,
    en: `${register.en} by site: received, share on time`,
  }),
  chartCategories: (register: Words): Words => ({
    zh: `${register.zh}：各类别受理和按时率`,
    en: `${register.en} by category: received, share on time`,
  }),
  chartTrend: (register: Words): Words => ({ zh: `${register.zh}：十二个月`, en: `${register.en}: twelve months` }),
  rest: (groups: number): Words => ({ zh: `其余 ${groups} 类`, en: `The other ${groups}` }),
} as const

/** Why nothing of a site is counted, where its ledger was read. */
export const UNPUBLISHED = {
  'not-published': {
    zh: '它的台账里没有这个月的数据：请在该站点运行 report month --month，或等它的定时统计',
    en: 'its ledger has no figures of this month: run report month --month there, or wait for its clock',
  },
  broken: {
    zh: '它的月数据不完整或被改动过：请在该站点重新运行 report month --month',
    en: 'its figures are not whole or were changed: run report month --month there once more',
  },
  'other-version': {
    zh: '它的月数据由另一版本的日清写成：请把两边更新到同一版本，再在该站点运行 report month --month',
    en: 'another version of daily-clear wrote its figures: update both, then run report month --month there',
  },
} as const satisfies Readonly<Record<string, Words>>

const PER_CENT = SKETCH_ERROR * 100

/** What a group's figures rest on, besides their own definitions: name and meaning. */
export const GROUP_MEANINGS: readonly (readonly [Words, Words])[] = [
  [
    { zh: '合计', en: 'Sums' },
    {
      zh: '各站点的件数相加；比率由相加后的件数重新算出，不是各站点比率的平均',
      en: 'The sites’ counts added; shares are worked out of the sums, and are no means of the sites’ shares',
    },
  ],
  [
    { zh: '中位数、90分位', en: 'Median, nine tenths' },
    {
      zh: `由各站点按时长分档的件数合并后算出，与逐件计算相差不超过 ${PER_CENT}%；不是各站点中位数的平均`,
      en: `Worked out of the sites’ counts by length of time, within ${PER_CENT} % of what single cases give; no mean of medians`,
    },
  ],
  [
    { zh: '上月、去年同月', en: 'Other months' },
    {
      zh: '只比两个月都有数据的站点；增减也只按这些站点算',
      en: 'Only sites with figures of both months are compared, and a change is that of these sites',
    },
  ],
  [
    { zh: '名次', en: 'Places' },
    {
      zh: '并列的名次相同；“–”是件数不到“汇总设置”里的最少件数，不排',
      en: 'Those that are as good share a place; – means fewer cases than "Ranked from" in the group’s settings',
    },
  ],
  [
    { zh: '▲ ▼', en: '▲ ▼' },
    {
      zh: '明显好于、差于其它站点合在一起的（相差超过偶然所致的两倍）；没有标的，高低可能只是碰巧',
      en: 'Clearly better or worse than the other sites together, by twice what chance makes; without it, high and low may be chance',
    },
  ],
  [
    { zh: '月份', en: 'Month' },
    { zh: '各站点的月份按各自的时区', en: 'Each site’s month is one of its own zone' },
  ],
]
