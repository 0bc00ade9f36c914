import { clocks } from '../../../../sheets-template/workbook/choices.ts'
import type { Words } from '../../../model/language.ts'
import { choiceWord } from '../../../sheet/words.ts'
import { looked, type Row } from '../../cells.ts'
import { COUNTED_CLOCKS, type CountedClock } from '../../round.ts'
import type { CountKey } from '../counts.ts'
import type { ShareKey } from '../shares.ts'
import type { Tally } from '../tally.ts'
import { line } from './cells.ts'
import { others } from './compared.ts'
import { cell, figureNamed, figuresFor, isCount } from './figures.ts'
import { type Block, ROWS_BESIDE } from './layout.ts'
import type { Register, Room } from './room.ts'
import { MONTH_SENTENCES, MONTH_WORDS } from './words.ts'

const OF_CLOCK: Readonly<Record<CountedClock, readonly [CountKey, CountKey, CountKey, ShareKey]>> = {
  dispatch: ['dispatchOnTime', 'dispatchLate', 'dispatchOverdue', 'dispatchShare'],
  respond: ['respondOnTime', 'respondLate', 'respondOverdue', 'respondShare'],
  arrive: ['arriveOnTime', 'arriveLate', 'arriveOverdue', 'arriveShare'],
  reply: ['replyOnTime', 'replyLate', 'replyOverdue', 'replyShare'],
  resolve: ['onTime', 'late', 'openOverdue', 'onTimeShare'],
}

const ANSWERS = ['satisfied', 'fairly', 'dissatisfied', 'declined', 'toCall'] as const satisfies readonly CountKey[]
const CLOCK_HEADERS: readonly Words[] = [
  MONTH_WORDS.clock,
  MONTH_WORDS.inTime,
  MONTH_WORDS.tooLate,
  MONTH_WORDS.overdue,
  MONTH_WORDS.share,
]
const ANSWER_HEADERS: readonly Words[] = [MONTH_WORDS.answer, MONTH_WORDS.cases]
const CHART_COLUMN = 7

/** How each clock was kept, and below what customers said, drawn beside the two; of neither what there was none of. */
export function clockBlock(register: Register, room: Room): readonly Block[] {
  const { month, before, yearBefore } = register
  const names = others(before, yearBefore).map(([name]) => name)
  const clockRows = COUNTED_CLOCKS.flatMap((clock) => clockRow(clock, register, room))
  const hasAnswers = ANSWERS.some((key) => tallies(register).some((tally) => (tally?.counts[key] ?? 0) > 0))
  const parts = [
    ...(clockRows.length === 0 ? [] : [part(MONTH_WORDS.clocks, [...CLOCK_HEADERS, ...names], clockRows, room)]),
    ...(hasAnswers ? [part(MONTH_WORDS.answers, [...ANSWER_HEADERS, ...names], answerRows(register, room), room)] : []),
  ]
  const { rows, bands } = stacked(parts)
  if (rows.length === 0) return []
  if (ANSWERS.every((key) => month.total.counts[key] === 0)) return [{ rows, bands }]
  const blank = Array.from({ length: Math.max(ROWS_BESIDE - rows.length, 0) }, (): Row => [])
  return [
    {
      rows: [...rows, ...blank],
      bands,
      beside: {
        column: CHART_COLUMN,
        title: room.say(MONTH_SENTENCES.answers(MONTH_WORDS[month.register])),
        form: 'slices',
        table: {
          row: rows.length - ANSWERS.length - 1,
          rows: ANSWERS.length + 1,
          names: 0,
          series: [{ column: 1, tone: 'good' }],
        },
      },
    },
  ]
}

const tallies = ({ month, before, yearBefore }: Register): readonly (Tally | undefined)[] => [
  month.total,
  before?.total,
  yearBefore?.total,
]

type Part = Required<Pick<Block, 'rows' | 'bands'>>

function part(name: Words, headers: readonly Words[], rows: readonly Row[], { say }: Room): Part {
  return {
    rows: [line(say(name), 'section'), headers.map((one) => looked(say(one), 'header')), ...rows],
    bands: [{ row: 2, column: 0, rows: rows.length, columns: headers.length }],
  }
}

/** One below the other, with a blank row between them. */
const stacked = (parts: readonly Part[]): Part =>
  parts.reduce<Part>(
    (all, { rows, bands }) => {
      const top = all.rows.length === 0 ? 0 : all.rows.length + 1
      return {
        rows: [...all.rows, ...(top === 0 ? [] : [[]]), ...rows],
        bands: [...all.bands, ...bands.map((band) => ({ ...band, row: band.row + top }))],
      }
    },
    { rows: [], bands: [] },
  )

/** None where the clock had no time limit in any of the months. */
function clockRow(clock: CountedClock, register: Register, { say, site, rowsOf }: Room): readonly Row[] {
  const { month, before, yearBefore } = register
  const [, , , share] = OF_CLOCK[clock]
  if (figuresFor(month.register, tallies(register), [share]).length === 0) return []
  return [
    [
      { value: choiceWord(clocks, clock, site.language), note: say(figureNamed(share).definition) },
      ...OF_CLOCK[clock].map((key) =>
        cell(key, month.total, 'plain', isCount(key) ? rowsOf(month.register, key) : undefined),
      ),
      ...others(before, yearBefore).map(([, { total }]) => cell(share, total)),
    ],
  ]
}

const answerRows = ({ month, before, yearBefore }: Register, { say, rowsOf }: Room): readonly Row[] =>
  ANSWERS.map((key): Row => {
    const figure = figureNamed(key)
    return [
      { value: say(figure), note: say(figure.definition) },
      cell(key, month.total, 'plain', rowsOf(month.register, key)),
      ...others(before, yearBefore).map(([, { total }]) => cell(key, total)),
    ]
  })
