import { clocks as clockChoices } from '../../sheets-template/workbook/choices.ts'
import { formatInstant, formatSpan } from '../calendar/format.ts'
import type { HealthFigures, NextDeadline, Outage } from '../model/health.ts'
import { DAY, HOUR, type Instant } from '../model/instant.ts'
import type { Words } from '../model/language.ts'
import type { CellContext } from './cells.ts'
import { faultText } from './fault-text.ts'
import type { HealthLine, StandingFault } from './health-tab.ts'
import { beginning, oneLine } from './label.ts'
import { maskPhonesIn } from './phone-mask.ts'
import { choiceWord } from './words.ts'

/** A sweep as far as the tab tells of it. */
export interface SweptFigures {
  readonly at: Instant
  /** Milliseconds from its start until it began to write. */
  readonly took?: number | undefined
  /** The version of daily-clear. */
  readonly software?: string | undefined
  /** The last time in which nothing swept for too long. */
  readonly outage?: Outage | undefined
}

/** What the lines are called. */
export const LABELS = {
  state: { zh: '状态', en: 'State' },
  sweep: { zh: '最近一次巡检', en: 'Last sweep' },
  outage: { zh: '上次中断', en: 'Last outage' },
  rows: { zh: '台账', en: 'Registers' },
  mails: { zh: '邮件', en: 'Mails' },
  settings: { zh: '设置生效', en: 'In force since' },
  next: { zh: '最近的时限', en: 'Next deadline' },
  software: { zh: '软件版本', en: 'Version' },
} as const satisfies Record<string, Words>

/** What the tab says of a workbook with nothing wrong. */
const WELL: Words = { zh: '一切正常', en: 'All is well' }

/** What it says where only mails are behind. */
const UNDELIVERED: Words = {
  zh: '台账正常；有邮件没有送到，或不知道是否送到，见“通知记录”',
  en: 'The ledger is well; mails did not arrive, or nobody knows whether they did: see the notices',
}
const HELD_UP: Words = {
  zh: '台账正常；有邮件等了一小时以上还没有发出，见“通知记录”',
  en: 'The ledger is well; mails have waited for more than an hour: see the notices',
}

/** For so long the state speaks of a mail that did not arrive; its line and the notices do longer. */
const FRESH = DAY

/** A mail that has waited longer is worth a look. */
export const LONG_WAIT = HOUR

/** What the tab says of a workbook in which no sweep has been yet. */
export const NOT_SWEPT: Words = { zh: '还没有巡检过', en: 'Nothing has swept yet' }

/** The line that the tab of a new workbook has. */
export const FIRST_LINE = { what: LABELS.state, text: NOT_SWEPT } as const

/** The tab's lines: how the ledger stands, and then each fault with what to do. */
export const tabLines = (
  figures: HealthFigures,
  swept: SweptFigures,
  faults: readonly StandingFault[],
  context: CellContext,
): readonly HealthLine[] => [
  stateLine(faults, figures, swept, context),
  sweepLine(swept, context),
  ...figureLines(figures, context),
  ...(swept.software === undefined ? [] : [{ what: LABELS.software[context.language], text: swept.software }]),
  ...faults.map((fault) => faultLine(fault, context)),
]

function stateLine(
  faults: readonly StandingFault[],
  figures: HealthFigures,
  { at, outage }: SweptFigures,
  { zone, language }: CellContext,
): HealthLine {
  const zh = language === 'zh'
  const { length } = faults
  const state =
    length === 0 ? mailState(figures, at)[language] : zh ? `有 ${length} 处问题，见下` : `Faults: ${length}, see below`
  const gap = outage === undefined ? undefined : outageText(outage, { zone, language })
  return {
    what: LABELS.state[language],
    since: faults[0] && faults.reduce((first, { since }) => (since < first ? since : first), faults[0].since),
    text: gap === undefined ? state : zh ? `${state}。上次中断：${gap}` : `${state}. Last outage: ${gap}`,
  }
}

