import { stringify } from 'csv-stringify/sync'
import { registers } from '../../../sheets-template/workbook/choices.ts'
import { formatInstant } from '../../calendar/format.ts'
import { cleanLine } from '../../mail/clean.ts'
import type { Instant } from '../../model/instant.ts'
import type { Language, Words } from '../../model/language.ts'
import type { Choice } from '../../sheet/definition.ts'
import { maskPhonesIn } from '../../sheet/phone-mask.ts'
import { choiceWord } from '../../sheet/words.ts'
import { CORRECTED_FIELDS } from '../../statistics/closed/corrected-fields.ts'
import type { RoundInMonth } from '../../statistics/month/round-in-month.ts'
import type { FigureKey } from '../../statistics/month/tab/figures.ts'
import type { Round } from '../../statistics/round.ts'
import { tableLines } from '../table.ts'
import { FIGURES } from './figure-said.ts'

const { category, subcategory, cause, channel, validity, department, handler, building, begunAt } = CORRECTED_FIELDS

/** What is told of a row behind a figure, column by column. */
const COLUMNS = {
  register: { zh: '台账', en: 'Register', of: ({ register }) => register, choices: registers },
  // Counted as people see them; of a row that is gone there is none.
  row: { zh: '行', en: 'Row', of: ({ row }) => (row < 0 ? undefined : String(row + 1)) },
  number: { zh: '编号', en: 'Number', of: ({ number }) => number },
  cycle: { zh: '第几轮', en: 'Cycle', of: ({ cycle }) => String(cycle) },
  category,
  subcategory,
  cause,
  channel,
  validity,
  department,
  handler,
  building,
  begunAt,
  resolveDue: { zh: '办结时限', en: 'Resolve by', of: ({ clocks }) => clocks.resolve?.due },
  resolvedAt: { zh: '办结', en: 'Resolved', of: ({ resolvedAt }) => resolvedAt },
  closedAt: { zh: '关闭', en: 'Closed', of: ({ closedAt }) => closedAt },
} as const satisfies Readonly<Record<string, ColumnOfRow>>

type ColumnOfRow = Words & {
  readonly of: (round: Round) => string | Instant | undefined
  readonly choices?: readonly Choice[]
}
type ColumnKey = keyof typeof COLUMNS
const KEYS = Object.keys(COLUMNS) as readonly ColumnKey[]
/** As many as fit on a screen. */
const ON_SCREEN: readonly ColumnKey[] = [
  'register',
  'row',
  'number',
  'cycle',
  'category',
  'subcategory',
  'handler',
  'begunAt',
  'resolveDue',
  'resolvedAt',
]

interface Speaks {
  readonly language: Language
  readonly zone: string
}

function cellOf(key: ColumnKey, round: Round, { language, zone }: Speaks): string {
  const { of, choices }: ColumnOfRow = COLUMNS[key]
  const value = of(round)
  if (value === undefined) return ''
  if (typeof value === 'number') return formatInstant(zone, value)
  return maskPhonesIn(cleanLine(choices === undefined ? value : choiceWord(choices, value, language)))
}

/** The rows behind a figure for the terminal: what it counts, and a line each. */
export function rowsText(title: string, key: FigureKey, rows: readonly RoundInMonth[], speaks: Speaks): string {
  const { language } = speaks
  const lines = tableLines([
    ON_SCREEN.map((column) => COLUMNS[column][language]),
    ...rows.map(({ item }) => ON_SCREEN.map((column) => cellOf(column, item, speaks))),
  ])
  const figure = FIGURES[key]
  return [`${title} · ${figure[language]} · ${rows.length}`, figure.definition[language], ...lines].join('\n')
}

/** The same for a spreadsheet: what would be a formula there is text. */
export const rowsCsv = (rows: readonly RoundInMonth[], speaks: Speaks): string =>
  csv([
    KEYS.map((column) => COLUMNS[column][speaks.language]),
    ...rows.map(({ item }) => KEYS.map((column) => cellOf(column, item, speaks))),
  ])

/** Lines of cells as CSV with a byte order mark, by which Excel knows that it is UTF-8; text that would be a formula is none. */
export const csv = (lines: readonly (readonly (string | number | null)[])[]): string =>
  stringify(
    lines.map((cells) => [...cells]),
    { bom: true, escape_formulas: true, record_delimiter: 'windows' },
  )

/** A row for programs: times in ISO 8601, keys of lists, rows as people count them, absent things as null. */
export const rowJson = ({ item }: RoundInMonth): Readonly<Record<string, string | number | null>> => ({
  ...Object.fromEntries(KEYS.map((key) => [key, valueJson(COLUMNS[key].of(item))])),
  row: item.row < 0 ? null : item.row + 1,
  cycle: item.cycle,
})

function valueJson(value: string | Instant | undefined): string | null {
  if (typeof value === 'number') return new Date(value).toISOString()
  return value === undefined ? null : maskPhonesIn(cleanLine(value))
}
