import type { ReportCell } from '../../../model/report-tab.ts'
import { looked, type Row } from '../../cells.ts'
import { line } from '../../month/tab/cells.ts'
import { header } from '../../month/tab/figures.ts'
import type { Block } from '../../month/tab/layout.ts'
import { MONTH_WORDS } from '../../month/tab/words.ts'
import type { GroupRegister } from '../group-report.ts'
import { type Place, RANKED, ranking } from '../ranking.ts'
import { COLUMNS, columnOf, figureCells, headers } from './columns.ts'
import { type GroupRoom, siteCell } from './room.ts'
import { GROUP_SENTENCES, GROUP_WORDS } from './words.ts'

/** More sites than this nobody can tell apart in a chart. */
const MOST_DRAWN = 30

/** Each site's figures, and its places: best on-time share first, then what is not ranked, in the order of the tab of sites. */
export function siteBlocks(register: GroupRegister, room: GroupRoom): readonly Block[] {
  const { say, rankFrom } = room
  const places = ranking(register.sites, rankFrom)
  const sites = register.sites
    .map((site, index) => ({ site, places: places[index] }))
    .toSorted((one, other) => placeOf(one.places) - placeOf(other.places))
  const name = MONTH_WORDS[register.register]
  const figures: Block = {
    rows: [
      line(`${say(name)} · ${say(GROUP_WORDS.bySite)}`, 'section'),
      [looked(say(GROUP_WORDS.site), 'header'), ...headers(say)],
      ...sites.map(({ site }): Row => [siteCell(site, room), ...figureCells(site.totals)]),
      [looked(say(MONTH_WORDS.total), 'total'), ...figureCells(register.totals.total, 'total')],
    ],
    bands: [{ row: 2, column: 0, rows: sites.length, columns: COLUMNS.length + 1 }],
    ...(sites.length < 2
      ? {}
      : {
          below: {
            title: say(GROUP_SENTENCES.chartSites(name)),
            form: 'columns' as const,
            table: {
              row: 1,
              rows: Math.min(sites.length, MOST_DRAWN) + 1,
              names: 0,
              series: [
                { column: columnOf('received'), tone: 'open' as const },
                { column: columnOf('onTimeShare'), tone: 'good' as const, line: 'share' as const },
              ],
            },
          },
        }),
  }
  if (sites.length < 2) return [figures]
  const ranks: Block = {
    rows: [
      line(`${say(name)} · ${say(GROUP_WORDS.ranking)}`, 'section'),
      [looked(say(GROUP_WORDS.site), 'header'), ...RANKED.map((key) => header(key, say))],
      ...sites.map(({ site, places: of }): Row => [siteCell(site, room), ...RANKED.map((key) => placeCell(of?.[key]))]),
    ],
    bands: [{ row: 2, column: 0, rows: sites.length, columns: RANKED.length + 1 }],
  }
  return [figures, ranks]
}

type Places = ReturnType<typeof ranking>[number] | undefined

const placeOf = (places: Places): number => places?.onTimeShare.place ?? Number.MAX_SAFE_INTEGER

/** In text, for a mark stands beside the number. */
function placeCell(place: Place | undefined): ReportCell {
  if (place?.place === undefined) return '–'
  const { apart } = place
  if (apart === undefined) return String(place.place)
  return apart === 'better' ? looked(`${place.place} ▲`, 'good') : looked(`${place.place} ▼`, 'alarm')
}
