import { PassThrough } from 'node:stream'
import type { sheets_v4 } from '@googleapis/sheets'
import type { WorksheetView } from 'exceljs'
import { localeOf } from '../sheets-server/formats/locale.ts'
import { type Book, type Tab, titleOf } from './book.ts'
import { cellStyles } from './cell-style.ts'
import { coloursOf } from './colour.ts'
import { EXCEL_ROWS } from './formula.ts'
import { listTab } from './list-tab.ts'
import { collectLosses } from './losses.ts'
import { namedIn } from './named.ts'
import { writeNotes } from './notes-sheet.ts'
import { outlineOf } from './outline.ts'
import { sheetNames } from './sheet-names.ts'
import { wordsFor } from './words.ts'
import { writeSheet } from './write-sheet.ts'

/** A spreadsheet whose cells are read when they are wanted. */
export type Source = {
  /** Everything but the cells. */
  readonly spreadsheet: sheets_v4.Schema$Spreadsheet
  readonly tabs: readonly Tab[]
  /** Asked when all cells have been read: whether somebody changed them meanwhile. */
  readonly hasChanged: () => boolean
}

const isGrid = (tab: Tab): boolean => (tab.sheet.properties?.sheetType ?? 'GRID') === 'GRID'

/** Writes an .xlsx file. The tab of notes comes last and only when there is something to say. */
export async function writeWorkbook({ spreadsheet, tabs, hasChanged }: Source): Promise<Buffer> {
  // Loaded when somebody wants a file: it costs 0.3 s and 40 MB, and most days nobody does.
  const { default: excel } = await import('exceljs')
  const stream = new PassThrough()
  const parts: Buffer[] = []
  stream.on('data', (part: Buffer) => parts.push(part))
  const file = new excel.stream.xlsx.WorkbookWriter({ stream, useStyles: true, useSharedStrings: true })
  file.creator = 'daily-clear'
  file.lastModifiedBy = 'daily-clear'

  const grids = tabs.filter(isGrid)
  const names = sheetNames()
  const titles = new Map(grids.map((tab) => [tab, names.claim(titleOf(tab))]))
  const words = wordsFor(spreadsheet.properties?.locale ?? '')
  const notesName = names.claim(words.tab)
  const lists = listTab(names.claim(words.lists))
  const losses = collectLosses()
  for (const tab of tabs) if (!isGrid(tab)) losses.add('tab', titleOf(tab))
  for (const [tab, name] of titles) if (name !== titleOf(tab)) losses.add('renamed', name, titleOf(tab))
  const book = bookOf(spreadsheet, titles, { words, losses, listOf: lists.add })

  const visible = Math.max(
    0,
    grids.findIndex((tab) => tab.sheet.properties?.hidden !== true),
  )
  for (const [index, tab] of grids.entries()) {
    const isHidden = tab.sheet.properties?.hidden === true && index !== visible
    const worksheet = file.addWorksheet(titles.get(tab) ?? '', {
      ...optionsOf(tab, book),
      state: isHidden ? 'hidden' : 'visible',
    })
    await writeSheet(worksheet, tab, titles.get(tab) ?? '', book)
    worksheet.commit()
  }
  if (hasChanged()) losses.add('changed', '')
  if (lists.isUsed()) {
    const worksheet = file.addWorksheet(lists.name, { state: 'hidden' })
    lists.write(worksheet)
    worksheet.commit()
  }
  // A file without a tab is none to Excel.
  if (losses.lines().length > 0 || grids.length === 0) {
    const worksheet = file.addWorksheet(notesName)
    writeNotes(worksheet, losses.lines(), words)
    worksheet.commit()
  }
  // A file that opens on a hidden tab cannot be used.
  file.views = [
    { x: 0, y: 0, width: 20_000, height: 12_000, firstSheet: visible, activeTab: visible, visibility: 'visible' },
  ]
  await file.commit()
  return Buffer.concat(parts)
}

function bookOf(
  spreadsheet: sheets_v4.Schema$Spreadsheet,
  titles: ReadonlyMap<Tab, string>,
  parts: Pick<Book, 'words' | 'losses' | 'listOf'>,
): Book {
  const locale = localeOf(spreadsheet.properties?.locale ?? 'en_US')
  const colours = coloursOf(spreadsheet)
  const rows = new Map([...titles.keys()].map((tab) => [titleOf(tab).toLowerCase(), tab.rowCount]))
  return {
    ...parts,
    locale,
    colours,
    styles: cellStyles(colours, locale),
    named: namedIn(spreadsheet, titles, parts.losses),
    lastRow: (title) => {
      const count = rows.get(title.toLowerCase()) ?? 0
      return count > 0 ? Math.min(count, EXCEL_ROWS) - 1 : undefined
    },
  }
}

function optionsOf(tab: Tab, { colours }: Book): { views: WorksheetView[]; properties: object } {
  const { gridProperties, tabColor, tabColorStyle, rightToLeft } = tab.sheet.properties ?? {}
  const shade = colours(tabColor, tabColorStyle)
  const [xSplit, ySplit] = [gridProperties?.frozenColumnCount ?? 0, gridProperties?.frozenRowCount ?? 0]
  const shown = { showGridLines: gridProperties?.hideGridlines !== true, rightToLeft: rightToLeft === true }
  return {
    views: [
      xSplit + ySplit > 0 ? { state: 'frozen', xSplit, ySplit, ...shown } : { state: 'normal', ...shown },
    ] as WorksheetView[],
    properties: {
      ...(shade === undefined ? {} : { tabColor: shade }),
      outlineLevelCol: outlineOf(tab.sheet.columnGroups ?? [], tab.columnCount).deepest,
    },
  }
}
