import { callbackReasons } from '../../../sheets-template/workbook/choices.ts'
import { formatDay, formatInstant } from '../../calendar/format.ts'
import { dayOf } from '../../calendar/wall.ts'
import { toWall } from '../../calendar/zone.ts'
import { instant } from '../../model/instant.ts'
import type { Words } from '../../model/language.ts'
import type { ReportCell, ReportChart, ReportTab, Tone } from '../../model/report-tab.ts'
import { wanted } from '../../rules/callbacks/draw.ts'
import type { Settings } from '../../sheet/settings.ts'
import { looked, type Row, type Say } from '../cells.ts'
import { valueOf } from '../figure.ts'
import { LEAST_SHARE } from './check-draw.ts'
import { drawRows } from './draw-rows.ts'
import { CALLBACK_FIGURES, type CallbackFigures, type CallbackKey, isShare } from './figures.ts'
import type { MandatoryLine, NameLine, WeekBlock } from './week-block.ts'
import type { WeekReport } from './week-report.ts'
import { WEEK_MEANINGS, WEEK_SENTENCES, WEEK_WORDS } from './week-words.ts'

type Site = Pick<Settings, 'site' | 'zone' | 'language'>

const HEADLINE = ['finished', 'called', 'rate', 'open', 'late', 'dissatisfied', 'satisfiedShare'] as const
const TABLE = [
  'finished',
  'mandatory',
  'sampled',
  'exempt',
  'undrawn',
  'called',
  'declined',
  'overtaken',
  'open',
  'unreached',
  'late',
  'satisfied',
  'fairly',
  'dissatisfied',
  'rate',
  'pickedShare',
  'satisfiedShare',
] as const
const OF_CLASS = ['finished', 'called', 'declined', 'overtaken', 'open', 'late', 'rate'] as const
const OF_CALLER = ['assigned', 'called', 'declined', 'open', 'unreached', 'late'] as const
const OF_HANDLER = ['finished', 'called', 'satisfied', 'fairly', 'dissatisfied', 'satisfiedShare'] as const
const OF_WEEK = [
  'finished',
  'mandatory',
  'sampled',
  'called',
  'declined',
  'open',
  'overtaken',
  'exempt',
  'undrawn',
  'rate',
  'pickedShare',
  'satisfiedShare',
] as const
/** Said for the weeks together. */
const OF_EXEMPTIONS = ['exempt', 'finished', 'exemptShare'] as const

/** What a week's column is built of, from the bottom. */
const OUTCOME_TONES: Readonly<Partial<Record<CallbackKey, Tone>>> = {
  called: 'good',
  declined: 'late',
  open: 'bad',
  exempt: 'plain',
  undrawn: 'open',
}
/** A chart lies over this many blank rows, at the height that the service gives a row. */
const CHART_ROWS = 16
const CHART_SIZE = { width: 900, height: CHART_ROWS * 21 - 16 }

/** What the tab is called: that of the present week by its name alone, for it is written over; another one's with its week. */
export const weekTitle = (
  { present }: WeekReport,
  isPresent: boolean,
  { language }: Pick<Settings, 'language'>,
): string => (isPresent ? WEEK_WORDS.tab[language] : `${WEEK_WORDS.tab[language]} ${present.week}`)

/**
 * A week's callbacks as a tab (R44): the week, the one before it, twelve more as lines, exemptions by name, the draw with all that anybody
 * needs to go through it again (R38), and what every figure means (R49). The same report and settings give the same tab (R50).
 */
