import { looked, type Row } from '../../cells.ts'
import { line } from '../../month/tab/cells.ts'
import { cell, changeCell, isCount } from '../../month/tab/figures.ts'
import type { Block } from '../../month/tab/layout.ts'
import { causeName, channelName, shown } from '../../month/tab/names.ts'
import { MONTH_WORDS } from '../../month/tab/words.ts'
import type { GroupRegister } from '../group-report.ts'
import { compareNames } from '../published.ts'
import { addTotals, type GroupDimension, NOTHING, type Totals, tallyOfTotals } from '../totals.ts'
import { COLUMNS, columnOf, figureCells, headers } from './columns.ts'
import type { GroupRoom } from './room.ts'
import { siteBlocks } from './site-tables.ts'
import { trendBlocks } from './trend.ts'
import { GROUP_SENTENCES } from './words.ts'

/** The figures of all sites that managers look at first: a register after the other, with other months below, of the sites that have both. */
export function headlineBlock(registers: readonly GroupRegister[], room: GroupRoom): Block {
  const { say } = room
  return {
    rows: [
      [looked(say(MONTH_WORDS.headline), 'header'), ...headers(say)],
      ...registers.flatMap((register): readonly Row[] => [
        [looked(say(MONTH_WORDS[register.register]), 'total'), ...figureCells(register.totals.total, 'total')],
        ...comparedRows(register, room),
      ]),
    ],
  }
}

function comparedRows({ sites, before, yearBefore }: GroupRegister, { say, isRunning }: GroupRoom): readonly Row[] {
  const others = [
    [before, GROUP_SENTENCES.before],
    [yearBefore, GROUP_SENTENCES.yearBefore],
  ] as const
  return others.flatMap(([compared, name]): readonly Row[] => {
    if (compared === undefined) return []
    const [now, then] = [tallyOfTotals(compared.now), tallyOfTotals(compared.then)]
    return [
      [looked(say(name(compared.sites, sites.length)), 'note'), ...COLUMNS.map((key) => cell(key, then))],
      [
        looked(say(MONTH_WORDS.change), 'note'),
        ...COLUMNS.map((key) => (isRunning && isCount(key) ? null : changeCell(key, now, then))),
      ],
    ]
  })
}

/** Whether anything of a register was open, resolved or closed at any site. */
export const isEmpty = ({ totals }: GroupRegister): boolean =>
  Object.values(totals.total.counts).every((count) => count === 0)

/** All of a register, on pages of its own. */
export function registerBlocks(register: GroupRegister, room: GroupRoom): readonly Block[] {
  const { say } = room
  const title: Row = line(say(MONTH_WORDS[register.register]), 'title')
  const names = register.uncounted.map((name) => shown(name, room.group.language))
  const notes = names.length === 0 ? [] : [line(say(GROUP_SENTENCES.uncounted(names.join('、'))))]
  if (isEmpty(register)) return notes.length === 0 ? [] : [{ rows: [title, ...notes] }]
  return [
    { rows: [title, ...notes], isOnNewPage: true },
    ...siteBlocks(register, room),
    groupTable(register, 'category', room),
    ...(['cause', 'channel'] as const).flatMap((dimension) =>
      isNamed(register, dimension) ? [groupTable(register, dimension, room)] : [],
    ),
    ...trendBlocks(register, room),
  ]
}

/** Whether anybody filled it in: a table of the nameless tells nothing. */
const isNamed = ({ totals }: GroupRegister, dimension: GroupDimension): boolean =>
  [...totals.by[dimension].keys()].some((name) => name !== undefined)

/** Sites call their categories what they like: what is seldom stands together. */
const MOST_GROUPS = 30
const MOST_DRAWN = 15

/** The groups of all sites: those of most received first, the nameless last. */
function groupTable({ register, totals }: GroupRegister, dimension: GroupDimension, room: GroupRoom): Block {
  const { say, group } = room
  const groups = [...totals.by[dimension]].sort(
    ([a, one], [b, other]) =>
      Number(a === undefined) - Number(b === undefined) ||
      other.counts.received - one.counts.received ||
      compareNames(a, b),
  )
  const rest = groups.length > MOST_GROUPS ? groups.slice(MOST_GROUPS - 1) : []
  const single = groups.slice(0, groups.length - rest.length)
  const nameOf = (name: string | undefined): string =>
    dimension === 'cause'
      ? causeName(name, group.language)
      : dimension === 'channel'
        ? channelName(name, group.language)
        : shown(name, group.language)
  const lines: readonly Row[] = [
    ...single.map(([name, of]): Row => [nameOf(name), ...figureCells(of)]),
    ...(rest.length === 0
      ? []
      : [[say(GROUP_SENTENCES.rest(rest.length)), ...figureCells(sumOf(rest.map(([, of]) => of)))]]),
  ]
  const [name, what] = [MONTH_WORDS[register], MONTH_WORDS[dimension]]
  return {
    rows: [
      line(`${say(name)} · ${say(what)}`, 'section'),
      [looked(say(what), 'header'), ...headers(say)],
      ...lines,
      [looked(say(MONTH_WORDS.total), 'total'), ...figureCells(totals.total, 'total')],
    ],
    bands: [{ row: 2, column: 0, rows: lines.length, columns: COLUMNS.length + 1 }],
    ...(dimension === 'category' && lines.length > 1
      ? {
          below: {
            title: say(GROUP_SENTENCES.chartCategories(name)),
            form: 'columns' as const,
            table: {
              row: 1,
              rows: Math.min(single.length, MOST_DRAWN) + 1,
              names: 0,
              series: [
                { column: columnOf('received'), tone: 'open' as const },
                { column: columnOf('onTimeShare'), tone: 'good' as const, line: 'share' as const },
              ],
            },
          },
        }
      : {}),
  }
}

const sumOf = (totals: readonly Totals[]): Totals => totals.reduce(addTotals, NOTHING)
