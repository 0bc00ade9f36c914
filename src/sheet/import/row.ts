import { instantToSerial, serialToInstant } from '../../calendar/serial.ts'
import type { ClockBasis } from '../../model/basis.ts'
import type { Clock } from '../../model/clock.ts'
import type { Instant } from '../../model/instant.ts'
import type { Cell } from '../../ports/ledger.ts'
import { printBasis } from '../basis.ts'
import { type CellContext, cellReader, renderCell } from '../cells.ts'
import type { Column } from '../definition.ts'
import type { RegisterTable } from '../register-table.ts'
import { Inferred, Misread } from '../typed/misread.ts'
import { plain } from '../words.ts'
import { type BoundMap, type Source, sourceText } from './columns.ts'
import type { ImportProblem } from './problem.ts'
import { parseFileTime } from './time.ts'

/** What is taken as it stands and still worth telling: a closing time beside a word for open; a time that a cell cannot tell apart. */
export type ImportNote = 'open-but-closed' | 'hour-twice'

/** A record as a row of the register, in the order of the sheet's own columns. With problems it must not be written. */
export interface ImportedRow {
  readonly cells: readonly Cell[]
  readonly problems: readonly ImportProblem[]
  readonly notes: readonly ImportNote[]
}

/** What an import brings none of. */
const NOTHING_YET = { pauses: [], promises: [], earlier: [] } as const

/** As many characters as a cell of a spreadsheet takes. */
const LONGEST = 50_000

/** What is wrong with a record before any of it is read: too few or too many cells, or bytes that are no text. */
export function recordProblems(record: readonly string[], { header }: BoundMap): readonly ImportProblem[] {
  if (record.length !== header.length) return [{ code: 'ragged', found: record.length, expected: header.length }]
  // Sheets cannot hold a NUL, and it never comes alone: taking it out would hide that the file was damaged.
  const nul = record.findIndex((text) => text.includes('\0'))
  return nul < 0 ? [] : [{ code: 'nul', source: header[nul] ?? '' }]
}

/** The number that a record had in the system it comes from; undefined when blank. */
export function externalIdOf(record: readonly string[], { map, columns }: BoundMap): string | undefined {
  const source = columns.get('externalId')
  const text = source === undefined ? '' : sourceText(source, record, map.blank)
  return text === '' ? undefined : text
}

/**
 * Turns a record into a register's row. Texts stay texts, trimmed; times are read strictly in the file's zone and written as
 * serials in the workbook's. What a choice, number or yes-no column does not understand is kept as it stands, for the sweep to
 * point at; a time that is not understood is a problem, for the sheet could read it in another zone.
 */
export function importRow(
  record: readonly string[],
  bound: BoundMap,
  register: RegisterTable,
  context: CellContext,
): ImportedRow {
  const { map } = bound
  const cells: Cell[] = Array.from({ length: Math.max(...register.headers.at.values()) + 1 }, () => null)
  const problems: ImportProblem[] = []
  const notes: ImportNote[] = []
  const put = (column: string, cell: Cell) => {
    const index = register.headers.at.get(column)
    if (index !== undefined) cells[index] = cell
  }
  const readTime = (source: Source, text: string): { at: Instant; serial: number } | undefined => {
    const at = parseFileTime(text, map.timeFormats, map.timeZone)
    const serial = at === undefined ? undefined : instantToSerial(context.zone, at)
    if (at !== undefined && serial !== undefined) return { at, serial }
    if (at === undefined)
      problems.push({ code: 'not-in-formats', source: source.name, typed: text, formats: map.timeFormats })
    else problems.push({ code: 'out-of-range', source: source.name, typed: text })
    return undefined
  }

  for (const column of register.columns) {
    const source = bound.columns.get(column.key)
    const said = source === undefined ? '' : sourceText(source, record, map.blank)
    const text = said === '' ? (map.constants.get(column.key) ?? '') : translated(column.key, said, bound)
    if (text === '' || column.writer !== 'people') continue
    if (text.length > LONGEST) problems.push({ code: 'too-long', column: column.key, length: text.length })
    else if (column.type !== 'instant' || source === undefined) put(column.key, understood(column, text, context))
    else {
      const time = readTime(source, text)
      if (time === undefined) continue
      put(column.key, time.serial)
      if (serialToInstant(context.zone, time.serial) !== time.at) notes.push('hour-twice')
    }
  }

  if (bound.deadlines !== undefined) {
    const clocks: { [C in Clock]?: ClockBasis } = {}
    for (const [clock, source] of bound.deadlines) {
      const text = sourceText(source, record, map.blank)
      const time = text === '' ? undefined : readTime(source, text)
      if (time === undefined) continue
      clocks[clock] = { from: [], due: time.at }
      put(`${clock}Due`, time.serial)
    }
    // Also where the file names no date: without a basis the sweep would stamp one by the policy.
    put(
      'basis',
      printBasis({ origin: 'import', cycle: 1, calendar: 'always', limits: {}, clocks, ...NOTHING_YET }, context.zone),
    )
  }

  const status = statusOf(record, bound)
  if (status !== undefined) {
    const resolved = bound.columns.get('resolvedAt')
    const hasTime = resolved !== undefined && sourceText(resolved, record, map.blank) !== ''
    if (status.says === undefined) problems.push({ code: 'unknown-status', ...status.told })
    else if (status.says === 'resolved' && !hasTime) problems.push({ code: 'resolved-without-time', ...status.told })
    else if (status.says === 'open' && hasTime) notes.push('open-but-closed')
  }
  return { cells, problems, notes: [...new Set(notes)] }
}

const translated = (key: string, text: string, { map }: BoundMap): string =>
  map.words.get(key)?.get(plain(text)) ?? text

const TEXTS: ReadonlySet<string> = new Set(['text', 'staff', 'phone', 'room'])

/** A text as its column's cell, in the workbook's own words where they are understood. */
function understood(column: Column, text: string, context: CellContext): Cell {
  if (TEXTS.has(column.type)) return text
  const read = cellReader(column, context.zone)(text, undefined)
  return read instanceof Misread || read instanceof Inferred ? text : renderCell(column, read, context)
}

function statusOf(record: readonly string[], { map, status }: BoundMap) {
  if (status === undefined) return undefined
  const typed = sourceText(status.source, record, map.blank)
  return { says: status.says.get(plain(typed)), told: { source: status.source.name, typed } }
}