export function renderWeek(report: WeekReport, title: string, site: Site): ReportTab {
  const say: Say = (words) => words[site.language]
  const isOver = report.asOf >= report.bounds.to
  const head: Row[] = [
    [looked(titleLine(report, site), 'title')],
    ...report.uncounted.map(
      ({ register, lacks }): Row => [looked(say(WEEK_SENTENCES.lacks(WEEK_WORDS[register], lacks)), 'note')],
    ),
    [],
    ...blockRows(report.present, isOver ? WEEK_WORDS.thatWeek : WEEK_WORDS.thisWeek, report.share, say),
    [],
    ...blockRows(report.last, isOver ? WEEK_WORDS.weekBefore : WEEK_WORDS.lastWeek, report.share, say),
    [],
  ]
  const weeks = weekRows(report, say)
  const hasAny = report.weeks.some(({ block }) => block.cycles.length > 0)
  const chart: ReportChart = {
    title: say(WEEK_SENTENCES.chart),
    table: {
      row: head.length + 1,
      rows: weeks.length - 1,
      names: 0,
      series: OF_WEEK.flatMap((key, index) => {
        const tone = OUTCOME_TONES[key]
        return tone === undefined ? [] : [{ column: index + 1, tone }]
      }),
    },
    form: 'stacked',
    at: { row: head.length + weeks.length + 1, column: 0 },
    size: CHART_SIZE,
  }
  return {
    kind: 'week',
    title,
    widths: [180, ...TABLE.map(() => 76)],
    frozenRows: 1,
    rows: [
      ...head,
      ...weeks,
      ...(hasAny ? Array.from({ length: CHART_ROWS + 1 }, () => []) : []),
      [],
      ...exemptionRows(report, say),
      [],
      ...drawRows(report, site.zone, say),
      [],
      ...definitionRows(say),
    ],
    charts: hasAny ? [chart] : [],
  }
}

function titleLine({ present, bounds, asOf }: WeekReport, { site, zone, language }: Site): string {
  const day = (at: number): string => formatDay(dayOf(toWall(zone, instant(at))))
  const week = `${WEEK_WORDS.tab[language]} ${present.week} (${day(bounds.from)} – ${day(bounds.to - 1).slice(5)})`
  const running = asOf < bounds.to ? WEEK_WORDS.running[language] : ''
  return [site, week, `${WEEK_WORDS.asOf[language]} ${formatInstant(zone, asOf)}${running}`].join(' · ')
}

/** A week: its headline, by register, by class of what is always called back, by name; of one in which nothing was finished, that. */
function blockRows(block: WeekBlock, name: Words, share: number, say: Say): readonly Row[] {
  const title: Row = [looked(`${say(name)} ${block.week}`, 'title')]
  if (block.cycles.length === 0) return [title, [looked(say(WEEK_SENTENCES.nothing), 'note')]]
  return [
    title,
    headerRow('', HEADLINE, say),
    [null, ...HEADLINE.map((key) => cellOf(key, block.total, 'total'))],
    [looked(say(standing(block, share)), 'note')],
    headerRow(say(WEEK_WORDS.register), TABLE, say),
    ...block.byRegister.map(({ register, figures }): Row => [say(WEEK_WORDS[register]), ...cells(TABLE, figures)]),
    [looked(say(WEEK_WORDS.total), 'total'), ...TABLE.map((key) => cellOf(key, block.total, 'total'))],
    [],
    ...classRows(block.classes, say),
    [],
    ...nameRows(block.callers, WEEK_WORDS.caller, OF_CALLER, say),
    [],
    ...nameRows(block.handlers, WEEK_WORDS.handler, OF_HANDLER, say),
  ]
}

/** How far the week is from the share that is set (R32). */
function standing({ cycles, total }: WeekBlock, share: number): Words {
  const missing = wanted(cycles.length, share) - total.called.numerator
  const shown = Math.round(share * 100)
  return missing > 0 ? WEEK_SENTENCES.short(missing, shown) : WEEK_SENTENCES.reached(shown)
}

const reasonOf = (reason: string): Words | undefined => callbackReasons.find(({ key }) => key === reason)

