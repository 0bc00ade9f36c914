import { system as systemTab, type TabKey, tabs } from '../../sheets-template/workbook/index.ts'
import { parseCaseNumber, type Series } from '../model/case-number.ts'
import { NUMBER_PREFIX, type Register } from '../model/register.ts'
import type { Cell, Change, LedgerState, Table, Version } from '../ports/ledger.ts'
import { printColumnKeys } from './column-keys.ts'
import { findHeaders } from './headers.ts'

/** The name under which the system tab keeps the ledger's version. */
export const VERSION_NAME = 'version'

/** The name under which it keeps since when each fault of the workbook stands. */
export const HEALTH_NAME = 'health'

/** The name under which it keeps the week since which callbacks are made: what was finished before it is left as it was. */
export const CALLBACKS_NAME = 'callbacks'

/** The name under which it keeps when a sweep last wrote, or had nothing to write. */
export const BEAT_NAME = 'beat'

/** The name under which it keeps the last time in which nothing swept for too long. */
export const OUTAGE_NAME = 'outage'

/** The name under which it keeps what was pledged for the draws of the last weeks. */
export const LOTS_NAME = 'lots'

/** The name under which it keeps what is known of the last days that no row tells: how many cases were forgotten, and which day was mailed. */
export const DAILY_NAME = 'daily'

/** The name under which it keeps of what the board was made, when, and until when it holds. */
export const BOARD_NAME = 'board'

/** The name under which it keeps what the tabs of the last months were when they were written last. */
export const MONTHS_NAME = 'months'

/** The name under which it keeps where a tab's columns are whose headers do not say so. */
const columnsName = (tab: TabKey): string => `columns.${tab}`

/** What the system tab remembers. */
export interface Memory {
  readonly version: Version | undefined
  readonly series: ReadonlyMap<Series, number>
  /** Where columns are whose headers do not say so, as `printColumnKeys` has it. */
  readonly columnKeys: ReadonlyMap<TabKey, string>
  /** Since when each fault of the workbook stands, as `printSince` has it. */
  readonly health: string | undefined
  /** When a sweep last wrote, or had nothing to write, as `printBeat` has it. */
  readonly beat: string | undefined
  /** The last time in which nothing swept for too long, as `printOutage` has it. */
  readonly outage: string | undefined
  /** What was pledged for the draws of the last weeks, as `plan/callbacks/lots-in-force.ts` has it. */
  readonly lots: string | undefined
  /** What is known of the last days, as `statistics/daily/known-days.ts` has it. */
  readonly daily: string | undefined
  /** What is known of the board that was written last, as `statistics/board/written-board.ts` has it. */
  readonly board: string | undefined
  /** What is known of the last months' tabs, as `statistics/closed/written-months.ts` has it. */
  readonly months: string | undefined
  /** The week in which callbacks were first made. */
  readonly callbacks: string | undefined
  /** The row of each name. */
  readonly rows: ReadonlyMap<string, number>
  readonly columns: { readonly name: number; readonly value: number }
}

const isSeries = (text: string): text is Series =>
  Object.keys(NUMBER_PREFIX).some((register) => parseCaseNumber(register as Register, `${text}-001`) !== undefined)

/** Reads what the tab remembers; where its own headers are gone, from where they were at first. */
export function readMemory(table: Table): Memory {
  const { at } = findHeaders(systemTab, table)
  const columns = { name: at.get('name') ?? 0, value: at.get('value') ?? 1 }
  const rows = new Map<string, number>()
  const series = new Map<Series, number>()
  for (let row = 1; row < table.rows.length; row++) {
    const cells = table.rows[row] ?? []
    const name = String(cells[columns.name] ?? '')
    const value = cells[columns.value]
    if (name === '') continue
    rows.set(name, row)
    if (isSeries(name) && typeof value === 'number') series.set(name, value)
  }
  const text = (name: string): string | undefined => {
    const cell = table.rows[rows.get(name) ?? -1]?.[columns.value] ?? ''
    return cell === '' ? undefined : String(cell)
  }
  const columnKeys = tabs.flatMap(({ key }) => {
    const kept = text(columnsName(key))
    return kept === undefined ? [] : [[key, kept] as const]
  })
  return {
    version: text(VERSION_NAME) as Version | undefined,
    series,
    columnKeys: new Map(columnKeys),
    health: text(HEALTH_NAME),
    beat: text(BEAT_NAME),
    outage: text(OUTAGE_NAME),
    callbacks: text(CALLBACKS_NAME),
    lots: text(LOTS_NAME),
    daily: text(DAILY_NAME),
    board: text(BOARD_NAME),
    months: text(MONTHS_NAME),
    rows,
    columns,
  }
}

/** What is to be remembered of where columns are, so that the next read need not ask again; what is remembered already is not. */
export function columnsToRemember(memory: Memory, { tables }: LedgerState): ReadonlyMap<string, string> {
  const fresh = new Map<string, string>()
  for (const [tab, table] of tables) {
    const text = printColumnKeys(table)
    if (text !== undefined && text !== memory.columnKeys.get(tab)) fresh.set(columnsName(tab), text)
  }
  return fresh
}

/** The changes that remember a value under each name: the last number given in a series, where columns are. */
export function remember(memory: Memory, values: ReadonlyMap<string, string | number>): readonly Change[] {
  const fresh: Cell[][] = []
  const changes: Change[] = []
  for (const [name, value] of values) {
    const row = memory.rows.get(name)
    if (row !== undefined)
      changes.push({ kind: 'write', tab: 'system', row, column: memory.columns.value, cell: value })
    else {
      const cells: Cell[] = [null, null]
      cells[memory.columns.name] = name
      cells[memory.columns.value] = value
      fresh.push(cells)
    }
  }
  return fresh.length === 0 ? changes : [...changes, { kind: 'append', tab: 'system', rows: fresh }]
}
