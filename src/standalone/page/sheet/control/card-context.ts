import type { CardContext, RowId, ViewCell, ViewColumn } from '../../card/index.ts'
import type { Desk } from '../desk/desk.ts'
import { firstCaseRow, isExample } from '../model/example.ts'
import { foldsOver, isHidden } from '../model/groups.ts'
import { type Column, headerOf, isBlank, isSystemColumn, type Row, type Tab, textOf } from '../model/tab.ts'
import type { Editing } from './editing.ts'
import type { Page } from './page.ts'
import { refusalWords } from './refusal-words.ts'
import { filledRows, openRegisters } from './registers.ts'
import { openRowRules } from './row-rules.ts'
import { rowsOf } from './tab-view.ts'

type LooksReader = (tab: Tab, rows: readonly Row[]) => Promise<void>

/** The tab in sight as cards, search and printing see it. */
export function cardContext(page: Page, desk: Desk, editing: Editing, looks: LooksReader): CardContext {
  const byId = new WeakMap<Tab, { rows: readonly Row[]; map: Map<RowId, Row> }>()
  const rowIn = (tab: Tab | undefined, id: RowId): Row | undefined => {
    if (tab === undefined) return undefined
    let known = byId.get(tab)
    if (known?.rows !== tab.rows) {
      known = { rows: tab.rows, map: new Map(tab.rows.map((row) => [row.id, row])) }
      byId.set(tab, known)
    }
    return known.map.get(id)
  }
  const rowOf = (id: RowId): Row | undefined => rowIn(page.tab(), id)
  const columnOf = (index: number): Column | undefined => page.tab()?.columns[index]
  const positionIn = (tab: Tab | undefined, id: RowId): number | undefined => {
    const index = rowIn(tab, id)?.index ?? -1
    return index < 0 ? undefined : index
  }
  const cellIn = (tab: Tab | undefined, id: RowId, index: number): ViewCell => {
    const [row, column] = [rowIn(tab, id), tab?.columns[index]]
    return row === undefined || column === undefined ? { text: '' } : viewCell(row, column)
  }
  const rules = openRowRules(desk, editing.choices)
  const registers = openRegisters(desk, page.tab, (tab) => ({
    title: () => tab.title,
    sheetId: () => tab.sheetId,
    columns: () => columnsIn(tab),
    rows: () => filledRows(tab),
    position: (id) => positionIn(tab, id),
    cell: (id, index) => cellIn(tab, id, index),
  }))

  return {
    language: desk.session().language,
    workbook: () => desk.workbook().title,
    timeZone: () => desk.workbook().timeZone,
    title: () => page.tab()?.title ?? '',
    sheetId: () => page.tab()?.sheetId ?? 0,
    columns: () => columnsIn(page.tab()),
    rows: () => {
      const tab = page.tab()
      return tab === undefined
        ? []
        : rowsOf(tab, page.view())
            .filter((row) => !isBlank(row) && !isExample(tab, row))
            .map(({ id }) => id)
    },
    report: () => {
      const tab = page.tab()
      return tab?.report && { rows: tab.rows.map(({ id }) => id), ...tab.report }
    },
    position: (id) => positionIn(page.tab(), id),
    cell: (id, index) => cellIn(page.tab(), id, index),
    ready: async (ids) => {
      const tab = page.tab()
      const rows = ids.map(rowOf).filter((row) => row !== undefined)
      if (tab === undefined) return
      const [only] = rows
      await Promise.all([
        looks(tab, [...tab.rows.slice(0, firstCaseRow(tab) + 1), ...rows]),
        only !== undefined && rows.length === 1 ? rules.read(tab, only) : undefined,
      ])
    },
    choices: (id, index) => editing.choices.known(rules.of(rowOf(id), columnOf(index))),
    write: async (id, cells) => {
      const [tab, row] = [page.tab(), rowOf(id)]
      if (tab === undefined || row === undefined) return []
      const writes = cells.flatMap(({ column, text }) => {
        const of = columnOf(column)
        return of === undefined ? [] : [{ row, column: of, text }]
      })
      const settled = await page.edits.write(tab, writes)
      if (settled.kind !== 'refused') return []
      const column = Number(settled.refusal.metadata['column'] ?? cells[0]?.column ?? 0)
      return [{ column, words: refusalWords(page.words, tab, settled.refusal) }]
    },
    registers: registers.all,
    readRegisters: registers.read,
    show: page.show,
    onChange: (listener) => {
      const stops = [
        desk.tabChanged.on(() => listener()),
        desk.workbookChanged.on(() => listener()),
        page.shown.on(() => listener()),
      ]
      return () => {
        for (const stop of stops) stop()
      }
    },
    goTo: (id) => {
      const row = rowOf(id)
      const sight = page.sight()
      const at = row === undefined ? undefined : sight?.rowAt.get(row)
      const column = page.selection()?.focus.column
      if (at === undefined || column === undefined || sight === undefined) return
      page.selectPlace({ row: at, column: sight.columnAt.get(column) ?? 0 })
    },
  }
}

function columnsIn(tab: Tab | undefined): readonly ViewColumn[] {
  if (tab === undefined) return []
  const head = tab.rows[tab.frozenRows - 1]
  const first = tab.rows[firstCaseRow(tab)]
  return tab.columns.map((column) => {
    const help = head?.notes?.[column.index]
    const type = first?.looks?.[column.index]?.type
    return {
      index: column.index,
      header: headerOf(tab, column),
      hidden: isHidden(tab, column),
      ...(foldsOver(tab, column).length === 0 ? {} : { folded: true }),
      system: isSystemColumn(tab, column.index),
      width: column.width,
      ...(help === undefined ? {} : { help }),
      ...(type === undefined ? {} : { type }),
    }
  })
}

function viewCell(row: Row, column: Column): ViewCell {
  const look = row.looks?.[column.index]
  const note = row.notes?.[column.index]
  return {
    text: textOf(row, column),
    ...(note === undefined ? {} : { note }),
    ...(look?.background === undefined ? {} : { background: look.background }),
    ...(look?.colour === undefined ? {} : { colour: look.colour }),
    ...(look?.bold === true ? { bold: true } : {}),
    ...(look?.italic === true ? { italic: true } : {}),
    ...(look?.align === 'right' ? { number: true } : {}),
    ...(look?.size === undefined ? {} : { size: look.size }),
  }
}
