import { looked, type Row } from '../../cells.ts'
import { line } from '../../month/tab/cells.ts'
import { cell, header } from '../../month/tab/figures.ts'
import type { Block } from '../../month/tab/layout.ts'
import { MONTH_WORDS } from '../../month/tab/words.ts'
import type { GroupRegister } from '../group-report.ts'
import { tallyOfTotals } from '../totals.ts'
import { COLUMNS, columnOf } from './columns.ts'
import type { GroupRoom } from './room.ts'
import { GROUP_SENTENCES, GROUP_WORDS } from './words.ts'

/** As in the other tables; the last has no room left beside the number of sites. */
const TREND = COLUMNS.slice(0, -1)
/** Behind the months and the number of sites. */
const columnInTrend = (key: (typeof COLUMNS)[number]): number => columnOf(key) + 1

/** A line a month from the first that any site published, this one last, with how many did; nothing where this is the first. */
export function trendBlocks({ register, trend }: GroupRegister, { say }: GroupRoom): readonly Block[] {
  const name = MONTH_WORDS[register]
  const known = trend.slice(trend.findIndex(({ sites }) => sites > 0))
  if (known.length < 2) return []
  const months = known.map(({ month, sites, totals }): Row => {
    if (sites === 0) return [month]
    const tally = tallyOfTotals(totals)
    return [month, sites, ...TREND.map((key) => cell(key, tally))]
  })
  const block: Block = {
    rows: [
      line(`${say(name)} · ${say(MONTH_WORDS.trend)}`, 'section'),
      [
        looked(say(GROUP_WORDS.month), 'header'),
        looked(say(GROUP_WORDS.sites), 'header'),
        ...TREND.map((key) => header(key, say)),
      ],
      ...months,
    ],
    bands: [{ row: 2, column: 0, rows: months.length, columns: TREND.length + 2 }],
    below: {
      title: say(GROUP_SENTENCES.chartTrend(name)),
      form: 'columns',
      table: {
        row: 1,
        rows: months.length + 1,
        names: 0,
        series: [
          { column: columnInTrend('received'), tone: 'open' },
          { column: columnInTrend('resolvedInMonth'), tone: 'good' },
          { column: columnInTrend('onTimeShare'), tone: 'late', line: 'share' },
        ],
      },
    },
  }
  return [block]
}