function mailState({ mails: { waiting, since }, undeliveredAt }: HealthFigures, at: Instant): Words {
  if (undeliveredAt !== undefined && at - undeliveredAt < FRESH) return UNDELIVERED
  return waiting > 0 && since !== undefined && at - since > LONG_WAIT ? HELD_UP : WELL
}

/** A time in which nothing swept, in words. */
export function outageText({ from, to }: Outage, { zone, language }: CellContext): string {
  const [first, last] = [formatInstant(zone, from), formatInstant(zone, to)]
  const span = formatSpan(to - from, language)
  return language === 'zh' ? `${first} 至 ${last}，${span}没有巡检` : `no sweep from ${first} to ${last} (${span})`
}

function sweepLine({ at, took }: SweptFigures, { language }: CellContext): HealthLine {
  const zh = language === 'zh'
  const seconds = took === undefined ? undefined : Math.max(0.1, took / 1000).toFixed(1)
  const lasted = seconds === undefined ? '' : zh ? `用时 ${seconds} 秒；` : `Took ${seconds} s. `
  const seldom = zh ? '没有事做的巡检隔一阵才记一次' : 'Sweeps with nothing to do are noted now and then'
  return { what: LABELS.sweep[language], since: at, text: lasted + seldom }
}

/** The figures in words, a line each: as the tab has them, and as `doctor` does. */
export function figureLines(
  { rows, open, wrong, unaccepted, mails, settings, deadlines }: HealthFigures,
  context: CellContext,
): readonly HealthLine[] {
  const { language } = context
  const zh = language === 'zh'
  return [
    {
      what: LABELS.rows[language],
      text: zh
        ? `共 ${rows} 行；在办 ${open} 行，其中有问题 ${wrong} 行、待更正 ${unaccepted} 行`
        : `Rows: ${rows}; open: ${open}; of these with problems: ${wrong}, not accepted: ${unaccepted}`,
    },
    {
      what: LABELS.mails[language],
      since: mails.since,
      text: zh
        ? `待发 ${mails.waiting} 封，结果不明 ${mails.unknown} 封，没有发出 ${mails.failed} 封${mails.held === undefined ? '' : `；另有 ${mails.held} 条等到时候再发`}`
        : `Waiting: ${mails.waiting}, unknown: ${mails.unknown}, failed: ${mails.failed}${mails.held === undefined ? '' : `; notices held until their time: ${mails.held}`}`,
    },
    {
      what: LABELS.settings[language],
      since: settings[0] && settings.reduce((last, one) => (one.since > last ? one.since : last), settings[0].since),
      text: settingsText(settings, context),
    },
    ...deadlines.map((deadline) => deadlineLine(deadline, context)),
  ]
}

/** The tabs that came into force together, the latest first. */
function settingsText(settings: HealthFigures['settings'], { zone, language }: CellContext): string {
  const zh = language === 'zh'
  if (settings.length === 0) return zh ? '还没有留底' : 'None kept yet'
  const groups = [...Map.groupBy(settings, ({ since }) => since)].toSorted(([one], [other]) => other - one)
  return groups
    .map(([since, tabs]) => {
      const names = tabs.map(({ tab }) => tab[language]).join(zh ? '、' : ', ')
      return zh ? `${formatInstant(zone, since)} 起：${names}` : `Since ${formatInstant(zone, since)}: ${names}`
    })
    .join(zh ? '；' : '; ')
}

function deadlineLine({ number, clock, due, tab, row }: NextDeadline, { language }: CellContext): HealthLine {
  const name = choiceWord(clockChoices, clock, language)
  const title = beginning(maskPhonesIn(oneLine(tab)))
  return {
    what: LABELS.next[language],
    since: due,
    text:
      language === 'zh'
        ? `${number} ${name}（${title} 第 ${row + 1} 行）`
        : `${number} ${name} (${title}, row ${row + 1})`,
  }
}

function faultLine(fault: StandingFault, { language }: CellContext): HealthLine {
  const { where, what, todo } = faultText(fault, language)
  return { what: where, since: fault.since, text: language === 'zh' ? `${what}。${todo}` : `${what}. ${todo}` }
}