function classRows(classes: readonly MandatoryLine[], say: Say): readonly Row[] {
  const yesNo = (is: boolean | undefined): ReportCell =>
    is === undefined ? null : say(is ? WEEK_WORDS.yes : WEEK_WORDS.no)
  return [
    [
      ...headerRow(say(WEEK_WORDS.mandatory), OF_CLASS, say),
      looked(say(WEEK_WORDS.isComplete), 'header'),
      looked(say(WEEK_WORDS.stillOpen), 'header'),
    ],
    ...classes.map(({ reason, figures, isComplete, open }): Row => {
      const words = reasonOf(reason)
      return [
        words === undefined ? reason : say(words),
        ...cells(OF_CLASS, figures),
        yesNo(isComplete),
        open.length === 0 ? null : looked(say(WEEK_SENTENCES.list(open)), 'note'),
      ]
    }),
  ]
}

const nameRows = (
  names: readonly NameLine[],
  header: Words,
  keys: readonly CallbackKey[],
  say: Say,
): readonly Row[] => [
  headerRow(say(header), keys, say),
  ...names.map(({ name, figures }): Row => [name ?? say(WEEK_WORDS.nobody), ...cells(keys, figures)]),
]

/** A line a week, the earliest first, below their own title and headers. */
function weekRows({ weeks }: WeekReport, say: Say): readonly Row[] {
  const keptUp = ({ total }: WeekBlock): ReportCell => {
    const rate = valueOf(total.rate)
    return rate === undefined ? null : say(rate >= LEAST_SHARE ? WEEK_WORDS.yes : WEEK_WORDS.no)
  }
  return [
    [looked(say(WEEK_WORDS.weeks), 'title')],
    [...headerRow(say(WEEK_WORDS.week), OF_WEEK, say), looked(say(WEEK_WORDS.keptUp), 'header')],
    ...weeks.map(({ block }): Row => [block.week, ...cells(OF_WEEK, block.total), keptUp(block)]),
  ]
}

function exemptionRows({ exemptions }: WeekReport, say: Say): readonly Row[] {
  const share = (value: number | undefined): ReportCell => looked(value ?? null, 'share')
  const title: Row = [looked(say(WEEK_WORDS.exemptions), 'title')]
  const some = exemptions.filter(({ theirs }) => theirs.numerator > 0)
  if (some.length === 0) return [title, [looked(say(WEEK_SENTENCES.noExemption), 'note')]]
  return [
    title,
    [
      ...headerRow(say(WEEK_WORDS.name), OF_EXEMPTIONS, say),
      looked(say(WEEK_WORDS.othersShare), 'header'),
      looked(say(WEEK_WORDS.mark), 'header'),
    ],
    ...some.map(
      ({ name, theirs, others, isFarAbove }): Row => [
        name,
        theirs.numerator,
        theirs.denominator ?? null,
        share(valueOf(theirs)),
        share(valueOf(others)),
        isFarAbove ? looked(say(WEEK_WORDS.farAbove), 'header') : null,
      ],
    ),
  ]
}

/** Every figure that stands above, once. */
function definitionRows(say: Say): readonly Row[] {
  const used = new Set<CallbackKey>([...TABLE, ...OF_CALLER, ...OF_EXEMPTIONS])
  const line = (name: Words, definition: Words): Row => [looked(say(name), 'note'), looked(say(definition), 'note')]
  return [
    [looked(say(WEEK_WORDS.definitions), 'section')],
    ...[...used].map((key) => line(CALLBACK_FIGURES[key], CALLBACK_FIGURES[key].definition)),
    ...WEEK_MEANINGS.map(([name, meaning]) => line(name, meaning)),
  ]
}

const headerRow = (first: string, keys: readonly CallbackKey[], say: Say): Row => [
  first === '' ? null : looked(first, 'header'),
  ...keys.map((key) => looked(say(CALLBACK_FIGURES[key]), 'header')),
]

const cells = (keys: readonly CallbackKey[], figures: CallbackFigures): Row => keys.map((key) => cellOf(key, figures))

/** A count stands as a plain number; a share of nothing stays blank. */
function cellOf(key: CallbackKey, figures: CallbackFigures, total?: 'total'): ReportCell {
  const value = valueOf(figures[key]) ?? null
  if (isShare(key)) return looked(value, total === undefined ? 'share' : 'total-share')
  return total === undefined ? value : looked(value, 'total')
}
