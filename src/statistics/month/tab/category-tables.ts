import type { Words } from '../../../model/language.ts'
import type { Tone } from '../../../model/report-tab.ts'
import { looked, type Row } from '../../cells.ts'
import type { Group } from '../groups.ts'
import { type Capped, capped } from './capped.ts'
import { line } from './cells.ts'
import { comparedRows } from './compared.ts'
import { cell, type FigureKey, figuresFor, header, isCount } from './figures.ts'
import type { Block } from './layout.ts'
import { shown } from './names.ts'
import type { Register, Room } from './room.ts'
import { MONTH_SENTENCES, MONTH_WORDS } from './words.ts'

/** What came and went; the parts of what was received stand behind it, and make the Pareto chart. */
const FLOW_TABLE = [
  'received',
  'opening',
  'reopened',
  'resolvedInMonth',
  'firstTime',
  'closedInMonth',
  'carriedOver',
  'repeats',
  'abnormal',
] as const satisfies readonly FigureKey[]

const OUTCOME_TABLE = [
  'resolved',
  'onTime',
  'late',
  'resolvedNoDeadline',
  'open',
  'openOverdue',
  'openNotDue',
  'openNoDeadline',
  'medianHours',
  'p90Hours',
  'meanHours',
] as const satisfies readonly FigureKey[]

const SHARE_TABLE = [
  'onTimeShare',
  'dispatchShare',
  'respondShare',
  'arriveShare',
  'replyShare',
  'replyRate',
  'unanswered',
  'firstTimeShare',
  'satisfiedShare',
  'callbackRate',
  'repeatRate',
] as const satisfies readonly FigureKey[]

const AFTERWARDS_TABLE = [
  'finished',
  'called',
  'satisfied',
  'fairly',
  'dissatisfied',
  'declined',
  'toCall',
  'callbackLate',
  'valid',
  'partlyValid',
  'invalid',
] as const satisfies readonly FigureKey[]

/** Together they are what was received or reopened: a column is built of them, from the bottom. */
const OUTCOME_TONES: Readonly<Partial<Record<FigureKey, Tone>>> = {
  onTime: 'good',
  late: 'late',
  openOverdue: 'bad',
  openNotDue: 'open',
  resolvedNoDeadline: 'plain',
  openNoDeadline: 'plain',
}

/** Of fewer cases a picture shows nothing that the table does not. */
const FEWEST_DRAWN = 5
/** More columns than this nobody can tell apart. */
const MOST_DRAWN = 20
const drawnRows = ({ listed }: Capped): number => Math.min(listed.length, MOST_DRAWN) + 1

/** 《顾客投诉分类统计表》 and its sisters: every figure that is told by category, with its total and other months' below. */
export function categoryTables(register: Register, room: Room): readonly Block[] {
  const { month } = register
  const name = MONTH_WORDS[month.register]
  const title = MONTH_WORDS[`${month.register}Table`]
  const tableTitle = (about: Words): Words => ({ zh: `${title.zh}（${about.zh}）`, en: `${title.en}: ${about.en}` })
  const groups = capped(month, 'category')
  const table = (about: Words, keys: readonly FigureKey[]): Block =>
    categoryTable(register, groups, room, tableTitle(about), keys)
  const outcomes = table(MONTH_WORDS.outcome, OUTCOME_TABLE)
  const rows = drawnRows(groups)
  return [
    flowTable(register, groups, room, tableTitle(MONTH_WORDS.flow)),
    {
      ...outcomes,
      ...(month.total.counts.resolved + month.total.counts.open < FEWEST_DRAWN
        ? {}
        : {
            below: {
              title: room.say(MONTH_SENTENCES.outcomes(name)),
              form: 'stacked',
              table: {
                row: 1,
                rows,
                names: 0,
                series: OUTCOME_TABLE.flatMap((key, index) => {
                  const tone = OUTCOME_TONES[key]
                  return tone === undefined ? [] : [{ column: index + 1, tone }]
                }),
              },
            },
          }),
    },
    table(MONTH_WORDS.shares, keysOf(register, SHARE_TABLE)),
    table(MONTH_WORDS.afterwards, keysOf(register, AFTERWARDS_TABLE)),
  ]
}

const keysOf = <K extends FigureKey>({ month, before, yearBefore }: Register, keys: readonly K[]): readonly K[] =>
  figuresFor(month.register, [month.total, before?.total, yearBefore?.total], keys)

/** Title, headers, a row a category, one for those that are not named, the total, other months. */
function categoryTable(
  register: Register,
  { listed, rest }: Capped,
  room: Room,
  title: Words,
  keys: readonly FigureKey[],
): Block {
  const { month } = register
  const { say } = room
  const rows: readonly Row[] = [
    line(say(title), 'section'),
    [looked(say(MONTH_WORDS.category), 'header'), ...keys.map((key) => header(key, say))],
    ...listed.map((group) => [nameOf(group, room), ...figures(keys, group, register, room)]),
    ...(rest === undefined ? [] : [[say(rest.name), ...keys.map((key) => cell(key, rest.tally))]]),
    [
      looked(say(MONTH_WORDS.total), 'total'),
      ...keys.map((key) =>
        cell(key, month.total, 'total', isCount(key) ? room.rowsOf(month.register, key) : undefined),
      ),
    ],
    ...comparedRows(keys, register, room),
  ]
  return {
    rows,
    bands: [{ row: 2, column: 0, rows: listed.length + (rest === undefined ? 0 : 1), columns: keys.length + 1 }],
  }
}

const nameOf = ({ names: [category] }: Group, { site }: Room): string => shown(category, site.language)

const figures = (keys: readonly FigureKey[], { names, tally }: Group, { month }: Register, room: Room): Row =>
  keys.map((key) => cell(key, tally, 'plain', isCount(key) ? room.rowsOf(month.register, key, [names[0]]) : undefined))

function flowTable(register: Register, groups: Capped, room: Room, title: Words): Block {
  const { month } = register
  const { say } = room
  const keys = keysOf(register, FLOW_TABLE)
  const table = categoryTable(register, groups, room, title, keys)
  const { received } = month.total.counts
  let above = 0
  const { listed, rest } = groups
  const parts = [...listed, ...(rest === undefined ? [] : [rest])].map(({ tally }): Row => {
    above += tally.counts.received
    return [tally.counts.received, above].map((count) => looked(received === 0 ? null : count / received, 'share'))
  })
  const more = (at: number): Row => {
    if (at === 1)
      return [MONTH_WORDS.part, MONTH_WORDS.upToHere].map((words) => ({
        value: say(words),
        look: 'header',
        note: say(MONTH_SENTENCES.partMeans),
      }))
    return parts[at - 2] ?? (at === parts.length + 2 ? [looked(null, 'total'), looked(null, 'total')] : [])
  }
  const rows = table.rows.map((row, at): Row => [...row, ...more(at)])
  const bands = (table.bands ?? []).map((band) => ({ ...band, columns: band.columns + 2 }))
  if (received < FEWEST_DRAWN) return { rows, bands }
  const column = keys.length + 1
  return {
    rows,
    bands,
    below: {
      title: say(MONTH_SENTENCES.pareto(MONTH_WORDS[month.register])),
      form: 'columns',
      table: {
        row: 1,
        rows: drawnRows(groups),
        names: 0,
        series: [
          { column: 1, tone: 'open' },
          { column: column + 1, tone: 'late', line: 'share' },
        ],
      },
    },
  }
}
