import type { sheets_v4 } from '@googleapis/sheets'

type Spec = sheets_v4.Schema$ChartSpec
type ChartData = sheets_v4.Schema$ChartData
export type GridRange = sheets_v4.Schema$GridRange

/** A range as `values.get` answers it, both ways; trailing blanks may be missing. */
export type RangeValues = {
  readonly formatted: readonly (readonly unknown[])[]
  readonly raw: readonly (readonly unknown[])[]
}

/** What stands in a range; undefined when it could not be read. */
export type Values = (range: GridRange) => RangeValues | undefined

type Point = {
  /** As the sheet shows it, on one line. */
  readonly text: string
  /** Null for whatever is no number: a blank, a word, an error. */
  readonly number: number | null
}

export type Line = { readonly name: string; readonly points: readonly Point[] }

/** What a chart shows, as a table: every line has as many points as the domain. */
export type ChartTable = { readonly domain: Line; readonly lines: readonly Line[] }

const BLANK: Point = { text: '', number: null }

/** The ranges that a chart is drawn from. */
export const rangesOf = (spec: Spec): readonly GridRange[] => {
  const { domain, series } = partsOf(spec)
  return [domain, ...series].flatMap((part) => part?.sourceRange?.sources ?? [])
}

/** A chart's table: headers become names, and what is blank at the end in every line is left out. */
export function chartTable(spec: Spec, values: Values, nameOf: (index: number) => string): ChartTable {
  const { domain, series, headers } = partsOf(spec)
  const cells = [domain, ...series].map((part) => pointsOf(part, values))
  const heads = headers ?? (looksLikeHeader(cells.slice(1)) ? 1 : 0)
  const [first = [], ...others] = cells
  const length = Math.max(0, ...cells.map((line) => filled(line.slice(heads))))
  const line = (points: readonly Point[], name: string): Line => ({
    name: headOf(points, heads) || name,
    points: Array.from({ length }, (_, index) => points[heads + index] ?? BLANK),
  })
  return { domain: line(first, ''), lines: others.map((points, index) => line(points, nameOf(index))) }
}

/** The parts of the definition that are drawn, whichever kind of chart it is. */
function partsOf({ basicChart, pieChart }: Spec): {
  readonly domain: ChartData | undefined
  readonly series: readonly (ChartData | undefined)[]
  /** Undefined: the service guesses. */
  readonly headers: number | undefined
} {
  if (basicChart !== undefined)
    return {
      domain: basicChart.domains?.[0]?.domain,
      series: (basicChart.series ?? []).map(({ series }) => series),
      headers: countOf(basicChart.headerCount),
    }
  // A pie has no count of headers: they are guessed.
  return { domain: pieChart?.domain, series: pieChart === undefined ? [] : [pieChart.series], headers: undefined }
}

const countOf = (count: number | null | undefined): number | undefined =>
  typeof count === 'number' && count >= 0 ? Math.floor(count) : undefined

const pointsOf = (part: ChartData | undefined, values: Values): readonly Point[] =>
  (part?.sourceRange?.sources ?? []).flatMap((range) => rangePoints(range, values(range)))

/** A source is one row or one column; the cells of it in their order, blanks at its end included where the range says where it ends. */
function rangePoints(range: GridRange, values: RangeValues | undefined): readonly Point[] {
  const rows = span(range.startRowIndex, range.endRowIndex)
  const columns = span(range.startColumnIndex, range.endColumnIndex)
  const height = rows ?? values?.raw.length ?? 0
  const width = columns ?? Math.max(0, ...(values?.raw ?? []).map((row) => row.length))
  const isRow = height <= 1 && width > 1
  return Array.from({ length: isRow ? width : height }, (_, index) => {
    const [row, column] = isRow ? [0, index] : [index, 0]
    return pointOf(values?.raw[row]?.[column], values?.formatted[row]?.[column])
  })
}

/** The largest sheet there is has ten million cells; a definition may say anything. */
const LONGEST = 100_000

const span = (start: number | null | undefined, end: number | null | undefined): number | undefined =>
  typeof end === 'number' ? Math.min(Math.max(0, end - (start ?? 0)), LONGEST) : undefined

function pointOf(raw: unknown, formatted: unknown): Point {
  const text = oneLine(formatted) || oneLine(raw)
  return { text, number: typeof raw === 'number' && Number.isFinite(raw) ? raw : null }
}

const oneLine = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value).replaceAll(/\s+/g, ' ').trim()
    : ''

/** A first row of words over numbers. */
const looksLikeHeader = (lines: readonly (readonly Point[])[]): boolean =>
  lines.some(([first, ...rest]) => first?.number === null && first.text !== '' && rest.some(isNumber)) &&
  !lines.some(([first]) => first !== undefined && isNumber(first))

const isNumber = ({ number }: Point): boolean => number !== null

const headOf = (points: readonly Point[], heads: number): string =>
  points
    .slice(0, heads)
    .map(({ text }) => text)
    .filter(Boolean)
    .join(' ')

const filled = (points: readonly Point[]): number => points.findLastIndex(({ text }) => text !== '') + 1
