import type { TabKey } from '../../sheets-template/workbook/index.ts'
import { memoryLedger } from '../../src/adapters/memory/ledger.ts'
import { instant } from '../../src/model/instant.ts'
import { planChanges } from '../../src/plan/plan-changes.ts'
import { planSweep } from '../../src/plan/plan-sweep.ts'
import type { Cell, LedgerState, Table } from '../../src/ports/ledger.ts'
import { viewLedger } from '../../src/sheet/ledger-view.ts'
import { REGISTER_TABS } from '../../src/sheet/register-table.ts'
import { diceOf } from '../../test/fixtures/mistyped/dice.ts'
import type { Making } from '../../test/fixtures/mistyped/good-rows.ts'
import { mistypedRows } from '../../test/fixtures/mistyped/ledger.ts'
import { ALIASES } from '../../test/fixtures/mistyped/spellings.ts'
import { NOW, ZONE } from './moment.ts'

/** What the service answers of a workbook, as the text of its JSON. */
export interface Answer {
  readonly text: string
  readonly rows: number
  /** Columns that people fill, and all. */
  readonly columns: readonly [people: number, all: number]
  /** How many cells of a row people have filled, on average. */
  readonly filled: number
}

/** How many cells in a hundred are typed in another way than the usual. */
export const ODD = 10
/** Rows are swept so many at a time. */
const BLOCK = 5000
const TABS = ['complaint', 'repair'] as const

type Rows = Map<TabKey, Cell[][]>

/**
 * Complaints and repairs as people type them: three rows in a hundred mistyped, one cell in ten typed otherwise than the
 * sheet would, or the workbook's own words. The workbook was swept, so that the system's cells are filled.
 */
export async function answerOf(count: number): Promise<Answer> {
  const state = await settingsOf()
  const making: Making = {
    dice: diceOf(40, ODD),
    zone: ZONE,
    language: 'zh',
    now: NOW,
    cases: [{ number: 'TS-20260901-001', resolvedAt: instant(NOW - 1e9) }],
  }
  const all: Rows = new Map(TABS.map((tab) => [tab, (state.tables.get(tab)?.rows ?? []).map((cells) => [...cells])]))
  let filled = 0
  for (let block = 1; (block - 1) * BLOCK < count; block++) {
    const rows = typedRows(making)
    filled += [...rows.values()].flat(2).filter((cell) => cell !== '').length
    sweep(state, rows)
    for (const [tab, swept] of rows) for (const cells of swept) all.get(tab)?.push(renumbered(cells, block))
  }
  const tables = [...state.tables.values()].map(({ tab, title, rows }) => ({
    tab,
    title,
    values: all.get(tab) ?? rows,
  }))
  const valueRanges = tables.map((table) => ({
    ...table,
    values: table.values.map((cells) => cells.map((cell) => cell ?? '')),
  }))
  const { columns } = REGISTER_TABS.complaint
  return {
    text: JSON.stringify({ valueRanges }),
    rows: [...all.values()].reduce((sum, rows) => sum + rows.length - 2, 0),
    columns: [columns.filter(({ writer }) => writer === 'people').length, columns.length],
    filled: filled / count,
  }
}

/** A new workbook that has other names for some of its categories and people. */
async function settingsOf(): Promise<LedgerState> {
  const ledger = memoryLedger(ZONE)
  await ledger.setUp('zh')
  for (const tab of ['categories', 'staff'] as const) {
    const rows = (await ledger.read()).tables.get(tab)?.rows ?? []
    for (const { zh, also } of ALIASES[tab]) {
      const row = rows.findIndex((cells) => cells.includes(zh))
      await ledger.retype(tab, row, 'also', also.zh)
    }
  }
  return ledger.read()
}

function typedRows(making: Making): Rows {
  const rows: Rows = new Map(TABS.map((tab) => [tab, []]))
  for (let left = BLOCK; left > 0; )
    for (const { register, typed } of mistypedRows(making, { good: 1940, single: 45, several: 15 })) {
      const cells = REGISTER_TABS[register].columns.map(({ key }) => typed[key] ?? '')
      if (left > 0 && rows.get(register)?.push(cells) !== undefined) left--
    }
  return rows
}

/** Writes beside the rows what a sweep writes. */
function sweep({ version, tables }: LedgerState, rows: Rows): void {
  const standing = [...tables].map(([key, table]): readonly [TabKey, Table] => {
    const typed = rows.get(key)
    return [key, typed === undefined ? table : { ...table, rows: [...table.rows.slice(0, 1), ...typed] }]
  })
  const state: LedgerState = { version, tables: new Map(standing) }
  const view = viewLedger(state)
  for (const change of planChanges(planSweep(view, NOW, 'bench'), view, state)) {
    const cells = change.kind === 'write' ? rows.get(change.tab)?.[change.row - 1] : undefined
    if (change.kind === 'write' && cells !== undefined) cells[change.column] = change.cell
  }
}

const NUMBER = /^((?:TS|BX)-\d{8})-(\d{3})(?=$| )/

/** Each block begins its numbers anew. */
const renumbered = (cells: readonly Cell[], block: number): Cell[] =>
  cells.map((cell) => (typeof cell === 'string' ? cell.replace(NUMBER, `$1-${block}$2`) : cell))
