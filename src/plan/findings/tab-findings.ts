import { type TabKey, tabs } from '../../../sheets-template/workbook/index.ts'
import { CASE_REGISTERS } from '../../model/register.ts'
import type { LedgerState } from '../../ports/ledger.ts'
import type { Column, Tab } from '../../sheet/definition.ts'
import { findHeaders } from '../../sheet/headers.ts'
import { missingColumns, REGISTER_TABS } from '../../sheet/register-table.ts'
import { type Finding, type FindingSeverity, placeIn } from './finding.ts'

const SET_UP = {
  zh: '运行 setup 补上；如果只是改了名，请改回原名',
  en: 'Run setup to add it; if it was only renamed, give it its name back',
} as const

/** Tabs and columns that are missing, and columns that stand there twice. */
export const tabFindings = (state: LedgerState): readonly Finding[] =>
  tabs.flatMap((tab: Tab & { readonly key: TabKey }) => {
    const table = state.tables.get(tab.key)
    if (table === undefined) return [missingTab(state, tab.key)]
    const { missing, twice } = findHeaders(tab, table)
    const stops = stopping(state, tab)
    return [
      ...missing.map((column): Finding => missingColumn(state, tab.key, column, stops(column))),
      ...twice.map((column): Finding => doubleColumn(state, tab.key, column, stops(column))),
    ]
  })

const registerOf = (key: TabKey) => CASE_REGISTERS.find((register) => register === key)

function missingTab(state: LedgerState, key: TabKey): Finding {
  const isRegister = registerOf(key) !== undefined
  return {
    severity: 'error',
    code: 'tab-missing',
    place: placeIn(state, key),
    what: isRegister
      ? { zh: '没有这张表，里面的个案没有人看', en: 'The tab is gone; nobody looks after its cases' }
      : { zh: '没有这张表，巡检不能进行', en: 'The tab is gone; no sweep can be made' },
    todo: SET_UP,
  }
}

/** Whether the lack of a column, or a second one of its name, keeps the whole tab from being looked after. */
function stopping(state: LedgerState, { key, system }: Tab & { readonly key: TabKey }): (column: Column) => boolean {
  const table = state.tables.get(key)
  const register = registerOf(key)
  if (register === undefined || table === undefined) return () => system === true
  const headers = findHeaders(REGISTER_TABS[register], table)
  const stops = new Set(missingColumns({ headers }).map((column) => column.key))
  return (column) => stops.has(column.key)
}

function missingColumn(state: LedgerState, key: TabKey, column: Column, stops: boolean): Finding {
  const place = placeIn(state, key, undefined, column.key)
  if (stops)
    return {
      severity: 'error',
      code: 'column-missing',
      place,
      what: { zh: '没有这一列，整张表无法处理', en: 'The column is missing; the whole tab cannot be looked after' },
      todo: SET_UP,
    }
  // What people fill in a settings tab is what it is for; in a register a case goes on without it.
  const severity: FindingSeverity =
    registerOf(key) === undefined && column.writer === 'people' && column.key !== 'remark' ? 'error' : 'warning'
  return {
    severity,
    code: 'column-missing',
    place,
    what:
      column.key === 'check'
        ? { zh: '没有这一列，出了什么问题写不进表里', en: 'The column is missing; the sheet cannot say what is wrong' }
        : { zh: '没有这一列，按没有填写处理', en: 'The column is missing; its cells count as blank' },
    todo: SET_UP,
  }
}

const doubleColumn = (state: LedgerState, key: TabKey, column: Column, stops: boolean): Finding => ({
  severity: stops ? 'error' : 'warning',
  code: 'column-twice',
  place: placeIn(state, key, undefined, column.key),
  what: stops
    ? { zh: '这个列名出现两次，整张表无法处理', en: 'Two columns have this name; the whole tab cannot be looked after' }
    : { zh: '这个列名出现两次，只看左边的一列', en: 'Two columns have this name; only the left one counts' },
  todo: { zh: '给不是系统的那一列改名', en: "Rename the one that is not the system's" },
})
