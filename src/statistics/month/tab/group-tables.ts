import type { Words } from '../../../model/language.ts'
import type { ReportCell } from '../../../model/report-tab.ts'
import { looked, type Row, type Say } from '../../cells.ts'
import type { Dimension } from '../dimensions.ts'
import type { Group } from '../groups.ts'
import { capped } from './capped.ts'
import { line } from './cells.ts'
import { cell, type FigureKey, header, isCount } from './figures.ts'
import type { Block } from './layout.ts'
import type { Names } from './listing.ts'
import { causeName, channelName, shown } from './names.ts'
import type { Register, Room } from './room.ts'
import { MONTH_SENTENCES, MONTH_WORDS } from './words.ts'

const GROUP_TABLE = [
  'received',
  'reopened',
  'resolvedInMonth',
  'carriedOver',
  'late',
  'openOverdue',
  'onTimeShare',
  'firstTimeShare',
  'satisfiedShare',
  'repeatRate',
  'medianHours',
] as const satisfies readonly FigureKey[]

/** What a register is told apart by besides category and time. */
const BY = ['cause', 'channel', 'department', 'handler', 'building'] as const satisfies readonly Dimension[]

/** More names than this nobody reads. */
const MOST_NAMES = 40

/** A table a dimension; those in which nothing was filled in are said in a sentence. */
export function groupTables(register: Register, room: Room): readonly Block[] {
  const { by } = register.month
  const { say, site } = room
  const isNamed = (dimension: Dimension): boolean => by[dimension].some(({ names }) => names[0] !== undefined)
  const nameOf = (dimension: Dimension, name: string | undefined): string => {
    if (dimension === 'cause') return causeName(name, site.language)
    return dimension === 'channel' ? channelName(name, site.language) : shown(name, site.language)
  }
  const unnamed = BY.filter((dimension) => !isNamed(dimension))
  return [
    ...subcategoryTable(register, room),
    ...BY.filter(isNamed).map((dimension): Block => {
      const groups = by[dimension].slice(0, MOST_NAMES)
      return table(
        MONTH_WORDS[dimension],
        groups.map(({ names, tally }) => [nameOf(dimension, names[0]), ...GROUP_TABLE.map((key) => cell(key, tally))]),
        by[dimension].length - groups.length,
        say,
      )
    }),
    ...(unnamed.length === 0
      ? []
      : [{ rows: [line(say(MONTH_SENTENCES.noNames(unnamed.map((dimension) => MONTH_WORDS[dimension]))))] }]),
  ]
}

/**
 * Subcategories below their categories; a category that has none stands by itself; those that are not named are together in the last row.
 * None where nobody filled one in.
 */
function subcategoryTable({ month }: Register, room: Room): readonly Block[] {
  if (month.by.subcategory.every(({ names }) => names[1] === undefined)) return []
  const { say, site } = room
  const { listed, rest } = capped(month, 'subcategory')
  const rows = [...Map.groupBy(listed, ({ names: [category] }) => category)].flatMap(
    ([category, ofIt]): readonly Row[] => {
      const cells = (group: Group): Row =>
        GROUP_TABLE.map((key) =>
          cell(key, group.tally, 'plain', isCount(key) ? room.rowsOf(month.register, key, namesOf(group)) : undefined),
        )
      const name = shown(category, site.language)
      const [only] = ofIt
      if (only !== undefined && ofIt.length === 1 && only.names[1] === undefined) return [[name, ...cells(only)]]
      return [[name], ...ofIt.map((group): Row => [`　${shown(group.names[1], site.language)}`, ...cells(group)])]
    },
  )
  return [
    table(
      { zh: `${MONTH_WORDS.category.zh}、${MONTH_WORDS.subcategory.zh}`, en: MONTH_WORDS.subcategory.en },
      rest === undefined ? rows : [...rows, [say(rest.name), ...GROUP_TABLE.map((key) => cell(key, rest.tally))]],
      0,
      say,
    ),
  ]
}

const namesOf = ({ names: [category, subcategory] }: Group): Names => [category, subcategory]

function table(name: Words, rows: readonly Row[], more: number, say: Say): Block {
  const headers: readonly ReportCell[] = [looked(say(name), 'header'), ...GROUP_TABLE.map((key) => header(key, say))]
  return {
    rows: [headers, ...rows, ...(more > 0 ? [line(say(MONTH_SENTENCES.more(more)))] : [])],
    bands: [{ row: 1, column: 0, rows: rows.length, columns: headers.length }],
  }
}
