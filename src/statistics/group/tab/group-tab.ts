import { formatInstant } from '../../../calendar/format.ts'
import type { ReportSite, ReportTab } from '../../../model/report-tab.ts'
import { looked, type Row } from '../../cells.ts'
import { line } from '../../month/tab/cells.ts'
import { figureNamed } from '../../month/tab/figures.ts'
import { type Block, layOut, WIDTHS } from '../../month/tab/layout.ts'
import type { Month } from '../../month.ts'
import type { GroupReport } from '../group-report.ts'
import { COLUMNS } from './columns.ts'
import { headlineBlock, isEmpty, registerBlocks } from './register-blocks.ts'
import { type GroupRoom, groupRoomOf, siteCell } from './room.ts'
import { saidBlock, whyWords } from './said.ts'
import { GROUP_MEANINGS, GROUP_WORDS } from './words.ts'

/** What the tab of a group's month is called: `汇总 2026-11`. */
const groupTitle = (month: Month, { language }: Pick<ReportSite, 'language'>): string =>
  `${GROUP_WORDS.tab[language]} ${month}`

/**
 * The month of all sites as a tab (R47): what is missing and what stands out in words, headline figures, each register by site with places
 * and by what it is grouped by, the sites and how old their figures are, and below what every figure means (R49). The same figures give
 * the same tab, whenever it is written (R50). What people typed goes in as text, each name on one short line.
 */
export function renderGroup(
  report: GroupReport,
  { group, rankFrom }: { readonly group: ReportSite; readonly rankFrom: number },
): ReportTab {
  const title = groupTitle(report.month, group)
  const room = groupRoomOf(report, group, rankFrom)
  const busy = report.registers.filter((register) => !isEmpty(register))
  const { rows, charts, bands, pages } = layOut([
    { rows: [line([group.site, title].filter((one) => one !== '').join(' · '), 'title')] },
    saidBlock(room),
    ...(busy.length === 0 ? [] : [headlineBlock(busy, room)]),
    ...report.registers.flatMap((register) => registerBlocks(register, room)),
    sitesBlock(room),
    definitionsBlock(room),
  ])
  return { kind: 'month', title, widths: WIDTHS, frozenRows: 1, rows, charts, bands, pages }
}

/** Each site with the moment that its figures are of. Texts run on over the blank cells beside them. */
function sitesBlock(room: GroupRoom): Block {
  const { report, say, group } = room
  const header = (words: (typeof GROUP_WORDS)['site' | 'state' | 'asOf' | 'leftOut']) => looked(say(words), 'header')
  const lines: readonly Row[] = [
    ...report.sites.map((site): Row => {
      const { asOf, isClosed, registers } = site.published
      const leftOut = registers.reduce((sum, one) => sum + (one.totals === undefined ? 0 : one.leftOut), 0)
      return [
        siteCell(site, room),
        looked(say(isClosed ? GROUP_WORDS.final : GROUP_WORDS.running), 'note'),
        looked(formatInstant(group.zone, asOf), room.isBehind(site.published) ? 'alarm' : 'note'),
        null,
        leftOut,
      ]
    }),
    ...report.absent.map(
      (site): Row => [
        siteCell(site, room),
        looked(say(GROUP_WORDS.notCounted), 'alarm'),
        looked(say(whyWords(site.why)), 'note'),
      ],
    ),
  ]
  return {
    isOnNewPage: true,
    rows: [
      line(say(GROUP_WORDS.sitesBlock), 'section'),
      [
        header(GROUP_WORDS.site),
        header(GROUP_WORDS.state),
        header(GROUP_WORDS.asOf),
        looked(null, 'header'),
        header(GROUP_WORDS.leftOut),
      ],
      ...lines,
    ],
    bands: [{ row: 2, column: 0, rows: lines.length, columns: COLUMNS.length + 1 }],
  }
}

function definitionsBlock({ say }: GroupRoom): Block {
  const meanings = [
    ...COLUMNS.map((key) => {
      const figure = figureNamed(key)
      return [figure, figure.definition] as const
    }),
    ...GROUP_MEANINGS,
  ]
  return {
    rows: [
      line(say(GROUP_WORDS.definitions), 'section'),
      ...meanings.map(([name, means]): Row => [looked(say(name), 'note'), null, looked(say(means), 'note')]),
    ],
  }
}
