import { looked, type Row } from '../../cells.ts'
import { valueOf } from '../../figure.ts'
import { shareOf } from '../shares.ts'
import { line } from './cells.ts'
import { cell, type FigureKey, header } from './figures.ts'
import type { Block } from './layout.ts'
import { type Register, type Room, totalsIn } from './room.ts'
import { MONTH_SENTENCES, MONTH_WORDS } from './words.ts'

const TREND = [
  'received',
  'reopened',
  'resolvedInMonth',
  'carriedOver',
  'late',
  'openOverdue',
  'onTimeShare',
  'replyRate',
  'satisfiedShare',
  'repeatRate',
  'medianHours',
] as const satisfies readonly FigureKey[]
const columnOf = (key: (typeof TREND)[number]): number => TREND.indexOf(key) + 1

/** A line a month, this one last, from the first on of which the ledger has a case; none where this is the first. */
export function trendBlock({ month: { register } }: Register, { report, say }: Room): readonly Block[] {
  const months = report.trend.flatMap(({ month, totals }): readonly Row[] => {
    const known = totalsIn(totals, register)
    return known === undefined ? [] : [[month, ...TREND.map((key) => cell(key, known.total))]]
  })
  if (months.length < 2) return []
  const hasShare = report.trend.some(({ totals }) => {
    const known = totalsIn(totals, register)
    return known !== undefined && valueOf(shareOf('onTimeShare', known.total)) !== undefined
  })
  const name = MONTH_WORDS[register]
  return [
    {
      rows: [
        line(`${say(name)} · ${say(MONTH_WORDS.trend)}`, 'section'),
        [looked(say(MONTH_WORDS.month), 'header'), ...TREND.map((key) => header(key, say))],
        ...months,
      ],
      bands: [{ row: 2, column: 0, rows: months.length, columns: TREND.length + 1 }],
      below: {
        title: say(hasShare ? MONTH_SENTENCES.trend(name) : MONTH_SENTENCES.trendOfFlow(name)),
        form: 'columns',
        table: {
          row: 1,
          rows: months.length + 1,
          names: 0,
          series: [
            { column: columnOf('received'), tone: 'open' },
            { column: columnOf('resolvedInMonth'), tone: 'good' },
            ...(hasShare ? [{ column: columnOf('onTimeShare'), tone: 'late', line: 'share' } as const] : []),
          ],
        },
      },
    },
  ]
}
